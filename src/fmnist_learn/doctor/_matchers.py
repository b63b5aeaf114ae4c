"""Where code makes the mistakes of the rules, and the edits that correct them."""

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import libcst as cst

from fmnist_learn.doctor._syntax import (
    Edit,
    Program,
    Unit,
    canonical,
    dotted,
    first_argument,
    keyword,
    literal,
    names_of,
    quoted,
)


@dataclass(frozen=True, slots=True)
class Match:
    """A mistake: in which unit, at which byte; `edits` if the correction is sure."""

    rule: str
    unit: Unit
    start: int
    edits: tuple[Edit, ...] = ()


Matches = Iterator[Match]

# Modules of older Keras whose names now stand one level higher.
_MOVED = frozenset(
    (
        "np_utils",
        "vis_utils",
        "core",
        "convolutional",
        "pooling",
        "normalization",
        "recurrent",
        "embeddings",
        "advanced_activations",
        "experimental",
        "preprocessing",
    )
)
_SPELT = frozenset(
    (
        "activations",
        "applications",
        "callbacks",
        "datasets",
        "initializers",
        "layers",
        "losses",
        "metrics",
        "models",
        "optimizers",
        "regularizers",
        "utils",
    )
)
_ALIASES = frozenset({"float", "int", "object", "complex", "str"})
_NAME = re.compile(r"[A-Za-z0-9.][A-Za-z0-9_.\\/>-]*")
_ENGLISH = {
    "은닉층": "hidden",
    "출력층": "output",
    "입력층": "input",
    "합성곱층": "convolution",
    "풀링층": "pooling",
    "드롭아웃": "dropout",
}


def find(program: Program) -> list[Match]:
    """All mistakes in the units of a program, in the order of the source."""
    found = [match for matcher in _MATCHERS for match in matcher(program)]
    order = {id(unit): number for number, unit in enumerate(program.units)}
    return sorted(found, key=lambda match: (order[id(match.unit)], match.start))


def _calls(program: Program) -> Iterator[tuple[Unit, cst.Call]]:
    for unit in program.units:
        for call in unit.all(cst.Call):
            yield unit, call


def _method(program: Program, call: cst.Call) -> str | None:
    """The method that is called on something that is not a module."""
    if isinstance(call.func, cst.Attribute) and program.path(call.func) is None:
        return call.func.attr.value
    return None


def _match(rule: str, unit: Unit, node: cst.CSTNode, *edits: Edit) -> Match:
    return Match(rule, unit, unit.span(node)[0], edits)


def _loss_log(program: Program) -> Matches:
    for unit, call in _calls(program):
        if program.path(call.func) == "sklearn.linear_model.SGDClassifier":
            value = first_argument(call, "loss")
            if isinstance(value, cst.SimpleString) and literal(value) == "log":
                edit = unit.replace(value, quoted(value, "log_loss"))
                yield _match("loss-log", unit, value, edit)


def _metrics(program: Program) -> Matches:
    for unit, call in _calls(program):
        if _method(program, call) == "compile":
            for name in ("metrics", "weighted_metrics"):
                arg = keyword(call, name)
                if arg is not None and literal(arg.value):
                    edit = unit.replace(arg.value, f"[{unit.of(arg.value)}]")
                    yield _match("metrics-not-a-list", unit, arg, edit)


def _is_sequential(program: Program, call: cst.Call) -> bool:
    return program.path(call.func) in {"keras.Sequential", "keras.models.Sequential"}


def _sequential(program: Program) -> Matches:
    for unit, call in _calls(program):
        if _is_sequential(program, call):
            args = [arg for arg in call.args if not arg.keyword and not arg.star]
            if args and all(program.is_layer(arg.value) for arg in args):
                start, end = unit.span(args[0])[0], unit.span(args[-1])[1]
                edits = Edit(start, start, "["), Edit(end, end, "]")
                yield _match("sequential-needs-a-list", unit, call, *edits)


