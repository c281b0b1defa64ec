"""Three States' real plans, as messy as they are: what the check finds in them, cell by cell, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from markdown_it import MarkdownIt

from schemas.citations import cfr
from schemas.model import HEADER_ROW
from sdp_xl.checking import check
from sdp_xl.checking.check import Report
from sdp_xl.checking.engines import pandera_engine
from sdp_xl.files import read
from sdp_xl.plan.findings import Finding
from sdp_xl.rules.elements import Status, assess
from tests.plans.key_in import FOLDER, MASTER, key_in

PLANS = ("idaho", "washington", "nebraska")
STATED = set("013456")
"""The families that the tables state: not the process (2), what guidance suggests (7) and the tool itself (9)."""
TODAY = date(2026, 11, 24)
QUALITY = re.compile(r"SDP4[23]\d")


@cache
def report(plan: str) -> Report:
    with TemporaryDirectory() as folder:
        return check.run(read(key_in(plan, Path(folder))), today=TODAY)


def place(finding: Finding) -> str:
    return f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet or "Workbook"


def found(plan: str, rule: str) -> dict[str, str]:
    """The findings of one rule: cell -> message."""
    return {place(finding): finding.message for finding in report(plan).findings if finding.rule == rule}


def stated(plan: str) -> list[tuple[str, str]]:
    """The table's rows as (rule, cell)."""
    text = (FOLDER / f"{plan}.findings.md").read_text(encoding="utf-8")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    cells = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "td_open"]
    return list(zip(cells[::3], cells[1::3], strict=True))


@pytest.mark.parametrize("plan", PLANS)
def test_both_engines_find_the_same(plan: str) -> None:
    book = report(plan).plan
    assert book.flaws
    assert check.read_over(book.grid, today=TODAY, engine=pandera_engine) == book


@pytest.mark.parametrize("plan", PLANS)
def test_exactly_the_stated_findings_come(plan: str) -> None:
    came = Counter((finding.rule, place(finding)) for finding in report(plan).findings if finding.rule[3] in STATED)
    wanted = Counter(stated(plan))
    assert {"missing": wanted - came, "too many": came - wanted} == {"missing": Counter(), "too many": Counter()}


@pytest.mark.parametrize("plan", PLANS)
def test_keying_in_changes_no_other_sheet(plan: str, tmp_path: Path) -> None:
    keyed, master = read(key_in(plan, tmp_path)), read(MASTER)
    for sheet in ("Pre-Planning", "Development", "Dissemination", "Outcomes", "Plan Outline", "Exceptions"):
        assert keyed.sheets[sheet][HEADER_ROW - 1 :] == master.sheets[sheet][HEADER_ROW - 1 :]
    assert keyed.tables == master.tables


@pytest.mark.parametrize("plan", PLANS)
def test_no_rule_crashes(plan: str) -> None:
    assert found(plan, "SDP901") == {}


@pytest.mark.parametrize("plan", PLANS)
def test_messages_read_well_on_real_entries(plan: str) -> None:
    """No empty quotes where an ID is blank, no sentence glued to the next, no quotation mark left open by cutting."""
    for finding in report(plan).findings:
        for text in (finding.message, finding.fix):
            assert "“”" not in text, text
            assert not re.search(r"[”a-z]\.[A-Z“]", text), text
            assert text.count("“") == text.count("”"), text


def test_idaho_mpos_1a_to_2c_can_be_measured_and_1c_counts_referrals() -> None:
    quality = {(f.row_id, f.rule) for f in report("idaho").findings if QUALITY.fullmatch(f.rule)}
    assert [row["id"] for row in report("idaho").plan["mpos"]] == ["1a)", "1b)", "1c)", "1d)", "2a)", "2b)", "2c)"]
    assert quality == {("1c)", "SDP428")}
    assert "referral" in found("idaho", "SDP428")["MPOs!H7"]


def test_idaho_strategies_that_became_dates_are_told_with_the_likely_original() -> None:
    likely = {place(f): f.fix for f in report("idaho").findings if f.rule == "SDP105"}
    assert likely == {
        "Strategies!A5": "Format the cell as Text, then type 2-11 again.",
        "Strategies!A6": "Format the cell as Text, then type 3-8 again.",
        "Alignment Chart!D9": "Format the cell as Text, then type 2-11 again.",
        "Alignment Chart!D10": "Format the cell as Text, then type 2-11 again.",
        "Alignment Chart!D12": "Format the cell as Text, then type 2-11 again.",
        "Alignment Chart!D13": "Format the cell as Text, then type 3-8 again.",
    }


