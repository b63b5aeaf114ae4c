"""The quiz of section 07-1."""

from fmnist_learn.exercises import Choice, Question
from fmnist_learn.i18n import Text

QUESTIONS = (
    Question(
        asks=Text(
            ko="점수가 (1000, 1001)일 때 `np.exp(z) / np.exp(z).sum()`은 무엇을 "
            "돌려주나요?",
            en="What does `np.exp(z) / np.exp(z).sum()` give for the scores (1000, "
            "1001)?",
        ),
        concept="softmax",
        choices=(
            Choice(
                Text(
                    ko="(nan, nan)",
                    en="(nan, nan)",
                ),
                Text(
                    ko="`np.exp(1000)`은 float64로 나타낼 수 없어 무한대가 되고, "
                    "무한대를 무한대로 나누면 nan입니다.",
                    en="`np.exp(1000)` is too large for a float64 and becomes "
                    "infinite, and infinity divided by infinity is nan.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="(0.2689, 0.7311)",
                    en="(0.2689, 0.7311)",
                ),
                Text(
                    ko="소프트맥스의 값은 이렇지만, 이 식에서는 그 전에 무한대가 "
                    "됩니다. 먼저 최댓값을 빼면 이 값이 나옵니다.",
                    en="Softmax does give that, but this expression overflows first. "
                    "If the maximum is subtracted before, it gives these values.",
                ),
            ),
            Choice(
                Text(
                    ko="(0.4998, 0.5002)",
                    en="(0.4998, 0.5002)",
                ),
                Text(
                    ko="점수를 그대로 합으로 나눈 값입니다. 소프트맥스에서는 점수의 "
                    "차이만 중요합니다.",
                    en="Those are the scores divided by their sum. For softmax only "
                    "the difference between scores counts.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="모든 점수에 3을 더하면 소프트맥스의 확률은 어떻게 되나요?",
            en="What happens to the probabilities of softmax if 3 is added to every "
            "score?",
        ),
        concept="softmax",
        choices=(
            Choice(
                Text(
                    ko="그대로입니다.",
                    en="They stay the same.",
                ),
                Text(
                    ko="분자와 분모에 똑같이 e³이 곱해져 약분됩니다.",
                    en="e³ multiplies the numerator and the denominator alike and "
                    "cancels.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="가장 큰 확률이 더 커집니다.",
                    en="The largest one grows.",
                ),
                Text(
                    ko="점수에 3을 곱하면 그렇습니다. 더하면 점수의 차이가 "
                    "그대로입니다.",
                    en="That would happen if the scores were multiplied by 3. Adding "
                    "3 leaves the differences between them as they were.",
                ),
            ),
            Choice(
                Text(
                    ko="모두 커집니다.",
                    en="All of them grow.",
                ),
                Text(
                    ko="확률의 합은 언제나 1이므로 모두 커질 수는 없습니다.",
                    en="Probabilities always sum to 1, so they cannot all grow.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="레이블이 3, 0, 9와 같은 정수일 때 `loss`에 무엇을 쓰나요?",
            en="Which `loss` is the right one for labels that are whole numbers such "
            "as 3, 0, 9?",
        ),
        concept="one-hot",
        choices=(
            Choice(
                Text(
                    ko='`"sparse_categorical_crossentropy"`',
                    en='`"sparse_categorical_crossentropy"`',
                ),
                Text(
                    ko="정수 레이블을 그대로 받아 정답 클래스의 확률을 고릅니다.",
                    en="It takes whole numbers as they are and picks the probability "
                    "of the right class.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko='`"categorical_crossentropy"`',
                    en='`"categorical_crossentropy"`',
                ),
                Text(
                    ko="원-핫 인코딩한 레이블을 받는 손실입니다. 정수를 주면 크기가 "
                    "맞지 않는다는 오류가 납니다.",
                    en="That loss takes one-hot labels. With whole numbers it stops "
                    "with an error: the shapes do not match.",
                ),
            ),
            Choice(
                Text(
                    ko='`"binary_crossentropy"`',
                    en='`"binary_crossentropy"`',
                ),
                Text(
                    ko="클래스가 둘일 때 쓰는 손실입니다. 여기서는 클래스가 열 "
                    "개입니다.",
                    en="That is for two classes. Here there are ten.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="패션 MNIST의 훈련 세트에서 클래스마다 이미지는 몇 개인가요?",
            en="How many images of each class does the training set of Fashion-MNIST "
            "hold?",
        ),
        concept="fashion-mnist",
        choices=(
            Choice(
                Text(
                    ko="6,000개",
                    en="6,000",
                ),
                Text(
                    ko="훈련 이미지 60,000개에 클래스 열 개가 똑같이 들어 있습니다.",
                    en="The 60,000 training images hold the ten classes in equal "
                    "numbers.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="60,000개",
                    en="60,000",
                ),
                Text(
                    ko="훈련 이미지 전체의 개수입니다.",
                    en="That is the number of all training images.",
                ),
            ),
            Choice(
                Text(
                    ko="1,000개",
                    en="1,000",
                ),
                Text(
                    ko="테스트 세트라면 그렇습니다. 테스트 이미지는 모두 "
                    "10,000개입니다.",
                    en="That is true of the test set, which has 10,000 images.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="픽셀 784개를 받는 `Dense(10)` 층의 파라미터는 몇 개인가요?",
            en="A `Dense(10)` layer takes 784 pixels. How many parameters does it "
            "have?",
        ),
        concept="dense",
        choices=(
            Choice(
                Text(
                    ko="7,850개",
                    en="7,850",
                ),
                Text(
                    ko="784 × 10개의 가중치와 절편 10개입니다.",
                    en="784 × 10 weights and 10 biases.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="7,840개",
                    en="7,840",
                ),
                Text(
                    ko="절편 10개를 빠뜨렸습니다.",
                    en="The 10 biases are missing.",
                ),
            ),
            Choice(
                Text(
                    ko="7,841개",
                    en="7,841",
                ),
                Text(
                    ko="절편은 층마다 하나가 아니라 뉴런마다 하나입니다.",
                    en="There is a bias for each neuron, not one for the layer.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="검증 세트는 왜 훈련에 쓰지 않나요?",
            en="Why is the validation set left out of training?",
        ),
        concept="validation",
        choices=(
            Choice(
                Text(
                    ko="처음 보는 이미지를 얼마나 맞히는지 재려고",
                    en="To measure how the model does on images that it has not seen",
                ),
                Text(
                    ko="훈련에 쓴 이미지의 정확도는 외워서도 높아질 수 있습니다.",
                    en="On the images it was trained on, a model can do well by "
                    "memorising them.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="훈련을 빠르게 하려고",
                    en="To make training faster",
                ),
                Text(
                    ko="이미지가 줄어 조금 빨라지기는 하지만, 그러려고 나누지는 "
                    "않습니다.",
                    en="Training on fewer images is a little faster, but that is not "
                    "the purpose.",
                ),
            ),
            Choice(
                Text(
                    ko="테스트 세트가 모자라서",
                    en="Because the test set is too small",
                ),
                Text(
                    ko="테스트 세트는 따로 있습니다. 설정을 고르는 데 쓰지 않으려고 "
                    "검증 세트를 둡니다.",
                    en="There is a test set of its own. The validation set is there "
                    "so that settings are not chosen with the test set.",
                ),
            ),
        ),
    ),
)
