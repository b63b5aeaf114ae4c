"""What to write for names of older Keras, where their source cannot tell.

`docs/keras_names.py` finds by itself which names only changed their place. What is left
stands here. A name that means the same goes into `SAME`; one for which other code is to
be written into `_CODE`; one that needs a sentence into `_GONE`. Near spelling is no
proof: run both with the same arguments. `tests/test_keras_names.py` looks for every old
name here, and calls what the reader is sent to.
"""

from fmnist_learn.i18n import Text

# What means the same and takes the same arguments: `{old module: {new module: names}}`,
# `old=new` where the last name differs. What a function of the backend calls its first
# argument may differ, and what it does with whole numbers (`mean`).
SAME = {
    "keras.backend": {
        "keras": "name_scope",
        "keras.ops": "abs all any binary_crossentropy cast categorical_crossentropy "
        "clip cos dot elu equal exp flatten=ravel greater greater_equal is_tensor less "
        "less_equal log logsumexp max maximum mean min minimum not_equal one_hot "
        "ones_like permute_dimensions=transpose pow=power prod reshape round sigmoid "
        "sign sin size softmax softplus softsign sparse_categorical_crossentropy "
        "square squeeze stack std stop_gradient sum tanh tile transpose var "
        "zeros_like",
        "keras.random": "random_normal=normal random_uniform=uniform truncated_normal",
    },
    "keras.callbacks.tensorboard_v2": {"keras.callbacks": "TensorBoard"},
    "keras.layers": {"keras.layers": "CuDNNGRU=GRU CuDNNLSTM=LSTM"},
    "keras.optimizers.legacy": {
        "keras.optimizers": "Adadelta Adagrad Adam Adamax Ftrl Nadam RMSprop SGD"
    },
    # Those that take other arguments now are kept under this name.
    "keras.utils.generic_utils": {
        "keras.utils.legacy": "deserialize_keras_object serialize_keras_object"
    },
}

# What functions of the backend called an argument, where those of `SAME` have another
# name for it, or do not take it.
OTHER_ARGUMENTS = {
    "clip": "min_value max_value",
    "dot": "x y",
    "equal": "x y",
    "greater": "x y",
    "greater_equal": "x y",
    "less": "x y",
    "less_equal": "x y",
    "maximum": "x y",
    "minimum": "x y",
    "not_equal": "x y",
    "one_hot": "indices",
    "ones_like": "name",
    "permute_dimensions": "pattern",
    "pow": "x a",
    "reshape": "shape",
    "sparse_categorical_crossentropy": "ignore_class",
    "stop_gradient": "variables",
    "tile": "n",
    "zeros_like": "name",
}

