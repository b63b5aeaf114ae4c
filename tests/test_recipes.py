import inspect
import json
from pathlib import Path
from typing import get_args

import pytest

import fmnist_learn as fl
from fmnist_learn.cli.train import Model
from fmnist_learn.pretrained import Name
from fmnist_learn.recipes import BASELINE_EPOCHS, BOOK_SEED, RECIPES

CARD = Path(fl.__file__).parent / "_models" / "card.json"


def test_what_the_command_trains_has_a_recipe():
    assert [*Model] == ["sgd", *RECIPES]


@pytest.mark.sklearn
def test_the_baseline_follows_the_book_by_default():
    parameters = inspect.signature(fl.baseline_sgd).parameters
    assert parameters["max_iter"].default == BASELINE_EPOCHS
    assert parameters["random_state"].default == BOOK_SEED


@pytest.mark.keras
@pytest.mark.parametrize("name", get_args(Name))
def test_the_weights_of_the_package_were_trained_by_the_recipe(name):
    recipe = RECIPES[name]
    model = recipe.build()
    assert json.loads(CARD.read_text(encoding="utf-8"))[name]["recipe"] == {
        "model": model.name,
        "parameters": model.count_params(),
        "layout": recipe.layout,
        **recipe.options(),
        "seed": BOOK_SEED,
    }
    assert not model.compiled
