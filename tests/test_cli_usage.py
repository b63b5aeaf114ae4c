"""Help and usage errors: in the language in use, the same with any version of Typer."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pytest
import typer
from rich.cells import cell_len

import fmnist_learn as fl
from conftest import process, run
from fmnist_learn import cli
from fmnist_learn.cli._options import help_text
from fmnist_learn.cli._usage import Command

pytestmark = [pytest.mark.typer, pytest.mark.usefixtures("a_terminal_of_its_own")]

COMMANDS = typer.main.get_command(cli.app).commands
ENGLISH = ("Usage: fmnist-learn", "Arguments:", "Options:", "Commands:")
KOREAN = ("사용법: fmnist-learn", "인수:", "옵션:", "명령:")


@pytest.mark.parametrize("name", ["", *COMMANDS])
@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_help_is_whole_at_any_width_in_both_languages(
    capfd, monkeypatch, name, columns
):
    monkeypatch.setenv("COLUMNS", str(columns))
    pages = {}
    for lang in ("ko", "en"):
        code, pages[lang], err = run(capfd, *name.split(), "--help", "--lang", lang)
        assert (code, err) == (0, "")
        assert all(cell_len(line) <= columns for line in pages[lang].splitlines())
    korean, english = pages["ko"], pages["en"]
    assert korean.startswith(KOREAN[0])
    assert english.startswith(ENGLISH[0])
    # Sentences are whole, and each is in its language.
    for page in (korean, english):
        assert "..." not in page.partition("\n")[2]
    for said, others in ((korean, ENGLISH), (english, KOREAN)):
        assert not any(other in said for other in others)
    declared = COMMANDS[name].params if name else typer.main.get_command(cli.app).params
    for param in declared:
        row = re.escape(max(param.opts, key=len))
        if param.param_type_name == "argument":
            row = param.metavar or param.name.upper()
        assert re.search(rf"^  {row}( [A-Z]+)? +[^ ].*[가-힣]", korean, re.M)
        assert re.search(rf"^  {row}( [A-Z]+)? +[A-Z]", english, re.M)
    assert re.search("^  -h, --help +도움말", korean, re.M)
    assert re.search("^  -h, --help +Show", english, re.M)
    # What stands for a value is written in one way.
    assert not re.search(r"[<{|]|\bTEXT\b|INTEGER", english + korean)


def test_the_help_of_a_command(capfd):
    assert run(capfd, "lesson", "--help")[1].splitlines() == [
        "Usage: fmnist-learn lesson [OPTIONS] SECTION",
        "",
        "  Do what a section of the book does, and compare each number with "
        "the book's.",
        "",
        "Arguments:",
        "  SECTION  A section of the book, 07-1 to 08-3, or 09, beyond it.",
        "",
        "Options:",
        "  --out FOLDER  A folder for the figures.",
        "  --fast        Few images and epochs, to try it out; nothing is compared.",
        "  --seed N      Random seed. [default: 42]",
        "  --model FILE  For 08-3: a .keras file of the network of 08-2. "
        "[default: the package's trained",
        "                CNN]",
        "  --lang LANG   Language of the output: ko or en.",
        "  -h, --help    Show this help.",
    ]


def test_every_command_is_listed_with_its_first_sentence(capfd):
    _, out, _ = run(capfd, "--lang", "ko", "--help")
    for name in COMMANDS:
        assert re.search(rf"^  {name} +[가-힣].*\.$", out, re.M)
    assert "옷 사진을 분류합니다.\n" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "ko", "train", "--help"),
        ("train", "--lang", "ko", "--help"),
        ("train", "--help", "--lang", "ko"),
        ("--lang=ko", "train", "-h"),
        ("--lang", "en", "train", "--lang=ko", "-h"),
    ],
)
def test_the_language_may_stand_anywhere(capfd, arguments):
    code, out, err = run(capfd, *arguments)
    assert (code, err) == (0, "")
    assert out.startswith(
        "사용법: fmnist-learn train [옵션] MODEL\n\n  모델을 훈련하고"
    )


def test_the_language_before_the_command_is_that_of_its_output(capfd):
    code, out, err = run(capfd, "--lang", "ko", "experiment", "--list")
    assert (code, err) == (0, "")
    assert "드롭아웃" in out


@pytest.mark.parametrize("variable", ["FMNIST_LEARN_LANG", "LANG"])
def test_without_an_option_the_environment_counts(capfd, monkeypatch, variable):
    monkeypatch.setenv(variable, {"LANG": "ko_KR.UTF-8"}.get(variable, "ko"))
    assert run(capfd, "train", "--help")[1].startswith("사용법:")
    assert (
        run(capfd, "teach")[2].splitlines()[-1]
        == "오류: 이런 명령이 없습니다: 'teach'."
    )
    assert run(capfd, "train", "--help", "--lang", "en")[1].startswith("Usage:")


def test_a_console_without_hangul_gets_the_help_in_english():
    done = process("--help", FMNIST_LEARN_LANG="ko", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"Usage: fmnist-learn [OPTIONS] COMMAND ...")


@pytest.mark.parametrize("arguments", [(), ("--lang", "ko")])
def test_without_a_command_the_help_is_a_usage_error(capfd, arguments):
    code, out, err = run(capfd, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith("사용법: " if arguments else "Usage: ")


ERRORS = {
    "teach": ("이런 명령이 없습니다: 'teach'.", "no such command: 'teach'."),
    "trian": (
        "이런 명령이 없습니다: 'trian'. 비슷한 이름: train.",
        "no such command: 'trian'. Near it: train.",
    ),
    "--bad": ("이런 옵션이 없습니다: '--bad'.", "no such option: '--bad'."),
    "train dense -x": ("이런 옵션이 없습니다: '-x'.", "no such option: '-x'."),
    "train dense --sed 3": (
        "이런 옵션이 없습니다: '--sed'. 비슷한 이름: --seed.",
        "no such option: '--sed'. Near it: --seed.",
    ),
    "train dense --seed": ("--seed 뒤에 값을 주세요.", "--seed needs a value."),
    "train dense --quiet=3": (
        "--quiet: 값을 받지 않는 옵션입니다.",
        "--quiet takes no value.",
    ),
    "train": (
        "MODEL: 값을 주지 않았습니다. 훈련할 모델: sgd, dense, deep, cnn, "
        "cnn-one-cycle, modern.",
        "MODEL is missing. The model to train: sgd, dense, deep, cnn, cnn-one-cycle "
        "or modern.",
    ),
    "predict": (
        "PHOTO: 값을 주지 않았습니다. 사진 파일.",
        "PHOTO is missing. Image files.",
    ),
    "train rnn": (
        "MODEL: 다음 중 하나여야 합니다: sgd, dense, deep, cnn, "
        "cnn-one-cycle, modern. 받은 값: 'rnn'.",
        "MODEL must be one of sgd, dense, deep, cnn, cnn-one-cycle, modern. "
        "Received: 'rnn'.",
    ),
    "data --lang fr": (
        "--lang: 다음 중 하나여야 합니다: ko, en. 받은 값: 'fr'.",
        "--lang must be one of ko, en. Received: 'fr'.",
    ),
    "train dense --epochs 0": (
        "--epochs: 1 이상의 정수여야 합니다. 받은 값: '0'.",
        "--epochs must be a whole number of at least 1. Received: '0'.",
    ),
    "train dense --epochs few": (
        "--epochs: 1 이상의 정수여야 합니다. 받은 값: 'few'.",
        "--epochs must be a whole number of at least 1. Received: 'few'.",
    ),
    "lesson 08-1 --seed -1": (
        "--seed: 0 이상 4294967295 이하의 정수여야 합니다. 받은 값: '-1'.",
        "--seed must be a whole number of at least 0 and at most 4294967295. "
        "Received: '-1'.",
    ),
    "lesson 08-3 --model b.keras": (
        "--model: 있는 파일이어야 합니다. 받은 값: 'b.keras'.",
        "--model must be a file that exists. Received: 'b.keras'.",
    ),
    "predict a.png --model .": (
        "--model: dense, deep, cnn, modern 가운데 하나이거나 있는 .keras 파일이어야 "
        "합니다. 받은 값: '.'.",
        "--model must be one of dense, deep, cnn, modern, or a .keras file that "
        "exists. Received: '.'.",
    ),
    "fix . 사진 no.py": (
        "PATH: 있는 파일이나 폴더여야 합니다. 받은 값: '사진', 'no.py'.",
        "PATH must be a file or folder that exists. Received: '사진', 'no.py'.",
    ),
    "data x y": ("남는 인수가 있습니다: 'x' 'y'.", "too many arguments: 'x' 'y'."),
    "experiment": (
        "NAME과 --list 가운데 하나만 주세요.",
        "give either a NAME or --list.",
    ),
    "explain": (
        "NAME, --list, --glossary 가운데 하나만 주세요.",
        "give either a NAME, --list or --glossary.",
    ),
    "lesson 07-1 --model here": (
        "--model: 훈련한 모델을 들여다보는 08-3절에서만 쓸 수 있습니다.",
        "--model is for 08-3, which looks into a trained model.",
    ),
    "train sgd --optimizer adam": (
        "--optimizer: sgd는 그 자체가 옵티마이저라서 쓸 수 없습니다.",
        "--optimizer does not apply to sgd, which is its own optimizer.",
    ),
    "train dense --out .": (
        "--out: 다른 실행이 쓰지 않는 새 폴더나 빈 폴더여야 합니다. 받은 값: .",
        "--out must be a new or empty folder that no other run writes to. Received: .",
    ),
}  # fmt: skip


HEADS = {"ko": ("사용법", "도움말", "오류"), "en": ("Usage", "Help", "error")}


@pytest.mark.parametrize("call", ERRORS)
def test_usage_errors_are_in_the_language_in_use(capfd, monkeypatch, call):
    Path("here").touch()
    for lang, said in zip(("ko", "en"), ERRORS[call], strict=True):
        monkeypatch.setenv("FMNIST_LEARN_LANG", lang)
        fl.set_language(None)  # as in a process of its own
        code, out, err = run(capfd, *call.split())
        assert (code, out) == (2, "")
        command = f"fmnist-learn {call.partition(' ')[0]}"
        if command.split()[1] not in COMMANDS:
            command = "fmnist-learn"
        usage, help_, wrong = HEADS[lang]
        first, *rest = err.splitlines()
        assert first.startswith(f"{usage}: {command} [")
        assert rest == [f"{help_}: {command} --help", "", f"{wrong}: {said}"]


def test_an_error_of_the_package_is_in_korean_first(capfd):
    code, out, err = run(capfd, "predict", "no.png", "--lang", "ko")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "오류: path: 있는 이미지 파일의 경로여야 합니다. 받은 값: path='no.png'.",
        "path must name an image file that exists. Received: path='no.png'.",
    ]


def test_a_folder_that_takes_no_files_is_said_in_korean(capfd):
    Path("file").touch()
    code, _, err = run(capfd, "lesson", "08-1", "--out", "file/x", "--lang", "ko")
    assert code == 1
    assert err.startswith("오류: 쓸 수 있는 폴더여야 합니다: file/x (")


class Size(StrEnum):
    """Choices."""

    small = "small"
    large = "large"


def declared(
    size: Annotated[Size, typer.Argument(help=help_text(ko="크기.", en="Size."))],
    rate: Annotated[float, typer.Option(help=help_text(ko="비율.", en="Rate."))] = 1,
    most: Annotated[int, typer.Option(max=3, help=help_text(ko="수.", en="N."))] = 1,
) -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["huge"], "SIZE must be one of small, large. Received: 'huge'."),
        (["small", "--rate", "x"], "--rate must be a number. Received: 'x'."),
        (["small", "--most", "4"], "--most must be a whole number of at most 3. "
         "Received: '4'."),
    ],
)  # fmt: skip
def test_the_rule_comes_from_what_is_declared(arguments, said):
    app = typer.Typer(rich_markup_mode=None)
    app.command(cls=Command)(declared)
    with pytest.raises(typer.BadParameter) as error:
        app(args=arguments, standalone_mode=False)
    assert error.value.message == said
