from types import SimpleNamespace

import numpy as np
import pytest

from fmnist_learn._checks import (
    check_at_least,
    check_fits_model,
    check_positive,
    check_rate,
    check_seed,
)

WHOLE = (lambda n: check_at_least("n", n, 3), lambda n: check_seed("n", n))
NUMBERS = (lambda n: check_positive("n", n), lambda n: check_rate("n", n))


@pytest.mark.parametrize("check", WHOLE)
@pytest.mark.parametrize("kind", [int, np.int8, np.uint64, np.int64])
def test_whole_numbers_of_numpy_are_whole_numbers(check, kind):
    number = check(kind(42))
    assert number == 42
    assert type(number) is int


@pytest.mark.parametrize("check", NUMBERS)
@pytest.mark.parametrize("kind", [float, np.float16, np.float32, np.float64])
def test_numbers_of_numpy_are_numbers(check, kind):
    number = check(kind(0.5))
    assert number == 0.5
    assert type(number) is float


@pytest.mark.parametrize("check", [*WHOLE, *NUMBERS])
@pytest.mark.parametrize(
    "value", [True, np.True_, "42", None, [42], np.array([1, 2]), float("nan"), -1]
)
def test_what_is_no_such_number_is_refused_as_it_was_given(check, value):
    with pytest.raises(ValueError, match=r"^n must be a .*number") as error:
        check(value)
    assert f"Received: n={value!r}." in str(error.value)


@pytest.mark.parametrize("check", WHOLE)
def test_a_fraction_is_no_whole_number(check):
    with pytest.raises(ValueError, match="be a whole number"):
        check(42.0)


@pytest.mark.keras
def test_models_take_the_numbers_of_numpy():
    import fmnist_learn as fl

    deep = fl.build_deep(hidden=[np.int64(20), np.int32(10)], dropout=np.float32(0.5))
    assert deep.count_params() == 784 * 20 + 20 + 20 * 10 + 10 + 10 * 10 + 10
    cnn = fl.build_cnn(
        filters=[np.int64(2)], kernel_size=np.int64(3), hidden=np.int8(4)
    )
    assert cnn.count_params() == 20 + 14 * 14 * 2 * 4 + 4 + 4 * 10 + 10


def test_only_the_shapes_of_the_course_have_a_layout_to_name():
    images = np.zeros((2, 5))
    for shape, layout in (((784,), "flat"), ((7,), None)):
        model = SimpleNamespace(input_shape=(None, *shape))
        with pytest.raises(ValueError, match="images must hold images of") as error:
            check_fits_model("images", images, model)
        assert ("layout=" in str(error.value)) == bool(layout)
