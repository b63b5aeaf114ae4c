"""Training: compile, fit, validate, stop early, keep the best; and safe loading.

Keras stays in sight: `train` is `model.compile` and `model.fit` with the arguments of
the course, run faster. A learner who writes both lines gets the same digits.
"""

import math
import os
import random
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Literal

from fmnist_learn._archive import count_weights, not_in_the_file, read_config
from fmnist_learn._checks import (
    check_at_least,
    check_choice,
    check_fits_model,
    check_images,
    check_labels,
    check_path,
    check_rate,
    one_shape,
    warn_if_unscaled,
)
from fmnist_learn._files import check_writable, replacing
from fmnist_learn._keras import keras, start, tracing_many
from fmnist_learn._optimizers import Schedule, check_patience, find_optimizer
from fmnist_learn.data import Splits
from fmnist_learn.i18n import Text, refusal

# More batches in one call of the backend save nothing further.
_MOST_STEPS = 25

_OF_INTEGERS = "sparse_categorical_crossentropy"  # the loss, for labels as they are

_BATCH_HOOKS = [
    f"on_{phase}batch_{moment}"
    for phase in ("", "train_", "test_")
    for moment in ("begin", "end")
]


def train(
    model: keras.Model,
    data: Splits,
    *,
    optimizer: str | keras.optimizers.Optimizer = "adam",
    learning_rate: float | None = None,
    schedule: Schedule | None = None,
    label_smoothing: float | None = None,
    epochs: int = 5,
    batch_size: int = 32,
    patience: int | None = None,
    checkpoint: str | os.PathLike[str] | None = None,
    callbacks: Sequence[keras.callbacks.Callback] = (),
    verbose: Literal["auto", 0, 1, 2] = "auto",
) -> keras.callbacks.History:
    """Compile `model` for integer labels and fit it to the training set.

    The same digits as `model.compile(optimizer, "sparse_categorical_crossentropy",
    metrics=["accuracy"])` and `model.fit(...)` with `validation_data`, in less time: up
    to 25 batches go to the backend in one call. A callback of yours with a hook for
    each batch is called for each batch; then training takes as long as plain Keras.
    Afterwards the model is like one compiled the usual way.

    Args:
        model: A model with ten (or more) outputs, such as `build_cnn()`.
        data: What `prepare_data` returned, in the layout that the model takes.
        optimizer: Any optimizer of Keras, by name (`"rmsprop"`, `"adam"`, `"sgd"`)
            or as an instance.
        learning_rate: That of an optimizer given by name, above 0; None for Keras's
            default.
        schedule: None keeps the learning rate. With `"one-cycle"` it rises in a line
            from a 25th of `learning_rate` for the first quarter of the steps, then
            falls along a cosine to nearly 0 by the last one: Keras's `CosineDecay`
            with `warmup_steps`. It takes all the epochs, so no `patience`.
        label_smoothing: The part of each target, between 0 and 1, that is spread evenly
            over all classes: with 0.1, the right one of ten has 0.91, each other 0.01.
            That is `keras.losses.CategoricalCrossentropy(label_smoothing=0.1)`; your
            labels stay integers. Losses, of validation too, are then those of such
            targets, and compare with no others. None spreads nothing.
        epochs: How many times to go through the training set, at most.
        batch_size: Images in one step of the optimizer.
        patience: Stop after this many epochs without a lower validation loss, and
            restore the weights of the epoch where it was lowest. None trains all
            epochs and keeps the last weights.
        checkpoint: A `.keras` file for the model with the lowest validation loss.
            It is replaced in one move, so a crash leaves the last good one.
        callbacks: Further callbacks of Keras.
        verbose: 0 silent, 1 a progress bar, 2 one line an epoch, `"auto"` as Keras.

    Returns:
        Keras's `History`; `history.history` has the lists `loss`, `accuracy`,
        `val_loss` and `val_accuracy`, one number for each epoch.

    Raises:
        TypeError: If `model` is not a Keras model, if `data` is no `Splits`, or if its
            images or labels are not arrays of numbers.
        ValueError: If shapes, labels or options do not fit, or an image is not of
            finite numbers; the message, before training starts, says what is wrong
            and how to mend it.
        OSError: If the checkpoint's folder cannot be written to; also said before.

    Example:
        >>> import keras
        >>> from fmnist_learn import build_dense, prepare_data, train
        >>> keras.utils.set_random_seed(42)
        >>> history = train(build_dense(), prepare_data(), epochs=1, verbose=0)
        >>> sorted(history.history)
        ['accuracy', 'loss', 'val_accuracy', 'val_loss']

    Lessons 07-1 to 08-2. Seeds are the caller's; the book calls
    `keras.utils.set_random_seed(42)` before it builds the model. On a CPU one softmax
    layer then gives the book's digits; deeper models differ a little between devices
    and versions.

    The one cycle and label smoothing are beyond the book, in lesson 09. Sources: Smith
    and Topin (2018), Super-convergence, arXiv:1708.07120, where the rate falls in a
    line and the momentum moves as well; Szegedy et al. (2016), Rethinking the Inception
    architecture, arXiv:1512.00567.

    --- 한국어 ---
    정수 레이블에 맞게 `model`을 컴파일하고 훈련 세트로 훈련합니다.

    `model.compile(optimizer, "sparse_categorical_crossentropy",
    metrics=["accuracy"])`와 `validation_data`를 준 `model.fit(...)`과 숫자가 똑같고
    시간은 덜 걸립니다. 배치를 25개까지 묶어 백엔드를 한 번에 호출하기 때문입니다.
    배치마다 호출할 메서드가 있는 콜백을 주면 배치마다 호출하며, 이때는 케라스를 그대로
    쓸 때만큼 시간이 걸립니다. 훈련이 끝난 모델은 보통 방법으로 컴파일한 모델과 다르지
    않습니다.

    Args:
        model: 출력이 열 개 이상인 모델. 예를 들면 `build_cnn()`이 만든 모델입니다.
        data: `prepare_data`가 돌려준 값. layout이 모델의 입력과 맞아야 합니다.
        optimizer: 케라스 옵티마이저의 이름(`"rmsprop"`, `"adam"`, `"sgd"`) 또는 객체.
        learning_rate: 이름으로 고른 옵티마이저의 학습률. 0보다 큽니다. None이면
            케라스의 기본값입니다.
        schedule: None이면 학습률이 그대로입니다. `"one-cycle"`이면 전체 스텝의 처음 1/4
            동안 `learning_rate`의 1/25에서 `learning_rate`까지 직선으로 올라갔다가,
            마지막 스텝까지 코사인 곡선을 따라 거의 0으로 내려갑니다. `warmup_steps`를
            준 케라스의 `CosineDecay`입니다. 에포크를 모두 훈련하므로 `patience`와 함께
            쓸 수 없습니다.
        label_smoothing: 타깃에서 떼어 모든 클래스에 고르게 나눌 비율. 0과 1 사이의
            수입니다. 0.1이면 클래스 열 개 가운데 정답은 0.91, 나머지는 0.01씩이 됩니다.
            `keras.losses.CategoricalCrossentropy(label_smoothing=0.1)`과 같고, 레이블은
            정수 그대로 주면 됩니다. 이때 손실은 검증 손실까지 모두 이런 타깃으로
            계산하므로 다른 손실과 비교할 수 없습니다. None이면 나누지 않습니다.
        epochs: 훈련 세트 전체를 반복하는 최대 횟수.
        batch_size: 옵티마이저가 한 스텝에 쓰는 이미지 개수.
        patience: 검증 손실이 이만큼의 에포크 동안 가장 낮은 값보다 더 낮아지지 않으면
            멈추고, 가장 낮았던 에포크의 가중치로 되돌립니다. None이면 에포크를 모두
            훈련하고 마지막 가중치를 그대로 둡니다.
        checkpoint: 검증 손실이 가장 낮은 모델을 저장할 `.keras` 파일. 파일을 한 번에
            교체하므로 도중에 멈춰도 마지막으로 저장한 온전한 파일이 남습니다.
        callbacks: 추가로 쓸 케라스 콜백.
        verbose: 0은 출력 없음, 1은 진행 막대, 2는 에포크마다 한 줄, `"auto"`는 케라스와
            같습니다.

    Returns:
        케라스의 `History`. `history.history`에 `loss`, `accuracy`, `val_loss`,
        `val_accuracy` 리스트가 있고 에포크마다 값이 하나씩 있습니다.

    Raises:
        TypeError: `model`이 케라스 모델이 아니거나, `data`가 `Splits`가 아니거나,
            이미지나 레이블이 숫자 배열이 아닐 때 발생합니다.
        ValueError: 크기, 레이블, 옵션이 맞지 않거나, 이미지에 nan이나 무한대가 있을 때
            발생합니다. 훈련을 시작하기 전에 무엇이 잘못되었고 어떻게 고치는지 알려
            줍니다.
        OSError: 체크포인트를 저장할 폴더에 쓸 수 없을 때 발생합니다. 역시 훈련을
            시작하기 전에 알려 줍니다.

    07-1절부터 08-2절까지. 시드는 직접 설정하세요. 모델을 만들기 전에 호출하는
    `keras.utils.set_random_seed(42)`가 책의 시드입니다. CPU에서 소프트맥스 층 하나는
    책과 숫자가 같고, 더 깊은 모델은 장치와 버전에 따라 조금 다릅니다.

    one-cycle과 레이블 스무딩은 책에 없는 09절에 있습니다. 출처: Smith, Topin (2018),
    Super-convergence, arXiv:1708.07120. 이 논문에서는 학습률이 직선으로 내려가고
    모멘텀도 함께 바뀝니다. Szegedy 외 (2016), Rethinking the Inception architecture,
    arXiv:1512.00567.
    """
    check_at_least("epochs", epochs, 1)
    check_at_least("batch_size", batch_size, 1)
    check_choice("verbose", verbose, ("auto", 0, 1, 2))
    check_patience(patience, schedule)
    classes = _check_data(model, data)
    batches = math.ceil(len(data.train_target) / batch_size)
    optimizer = find_optimizer(
        optimizer, learning_rate, schedule=schedule, steps=epochs * batches
    )
    loss: str | keras.losses.Loss = _OF_INTEGERS
    train_target, val_target = data.train_target, data.val_target
    if label_smoothing is not None:
        label_smoothing = check_rate("label_smoothing", label_smoothing)
        loss = keras.losses.CategoricalCrossentropy(label_smoothing=label_smoothing)
        train_target = keras.utils.to_categorical(train_target, classes)
        val_target = keras.utils.to_categorical(val_target, classes)
    callbacks = [*callbacks]
    # One call for several batches would call such a hook once for all of them, and to
    # trace it takes longer than so few steps.
    one_by_one = epochs * batches <= _MOST_STEPS or any(
        _has_batch_hook(callback) for callback in callbacks
    )
    if patience is not None:
        callbacks.append(
            keras.callbacks.EarlyStopping(patience=patience, restore_best_weights=True)
        )
    if checkpoint is not None:
        callbacks.append(_BestModel(checkpoint))

    model.compile(optimizer=optimizer, loss=loss, metrics=["accuracy"])
    _make_variables(model, train_target[:1], classes)
    # Set after compile, so that a saved model does not remember it.
    model.steps_per_execution = 1 if one_by_one else min(_MOST_STEPS, batches)
    try:
        with tracing_many():
            return model.fit(
                data.train_scaled,
                train_target,
                validation_data=(data.val_scaled, val_target),
                batch_size=batch_size,
                epochs=epochs,
                callbacks=callbacks,
                verbose=verbose,
            )
    finally:
        if loss is not _OF_INTEGERS:  # what the learner evaluates with has them
            model.compile(optimizer=optimizer, loss=_OF_INTEGERS, metrics=["accuracy"])
        # The functions that Keras traced have the number of steps built in.
        model.steps_per_execution = 1
        model.train_function = model.test_function = model.predict_function = None