# What to write instead: `{old module: {old name: code}}`. What the module above a gone
# one showed as well needs one entry only, there.
_CODE = {
    "keras.backend": {
        "arange": "keras.ops.arange(start, stop, step, dtype='int32')",
        "argmax": "keras.ops.argmax(x, axis=-1)",
        "argmin": "keras.ops.argmin(x, axis=-1)",
        "batch_dot": "keras.layers.Dot(axes)([x, y])",
        "batch_flatten": "keras.layers.Flatten()(x)",
        "batch_get_value": "[keras.ops.convert_to_numpy(x) for x in variables]",
        "batch_normalization": "keras.ops.batch_normalization(x, mean, variance, "
        "axis=-1, offset=beta, scale=gamma)",
        "batch_set_value": "variable.assign(value)",
        "bias_add": "x + bias",
        "binary_focal_crossentropy": "keras.losses.BinaryFocalCrossentropy()",
        "cast_to_floatx": "keras.ops.cast(x, keras.config.floatx())",
        "categorical_focal_crossentropy": "keras.losses.CategoricalFocalCrossentropy()",
        "concatenate": "keras.ops.concatenate(xs, axis=-1)",
        "constant": "keras.ops.convert_to_tensor(value, dtype='float32')",
        "conv1d": "keras.ops.conv(x, kernel, strides=1, padding='valid')",
        "conv2d": "keras.ops.conv(x, kernel, strides=1, padding='valid')",
        "conv2d_transpose": "keras.ops.conv_transpose(x, kernel, strides=1)",
        "conv3d": "keras.ops.conv(x, kernel, strides=1, padding='valid')",
        "conv3d_transpose": "keras.ops.conv_transpose(x, kernel, strides=1)",
        "count_params": "keras.ops.size(x)",
        "ctc_batch_cost": "keras.ops.ctc_loss(target, output, "
        "target_length, output_length)",
        "ctc_decode": "keras.ops.ctc_decode(inputs, sequence_lengths)",
        "ctc_label_dense_to_sparse": "keras.ops.ctc_loss(target, output, "
        "target_length, output_length)",
        "cumprod": "keras.ops.cumprod(x, axis=0)",
        "cumsum": "keras.ops.cumsum(x, axis=0)",
        "depthwise_conv2d": "keras.ops.depthwise_conv(x, kernel, strides=1)",
        "dropout": "keras.random.dropout(x, rate)",
        "dtype": "x.dtype",
        "eval": "keras.ops.convert_to_numpy(x)",
        "expand_dims": "keras.ops.expand_dims(x, axis=-1)",
        "eye": "keras.Variable(keras.ops.eye(size))",
        "foldl": "keras.ops.scan(f, init, xs)",
        "foldr": "keras.ops.scan(f, init, xs, reverse=True)",
        "function": "keras.Model(inputs, outputs)",
        "gather": "keras.ops.take(x, indices, axis=0)",
        "get_value": "keras.ops.convert_to_numpy(x)",
        "gradients": "tf.GradientTape()",
        "hard_sigmoid": "keras.ops.clip(0.2 * x + 0.5, 0, 1)",
        "identity": "keras.ops.copy(x)",
        "image_dim_ordering": "keras.config.image_data_format()",
        "in_top_k": "keras.ops.in_top_k(targets, predictions, k)",
        "int_shape": "x.shape",
        "is_variable": "isinstance(x, keras.Variable)",
        "l2_normalize": "keras.ops.normalize(x, axis=-1)",
        "map_fn": "keras.ops.map(f, xs)",
        "moving_average_update": "x.assign(x * momentum + value * (1 - momentum))",
        "ndim": "keras.ops.ndim(x)",
        "normalize_batch_in_training": "keras.layers.BatchNormalization()(x, "
        "training=True)",
        "normalize_data_format": "keras.config.image_data_format()",
        "ones": "keras.Variable(keras.ops.ones(shape))",
        "placeholder": "keras.Input(shape)",
        "pool2d": "keras.ops.max_pool(x, pool_size, strides)",
        "pool3d": "keras.ops.max_pool(x, pool_size, strides)",
        "print_tensor": "print(x)",
        "random_bernoulli": "keras.random.binomial(shape, counts=1, probabilities=p)",
        "random_binomial": "keras.random.binomial(shape, counts=1, probabilities=p)",
        "random_normal_variable": "keras.Variable("
        "keras.random.normal(shape, mean, scale))",
        "random_uniform_variable": "keras.Variable("
        "keras.random.uniform(shape, low, high))",
        "relu": "keras.activations.relu(x, negative_slope=0.0)",
        "repeat": "keras.layers.RepeatVector(n)(x)",
        "repeat_elements": "keras.ops.repeat(x, repeats, axis)",
        "resize_images": "keras.layers.UpSampling2D((height_factor, width_factor))(x)",
        "resize_volumes": "keras.layers.UpSampling3D(factors)(x)",
        "reverse": "keras.ops.flip(x, axis)",
        "rnn": "keras.layers.RNN(cell)(x)",
        "separable_conv1d": "keras.ops.separable_conv(x, depthwise_kernel, "
        "pointwise_kernel)",
        "separable_conv2d": "keras.ops.separable_conv(x, depthwise_kernel, "
        "pointwise_kernel)",
        "set_image_dim_ordering": "keras.config.set_image_data_format('channels_last')",
        "set_value": "variable.assign(value)",
        "shape": "keras.ops.shape(x)",
        "slice": "keras.ops.slice(x, start, shape)",
        "spatial_2d_padding": "keras.layers.ZeroPadding2D(padding)(x)",
        "spatial_3d_padding": "keras.layers.ZeroPadding3D(padding)(x)",
        "sqrt": "keras.ops.sqrt(keras.ops.maximum(x, 0))",
        "switch": "keras.ops.where(condition, x1, x2)",
        "temporal_padding": "keras.layers.ZeroPadding1D(padding)(x)",
        "update": "variable.assign(value)",
        "update_add": "variable.assign_add(value)",
        "update_sub": "variable.assign_sub(value)",
        "variable": "keras.Variable(value)",
        "zeros": "keras.Variable(keras.ops.zeros(shape))",
    },
    "keras.experimental": {
        "LinearCosineDecay": "keras.optimizers.schedules.CosineDecay("
        "initial_learning_rate, decay_steps)",
        "NoisyLinearCosineDecay": "keras.optimizers.schedules.CosineDecay("
        "initial_learning_rate, decay_steps)",
        "PeepholeLSTMCell": "keras.layers.LSTMCell(units)",
        "SequenceFeatures": "keras.utils.FeatureSpace(features)",
        "export_saved_model": "model.export(path)",
        "load_from_saved_model": "keras.layers.TFSMLayer(path)",
    },
    "keras.layers": {
        "AtrousConvolution1D": "keras.layers.Conv1D(filters, kernel_size, "
        "dilation_rate=2)",
        "AtrousConvolution2D": "keras.layers.Conv2D(filters, kernel_size, "
        "dilation_rate=2)",
        "ConvLSTM2DCell": "keras.layers.ConvLSTM2D(filters, kernel_size)",
        "ConvRecurrent2D": "keras.layers.ConvLSTM2D(filters, kernel_size)",
        "DenseFeatures": "keras.utils.FeatureSpace(features)",
        "Merge": "keras.layers.Concatenate()([x, y])",
        "RandomHeight": "keras.layers.RandomZoom(height_factor=0.2, width_factor=0)",
        "RandomWidth": "keras.layers.RandomZoom(height_factor=0, width_factor=0.2)",
        "Recurrent": "keras.layers.RNN(cell)",
        "ThresholdedReLU": "keras.layers.ReLU(threshold=1.0)",
        "TimeDistributedDense": "keras.layers.TimeDistributed("
        "keras.layers.Dense(units))",
        # A function of Keras 1, and a module of Keras 2.
        "merge": "keras.layers.concatenate([x, y])",
    },
    "keras.layers.convolutional": {
        "AtrousConv1D": "keras.layers.Conv1D(filters, kernel_size, dilation_rate=2)",
        "AtrousConv2D": "keras.layers.Conv2D(filters, kernel_size, dilation_rate=2)",
    },
    "keras.layers.convolutional_recurrent": {
        "ConvRNN2D": "keras.layers.ConvLSTM2D(filters, kernel_size)",
    },
    "keras.layers.experimental": {
        "SyncBatchNormalization": "keras.layers.BatchNormalization(synchronized=True)",
    },
    "keras.layers.experimental.preprocessing": {
        "CategoryCrossing": "keras.layers.HashedCrossing(num_bins)",
        "RandomHeight": "keras.layers.RandomZoom(height_factor=0.2, width_factor=0)",
        "RandomWidth": "keras.layers.RandomZoom(height_factor=0, width_factor=0.2)",
    },
    "keras.losses": {
        "Reduction": "reduction='sum'",
    },
    "keras.metrics": {
        "BaseMeanIoU": "keras.metrics.IoU(num_classes, target_class_ids)",
        "accuracy": "keras.metrics.Accuracy()",
        "clone_metric": "metric.__class__.from_config(metric.get_config())",
        "clone_metrics": "metric.__class__.from_config(metric.get_config())",
        "cosine": "keras.metrics.CosineSimilarity()",
        "cosine_proximity": "keras.metrics.CosineSimilarity()",
        "cosine_similarity": "keras.metrics.CosineSimilarity()",
        "fbeta_score": "keras.metrics.FBetaScore()",
        "fmeasure": "keras.metrics.F1Score()",
        "matthews_correlation": "sklearn.metrics.matthews_corrcoef(y_true, y_pred)",
        "precision": "keras.metrics.Precision()",
        "recall": "keras.metrics.Recall()",
    },
    "keras.mixed_precision.experimental": {
        "LossScaleOptimizer": "keras.mixed_precision.LossScaleOptimizer(optimizer)",
        "Policy": "keras.mixed_precision.Policy('mixed_float16')",
        "get_layer_policy": "layer.dtype_policy",
    },
    "keras.models": {
        "Graph": "keras.Model(inputs, outputs)",
        "model_from_config": "keras.saving.deserialize_keras_object(config)",
        "model_from_yaml": "keras.models.model_from_json(json_string)",
    },
    "keras.optimizers": {
        "TFOptimizer": "keras.optimizers.SGD()",
        "clip_norm": "keras.optimizers.SGD(clipnorm=1.0)",
    },
    "keras.preprocessing": {
        "text": "keras.layers.TextVectorization(max_tokens)",
    },
    "keras.preprocessing.sequence": {
        "TimeseriesGenerator": "keras.utils.timeseries_dataset_from_array(data, "
        "targets, sequence_length)",
    },
    "keras.preprocessing.text": {
        "Tokenizer": "keras.layers.TextVectorization(max_tokens)",
        "hashing_trick": "keras.layers.Hashing(num_bins)",
        "one_hot": "keras.layers.Hashing(num_bins)",
        "text_to_word_sequence": "text.lower().split()",
        "tokenizer_from_json": "keras.layers.TextVectorization(vocabulary=words)",
    },
    "keras.regularizers": {
        "WeightRegularizer": "keras.regularizers.L1L2(l1=0.0, l2=0.0)",
        "activity_l1": "keras.regularizers.L1(l1=0.01)",
        "activity_l1l2": "keras.regularizers.L1L2(l1=0.01, l2=0.01)",
        "activity_l2": "keras.regularizers.L2(l2=0.01)",
        "l1l2": "keras.regularizers.L1L2(l1=0.01, l2=0.01)",
    },
    "keras.utils": {
        "H5Dict": "h5py.File(path)",
        "HDF5Matrix": "h5py.File(path)[name]",
        "print_summary": "model.summary()",
        "to_ordinal": "y[:, None] > np.arange(num_classes - 1)",
        "visualize_util": "keras.utils.plot_model(model)",
        "warmstart_embedding_matrix": "layer.set_weights([matrix])",
    },
    "keras.utils.experimental": {
        "DatasetCreator": "model.fit(dataset)",
    },
    "keras.utils.io_utils": {
        "h5dict": "h5py.File(path)",
    },
    "keras.utils.layer_utils": {
        "count_params": "model.count_params()",
    },
    "keras.utils.np_utils": {
        "categorical_probas_to_classes": "p.argmax(axis=-1)",
        "probas_to_classes": "p.argmax(axis=-1)",
    },
    "keras.wrappers.scikit_learn": {
        "BaseWrapper": "keras.wrappers.SKLearnClassifier(model)",
        "KerasClassifier": "keras.wrappers.SKLearnClassifier(model)",
        "KerasRegressor": "keras.wrappers.SKLearnRegressor(model)",
    },
}

