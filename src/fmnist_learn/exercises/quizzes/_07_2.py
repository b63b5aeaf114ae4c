"""The quiz of section 07-2."""

from fmnist_learn.exercises import Choice, Question
from fmnist_learn.i18n import Text

QUESTIONS = (
    Question(
        asks=Text(
            ko="은닉층에 활성화 함수가 없으면 `Dense(100)`과 `Dense(10)` 두 층은 "
            "무엇과 같나요?",
            en="Without an activation function in the hidden layer, what do the "
            "layers `Dense(100)` and `Dense(10)` amount to?",
        ),
        concept="layers",
        choices=(
            Choice(
                Text(
                    ko="`Dense(10)` 한 층",
                    en="One layer, `Dense(10)`",
                ),
                Text(
                    ko="선형 변환을 두 번 이으면 다시 선형 변환입니다.",
                    en="Two linear maps, one after the other, are one linear map.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="`Dense(110)` 한 층",
                    en="One layer, `Dense(110)`",
                ),
                Text(
                    ko="뉴런을 더하는 것이 아니라 행렬을 곱합니다.",
                    en="Neurons do not add up: matrices multiply.",
                ),
            ),
            Choice(
                Text(
                    ko="XOR을 풀 수 있는 신경망",
                    en="A network that can solve XOR",
                ),
                Text(
                    ko="XOR을 풀려면 비선형 활성화 함수가 있어야 합니다.",
                    en="XOR needs an activation function that is not linear.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="`Dense(100, activation='relu')`의 뉴런은 점수가 음수이면 무엇을 "
            "출력하나요?",
            en="What does a neuron of `Dense(100, activation='relu')` output for a "
            "negative score?",
        ),
        concept="relu",
        choices=(
            Choice(
                Text(
                    ko="0",
                    en="0",
                ),
                Text(
                    ko="렐루는 음수를 0으로 바꿉니다.",
                    en="ReLU turns negative numbers into 0.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="0과 0.5 사이의 수",
                    en="A number between 0 and 0.5",
                ),
                Text(
                    ko="시그모이드가 그렇습니다.",
                    en="That is what the sigmoid does.",
                ),
            ),
            Choice(
                Text(
                    ko="음수 그대로",
                    en="The negative number itself",
                ),
                Text(
                    ko="활성화 함수가 없을 때 그렇습니다.",
                    en="That would be right without an activation function.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="`Flatten` 층의 파라미터는 몇 개인가요?",
            en="How many parameters does a `Flatten` layer have?",
        ),
        concept="layers",
        choices=(
            Choice(
                Text(
                    ko="0개",
                    en="0",
                ),
                Text(
                    ko="픽셀을 한 줄로 놓을 뿐 배우는 값이 없습니다.",
                    en="It only puts the pixels in a row and learns nothing.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="784개",
                    en="784",
                ),
                Text(
                    ko="784는 펼친 이미지의 길이입니다.",
                    en="784 is the length of the flattened image.",
                ),
            ),
            Choice(
                Text(
                    ko="785개",
                    en="785",
                ),
                Text(
                    ko="다음 밀집층에서 뉴런 하나의 파라미터 개수입니다.",
                    en="That is how many one neuron of a dense layer after it has.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="모멘텀은 다음 스텝에 무엇을 넘겨주나요?",
            en="What does momentum carry over to the next step?",
        ),
        concept="momentum",
        choices=(
            Choice(
                Text(
                    ko="지난 속도의 일부",
                    en="A part of the last velocity",
                ),
                Text(
                    ko="새 속도는 지난 속도의 일부에서 학습률과 이번 그레이디언트의 "
                    "곱을 뺀 값입니다.",
                    en="The new velocity is a part of the last one, minus the "
                    "learning rate times the current gradient.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="지난 손실",
                    en="The last loss",
                ),
                Text(
                    ko="손실의 값은 쓰지 않습니다. 그레이디언트만 씁니다.",
                    en="The loss itself is not used, only its gradient.",
                ),
            ),
            Choice(
                Text(
                    ko="지난 배치의 이미지",
                    en="The images of the last batch",
                ),
                Text(
                    ko="스텝마다 새 배치를 씁니다.",
                    en="Each step takes a new batch.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="그레이디언트가 100배가 되면 Adam이 첫 스텝에 움직이는 양은 어떻게 "
            "되나요?",
            en="What happens to Adam's first step if the gradient is a hundred times "
            "as large?",
        ),
        concept="adam",
        choices=(
            Choice(
                Text(
                    ko="거의 그대로입니다.",
                    en="It hardly changes.",
                ),
                Text(
                    ko="첫 스텝에서는 그레이디언트를 그 절댓값으로 나누는 셈이므로 "
                    "학습률만큼 움직입니다.",
                    en="In the first step the gradient is in effect divided by its "
                    "own absolute value, so each weight moves by the learning rate.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="100배가 됩니다.",
                    en="It is a hundred times as long.",
                ),
                Text(
                    ko="SGD라면 그렇습니다.",
                    en="That would be right for SGD.",
                ),
            ),
            Choice(
                Text(
                    ko="10배가 됩니다.",
                    en="It is ten times as long.",
                ),
                Text(
                    ko="그레이디언트를 그 절댓값의 제곱근으로 나누면 그렇습니다. "
                    "Adam의 분모는 그레이디언트를 제곱한 값의 제곱근이므로 100배가 "
                    "모두 약분됩니다.",
                    en="That would be right if the gradient were divided by the "
                    "square root of its absolute value. Adam takes the square root of "
                    "its square, so the factor of 100 cancels completely.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="배치 크기가 32이고 이미지가 48,000개일 때 한 에포크는 몇 스텝인가요?",
            en="How many steps does an epoch of 48,000 images take with a batch size "
            "of 32?",
        ),
        concept="gradient-descent",
        choices=(
            Choice(
                Text(
                    ko="1,500스텝",
                    en="1,500",
                ),
                Text(
                    ko="48,000 / 32입니다.",
                    en="48,000 / 32.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="48,000스텝",
                    en="48,000",
                ),
                Text(
                    ko="이미지마다 가중치를 한 번씩 고친다면 그렇습니다.",
                    en="That would be one step for each image.",
                ),
            ),
            Choice(
                Text(
                    ko="32스텝",
                    en="32",
                ),
                Text(
                    ko="배치 하나의 이미지 개수입니다.",
                    en="That is how many images one batch holds.",
                ),
            ),
        ),
    ),
)
