"""The quiz of section 08-1."""

from fmnist_learn.exercises import Choice, Question
from fmnist_learn.i18n import Text

QUESTIONS = (
    Question(
        asks=Text(
            ko="크기가 (28, 28)인 이미지에 3 × 3 커널을 밸리드 패딩으로 적용하면 특성 "
            "맵의 크기는 어떻게 되나요?",
            en="A 3 × 3 kernel with valid padding goes over an image of shape (28, "
            "28). How large is the feature map?",
        ),
        concept="padding",
        choices=(
            Choice(
                Text(
                    ko="(26, 26)",
                    en="(26, 26)",
                ),
                Text(
                    ko="커널이 놓일 자리는 가로와 세로로 28 - 3 + 1 = 26개씩입니다.",
                    en="There are 28 - 3 + 1 = 26 places for the kernel in each "
                    "direction.",
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
                    en="That would be right for same padding.",
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
            ko="필터가 10개인 합성곱 층은 채널이 3개인 이미지 하나에서 특성 맵을 몇 "
            "장 만드나요?",
            en="How many feature maps does a convolutional layer with 10 filters make "
            "of one image with 3 channels?",
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
                    en="Each filter makes one feature map.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="30장",
                    en="30",
                ),
                Text(
                    ko="필터 하나는 세 채널에서 구한 값을 모두 더해 한 장을 만듭니다.",
                    en="One filter adds up what it finds in all three channels into a "
                    "single map.",
                ),
            ),
            Choice(
                Text(
                    ko="1장",
                    en="1",
                ),
                Text(
                    ko="필터마다 자기 특성 맵을 만듭니다.",
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
                    en="Channels are pooled separately, but there are no parameters.",
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
                    en="The kernel keeps its size.",
                ),
            ),
            Choice(
                Text(
                    ko="합성곱을 두 번 합니다.",
                    en="It convolves twice.",
                ),
                Text(
                    ko="한 번만 하되 자리를 건너뜁니다.",
                    en="It is done once, and places are skipped.",
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
                    ko="이미지와 커널을 그대로 겹쳐 곱합니다. 수학에서는 이런 계산을 "
                    "교차상관이라고 합니다.",
                    en="Image and kernel are multiplied as they lie. In mathematics "
                    "that is called cross-correlation.",
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
                    en="That is convolution in mathematics. Since the kernel is "
                    "learned, there is no need to flip it.",
                ),
            ),
            Choice(
                Text(
                    ko="예측할 때만 뒤집습니다.",
                    en="Only when predicting",
                ),
                Text(
                    ko="훈련과 예측에서 똑같이 계산합니다.",
                    en="Training and predicting compute it in the same way.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="2 × 2 조각 (1, 5, -2, 4)에 최대 풀링을 하면 어떤 값이 나오나요?",
            en="What does max pooling give for the 2 × 2 piece (1, 5, -2, 4)?",
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
                    en="That is the mean, which average pooling gives.",
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
