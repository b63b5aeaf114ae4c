"""Errors on the way to the data: reading, reshaping, indexing, computing."""

from real_errors import UNKNOWN, Case

CASES = [
    Case(
        "four arrays from load_data",
        "a, b, c, d = fl.load_data()",
        "load-data-parentheses",
    ),
    Case(
        "load_data without its parentheses",
        "(a, b), (c, d) = fl.load_data",
        "function-not-called",
        says="load_data()",
    ),
    Case(
        "the split unpacked as tuples",
        "(a, b), (c, d) = fl.prepare_data()",
        "splits-have-names",
        says="train_scaled",
    ),
    Case(
        "two results of train_test_split",
        "from sklearn.model_selection import train_test_split\n"
        "train, val = train_test_split(train_scaled, train_target)",
        "split-into-four",
    ),
    Case(
        "the shape called",
        "train_input.shape()",
        "shape-is-not-called",
    ),
    Case(
        "an array called",
        "train_input(0)",
        "not-callable",
        says="train_input[0]",
    ),
    Case(
        "len of a number",
        "len(40)",
        "number-has-no-elements",
    ),
    Case(
        "a label that is not there",
        "train_target[40]",
        "index-out-of-range",
    ),
    Case(
        "a class name too far",
        "fl.class_names()[10]",
        "index-out-of-range",
    ),
    Case(
        "two indices for labels",
        "train_target[0, 0]",
        "index-out-of-range",
    ),
    Case(
        "an index that is a quotient",
        "train_scaled[40 / 2]",
        "whole-number-needed",
        says="//",
    ),
    Case(
        "a slice that ends at a quotient",
        "train_scaled[: 40 / 2]",
        "whole-number-needed",
        says="//",
    ),
    Case(
        "range of a quotient",
        "for i in range(40 / 2): pass",
        "whole-number-needed",
        says="//",
    ),
    Case(
        "an axis that is not there",
        "train_target.argmax(axis=1)",
        "index-out-of-range",
    ),
    Case(
        "flat images with one row too few",
        "train_input.reshape(39, 784)",
        "reshape-does-not-fit",
    ),
    Case(
        "flat images of 28 x 27",
        "train_input.reshape(-1, 28, 27)",
        "reshape-does-not-fit",
    ),
    Case(
        "lists divided by a number",
        "images = train_input.tolist()\nimages / 255.0",
        "list-for-an-array",
        says="np.array",
    ),
    Case(
        "the shape of a list",
        "images = train_input.tolist()\nimages.shape",
        "list-for-an-array",
        says="np.array",
    ),
    Case(
        "reshape of a list",
        "images = [train_input[0], train_input[1]]\nimages.reshape(-1, 784)",
        "list-for-an-array",
        says="np.array",
    ),
    Case(
        "append to an array",
        "train_target.append(3)",
        "no-such-name",
        says="np.append",
    ),
    Case(
        "a list sliced in two directions",
        "rows = train_input[0].tolist()\nrows[0:5, 0:5]",
        "list-for-an-array",
        says="np.array",
    ),
    Case(
        "images of different sizes",
        "np.array([np.zeros((28, 28)), np.zeros((28, 30))])",
        "rows-of-different-lengths",
    ),
    Case(
        "rows of different lengths",
        "np.array([[1, 2, 3], [4, 5]])",
        "rows-of-different-lengths",
    ),
    Case(
        "a sequence for one element",
        "x = np.zeros(3)\nx[0] = [1, 2]",
        "rows-of-different-lengths",
    ),
    Case(
        "division in place",
        "train_input /= 255.0",
        "divide-in-place",
    ),
    Case(
        "text divided",
        "'255' / 255.0",
        "text-for-numbers",
    ),
    Case(
        "text turned into floats",
        "np.array(['ankle boot', 'bag']).astype(float)",
        "text-for-numbers",
    ),
    Case(
        "text of a number with a comma",
        "float('3,5')",
        "text-for-numbers",
    ),
    Case(
        "int of a float's text",
        "int('3.5')",
        "text-for-numbers",
    ),
    Case(
        "exp of math for an array",
        "import math\nmath.exp(train_scaled[0])",
        "math-for-arrays",
        says="np.exp",
    ),
    Case(
        "float of an array",
        "float(train_scaled[0])",
        "math-for-arrays",
    ),
    Case(
        "an array as a condition",
        "if train_target == 3: pass",
        "array-as-condition",
        says=".all()",
    ),
    Case(
        "two conditions joined by and",
        "train_target[train_target > 3 and train_target < 5]",
        "array-as-condition",
        says="&",
    ),
    Case(
        "a dot product of rows and rows",
        "np.dot(train_scaled, train_scaled)",
        "shapes-do-not-fit",
    ),
    Case(
        "a matrix product that does not fit",
        "train_scaled @ np.zeros((10, 784))",
        "shapes-do-not-fit",
    ),
    Case(
        "a sum of arrays that do not fit",
        "train_scaled + train_target",
        "shapes-do-not-fit",
    ),
    Case(
        "images joined with flat rows",
        "np.concatenate([train_input, train_scaled])",
        "shapes-do-not-fit",
    ),
    Case(
        "images stacked with rows of another length",
        "np.vstack([train_scaled, train_target])",
        "shapes-do-not-fit",
    ),
    Case(
        "arrays joined without a list",
        "np.concatenate(train_scaled, val_scaled)",
        "math-for-arrays",
    ),
    Case(
        "a shape as two arguments",
        "np.zeros(28, 28)",
        "shape-is-not-a-tuple",
        says="np.zeros((28, 28))",
    ),
    Case(
        "a mask of another length",
        "train_scaled[val_target == 3]",
        "shapes-do-not-fit",
    ),
    Case(
        "np.float",
        "train_scaled.astype(np.float)",
        "numpy-alias",
    ),
    Case(
        "np.bool8",
        "np.bool8(1)",
        "removed-from-numpy",
    ),
    Case(
        "np.Inf",
        "np.Inf",
        "removed-from-numpy",
        says="np.inf",
    ),
    Case(
        "a misspelt name of NumPy",
        "np.arrray([1, 2])",
        "no-such-name",
        says="np.array",
    ),
    Case(
        "a name of another library looked for in NumPy",
        "np.to_categorical(train_target)",
        "no-such-name",
        never="Did you mean",
    ),
    Case(
        "an array file that is not there",
        "np.load('images.npy')",
        "file-not-found",
    ),
    Case(
        "a CSV with words in it",
        "open('a.csv', 'w').write('label,pixel1\\n1,boot\\n')\n"
        "np.loadtxt('a.csv', delimiter=',')",
        "text-for-numbers",
    ),
    Case(
        "an array of objects read without leave",
        "np.save('a.npy', np.array([{}, None], dtype=object))\nnp.load('a.npy')",
        UNKNOWN,
    ),
    Case(
        "memory for all at once",
        "np.ones((10**7, 10**7))",
        "out-of-memory",
    ),
    Case(
        "a labelled name of the data set looked up",
        "names = fl.class_names()\nnames['Bag']",
        "index-by-name",
        says="index",
    ),
    Case(
        "a message with a number",
        "print('accuracy: ' + 0.85)",
        "text-and-number",
        says="f'",
    ),
    Case(
        "a number with text",
        "0.85 + ' accuracy'",
        "text-and-number",
    ),
    Case(
        "a format for text used on a list",
        "print(f'{[0.85]:.3f}')",
        UNKNOWN,
    ),
]
