"""Errors while models are saved and loaded."""

from real_errors import Case

CASES = [
    Case(
        "a model file that is not there",
        "keras.models.load_model('nothing.keras')",
        "model-file-not-found",
    ),
    Case(
        "an old model file that is not there",
        "keras.models.load_model('nothing.h5')",
        "model-file-not-found",
        never="save_weights",
    ),
    Case(
        "a folder as a model",
        "import os\nos.mkdir('saved')\nkeras.models.load_model('saved')",
        "model-file-name",
    ),
    Case(
        "a name without an ending",
        "model.save('model')",
        "model-file-name",
    ),
    Case(
        "the format of TensorFlow",
        "model.save('model', save_format='tf')",
        "save-format",
        says="model.export(",
    ),
    Case(
        "save without a name",
        "model.save()",
        "missing-argument",
    ),
    Case(
        "a folder that is not there",
        "model.save('nowhere/model.keras')",
        "folder-not-found",
    ),
    Case(
        "weights under another name",
        "model.save_weights('model.h5')",
        "weights-file-name",
    ),
    Case(
        "weights that are not there",
        "model.load_weights('nothing.weights.h5')",
        "weights-file-not-found",
    ),
    Case(
        "weights read as a model",
        "model.save_weights('m.weights.h5')\nkeras.models.load_model('m.weights.h5')",
        "weights-are-no-model",
        says="load_weights",
    ),
    Case(
        "weights of another model",
        "model.save_weights('m.weights.h5')\n"
        "m = keras.Sequential([keras.Input((784,)), keras.layers.Dense(11)])\n"
        "m.load_weights('m.weights.h5')",
        "weights-do-not-fit",
    ),
    Case(
        "weights for a model that is not built",
        "model.save_weights('m.weights.h5')\n"
        "keras.Sequential([keras.layers.Dense(10)]).load_weights('m.weights.h5')",
        "not-built weights-do-not-fit",
    ),
    Case(
        "weights set from a list of another length",
        "model.layers[0].set_weights([np.zeros((784, 10))])",
        "weights-do-not-fit",
    ),
    Case(
        "load of a model",
        "model.load('model.keras')",
        "model-load",
    ),
    Case(
        "a text file as a model",
        "open('m.keras', 'w').write('no model')\nkeras.models.load_model('m.keras')",
        "model-file-not-found",  # Keras says so, and the explanation says both
    ),
    Case(
        "a damaged old file",
        "open('m.h5', 'w').write('no model')\nkeras.models.load_model('m.h5')",
        "model-file-damaged",
    ),
    Case(
        "a Lambda in a file",
        "m = keras.Sequential("
        "[keras.Input((784,)), keras.layers.Lambda(lambda x: x)])\n"
        "m.save('m.keras')\nkeras.models.load_model('m.keras')",
        "lambda-refused",
        says="safe_mode=False",
    ),
    Case(
        "a class of one's own in a file",
        "class Twice(keras.layers.Layer):\n"
        "    def call(self, x):\n"
        "        return 2 * x\n"
        "m = keras.Sequential([keras.Input((784,)), Twice()])\n"
        "m.save('m.keras')\ndel Twice, m\n"
        "keras.models.load_model('m.keras')",
        "class-not-registered",
        says="custom_objects",
    ),
    Case(
        "an optimizer of another Keras in an old file",
        "import h5py, json\n"
        "model.save('old.h5')\n"
        "with h5py.File('old.h5', 'a') as file:\n"
        "    config = json.loads(file.attrs['model_config'])\n"
        "    config['config']['layers'][1]['config']['groups'] = 1\n"
        "    file.attrs['model_config'] = json.dumps(config)\n"
        "keras.models.load_model('old.h5')",
        "file-of-another-keras",
    ),
    Case(
        "the activation of another Keras in an old file",
        "import h5py, json\n"
        "model.save('old.h5')\n"
        "with h5py.File('old.h5', 'a') as file:\n"
        "    config = json.loads(file.attrs['model_config'])\n"
        "    config['config']['layers'][1]['config']['activation'] = 'softmax_v2'\n"
        "    file.attrs['model_config'] = json.dumps(config)\n"
        "keras.models.load_model('old.h5')",
        "file-of-another-keras",
    ),
    Case(
        "a checkpoint without an ending",
        "keras.callbacks.ModelCheckpoint('best-model', save_best_only=True)",
        "model-file-name",
    ),
    Case(
        "a checkpoint of weights with the ending of a model",
        "keras.callbacks.ModelCheckpoint('best.keras', save_weights_only=True)",
        "weights-file-name",
    ),
    Case(
        "the period of a checkpoint",
        "keras.callbacks.ModelCheckpoint('best.keras', period=5)",
        "argument-of-old-keras",
        says="save_freq",
    ),
]
