"""scikit-learn has moved or removed this name."""

import ast
from collections.abc import Iterator

from fmnist_learn.doctor._program import Program
from fmnist_learn.doctor._rule import Rule
from fmnist_learn.doctor._unit import Edit, Match
from fmnist_learn.i18n import Text

_SPLITS = {"sklearn.cross_validation", "sklearn.grid_search", "sklearn.learning_curve"}
# The folds of `cross_validation` took the number of samples first.
_SAME = {
    *("GridSearchCV", "ParameterGrid", "RandomizedSearchCV", "cross_val_predict"),
    *("cross_val_score", "learning_curve", "train_test_split", "validation_curve"),
}
_GONE = {
    f"sklearn.{path}"
    for path in (
        *("datasets.fetch_mldata", "datasets.load_boston", "preprocessing.Imputer"),
        *("externals.joblib", "externals.six", "metrics.plot_confusion_matrix"),
        *("metrics.plot_roc_curve", "metrics.plot_precision_recall_curve"),
    )
}


def _find(program: Program) -> Iterator[Match]:
    for unit, line in program.all(ast.ImportFrom):
        names = {one.name for one in line.names}
        if line.module in _SPLITS and not line.level:
            edits = []
            if names <= _SAME:
                start = unit.span(line)[0]
                place = unit.text.index(line.module.encode(), start)
                end = place + len(line.module)
                edits = [Edit(place, end, "sklearn.model_selection", line.module)]
            yield unit.match("moved-in-scikit-learn", line, *edits)
        elif _GONE & {f"{line.module}.{name}" for name in names}:
            edits = []
            if line.module == "sklearn.externals" and names == {"joblib"}:
                (one,) = line.names
                named = f" as {one.asname}" if one.asname else ""
                edits = [unit.replace(line, f"import joblib{named}")]
            yield unit.match("moved-in-scikit-learn", line, *edits)


RULE = Rule(
    name="moved-in-scikit-learn",
    title=Text(
        ko="사이킷런에서 옮기거나 없앤 이름입니다",
        en="scikit-learn has moved or removed this name",
    ),
    cause=Text(
        ko="`sklearn.cross_validation`과 `sklearn.grid_search`는 "
        "`sklearn.model_selection`이 되었습니다. `sklearn.externals.joblib`, "
        "`load_boston`, `fetch_mldata`, `plot_confusion_matrix`, `Imputer`는 "
        "없어졌습니다.",
        en="`sklearn.cross_validation` and `sklearn.grid_search` have become "
        "`sklearn.model_selection`. `sklearn.externals.joblib`, `load_boston`, "
        "`fetch_mldata`, `plot_confusion_matrix` and `Imputer` are gone.",
    ),
    remedy=Text(
        ko="`from sklearn.model_selection import train_test_split`, `import joblib`, "
        "`fetch_california_housing`, `fetch_openml`, "
        "`ConfusionMatrixDisplay.from_predictions`, `sklearn.impute.SimpleImputer`를 "
        "쓰세요.",
        en="Write `from sklearn.model_selection import train_test_split`, `import "
        "joblib`, `fetch_california_housing`, `fetch_openml`, "
        "`ConfusionMatrixDisplay.from_predictions`, `sklearn.impute.SimpleImputer`.",
    ),
    section="07-1",
    concept="",
    broken="from sklearn.cross_validation import train_test_split\n",
    fixed="from sklearn.model_selection import train_test_split\n",
    error="ModuleNotFoundError: No module named 'sklearn.cross_validation'",
    kinds=("ImportError",),
    pattern=r"^No module named 'sklearn\.(cross_validation|grid_search|learning_curve|"
    r"lda|qda|"
    r"datasets\.samples_generator|preprocessing\.imputation|ensemble\.forest)"
    r"|^cannot import name '(joblib|six)' from 'sklearn\.externals'"
    r"|^cannot import name '(fetch_mldata|plot_confusion_matrix|plot_roc_curve|"
    r"plot_precision_recall_curve|Imputer)' from 'sklearn\."
    r"|`load_boston` has been removed from scikit-learn",
    find=_find,
)
