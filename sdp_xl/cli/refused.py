"""Parser of the command line that refuses what it cannot take in a sentence or two: what is wrong, and what to do."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import NoReturn

from sdp_xl.cli.arguments import arguments_of
from sdp_xl.trouble import Trouble


class Parser(argparse.ArgumentParser):
    """A parser whose refusals are written for the staff of a State, not for programmers; the exit code is 2."""

    def error(self, message: str) -> NoReturn:
        """Ends the program with what argparse found wrong, in plain words."""
        self.exit(2, f"sdp-xl: {_in_plain_words(self, message)}\n")


def near(word: str, known: Iterable[str]) -> str:
    """The question whether a known word was meant; empty if none is near."""
    from difflib import get_close_matches

    found = get_close_matches(word.lower(), known, n=1)
    return f" Did you mean “{found[0]}”?" if found else ""


def refuse_unknown_options(parser: argparse.ArgumentParser, command: str, words: Sequence[str]) -> None:
    """Raises Trouble for an option that the command has not; argparse would first ask for what else is missing."""
    known = ("-h", "--help", *(option for action in arguments_of(parser) for option in action.option_strings))
    for word in takewhile(lambda word: word != "--", words):
        option = word.partition("=")[0] if word.startswith("--") else word[:2]
        if option.startswith("-") and option != "-" and " " not in word and not any(map(_begins(option), known)):
            call = f"sdp-xl {command}"
            raise Trouble(f"“{call}” has no option “{option}”.{near(option, known)} See all with: {call} --help")


def _begins(start: str) -> Callable[[str], bool]:
    return lambda option: option.startswith(start)


def _in_plain_words(parser: argparse.ArgumentParser, message: str) -> str:
    for pattern, words in _REFUSALS.items():
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return words(parser, *found.groups())
    return f"{message.rstrip('.')}."


def _missing(parser: argparse.ArgumentParser, names: str) -> str:
    wanted = [_called(action) for action in _needed(parser) if _name(action) in names.split(", ")]
    return f"“{parser.prog}” still needs {' and '.join(wanted)}. Write it as: {_call(parser)}"


def _too_much(parser: argparse.ArgumentParser, rest: str) -> str:
    commands = [action.choices for action in parser._actions if isinstance(action.choices, dict)]
    (command,) = commands[0].values()
    return (
        f"“{rest}” is more than “{command.prog}” can take; a file name with spaces stands in quotes. "
        f"Write it as: {_call(command)}"
    )


def _no_choice(parser: argparse.ArgumentParser, name: str, value: str) -> str:
    action = _action(parser, name)
    known = list(map(str, action.choices or ()))
    return f"{_bare(action)} cannot be “{value}”.{near(value, known)} It is one of these: {', '.join(known)}."


def _without_value(parser: argparse.ArgumentParser, name: str) -> str:
    action = _action(parser, name)
    return f"After {_bare(action)} a word is missing. Write it as: {parser.prog} … {_called(action)}"


_REFUSALS: dict[str, Callable[..., str]] = {
    r"the following arguments are required: (.+)": _missing,
    r"unrecognized arguments: (.+)": _too_much,
    r"argument (.+?): invalid choice: '?(.+?)'? \(choose from .+\)": _no_choice,
    r"argument (.+?): expected (?:one|at least one) argument": _without_value,
    r"argument (.+?): not allowed with argument (.+)": lambda _, one, other: (
        f"{one} and {other} cannot be given together; leave one of them out."
    ),
    r"ambiguous option: (\S+) could match (.+)": lambda _, word, options: (
        f"“{word}” may mean {options.replace(', ', ' or ')}; write the option out."
    ),
    r"argument (.+?): ignored explicit argument .+": lambda _, name: (
        f"{name.rpartition('/')[2]} stands alone; take out what is written onto it."
    ),
    r"argument (.+?): (.+)": lambda _, name, said: f"{name}: {said.rstrip('.')}.",
}
"""What argparse says, and the words for it."""


def _name(action: argparse.Action) -> str:
    """What argparse calls an argument when it refuses it."""
    return "/".join(action.option_strings) or (action.metavar if isinstance(action.metavar, str) else action.dest)


def _action(parser: argparse.ArgumentParser, name: str) -> argparse.Action:
    return next(action for action in arguments_of(parser) if _name(action) == name)


def _bare(action: argparse.Action) -> str:
    """The name of an argument alone: FILE, --output."""
    return action.option_strings[-1] if action.option_strings else _form(action)


def _form(action: argparse.Action) -> str:
    """An argument as it is written: FILE, -o OUT."""
    value = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    return " ".join((*action.option_strings[:1], value))


def _called(action: argparse.Action) -> str:
    choices = map(str, action.choices or ())
    return f"{_form(action)} ({', '.join(choices) or action.help})"


def _needed(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """The arguments that the command cannot do without, as they stand in a call; argparse counts “any number” in."""
    actions = [action for action in arguments_of(parser) if action.required and action.nargs != argparse.ZERO_OR_MORE]
    return sorted(actions, key=lambda action: bool(action.option_strings))


def _call(parser: argparse.ArgumentParser) -> str:
    return " ".join((parser.prog, *map(_form, _needed(parser))))
