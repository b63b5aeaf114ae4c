"""Which experiments there are: by section of the book, in the order of the course.

Titles only, so that a list is there at once. How one is measured and what its numbers
say stands in the module of its section.
"""

from dataclasses import dataclass

from fmnist_learn.i18n import Text


@dataclass(frozen=True, slots=True)
class Experiment:
    """The question it settles, the concept that explains it, and whether Keras runs."""

    title: Text
    concept: str
    keras: bool = True


EXPERIMENTS = {
    "07-1": {
        "memory": Experiment(
            Text(
                ko="훈련 이미지는 메모리를 얼마나 차지하나요?",
                en="How much memory do the training images take?",
            ),
            "array-shape",
            keras=False,
        ),
        "unscaled-input": Experiment(
            Text(
                ko="픽셀을 255로 나누지 않아도 배울 수 있나요?",
                en="Does a network learn if the pixels are not divided by 255?",
            ),
            "scaling",
        ),
        "cross-validation": Experiment(
            Text(
                ko="교차 검증의 평균이 테스트 세트의 정확도인가요?",
                en="Is the mean of cross-validation the accuracy on the test set?",
            ),
            "validation",
            keras=False,
        ),
        "sgd-iterations": Experiment(
            Text(
                ko="SGDClassifier는 반복 횟수를 늘려도 나아지지 않나요?",
                en="Do more iterations not help SGDClassifier?",
            ),
            "logistic-regression",
            keras=False,
        ),
        "one-versus-rest": Experiment(
            Text(
                ko="SGDClassifier의 확률은 소프트맥스 함수로 계산한 값인가요?",
                en="Are the probabilities of SGDClassifier a softmax?",
            ),
            "logistic-regression",
            keras=False,
        ),
        "split-twice": Experiment(
            Text(
                ko="데이터를 나누는 셀을 두 번 실행하면 어떻게 되나요?",
                en="What happens when the cell that splits the data runs twice?",
            ),
            "validation",
            keras=False,
        ),
        "softmax-regression": Experiment(
            Text(
                ko="소프트맥스 층 하나는 로지스틱 회귀와 다른 모델인가요?",
                en="Is one softmax layer another model than logistic regression?",
            ),
            "logistic-regression",
        ),
        "loss-scale": Experiment(
            Text(
                ko="손실 0.4는 어떤 데이터에서나 같은 뜻인가요?",
                en="Does a loss of 0.4 mean the same for any data?",
            ),
            "accuracy",
        ),
    },
    "07-2": {
        "output-units": Experiment(
            Text(
                ko="클래스가 10개일 때 출력층의 뉴런이 100개이면 어떻게 되나요?",
                en="What do 100 output neurons do when there are 10 classes?",
            ),
            "layers",
        ),
        "hidden-units": Experiment(
            Text(
                ko="은닉층의 뉴런은 출력층보다 많아야 하나요?",
                en="Must a hidden layer have more neurons than the output layer?",
            ),
            "layers",
        ),
        "linear-hidden-layer": Experiment(
            Text(
                ko="활성화 함수가 없는 은닉층도 도움이 되나요?",
                en="Does a hidden layer without an activation function help?",
            ),
            "relu",
        ),
        "depth": Experiment(
            Text(
                ko="층이 깊어지면 시그모이드 함수와 렐루 함수는 어떻게 다른가요?",
                en="How do sigmoid and ReLU differ as the network grows deeper?",
            ),
            "sigmoid",
        ),
        "optimizers": Experiment(
            Text(
                ko="어느 옵티마이저가 가장 좋은가요?",
                en="Which optimizer is the best?",
            ),
            "adam",
        ),
    },
    "07-3": {
        "dropout": Experiment(
            Text(
                ko="드롭아웃을 넣으면 과대적합이 줄어드나요?",
                en="Does dropout reduce overfitting?",
            ),
            "dropout",
        ),
        "patience": Experiment(
            Text(
                ko="조기 종료는 가장 좋은 에포크에서 바로 멈추나요?",
                en="Does early stopping stop at the best epoch?",
            ),
            "early-stopping",
        ),
    },
    "08-1": {
        "padding-and-pooling": Experiment(
            Text(
                ko="특성 맵의 크기는 어느 층에서 줄어드나요?",
                en="Which layers make the feature maps smaller?",
            ),
            "padding",
        ),
    },
}
