"""Errors while a model is built."""

from real_errors import UNKNOWN, Case

_LAYERS = "from keras.layers import Conv2D, Dense, Flatten, Input, MaxPooling2D\n"

CASES = [
    Case(
        "a quotient as the number of units",
        "keras.layers.Dense(784 / 2)",
        "whole-number-needed",
        says="//",
        newest=True,
    ),
    Case(
        "text as the number of units",
        "keras.layers.Dense('10')",
        "whole-number-needed",
        newest=True,
    ),
    Case(
        "the activation before the units",
        "keras.layers.Dense('relu', 100)",
        "whole-number-needed",
        newest=True,
    ),
    Case(
        "no filters at all",
        "keras.layers.Conv2D(0, 3)",
        "whole-number-needed",
    ),
    Case(
        "units forgotten",
        "keras.layers.Dense(activation='relu')",
        "missing-argument",
    ),
    Case(
        "the kernel size forgotten",
        "keras.layers.Conv2D(32)",
        "missing-argument",
    ),
    Case(
        "the rate forgotten",
        "keras.layers.Dropout()",
        "missing-argument",
    ),
    Case(
        "an activation as the third value of Conv2D",
        "keras.layers.Conv2D(32, 3, 'relu')",
        "value-in-another-place",
        says="activation=",
    ),
    Case(
        "a padding as the second value of pooling",
        "keras.layers.MaxPooling2D(2, 'same')",
        "value-in-another-place",
        says="padding=",
    ),
    Case(
        "a rate in percent",
        "keras.layers.Dropout(30)",
        "dropout-rate",
    ),
    Case(
        "a misspelt activation",
        "keras.layers.Dense(10, activation='sofmax')",
        "misspelt-identifier",
    ),
    Case(
        "a misspelt padding",
        "keras.layers.Conv2D(32, 3, padding='sames')",
        "misspelt-identifier",
    ),
    Case(
        "a misspelt argument",
        "keras.layers.Dense(10, activaton='relu')",
        "misspelt-argument",
        says="activation",
    ),
    Case(
        "padding for Dense",
        "keras.layers.Dense(10, padding='same')",
        "misspelt-argument",
        never="Did you mean",
    ),
    Case(
        "an activation without quotation marks",
        "keras.layers.Dense(10, activation=softmax)",
        "name-without-quotes",
    ),
    Case(
        "a misspelt layer",
        "keras.layers.MaxPoling2D(2)",
        "misspelt-name",
        says="MaxPooling2D",
    ),
    Case(
        "a layer in small letters",
        "keras.layers.dense(10)",
        "misspelt-name",
        says="Dense",
    ),
    Case(
        "a layer looked for in keras itself",
        "keras.Dense(10)",
        "misspelt-name",
        says="keras.layers.Dense",
    ),
    Case(
        "an optimizer looked for among the layers",
        "from keras.layers import Adam",
        "misspelt-name",
        says="keras.optimizers",
    ),
    Case(
        "Sequential imported from the layers",
        "from keras.layers import Sequential",
        "misspelt-name",
        says="keras",
    ),
    Case(
        "the module in place of the class",
        "from keras import layers\nlayers(10)",
        "not-callable",
    ),
    Case(
        "an input that is no tuple",
        "keras.layers.Input(shape='784')",
        "shape-is-not-a-tuple",
    ),
    Case(
        "an input that is a number",
        "keras.Input(784)",
        "shape-is-not-a-tuple",
    ),
    Case(
        "a layer without its parentheses",
        "keras.Sequential([keras.layers.Flatten])",
        "not-a-layer",
    ),
    Case(
        "add of a class",
        "m = keras.Sequential()\nm.add(keras.layers.Flatten)",
        "not-a-layer",
    ),
    Case(
        "add of a name",
        "m = keras.Sequential()\nm.add('relu')",
        "not-a-layer",
        says="Activation",
    ),
    Case(
        "add of a list",
        "m = keras.Sequential()\nm.add([keras.layers.Flatten()])",
        "not-a-layer",
    ),
    Case(
        "layers that are not in a list",
        "keras.Sequential(keras.layers.Flatten(), keras.layers.Dense(10))",
        "sequential-needs-a-list",
    ),
    Case(
        "three layers that are not in a list",
        "keras.Sequential(keras.layers.Flatten(), keras.layers.Dense(10), "
        "keras.layers.Dense(10))",
        "sequential-needs-a-list",
    ),
    Case(
        "Sequential without its parentheses",
        "m = keras.Sequential\nm.add(keras.layers.Dense(10))",
        "function-not-called",
        says="keras.Sequential()",
    ),
    Case(
        "one name for two layers",
        "m = keras.Sequential([keras.Input((784,)), keras.layers.Dense(5, name='a')])\n"
        "m.add(keras.layers.Dense(5, name='a'))",
        "layer-name-twice",
    ),
    Case(
        "a model built with another shape",
        "model.build((None, 100))",
        "built-with-another-shape",
    ),
    Case(
        "the channels first",
        _LAYERS + "keras.Sequential([Input((1, 28, 28)), Conv2D(32, 3), "
        "MaxPooling2D(2)])",
        "channels-first",
        says="(28, 28, 1)",
    ),
    Case(
        "the channels first, and two convolutions",
        _LAYERS + "keras.Sequential([Input((1, 28, 28)), Conv2D(8, 5), Conv2D(8, 5)])",
        "channels-first",
        says="(28, 28, 1)",
    ),
    Case(
        "pooling until nothing is left",
        _LAYERS
        + "keras.Sequential([Input((28, 28, 1)), *(MaxPooling2D() for _ in range(6))])",
        "feature-map-too-small",
        newest=True,
    ),
    Case(
        "a kernel larger than the image",
        _LAYERS + "keras.Sequential([Input((28, 28, 1)), Conv2D(8, 30)])",
        "feature-map-too-small",
    ),
    Case(
        "images without a channel",
        _LAYERS + "keras.Sequential([Input((28, 28)), Conv2D(32, 3)])",
        "images-without-channel",
    ),
    Case(
        "a convolution after Flatten",
        _LAYERS + "keras.Sequential([Input((28, 28, 1)), Flatten(), Conv2D(32, 3)])",
        "flat-for-convolution",
        says="Flatten",
    ),
    Case(
        "a convolution for flat rows",
        _LAYERS + "keras.Sequential([Input((784,)), Conv2D(32, 3)])",
        "flat-for-convolution",
        says="(28, 28, 1)",
    ),
    Case(
        "Reshape to another size",
        "keras.Sequential([keras.Input((784,)), keras.layers.Reshape((28, 27, 1))])",
        "reshape-does-not-fit",
    ),
    Case(
        "an array given to a layer without the batch",
        "keras.layers.Dense(10)(train_scaled[0])",
        "input-does-not-fit",
        says="[0:1]",
    ),
    Case(
        "the parameters of a model that is not built",
        "keras.Sequential([keras.layers.Dense(10)]).count_params()",
        "not-built",
    ),
    Case(
        "the output of a layer that was never called",
        "keras.layers.Dense(10).output",
        "not-built",
    ),
    Case(
        "the input of a model that was not called",
        "keras.Model(model.input, model.layers[0].output)",
        "model-has-no-input",
    ),
    Case(
        "a layer looked up by its name in the list",
        "model.layers['dense']",
        "index-by-name",
        says="get_layer",
    ),
    Case(
        "a layer that is not there",
        "model.layers[3]",
        "index-out-of-range",
    ),
    Case(
        "a layer of another name",
        "model.get_layer('conv2d')",
        "no-such-layer",
    ),
    Case(
        "the output shape of a layer",
        "model.layers[0].output_shape",
        "attribute-of-old-keras",
        says="layer.output.shape",
    ),
    Case(
        "a method of another library",
        "model.add_layer(keras.layers.Dense(10))",
        "method-of-another-library",
        says="model.add(",
        never="model.layers(",
    ),
    Case(
        "the parameters of PyTorch",
        "model.parameters()",
        "method-of-another-library",
        says="trainable_variables",
    ),
    Case(
        "a model of PyTorch sent to a device",
        "model.to('cuda')",
        "method-of-another-library",
    ),
    Case(
        "add returned a model",
        "m = keras.Sequential().add(keras.layers.Dense(10))\n"
        "m.add(keras.layers.Dense(1))",
        "model-is-none",
    ),
    Case(
        "a function that returns no model",
        "def model_fn():\n    m = keras.Sequential()\nm = model_fn()\nm.summary()",
        "model-is-none",
    ),
    Case(
        "model_fn without its parentheses",
        "def model_fn():\n    return keras.Sequential()\n"
        "m = model_fn\nm.compile(loss='mse')",
        "function-not-called",
        says="model_fn()",
    ),
    Case(
        "model_fn with no room for a layer",
        "def model_fn():\n    return keras.Sequential()\n"
        "model_fn(keras.layers.Dropout(0.3))",
        "one-value-too-many",
    ),
    Case(
        "layers joined that do not fit",
        "a, b = keras.Input((28, 28, 1)), keras.Input((14, 14, 1))\n"
        "keras.layers.Concatenate()([a, b])",
        UNKNOWN,
    ),
    Case(
        "two models' layers in one",
        "keras.Model(keras.Input((784,)), model.layers[0].output)",
        UNKNOWN,
    ),
    Case(
        "NumPy for what is not computed yet",
        "np.exp(keras.Input((784,)))",
        "symbolic-tensor",
        says="keras.ops",
    ),
    Case(
        "TensorFlow for what is not computed yet",
        "import tensorflow as tf\ntf.nn.relu(keras.Input((784,)))",
        "symbolic-tensor",
        says="keras.ops",
    ),
]
