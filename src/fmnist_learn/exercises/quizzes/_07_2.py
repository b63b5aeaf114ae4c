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
                    ko="뉴런의 수를 더하는 것이 아니라 행렬을 곱합니다.",
                    en="The neurons are not added up: the matrices are multiplied.",
                ),
            ),
            Choice(
                Text(
                    ko="XOR을 풀 수 있는 신경망",
                    en="A network that can solve XOR",
                ),
                Text(
                    ko="XOR을 풀려면 선형이 아닌 활성화 함수가 있어야 합니다.",
                    en="XOR needs an activation function that is not linear.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="`Dense(100, activation='relu')`가 음수 점수를 받으면 무엇을 "
            "내보내나요?",
            en="What does `Dense(100, activation='relu')` put out for a negative "
            "score?",
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
                    en="It puts pixels in a row and learns nothing.",
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
                    en="784 is the length of the flat image.",
                ),
            ),
            Choice(
                Text(
                    ko="785개",
                    en="785",
                ),
                Text(
                    ko="다음 층의 뉴런 하나에 있는 파라미터 개수입니다.",
                    en="That is how many parameters one neuron of the next layer has.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="모멘텀은 무엇을 다음 스텝으로 가져가나요?",
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
                    ko="새 속도는 지난 속도의 일부에, 이번 그레이디언트로 움직일 "
                    "만큼을 더한 것입니다.",
                    en="The new velocity is a part of the last one plus the step of "
                    "this gradient.",
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
                    ko="배치는 스텝마다 새로 뽑습니다.",
                    en="Each step takes a new batch.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="Adam의 첫 스텝은 그레이디언트가 100배가 되면 어떻게 되나요?",
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
                    ko="그레이디언트를 그 크기로 나누므로 첫 스텝에 움직이는 거리는 "
                    "거의 학습률만큼입니다.",
                    en="The gradient is divided by its own size, so the first step is "
                    "about as long as the learning rate.",
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
                    ko="그레이디언트를 제곱한 값의 제곱근으로 나누므로 크기가 모두 "
                    "약분됩니다.",
                    en="The gradient is divided by the square root of its square, so "
                    "its size cancels out completely.",
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
                    ko="이미지마다 한 번이라면 그렇습니다.",
                    en="That would be a step for each image.",
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
