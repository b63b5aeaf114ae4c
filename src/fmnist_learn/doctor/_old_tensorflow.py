"""Names of TensorFlow 1 that TensorFlow 2 no longer has, and what to write instead.

`SAME` holds those that are the very same function under a new name. A module stands for
all that was in it. `tests/test_old_tensorflow.py` compares this with TensorFlow itself,
which keeps the old names in `tensorflow.compat.v1`.
"""

from functools import cache

from fmnist_learn.i18n import Text

_SAME = {
    "tensorflow.image": "random_crop",
    "tensorflow.io": "read_file write_file",
    "tensorflow.linalg": "cholesky cross diag=tensor_diag global_norm "
    "matrix_inverse=inv qr self_adjoint_eig=eigh svd trace",
    "tensorflow.math": "accumulate_n ceil conj digamma erf floordiv imag is_finite "
    "is_inf is_nan lgamma log log1p mod=floormod real reciprocal rsqrt segment_sum "
    "unsorted_segment_sum",
    "tensorflow.random": "random_normal=normal random_shuffle=shuffle "
    "random_uniform=uniform set_random_seed=set_seed truncated_normal",
}
SAME = {
    f"tensorflow.{old}": f"{home}.{new or old}"
    for home, names in _SAME.items()
    for old, _, new in (name.partition("=") for name in names.split())
}


def _write(code: str) -> Text:
    return Text(ko=f"대신 `{code}`처럼 쓰세요.", en=f"Write `{code}` instead.")


_SESSION = Text(
    ko="텐서플로 2는 바로 계산하므로 세션이 없습니다. `sess.run(y, feed_dict={x: "
    "data})` 대신 모델을 호출하거나 `model.predict(data)`를 쓰고, 훈련은 "
    "`model.fit(data, target)`으로 하세요.",
    en="TensorFlow 2 computes at once and has no sessions. In place of `sess.run(y, "
    "feed_dict={x: data})`, write `model.predict(data)`, and train with "
    "`model.fit(data, target)`.",
)
_INITIALIZER = Text(
    ko="변수는 만들 때 초깃값을 받습니다. 이 줄을 지우세요.",
    en="Variables get their first values when they are made: take this line out.",
)
_GRAPH = Text(
    ko="텐서플로 2는 바로 계산하므로 그래프를 직접 다루지 않습니다. 이 줄을 지우세요. "
    "모델을 모두 지우려면 `keras.utils.clear_session()`을 쓰세요.",
    en="TensorFlow 2 computes at once, without a graph to take care of: take this line "
    "out. To clear all models away, write `keras.utils.clear_session()`.",
)
_VARIABLES = Text(
    ko="모델의 변수는 `model.trainable_variables`에 있습니다.",
    en="The variables of a model are in `model.trainable_variables`.",
)
_ASSIGN = Text(
    ko="`variable.assign(value)`처럼 변수의 메서드를 쓰세요.",
    en="Use the methods of the variable: `variable.assign(value)`.",
)
_CONFIG = Text(
    ko="이 줄을 지우세요. GPU 메모리를 필요한 만큼만 쓰려면 "
    "`tf.config.experimental.set_memory_growth(gpu, True)`를 호출하세요.",
    en="Take this line out. For GPU memory that grows as needed, call "
    "`tf.config.experimental.set_memory_growth(gpu, True)`.",
)
_EAGER = Text(
    ko="텐서플로 2는 처음부터 이렇게 합니다. 이 줄을 지우세요.",
    en="TensorFlow 2 does so from the start: take this line out.",
)
_NO_WAY_BACK = Text(
    ko="이 줄을 지우고 아래 코드를 케라스로 바꾸세요. 그대로 실행해야 하면 "
    "`import tensorflow.compat.v1 as tf`로 임포트하세요.",
    en="Take this line out, and write the code below it in Keras. If it must run as it "
    "is, write `import tensorflow.compat.v1 as tf`.",
)
_LAYERS = Text(
    ko="층은 `keras.layers.Dense(10)`, `keras.layers.Conv2D(32, 3)`처럼 "
    "`keras.layers`에 있고, `keras.Sequential`로 쌓습니다.",
    en="Layers are in `keras.layers`, such as `keras.layers.Dense(10)` and "
    "`keras.layers.Conv2D(32, 3)`; `keras.Sequential` puts them together.",
)
_LOSSES = Text(
    ko="손실 함수는 `keras.losses`에 있습니다. `model.compile(loss="
    "'sparse_categorical_crossentropy')`처럼 이름으로 쓸 수도 있습니다.",
    en="Loss functions are in `keras.losses`, or go by name: `model.compile(loss="
    "'sparse_categorical_crossentropy')`.",
)
_METRICS = Text(
    ko="지표는 `keras.metrics`에 있습니다. `model.compile(metrics=['accuracy'])`처럼 "
    "이름으로 쓸 수도 있습니다.",
    en="Metrics are in `keras.metrics`, or go by name: "
    "`model.compile(metrics=['accuracy'])`.",
)
_RECURRENT = Text(
    ko="순환층은 `keras.layers.LSTM(units)`, `keras.layers.GRU(units)`입니다.",
    en="Recurrent layers are `keras.layers.LSTM(units)` and `keras.layers.GRU(units)`.",
)
_SAVER = Text(
    ko="모델은 `model.save('model.keras')`로 저장하고 "
    "`keras.models.load_model('model.keras')`로 읽으세요.",
    en="Save a model with `model.save('model.keras')`, and read it with "
    "`keras.models.load_model('model.keras')`.",
)
_TUTORIALS = Text(
    ko="이 예제 데이터는 텐서플로에서 없어졌습니다. "
    "`keras.datasets.mnist.load_data()`나 `fmnist_learn.load_data()`로 읽으세요.",
    en="TensorFlow no longer has the data of its tutorials. Read it with "
    "`keras.datasets.mnist.load_data()` or `fmnist_learn.load_data()`.",
)
_CONTRIB = Text(
    ko="`tf.contrib`는 없어졌습니다. 층은 `keras.layers`, 규제는 `keras.regularizers`, "
    "가중치 초기화는 `keras.initializers`에 있습니다.",
    en="`tf.contrib` is gone. Layers are in `keras.layers`, regularization in "
    "`keras.regularizers`, first weights in `keras.initializers`.",
)
_FLAGS = Text(
    ko="명령줄의 값은 파이썬의 `argparse`로 읽으세요.",
    en="Read the values of the command line with `argparse` of Python.",
)
_STEPS = Text(
    ko="학습률 스케줄은 `keras.optimizers.schedules`에 있습니다. 예를 들면 "
    "`keras.optimizers.schedules.ExponentialDecay`입니다.",
    en="Schedules of the learning rate are in `keras.optimizers.schedules`, for "
    "example `keras.optimizers.schedules.ExponentialDecay`.",
)
_QUEUES = Text(
    ko="데이터는 `tf.data.Dataset.from_tensor_slices(data).batch(32)`처럼 준비하세요.",
    en="Prepare data with `tf.data.Dataset.from_tensor_slices(data).batch(32)`.",
)

