import pytest

import fmnist_learn as fl

pytestmark = pytest.mark.sklearn


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"max_iter": 0}, "max_iter must be a whole number of at least 1"),
        ({"cv": 1}, "cv must be a whole number of at least 2"),
        ({"random_state": -1}, "random_state must be a whole number from 0"),
    ],
)
def test_options_outside_their_range(options, message):
    with pytest.raises(ValueError, match=message):
        fl.baseline_sgd(**options)


def test_folds_that_converge_are_said_so(idx_folder):
    result = fl.baseline_sgd(max_iter=1000, cv=2, path=idx_folder)
    assert result.converged == (True, True)
    assert len(result.scores) == 2
    assert result.mean == sum(result.scores) / 2
    assert result.estimator.coef_.shape == (10, 784)
    table = result._repr_markdown_()
    assert f"| fold 1 | {result.scores[0]:.4f} | yes |" in table
    assert f"| **mean of the folds** | **{result.mean:.4f}** | |" in table
    assert f"| test set | {result.test_accuracy:.4f} | |" in table
    fl.set_language("ko")
    assert "| 폴드 1 |" in result._repr_markdown_()
    assert " | 예 |" in result._repr_markdown_()
