"""The figures to compare with: one table, each with where it comes from.

A band is never typed by hand: it is computed here from `samples.json`, which
`docs/measure_bands.py` writes, one value for each quantity and seed.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean, stdev
from typing import Any, Literal

from fmnist_learn.i18n import Text

Section = Literal["07-1", "07-2", "07-3", "08-1", "08-2", "08-3", "09"]
Value = float | int | str | tuple["Value", ...]
Band = tuple[float, float]

# A fact is the same everywhere, so another value is an error. A figure that repeats
# is the same wherever TensorFlow computes on a CPU with the same seed. The others are
# compared with their band; a figure that is shown is compared with nothing.
Kind = Literal["fact", "repeats", "band", "shown"]
Source = Literal["book", "notes", "arithmetic"]

FEWEST_SEEDS = 10
_WIDTH = 4  # standard deviations on either side of the mean
_SAMPLES = Path(__file__).parent / "samples.json"


@dataclass(frozen=True, slots=True)
class Reference:
    """What a lesson measures, and the figure it is compared with.

    `source` says whose figure it is: printed in the book's public notebook, in
    learners' notes on it, or known by arithmetic.
    """

    what: Text
    kind: Kind
    figure: Value | None = None
    source: Source = "book"
    within: float = 5e-6  # the book's figures are compared to five decimals

    def written(self, value: Value) -> str:
        """A value of this quantity as a lesson and its table show it."""
        if isinstance(value, tuple):
            return str(value).replace("'", "")
        if isinstance(value, float) and self.kind != "fact":
            return f"{value:.5f}"
        return f"{value:,}" if isinstance(value, int) else str(value)


def _fact(ko: str, en: str, figure: Value, source: Source = "book") -> Reference:
    return Reference(Text(ko=ko, en=en), "fact", figure, source)


def _repeats(ko: str, en: str, figure: Value) -> Reference:
    return Reference(Text(ko=ko, en=en), "repeats", figure)


def _band(ko: str, en: str, figure: float | None = None) -> Reference:
    return Reference(Text(ko=ko, en=en), "band", figure)


def _shown(ko: str, en: str) -> Reference:
    return Reference(Text(ko=ko, en=en), "shown")


REFERENCES: dict[Section, dict[str, Reference]] = {
    "07-1": {
        "train_input_shape": _fact(
            "훈련 이미지의 크기", "shape of the training images", (60_000, 28, 28)
        ),
        "train_target_shape": _fact(
            "훈련 레이블의 크기", "shape of the training labels", (60_000,)
        ),
        "test_input_shape": _fact(
            "테스트 이미지의 크기", "shape of the test images", (10_000, 28, 28)
        ),
        "test_target_shape": _fact(
            "테스트 레이블의 크기", "shape of the test labels", (10_000,)
        ),
        "first_labels": _fact(
            "처음 열 개의 레이블",
            "the first ten labels",
            (9, 0, 0, 3, 0, 2, 7, 2, 5, 5),
        ),
        "class_counts": _fact(
            "클래스마다 이미지 개수", "images of each class", (6_000,) * 10
        ),
        "memory_mib": _fact(
            "훈련 이미지의 메모리(MiB)",
            "memory of the training images (MiB)",
            44.86,
            "arithmetic",
        ),
        "memory_float64_mib": _fact(
            "255.0으로 나눈 뒤의 메모리(MiB)",
            "memory once divided by 255.0 (MiB)",
            358.89,
            "arithmetic",
        ),
        "flat_shape": _fact(
            "1차원으로 펼친 이미지의 크기", "shape of the flat images", (60_000, 784)
        ),
        "cv_mean": Reference(
            Text(ko="교차 검증 평균 정확도", en="mean cross-validation accuracy"),
            "fact",
            0.8194166666666666,
            within=0,
        ),
        "sgd_converged": _shown("수렴한 폴드 개수", "folds that converged"),
        "sgd_test_accuracy": _shown(
            "같은 분류기의 테스트 정확도", "test accuracy of that classifier"
        ),
        "train_shape": _fact(
            "나눈 뒤 훈련 세트의 크기", "shape of the training set", (48_000, 784)
        ),
        "train_labels_shape": _fact(
            "나눈 뒤 훈련 레이블의 크기", "shape of its labels", (48_000,)
        ),
        "val_shape": _fact(
            "검증 세트의 크기", "shape of the validation set", (12_000, 784)
        ),
        "val_labels_shape": _fact(
            "검증 레이블의 크기", "shape of its labels", (12_000,)
        ),
        "shares": _fact(
            "훈련·검증·테스트의 비율(%)",
            "training, validation and test (%)",
            (68.6, 17.1, 14.3),
            "arithmetic",
        ),
        "dense_parameters": _fact(
            "모델 파라미터 개수", "parameters of the model", 7_850, "notes"
        ),
        "split_labels": _fact(
            "나눈 뒤 처음 열 개의 레이블",
            "the first ten labels after the split",
            (7, 3, 5, 8, 6, 9, 3, 3, 9, 9),
        ),
        "one_hot": _fact(
            "[2, 0, 1, 2]의 원-핫 인코딩",
            "one-hot rows of [2, 0, 1, 2]",
            ((0, 0, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1)),
            "notes",
        ),
        "loss_of_70": _fact(
            "정답 확률이 0.7일 때의 손실",
            "loss if the right class has 0.7",
            0.357,
            "arithmetic",
        ),
        "loss_of_chance": _fact(
            "아무것도 모를 때의 손실, -log(1/10)",
            "loss of a guess, -log(1/10)",
            2.303,
            "arithmetic",
        ),
        "dense_val_loss": _repeats(
            "소프트맥스 층 하나: 검증 손실",
            "one softmax layer: validation loss",
            0.4444445073604584,
        ),
        "dense_val_accuracy": _repeats(
            "소프트맥스 층 하나: 검증 정확도",
            "one softmax layer: validation accuracy",
            0.8458333611488342,
        ),
    },
    "07-2": {
        "ways_parameters": _fact(
            "세 가지 방법으로 만든 모델의 파라미터",
            "parameters, built in three ways",
            (79_510, 79_510, 79_510),
        ),
        "hidden_shape": _fact(
            "은닉층 출력의 크기", "output of the hidden layer", ("None", 100)
        ),
        "hidden_parameters": _fact(
            "은닉층의 파라미터", "parameters of the hidden layer", 78_500
        ),
        "output_shape": _fact(
            "출력층 출력의 크기", "output of the output layer", ("None", 10)
        ),
        "output_parameters": _fact(
            "출력층의 파라미터", "parameters of the output layer", 1_010
        ),
        "steps": _fact("한 에포크의 스텝", "steps of an epoch", 1_500),
        "sigmoid_val_loss": _band(
            "시그모이드, RMSprop: 검증 손실", "sigmoid, RMSprop: validation loss"
        ),
        "sigmoid_val_accuracy": _band(
            "시그모이드, RMSprop: 검증 정확도",
            "sigmoid, RMSprop: validation accuracy",
        ),
        "flatten_shape": _fact(
            "Flatten 층 출력의 크기", "output of the Flatten layer", ("None", 784)
        ),
        "flatten_parameters": _fact(
            "Flatten 층의 파라미터", "parameters of the Flatten layer", 0
        ),
        "relu_val_loss": _band(
            "렐루, RMSprop: 검증 손실", "ReLU, RMSprop: validation loss", 0.37969
        ),
        "relu_val_accuracy": _band(
            "렐루, RMSprop: 검증 정확도", "ReLU, RMSprop: validation accuracy", 0.86525
        ),
        "learning_rates": _fact(
            "SGD, Adagrad, RMSprop, Adam의 기본 학습률",
            "default learning rates of SGD, Adagrad, RMSprop, Adam",
            (0.01, 0.001, 0.001, 0.001),
            "notes",
        ),
        "adam_val_loss": _band(
            "렐루, Adam: 검증 손실", "ReLU, Adam: validation loss", 0.35219
        ),
        "adam_val_accuracy": _band(
            "렐루, Adam: 검증 정확도", "ReLU, Adam: validation accuracy", 0.87233
        ),
    },
    "07-3": {
        "history_keys": _fact(
            "훈련 기록의 이름",
            "names in the history",
            ("accuracy", "loss", "val_accuracy", "val_loss"),
        ),
        "loss_5": _band("5에포크 뒤의 훈련 손실", "training loss after 5 epochs"),
        "accuracy_5": _band(
            "5에포크 뒤의 훈련 정확도", "training accuracy after 5 epochs"
        ),
        "loss_20": _band("20에포크 뒤의 훈련 손실", "training loss after 20 epochs"),
        "rmsprop_val_loss": _band(
            "RMSprop, 20에포크 뒤: 검증 손실",
            "RMSprop, after 20 epochs: validation loss",
        ),
        "rmsprop_best_epoch": _band(
            "RMSprop: 검증 손실이 가장 낮은 에포크",
            "RMSprop: epoch of the lowest validation loss",
        ),
        "adam_val_loss": _band(
            "Adam, 20에포크 뒤: 검증 손실", "Adam, after 20 epochs: validation loss"
        ),
        "dropout_parameters": _fact(
            "드롭아웃을 넣은 모델의 파라미터",
            "parameters with dropout",
            79_510,
        ),
        "dropout_val_loss": _band(
            "드롭아웃, 20에포크 뒤: 검증 손실",
            "dropout, after 20 epochs: validation loss",
        ),
        "restored_same": _fact(
            "저장하고 불러온 모델의 예측이 같은지",
            "restored models predict the same",
            "yes",
            "notes",
        ),
        "restored_accuracy": _band(
            "11에포크, 저장하고 불러온 뒤: 검증 정확도",
            "11 epochs, saved and restored: validation accuracy",
            0.88292,
        ),
        "best_val_loss": _band(
            "20에포크 가운데 최상의 모델: 검증 손실",
            "best of 20 epochs: validation loss",
            0.32222,
        ),
        "best_val_accuracy": _band(
            "20에포크 가운데 최상의 모델: 검증 정확도",
            "best of 20 epochs: validation accuracy",
            0.88475,
        ),
        "stopped_epoch": _band(
            "조기 종료한 에포크(0부터)", "epoch of early stopping (from 0)", 12
        ),
        "early_val_loss": _band(
            "조기 종료: 검증 손실", "early stopping: validation loss", 0.32333
        ),
        "early_val_accuracy": _band(
            "조기 종료: 검증 정확도", "early stopping: validation accuracy", 0.88533
        ),
    },
    "08-1": {
        "line_output": _fact(
            "입력 10개, 가중치 3개의 출력 개수",
            "outputs of 3 weights over 10 inputs",
            8,
            "arithmetic",
        ),
        "valid_shape": _fact(
            "4x4 입력, 3x3 커널, 밸리드 패딩",
            "4x4 input, 3x3 kernel, valid padding",
            (2, 2),
        ),
        "padded_shape": _fact(
            "세임 패딩으로 덧댄 입력", "the input padded for same padding", (6, 6)
        ),
        "same_shape": _fact(
            "4x4 입력, 3x3 커널, 세임 패딩",
            "4x4 input, 3x3 kernel, same padding",
            (4, 4),
        ),
        "stride_shape": _fact(
            "세임 패딩에 스트라이드 2",
            "same padding with stride 2",
            (2, 2),
            "arithmetic",
        ),
        "pooled_shape": _fact(
            "4x4 특성 맵의 2x2 풀링", "2x2 pooling of a 4x4 map", (2, 2)
        ),
        "pooled_weights": _fact("풀링 층의 가중치", "weights of a pooling layer", 0),
        "depth_weights": _fact(
            "깊이 3인 3x3 필터의 가중치", "weights of a 3x3 filter of depth 3", 27
        ),
        "conv_shape": _fact(
            "Conv2D(10, 3): 출력의 크기", "Conv2D(10, 3): output", ("None", 28, 28, 10)
        ),
        "conv_weights": _fact(
            "Conv2D(10, 3): 가중치와 절편",
            "Conv2D(10, 3): weights and biases",
            100,
            "arithmetic",
        ),
        "max_pool_shape": _fact(
            "MaxPooling2D(2): 출력의 크기",
            "MaxPooling2D(2): output",
            ("None", 14, 14, 10),
            "arithmetic",
        ),
        "average_pool_shape": _fact(
            "AveragePooling2D(2): 출력의 크기",
            "AveragePooling2D(2): output",
            ("None", 14, 14, 10),
            "arithmetic",
        ),
        "vgg_shape": _fact(
            "VGG16 첫 합성곱 층의 출력",
            "output of the first layer of VGG16",
            ("None", 224, 224, 64),
            "notes",
        ),
        "vgg_weights": _fact(
            "VGG16 첫 합성곱 층의 파라미터",
            "parameters of the first layer of VGG16",
            1_792,
            "arithmetic",
        ),
    },
    "08-2": {
        "conv_1_shape": _fact(
            "첫 합성곱 층의 출력", "first convolution: output", ("None", 28, 28, 32)
        ),
        "pool_1_shape": _fact(
            "첫 풀링 층의 출력", "first pooling: output", ("None", 14, 14, 32)
        ),
        "conv_2_shape": _fact(
            "둘째 합성곱 층의 출력", "second convolution: output", ("None", 14, 14, 64)
        ),
        "pool_2_shape": _fact(
            "둘째 풀링 층의 출력", "second pooling: output", ("None", 7, 7, 64)
        ),
        "flatten_shape": _fact("Flatten 층의 출력", "Flatten: output", ("None", 3136)),
        "layer_parameters": _fact(
            "층마다 파라미터",
            "parameters of each layer",
            (320, 0, 18_496, 0, 0, 313_700, 0, 1_010),
        ),
        "parameters": _fact("모델 파라미터 개수", "parameters of the model", 333_526),
        "epochs": _band("훈련한 에포크", "epochs trained", 9),
        "val_loss": _band("검증 손실", "validation loss", 0.22549),
        "val_accuracy": _band("검증 정확도", "validation accuracy", 0.91908),
        "first_prediction": _repeats(
            "첫 검증 이미지의 예측", "prediction of the first validation image", 8
        ),
        "test_loss": _band("테스트 손실", "test loss", 0.24881),
        "test_accuracy": _band("테스트 정확도", "test accuracy", 0.9160),
    },
    "08-3": {
        "kernel_shape": _fact(
            "첫 합성곱 층 가중치의 크기",
            "weights of the first convolution",
            (3, 3, 1, 32),
        ),
        "bias_shape": _fact(
            "첫 합성곱 층 절편의 크기", "biases of the first convolution", (32,)
        ),
        "weights_mean": _band(
            "훈련한 가중치의 평균", "trained weights: mean", -0.01762
        ),
        "weights_std": _band(
            "훈련한 가중치의 표준 편차", "trained weights: standard deviation", 0.22691
        ),
        "untrained_mean": _repeats(
            "훈련하지 않은 가중치의 평균",
            "untrained weights: mean",
            0.0053191613,
        ),
        "untrained_std": _repeats(
            "훈련하지 않은 가중치의 표준 편차",
            "untrained weights: standard deviation",
            0.08463709,
        ),
        "first_label": _fact("첫 훈련 이미지의 레이블", "label of the first image", 9),
        "maps_1_shape": _fact(
            "첫 합성곱 층의 특성 맵",
            "feature maps of the first convolution",
            (1, 28, 28, 32),
        ),
        "maps_2_shape": _fact(
            "둘째 합성곱 층의 특성 맵",
            "feature maps of the second convolution",
            (1, 14, 14, 64),
        ),
    },
    "09": {
        "cycle_seconds": _shown("원사이클로 훈련한 시간(초)", "seconds of one cycle"),
        "cycle_parameters": _fact(
            "책의 신경망의 모델 파라미터",
            "parameters of the book's network",
            333_526,
            "arithmetic",
        ),
        "cycle_val_accuracy": _band(
            "원사이클: 검증 정확도", "one cycle: validation accuracy"
        ),
        "seconds": _shown(
            "새 신경망을 훈련한 시간(초)", "seconds of the modern network"
        ),
        "parameters": _fact(
            "새 신경망의 모델 파라미터",
            "parameters of the modern network",
            197_418,
            "arithmetic",
        ),
        "val_accuracy": _band(
            "새 신경망: 검증 정확도", "modern network: validation accuracy"
        ),
        "flipped_val_accuracy": _band(
            "뒤집어 한 번 더 예측: 검증 정확도",
            "with a test-time flip: validation accuracy",
        ),
        "cycle_test_accuracy": _band(
            "원사이클: 테스트 정확도", "one cycle: test accuracy"
        ),
        "test_accuracy": _band(
            "새 신경망: 테스트 정확도", "modern network: test accuracy"
        ),
        "flipped_test_accuracy": _band(
            "뒤집어 한 번 더 예측: 테스트 정확도",
            "with a test-time flip: test accuracy",
        ),
    },
}


@cache
def samples() -> dict[str, dict[str, Any]]:
    """What was measured: for each lesson and quantity a value for each seed.

    And, as "environment", with what.
    """
    measured: dict[str, dict[str, Any]] = json.loads(
        _SAMPLES.read_text(encoding="utf-8")
    )
    return measured


def band_of(section: Section, key: str) -> Band | None:
    """Mean ± 4 standard deviations over the seeds; the book's figure may lie outside.

    None where fewer than ten seeds were measured.
    """
    values = [*samples().get(section, {}).get(key, {}).values()]
    if len(values) < FEWEST_SEEDS:
        return None
    mean, reach = fmean(values), _WIDTH * stdev(values)
    low, high = mean - reach, mean + reach
    if min(values) >= 0:
        low = max(low, 0)  # an epoch, a loss or an accuracy has nothing below
    return low, high
