"""Which concepts there are: by section of the book, in the order of learning.

Everything else about a concept stands in its two files, `ko/<name>.md` and
`en/<name>.md`.
"""

SECTIONS = {
    "07-1": (
        "fashion-mnist",
        "array-shape",
        "scaling",
        "validation",
        "neuron",
        "layers",
        "dense",
        "logistic-regression",
        "softmax",
        "one-hot",
        "entropy",
        "cross-entropy",
        "accuracy",
        "backend",
    ),
    "07-2": (
        "xor",
        "sigmoid",
        "relu",
        "gradient-descent",
        "learning-rate",
        "momentum",
        "adam",
        "backpropagation",
        "initialisation",
    ),
    "07-3": (
        "overfitting",
        "dropout",
        "early-stopping",
        "saving",
        "reproducibility",
        "comparing-models",
    ),
    "08-1": (
        "convolution",
        "filter",
        "padding",
        "stride",
        "pooling",
    ),
    "08-2": ("cnn",),
    "08-3": ("feature-map",),
    # Beyond the book.
    "09": (
        "learning-rate-schedule",
        "batch-normalisation",
        "augmentation",
        "label-smoothing",
        "weight-decay",
        "averaging",
        "transfer-learning",
    ),
}