# The same optimizer under a short name, when it started with another learning rate.
_LEARNING_RATES = {
    "adadelta": ("Adadelta", "1.0"),
    "adagrad": ("Adagrad", "0.01"),
    "adamax": ("Adamax", "0.002"),
    "nadam": ("Nadam", "0.002"),
}


def _write(code: str) -> Text:
    return Text(ko=f"대신 `{code}`처럼 쓰세요.", en=f"Write `{code}` instead.")


def _subclass(base: str) -> Text:
    return Text(
        ko=f"케라스 3에는 없습니다. 필요하면 `{base}`의 하위 클래스로 만드세요.",
        en=f"Keras 3 does not have it. Where you need it, write a subclass of "
        f"`{base}`.",
    )


_IMAGES = Text(
    ko="사진은 `keras.utils.image_dataset_from_directory`로 읽고, "
    "`keras.layers.RandomFlip`, `keras.layers.RandomRotation`, "
    "`keras.layers.RandomZoom` 같은 층으로 변형하세요.",
    en="Read images with `keras.utils.image_dataset_from_directory`, and vary them "
    "with layers such as `keras.layers.RandomFlip`, `keras.layers.RandomRotation` and "
    "`keras.layers.RandomZoom`.",
)
_AUGMENT = Text(
    ko="`keras.layers.RandomRotation`, `keras.layers.RandomTranslation`, "
    "`keras.layers.RandomShear`, `keras.layers.RandomZoom`, "
    "`keras.layers.RandomBrightness` 같은 층으로 사진을 변형하세요.",
    en="Vary images with layers such as `keras.layers.RandomRotation`, "
    "`keras.layers.RandomTranslation`, `keras.layers.RandomShear`, "
    "`keras.layers.RandomZoom` and `keras.layers.RandomBrightness`.",
)
_PHASE = Text(
    ko="훈련 중인지는 이제 매개변수로 알려 줍니다. 층은 `call(self, inputs, "
    "training=None)`으로 받고, 모델을 호출할 때는 `model(x, training=True)`처럼 "
    "쓰세요.",
    en="Whether a model is training is an argument now: a layer takes it as "
    "`call(self, inputs, training=None)`, and you call a model as `model(x, "
    "training=True)`.",
)
_SESSIONS = Text(
    ko="텐서플로 2에는 세션이 없습니다. 이 줄을 지우세요. GPU 메모리를 필요한 만큼만 "
    "쓰려면 `tf.config.experimental.set_memory_growth(gpu, True)`를 호출하세요.",
    en="TensorFlow 2 has no sessions: take this line out. For GPU memory that grows "
    "as needed, call `tf.config.experimental.set_memory_growth(gpu, True)`.",
)
_SPARSE = Text(
    ko="희소 텐서는 백엔드가 다룹니다. 텐서플로에서는 `tf.sparse.to_dense(x)`처럼 "
    "쓰세요.",
    en="The backend handles sparse tensors: with TensorFlow, write "
    "`tf.sparse.to_dense(x)`.",
)
_LOCAL = Text(
    ko="위치마다 가중치가 다른 합성곱은 케라스 3에 없습니다. 대개 "
    "`keras.layers.Conv1D`나 `keras.layers.Conv2D`로 바꿉니다.",
    en="Convolutions with different weights at each place are not in Keras 3. Usually "
    "`keras.layers.Conv1D` or `keras.layers.Conv2D` takes their place.",
)
_HUB = Text(
    ko="케라스 3에는 없는 모델입니다. `keras.applications.EfficientNetV2B0`, "
    "`keras.applications.ResNet50` 같은 다른 모델을 쓰거나, 따로 설치하는 `keras_hub` "
    "패키지에서 찾으세요.",
    en="Keras 3 does not have this model. Take another, such as "
    "`keras.applications.EfficientNetV2B0` or `keras.applications.ResNet50`, or look "
    "for it in the package `keras_hub`, which is installed separately.",
)
_SEVERAL_GPUS = Text(
    ko="GPU를 여러 개 쓰려면 `keras.distribution.DataParallel`이나 "
    "`tf.distribute.MirroredStrategy`를 쓰세요. 하나뿐이면 이 줄을 지우세요.",
    en="For several GPUs there are `keras.distribution.DataParallel` and "
    "`tf.distribute.MirroredStrategy`. With one, take this line out.",
)
_QUEUES = Text(
    ko="데이터를 미리 준비하는 일은 케라스가 합니다. `keras.utils.PyDataset`에 "
    "`workers=4`를 주고 `model.fit`에 넣으세요.",
    en="Keras prepares data ahead by itself: give `workers=4` to your "
    "`keras.utils.PyDataset` and pass it to `model.fit`.",
)
_ESTIMATORS = Text(
    ko="에스티메이터와 미리 만들어 둔 모델은 없어졌습니다. `keras.Sequential`이나 "
    "`keras.Model`로 만들고 `fit`으로 훈련하세요.",
    en="Estimators and ready-made models are gone: build models with "
    "`keras.Sequential` or `keras.Model`, and train with `fit`.",
)
_SEVERAL_MACHINES = Text(
    ko="여러 장치에 나눌 때는 `keras.distribution.DeviceMesh`와 "
    "`keras.distribution.LayoutMap`을 쓰세요.",
    en="To spread work over several devices, use `keras.distribution.DeviceMesh` and "
    "`keras.distribution.LayoutMap`.",
)
_EVALUATOR = Text(
    ko="훈련과 따로 도는 평가 작업은 없어졌습니다. `model.fit`에 `validation_data`를 "
    "주세요.",
    en="Evaluators that run beside the training are gone: give `model.fit` its "
    "`validation_data`.",
)
_SKIPGRAMS = Text(
    ko="케라스 3에는 이런 함수가 없습니다.", en="Keras 3 has no function for this."
)
_CALLBACK = Text(
    ko="케라스가 스스로 하는 일입니다. 콜백을 직접 만들 때는 "
    "`keras.callbacks.Callback`을 상속하세요.",
    en="Keras does this by itself. A callback of your own is a subclass of "
    "`keras.callbacks.Callback`.",
)
_RANDOM = Text(
    ko="난수는 이제 `keras.random`에서 나옵니다. 이 줄을 지우고 "
    "`keras.utils.set_random_seed(42)`로 시드를 정하세요.",
    en="Random numbers now come from `keras.random`: take this line out, and set the "
    "seed with `keras.utils.set_random_seed(42)`.",
)
_PICKLED = Text(
    ko="`keras.datasets.cifar10.load_data()`나 `keras.datasets.cifar100.load_data()`로 "
    "읽으세요.",
    en="Read the data with `keras.datasets.cifar10.load_data()` or "
    "`keras.datasets.cifar100.load_data()`.",
)
_INTERNAL = Text(
    ko="케라스가 안에서만 쓰던 것이라 케라스 3에는 없습니다. 공개된 이름은 "
    "`keras.layers`, `keras.models`, `keras.utils`에서 가져오세요.",
    en="This was for Keras itself, and Keras 3 does not have it. The public names are "
    "in `keras.layers`, `keras.models` and `keras.utils`.",
)

