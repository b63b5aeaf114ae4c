import inspect
import re

import pytest

from fmnist_learn.doctor._keras_names import exists
from fmnist_learn.doctor._old_tensorflow import INSTEAD, SAME, old_name


def look_up(home, path):
    for name in path.split(".")[1:]:
        home = getattr(home, name)
    return home


@pytest.mark.keras
@pytest.mark.tensorflow
def test_tensorflow_no_longer_has_the_old_names():
    import tensorflow as tf

    for path in (*SAME, *INSTEAD):
        with pytest.raises(AttributeError):
            look_up(tf, path)


@pytest.mark.keras
@pytest.mark.tensorflow
def test_what_takes_the_place_of_a_name_is_the_same_function():
    import tensorflow as tf

    for path, new in SAME.items():
        before, now = look_up(tf.compat.v1, path), look_up(tf, new)
        if path == "tensorflow.set_random_seed":  # with the same argument
            assert str(inspect.signature(before)) == str(inspect.signature(now))
        else:
            assert before is now, path


@pytest.mark.keras
@pytest.mark.tensorflow
def test_what_the_reader_is_sent_to_is_there():
    import tensorflow as tf

    for path, text in INSTEAD.items():
        korean, english = (re.findall("`([^`]+)`", one) for one in (text.ko, text.en))
        assert sorted(korean) == sorted(english), path
        for code in english:
            for name in re.findall(r"(?<![\w.])keras(?:\.\w+)+", code):
                assert exists(name), (path, name)
            for name in re.findall(r"(?<![\w.])tf(?:\.\w+)+", code):
                if name != "tf.contrib":
                    look_up(tf, name)


@pytest.mark.parametrize(
    ("path", "old"),
    [
        ("tensorflow.Session", "tensorflow.Session"),
        ("tensorflow.contrib.layers.flatten", "tensorflow.contrib"),
        ("tensorflow.train.AdamOptimizer", "tensorflow.train.AdamOptimizer"),
        ("tensorflow.examples.tutorials.mnist", "tensorflow.examples"),
        ("tensorflow.log", "tensorflow.log"),
        ("tensorflow.compat.v1.Session", ""),
        ("tensorflow.math.log", ""),
        ("tensorflow", ""),
        ("keras.layers", ""),
        ("", ""),
    ],
)
def test_the_old_part_of_a_path(path, old):
    assert old_name(path) == old
