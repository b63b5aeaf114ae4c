"""The quiz of lesson 09."""

from fmnist_learn.exercises import Choice, Question
from fmnist_learn.i18n import Text

QUESTIONS = (
    Question(
        asks=Text(
            ko="학습률을 올렸다가 내리는 원사이클에서 조기 종료를 쓰지 않는 까닭은 "
            "무엇인가요?",
            en="Why does a training by one cycle go without early stopping?",
        ),
        concept="learning-rate-schedule",
        choices=(
            Choice(
                Text(
                    ko="학습률은 끝에 가야 작아지므로, 원사이클은 끝까지 훈련해야 "
                    "합니다.",
                    en="The small rates come only at the end, so the cycle has to be "
                    "whole.",
                ),
                Text(
                    ko="학습률이 높은 중간에는 검증 손실이 한동안 나아지지 않을 수 "
                    "있습니다. 거기에서 멈추면 얻을 것을 얻지 못합니다.",
                    en="Halfway, with a high rate, the validation loss may stop "
                    "improving for a while. To end there would be to miss what the "
                    "fall of the rate brings.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="원사이클로 훈련하면 과대적합이 생기지 않습니다.",
                    en="A network that is trained by one cycle cannot overfit.",
                ),
                Text(
                    ko="생길 수 있습니다. 에포크가 너무 많으면 원사이클로 훈련해도 "
                    "과대적합됩니다.",
                    en="It can: with too many epochs a cycle overfits as well.",
                ),
            ),
            Choice(
                Text(
                    ko="학습률 스케줄을 쓰면 케라스가 콜백을 무시합니다.",
                    en="Keras ignores callbacks when there is a schedule.",
                ),
                Text(
                    ko="콜백은 그대로 호출되고, 조기 종료를 쓰면 훈련이 도중에 "
                    "멈춥니다. 학습률을 바꾸는 콜백에서만 TypeError가 발생합니다.",
                    en="Keras still calls them, and early stopping would end the "
                    "training. Only those that set the learning rate fail, with a "
                    "TypeError.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="패션 MNIST에는 알맞지만 손글씨 숫자에는 알맞지 않은 데이터 증강은 "
            "무엇인가요?",
            en="Which augmentation suits Fashion-MNIST, but not handwritten digits?",
        ),
        concept="augmentation",
        choices=(
            Choice(
                Text(
                    ko="좌우로 뒤집기",
                    en="A flip from left to right",
                ),
                Text(
                    ko="뒤집은 코트는 코트이지만, 뒤집은 2나 7은 그 숫자가 아닙니다.",
                    en="A flipped coat is a coat. A flipped 2 or 7 is no longer that "
                    "digit.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="한 픽셀 옮기기",
                    en="A shift by one pixel",
                ),
                Text(
                    ko="옷도 숫자도 한 픽셀 옮긴다고 달라지지 않습니다. 둘 다 "
                    "알맞습니다.",
                    en="Neither clothes nor digits change when they move by a pixel: "
                    "it suits both.",
                ),
            ),
            Choice(
                Text(
                    ko="위아래로 뒤집기",
                    en="A flip upside down",
                ),
                Text(
                    ko="둘 다 알맞지 않습니다. 테스트 세트에 거꾸로 된 옷은 없고, 6을 "
                    "뒤집으면 6이 아닙니다.",
                    en="It suits neither. There are no upside-down clothes in the "
                    "test set, and a 6 would not stay a 6.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="레이블 스무딩으로 훈련한 신경망의 훈련 손실이 0 가까이 내려가지 "
            "않습니다. 왜 그런가요?",
            en="With label smoothing the training loss never comes close to 0. Why?",
        ),
        concept="label-smoothing",
        choices=(
            Choice(
                Text(
                    ko="타깃과 똑같이 예측해도 손실은 0이 아니라 타깃의 "
                    "엔트로피입니다.",
                    en="Even where the prediction equals the target, the loss is not "
                    "0 but the entropy of the target.",
                ),
                Text(
                    ko="클래스가 10개이고 스무딩이 0.1이면 0.500입니다. 스무딩이 "
                    "다르면 손실끼리 비교할 수 없습니다.",
                    en="With 10 classes and a smoothing of 0.1 that is 0.500. Losses "
                    "with different smoothing cannot be compared.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="학습률이 너무 작습니다.",
                    en="The learning rate is too small.",
                ),
                Text(
                    ko="학습률이 알맞아도 이 값 아래로는 내려갈 수 없습니다.",
                    en="With the best of rates the loss could not fall below that "
                    "number.",
                ),
            ),
            Choice(
                Text(
                    ko="스무딩이 이미지를 흐리게 합니다.",
                    en="The images are blurred by it.",
                ),
                Text(
                    ko="바뀌는 것은 타깃이지 이미지가 아닙니다.",
                    en="It is the targets that change, not the images.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="훈련한 모델로 이미지 한 장을 예측할 때 배치 정규화 층은 무엇을 빼고 "
            "무엇으로 나누나요?",
            en="When a trained model predicts a single image, what does batch "
            "normalisation subtract and divide by?",
        ),
        concept="batch-normalisation",
        choices=(
            Choice(
                Text(
                    ko="훈련하는 동안 모은 이동 평균과, 이동 분산의 제곱근",
                    en="The moving mean from the training, and the root of the moving "
                    "variance",
                ),
                Text(
                    ko="그래서 함께 예측하는 다른 이미지에 따라 답이 달라지지 "
                    "않습니다.",
                    en="So the answer does not depend on the images that are "
                    "predicted together with it.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="그 이미지의 평균과 표준 편차",
                    en="The mean and the standard deviation of that image",
                ),
                Text(
                    ko="이미지마다 구하는 것은 층 정규화입니다.",
                    en="To take them of each image would be layer normalisation.",
                ),
            ),
            Choice(
                Text(
                    ko="아무것도 하지 않습니다.",
                    en="Nothing; it passes the image on",
                ),
                Text(
                    ko="그것은 드롭아웃입니다. 배치 정규화는 예측할 때도 계산합니다.",
                    en="That is what dropout does. Batch normalisation computes in "
                    "prediction too.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="설정 여러 가지를 비교해 하나를 고르려고 합니다. 테스트 세트는 언제 "
            "쓰나요?",
            en="You want to compare several settings and choose one. When do you use "
            "the test set?",
        ),
        concept="comparing-models",
        choices=(
            Choice(
                Text(
                    ko="검증 세트로 고른 다음 한 번만",
                    en="Once, after the validation set has chosen",
                ),
                Text(
                    ko="테스트 세트로 고르면 그 점수는 우연히 잘 나온 것만큼 "
                    "부풀려집니다.",
                    en="If the test set chose, its score would contain the luck of "
                    "the one that was chosen.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="설정마다 한 번씩",
                    en="Once for each setting",
                ),
                Text(
                    ko="그러면 테스트 세트가 고른 것이 되고, 고른 설정의 점수는 "
                    "실제보다 높게 보입니다.",
                    en="Then the test set has chosen, and the score of the chosen "
                    "setting looks better than it is.",
                ),
            ),
            Choice(
                Text(
                    ko="훈련하는 동안 에포크마다",
                    en="After every epoch, while it trains",
                ),
                Text(
                    ko="그 일은 검증 세트로 합니다.",
                    en="That is what the validation set is for.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="같은 신경망을 시드 다섯 개로 훈련해 앙상블을 만들었습니다. 언제나 "
            "성립하는 것은 무엇인가요?",
            en="Five trainings of one network, each with its own seed, make an "
            "ensemble. What always holds?",
        ),
        concept="averaging",
        choices=(
            Choice(
                Text(
                    ko="앙상블의 손실은 다섯 모델의 손실의 평균보다 크지 않습니다.",
                    en="Its loss is at most the mean of the five losses.",
                ),
                Text(
                    ko="로그의 그래프가 위로 볼록하기 때문입니다. 정확도는 대개 "
                    "오르지만 언제나 그런 것은 아닙니다.",
                    en="The graph of the logarithm bends downwards, so the log of a "
                    "mean is at least the mean of the logs. The accuracy usually rises "
                    "as well, but it need not.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="앙상블은 다섯 모델 가운데 가장 좋은 것보다 정확합니다.",
                    en="It is more accurate than the best of the five.",
                ),
                Text(
                    ko="그럴 때가 많지만 정해진 것은 아닙니다.",
                    en="That is often so, but nothing makes it so.",
                ),
            ),
            Choice(
                Text(
                    ko="앙상블은 모델 하나와 똑같은 시간에 예측합니다.",
                    en="It predicts as fast as a single model.",
                ),
                Text(
                    ko="모델을 다섯 번 실행하므로 다섯 배 가까이 걸립니다.",
                    en="It runs five models, so it takes about five times as long.",
                ),
            ),
        ),
    ),
    Question(
        asks=Text(
            ko="`load_pretrained('cnn')`의 마지막 층을 새 출력층으로 바꾸고, 나머지 "
            "층을 동결한 다음, 세 클래스의 사진 100장으로 훈련합니다. 훈련하는 동안 "
            "무엇이 바뀌나요?",
            en="You put a new output layer in the place of the last layer of "
            "`load_pretrained('cnn')`, freeze the other layers, and train on 100 "
            "photos of three classes. What changes during this training?",
        ),
        concept="transfer-learning",
        choices=(
            Choice(
                Text(
                    ko="새 출력층의 가중치와 절편만 바뀝니다.",
                    en="Only the weights and biases of the new output layer",
                ),
                Text(
                    ko="동결한 층은 훈련에서 그대로 남습니다. 그래서 새 층은 그 층들이 "
                    "옷 이미지에서 배운 특성을 그대로 쓰고, 사진이 적어도 배울 수 "
                    "있습니다.",
                    en="Training leaves frozen layers as they are. So the new layer "
                    "uses what they have learned from garments, and few photos are "
                    "enough.",
                ),
                is_right=True,
            ),
            Choice(
                Text(
                    ko="모든 층의 가중치가 조금씩 바뀝니다.",
                    en="The weights of all layers, a little",
                ),
                Text(
                    ko="동결을 풀어야 그렇게 됩니다. 미세 조정이라고 하고, 새 출력층을 "
                    "훈련한 다음에 합니다.",
                    en="That takes layers that are not frozen. It is called "
                    "fine-tuning, and comes after the new layer has been trained.",
                ),
            ),
            Choice(
                Text(
                    ko="아무것도 바뀌지 않습니다. 동결한 모델은 훈련할 수 없습니다.",
                    en="Nothing: a frozen network cannot be trained",
                ),
                Text(
                    ko="동결한 층만 그대로입니다. 새 출력층은 동결하지 않았으므로 "
                    "보통처럼 훈련됩니다.",
                    en="Only the frozen layers stand still. The new one is not frozen "
                    "and is trained as usual.",
                ),
            ),
            Choice(
                Text(
                    ko="출력의 개수가 열 개에서 세 개로 줄어듭니다.",
                    en="The number of outputs, from ten to three",
                ),
                Text(
                    ko="새 출력층에는 처음부터 뉴런이 세 개 있습니다. 훈련으로 층의 "
                    "크기가 바뀌지는 않습니다.",
                    en="The new layer has three neurons from the start. Training does "
                    "not change the size of a layer.",
                ),
            ),
        ),
    ),
)
