"""Errors of plots."""

from real_errors import UNKNOWN, Case

_PLT = "import matplotlib.pyplot as plt\n"

CASES = [
    Case("a flat image", _PLT + "plt.imshow(train_scaled[0])", "image-is-flat"),
    Case("all images", _PLT + "plt.imshow(train_input)", "image-is-flat"),
    Case(
        "an image that is text",
        _PLT + "plt.imshow('boot.png')",
        "file-for-an-array",
        says="plt.imread",
    ),
    Case(
        "an image file that is not there",
        _PLT + "plt.imread('boot.png')",
        "file-not-found",
    ),
    Case(
        "a misspelt colormap",
        _PLT + "plt.imshow(train_input[0], cmap='grey_r2')",
        "colormap-name",
    ),
    Case(
        "a misspelt argument of imshow",
        _PLT + "plt.imshow(train_input[0], camp='gray_r')",
        "misspelt-argument",
        says="cmap",
    ),
    Case(
        "two indices for one row of axes",
        _PLT + "fig, axs = plt.subplots(1, 10)\naxs[0, 1].axis('off')",
        "axes-index",
    ),
    Case(
        "one index for two rows of axes",
        _PLT + "fig, axs = plt.subplots(2, 5)\naxs[0].imshow(train_input[0])",
        "axes-index",
    ),
    Case(
        "an index for one axes",
        _PLT + "fig, ax = plt.subplots()\nax[0].imshow(train_input[0])",
        "axes-index",
    ),
    Case(
        "an axes too far",
        _PLT + "fig, axs = plt.subplots(1, 5)\naxs[5].axis('off')",
        "index-out-of-range",
    ),
    Case(
        "subplot for subplots",
        _PLT + "fig, axs = plt.subplot(1, 10)",
        "subplot-for-subplots",
    ),
    Case(
        "a place outside the grid",
        _PLT + "plt.subplot(2, 5, 11)",
        "subplot-outside-the-grid",
    ),
    Case(
        "a place counted from 0",
        _PLT + "plt.subplot(2, 5, 0)",
        "subplot-outside-the-grid",
        says="1",
    ),
    Case(
        "other numbers of points",
        _PLT + "plt.plot([1, 2, 3], [1, 2])",
        "points-do-not-match",
    ),
    Case(
        "other numbers of dots",
        _PLT + "plt.scatter([1, 2, 3], [1, 2])",
        "points-do-not-match",
    ),
    Case(
        "other numbers of bars",
        _PLT + "plt.bar([1, 2, 3], [1, 2])",
        "points-do-not-match",
    ),
    Case(
        "the history plotted as it is",
        _PLT + "h = model.fit(train_scaled, train_target, verbose=0)\nplt.plot(h)",
        "history-is-an-object",
        says="history.history",
    ),
    Case(
        "all of the history plotted",
        _PLT + "h = model.fit(train_scaled, train_target, verbose=0)\n"
        "plt.plot(h.history)",
        UNKNOWN,
    ),
    Case(
        "a label as the format",
        _PLT + "plt.plot([1, 2], [1, 2], 'loss')",
        "style-or-color-name",
        says="label='loss'",
    ),
    Case(
        "a colour that is not there",
        _PLT + "plt.plot([1, 2], color='reed')",
        "style-or-color-name",
    ),
    Case(
        "the label overwritten",
        _PLT + "plt.xlabel = 'epoch'\ntry:\n    plt.xlabel('epoch')\n"
        "finally:\n    import importlib\n    importlib.reload(plt)",
        "not-callable",
        says="=",
    ),
    Case(
        "a title for an Axes",
        _PLT + "fig, ax = plt.subplots()\nax.title('boot')",
        "axes-method",
        says="set_title",
    ),
    Case(
        "a label for an Axes",
        _PLT + "fig, ax = plt.subplots()\nax.xlabel('epoch')",
        "axes-method",
        says="set_xlabel",
    ),
    Case(
        "show of an Axes",
        _PLT + "fig, ax = plt.subplots()\nax.show()",
        "axes-method",
        says="plt.show()",
    ),
    Case(
        "a style of older Matplotlib",
        _PLT + "plt.style.use('seaborn')",
        "style-or-color-name",
        says="seaborn-v0_8",
    ),
    Case(
        "a misspelt function of pyplot",
        _PLT + "plt.polt([1, 2])",
        "no-such-name",
        says="plt.plot(",
    ),
    Case(
        "pyplot's function looked for in matplotlib",
        "import matplotlib as plt\nplt.plot([1, 2])",
        "no-such-name",
        says="matplotlib.pyplot",
    ),
    Case(
        "a format that is not there",
        _PLT + "plt.savefig('figure.jpgg')",
        UNKNOWN,
    ),
    Case(
        "a folder for a figure that is not there",
        _PLT + "plt.savefig('nowhere/figure.png')",
        "folder-not-found file-not-found",
    ),
    Case(
        "a misspelt argument of plot",
        _PLT + "plt.plot([1, 2], lable='loss')",
        "misspelt-argument",
        says="label",
    ),
    Case(
        "a legend where no list is",
        _PLT + "plt.plot([1, 2])\nplt.xticks([0, 1], ['a'])",
        UNKNOWN,
    ),
    Case(
        "Hangul without a font",
        _PLT + "import warnings\n"
        "warnings.simplefilter('error')\n"
        "plt.rcParams['font.family'] = 'DejaVu Sans'\n"
        "plt.title('가방')\nplt.savefig('a.png')",
        "font-without-hangul",
    ),
    Case(
        "a misspelt name of this package",
        "fl.plot_confusoin(None)",
        "no-such-name",
        says="plot_confusion(",
    ),
    Case(
        "a misspelt name of this package, imported",
        "from fmnist_learn import plot_confusoin",
        "no-such-name",
        says="plot_confusion",
    ),
]
