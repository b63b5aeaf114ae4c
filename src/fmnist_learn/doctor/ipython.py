"""`%load_ext fmnist_learn`: the explanation under every traceback that is known."""

from typing import Any

from fmnist_learn.doctor.errors import explain_error

# It comes after the traceback, and after syntax errors as well.
_EVENT = "post_run_cell"


def load(shell: Any) -> None:
    """Explain from now on; IPython's own traceback stays as it is, above."""
    shell.events.register(_EVENT, _explain)


def unload(shell: Any) -> None:
    """Explain no more."""
    shell.events.unregister(_EVENT, _explain)


def _explain(result: Any) -> None:
    error = result.error_before_exec or result.error_in_exec
    if error is None:
        return
    # An explanation that fails must not add an error of its own.
    try:
        explanation = explain_error(error)
    except Exception:
        return
    if explanation.rule is not None:
        from IPython import display  # noqa: PLC0415 - it is running

        display.display(explanation)  # type: ignore[no-untyped-call]
