"""Errors of compile, fit, evaluate and predict."""

from real_errors import UNKNOWN, Case

_CNN = (
    "cnn = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Conv2D(2, 3),\n"
    "    keras.layers.Flatten(), keras.layers.Dense(10, activation='softmax')])\n"
    "cnn.compile(loss='sparse_categorical_crossentropy')\n"
)
_BARE = (
    "m = keras.Sequential([keras.Input((784,)), "
    "keras.layers.Dense(10, activation='softmax')])\n"
    "m.compile(loss='sparse_categorical_crossentropy')\n"
)
_UNFLAT = (
    "m = keras.Sequential([keras.Input((28, 28)), "
    "keras.layers.Dense(10, activation='softmax')])\n"
)

CASES = [
    Case(
        "flat rows for a CNN",
        _CNN + "cnn.fit(train_scaled, train_target)",
        "input-does-not-fit",
        says="layout='channel'",
        never="-1, 784",
    ),
    Case(
        "flat rows for the prediction of a CNN",
        _CNN + "cnn.predict(val_scaled)",
        "input-does-not-fit",
        says="reshape(-1, 28, 28, 1)",
        never="-1, 784",
    ),
    Case(
        "images of another size for a CNN",
        _CNN + "cnn.predict(np.zeros((3, 32, 32, 1)))",
        "input-does-not-fit",
        says="model.input_shape",
        never="-1, 784",
    ),
    Case(
        "flat rows of another size for a CNN",
        _CNN + "cnn.predict(np.zeros((3, 27 * 27)))",
        "input-does-not-fit",
        says="(729,)",
        never="-1, 784",
    ),
    Case(
        "one image for a CNN",
        _CNN + "cnn.predict(train_input[0].reshape(28, 28, 1))",
        "input-does-not-fit",
        says="[0:1]",
        never="-1, 784",
    ),
    Case(
        "one image for a model with Flatten",
        "m = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(),\n"
        "    keras.layers.Dense(10)])\nm.predict(train_input[0])",
        "input-does-not-fit",
        says="[0:1]",
        never="-1, 784",
    ),
    Case(
        "one flat row",
        "model.predict(val_scaled[0])",
        "input-does-not-fit",
        says="[0:1]",
    ),
    Case(
        "one image for flat rows",
        "model.predict(train_input[0])",
        "input-does-not-fit",
        says="image.reshape(1, 784)",
        never="-1, 784",
    ),
    Case(
        "images that are not flat",
        "model.fit(train_input / 255.0, train_target)",
        "input-does-not-fit",
        says="reshape(-1, 784)",
    ),
    Case(
        "evaluate with images that are not flat",
        "model.evaluate(train_input, train_target)",
        "input-does-not-fit",
        says="layout='flat'",
    ),
    Case(
        "images with one column too few",
        "model.predict(val_scaled[:, 1:])",
        "input-does-not-fit",
    ),
    Case(
        "Flatten forgotten",
        _UNFLAT + "m.compile(loss='sparse_categorical_crossentropy')\n"
        "m.fit(train_input / 255.0, train_target)",
        "flatten-missing",
    ),
    Case(
        "compile by position",
        "model.compile('adam', 'sparse_categorical_crossentropy', ['accuracy'])\n"
        "model.fit(train_scaled, train_target)",
        "compile-by-position",
        says="metrics=['accuracy']",
    ),
    Case(
        "metrics as text",
        "model.compile(loss='sparse_categorical_crossentropy', metrics='accuracy')",
        "metrics-not-a-list",
    ),
    Case(
        "a misspelt loss",
        "model.compile(loss='sparse_categorical_crossentopy')\n"
        "model.fit(train_scaled, train_target)",
        "misspelt-identifier",
    ),
    Case(
        "a misspelt optimizer",
        "model.compile('Adamm', loss='sparse_categorical_crossentropy')",
        "misspelt-identifier",
    ),
    Case(
        "a misspelt metric",
        "model.compile(loss='sparse_categorical_crossentropy', metrics=['acuracy'])\n"
        "model.fit(train_scaled, train_target)",
        "misspelt-identifier",
    ),
    Case(
        "the class of the optimizer",
        "model.compile(keras.optimizers.Adam, loss='mse')",
        "optimizer-is-a-class",
    ),
    Case(
        "metric in place of metrics",
        "model.compile(loss='sparse_categorical_crossentropy', metric=['accuracy'])",
        "misspelt-argument",
        says="metrics",
    ),
    Case(
        "not compiled",
        "m = keras.Sequential([keras.Input((784,)), keras.layers.Dense(10)])\n"
        "m.fit(train_scaled, train_target)",
        "not-compiled",
    ),
    Case(
        "the result of compile kept",
        "m = model.compile(loss='sparse_categorical_crossentropy')\n"
        "m.fit(train_scaled, train_target)",
        "model-is-none",
    ),
    Case(
        "no targets",
        "model.fit(train_scaled)",
        "targets-missing",
    ),
    Case(
        "targets of another length",
        "model.fit(train_scaled, val_target)",
        "rows-do-not-match",
    ),
    Case(
        "a list of images",
        "model.fit([image for image in train_scaled], train_target)",
        "list-of-arrays",
        says="np.array",
    ),
    Case(
        "a list of labels",
        "model.fit(train_scaled, train_target.tolist())",
        "list-for-an-array",
    ),
    Case(
        "labels that are words",
        "model.fit(train_scaled, np.array(['bag', 'coat'] * 20))",
        "text-for-numbers",
    ),
    Case(
        "labels that are objects",
        "model.fit(train_scaled, np.array([None] * 40))",
        UNKNOWN,
    ),
    Case(
        "the name of a file for its picture",
        "model.predict('boot.png')",
        "file-for-an-array",
        says="prepare_photo",
    ),
    Case(
        "integers for categorical_crossentropy",
        "model.compile(loss='categorical_crossentropy')\n"
        "model.fit(train_scaled, train_target)",
        "whole-targets-for-categorical",
    ),
    Case(
        "one-hot rows for the sparse loss",
        "model.fit(train_scaled, keras.utils.to_categorical(train_target))",
        "one-hot-for-sparse",
    ),
    Case(
        "one-hot rows with too few columns",
        "model.compile(loss='categorical_crossentropy')\n"
        "model.fit(train_scaled[:5], keras.utils.to_categorical(train_target[:5]))",
        "one-hot-columns",
    ),
    Case(
        "labels from 1",
        "model.fit(train_scaled, train_target + 1)",
        "label-out-of-range",
    ),
    Case(
        "two classes' loss for ten",
        "model.compile(loss='binary_crossentropy')\n"
        "model.fit(train_scaled, train_target)",
        "whole-targets-for-categorical",
        says="sparse_categorical_crossentropy",
    ),
    Case(
        "epoch in place of epochs",
        "model.fit(train_scaled, train_target, epoch=2)",
        "misspelt-argument",
        says="epochs",
    ),
    Case(
        "the epochs as text",
        "model.fit(train_scaled, train_target, epochs='2')",
        "whole-number-needed",
    ),
    Case(
        "the epochs as a quotient",
        "model.fit(train_scaled, train_target, epochs=4 / 2)",
        "whole-number-needed",
        says="//",
    ),
    Case(
        "the validation set by position",
        "model.fit(train_scaled, train_target, val_scaled, val_target)",
        "array-as-batch-size",
    ),
    Case(
        "validation images without targets",
        "model.fit(train_scaled, train_target, validation_data=val_scaled)",
        "targets-missing",
    ),
    Case(
        "validation set of another length",
        "model.fit(train_scaled, train_target,\n"
        "    validation_data=(val_scaled, train_target))",
        "rows-do-not-match",
    ),
    Case(
        "a callback without its parentheses",
        "model.fit(train_scaled, train_target,\n"
        "    callbacks=[keras.callbacks.EarlyStopping])",
        "callback-is-a-class",
    ),
    Case(
        "the name of a callback",
        "model.fit(train_scaled, train_target, callbacks=['early_stopping'])",
        UNKNOWN,
    ),
    Case(
        "a loss and an accuracy from a model without metrics",
        _BARE + "loss, acc = m.evaluate(train_scaled, train_target)",
        "evaluate-without-metrics",
        says="metrics=['accuracy']",
    ),
    Case(
        "an index into the loss of a model without metrics",
        _BARE + "m.evaluate(train_scaled, train_target)[1]",
        "evaluate-without-metrics",
        says="metrics=['accuracy']",
    ),
    Case(
        "three numbers from evaluate",
        "loss, acc, top = model.evaluate(train_scaled, train_target)",
        "values-to-unpack",
    ),
    Case(
        "evaluate without targets",
        "model.evaluate(val_scaled)",
        "targets-missing",
    ),
    Case(
        "predict without images",
        "model.predict()",
        "missing-argument",
    ),
    Case(
        "score of a Keras model",
        "model.score(val_scaled, val_target)",
        "score-and-evaluate",
    ),
    Case(
        "train of a Keras model",
        "model.train(train_scaled, train_target)",
        "method-of-another-library",
        says="model.fit(",
        never="model.trainable(",
    ),
    Case(
        "predict_proba of a Keras model",
        "model.predict_proba(val_scaled)",
        "predict-classes",
    ),
    Case(
        "a method with a typo",
        "model.complie(loss='mse')",
        "misspelt-method",
        says="model.compile(",
    ),
    Case(
        "the history indexed",
        "h = model.fit(train_scaled, train_target, verbose=0)\nh['loss']",
        "history-is-an-object",
    ),
    Case(
        "history of history of history",
        "h = model.fit(train_scaled, train_target, verbose=0)\n"
        "h.history.history['loss']",
        "history-is-an-object",
    ),
    Case(
        "the keys of the history, without the s",
        "h = model.fit(train_scaled, train_target, verbose=0)\nh.history.key()",
        "no-such-name",
        says="keys",
    ),
    Case(
        "a loss taken from the history as an attribute",
        "h = model.fit(train_scaled, train_target, verbose=0)\nh.history.loss",
        "no-such-name",
        says="['loss']",
    ),
    Case(
        "acc in the history",
        "h = model.fit(train_scaled, train_target, verbose=0)\nh.history['acc']",
        "history-key",
    ),
    Case(
        "val_loss without a validation set",
        "h = model.fit(train_scaled, train_target, verbose=0)\nh.history['val_loss']",
        "history-without-validation",
    ),
    Case(
        "a misspelt key of the history",
        "h = model.fit(train_scaled, train_target, verbose=0)\nh.history['acuracy']",
        "dictionary-key",
        says="'accuracy'",
    ),
    Case(
        "probabilities compared with labels",
        "(model.predict(train_scaled) == train_target).mean()",
        "predictions-not-labels",
    ),
    Case(
        "the optimizer of another model",
        "sgd = keras.optimizers.SGD()\n"
        "for m in (model, keras.models.clone_model(model)):\n"
        "    m.compile(sgd, loss='sparse_categorical_crossentropy')\n"
        "    m.fit(train_scaled, train_target, verbose=0)",
        "optimizer-of-another-model",
    ),
    Case(
        "a learning rate set by hand beside a schedule",
        "s = keras.optimizers.schedules.ExponentialDecay(0.01, 100, 0.9)\n"
        "model.compile(optimizer=keras.optimizers.RMSprop(s), loss='mse')\n"
        "model.optimizer.learning_rate = 0.001",
        "rate-of-a-schedule",
    ),
    Case(
        "a learning rate assigned beside a schedule",
        "s = keras.optimizers.schedules.ExponentialDecay(0.01, 100, 0.9)\n"
        "model.compile(optimizer=keras.optimizers.RMSprop(s), loss='mse')\n"
        "model.optimizer.learning_rate.assign(0.001)",
        "rate-of-a-schedule",
    ),
    Case(
        "something else assigned to",
        "(keras.ops.ones(3) + 1).assign([1, 2, 3])",
        "no-such-name",
    ),
    Case(
        "a schedule that returns an array",
        "slower = keras.callbacks.LearningRateScheduler(lambda epoch: None)\n"
        "model.fit(train_scaled, train_target, callbacks=[slower], verbose=0)",
        UNKNOWN,
    ),
    Case(
        "scikit-learn for train",
        "from sklearn.linear_model import LogisticRegression\n"
        "fl.train(LogisticRegression(), fl.prepare_data())",
        "scikit-learn-for-keras",
    ),
    Case(
        "a loss of one's own with NumPy",
        "model.compile(loss=lambda y, p: np.mean(np.log(p)))\n"
        "model.fit(train_scaled, train_target, verbose=0)",
        "symbolic-tensor",
        says="keras.ops",
    ),
]
