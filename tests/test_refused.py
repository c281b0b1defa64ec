"""Calls that cannot be understood: a sentence or two say what is wrong and what to do, and the exit code is 2."""

from __future__ import annotations

import pytest

from sdp_xl.cli import main
from sdp_xl.cli.arguments import arguments_of
from sdp_xl.cli.commands import COMMANDS, parser

CALLS = {
    "check --nonsense": "“sdp-xl check” has no option “--nonsense”. See all with: sdp-xl check --help",
    "check --formt json x": "has no option “--formt”. Did you mean “--format”?",
    "check x --inplace": "has no option “--inplace”. Did you mean “--in-place”?",
    "check -q x": "“sdp-xl check” has no option “-q”.",
    "check": "“sdp-xl check” still needs FILE (a workbook, or a folder with workbooks in it or below). Write it as: "
    "sdp-xl check FILE",
    "mpo": "“sdp-xl mpo” still needs FILE (the workbook). Write it as: sdp-xl mpo FILE",
    "report x": "still needs -o OUT (the page to write, .html). Write it as: sdp-xl report FILE -o OUT",
    "merge a b": "still needs B (the other person's copy, whose changes are put in) and -o OUT (the merged workbook, a "
    "new file). Write it as: sdp-xl merge BASE A B -o OUT",
    "check x --format jsn": "--format cannot be “jsn”. Did you mean “json”? It is one of these: text, json,",
    "completion fish2": "SHELL cannot be “fish2”. Did you mean “fish”?",
    "check x -o": "After --output a word is missing. Write it as: sdp-xl check … -o OUT",
    "check x -o a --in-place": "--in-place and -o/--output cannot be given together; leave one of them out.",
    "check x --as-of TBD": "--as-of: “TBD” is not a date; write it as 2027-01-31.",
    "timeline Ohio SDP 2027.xlsx": "“SDP 2027.xlsx” is more than “sdp-xl timeline” can take; a file name with spaces "
    "stands in quotes. Write it as: sdp-xl timeline FILE",
    "timeline --f json x": "“--f” may mean --force or --format; write the option out.",
    "check x --force=yes": "--force stands alone; take out what is written onto it.",
    "check -hx": "--help stands alone",
    "chekc x": "There is no command “chekc”. Did you mean “check”? See all with: sdp-xl --help",
    "--verson": "“--verson” is none. Did you mean “--version”? See all with: sdp-xl --help",
    "-x check": "The first word names a command; “-x” is none.",
}


@pytest.mark.parametrize("call", CALLS)
def test_it_says_what_is_wrong_and_what_to_do(call: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(call.split(), capsys)
    assert CALLS[call] in told


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_prints_how_programmers_write_it_down(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    refused([command, "--nonsense"], capsys)
    if any(action.required and action.nargs != "*" for action in arguments_of(parser([command]))):
        assert "Write it as: sdp-xl" in refused([command], capsys)


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The line that tells of a refusal, and nothing but this line."""
    try:
        code: object = main(words)
    except SystemExit as stopped:
        code = stopped.code
    printed = capsys.readouterr()
    assert code == 2 and printed.out == "" and printed.err.count("\n") == 1
    assert printed.err.startswith("sdp-xl: ") and "usage" not in printed.err and "argument" not in printed.err
    return printed.err
