"""The words of the course: one term for one idea, in both languages.

`avoid` lists what else is said or written for it. The texts do not use those, except
in a concept's line of other names; `explain` finds what replaces them.
"""

from dataclasses import dataclass

from fmnist_learn.i18n import Text


@dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means in one line, and the variants that it replaces."""

    name: Text
    meaning: Text
    avoid: tuple[str, ...] = ()


GLOSSARY = (
    # Networks and their parts
    Term(
        Text(ko="인공 신경망", en="neural network"),
        Text(
            ko="뉴런을 층으로 쌓아 입력에서 예측을 계산하는 모델",
            en="a model that computes a prediction from its input in layers of neurons",
        ),
        avoid=("인공신경망", "뉴럴 네트워크", "neural net "),
    ),
    Term(
        Text(ko="뉴런", en="neuron"),
        Text(
            ko="입력에 가중치를 곱해 더하고 절편을 더한 값 하나를 계산하는 단위",
            en="the unit that adds up its weighted inputs and a bias to one number",
        ),
    ),
    Term(
        Text(ko="퍼셉트론", en="perceptron"),
        Text(
            ko="합이 0보다 크면 1, 아니면 0을 출력하는 뉴런",
            en="a neuron that gives 1 if its sum is above 0, else 0",
        ),
    ),
    Term(
        Text(ko="임계값", en="threshold"),
        Text(
            ko="넘어야 답이 1이 되는 값",
            en="the value that must be exceeded for the answer to be 1",
        ),
        avoid=("문턱값", "역치"),
    ),
    Term(
        Text(ko="입력층", en="input layer"),
        Text(
            ko="계산 없이 입력을 받는 자리",
            en="the place where the input enters; it computes nothing",
        ),
    ),
    Term(
        Text(ko="은닉층", en="hidden layer"),
        Text(
            ko="입력층과 출력층 사이에 있는 층",
            en="a layer between the input and the output layer",
        ),
        avoid=("히든 레이어", "히든층", "은닉 층"),
    ),
    Term(
        Text(ko="출력층", en="output layer"),
        Text(
            ko="예측을 내놓는 마지막 층",
            en="the last layer, which gives the prediction",
        ),
    ),
    Term(
        Text(ko="밀집층", en="dense layer"),
        Text(
            ko="뉴런마다 앞 층의 모든 값과 연결된 층",
            en="a layer in which each neuron sees every value of the layer before",
        ),
        avoid=("덴스층", "덴스 층", "완전 연결층", "fully connected layer"),
    ),
    Term(
        Text(ko="가중치", en="weight"),
        Text(
            ko="입력에 곱하는 수로, 훈련하면서 배우는 값",
            en="a number that an input is multiplied by, learned in training",
        ),
    ),
    Term(
        Text(ko="절편", en="bias"),
        Text(
            ko="가중치를 곱해 더한 값에 마지막으로 더하는 수",
            en="the number added last to the weighted sum",
        ),
        avoid=("편향", "바이어스"),
    ),
    Term(
        Text(ko="모델 파라미터", en="parameter"),
        Text(
            ko="가중치와 절편처럼 훈련하면서 배우는 값",
            en="a value learned in training: a weight or a bias",
        ),
        avoid=("파라메터", "패러미터"),
    ),
    Term(
        Text(ko="하이퍼파라미터", en="hyperparameter"),
        Text(
            ko="훈련하기 전에 사람이 정하는 값",
            en="a value that a person chooses before training",
        ),
        avoid=("하이퍼 파라미터", "hyper-parameter"),
    ),
    Term(
        Text(ko="활성화 함수", en="activation function"),
        Text(
            ko="층이 계산한 값에 적용하는 함수",
            en="the function applied to what a layer has computed",
        ),
        avoid=("활성함수", "활성 함수", "활성화함수"),
    ),
    Term(
        Text(ko="시그모이드 함수", en="sigmoid"),
        Text(
            ko="어떤 수든 0과 1 사이로 바꾸는 함수",
            en="the function that turns any number into one between 0 and 1",
        ),
    ),
    Term(
        Text(ko="렐루 함수", en="ReLU"),
        Text(
            ko="양수는 그대로 두고 나머지는 0으로 만드는 함수",
            en="the function that passes positive numbers and makes the others 0",
        ),
        avoid=("렐루함수", "rectified linear unit "),
    ),
    Term(
        Text(ko="소프트맥스 함수", en="softmax"),
        Text(
            ko="클래스마다의 점수를 합이 1인 확률로 바꾸는 함수",
            en="the function that turns scores into probabilities that sum to 1",
        ),
        avoid=("소프트 맥스", "soft-max"),
    ),
    Term(
        Text(ko="로짓", en="logit"),
        Text(
            ko="확률로 바꾸기 전의 점수",
            en="a score before it becomes a probability",
        ),
    ),
    # Data
    Term(
        Text(ko="클래스", en="class"),
        Text(
            ko="샘플이 속할 수 있는 종류로, 패션 MNIST에는 10개",
            en="a kind that a sample can belong to; Fashion-MNIST has 10",
        ),
    ),
    Term(
        Text(ko="레이블", en="label"),
        Text(
            ko="샘플의 정답 클래스를 나타내는 정수",
            en="the whole number that stands for the right class of a sample",
        ),
        avoid=("라벨",),
    ),
    Term(
        Text(ko="타깃", en="target"),
        Text(
            ko="모델이 맞혀야 할 정답",
            en="the right answer that the model is to give",
        ),
        avoid=("타겟",),
    ),
    Term(
        Text(ko="특성", en="feature"),
        Text(
            ko="샘플을 나타내는 값으로, 옷 이미지에서는 픽셀",
            en="a value that describes a sample; for our images, a pixel",
        ),
        avoid=("피처",),
    ),
    Term(
        Text(ko="데이터 세트", en="data set"),
        Text(
            ko="샘플과 그 타깃의 모음",
            en="a collection of samples and their targets",
        ),
        avoid=("데이터셋", "데이터 셋", "dataset"),
    ),
    Term(
        Text(ko="훈련 세트", en="training set"),
        Text(
            ko="모델이 가중치를 배우는 데 쓰는 샘플",
            en="the samples that the model learns its weights from",
        ),
        avoid=("훈련세트", "학습 세트", "트레이닝 세트"),
    ),
    Term(
        Text(ko="검증 세트", en="validation set"),
        Text(
            ko="훈련에 쓰지 않고 모델을 고르는 데 쓰는 샘플",
            en="samples kept from training, to choose between models",
        ),
        avoid=("검증세트", "밸리데이션 세트"),
    ),
    Term(
        Text(ko="테스트 세트", en="test set"),
        Text(
            ko="마지막에 한 번만 성능을 재는 샘플",
            en="samples used once, at the very end, to measure the result",
        ),
        avoid=("테스트세트", "시험 세트"),
    ),
    Term(
        Text(ko="교차 검증", en="cross-validation"),
        Text(
            ko="훈련 세트를 나누어 번갈아 검증하고 점수를 평균하는 방법",
            en="validating on each part of the training set in turn, and averaging",
        ),
        avoid=("교차검증", "cross validation"),
    ),
    Term(
        Text(ko="원-핫 인코딩", en="one-hot encoding"),
        Text(
            ko="정답 자리만 1이고 나머지는 0인 행으로 레이블을 나타내는 방법",
            en="writing a label as a row with a 1 at its place and 0 elsewhere",
        ),
        avoid=("원핫", "원 핫", "one hot"),
    ),
    # Loss
    Term(
        Text(ko="손실 함수", en="loss function"),
        Text(
            ko="예측이 정답에서 얼마나 빗나갔는지 재는 함수",
            en="the function that measures how wrong the predictions are",
        ),
        avoid=("손실함수", "비용 함수", "cost function"),
    ),
    Term(
        Text(ko="손실", en="loss"),
        Text(
            ko="손실 함수로 구한 값으로, 훈련은 이 값을 줄이는 일",
            en="the value of the loss function, which training makes small",
        ),
    ),
    Term(
        Text(ko="내트", en="nat"),
        Text(
            ko="자연로그로 잰 정보량의 단위. 1내트는 약 1.443비트",
            en="the unit of information with the natural logarithm; about 1.443 bits",
        ),
        avoid=("나트",),
    ),
    Term(
        Text(ko="엔트로피", en="entropy"),
        Text(
            ko="결과가 얼마나 불확실한지를 나타내는 평균 정보량",
            en="how uncertain an outcome is: the mean information of its events",
        ),
    ),
    Term(
        Text(ko="크로스 엔트로피", en="cross-entropy"),
        Text(
            ko="정답의 분포로 평균한 -log(예측 확률)",
            en="the mean of -log(predicted probability) under the true distribution",
        ),
        avoid=("교차 엔트로피", "교차엔트로피", "크로스엔트로피", "cross entropy"),
    ),
    Term(
        Text(ko="가능도", en="likelihood"),
        Text(
            ko="모델에서 실제 정답들이 나올 확률",
            en="the probability that a model gives to the answers that are right",
        ),
    ),
    Term(
        Text(ko="정확도", en="accuracy"),
        Text(
            ko="맞힌 샘플의 비율",
            en="the share of the samples that are predicted correctly",
        ),
    ),
    # Training
    Term(
        Text(ko="그레이디언트", en="gradient"),
        Text(
            ko="모델 파라미터마다 손실의 기울기를 모은 것",
            en="the slope of the loss along each of the parameters",
        ),
        avoid=("그래디언트", "그라디언트"),
    ),
    Term(
        Text(ko="경사 하강법", en="gradient descent"),
        Text(
            ko="손실이 줄어드는 방향으로 모델 파라미터를 조금씩 옮기는 방법",
            en="moving the parameters, step by step, to where the loss is smaller",
        ),
        avoid=("경사하강법",),
    ),
    Term(
        Text(ko="확률적 경사 하강법", en="stochastic gradient descent"),
        Text(
            ko="랜덤하게 고른 샘플이나 미니배치로 하는 경사 하강법",
            en="gradient descent on samples or mini-batches drawn at random",
        ),
        avoid=("확률적 경사하강법",),
    ),
    Term(
        Text(ko="미니배치", en="mini-batch"),
        Text(
            ko="가중치를 한 번 고칠 때 쓰는 샘플 몇 개",
            en="the few samples that one update of the weights uses",
        ),
        avoid=("미니 배치", "mini batch", "minibatch"),
    ),
    Term(
        Text(ko="에포크", en="epoch"),
        Text(
            ko="훈련 세트를 한 번 모두 사용하는 과정",
            en="one pass over the whole training set",
        ),
        avoid=("에폭", "에퐄"),
    ),
    Term(
        Text(ko="스텝", en="step"),
        Text(
            ko="모델 파라미터를 한 번 고치는 일",
            en="one update of the parameters",
        ),
    ),
    Term(
        Text(ko="학습률", en="learning rate"),
        Text(
            ko="한 스텝에 그레이디언트의 반대 방향으로 얼마나 움직일지 정하는 값",
            en="how far one step moves against the gradient",
        ),
        avoid=("러닝 레이트", "러닝레이트", "학습율"),
    ),
    Term(
        Text(ko="모멘텀", en="momentum"),
        Text(
            ko="앞서 움직인 방향을 이어 가게 하는 방법",
            en="keeping part of the last movement in the next",
        ),
        avoid=("모멘트럼",),
    ),
    Term(
        Text(ko="옵티마이저", en="optimizer"),
        Text(
            ko="그레이디언트로 모델 파라미터를 고치는 알고리즘",
            en="the algorithm that updates the parameters from the gradient",
        ),
        avoid=("최적화기", "옵티마이져", "optimiser"),
    ),
    Term(
        Text(ko="역전파", en="backpropagation"),
        Text(
            ko="출력에서 입력 쪽으로 거슬러 오며 그레이디언트를 계산하는 방법",
            en="computing the gradient from the output back to the input",
        ),
        avoid=("오차역전파", "back-propagation", "back propagation"),
    ),
    Term(
        Text(ko="연쇄 법칙", en="chain rule"),
        Text(
            ko="이어진 계산의 기울기는 각 단계의 기울기를 곱한 것이라는 법칙",
            en="the slope of linked calculations is the product of their slopes",
        ),
    ),
    Term(
        Text(ko="유한 차분", en="finite difference"),
        Text(
            ko="값 하나를 조금 움직여 결과가 바뀌는 정도로 기울기를 재는 방법",
            en="measuring a slope by moving one value a little",
        ),
    ),
    Term(
        Text(ko="가중치 초기화", en="initialisation"),
        Text(
            ko="훈련하기 전에 처음 가중치를 정하는 일",
            en="the choice of the first weights, before training",
        ),
    ),
    Term(
        Text(ko="배치 정규화", en="batch normalisation"),
        Text(
            ko="특성마다 미니배치의 평균을 0, 표준 편차를 1로 맞추는 층",
            en="a layer that gives each feature of a mini-batch mean 0 and deviation 1",
        ),
        avoid=("배치정규화", "배치 노멀라이제이션"),
    ),
    Term(
        Text(ko="이동 평균", en="moving average"),
        Text(
            ko="새 값이 올 때마다 조금씩 고쳐 가는 평균",
            en="a mean that each new value moves a little",
        ),
    ),
    Term(
        Text(ko="과대적합", en="overfitting"),
        Text(
            ko="훈련 세트에는 잘 맞지만 새로운 데이터에는 잘 맞지 않는 상태",
            en="fitting the training set well and new data badly",
        ),
        avoid=("과적합", "오버피팅", "over-fitting"),
    ),
    Term(
        Text(ko="과소적합", en="underfitting"),
        Text(
            ko="훈련 세트에도 잘 맞지 않는 상태",
            en="fitting not even the training set well",
        ),
        avoid=("언더피팅", "under-fitting"),
    ),
    Term(
        Text(ko="드롭아웃", en="dropout"),
        Text(
            ko="훈련하는 동안 뉴런의 출력을 랜덤하게 0으로 만드는 방법",
            en="setting outputs of neurons to 0 at random, during training",
        ),
        avoid=("드랍아웃", "드롭 아웃", "drop-out"),
    ),
    Term(
        Text(ko="조기 종료", en="early stopping"),
        Text(
            ko="검증 손실이 더 나아지지 않으면 훈련을 멈추는 방법",
            en="ending the training when the validation loss no longer improves",
        ),
        avoid=("조기종료", "얼리 스토핑", "얼리스토핑"),
    ),
    Term(
        Text(ko="콜백", en="callback"),
        Text(
            ko="훈련 도중에 케라스가 불러 주는 객체",
            en="an object that Keras calls during training",
        ),
    ),
    Term(
        Text(ko="랜덤 시드", en="seed"),
        Text(
            ko="난수의 순서를 정하는 수",
            en="the number that fixes the sequence of random numbers",
        ),
        avoid=("난수 시드", "무작위 시드"),
    ),
    # Comparing
    Term(
        Text(ko="표준 편차", en="standard deviation"),
        Text(
            ko="값 하나가 평균에서 보통 얼마나 떨어져 있는지를 나타내는 수",
            en="how far a single value typically lies from the mean",
        ),
        avoid=("표준편차",),
    ),
    Term(
        Text(ko="표준 오차", en="standard error"),
        Text(
            ko="샘플을 다시 뽑을 때마다 값이 얼마나 달라지는지를 나타내는 수",
            en="how far a value varies when its samples are drawn again",
        ),
        avoid=("표준오차",),
    ),
    Term(
        Text(ko="신뢰 구간", en="confidence interval"),
        Text(
            ko="거듭 만들면 95%처럼 정한 비율로 참값을 담는 구간",
            en="an interval of a kind that holds the true value in, say, 95% of cases",
        ),
        avoid=("신뢰구간",),
    ),
    Term(
        Text(ko="짝지은 차이", en="paired difference"),
        Text(
            ko="시드나 이미지가 같은 것끼리 뺀 두 모델의 차이",
            en="the difference of two models with the same seed or on the same image",
        ),
    ),
    # Libraries
    Term(
        Text(ko="NumPy", en="NumPy"),
        Text(
            ko="배열을 계산하는 파이썬 라이브러리",
            en="the library of Python for computing with arrays",
        ),
        avoid=("넘파이",),
    ),
    Term(
        Text(ko="케라스", en="Keras"),
        Text(
            ko="신경망을 층으로 적고 훈련하는 라이브러리",
            en="the library that describes networks in layers and trains them",
        ),
        avoid=("캐라스",),
    ),
    Term(
        Text(ko="백엔드", en="backend"),
        Text(
            ko="케라스의 계산을 실제로 하는 라이브러리",
            en="the library that does the computing for Keras",
        ),
        avoid=("백앤드",),
    ),
    Term(
        Text(ko="텐서플로", en="TensorFlow"),
        Text(
            ko="구글이 만든 딥러닝 라이브러리로, 케라스의 백엔드 중 하나",
            en="Google's library for deep learning; one of the backends of Keras",
        ),
        avoid=("텐서플로우", "텐서 플로"),
    ),
    # Convolution
    Term(
        Text(ko="합성곱", en="convolution"),
        Text(
            ko="작은 커널을 이미지 위로 옮기며 자리마다 곱해 더하는 계산",
            en="sliding a small kernel over an image; at each place multiply and add",
        ),
        avoid=("컨볼루션", "콘볼루션", "컨벌루션"),
    ),
    Term(
        Text(ko="합성곱 신경망", en="convolutional neural network"),
        Text(
            ko="합성곱 층을 쓰는 인공 신경망(CNN)",
            en="a neural network with convolutional layers (CNN)",
        ),
        avoid=("합성곱신경망", "컨브넷"),
    ),
    Term(
        Text(ko="필터", en="filter"),
        Text(
            ko="특성 맵 하나를 만드는 가중치와 절편 한 벌",
            en="one set of weights, with its bias, that makes one feature map",
        ),
    ),
    Term(
        Text(ko="커널", en="kernel"),
        Text(
            ko="필터의 가중치 배열",
            en="the array of weights of a filter",
        ),
        avoid=("커늘",),
    ),
    Term(
        Text(ko="채널", en="channel"),
        Text(
            ko="이미지나 특성 맵의 깊이 방향 한 장",
            en="one sheet along the depth of an image or of feature maps",
        ),
    ),
    Term(
        Text(ko="특성 맵", en="feature map"),
        Text(
            ko="필터 하나가 이미지를 훑어 만든 출력",
            en="what one filter gives after sliding over the image",
        ),
        avoid=("특성맵", "특징 맵", "특징맵", "피처맵", "피처 맵"),
    ),
    Term(
        Text(ko="패딩", en="padding"),
        Text(
            ko="이미지 둘레에 0을 덧대는 것",
            en="a border of zeros around the image",
        ),
        avoid=("페딩",),
    ),
    Term(
        Text(ko="스트라이드", en="stride"),
        Text(
            ko="커널이 한 번에 옮겨 가는 칸 수",
            en="how many pixels the kernel moves at a time",
        ),
        avoid=("스트라읻", "스트라이트"),
    ),
    Term(
        Text(ko="풀링", en="pooling"),
        Text(
            ko="작은 영역마다 값 하나만 남겨 특성 맵을 줄이는 계산",
            en="keeping one value of each small region, to shrink the feature maps",
        ),
        avoid=("폴링",),
    ),
    Term(
        Text(ko="최대 풀링", en="max pooling"),
        Text(
            ko="영역에서 가장 큰 값을 남기는 풀링",
            en="pooling that keeps the largest value",
        ),
        avoid=("최대풀링", "맥스 풀링", "맥스풀링"),
    ),
    Term(
        Text(ko="평균 풀링", en="average pooling"),
        Text(
            ko="영역의 평균을 남기는 풀링",
            en="pooling that keeps the mean",
        ),
        avoid=("평균풀링",),
    ),
    Term(
        Text(ko="전역 평균 풀링", en="global average pooling"),
        Text(
            ko="특성 맵마다 전체의 평균 하나만 남기는 풀링",
            en="pooling that keeps one mean of each whole feature map",
        ),
        avoid=("글로벌 평균 풀링", "전역평균풀링"),
    ),
    Term(
        Text(ko="수용 영역", en="receptive field"),
        Text(
            ko="출력값 하나에 영향을 주는 이미지의 부분",
            en="the part of the image that one value depends on",
        ),
        avoid=("수용영역", "수용장", "감수야"),
    ),
    # Beyond the book
    Term(
        Text(ko="데이터 증강", en="data augmentation"),
        Text(
            ko="정답이 달라지지 않게 훈련 이미지를 랜덤하게 바꾸는 방법",
            en="changing training images at random in ways that keep the right answer",
        ),
        avoid=("데이터 어그멘테이션", "데이터 확장"),
    ),
    Term(
        Text(ko="컷아웃", en="cutout"),
        Text(
            ko="이미지의 랜덤한 자리를 정사각형으로 가리는 증강",
            en="augmentation that covers a square of the image, placed at random",
        ),
    ),
    Term(
        Text(ko="테스트 시 증강", en="test-time augmentation"),
        Text(
            ko="바꾼 이미지들에서 예측한 확률을 평균하는 방법",
            en="averaging the predictions for an image and its changed versions",
        ),
    ),
    Term(
        Text(ko="학습률 스케줄", en="learning-rate schedule"),
        Text(
            ko="훈련하는 동안 학습률을 바꾸어 가는 계획",
            en="a plan by which the learning rate changes during training",
        ),
        avoid=("학습률 스케쥴", "스케쥴"),
    ),
    Term(
        Text(ko="웜업", en="warm-up"),
        Text(
            ko="훈련을 시작할 때 학습률을 조금씩 올리는 구간",
            en="the first part of a training, in which the learning rate rises",
        ),
        avoid=("워밍업", "웜 업"),
    ),
    Term(
        Text(ko="코사인 감쇠", en="cosine decay"),
        Text(
            ko="코사인 곡선의 반 주기를 따라 학습률을 내리는 방법",
            en="lowering the learning rate along half a wave of the cosine",
        ),
    ),
    Term(
        Text(ko="원사이클", en="one cycle"),
        Text(
            ko="훈련 전체에서 학습률을 한 번 올렸다가 내리는 스케줄",
            en="a schedule of one rise and one fall over the whole training",
        ),
        avoid=("원 사이클",),
    ),
    Term(
        Text(ko="레이블 스무딩", en="label smoothing"),
        Text(
            ko="정답의 타깃을 1보다 작게 하고 나머지를 나누어 주는 방법",
            en="making the right target smaller than 1 and spreading what is left",
        ),
        avoid=("레이블 평활화",),
    ),
    Term(
        Text(ko="확신도", en="confidence"),
        Text(
            ko="예측한 확률 가운데 가장 큰 값",
            en="the largest of the predicted probabilities",
        ),
    ),
    Term(
        Text(ko="가중치 감쇠", en="weight decay"),
        Text(
            ko="스텝마다 가중치를 크기에 비례해 줄이는 방법",
            en="shrinking each weight in each step, in proportion to its size",
        ),
        avoid=("웨이트 디케이",),
    ),
    Term(
        Text(ko="L2 페널티", en="L2 penalty"),
        Text(
            ko="가중치의 제곱에 비례해 손실에 더하는 값",
            en="a part of the loss that grows with the squares of the weights",
        ),
    ),
    Term(
        Text(ko="앙상블", en="ensemble"),
        Text(
            ko="여러 모델의 예측을 합쳐 하나의 답을 내는 것",
            en="several models whose predictions are combined into one",
        ),
    ),
    Term(
        Text(ko="가중치 평균", en="weight averaging"),
        Text(
            ko="훈련하면서 지나온 가중치를 평균해 쓰는 방법",
            en="using the mean of the weights that a training comes through",
        ),
    ),
    Term(
        Text(ko="지수 이동 평균", en="exponential moving average"),
        Text(
            ko="새 값이 올 때마다 옛 값의 비중을 같은 비율로 줄이는 평균",
            en="a mean in which each new value makes the older ones count less",
        ),
    ),
    Term(
        Text(ko="전이 학습", en="transfer learning"),
        Text(
            ko="다른 일을 하도록 훈련한 층을 가져와 쓰는 방법",
            en="using the layers of a network that was trained for another task",
        ),
        avoid=("트랜스퍼 러닝",),
    ),
    Term(
        Text(ko="동결", en="freezing"),
        Text(
            ko="훈련해도 가중치가 바뀌지 않게 하는 것",
            en="keeping weights as they are while training goes on",
        ),
        avoid=("프리징",),
    ),
    Term(
        Text(ko="미세 조정", en="fine-tuning"),
        Text(
            ko="가져온 층까지 낮은 학습률로 이어서 훈련하는 방법",
            en="training the transferred layers on, with a low learning rate",
        ),
        avoid=("파인튜닝", "파인 튜닝"),
    ),
    Term(
        Text(ko="추론 모드", en="inference mode"),
        Text(
            ko="층이 예측할 때처럼 계산하는 상태",
            en="the state in which a layer computes as in prediction",
        ),
    ),
)