def _make_variables(model: keras.Model, target: Any, classes: int) -> None:
    """Make what the optimizer and the metrics keep, before anything is traced.

    Made in the first step, as Keras does, they have TensorFlow trace the step twice.
    """
    if model.built and not model.optimizer.built:
        model.optimizer.build(model.trainable_variables)
    model.compute_metrics(None, target, keras.ops.zeros((1, classes)))
    model.reset_metrics()


def load_safely(path: str | os.PathLike[str]) -> keras.Model:
    """Load a `.keras` file for prediction, without running code from it.

    The configuration inside is read as plain JSON first: nothing but layers of Keras
    that only compute is taken, and no model that is larger than its file. Keras's own
    `safe_mode` is on as well.

    Args:
        path: A `.keras` archive, as `model.save` and `train(checkpoint=...)` write it.

    Returns:
        The model, not compiled.

    Raises:
        FileNotFoundError: If there is no such file.
        TypeError: If `path` is no path.
        ValueError: If it is not such an archive, is damaged, contains anything but
            the layers allowed, or asks for more than a real model takes.

    --- 한국어 ---
    예측에 쓸 `.keras` 파일을 불러옵니다. 파일에 든 코드는 실행하지 않습니다.

    먼저 파일에 든 설정을 JSON으로만 읽어, 계산만 하는 케라스 층으로 이루어졌는지,
    모델이 파일보다 크지 않은지 확인합니다. 케라스의 `safe_mode`도 켭니다.

    Args:
        path: `model.save`나 `train(checkpoint=...)`가 저장한 `.keras` 파일.

    Returns:
        컴파일하지 않은 모델.

    Raises:
        FileNotFoundError: 파일이 없을 때 발생합니다.
        TypeError: `path`가 경로가 아닐 때 발생합니다.
        ValueError: 그런 파일이 아니거나, 손상되었거나, 허용하지 않는 층이 있거나, 실제
            모델보다 큰 것을 요구할 때 발생합니다.
    """
    config = read_config(path)
    start()
    _check_size(path, config)
    try:
        return keras.models.load_model(path, compile=False, safe_mode=True)
    except Exception as error:
        rule = Text(
            ko="이 케라스 버전이 읽을 수 있는 온전한 .keras 파일이어야 합니다",
            en="be a complete .keras archive that this version of Keras reads",
        )
        cause = str(error).strip().splitlines() or [type(error).__name__]
        received = f"{str(path)!r} ({cause[0]})"
        raise refusal(ValueError, "model", rule, received) from error


