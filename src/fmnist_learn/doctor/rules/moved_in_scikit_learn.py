"""scikit-learn has moved or removed this name."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

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
)
