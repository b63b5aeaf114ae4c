"""Help and usage errors, in the language in use.

Typer has them in English only, and each of its versions in other words. So both are
made here from what a command declares: names, types, limits, and its `help_text`.
"""

import contextlib
import inspect
from collections.abc import Iterator
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Any, get_args

import typer
from typer.core import TyperCommand, TyperGroup

from fmnist_learn.cli._console import new_console, say_error, with_near
from fmnist_learn.cli._options import both_languages
from fmnist_learn.i18n import Text


class Command(TyperCommand):
    """A command that speaks the language in use."""

    allow_extra_args = True  # they are refused below

    def get_help(self, ctx: Any) -> str:
        """What `--help` prints."""
        return _help(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, or say what is wrong with them."""
        with _in_our_words(ctx, args):
            left = super().parse_args(ctx, args)
        if left:
            extra = " ".join(map(repr, left))
            surplus = Text(
                ko=f"남는 인수가 있습니다: {extra}.", en=f"too many arguments: {extra}."
            )
            raise typer.BadParameter(surplus.to(), ctx)
        return left


class Group(TyperGroup):
    """The commands together, which speak it as well."""

    def get_help(self, ctx: Any) -> str:
        """What `--help` prints."""
        return _help(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what stands before the command, or say what is wrong with it."""
        with _in_our_words(ctx, args):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or say that none has the name."""
        if (name := args[0]) not in self.commands:
            unknown = Text(
                ko=f"이런 명령이 없습니다: {name!r}.", en=f"no such command: {name!r}."
            )
            said = with_near(unknown, get_close_matches(name, self.commands))
            raise typer.BadParameter(said.to(), ctx)
        return super().resolve_command(ctx, args)


def say_usage_error(error: typer.BadParameter) -> None:
    """Say what is wrong with the arguments, below how the command is used."""
    if error.ctx is not None:
        hint = Text(ko="도움말: {} --help", en="Help: {} --help")
        typer.echo(_usage(error.ctx), err=True)
        typer.echo(f"{hint.to().format(error.ctx.command_path)}\n", err=True)
    say_error(error.message)


@contextlib.contextmanager
def _in_our_words(ctx: Any, args: list[str]) -> Iterator[None]:
    words = tuple(args)  # the parser empties the list
    try:
        yield
    except Exception as error:
        if (message := _said(error, ctx, words)) is None:
            raise
        raise typer.BadParameter(message, ctx) from error


def _said(error: Exception, ctx: Any, words: tuple[str, ...]) -> str | None:
    """What a usage error of Typer says, or None where it is another error."""
    # Where the classes are depends on the version of Typer; what they are called, not.
    match type(error).__name__, error:
        case "NoSuchOption", object(option_name=name):
            said = Text(
                ko=f"이런 옵션이 없습니다: {name!r}.", en=f"no such option: {name!r}."
            )
            options = (one for param in ctx.command.params for one in param.opts)
            return with_near(said, get_close_matches(name, options)).to()
        case "BadOptionUsage", object(option_name=name):
            (param,) = (one for one in ctx.command.params if name in one.opts)
            said = Text(ko=f"{name} 뒤에 값을 주세요.", en=f"{name} needs a value.")
            if param.is_flag:
                said = Text(
                    ko=f"{name}: 값을 받지 않는 옵션입니다.",
                    en=f"{name} takes no value.",
                )
        case "MissingParameter", object(param=param):
            name, wanted = _name(param), _help_of(ctx.command, param)
            said = Text(
                ko=f"{name}: 값을 주지 않았습니다. {wanted.ko}",
                en=f"{name} is missing. {wanted.en}",
            )
        case "BadParameter", object(param=param):
            name, rule = _name(param), _rule(*_declared(ctx.command, param))
            received = ctx.command.make_parser(ctx).parse_args(list(words))[0]
            value = received[param.name]
            values = value if isinstance(value, tuple) else (value,)
            # Only paths can be several: those that are not there.
            wrong = [one for one in values if not Path(one).exists()] or values
            shown = ", ".join(map(repr, wrong))
            said = Text(
                ko=f"{name}: {rule.ko}. 받은 값: {shown}.",
                en=f"{name} must {rule.en}. Received: {shown}.",
            )
        case _:
            return None
    return said.to()


def _declared(command: Any, param: Any) -> tuple[type, Any]:
    """The type of a parameter, and the `typer.Option` or `typer.Argument` beside it."""
    declared = inspect.signature(command.callback).parameters[param.name]
    kind, info = get_args(declared.annotation)
    while inner := get_args(kind):  # of a list or of one that may be None
        (kind,) = (one for one in inner if one is not NoneType)
    return kind, info


def _rule(kind: type, info: Any) -> Text:
    """What a value must be."""
    if issubclass(kind, Enum):
        names = ", ".join(member.value for member in kind)
        return Text(ko=f"다음 중 하나여야 합니다: {names}", en=f"be one of {names}")
    if issubclass(kind, Path):
        if info.dir_okay and info.file_okay:
            return Text(
                ko="있는 파일이나 폴더여야 합니다", en="be a file or folder that exists"
            )
        if not info.file_okay:
            return Text(ko="있는 폴더여야 합니다", en="be a folder that exists")
        return Text(ko="있는 파일이어야 합니다", en="be a file that exists")
    number = Text(ko="수", en="number")
    if kind is int:
        number = Text(ko="정수", en="whole number")
    limits = [
        limit.format(value)
        for limit, value in (
            (Text(ko="{} 이상", en="at least {}"), info.min),
            (Text(ko="{} 이하", en="at most {}"), info.max),
        )
        if value is not None
    ]
    korean = " ".join(limit.ko for limit in limits)
    english = " and ".join(limit.en for limit in limits)
    return Text(
        ko=(f"{korean}의 " if limits else "") + f"{number.ko}여야 합니다",
        en=f"be a {number.en}" + (f" of {english}" if limits else ""),
    )


def _help(ctx: Any) -> str:
    from rich.padding import Padding
    from rich.table import Table

    params = ctx.command.get_params(ctx)
    parts: dict[Text, list[tuple[str, str]]] = {
        Text(ko="인수", en="Arguments"): [
            (_name(param), _help_of(ctx.command, param).to())
            for param in params
            if param.param_type_name == "argument"
        ],
        Text(ko="옵션", en="Options"): [
            (_option(param), _help_of(ctx.command, param).to())
            for param in params
            if param.param_type_name == "option"
        ],
        Text(ko="명령", en="Commands"): [
            (name, _first_sentence(both_languages(command.help).to()))
            for name, command in getattr(ctx.command, "commands", {}).items()
        ],
    }
    console = new_console()
    with console.capture() as printed:
        console.print(_usage(ctx), soft_wrap=True)
        console.print()
        console.print(Padding(both_languages(ctx.command.help).to(), (0, 2)))
        for heading, rows in parts.items():
            if rows:
                console.print(f"\n{heading.to()}:")
                table = Table.grid(padding=(0, 2))
                table.add_column(no_wrap=True)
                table.add_column(overflow="fold")
                for row in rows:
                    table.add_row(*row)
                console.print(Padding(table, (0, 2)))
    return "\n".join(line.rstrip() for line in printed.get().splitlines())


def _first_sentence(text: str) -> str:
    return text.partition(". ")[0].removesuffix(".") + "."


def _usage(ctx: Any) -> str:
    pieces = [Text(ko="[옵션]", en="[OPTIONS]").to()]
    for param in ctx.command.params:
        if param.param_type_name == "argument":
            name = _name(param) + ("..." if param.nargs == -1 else "")
            pieces.append(name if param.required else f"[{name}]")
    if isinstance(ctx.command, Group):
        pieces.append(Text(ko="명령 ...", en="COMMAND ...").to())
    heading = Text(ko="사용법", en="Usage").to()
    return f"{heading}: {ctx.command_path} {' '.join(pieces)}"


def _name(param: Any) -> str:
    """What a parameter is called: `--out`, and `MODEL` if it has no name to type."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return str(param.metavar or param.name.upper())


def _option(param: Any) -> str:
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag else f"{names} {param.metavar or param.name.upper()}"


def _help_of(command: Any, param: Any) -> Text:
    if "--help" in param.opts:  # the one that Typer declares
        return Text(ko="도움말을 보여 줍니다.", en="Show this help.")
    return both_languages(_declared(command, param)[1].help)