def _check_size(path: str | os.PathLike[str], config: dict[str, Any]) -> None:
    """Raise if the model has more weights than its file, before Keras makes them all.

    A layer with a million units takes a few bytes to ask for, and gigabytes to build.
    """
    left = count_weights(path)

    class Counted(keras.initializers.Initializer):  # type: ignore[misc]
        """Gives no weights that the file has none for."""

        def __call__(self, shape: tuple[int, ...], dtype: Any = None) -> Any:
            nonlocal left
            left -= math.prod(shape)
            if left < 0:
                raise not_in_the_file(path)
            return keras.ops.zeros(shape, dtype)

    def counted(part: Any) -> Any:
        """The configuration with this initializer in the place of all."""
        if isinstance(part, list):
            return [counted(one) for one in part]
        if not isinstance(part, dict):
            return part
        return {
            name: "Counted" if name.endswith("_initializer") else counted(value)
            for name, value in part.items()
        }

    # Each layer draws a seed of its own from Python's generator: not from this one.
    state = random.getstate()
    # What else is wrong shows when the model itself is made.
    with suppress(Exception):
        keras.saving.deserialize_keras_object(
            counted(config), custom_objects={"Counted": Counted}
        )
    random.setstate(state)
    if left < 0:
        raise not_in_the_file(path)


