"""Errors of code that was written for older Keras and TensorFlow."""

from real_errors import Case

_GENERATOR = "from keras.preprocessing.image import ImageDataGenerator"

CASES = [
    Case(
        "ImageDataGenerator imported",
        _GENERATOR,
        "moved-in-keras",
        says="keras.layers.RandomFlip",
        never="Did you mean",
    ),
    Case(
        "ImageDataGenerator looked up",
        "keras.preprocessing.image.ImageDataGenerator()",
        "moved-in-keras",
        says="keras.layers.RandomFlip",
        never="Did you mean",
    ),
    Case(
        "the order of the channels as it was called once",
        "from keras import backend as K\nK.image_dim_ordering()",
        "moved-in-keras",
        says="keras.config.image_data_format()",
        never="Did you mean",
    ),
    Case(
        "the order of the channels set as it was once",
        "from keras import backend as K\nK.set_image_dim_ordering('th')",
        "moved-in-keras",
        says="keras.config.set_image_data_format",
        never="Did you mean",
    ),
    Case(
        "a session set",
        "from keras import backend as K\nK.set_session(None)",
        "moved-in-keras",
        says="set_memory_growth",
        never="set_epsilon",
    ),
    Case(
        "a value of the backend",
        "from keras import backend as K\nK.get_value(model.optimizer.learning_rate)",
        "moved-in-keras",
        says="keras.ops.convert_to_numpy",
        never="Did you mean",
    ),
    Case(
        "a mean of the backend",
        "import keras.backend as K\nK.mean(1.0)",
        "moved-in-keras",
        says="keras.ops.mean",
    ),
    Case(
        "layers for a GPU",
        "keras.layers.CuDNNLSTM(10)",
        "moved-in-keras",
        says="keras.layers.LSTM",
        never="ConvLSTM3D",
    ),
    Case(
        "layers for a GPU, imported",
        "from keras.layers import CuDNNLSTM",
        "moved-in-keras",
        says="keras.layers.LSTM",
        never="ConvLSTM3D",
    ),
    Case(
        "several GPUs",
        "from keras.utils import multi_gpu_model",
        "moved-in-keras",
        says="tf.distribute.MirroredStrategy",
    ),
    Case(
        "the Tokenizer",
        "from keras.preprocessing.text import Tokenizer",
        "moved-in-keras",
        says="keras.layers.TextVectorization",
    ),
    Case(
        "the optimizers of Keras 2",
        "keras.optimizers.legacy.Adam(0.001)",
        "legacy-optimizer",
        says="keras.optimizers.Adam",
    ),
    Case(
        "the optimizers of Keras 2, imported",
        "from keras.optimizers.legacy import SGD\nSGD(0.1)",
        "legacy-optimizer",
        says="keras.optimizers.Adam",
    ),
    Case(
        "the optimizers of Keras 2 by way of TensorFlow",
        "import tensorflow as tf\ntf.keras.optimizers.legacy.Adam()",
        "legacy-optimizer",
        says="keras.optimizers.Adam",
    ),
    Case(
        "an optimizer in small letters",
        "from keras.optimizers import adam_v2",
        "misspelt-name",
        never="Did you mean",
    ),
    Case(
        "np_utils",
        "from keras.utils import np_utils",
        "moved-in-keras",
    ),
    Case(
        "np_utils as a module",
        "from keras.utils.np_utils import to_categorical",
        "moved-in-keras",
        says="keras.utils.to_categorical",
    ),
    Case(
        "layers.core",
        "from keras.layers.core import Dense, Dropout",
        "moved-in-keras",
    ),
    Case(
        "layers.convolutional by way of TensorFlow",
        "from tensorflow.keras.layers.convolutional import Conv2D",
        "moved-in-keras",
    ),
    Case(
        "layers.normalization",
        "from keras.layers.normalization import BatchNormalization",
        "moved-in-keras",
    ),
    Case(
        "the wrapper for scikit-learn",
        "from keras.wrappers.scikit_learn import KerasClassifier",
        "scikit-wrapper",
    ),
    Case(
        "merge",
        "from keras.layers import merge",
        "moved-in-keras",
        says="concatenate",
    ),
    Case(
        "engine",
        "from keras.engine.topology import Layer",
        "moved-in-keras",
        says="keras.layers",
    ),
    Case(
        "fit_generator",
        "model.fit_generator(None)",
        "fit-generator",
    ),
    Case(
        "predict_classes",
        "model.predict_classes(val_scaled)",
        "predict-classes",
    ),
    Case(
        "nb_epoch",
        "model.fit(train_scaled, train_target, nb_epoch=2)",
        "epochs-name",
    ),
    Case(
        "lr",
        "keras.optimizers.Adam(lr=0.01)",
        "learning-rate-name",
    ),
    Case(
        "lr of an optimizer",
        "model.optimizer.lr",
        "attribute-of-old-keras",
        says="learning_rate",
    ),
    Case(
        "the border mode",
        "keras.layers.Conv2D(32, 3, border_mode='same')",
        "argument-of-old-keras",
        says="padding",
    ),
    Case(
        "the steps of a convolution as they were called once",
        "keras.layers.Conv2D(32, 3, subsample=(2, 2))",
        "argument-of-old-keras",
        says="strides",
    ),
    Case(
        "the size of a kernel as it was given once",
        "keras.layers.Conv2D(32, nb_row=3, nb_col=3)",
        "argument-of-old-keras",
        says="kernel_size",
    ),
    Case(
        "the probability of Dropout as it was called once",
        "keras.layers.Dropout(p=0.5)",
        "argument-of-old-keras",
        says="rate",
    ),
    Case(
        "the output size as it was called once",
        "keras.layers.Dense(output_dim=10)",
        "argument-of-old-keras",
        says="units",
    ),
    Case(
        "the start of the weights as it was called once",
        "keras.layers.Dense(10, init='uniform')",
        "argument-of-old-keras",
        says="kernel_initializer",
    ),
    Case(
        "weights given to a layer",
        "keras.layers.Dense(10, weights=[np.zeros((784, 10))])",
        "argument-of-old-keras",
        says="set_weights",
    ),
    Case(
        "a regularizer as it was called once",
        "keras.layers.Dense(10, W_regularizer='l2')",
        "argument-of-old-keras",
        says="kernel_regularizer",
    ),
    Case(
        "workers for fit",
        "model.fit(train_scaled, train_target, workers=4)",
        "argument-of-old-keras",
        says="PyDataset",
    ),
    Case(
        "processes for fit",
        "model.fit(train_scaled, train_target, use_multiprocessing=True)",
        "argument-of-old-keras",
        says="PyDataset",
    ),
    Case(
        "the progress bar as it was called once",
        "model.fit(train_scaled, train_target, show_accuracy=True)",
        "argument-of-old-keras",
        says="metrics=['accuracy']",
    ),
    Case(
        "inputs and outputs in the singular",
        "i = keras.Input((784,))\n"
        "keras.Model(input=i, output=keras.layers.Dense(10)(i))",
        "argument-of-old-keras",
        says="inputs",
    ),
    Case(
        "the normalisation of a batch as it was called once",
        "keras.layers.BatchNormalization(mode=0)",
        "misspelt-argument",
        never="Did you mean",
    ),
    Case(
        "a session of TensorFlow 1",
        "import tensorflow as tf\ntf.Session()",
        "old-tensorflow",
    ),
    Case(
        "a placeholder of TensorFlow 1",
        "import tensorflow as tf\ntf.placeholder(tf.float32, [None, 784])",
        "old-tensorflow",
    ),
    Case(
        "variables of TensorFlow 1 initialised",
        "import tensorflow as tf\ntf.global_variables_initializer()",
        "old-tensorflow",
    ),
    Case(
        "the tutorial data of TensorFlow 1",
        "from tensorflow.examples.tutorials.mnist import input_data",
        "old-tensorflow",
        says="load_data",
    ),
    Case(
        "contrib",
        "import tensorflow as tf\ntf.contrib.layers.flatten",
        "old-tensorflow",
    ),
    Case(
        "contrib imported",
        "from tensorflow.contrib import learn",
        "old-tensorflow",
    ),
    Case(
        "an optimizer of TensorFlow 1",
        "import tensorflow as tf\ntf.train.GradientDescentOptimizer(0.5)",
        "old-tensorflow",
        says="keras.optimizers",
    ),
    Case(
        "a seed of TensorFlow 1",
        "import tensorflow as tf\ntf.set_random_seed(42)",
        "old-tensorflow",
        says="keras.utils.set_random_seed(42)",
    ),
    Case(
        "a function of TensorFlow 1",
        "import tensorflow as tf\ntf.random_normal([784, 10])",
        "old-tensorflow",
    ),
    Case(
        "a loss of TensorFlow 1",
        "import tensorflow as tf\ntf.nn.softmax_cross_entropy_with_logits_v2(1, 1)",
        "old-tensorflow",
    ),
    Case(
        "a layer of TensorFlow's own old Keras",
        "from tensorflow.python.keras.layers import Dense\n"
        "keras.Sequential([Dense(10)])",
        "layer-of-another-keras",
        says="keras.layers",
    ),
]