# `(module, its names, what to do)`; a module that is gone is a name of its parent, and
# what is said of it holds for what it held.
_GONE = (
    ("keras", "optimizer_v1 testing_utils", _INTERNAL),
    ("keras", "estimator premade premade_models", _ESTIMATORS),
    ("keras", "dtensor", _SEVERAL_MACHINES),
    (
        "keras.applications",
        "RegNetX002 RegNetX004 RegNetX006 RegNetX008 RegNetX016 RegNetX032 RegNetX040 "
        "RegNetX064 RegNetX080 RegNetX120 RegNetX160 RegNetX320 RegNetY002 RegNetY004 "
        "RegNetY006 RegNetY008 RegNetY016 RegNetY032 RegNetY040 RegNetY064 RegNetY080 "
        "RegNetY120 RegNetY160 RegNetY320 ResNetRS101 ResNetRS152 ResNetRS200 "
        "ResNetRS270 ResNetRS350 ResNetRS420 ResNetRS50 regnet resnet_rs",
        _HUB,
    ),
    ("keras.applications", "keras_modules_injection", _INTERNAL),
    (
        "keras.backend",
        "learning_phase learning_phase_scope set_learning_phase in_train_phase "
        "in_test_phase",
        _PHASE,
    ),
    (
        "keras.backend",
        "control_dependencies eager get_session is_placeholder "
        "manual_variable_initialization reset_uids set_session symbolic",
        _SESSIONS,
    ),
    ("keras.backend", "is_sparse to_dense", _SPARSE),
    ("keras.backend", "local_conv1d local_conv2d", _LOCAL),
    (
        "keras.backend",
        "cntk_backend common numpy_backend pattern_broadcast theano_backend",
        _INTERNAL,
    ),
    ("keras.backend", "experimental", _RANDOM),
    ("keras.callbacks", "BaseLogger", _CALLBACK),
    ("keras.callbacks", "SidecarEvaluatorModelExport", _EVALUATOR),
    (
        "keras.constraints",
        "RadialConstraint radial_constraint",
        _subclass("keras.constraints.Constraint"),
    ),
    ("keras.datasets", "cifar", _PICKLED),
    ("keras.experimental", "LinearModel WideDeepModel", _ESTIMATORS),
    ("keras.experimental", "SidecarEvaluator", _EVALUATOR),
    ("keras.layers", "LocallyConnected1D LocallyConnected2D local", _LOCAL),
    (
        "keras.layers",
        "AbstractRNNCell Highway MaxoutDense",
        _subclass("keras.layers.Layer"),
    ),
    (
        "keras.layers.experimental",
        "RandomFourierFeatures",
        _subclass("keras.layers.Layer"),
    ),
    (
        "keras.layers.experimental.preprocessing",
        "PreprocessingLayer",
        _subclass("keras.layers.Layer"),
    ),
    ("keras.legacy", "interfaces layers", _INTERNAL),
    ("keras.losses", "LossFunctionWrapper", _subclass("keras.losses.Loss")),
    ("keras.losses", "is_categorical_crossentropy", _INTERNAL),
    (
        "keras.metrics",
        "MeanRelativeError MeanTensor Reduce SensitivitySpecificityBase experimental",
        _subclass("keras.metrics.Metric"),
    ),
    (
        "keras.models.experimental",
        "SharpnessAwareMinimization",
        _subclass("keras.Model"),
    ),
    ("keras.optimizers.legacy", "Optimizer", _subclass("keras.optimizers.Optimizer")),
    (
        "keras.preprocessing.image",
        "DataFrameIterator DirectoryIterator ImageDataGenerator Iterator "
        "NumpyArrayIterator",
        _IMAGES,
    ),
    (
        "keras.preprocessing.image",
        "apply_affine_transform apply_brightness_shift apply_channel_shift "
        "random_brightness random_channel_shift random_rotation random_shear "
        "random_shift random_zoom",
        _AUGMENT,
    ),
    ("keras.preprocessing.sequence", "make_sampling_table skipgrams", _SKIPGRAMS),
    (
        "keras.utils",
        "GeneratorEnqueuer OrderedEnqueuer SequenceEnqueuer TimedThread",
        _QUEUES,
    ),
    ("keras.utils", "SidecarEvaluator", _EVALUATOR),
    (
        "keras.utils",
        "StepsPerExecutionTuner conv_utils convert_all_kernels_in_model io_utils "
        "losses_utils metrics_utils",
        _INTERNAL,
    ),
    ("keras.utils", "multi_gpu_model multi_gpu_utils training_utils", _SEVERAL_GPUS),
)


INSTEAD: dict[str, Text] = {
    f"{module}.{name}": text for module, names, text in _GONE for name in names.split()
}
INSTEAD |= {
    f"{module}.{name}": _write(code)
    for module, codes in _CODE.items()
    for name, code in codes.items()
}
INSTEAD |= {
    f"keras.optimizers.{name}": Text(
        ko=f"대신 `keras.optimizers.{new}(learning_rate={rate})`처럼 쓰세요. 학습률의 "
        "기본값이 바뀌었습니다.",
        en=f"Write `keras.optimizers.{new}(learning_rate={rate})`: the default of the "
        "learning rate has changed.",
    )
    for name, (new, rate) in _LEARNING_RATES.items()
}
