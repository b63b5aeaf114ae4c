"""The images were given as a list, not as one array."""

from fmnist_learn.doctor._rule import Rule
from fmnist_learn.i18n import Text

RULE = Rule(
    name="list-of-arrays",
    title=Text(
        ko="이미지를 배열 하나로 묶지 않고 리스트로 넣었습니다",
        en="The images were given as a list, not as one array",
    ),
    cause=Text(
        ko="케라스는 리스트를 입력이 여럿인 모델의 입력들로 읽습니다. 그래서 이미지 "
        "한 장을 입력 하나로 세었습니다.",
        en="Keras takes a list for the several inputs of one model, so it counted "
        "each image as an input of its own.",
    ),
    remedy=Text(
        ko="`np.array(images)`로 배열 하나를 만들어 넣으세요.",
        en="Make one array of them with `np.array(images)`, and give that.",
    ),
    section="07-1",
    concept="array-shape",
    broken="images = [image for image in train_scaled]\n"
    "model.fit(images, train_target)\n",
    fixed="images = [image for image in train_scaled]\n"
    "model.fit(np.array(images), train_target)\n",
    error="ValueError: Data cardinality is ambiguous. Make sure all arrays contain "
    "the same number of samples.'x' sizes: 784, 784",
    kinds=("ValueError",),
    pattern=r"Data cardinality is ambiguous[^']*'x' sizes: \d+, \d+",
    before=("rows-do-not-match",),
)
