"""A pytest plugin: `pytest plan.xlsx` checks a workbook, with one test item per rule."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sdp_xl.checking.check import Report
    from sdp_xl.plan.findings import Finding

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
        """One item per rule; CollectError with one sentence if the file cannot be read."""
        from sdp_xl.trouble import Trouble

        try:
            _ = self.report
        except Trouble as trouble:
            raise self.CollectError(str(trouble)) from trouble
        from sdp_xl.rules import RULES  # not before the check, by which the name schemas is ours

        for rule in RULES:
            yield RuleItem.from_parent(self, name=rule)


class Found(Exception):
    """The findings of a rule, as pytest shows them."""


class RuleItem(pytest.Item):
    """One rule on one workbook; fails if the rule found anything at or above the chosen severity."""

    parent: Workbook

    def runtest(self) -> None:
        """Raises Found with the findings, if there are any."""
        from sdp_xl.plan.findings import Severity

        least = Severity(self.config.getoption("--sdp-severity"))
        found = [finding for finding in self.parent.report.at_least(least) if finding.rule == self.name]
        if found:
            raise Found("\n".join(map(self._line, found)))

    def _line(self, finding: Finding) -> str:
        return f"{finding.severity.value} {finding.where}: {finding.message} To do: {finding.fix}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:
        """The findings, a line each."""
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where pytest says the item stands."""
        return self.path, None, f"{self.path.name}: {self.name}"
