"""Errors of the baseline: scikit-learn's models and metrics."""

from real_errors import UNKNOWN, Case

_SGD = "from sklearn.linear_model import SGDClassifier\n"
_LR = "from sklearn.linear_model import LogisticRegression\n"
_METRICS = "from sklearn.metrics import *\n"

CASES = [
    Case(
        "images for scikit-learn",
        _SGD + "SGDClassifier().fit(train_input, train_target)",
        "images-for-scikit-learn",
    ),
    Case(
        "one row for scikit-learn",
        _SGD + "SGDClassifier().fit(train_scaled, train_target).predict(val_scaled[0])",
        "images-for-scikit-learn",
        says="reshape(1, -1)",
    ),
    Case(
        "targets of another length for scikit-learn",
        _SGD + "SGDClassifier().fit(train_scaled, val_target)",
        "rows-do-not-match",
    ),
    Case(
        "a model that is not fitted",
        _SGD + "SGDClassifier().predict(val_scaled)",
        "not-fitted",
    ),
    Case(
        "a scaler that is not fitted",
        "from sklearn.preprocessing import StandardScaler\n"
        "StandardScaler().transform(train_scaled)",
        "not-fitted",
    ),
    Case(
        "the class without its parentheses",
        _SGD + "sc = SGDClassifier\nsc.fit(train_scaled, train_target)",
        "function-not-called",
        says="SGDClassifier()",
    ),
    Case(
        "rows of another width",
        _SGD + "SGDClassifier().fit(train_scaled, train_target)"
        ".predict(val_scaled[:, :100])",
        "features-do-not-fit",
    ),
    Case(
        "one-hot targets for scikit-learn",
        _SGD + "SGDClassifier().fit(\n"
        "    train_scaled, keras.utils.to_categorical(train_target))",
        "one-hot-for-scikit-learn",
        says="argmax",
    ),
    Case(
        "targets that are not classes",
        _SGD + "SGDClassifier().fit(train_scaled, train_scaled[:, 0])",
        "targets-are-not-classes",
    ),
    Case(
        "one class only",
        _LR + "LogisticRegression().fit(train_scaled, train_target * 0)",
        "targets-are-not-classes",
    ),
    Case(
        "no value at all in a pixel",
        _SGD + "x = train_scaled.copy()\nx[0, 0] = np.nan\n"
        "SGDClassifier().fit(x, train_target)",
        "missing-values",
    ),
    Case(
        "words for pixels",
        _SGD + "SGDClassifier().fit(np.array([['bag'], ['coat']]), [0, 1])",
        "text-for-numbers",
    ),
    Case(
        "the loss as it was called once",
        _SGD + "SGDClassifier(loss='log').fit(train_scaled, train_target)",
        "loss-log",
    ),
    Case(
        "a misspelt loss of scikit-learn",
        _SGD + "SGDClassifier(loss='logloss').fit(train_scaled, train_target)",
        "value-not-allowed",
        says="log_loss",
    ),
    Case(
        "no penalty as it was written once",
        _LR + "LogisticRegression(penalty='none').fit(train_scaled, train_target)",
        "value-not-allowed",
        says="C=np.inf",
    ),
    Case(
        "a maximum of iterations as text",
        _SGD + "SGDClassifier(max_iter='5').fit(train_scaled, train_target)",
        "value-not-allowed",
        says="max_iter",
    ),
    Case(
        "a test set of 120 %",
        "from sklearn.model_selection import train_test_split\n"
        "train_test_split(train_scaled, train_target, test_size=1.2)",
        "value-not-allowed",
        says="test_size",
    ),
    Case(
        "the iterations as they were called once",
        _SGD + "SGDClassifier(n_iter=5)",
        "argument-of-old-keras",
        says="max_iter",
    ),
    Case(
        "the classes of a grid as they were called once",
        "from sklearn.model_selection import KFold\nKFold(40, n_folds=5)",
        "argument-of-old-keras one-value-too-many",
    ),
    Case(
        "a misspelt argument of scikit-learn",
        _SGD + "SGDClassifier(max_itr=5)",
        "misspelt-argument",
        says="max_iter",
    ),
    Case(
        "cross_validation",
        "from sklearn.cross_validation import train_test_split",
        "moved-in-scikit-learn",
        says="sklearn.model_selection",
    ),
    Case(
        "grid_search",
        "from sklearn.grid_search import GridSearchCV",
        "moved-in-scikit-learn",
        says="sklearn.model_selection",
    ),
    Case(
        "joblib of scikit-learn",
        "from sklearn.externals import joblib",
        "moved-in-scikit-learn",
        says="import joblib",
    ),
    Case(
        "the data of Boston",
        "from sklearn.datasets import load_boston",
        "moved-in-scikit-learn",
        says="fetch_california_housing",
    ),
    Case(
        "MNIST as it was fetched once",
        "from sklearn.datasets import fetch_mldata",
        "moved-in-scikit-learn",
        says="fetch_openml",
    ),
    Case(
        "the plot of a confusion matrix as it was called once",
        "from sklearn.metrics import plot_confusion_matrix",
        "moved-in-scikit-learn",
        says="ConfusionMatrixDisplay",
    ),
    Case(
        "the Imputer",
        "from sklearn.preprocessing import Imputer",
        "moved-in-scikit-learn",
        says="SimpleImputer",
    ),
    Case(
        "a model in the wrong module",
        "from sklearn.model_selection import SGDClassifier",
        "no-such-name",
        says="from sklearn.linear_model import SGDClassifier",
    ),
    Case(
        "a misspelt name of scikit-learn",
        "from sklearn.linear_model import SGDClasifier",
        "no-such-name",
        says="SGDClassifier",
    ),
    Case(
        "probabilities of the hinge loss",
        _SGD + "SGDClassifier().fit(train_scaled, train_target)"
        ".predict_proba(val_scaled)",
        "loss-without-probabilities",
    ),
    Case(
        "evaluate of a model of scikit-learn",
        _SGD + "SGDClassifier().evaluate(val_scaled, val_target)",
        "score-and-evaluate",
    ),
    Case(
        "the history of a model of scikit-learn",
        _SGD + "h = SGDClassifier().fit(train_scaled, train_target)\nh.history",
        "score-and-evaluate no-such-name",
    ),
    Case(
        "too many folds",
        _SGD + "from sklearn.model_selection import cross_validate\n"
        "cross_validate(SGDClassifier(), train_scaled, train_target, cv=50)",
        "too-few-of-a-class",
    ),
    Case(
        "the scores of cross_validate as an array",
        _SGD + "from sklearn.model_selection import cross_validate\n"
        "scores = cross_validate(SGDClassifier(), train_scaled, train_target, cv=2)\n"
        "scores.mean()",
        "scores-are-a-dictionary",
    ),
    Case(
        "a score of another name",
        _SGD + "from sklearn.model_selection import cross_validate\n"
        "cross_validate(SGDClassifier(), train_scaled, train_target, scoring='acc')",
        "value-not-allowed",
        says="'accuracy'",
    ),
    Case(
        "a Keras model for cross_validate",
        "from sklearn.model_selection import cross_validate\n"
        "cross_validate(model, train_scaled, train_target, cv=2)",
        "keras-for-scikit-learn",
        says="SKLearnClassifier",
    ),
    Case(
        "stratified with a class of one",
        "from sklearn.model_selection import train_test_split\n"
        "train_test_split(train_scaled[:9], train_target[:9], "
        "stratify=train_target[:9])",
        "too-few-of-a-class",
    ),
    Case(
        "a confusion matrix of probabilities",
        _METRICS + "confusion_matrix(train_target, model.predict(train_scaled))",
        "predictions-not-labels",
        says="argmax(axis=-1)",
    ),
    Case(
        "an accuracy of probabilities",
        _METRICS + "accuracy_score(train_target, model.predict(train_scaled))",
        "predictions-not-labels",
    ),
    Case(
        "a report of labels and another number of predictions",
        _METRICS + "classification_report(train_target, val_target)",
        "rows-do-not-match",
    ),
    Case(
        "one-hot rows and labels",
        _METRICS + "accuracy_score(keras.utils.to_categorical(train_target), "
        "train_target)",
        "predictions-not-labels one-hot-for-scikit-learn",
        says="argmax",
    ),
    Case(
        "an average for two classes",
        _METRICS + "f1_score(train_target, train_target)",
        "average-for-two-classes",
        says="average='macro'",
    ),
    Case(
        "the area under the curve of ten classes",
        _METRICS + "roc_auc_score(train_target, np.eye(10)[train_target])",
        UNKNOWN,
    ),
    Case(
        "the parentheses of a metric forgotten",
        _METRICS + "accuracy_score[train_target, train_target]",
        "function-not-called",
    ),
]
