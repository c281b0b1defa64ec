"""Result of a look at a piece of evidence: its status, the place, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sdp_xl.plan.findings import Finding
from sdp_xl.plan.model import LocatedTable, Row


class Status(StrEnum):
    """How far a workbook shows an element."""

    MET = "Met"
    PARTLY = "Partly"
    MISSING = "Missing"
    NOT_APPLICABLE = "Not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was seen of a piece of evidence: its status, and a finding that holds the place and the words."""

    status: Status
    finding: Finding

    @property
    def message(self) -> str:
        """What was seen, in one sentence or more."""
        return self.finding.message


def missing(located: LocatedTable, text: str, *columns: str, fix: str) -> Seen:
    """Evidence that is not there: the place is the sheet, with the header of the first of ``columns``."""
    finding = located.finding(text, fix=fix, column=columns[0] if columns else "")
    return Seen(status=Status.MISSING, finding=finding)


def at(row: Row, key: str, text: str, *, fix: str = "") -> Finding:
    """A finding at a cell; the texts stay as they are, whatever signs a user's ID brings into them."""
    return row.finding(key, "")._replace(message=text, fix=fix)
