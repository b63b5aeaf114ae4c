"""Reports for a terminal as plain text."""

import io

from rich.console import Console, RenderableType


def as_printed(report: RenderableType) -> str:
    """The report as a terminal shows it, without colours, 80 columns wide."""
    console = Console(
        file=io.StringIO(),
        width=80,
        color_system=None,
        force_jupyter=False,  # a notebook shows what this returns
        markup=False,
        emoji=False,
    )
    with console.capture() as printed:
        console.print(report)
    return "\n".join(line.rstrip() for line in printed.get().splitlines())