def _without(unit: Unit, call: cst.Call, arg: cst.Arg) -> Edit | None:
    """Take an argument out, unless a comment stands beside it."""
    number = list(call.args).index(arg)
    start, end = unit.span(arg)
    if number:
        start = unit.span(call.args[number - 1])[1]
    elif len(call.args) > 1:
        end = unit.span(call.args[1])[0]
    elif isinstance(arg.comma, cst.Comma):
        return None
    between = unit.text[start:end].replace(unit.text[slice(*unit.span(arg))], b"")
    return None if b"#" in between else Edit(start, end, "")


def _input_name(program: Program, unit: Unit, call: cst.Call) -> str | None:
    """How this source would write `keras.layers.Input`."""
    if isinstance(call.func, cst.Attribute):
        return f"{unit.of(call.func.value)}.Input"
    for path, ending in (
        ("keras.layers.Input", ""),
        ("keras.Input", ""),
        ("keras.layers", ".Input"),
        ("keras", ".layers.Input"),
    ):
        if (name := program.local(path)) and (name != "keras" or _has_keras(program)):
            return name + ending
    return None


def _has_keras(program: Program) -> bool:
    """Whether `keras` is imported, not only meant."""
    for unit in program.units:
        lines: list[cst.Import | cst.ImportFrom] = []
        lines += [*unit.all(cst.Import), *unit.all(cst.ImportFrom)]
        for one in lines:
            for alias in () if isinstance(one.names, cst.ImportStar) else one.names:
                named = alias.name if alias.asname is None else alias.asname.name
                if dotted(named) == "keras":
                    return True
    return False


