"""The quiz of section 08-1."""

from fmnist_learn.exercises import Choice, Question
from fmnist_learn.i18n import Text

QUESTIONS = (
    Question(
        asks=Text(
            ko="크기가 (28, 28)인 이미지에 3 × 3 커널을 밸리드 패딩으로 적용하면 특성 "
            "맵의 크기는 무엇인가요?",
            en="A 3 × 3 kernel with valid padding goes over an image of (28, 28). How "
            "large is the feature map?",
        ),
        concept="padding",
        choices=(
            Choice(
                Text(
                    ko="(26, 26)",
                    en="(26, 26)",
                ),
                Text(
                    ko="커널이 놓일 자리는 28 - 3 + 1 = 26개입니다.",
                    en="There are 28 - 3 + 1 = 26 places for the kernel.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="(28, 28)",
                    en="(28, 28)",
                ),
                Text(
                    ko="세임 패딩일 때 그렇습니다.",
                    en="That is right with same padding.",
                ),
            ),
            Choice(
                Text(
                    ko="(25, 25)",
                    en="(25, 25)",
                ),
                Text(
                    ko="커널의 크기만큼 뺐습니다. 첫 자리도 하나이므로 1을 더합니다.",
                    en="That subtracts the size of the kernel. The first place counts "
                    "as well: add 1.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="필터가 10개인 합성곱 층은 이미지 하나로 특성 맵을 몇 장 만드나요?",
            en="How many feature maps does a convolution with 10 filters make of one "
            "image?",
        ),
        concept="feature-map",
        choices=(
            Choice(
                Text(
                    ko="10장",
                    en="10",
                ),
                Text(
                    ko="필터 하나가 특성 맵 한 장을 만듭니다.",
                    en="Each filter makes one.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="입력 채널 수의 10배",
                    en="10 times the input channels",
                ),
                Text(
                    ko="필터 하나는 모든 채널을 더해 한 장을 만듭니다.",
                    en="One filter adds up all channels into one map.",
                ),
            ),
            Choice(
                Text(
                    ko="1장",
                    en="1",
                ),
                Text(
                    ko="필터마다 특성 맵을 따로 만듭니다.",
                    en="Each filter makes a map of its own.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="풀링 층의 파라미터는 몇 개인가요?",
            en="How many parameters does a pooling layer have?",
        ),
        concept="pooling",
        choices=(
            Choice(
                Text(
                    ko="0개",
                    en="0",
                ),
                Text(
                    ko="최댓값이나 평균을 구할 뿐 배우는 값이 없습니다.",
                    en="It takes a maximum or a mean and learns nothing.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="4개",
                    en="4",
                ),
                Text(
                    ko="2 × 2는 조각의 크기입니다.",
                    en="2 × 2 is the size of the pieces.",
                ),
            ),
            Choice(
                Text(
                    ko="채널 수만큼",
                    en="One for each channel",
                ),
                Text(
                    ko="채널마다 따로 계산하지만 파라미터는 없습니다.",
                    en="Each channel is pooled separately, but there are no "
                    "parameters.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="스트라이드 2는 무엇을 하나요?",
            en="What does a stride of 2 do?",
        ),
        concept="stride",
        choices=(
            Choice(
                Text(
                    ko="커널을 두 칸씩 움직입니다.",
                    en="It moves the kernel by two pixels.",
                ),
                Text(
                    ko="그래서 출력의 높이와 너비가 약 절반이 됩니다.",
                    en="So the output is about half as high and wide.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="커널을 두 배로 키웁니다.",
                    en="It doubles the kernel.",
                ),
                Text(
                    ko="커널의 크기는 그대로입니다.",
                    en="The size of the kernel stays the same.",
                ),
            ),
            Choice(
                Text(
                    ko="합성곱을 두 번 합니다.",
                    en="It convolves twice.",
                ),
                Text(
                    ko="한 번만 하고, 자리를 건너뜁니다.",
                    en="It is done once and skips places.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="신경망의 합성곱은 커널을 뒤집나요?",
            en="Does the convolution of a neural network flip its kernel?",
        ),
        concept="convolution",
        choices=(
            Choice(
                Text(
                    ko="아니요.",
                    en="No",
                ),
                Text(
                    ko="이미지와 커널을 그대로 겹쳐 곱합니다. 수학에서는 이것을 "
                    "교차상관이라고 합니다.",
                    en="Image and kernel are multiplied as they lie. Mathematics "
                    "calls that cross-correlation.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="예, 위아래와 좌우로 뒤집습니다.",
                    en="Yes, top to bottom and left to right",
                ),
                Text(
                    ko="수학의 합성곱이 그렇습니다. 커널을 배우므로 뒤집을 까닭이 "
                    "없습니다.",
                    en="That is the convolution of mathematics. Since the kernel is "
                    "learned, there is no need to.",
                ),
            ),
            Choice(
                Text(
                    ko="예측할 때만 뒤집습니다.",
                    en="Only when predicting",
                ),
                Text(
                    ko="훈련과 예측에서 똑같이 계산합니다.",
                    en="Training and prediction compute the same thing.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="최대 풀링이 2 × 2 조각 (1, 5, -2, 4)에서 내보내는 값은 무엇인가요?",
            en="What does max pooling put out for the 2 × 2 piece (1, 5, -2, 4)?",
        ),
        concept="pooling",
        choices=(
            Choice(
                Text(
                    ko="5",
                    en="5",
                ),
                Text(
                    ko="네 수 가운데 가장 큰 값입니다.",
                    en="It is the largest of the four.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="2",
                    en="2",
                ),
                Text(
                    ko="평균입니다. 평균 풀링이 그렇습니다.",
                    en="That is the mean, as average pooling gives it.",
                ),
            ),
            Choice(
                Text(
                    ko="8",
                    en="8",
                ),
                Text(
                    ko="합입니다. 풀링은 더하지 않습니다.",
                    en="That is the sum. Pooling does not add.",
                ),
            ),
        ),
    ),
)