class _BestModel(keras.callbacks.Callback):  # type: ignore[misc]
    """Save the model after each epoch that lowers the validation loss."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        super().__init__()
        self.path = check_path("checkpoint", path)
        self.lowest = math.inf
        if self.path.suffix != ".keras":
            rule = Text(ko="이름이 .keras로 끝나야 합니다", en="end in .keras")
            raise refusal(ValueError, "checkpoint", rule, repr(str(path)))
        try:
            check_writable(self.path.parent)
        except OSError as error:
            rule = Text(
                ko=f"쓸 수 있는 폴더에 있어야 합니다({error.strerror})",
                en=f"lie in a folder that can be written to ({error.strerror})",
            )
            raise refusal(OSError, "checkpoint", rule, repr(str(path))) from error

    def on_epoch_end(self, epoch: int, logs: dict[str, float]) -> None:  # noqa: ARG002
        loss = logs["val_loss"]
        if loss < self.lowest:
            with replacing(self.path) as draft:
                self.model.save(draft)
            self.lowest = loss


def _has_batch_hook(callback: keras.callbacks.Callback) -> bool:
    """Whether `callback` has a hook of its own for each batch.

    Of its class, or set on the instance as LambdaCallback does.
    """
    return any(
        getattr(getattr(callback, hook), "__func__", None)
        is not getattr(keras.callbacks.Callback, hook)
        for hook in _BATCH_HOOKS
    )


def epoch_kept(val_losses: list[float], patience: int | None) -> int:
    """Of which epoch, counted from 0, the weights are that a training ends with.

    With `patience` it is the one with the lowest loss; of several the first. Beside
    nan `min` compares as Keras does.
    """
    if patience is None:
        return len(val_losses) - 1
    return val_losses.index(min(val_losses))


def _check_data(model: keras.Model, data: Splits) -> int:
    """Raise unless they fit; the number of classes."""
    if not isinstance(model, keras.Model):
        rule = Text(ko="케라스 모델이어야 합니다", en="be a Keras model")
        remedy = Text(
            ko="사이킷런의 모델은 자신의 fit()으로 훈련합니다.",
            en="A model of scikit-learn trains with its own fit().",
        )
        raise refusal(TypeError, "model", rule, type(model).__name__, remedy)
    if not isinstance(data, Splits):
        rule = Text(
            ko="prepare_data()가 반환한 Splits여야 합니다",
            en="be the Splits that prepare_data() returns",
        )
        raise refusal(TypeError, "data", rule, type(data).__name__)
    outputs = one_shape(model, "output") or (10,)
    for part in ("train", "val"):
        images_name, labels_name = f"{part}_scaled", f"{part}_target"
        images, labels = getattr(data, images_name), getattr(data, labels_name)
        check_images(images_name, images)
        check_labels(labels_name, labels, len(images), classes=outputs[-1])
        check_fits_model(images_name, images, model)
        # Seen from where train() was called.
        warn_if_unscaled(images_name, images, stacklevel=4)
    return outputs[-1]