# `(module, its names, what to do)`.
_GONE = (
    ("tensorflow", "Session InteractiveSession get_default_session", _SESSION),
    ("tensorflow.train", "MonitoredSession MonitoredTrainingSession", _SESSION),
    (
        "tensorflow",
        "placeholder placeholder_with_default sparse_placeholder",
        _write("keras.Input(shape=(784,))"),
    ),
    (
        "tensorflow",
        "global_variables_initializer initialize_all_variables "
        "initialize_local_variables initialize_variables "
        "local_variables_initializer tables_initializer variables_initializer",
        _INITIALIZER,
    ),
    (
        "tensorflow",
        "add_to_collection get_collection get_default_graph reset_default_graph "
        "GraphDef GraphKeys",
        _GRAPH,
    ),
    (
        "tensorflow",
        "all_variables global_variables local_variables trainable_variables",
        _VARIABLES,
    ),
    ("tensorflow", "get_variable", _write("tf.Variable(initial_value)")),
    (
        "tensorflow",
        "variable_scope variable_op_scope op_scope",
        _write("tf.name_scope(name)"),
    ),
    ("tensorflow", "assign assign_add assign_sub", _ASSIGN),
    ("tensorflow", "ConfigProto GPUOptions GraphOptions RunOptions", _CONFIG),
    ("tensorflow", "enable_eager_execution enable_v2_behavior", _EAGER),
    (
        "tensorflow",
        "disable_eager_execution disable_v2_behavior",
        _NO_WAY_BACK,
    ),
    ("tensorflow", "to_float", _write("tf.cast(x, tf.float32)")),
    ("tensorflow", "to_double", _write("tf.cast(x, tf.float64)")),
    ("tensorflow", "to_int32", _write("tf.cast(x, tf.int32)")),
    ("tensorflow", "to_int64", _write("tf.cast(x, tf.int64)")),
    ("tensorflow", "mul", _write("tf.multiply(x, y)")),
    ("tensorflow", "sub", _write("tf.subtract(x, y)")),
    ("tensorflow", "neg", _write("tf.negative(x)")),
    ("tensorflow", "div", _write("tf.divide(x, y)")),
    ("tensorflow", "pack", _write("tf.stack(values)")),
    ("tensorflow", "unpack", _write("tf.unstack(value)")),
    ("tensorflow", "arg_max", _write("tf.argmax(x, axis)")),
    ("tensorflow", "arg_min", _write("tf.argmin(x, axis)")),
    ("tensorflow", "count_nonzero", _write("tf.math.count_nonzero(x, axis)")),
    (
        "tensorflow",
        "confusion_matrix",
        _write("tf.math.confusion_matrix(labels, predictions)"),
    ),
    ("tensorflow", "Print", _write("tf.print(x)")),
    ("tensorflow", "py_func", _write("tf.numpy_function(func, inp, Tout)")),
    ("tensorflow", "layers", _LAYERS),
    ("tensorflow", "contrib", _CONTRIB),
    ("tensorflow", "examples", _TUTORIALS),
    ("tensorflow", "app flags", _FLAGS),
    ("tensorflow", "logging", _write("tf.get_logger()")),
    ("tensorflow", "gfile", _write("tf.io.gfile")),
    ("tensorflow", "FIFOQueue RandomShuffleQueue TFRecordReader", _QUEUES),
    (
        "tensorflow.train",
        "batch shuffle_batch start_queue_runners string_input_producer",
        _QUEUES,
    ),
    (
        "tensorflow.train",
        "AdadeltaOptimizer",
        _write("keras.optimizers.Adadelta(learning_rate=0.001)"),
    ),
    (
        "tensorflow.train",
        "AdagradOptimizer",
        _write("keras.optimizers.Adagrad(learning_rate=0.001)"),
    ),
    (
        "tensorflow.train",
        "AdamOptimizer",
        _write("keras.optimizers.Adam(learning_rate=0.001)"),
    ),
    (
        "tensorflow.train",
        "FtrlOptimizer",
        _write("keras.optimizers.Ftrl(learning_rate=0.001)"),
    ),
    (
        "tensorflow.train",
        "GradientDescentOptimizer Optimizer",
        _write("keras.optimizers.SGD(learning_rate=0.01)"),
    ),
    (
        "tensorflow.train",
        "MomentumOptimizer",
        _write("keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)"),
    ),
    (
        "tensorflow.train",
        "RMSPropOptimizer",
        _write("keras.optimizers.RMSprop(learning_rate=0.001)"),
    ),
    ("tensorflow.train", "Saver", _SAVER),
    (
        "tensorflow.train",
        "cosine_decay exponential_decay inverse_time_decay natural_exp_decay "
        "piecewise_constant polynomial_decay",
        _STEPS,
    ),
    (
        "tensorflow.train",
        "create_global_step get_global_step get_or_create_global_step global_step",
        _write("model.optimizer.iterations"),
    ),
    (
        "tensorflow.nn",
        "dynamic_rnn bidirectional_dynamic_rnn raw_rnn rnn_cell static_rnn",
        _RECURRENT,
    ),
    (
        "tensorflow.nn",
        "softmax_cross_entropy_with_logits_v2",
        _write("tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits)"),
    ),
    ("tensorflow.nn", "xw_plus_b", _write("tf.matmul(x, weights) + biases")),
    (
        "tensorflow.losses",
        "mean_squared_error sigmoid_cross_entropy softmax_cross_entropy "
        "sparse_softmax_cross_entropy",
        _LOSSES,
    ),
    ("tensorflow.metrics", "accuracy auc mean precision recall", _METRICS),
    ("tensorflow.image", "resize_images", _write("tf.image.resize(images, size)")),
    (
        "tensorflow.summary",
        "FileWriter merge_all",
        _write("keras.callbacks.TensorBoard(log_dir='logs')"),
    ),
)
INSTEAD = {
    f"{module}.{name}": text for module, names, text in _GONE for name in names.split()
}


@cache
def old_name(path: str) -> str:
    """The part of a path that only TensorFlow 1 had; empty if there is none."""
    names = path.split(".")
    parts = (".".join(names[:size]) for size in (2, 3))
    return next((one for one in parts if one in SAME or one in INSTEAD), "")
