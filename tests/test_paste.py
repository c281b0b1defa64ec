"""Command lines that are printed can be pasted: quoted for the shells of the system, without curly quotes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from sdp_xl.cli.paste import command, quoted

ROOT = Path(__file__).parents[1]
NAMES = (
    "Plan.xlsx",
    "Ohio SDP 2027.xlsx",
    "Ana's plan.xlsx",
    "Perú (2).xlsx",
    "a&b;c.xlsx",
    "50% $HOME.xlsx",
    "~$x.xlsx",
)
HARD = ('say "no".xlsx', "back`tick.xlsx", "wow!.xlsx", "a\\b.xlsx", "*.xlsx", "#1.xlsx")


@pytest.mark.parametrize("name", [*NAMES, *HARD])
@pytest.mark.parametrize("shell", ["bash", "dash"])
def test_a_shell_takes_each_name_for_what_it_is(name: str, shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    line = command("check", tmp_path / name, program="printf").replace("check", "'%s\\n'", 1)
    done = subprocess.run([shell, "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout == f"{tmp_path / name}\n"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (r"C:\Plans\Ohio.xlsx", r"C:\Plans\Ohio.xlsx"),
        (r"C:\My plans\Ohio.xlsx", r'"C:\My plans\Ohio.xlsx"'),
        ("Ana's plan.xlsx", '"Ana\'s plan.xlsx"'),
        ("a&b.xlsx", '"a&b.xlsx"'),
        ("Ana's $5.xlsx", "'Ana''s $5.xlsx'"),
    ],
)
def test_on_windows_the_quotes_are_those_that_both_shells_know(name: str, printed: str) -> None:
    assert quoted(name, windows=True) == printed


def test_a_file_is_no_option() -> None:
    assert command("check", "--rules", "SDP0", Path("-o.xlsx")) == "sdp-xl check --rules SDP0 ./-o.xlsx"


def test_no_printed_command_carries_curly_quotes() -> None:
    """Between the program's name and the end of a line of source; words around the whole command are another thing."""
    for path in [*ROOT.glob("sdp_xl/**/*.py"), *ROOT.glob("schemas/**/*.py"), *ROOT.glob("docs/*.md")]:
        for line in path.read_text(encoding="utf-8").splitlines():
            assert not re.search(r"(sdp-xl \w+|pip install|(?<![\w-])--?\w[\w-]*) [^.:;]*“[^”]*(\.xls|\{|\[)", line), (
                f"{path}: {line}"
            )
