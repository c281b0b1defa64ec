"""A pytest plugin: `pytest plan.xlsx` checks a workbook, with a test item for the equal findings of a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sdp_xl.checking.check import Report
    from sdp_xl.plan.groups import Group

SUFFIXES = (".xlsx", ".xlsm")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds --sdp-severity, the least severity that fails an item, and --sdp-engine, how the entries are checked."""
    group = parser.getgroup("sdp-xl")
    group.addoption(
        "--sdp-severity",
        choices=("error", "warning", "advice"),
        default="error",
        help="least severity at which a rule fails a workbook (default: error)",
    )
    group.addoption(
        "--sdp-engine",
        choices=("compiled", "pandera"),
        default="pandera",
        help="how the entries are checked; both find the same (default: pandera)",
    )


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Workbook | None:
    """Collects a workbook that was named on the command line; others are left alone."""
    if file_path.suffix.lower() in SUFFIXES and parent.session.isinitpath(file_path):
        return Workbook.from_parent(parent, path=file_path)
    return None


class Workbook(pytest.File):
    """One workbook, checked once for all its items."""

    @cached_property
    def report(self) -> Report:
        """The report of the check. Raises Trouble if the file cannot be read."""
        import sdp_xl

        return sdp_xl.check(self.path, engine=self.config.getoption("--sdp-engine"))

    def collect(self) -> Iterator[RuleItem]:
        """An item for equal findings, with their cells, and one for each rule that found none.

        CollectError with one sentence if the file cannot be read.
        """
        from sdp_xl.trouble import Trouble

        try:
            report = self.report
        except Trouble as trouble:
            raise self.CollectError(str(trouble)) from trouble
        from sdp_xl.plan.findings import Severity  # not before the check, by which the name schemas is ours
        from sdp_xl.plan.groups import by_place
        from sdp_xl.rules import RULES

        least = Severity(self.config.getoption("--sdp-severity"))
        for rule, places in by_place(report.at_least(least), RULES).items():
            if not places:
                yield RuleItem.from_parent(self, name=rule, groups=())
            for place, groups in places.items():
                yield RuleItem.from_parent(self, name=f"{rule} {place}", groups=groups)


class Found(Exception):
    """Equal findings of a rule, as pytest shows them."""


class RuleItem(pytest.Item):
    """What a rule says of a workbook at one place, or at none; fails if it found anything there."""

    def __init__(self, *, groups: Sequence[Group], **given: Any) -> None:
        super().__init__(**given)
        self.groups = groups

    def runtest(self) -> None:
        """Raises Found with the findings, if there are any."""
        if self.groups:
            raise Found("\n".join(map(self._line, self.groups)))

    def _line(self, group: Group) -> str:
        return f"{group.first.severity.value} {group.where}: {group.message} To do: {group.first.fix}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The findings, a line for equal ones."""
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where pytest says the item stands."""
        return self.path, None, f"{self.path.name}: {self.name}"