def test_idaho_an_id_that_became_a_date_is_not_said_to_be_unlinked() -> None:
    strategies = next(one for one in assess(report("idaho").plan) if one.requirement.id == "SDP610")
    assert strategies.status is Status.PARTLY
    assert "not charted to an MPO" not in strategies.message


def test_idaho_a_short_goal_area_is_led_to_its_long_name_and_a_hyphen_is_a_dash() -> None:
    assert found("idaho", "SDP103") == {
        "Strategies!B5": "“Goal 2.0” is not on the list of “Goal area”. "
        "Did you mean “GOAL 2.0 – Academics of Reading & Mathematics”?"
    }


def test_idaho_a_family_liaison_is_no_parent() -> None:
    assert set(found("idaho", "SDP302")) == {"Team"}
    assert set(found("idaho", "SDP303")) == {"Team!C13"}


def test_washington_goals_of_2009_lack_deadlines() -> None:
    assert set(found("washington", "SDP421")) == {f"MPOs!D{row}" for row in range(5, 12)}


def test_washington_reading_goal_1_holds_no_number() -> None:
    mpo = next(row for row in report("washington").plan["mpos"] if row.number == 7)
    assert (mpo["goal_area"], mpo["id"]) == ("Reading/ELL", "Goal 1")
    assert set(found("washington", "SDP427")) == {"MPOs!C7"}


def test_washington_goals_that_restart_in_each_area_are_doubled_ids() -> None:
    assert found("washington", "SDP104") == {
        "MPOs!A7": "“Goal 1” stands in A5 already.",
        "MPOs!A8": "“Goal 2” stands in A6 already.",
        "MPOs!A10": "“Goal 1” stands in A5 already.",
        "MPOs!A11": "“Goal 2” stands in A6 already.",
    }
    assert found("washington", "SDP413") == {}


def test_washington_lacks_preschool_and_those_who_dropped_out() -> None:
    status = {element.requirement.id: element.status for element in assess(report("washington").plan)}
    assert (status["SDP612"], status["SDP613"]) == (Status.MISSING, Status.MISSING)


def test_washington_committee_of_2021_has_no_parent() -> None:
    assert len(report("washington").plan["team"].rows) == 21
    assert set(found("washington", "SDP302")) == {"Team"}
    assert cfr("83(b)") in next(f for f in report("washington").findings if f.rule == "SDP302").cites


def test_washington_a_year_in_a_date_cell_is_recognized() -> None:
    years = {cell: text for cell, text in found("washington", "SDP108").items() if cell.startswith("Project Plan")}
    assert set(years) == {"Project Plan!F5", "Project Plan!F6"}
    assert set(years.values()) == {"7/2/1905 is no likely date. Was the year 2010 typed here?"}


def test_washington_a_lead_with_a_star_and_numbers_for_priorities_are_understood() -> None:
    rows = report("washington").plan["project_plan"].rows
    assert [(row["lead"], row["priority"]) for row in rows] == [("LEA*", 6), ("LEA*", 3), (None, None)]
    assert set(found("washington", "SDP304")) == {"Project Plan!K6"}


def test_nebraska_a_member_with_two_roles_speaks_for_the_pac() -> None:
    roles = [row.text("role") for row in report("nebraska").plan["team"]]
    assert "MEP State PAC, MEP Quality Control" in roles
    assert found("nebraska", "SDP302") == {}


def test_nebraska_a_typographic_hyphen_and_a_number_sign_do_not_lead_astray() -> None:
    log = report("nebraska").plan["information_log"].rows
    assert "\u2010" in log[1].text("goal_area")
    assert set(found("nebraska", "SDP103")) == {"Information Log!G7"}
    assert found("nebraska", "SDP304") == {
        "Evaluation!E5": "“ESU #7” is neither on the Team sheet nor on the list of agencies. Did you mean “ESU 7”?"
    }


def test_nebraska_needs_assessment_was_current_at_adoption() -> None:
    settings = report("nebraska").plan.settings
    assert (settings["cna_date"], settings["adoption_date"]) == (date(2015, 7, 27), date(2016, 11, 8))
    assert found("nebraska", "SDP630") == {}
