"""Errors of Python itself, and of what is installed."""

from real_errors import UNKNOWN, Case

CASES = [
    Case(
        "pandas",
        "import pandas as pd",
        "module-not-found",
        says="pip install pandas",
        without="pandas",
    ),
    Case(
        "seaborn",
        "import seaborn as sns",
        "module-not-found",
        says="pip install seaborn",
        without="seaborn",
    ),
    Case(
        "torchvision",
        "from torchvision import datasets",
        "module-not-found",
        says="pip install torchvision",
        without="torchvision",
    ),
    Case(
        "cv2",
        "import cv2",
        "module-not-found",
        says="pip install opencv-python",
        without="cv2",
    ),
    Case(
        "PIL",
        "from PIL import Image",
        "module-not-found",
        says="pip install pillow",
        without="PIL",
    ),
    Case(
        "skimage",
        "from skimage import io",
        "module-not-found",
        says="pip install scikit-image",
        without="skimage",
    ),
    Case(
        "skopt",
        "import skopt",
        "module-not-found",
        says="pip install scikit-optimize",
        without="skopt",
    ),
    Case(
        "sklearn",
        "from sklearn.linear_model import SGDClassifier",
        "module-not-found",
        says="pip install scikit-learn",
        without="sklearn",
    ),
    Case(
        "TensorFlow",
        "import tensorflow as tf",
        "module-not-found",
        says="pip install tensorflow",
        without="tensorflow",
    ),
    Case(
        "yaml",
        "import yaml",
        "module-not-found",
        says="pip install pyyaml",
        without="yaml",
    ),
    Case(
        "a module that nobody knows",
        "import train_util_of_minsu",
        "module-not-found",
        never="pip install",
    ),
    Case(
        "a misspelt module",
        "import matplotlb.pyplot as plt",
        "module-not-found",
        says="matplotlib",
        never="pip install matplotlb",
    ),
    Case(
        "a misspelt submodule",
        "import matplotlib.pyplt as plt",
        "no-such-name",
        says="pyplot",
    ),
    Case(
        "a module with a misspelt name",
        "import keras\nfrom kera import layers",
        "module-not-found",
        says="keras",
        never="pip install kera`",
    ),
    Case(
        "a file of one's own called like the library",
        "open('seaborn.py', 'w').write('import seaborn\\nseaborn.heatmap()\\n')\n"
        "import sys\n"
        "sys.path.insert(0, '.')\n"
        "sys.modules.pop('seaborn', None)\n"
        "try:\n    import seaborn\n"
        "finally:\n    sys.path.remove('.')\n    sys.modules.pop('seaborn', None)",
        "file-hides-a-module",
        says="seaborn.py",
    ),
    Case("a name of the course", "del keras\nkeras.Input((784,))", "name-not-defined"),
    Case("a name with a typo", "train_scald", "name-not-defined", says="train_scaled"),
    Case(
        "a class that was not imported",
        "Dense(10)",
        "name-not-defined",
        says="from keras.layers import Dense",
    ),
    Case(
        "a function that was not imported",
        "to_categorical(train_target)",
        "name-not-defined",
        says="keras.utils",
    ),
    Case(
        "a name of one's own",
        "my_model.fit(train_scaled, train_target)",
        "name-not-defined",
        never="Did you mean",
    ),
    Case(
        "pandas under its short name",
        "pd.read_csv('a.csv')",
        "name-not-defined",
        says="import pandas as pd",
    ),
    Case(
        "true in small letters",
        "keras.layers.Dense(10, use_bias=true)",
        "name-not-defined",
        says="True",
    ),
    Case(
        "a local variable before it has a value",
        "def f():\n    print(x)\n    x = 1\nf()",
        "local-before-value",
    ),
    Case(
        "a loop variable of a function",
        "def f():\n    h = 1\nf()\nh",
        "name-not-defined",
    ),
    Case(
        "a missing comma",
        "[keras.layers.Flatten()\n keras.layers.Dense(10)]",
        "comma-missing",
    ),
    Case("a missing colon", "for i in range(3)\n    pass", "colon-missing"),
    Case("a missing bracket", "print(train_input.shape", "unclosed-bracket"),
    Case("a bracket too many", "print(train_input.shape))", "unclosed-bracket"),
    Case("a missing quotation mark", "print('boot)", "unterminated-string"),
    Case("a wrong indentation", "for i in range(3):\npass", "indentation-off"),
    Case("an indentation for nothing", "x = 1\n  y = 2", "indentation-off"),
    Case("curly quotation marks", "print(‘boot’)", "character-of-another-keyboard"),
    Case("a path of Windows", "open('C:\\Users\\minsu')", "backslash-in-path"),
    Case("print of Python 2", "print 'boot'", "print-without-parentheses"),
    Case(
        "a positional value last",
        "keras.layers.Dense(units=10, 'relu')",
        "positional-after-keyword",
    ),
    Case(
        "one equals sign in a condition", "if train_target[0] = 3: pass", "equals-sign"
    ),
    Case(
        "an argument twice",
        "keras.layers.Dense(10, name='a', name='b')",
        UNKNOWN,
    ),
    Case(
        "a value by place and by name",
        "keras.layers.Dense(10, units=10)",
        "argument-twice",
    ),
    Case("return outside a function", "return model", UNKNOWN),
    Case("the shell in a script", "pip install keras", "shell-command", says="!pip"),
    Case("the prompt copied", ">>> print(1)", "shell-command"),
    Case("code of a notebook in a script", "!pip install keras", "shell-command"),
    Case("a magic of a notebook in a script", "%matplotlib inline", "shell-command"),
    Case("the name of a class as a key", "{'loss': 1}['accuracy']", "dictionary-key"),
    Case("a dictionary called", "d = {'loss': 1}\nd('loss')", "not-callable"),
    Case("list overwritten", "list = [1, 2]\nlist((3, 4))", "not-callable"),
    Case("a number called", "(28)(28)", "not-callable"),
    Case(
        "a result of None used",
        "layers = [].append(keras.layers.Flatten())\nlayers[0]",
        "none-in-use",
    ),
    Case(
        "a result of None with a length",
        "layers = [].append(3)\nlen(layers)",
        "none-in-use",
    ),
    Case("a result of None looped over", "for one in [].sort(): pass", "none-in-use"),
    Case(
        "a number looped over",
        "for epoch in 20: pass",
        "number-has-no-elements",
        says="range(",
    ),
    Case("a number unpacked", "a, b = 3", "values-to-unpack"),
    Case("a list as a key", "{[28, 28]: 1}", UNKNOWN),
    Case("division by zero", "1 / 0", UNKNOWN),
    Case(
        "a message of one's own", "raise RuntimeError('a condition of my own')", UNKNOWN
    ),
    Case("a file that is not there", "open('notes.txt')", "file-not-found"),
    Case(
        "a folder of pictures that is not there",
        "import os\nos.listdir('pictures')",
        "file-not-found",
    ),
    Case("a class attribute of text", "'boot'.appendd", "no-such-name"),
    Case(
        "a wrong encoding",
        "open('a.txt', 'wb').write('가방'.encode('cp949'))\n"
        "open('a.txt', encoding='utf-8').read()",
        UNKNOWN,
    ),
]
