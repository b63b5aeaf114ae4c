"""Write precision and recall."""

import numpy as np

from fmnist_learn.exercises import Case, Draw, FunctionExercise, Wrong
from fmnist_learn.i18n import Text

_MATRIX = Text(ko="혼동 행렬", en="a confusion matrix")
_NEVER = Text(ko="한 번도 예측하지 않은 클래스", en="a class that is never predicted")


def precision_and_recall(matrix, label):
    right = matrix[label, label]
    predicted, actual = matrix[:, label].sum(), matrix[label].sum()
    return right / predicted if predicted else 0.0, right / actual


def _cases(draw: Draw):
    # The first row has more mistakes than the first column.
    a, b, c = draw.shuffled([1, 2, 3])
    matrix = np.array([[6 + a, 4 + b, 7], [1, 5 + c, 3], [2, 1, 9]])
    yield Case(_MATRIX, (matrix, 0))
    yield Case(_MATRIX, (matrix, 1))
    never = np.array([[5 + a, 0, 2], [2 + b, 0, 1], [1, 0, 6 + c]])
    yield Case(_NEVER, (never, 1))


def _accepts(matrix, label):
    return (
        matrix.shape[0] == matrix.shape[1] > label
        and matrix.min() >= 0
        and matrix.sum(axis=1).min() > 0
    )


def _exchanged(matrix, label):
    return precision_and_recall(matrix, label)[::-1]


def _accuracy_twice(matrix, label):
    share = np.trace(matrix) / matrix.sum()
    return share, share


def _of_all_images(matrix, label):
    share = matrix[label, label] / matrix.sum()
    return share, share


def _recall_twice(matrix, label):
    return (precision_and_recall(matrix, label)[1],) * 2


def _nan_where_never(matrix, label):
    right, predicted = matrix[label, label], matrix[:, label].sum()
    return right / predicted, right / matrix[label].sum()


def _without_the_diagonal(matrix, label):
    right = matrix[label, label]
    predicted, actual = matrix[:, label].sum() - right, matrix[label].sum() - right
    return right / predicted if predicted else 0.0, right / actual if actual else 0.0


def _as_list(matrix, label):
    return [float(one) for one in precision_and_recall(matrix, label)]


def _as_array(matrix, label):
    return np.array(precision_and_recall(matrix, label), "float32")


def _by_sums(matrix, label):
    columns, rows = matrix.sum(axis=0), matrix.sum(axis=1)
    diagonal = np.diagonal(matrix)
    return (diagonal / np.maximum(columns, 1))[label], (diagonal / rows)[label]


EXERCISE = FunctionExercise(
    name="precision-and-recall",
    section="08-2",
    place=50,
    title=Text(ko="정밀도와 재현율을 계산하세요.", en="Compute precision and recall."),
    concept="accuracy",
    minutes=5,
    task=Text(
        ko="`precision_and_recall(matrix, label)`은 혼동 행렬(행이 정답, 열이 예측)과 "
        "클래스 번호를 받아 그 클래스의 `(정밀도, 재현율)`을 튜플로 돌려줍니다. "
        "정밀도는 그 클래스로 예측한 이미지 가운데 맞은 비율, 재현율은 정답이 그 "
        "클래스인 이미지 가운데 찾아낸 비율입니다. 한 번도 예측하지 않았으면 정밀도는 "
        "0입니다.",
        en="`precision_and_recall(matrix, label)` takes a confusion matrix (rows are "
        "the right classes, columns the predictions) and the number of a class. "
        "Return `(precision, recall)` of that class as a tuple. Precision is the "
        "share of the images predicted as this class that are right; recall is the "
        "share of the images of this class that were found. If the class is never "
        "predicted, its precision is 0.",
    ),
    hints=(
        Text(
            ko="둘 다 분자는 대각선의 값입니다. 분모가 다릅니다.",
            en="The numerator of both is the number on the diagonal. The denominators "
            "differ.",
        ),
        Text(
            ko="그 클래스로 예측한 이미지는 한 열에, 정답이 그 클래스인 이미지는 한 "
            "행에 있습니다.",
            en="The images predicted as the class make up a column, those that belong "
            "to it a row.",
        ),
    ),
    solution=precision_and_recall,
    cases=_cases,
    accepts=_accepts,
    wrong=(
        Wrong(
            _exchanged,
            Text(
                ko="둘이 뒤바뀌었습니다. 정밀도의 분모는 열의 합, 재현율의 분모는 "
                "행의 합입니다.",
                en="The two are swapped: precision divides by the sum of the column, "
                "recall by the sum of the row.",
            ),
        ),
        Wrong(
            _accuracy_twice,
            Text(
                ko="모델의 정확도입니다. 한 클래스의 행과 열만 보세요.",
                en="That is the accuracy. Look at the row and the column of one class "
                "only.",
            ),
        ),
        Wrong(
            _of_all_images,
            Text(
                ko="이미지 전체로 나누었습니다. 열의 합과 행의 합으로 나누세요.",
                en="It divides by all images. Divide by the sum of the column for "
                "precision and of the row for recall.",
            ),
        ),
        Wrong(
            _recall_twice,
            Text(
                ko="재현율을 두 번 돌려주었습니다. 정밀도는 열의 합으로 나눕니다.",
                en="That is recall twice. Precision divides by the sum of the column.",
            ),
        ),
        Wrong(
            _nan_where_never,
            Text(
                ko="한 번도 예측하지 않은 클래스에서 0 / 0이 되어 nan이 나옵니다. "
                "그때는 0으로 하세요.",
                en="For a class that is never predicted this is 0 / 0, which is nan. "
                "Return 0 there.",
            ),
        ),
        Wrong(
            _without_the_diagonal,
            Text(
                ko="분모에서 맞은 것을 뺐습니다. 분모에는 맞은 것도 들어갑니다.",
                en="The right ones are subtracted from the denominators. They belong "
                "there.",
            ),
        ),
    ),
    also_right=(_as_list, _as_array, _by_sums),
)
