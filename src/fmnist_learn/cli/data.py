"""`fmnist-learn data`: what is bundled, verified and counted."""

import fmnist_learn as fl
from fmnist_learn.cli._console import console_for
from fmnist_learn.cli._options import LangOption, help_text
from fmnist_learn.i18n import Text

HELP = help_text(
    ko="패키지에 들어 있는 데이터를 확인하고 클래스마다 이미지 개수를 셉니다.",
    en="Verify the bundled data and count the images of each class.",
)


def data(lang: LangOption = None) -> None:
    """Show what is bundled."""
    console = console_for(lang)
    import numpy as np
    from rich.table import Table

    from fmnist_learn.data import SHA256, read_bundled

    files = read_bundled()  # raises if they were changed
    line = Text(
        ko="{}: {:,}바이트, SHA-256 확인 완료", en="{}: {:,} bytes, SHA-256 verified"
    )
    for name, content in files.items():
        console.print(line.to().format(name, len(content)))
        console.print(f"  {SHA256[name]}", soft_wrap=True)
    parts = [np.bincount(target, minlength=10) for _, target in fl.load_data()]
    table = Table(
        Text(ko="레이블", en="label").to(),
        Text(ko="클래스", en="class").to(),
        Text(ko="훈련", en="training").to(),
        Text(ko="테스트", en="test").to(),
    )
    for label, (name, *counts) in enumerate(zip(fl.class_names(), *parts, strict=True)):
        table.add_row(str(label), name, *(f"{count:,}" for count in counts))
    console.print(table)