def _input_shape(program: Program) -> Matches:
    places = _places(program)
    for unit, call in _calls(program):
        path = program.path(call.func) or ""
        if not path.startswith("keras.layers.") or path.endswith("InputLayer"):
            continue
        arg = keyword(call, "input_shape") or keyword(call, "input_dim")
        if arg is None or arg.keyword is None:
            continue
        yield _match(
            "input-shape-argument",
            unit,
            arg,
            *_input_edits(program, unit, call, arg, places.get(id(call))),
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a layer stands in a Sequential model; `node` is what is in that place."""

    unit: Unit
    node: cst.CSTNode
    first: bool
    added: str = ""


def _places(program: Program) -> dict[int, _Place]:
    """The place of each layer call, directly in the model or by its variable."""
    found: dict[int, _Place] = {}
    several: set[int] = set()

    def put(node: cst.BaseExpression, place: _Place) -> None:
        if isinstance(node, cst.Name):
            values = program.assigned.get(node.value, [])
            if len(values) != 1:
                return
            node = values[0]
        if id(node) in found:
            several.add(id(node))
        found[id(node)] = place

    added: dict[str, int] = defaultdict(int)
    for unit in program.units:
        for node in unit.all(cst.Call):
            if _is_sequential(program, node):
                layers = first_argument(node, "layers")
                if isinstance(layers, cst.List | cst.Tuple):
                    values = [element.value for element in layers.elements]
                else:
                    values = [arg.value for arg in node.args if not arg.keyword]
                for number, value in enumerate(values):
                    put(value, _Place(unit, value, number == 0))
        for line in unit.all(cst.Expr):
            call = line.value
            if not isinstance(call, cst.Call) or len(call.args) != 1:
                continue
            if _method(program, call) == "add" and (model := _receiver(call)):
                first = not added[model] and _starts_empty(program, model)
                added[model] += 1
                put(call.args[0].value, _Place(unit, line, first, model))
    return {key: place for key, place in found.items() if key not in several}


def _starts_empty(program: Program, model: str) -> bool:
    values = program.assigned.get(model, [])
    return len(values) == 1 and (
        isinstance(values[0], cst.Call)
        and _is_sequential(program, values[0])
        and not any(arg for arg in values[0].args if not arg.keyword)
    )


def _input_edits(
    program: Program, unit: Unit, call: cst.Call, arg: cst.Arg, place: _Place | None
) -> tuple[Edit, ...]:
    if place is None or place.unit is not unit:
        return ()
    if (removed := _without(unit, call, arg)) is None:
        return ()
    if not place.first:
        # Of a layer that is added first to a model that is not empty nothing is known.
        known = not place.added or _starts_empty(program, place.added)
        return (removed,) if known else ()
    if (name := _input_name(program, unit, call)) is None:
        return ()
    shape = unit.of(arg.value)
    if arg.keyword is not None and arg.keyword.value == "input_dim":
        shape = f"({shape},)"
    elif isinstance(arg.value, cst.Integer):
        shape = f"({arg.value.value},)"
    start = unit.span(place.node)[0]
    before = unit.text[:start]
    line = before[max(before.rfind(b"\n"), before.rfind(b"\r")) + 1 :]
    newline = "\r\n" if b"\r\n" in unit.text else "\n"
    indent = line.decode() if not line.strip() else None
    if place.added:
        if indent is None:
            return ()
        new = f"{place.added}.add({name}(shape={shape})){newline}{indent}"
    else:
        new = f"{name}(shape={shape}),"
        new += " " if indent is None else f"{newline}{indent}"
    return (Edit(start, start, new), removed)


def _files(program: Program) -> Matches:  # noqa: PLR0912, PLR0915 - one survey
    """The names of files that weights and models are saved in, and read from."""
    weights: dict[str, list[tuple[Unit, cst.SimpleString]]] = defaultdict(list)
    models: dict[str, list[tuple[Unit, cst.SimpleString]]] = defaultdict(list)
    saved_weights, saved_models, loaded_models = set(), set(), set()
    loads = []
    for unit, call in _calls(program):
        path, method = program.path(call.func), _method(program, call)
        name = "path" if method == "load" else "filepath"
        file = first_argument(call, name)
        if not isinstance(file, cst.SimpleString) or not (text := literal(file)):
            continue
        if path == "keras.callbacks.ModelCheckpoint":
            only = keyword(call, "save_weights_only")
            if only is not None and unit.of(only.value) == "True":
                weights[text].append((unit, file))
                saved_weights.add(text)
            elif only is None or unit.of(only.value) == "False":
                models[text].append((unit, file))
                saved_models.add(text)
        elif path in {"keras.models.load_model", "keras.saving.load_model"}:
            models[text].append((unit, file))
            loaded_models.add(text)
        elif method == "save_weights":
            weights[text].append((unit, file))
            saved_weights.add(text)
        elif method == "load_weights":
            weights[text].append((unit, file))
        elif method == "save" and (
            text.endswith((".h5", ".hdf5")) or _receiver(call) in program.models
        ):
            models[text].append((unit, file))
            saved_models.add(text)
        elif method == "load" and _receiver(call) in program.models:
            loads.append((unit, call, file, text))
    for unit, call, file, text in loads:
        if text in saved_weights:
            weights[text].append((unit, file))
            assert isinstance(call.func, cst.Attribute)
            edit = unit.replace(call.func.attr, "load_weights")
            yield _match("model-load", unit, call, edit)
        else:
            yield _match("model-load", unit, call)
    for text, places in weights.items():
        if text in saved_weights and not text.endswith(".weights.h5"):
            new = re.sub(r"\.(h5|hdf5|keras|ckpt|tf)$", "", text) + ".weights.h5"
            for unit, file in places:
                edit = unit.replace(file, quoted(file, new))
                yield _match("weights-file-name", unit, file, edit)
    for text, places in models.items():
        if text not in saved_models or text.endswith((".keras", "/")):
            continue
        old = text.endswith((".h5", ".hdf5"))
        if not old and re.search(r"\.\w{1,5}$", text):
            continue  # a suffix of its own, for something else
        # A file in the old format may be wanted elsewhere; without suffix is an error.
        sure = text in loaded_models or not old
        new = re.sub(r"\.(h5|hdf5)$", "", text) + ".keras"
        for unit, file in places:
            edits = [unit.replace(file, quoted(file, new))] if sure else []
            yield _match("model-file-name", unit, file, *edits)


def _receiver(call: cst.Call) -> str:
    return dotted(call.func.value) if isinstance(call.func, cst.Attribute) else ""


def _checkpoint(program: Program) -> Matches:
    for unit, call in _calls(program):
        if program.path(call.func) == "keras.callbacks.ModelCheckpoint":
            text = literal(first_argument(call, "filepath"))
            told = {"save_best_only", "save_freq"}
            named = {arg.keyword.value for arg in call.args if arg.keyword}
            plain = len(call.args) == len(named) + 1 or "filepath" in named
            if text and "{" not in text and plain and not told & named:
                yield _match("checkpoint-keeps-the-last", unit, call)


def _model_sequential(program: Program) -> Matches:
    for unit in program.units:
        for node in unit.all(cst.Assign):
            if len(node.targets) != 1:
                continue
            target, call = node.targets[0].target, node.value
            if not isinstance(target, cst.Name) or not isinstance(call, cst.Call):
                continue
            if dotted(call.func) == f"{target.value}.Sequential" and (
                program.path(call.func) is None
            ):
                new = program.local("keras.Sequential")
                if (home := program.local("keras")) and not new:
                    new = f"{home}.Sequential"
                edits = [unit.replace(call.func, new)] if new else []
                yield _match("model-sequential", unit, call, *edits)


def _renamed_arguments(program: Program) -> Matches:
    for unit, call in _calls(program):
        path = program.path(call.func) or ""
        if re.fullmatch(r"keras\.optimizers\.[A-Z]\w+", path):
            arg = keyword(call, "lr")
            if arg is not None and arg.keyword and not keyword(call, "learning_rate"):
                edit = unit.replace(arg.keyword, "learning_rate")
                yield _match("learning-rate-name", unit, arg, edit)
            if (arg := keyword(call, "decay")) is not None:
                yield _match("optimizer-decay", unit, arg)
        if _method(program, call) == "fit":
            arg = keyword(call, "nb_epoch")
            if arg is not None and arg.keyword and not keyword(call, "epochs"):
                edit = unit.replace(arg.keyword, "epochs")
                yield _match("epochs-name", unit, arg, edit)


def _removed_methods(program: Program) -> Matches:
    gone = {"workers", "use_multiprocessing", "max_queue_size"}
    single = any(
        (program.path(call.func) or "") == "keras.layers.Dense"
        and call.args
        and unit.of(call.args[0]) in {"1", "units=1"}
        for unit, call in _calls(program)
    )
    for unit, call in _calls(program):
        method, func = _method(program, call), call.func
        if not isinstance(func, cst.Attribute) or method in program.bound:
            continue
        if _receiver(call) == "self":
            continue
        if method in {"fit_generator", "evaluate_generator", "predict_generator"}:
            edit = unit.replace(func.attr, method.removesuffix("_generator"))
            named = {arg.keyword.value for arg in call.args if arg.keyword}
            edits = [] if gone & named else [edit]
            yield _match("fit-generator", unit, func.attr, *edits)
        if method == "predict_classes" or (
            method == "predict_proba" and _is_keras_model(program, _receiver(call))
        ):
            edits = [unit.replace(func.attr, "predict")]
            if method == "predict_classes":
                end = unit.span(call)[1]
                edits.append(Edit(end, end, ".argmax(axis=-1)"))
                # One unit with a sigmoid has no largest class.
                edits = [] if single else edits
            yield _match("predict-classes", unit, func.attr, *edits)


def _is_keras_model(program: Program, name: str) -> bool:
    values = program.assigned.get(name, [])
    return bool(values) and all(
        isinstance(value, cst.Call)
        and re.match(r"keras\.", program.path(value.func) or "")
        for value in values
    )


def _history_keys(program: Program) -> Matches:
    """`acc` where compile was given `accuracy`."""
    compiled = set()
    for _, call in _calls(program):
        arg = keyword(call, "metrics") if _method(program, call) == "compile" else None
        if arg is not None:
            elements = getattr(arg.value, "elements", None)
            values = [arg.value] if elements is None else [e.value for e in elements]
            compiled |= {literal(value) for value in values}
    if "acc" in compiled:
        return
    sure = "accuracy" in compiled
    for unit in program.units:
        keys: list[cst.CSTNode] = []
        for node in unit.all(cst.Subscript):
            index = node.slice[0].slice
            if _of_history(node) and isinstance(index, cst.Index):
                keys.append(index.value)
        for call in unit.all(cst.Call):
            if (program.path(call.func) or "").startswith("keras.callbacks."):
                arg = keyword(call, "monitor")
                keys += [] if arg is None else [arg.value]
        for key in keys:
            if isinstance(key, cst.SimpleString) and (
                literal(key) in {"acc", "val_acc"}
            ):
                new = quoted(key, f"{literal(key)}uracy")
                edits = [unit.replace(key, new)] if sure else []
                yield _match("history-key", unit, key, *edits)


def _numpy_aliases(program: Program) -> Matches:
    # Given back by `np.float = float`, or with a meaning of its own in the source.
    kept = {
        program.path(target.target)
        for unit in program.units
        for target in unit.all(cst.AssignTarget)
    }
    kept |= {f"numpy.{name}" for name in program.bound | program.imported.keys()}
    aliases = {f"numpy.{name}" for name in _ALIASES} - kept
    for unit in program.units:
        for node in unit.all(cst.Attribute):
            if program.path(node) in aliases:
                edit = unit.replace(node, node.attr.value)
                yield _match("numpy-alias", unit, node, edit)


def _split_order(program: Program) -> Matches:
    """`train_x, train_y, val_x, val_y = train_test_split(x, y)`."""
    for unit in program.units:
        for node in unit.all(cst.Assign):
            if not isinstance(node.value, cst.Call):
                continue
            target, call = node.targets[0].target, node.value
            path = "sklearn.model_selection.train_test_split"
            arrays = [arg for arg in call.args if not arg.keyword]
            if program.path(call.func) != path or len(arrays) != 2:
                continue
            if not isinstance(target, cst.Tuple | cst.List):
                continue
            parts = [element.value for element in target.elements]
            names = [dotted(part).lower() for part in parts]
            if len(names) != 4 or any(arg.star for arg in arrays):
                continue
            training = ["train" in name for name in names]
            if training == [True, True, False, False] and all(
                re.search("val|test|dev", name) for name in names[2:]
            ):
                second, third = parts[1:3]
                edits = (
                    unit.replace(second, unit.of(third)),
                    unit.replace(third, unit.of(second)),
                )
                yield _match("split-order", unit, target, *edits)


def _hangul_names(program: Program) -> Matches:
    taken: dict[str, str] = {}
    getters = [
        (unit, value)
        for unit, call in _calls(program)
        if _method(program, call) == "get_layer"
        and isinstance(value := first_argument(call, "name"), cst.SimpleString)
    ]
    for unit, call in _calls(program):
        path = program.path(call.func) or ""
        if not re.match(r"keras\.(layers\.|models\.)?[A-Z]", path):
            continue
        arg = keyword(call, "name")
        text = None if arg is None else literal(arg.value)
        if arg is None or not text or _NAME.fullmatch(text):
            continue
        value = arg.value
        assert isinstance(value, cst.SimpleString)
        if text not in taken:
            taken[text] = _english(text, path, set(taken.values()))
        edits = [unit.replace(value, quoted(value, taken[text]))]
        yield _match("name-tensorflow-rejects", unit, arg, *edits)
        for place, used in getters:
            if literal(used) == text:
                edit = place.replace(used, quoted(used, taken[text]))
                yield _match("name-tensorflow-rejects", place, used, edit)
        getters = [one for one in getters if literal(one[1]) != text]


def _english(text: str, path: str, taken: set[str]) -> str:
    kind = "model" if path.endswith(("Sequential", "Model")) else "layer"
    plain = re.sub(r"[^A-Za-z0-9_.>-]+", "_", text).strip("_")
    name = plain if plain and text.isascii() else _ENGLISH.get(text, kind)
    number, new = 1, name
    while new in taken:
        number += 1
        new = f"{name}_{number}"
    return new


def _imports(program: Program) -> Matches:
    """Imports from where Keras is no longer, or not by its own name."""
    if any(b"TF_USE_LEGACY_KERAS" in unit.text for unit in program.units):
        return
    for unit in program.units:
        for line in unit.all(cst.ImportFrom):
            if not line.relative:
                yield from _import_from(unit, line)
        for node in unit.all(cst.Import):
            if len(node.names) == 1:
                alias = node.names[0]
                path = dotted(alias.name)
                if path != canonical(path) and alias.asname is not None:
                    edit = unit.replace(alias.name, canonical(path))
                    yield _match("tensorflow-keras", unit, node, edit)


def _import_from(unit: Unit, node: cst.ImportFrom) -> Matches:
    if isinstance(node.names, cst.ImportStar) or node.module is None:
        return
    module, names = dotted(node.module), [dotted(alias.name) for alias in node.names]
    alone = node.names[0] if len(names) == 1 else None
    asname = "" if alone is None or alone.asname is None else dotted(alone.asname.name)
    if module in {"tensorflow", "tensorflow.python"}:
        if alone is not None and names == ["keras"]:
            new = f"import keras as {asname}" if asname else "import keras"
            yield _match("tensorflow-keras", unit, node, unit.replace(node, new))
        return
    home, *rest = canonical(module).split(".")
    if home != "keras" or "src" in rest:  # its own modules, which keep their places
        return
    kept = [part for part in rest if part not in _MOVED or part == "preprocessing"]
    if "experimental" in rest:
        kept = [part for part in kept if part != "preprocessing"]
    place = ".".join([home, *kept])
    module_itself = kept == rest and names[0] in names_of(place)
    if alone is not None and names[0] in _MOVED and not module_itself:
        parent, _, last = place.rpartition(".")
        if last in names_of(parent):
            new = f"from {parent} import {last} as {asname or names[0]}"
            edit = unit.replace(node, new)
            yield _match("moved-in-keras", unit, node, edit)
        return
    if place != module and set(names) <= names_of(place):
        rule = "moved-in-keras" if kept != rest else "tensorflow-keras"
        yield _match(rule, unit, node, unit.replace(node.module, place))
    elif place == canonical(module) and rest and rest[0] in _SPELT:
        for alias in node.names:
            name = dotted(alias.name)
            if "." not in name and (near := _near(name, place)) is not None:
                edit = unit.replace(alias.name, near)
                yield _match("misspelt-name", unit, alias, edit)


def _near(name: str, module: str) -> str | None:
    """The one name of the module that was meant; None if it has this, or none near."""
    there = names_of(module)
    if not there or name in there or name.startswith("_"):
        return None
    lowered = {one.lower(): one for one in sorted(there)}
    near = difflib.get_close_matches(name.lower(), lowered, n=1, cutoff=0.8)
    return lowered[near[0]] if near else None


def _attributes(program: Program) -> Matches:
    """Names looked up in Keras that are misspelt, or have another place."""
    for unit in program.units:
        inner: set[int] = set()
        # The whole of a dotted name comes before its parts.
        for node in unit.all(cst.Attribute):
            inner.add(id(node.value))
            if id(node) not in inner and program.path(node) is not None:
                yield from _attribute(program, unit, node)


def _attribute(program: Program, unit: Unit, node: cst.Attribute) -> Matches:
    steps: list[cst.Attribute] = []
    home: cst.BaseExpression = node
    while isinstance(home, cst.Attribute):
        steps.insert(0, home)
        home = home.value
    module: str = program.path(home) or ""
    for number, step in enumerate(steps):
        name = step.attr.value
        if module == "tensorflow":
            module = program.path(step) or ""
            continue
        known = module.split(".")[0] == "keras" and names_of(module)
        if not known or name == "src":
            return
        if name in known:
            module = f"{module}.{name}"
            continue
        if name in _MOVED and module != "keras":
            beyond = [one for one in steps[number:] if one.attr.value not in _MOVED]
            if beyond and beyond[0].attr.value in known:
                start, end = unit.span(step.value)[1], unit.span(beyond[0].value)[1]
                edit = Edit(start, end, "")
                yield _match("moved-in-keras", unit, node, edit)
            return
        spelt = module == "keras" or module.split(".")[1] in _SPELT
        near = _near(name, module) if spelt else None
        if near is None:
            return
        edit = unit.replace(step.attr, near)
        yield _match("misspelt-name", unit, step.attr, edit)
        module = f"{module}.{near}"


def _pool_size(program: Program) -> Matches:
    """`AveragePooling2D()`, which was 2x2 in Keras 2."""
    for unit, call in _calls(program):
        path = program.path(call.func) or ""
        if re.fullmatch(r"keras\.layers\.(AveragePooling|AvgPool)[123]D", path) and (
            not any(arg.star or not arg.keyword for arg in call.args)
            and not keyword(call, "pool_size")
        ):
            start = unit.span(call.args[0])[0] if call.args else unit.span(call)[1] - 1
            edit = Edit(start, start, "2, " if call.args else "2")
            # In brackets of its own the end of a call is not that of its arguments.
            edits = () if call.lpar and not call.args else (edit,)
            yield _match("average-pooling-size", unit, call, *edits)


def _axis_labels(program: Program) -> Matches:
    """`plt.ylabel('epoch')` beside a plot of the history."""
    for unit in program.units:
        if not any(_of_history(node) for node in unit.all(cst.Subscript)):
            continue
        for call in unit.all(cst.Call):
            func = call.func
            if isinstance(func, cst.Attribute) and (
                func.attr.value in {"ylabel", "set_ylabel"}
            ):
                text = literal(first_argument(call, "ylabel")) or ""
                if text.lower() in {"epoch", "epochs", "에포크"}:
                    yield _match("axis-labels", unit, call)


def _of_history(node: cst.Subscript) -> bool:
    return dotted(node.value).endswith(".history")


def _fit_before_compile(program: Program) -> Matches:
    """A model that is compiled only after it was trained, in straight code."""
    made: dict[str, tuple[Unit, cst.CSTNode] | None] = {}
    done = set()
    for unit in program.units:
        for line in unit.body:
            if not isinstance(line, cst.SimpleStatementLine):
                continue
            for part in line.body:
                if not isinstance(part, cst.Expr | cst.Assign):
                    continue
                call = part.value
                if not isinstance(call, cst.Call):
                    continue
                name, method = _receiver(call), _method(program, call)
                if isinstance(part, cst.Assign) and _is_sequential(program, call):
                    target = dotted(part.targets[0].target)
                    made[target] = None
                    done.discard(target)
                elif name in made and method in {"fit", "evaluate"}:
                    if made[name] is None:
                        made[name] = unit, call
                elif name in made and method == "compile":
                    early = made.pop(name)
                    if early is not None and name not in done:
                        yield _match("not-compiled", *early)
                    done.add(name)


_MATCHERS: tuple[Callable[[Program], Matches], ...] = (
    _imports,
    _attributes,
    _model_sequential,
    _sequential,  # its bracket comes before what is put into the list
    _input_shape,
    _loss_log,
    _metrics,
    _files,
    _checkpoint,
    _renamed_arguments,
    _removed_methods,
    _history_keys,
    _numpy_aliases,
    _split_order,
    _hangul_names,
    _pool_size,
    _axis_labels,
    _fit_before_compile,
)
