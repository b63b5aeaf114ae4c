"""Training: compile, fit, validate, stop early, keep the best; and safe loading.

Keras stays in sight: `train` is `model.compile` and `model.fit` with the arguments of
the course, run faster. A learner who writes both lines gets the same digits.
"""

import json
import math
import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import keras

from fmnist_learn._checks import (
    check_at_least,
    check_choice,
    check_fits_model,
    check_images,
    check_labels,
    one_shape,
    requirement,
    warn_if_unscaled,
)
from fmnist_learn._files import check_writable, replacing
from fmnist_learn.data import Splits

# More batches in one call of the backend save nothing further.
_MOST_STEPS = 25

_NOT_AN_ARCHIVE = (
    zipfile.BadZipFile,
    KeyError,  # no config.json
    ValueError,  # not JSON
    AttributeError,  # JSON, but no dictionary
    TypeError,
    RuntimeError,  # encrypted, or nested without end
)

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
    epochs: int = 5,
    batch_size: int = 32,
    patience: int | None = None,
    checkpoint: str | os.PathLike[str] | None = None,
    callbacks: Sequence[keras.callbacks.Callback] = (),
    verbose: Literal["auto", 0, 1, 2] = "auto",
) -> keras.callbacks.History:
    """Compile `model` for integer labels and fit it to the training set.

    The same digits as `model.compile(optimizer, "sparse_categorical_crossentropy",
    ["accuracy"])` and `model.fit(...)` with `validation_data`, in less time: up to 25
    batches go to the backend in one call. A callback of yours with a hook for each
    batch is called for each batch; then training takes as long as plain Keras.
    Afterwards the model is like one compiled the usual way.

    Args:
        model: A model with ten (or more) outputs, such as `build_cnn()`.
        data: What `prepare_data` returned, in the layout that the model takes.
        optimizer: Any optimizer of Keras, by name (`"rmsprop"`, `"adam"`, `"sgd"`)
            or as an instance.
        epochs: How many times to go through the training set, at most.
        batch_size: Images in one step of the optimizer.
        patience: Stop after this many epochs without a lower validation loss, and
            restore the weights of the best epoch. None trains all epochs and keeps
            the last weights.
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
        ValueError: If shapes, labels or options do not fit; the message, before
            training starts, says what is wrong and how to mend it.
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

    --- 한국어 ---
    정수 레이블에 맞게 `model`을 컴파일하고 훈련 세트로 훈련합니다.

    `model.compile(optimizer, "sparse_categorical_crossentropy", ["accuracy"])`와
    `validation_data`를 준 `model.fit(...)`과 숫자가 똑같고 시간은 덜 걸립니다. 배치를
    25개까지 묶어 백엔드를 한 번에 호출하기 때문입니다. 배치마다 호출할 메서드가 있는
    콜백을 주면 배치마다 호출하며, 이때는 케라스를 그대로 쓸 때만큼 시간이 걸립니다.
    훈련이 끝난 모델은 보통 방법으로 컴파일한 모델과 다르지 않습니다.

    Args:
        model: 출력이 열 개 이상인 모델. 예를 들면 `build_cnn()`이 만든 모델입니다.
        data: `prepare_data`가 돌려준 값. layout이 모델의 입력과 맞아야 합니다.
        optimizer: 케라스 옵티마이저의 이름(`"rmsprop"`, `"adam"`, `"sgd"`) 또는 객체.
        epochs: 훈련 세트 전체를 반복하는 최대 횟수.
        batch_size: 옵티마이저가 한 스텝에 쓰는 이미지 개수.
        patience: 검증 손실이 이만큼의 에포크 동안 낮아지지 않으면 멈추고, 가장 좋았던
            에포크의 가중치로 되돌립니다. None이면 에포크를 모두 훈련하고 마지막
            가중치를 그대로 둡니다.
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
        ValueError: 크기, 레이블, 옵션이 맞지 않을 때 발생합니다. 훈련을 시작하기 전에
            무엇이 잘못되었고 어떻게 고치는지 알려 줍니다.
        OSError: 체크포인트를 저장할 폴더에 쓸 수 없을 때 발생합니다. 역시 훈련을
            시작하기 전에 알려 줍니다.

    07-1절부터 08-2절까지. 시드는 직접 설정하세요. 모델을 만들기 전에 호출하는
    `keras.utils.set_random_seed(42)`가 교재의 시드입니다. CPU에서 소프트맥스 층 하나는
    교재와 숫자가 같고, 더 깊은 모델은 장치와 버전에 따라 조금 다릅니다.
    """
    check_at_least("epochs", epochs, 1)
    check_at_least("batch_size", batch_size, 1)
    check_choice("verbose", verbose, ("auto", 0, 1, 2))
    _check_data(model, data)
    optimizer = find_optimizer(optimizer)
    callbacks = [*callbacks]
    # One call for several batches would call such a hook once for all of them.
    one_by_one = any(_has_batch_hook(callback) for callback in callbacks)
    if patience is not None:
        check_at_least("patience", patience, 1)
        callbacks.append(
            keras.callbacks.EarlyStopping(patience=patience, restore_best_weights=True)
        )
    if checkpoint is not None:
        callbacks.append(_BestModel(checkpoint))

    model.compile(
        optimizer=optimizer,
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    batches = math.ceil(len(data.train_target) / batch_size)
    # Set after compile, so that a saved model does not remember it.
    model.steps_per_execution = 1 if one_by_one else min(_MOST_STEPS, batches)
    try:
        return model.fit(
            data.train_scaled,
            data.train_target,
            validation_data=(data.val_scaled, data.val_target),
            batch_size=batch_size,
            epochs=epochs,
            callbacks=callbacks,
            verbose=verbose,
        )
    finally:
        # The functions that Keras traced have the number of steps built in.
        model.steps_per_execution = 1
        model.train_function = model.test_function = model.predict_function = None


def load_safely(path: str | os.PathLike[str]) -> keras.Model:
    """Load a `.keras` file for prediction, without running code from it.

    The configuration inside is read as plain JSON first: nothing but layers of Keras
    that only compute is taken. Keras's own `safe_mode` is on as well.

    Args:
        path: A `.keras` archive, as `model.save` and `train(checkpoint=...)` write it.

    Returns:
        The model, not compiled.

    Raises:
        FileNotFoundError: If there is no such file.
        ValueError: If it is not such an archive, is damaged, or contains anything
            but the layers allowed.

    --- 한국어 ---
    예측에 쓸 `.keras` 파일을 불러옵니다. 파일에 든 코드는 실행하지 않습니다.

    먼저 파일에 든 설정을 JSON으로만 읽어, 계산만 하는 케라스 층으로 이루어졌는지
    확인합니다. 케라스의 `safe_mode`도 켭니다.

    Args:
        path: `model.save`나 `train(checkpoint=...)`가 저장한 `.keras` 파일.

    Returns:
        컴파일하지 않은 모델.

    Raises:
        FileNotFoundError: 파일이 없을 때 발생합니다.
        ValueError: 그런 파일이 아니거나, 손상되었거나, 허용하지 않는 층이 있을 때
            발생합니다.
    """
    file = Path(path)
    received = repr(str(file))
    if not file.is_file():
        rule = "name a model file that exists"
        raise FileNotFoundError(requirement("model", rule, received))
    try:
        with zipfile.ZipFile(file) as archive:
            config = json.loads(archive.read("config.json"))
        # With compile=False Keras does not read how the model was compiled.
        config.pop("compile_config", None)
    except _NOT_AN_ARCHIVE as error:
        rule = "be a .keras archive"
        remedy = "Save the model with model.save('name.keras') and try that file."
        raise ValueError(requirement("model", rule, received, remedy)) from error
    for module, name in _classes_in(config):
        if name not in _ALLOWED.get(module, ()):
            rule = "consist of layers of Keras that run no code of their own"
            found = f"{received} with {module}.{name}"
            remedy = "If you trust the file, use keras.models.load_model yourself."
            raise ValueError(requirement("model", rule, found, remedy))
    try:
        return keras.models.load_model(file, compile=False, safe_mode=True)
    except Exception as error:
        rule = "be a complete .keras archive that this version of Keras reads"
        cause = str(error).strip().splitlines() or [type(error).__name__]
        found = f"{received} ({cause[0]})"
        raise ValueError(requirement("model", rule, found)) from error


class _BestModel(keras.callbacks.Callback):  # type: ignore[misc]
    """Save the model after each epoch that lowers the validation loss."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        super().__init__()
        self.path = Path(path)
        self.lowest = math.inf
        if self.path.suffix != ".keras":
            rule = "end in .keras"
            raise ValueError(requirement("checkpoint", rule, repr(str(path))))
        try:
            check_writable(self.path.parent)
        except OSError as error:
            rule = f"lie in a folder that can be written to ({error.strerror})"
            raise OSError(requirement("checkpoint", rule, repr(str(path)))) from error

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


def find_optimizer(
    optimizer: str | keras.optimizers.Optimizer,
) -> keras.optimizers.Optimizer:
    """The optimizer of that name, with Keras's defaults; an instance is returned."""
    try:
        return keras.optimizers.get(optimizer)
    except (ValueError, TypeError) as error:
        rule = "be the name of an optimizer of Keras or an instance of one"
        remedy = "For example 'sgd', 'rmsprop', 'adam' or 'adagrad'."
        message = requirement("optimizer", rule, repr(optimizer), remedy)
        raise ValueError(message) from error


def _check_data(model: keras.Model, data: Splits) -> None:
    if not isinstance(model, keras.Model):
        remedy = "A model of scikit-learn trains with its own fit()."
        received = type(model).__name__
        raise TypeError(requirement("model", "be a Keras model", received, remedy))
    if not isinstance(data, Splits):
        rule = "be the Splits that prepare_data() returns"
        raise TypeError(requirement("data", rule, type(data).__name__))
    outputs = one_shape(model, "output") or (10,)
    for part in ("train", "val"):
        images_name, labels_name = f"{part}_scaled", f"{part}_target"
        images, labels = getattr(data, images_name), getattr(data, labels_name)
        check_images(images_name, images)
        check_labels(labels_name, labels, len(images), classes=outputs[-1])
        check_fits_model(images_name, images, model)
        # Seen from where train() was called.
        warn_if_unscaled(images_name, images, stacklevel=4)


def _classes_in(config: object) -> Iterator[tuple[str | None, str]]:
    """Every class that a configuration of Keras asks to be made, with its module."""
    if isinstance(config, dict):
        if "class_name" in config:
            module = config.get("module")
            yield module and str(module), str(config["class_name"])
        for value in config.values():
            yield from _classes_in(value)
    elif isinstance(config, list):
        for value in config:
            yield from _classes_in(value)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a model may be made of. Left out on purpose: Lambda and the wrappers of other
# frameworks, which run code, and the text layers, which read files by name.
_ALLOWED: dict[str | None, frozenset[str]] = {
    "keras": _names("Sequential DTypePolicy"),
    "keras.models": _names("Sequential"),
    "keras.src.models.functional": _names("Functional"),
    "keras.layers": _names(
        """
        InputLayer Dense Flatten Reshape Permute Activation Rescaling Normalization
        Conv2D DepthwiseConv2D SeparableConv2D Conv2DTranspose ZeroPadding2D Cropping2D
        MaxPooling2D AveragePooling2D GlobalMaxPooling2D GlobalAveragePooling2D
        UpSampling2D Resizing BatchNormalization LayerNormalization GroupNormalization
        Dropout SpatialDropout2D GaussianNoise GaussianDropout
        ReLU LeakyReLU PReLU ELU Softmax
        Add Subtract Multiply Average Maximum Minimum Concatenate
        RandomFlip RandomRotation RandomTranslation RandomZoom RandomContrast
        """
    ),
    "keras.initializers": _names(
        """
        Zeros Ones Constant GlorotUniform GlorotNormal HeUniform HeNormal LecunUniform
        LecunNormal RandomUniform RandomNormal TruncatedNormal VarianceScaling
        Orthogonal
        """
    ),
    "keras.regularizers": _names("L1 L2 L1L2"),
    "keras.constraints": _names("MaxNorm NonNeg UnitNorm"),
    # A model inside a model brings along how it was compiled, and Keras reads that.
    "keras.optimizers": _names(
        "SGD RMSprop Adam AdamW Adagrad Adadelta Adamax Nadam Ftrl"
    ),
    "keras.dtype_policies": _names("DTypePolicy"),
    # Values, not classes: Keras writes a tuple and the tensor between two layers so.
    None: _names("__tuple__ __keras_tensor__"),
}
