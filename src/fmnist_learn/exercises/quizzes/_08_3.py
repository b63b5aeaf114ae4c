"""The quiz of section 08-3."""

from fmnist_learn.exercises import Choice, Question
from fmnist_learn.i18n import Text

QUESTIONS = (
    Question(
        asks=Text(
            ko="`model.layers[0].weights[0].shape`가 (3, 3, 1, 32)일 때 32는 "
            "무엇인가요?",
            en="In the shape (3, 3, 1, 32) of `model.layers[0].weights[0]`, what is "
            "32?",
        ),
        concept="filter",
        choices=(
            Choice(
                Text(
                    ko="필터의 개수",
                    en="The number of filters",
                ),
                Text(
                    ko="케라스에서는 마지막 차원입니다.",
                    en="In Keras it is the last axis.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="배치의 이미지 수",
                    en="The number of images in a batch",
                ),
                Text(
                    ko="가중치는 배치와 관계없습니다.",
                    en="Weights have nothing to do with the batch.",
                ),
            ),
            Choice(
                Text(
                    ko="입력의 채널 수",
                    en="The number of input channels",
                ),
                Text(
                    ko="그 앞의 1입니다.",
                    en="That is the 1 before it.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="훈련하기 전 합성곱 층의 가중치는 어떻게 분포하나요?",
            en="How are the weights of a convolutional layer distributed before "
            "training?",
        ),
        concept="filter",
        choices=(
            Choice(
                Text(
                    ko="0을 중심으로 고르게",
                    en="Evenly around 0",
                ),
                Text(
                    ko="케라스의 기본값 glorot_uniform은 0을 중심으로 한 균등 "
                    "분포입니다.",
                    en="Keras's default, glorot_uniform, is a uniform distribution "
                    "centred on 0.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="모두 0",
                    en="All are 0",
                ),
                Text(
                    ko="렐루를 쓰는 층은 가중치와 절편이 모두 0이면 아무것도 배우지 "
                    "못합니다. 0에서 렐루의 기울기가 0이기 때문입니다. 0에서 시작하는 "
                    "것은 절편뿐입니다.",
                    en="With all its weights and biases at 0, a layer with ReLU would "
                    "learn nothing, since the slope of ReLU at 0 is 0. Only the "
                    "biases begin at 0.",
                ),
            ),
            Choice(
                Text(
                    ko="모두 1",
                    en="All are 1",
                ),
                Text(
                    ko="가중치가 모두 같으면 처음에 모든 필터가 똑같은 특성 맵을 "
                    "만듭니다. 그래서 서로 다른 난수로 시작합니다.",
                    en="With equal weights all filters would begin with the same "
                    "feature map. That is why they start from random numbers.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="특성 맵에서 밝은 자리는 무엇을 뜻하나요?",
            en="What does a bright place in a feature map mean?",
        ),
        concept="feature-map",
        choices=(
            Choice(
                Text(
                    ko="필터가 찾는 것이 그 자리에 있습니다.",
                    en="What the filter looks for is there.",
                ),
                Text(
                    ko="값이 클수록 그 자리의 픽셀이 필터와 잘 맞습니다.",
                    en="The larger the value, the better the pixels there fit the "
                    "filter.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="이미지의 그 자리가 밝습니다.",
                    en="The image is bright there.",
                ),
                Text(
                    ko="밝기에 반응하는 필터라면 그렇지만, 경계를 찾는 필터도 "
                    "있습니다.",
                    en="That is right for a filter that responds to brightness, but "
                    "others look for edges.",
                ),
            ),
            Choice(
                Text(
                    ko="그 자리의 가중치가 큽니다.",
                    en="The weights are large there.",
                ),
                Text(
                    ko="가중치는 모든 자리에서 같습니다.",
                    en="The weights are the same everywhere.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="렐루를 지난 특성 맵이 모든 이미지에서 0뿐입니다. 그 필터에 대해 "
            "무엇을 알 수 있나요?",
            en="A feature map after ReLU is 0 everywhere for every image. What does "
            "that say about its filter?",
        ),
        concept="relu",
        choices=(
            Choice(
                Text(
                    ko="점수가 늘 0 이하여서 그레이디언트를 받지 못합니다.",
                    en="Its scores are never above 0, so no gradient reaches it.",
                ),
                Text(
                    ko="입력이 0 이하이면 렐루의 기울기가 0이기 때문입니다.",
                    en="The slope of ReLU is 0 for an input that is not above 0.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="가중치가 모두 0입니다.",
                    en="Its weights are all 0.",
                ),
                Text(
                    ko="가중치가 0이 아니어도 점수가 늘 0 이하일 수 있습니다.",
                    en="The scores can stay at or below 0 with other weights, too.",
                ),
            ),
            Choice(
                Text(
                    ko="다른 필터보다 잘 배웠습니다.",
                    en="It has learned better than all others.",
                ),
                Text(
                    ko="출력이 늘 0이면 다음 층에 아무것도 알려 주지 않습니다.",
                    en="A filter that always gives 0 tells the next layer nothing.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="두 번째 합성곱 층의 필터 하나는 무엇을 입력으로 받나요?",
            en="What does a filter of the second convolutional layer take as its "
            "input?",
        ),
        concept="cnn",
        choices=(
            Choice(
                Text(
                    ko="첫 번째 층의 특성 맵 모두",
                    en="All feature maps of the first layer",
                ),
                Text(
                    ko="그래서 커널의 깊이가 첫 번째 층의 필터 수와 같습니다.",
                    en="That is why its kernel is as deep as the first layer has "
                    "filters.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="첫 번째 층의 특성 맵 하나",
                    en="One feature map of the first layer",
                ),
                Text(
                    ko="필터에는 채널마다 가중치가 있습니다.",
                    en="A filter has weights for every channel.",
                ),
            ),
            Choice(
                Text(
                    ko="원래 이미지",
                    en="The image itself",
                ),
                Text(
                    ko="층을 차례로 쌓은 모델에서는 앞 층의 출력만 받습니다.",
                    en="In a model of layers in sequence, a layer takes only the "
                    "output of the one before.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="`keras.Model(model.inputs, model.layers[0].output)`은 무엇을 만드나요?",
            en="What does `keras.Model(model.inputs, model.layers[0].output)` make?",
        ),
        concept="feature-map",
        choices=(
            Choice(
                Text(
                    ko="첫 층의 출력을 내는, 가중치를 함께 쓰는 모델",
                    en="A model that returns the first layer's output and shares its "
                    "weights",
                ),
                Text(
                    ko="새로 훈련할 필요가 없습니다. 같은 층을 가리킵니다.",
                    en="There is nothing to train: it uses the very same layer.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="가중치가 새로 초기화된 모델",
                    en="A model with new weights",
                ),
                Text(
                    ko="층을 새로 만들지 않았으므로 가중치는 그대로입니다.",
                    en="No new layer is made, so the weights stay as they were.",
                ),
            ),
            Choice(
                Text(
                    ko="첫 층이 빠진 모델",
                    en="A model without its first layer",
                ),
                Text(
                    ko="첫 층까지만 계산하는 모델입니다.",
                    en="It computes up to the first layer.",
                ),
            ),
        ),
    ),
)
