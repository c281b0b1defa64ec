"""The command line from outside: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from datetime import date
from pathlib import Path

import pytest

import workbook
from sdp_xl.cli import main
from sdp_xl.cli.commands import COMMANDS
from sdp_xl.cli.completion import SHELLS
from sdp_xl.documents import DOCUMENTS
from sdp_xl.rules import RULES
from sdp_xl.trouble import SENTENCES

MASTER, EXAMPLE = workbook.path("sdp-master.xlsx"), workbook.path("sdp-example.xlsx")
DAY = ("--as-of", "2026-11-24")


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    assert main(["new", str(tmp_path / "Ohio SDP 2027.xlsx"), "--example"]) == 0
    return tmp_path / "Ohio SDP 2027.xlsx"


def test_new_copies_the_master_and_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "Ohio SDP 2027.xlsx"
    assert main(["new", str(target)]) == 0
    assert sha(target) == sha(MASTER)
    assert main(["new", str(target), "--example"]) == 2
    assert sha(target) == sha(MASTER)
    assert "exists already" in capsys.readouterr().err
    assert main(["new", str(target), "--example", "--force"]) == 0
    assert sha(target) == sha(EXAMPLE)


def test_new_with_force_replaces_whole_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "Plan.xlsx"
    target.write_bytes(b"somebody's work")
    owner = tmp_path / "~$Plan.xlsx"
    owner.write_bytes(b"\x03Ana")
    assert main(["new", str(target), "--force"]) == 2
    assert "open in Excel by Ana" in capsys.readouterr().err
    assert target.read_bytes() == b"somebody's work"
    owner.unlink()
    assert main(["new", str(target), "--force"]) == 0
    assert sha(target) == sha(MASTER) and [path.name for path in tmp_path.iterdir()] == ["Plan.xlsx"]


def test_a_name_that_only_the_ending_makes_too_long_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / ("x" * 252))]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_new_with_the_ending_of_a_macro_workbook_has_buttons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "Plan.xlsm")]) == 0
    assert (tmp_path / "Plan.xlsm").read_bytes() == workbook.path(workbook.WITH_BUTTONS).read_bytes()
    assert main(["new", "--example", str(tmp_path / "Example.xlsm")]) == 2
    assert "give it a name that ends in .xlsx" in capsys.readouterr().err
    assert not (tmp_path / "Example.xlsm").exists()


def test_new_gives_the_name_its_ending(tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "Plan v1.2")]) == 0
    assert (tmp_path / "Plan v1.2.xlsx").exists()


def test_the_example_has_no_error(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(plan), "--severity", "error", *DAY]) == 0
    assert "0 errors" in capsys.readouterr().out


def test_the_example_has_no_error_on_any_later_day(plan: Path) -> None:
    for day in ("2027-06-15", "2028-02-29", "2031-01-01"):
        assert main(["check", str(plan), "--severity", "error", "--as-of", day]) == 0


def test_check_changes_nothing_and_prints_the_same_bytes_twice(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sha(plan)
    outputs = []
    for form in ("text", "json", "junit", "sarif") * 2:
        main(["check", str(plan), "--format", form, *DAY])
        outputs.append(capsys.readouterr().out)
    assert outputs[:4] == outputs[4:]
    assert sha(plan) == before


def test_the_bytes_do_not_depend_on_the_run(plan: Path) -> None:
    outputs = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "sdp_xl", "check", str(plan), "--format", "json", *DAY]
        done = subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=False)
        outputs.add(done.stdout)
    assert len(outputs) == 1 and b"findings" in outputs.pop()


def test_json_is_as_documented(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(MASTER), "--format", "json", *DAY]) == 1
    document = json.loads(capsys.readouterr().out)
    assert list(document) == [
        *("workbook", "schema_version", "as_of", "counts", "states", "since_last_check", "findings", "accepted")
    ]
    assert document["workbook"] == "sdp-master.xlsx"
    assert sum(document["counts"].values()) == len(document["findings"])
    for finding in document["findings"]:
        assert list(finding) == [
            *("rule", "severity", "sheet", "cell", "table", "row_id", "column", "value"),
            *("title", "message", "fix", "state", "suggestions", "cites"),
        ]
        assert finding["rule"] in RULES
        assert all(list(cite) == ["label", "url", "compared"] for cite in finding["cites"])
    cited = {cite["label"]: cite["compared"] for finding in document["findings"] for cite in finding["cites"]}
    assert cited["34 CFR 200.83(a)(3)"] == "as amended on July 2, 2019" and cited["Good practice, not law"] == ""


def test_junit_has_a_case_per_rule_or_group(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(MASTER), "--format", "junit", "--severity", "error", *DAY])
    suite = ElementTree.fromstring(capsys.readouterr().out)[0]
    names = [case.get("name", "") for case in suite]
    assert {name.partition(" ")[0] for name in names} == set(RULES)
    assert len(set(names)) == len(suite) == int(suite.get("tests", ""))
    assert len(suite.findall(".//failure")) == int(suite.get("failures", "")) > 0


def test_junit_skips_advice_unless_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    advised = ["check", str(EXAMPLE), "--format", "junit", *DAY]
    outcomes = []
    for severity in ((), ("--severity", "advice"), ("--severity", "warning")):
        code = main([*advised, *severity])
        suite = ElementTree.fromstring(capsys.readouterr().out)[0]
        outcomes.append((code, int(suite.get("failures", "")) > 0, int(suite.get("skipped", "")) > 0))
    assert outcomes == [(0, False, True), (1, True, False), (0, False, False)]


def test_junit_tells_equal_findings_once_with_their_cells(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(MASTER), "--format", "junit", *DAY])
    suite = ElementTree.fromstring(capsys.readouterr().out)[0]
    names = [case.get("name", "") for case in suite]
    assert max(re.findall(r"![A-Z]+\d+:[A-Z]+\d+ \(", " ".join(names)))
    main(["check", str(MASTER), "--format", "json", *DAY])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert len(suite.findall(".//failure")) < len(found)


def test_sarif_names_rules_and_cells(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(MASTER), "--format", "sarif", *DAY])
    run = json.loads(capsys.readouterr().out)["runs"][0]
    known = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= known
    assert {result["level"] for result in run["results"]} <= {"error", "warning", "note"}


def test_sarif_names_the_file_as_an_address(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(plan), "--format", "sarif", *DAY])
    assert '"uri": "Ohio%20SDP%202027.xlsx"' in capsys.readouterr().out


def test_rules_and_severity_select(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(MASTER), "--format", "json", "--rules", "sdp6, SDP101", "--severity", "error", *DAY])
    document = json.loads(capsys.readouterr().out)
    assert {finding["rule"][:4] for finding in document["findings"]} == {"SDP6", "SDP1"}
    assert {finding["severity"] for finding in document["findings"]} == {"error"}
    assert main(["check", str(MASTER), "--rules", "SDP999"]) == 2


def test_output_fills_findings_and_elements_in_a_copy(plan: Path, tmp_path: Path) -> None:
    before, out = sha(plan), tmp_path / "checked.xlsx"
    assert main(["check", str(plan), "-o", str(out), *DAY]) == 1
    assert sha(plan) == before
    text = zipfile.ZipFile(out).read("xl/workbook.xml")
    assert b'fullCalcOnLoad="1"' in text
    from sdp_xl import files

    grid = files.read(out)
    assert "Checked for 11/24/2026" in str(grid.sheets["Findings"][2][0])
    assert grid.sheets["Required Elements"][4][0] == "SDP601"
    assert main(["check", str(plan), "-o", str(out), *DAY]) == 2, "an existing copy is not overwritten"
    assert main(["check", str(plan), "-o", str(out), "--force", *DAY]) == 1
    assert main(["check", str(plan), "-o", str(plan), *DAY]) == 2


def test_checking_a_checked_copy_finds_the_same(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(plan), "--format", "json", *DAY])
    first = json.loads(capsys.readouterr().out)["findings"]
    main(["check", str(plan), "--in-place", *DAY])
    main(["timeline", str(plan), "--in-place", *DAY])
    capsys.readouterr()
    main(["check", str(plan), "--format", "json", *DAY])
    assert json.loads(capsys.readouterr().out)["findings"] == first


def test_a_selection_of_rules_never_fills_the_sheet_findings(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sha(plan)
    assert main(["check", str(plan), "--rules", "SDP5", "--in-place", *DAY]) == 2
    assert sha(plan) == before and "leave out --rules" in capsys.readouterr().err


def test_in_place_keeps_a_backup(plan: Path) -> None:
    before = sha(plan)
    main(["check", str(plan), "--in-place", *DAY])
    kept = [path for path in plan.parent.iterdir() if path != plan]
    assert [sha(path) for path in kept] == [before]
    assert sha(plan) != before


def test_timeline_writes_its_three_sheets(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "with timeline.xlsx"
    assert main(["timeline", str(plan), "-o", str(out), *DAY]) == 0
    assert "Implementation Timeline" in capsys.readouterr().out
    from sdp_xl import files

    grid = files.read(out)
    for sheet in ("Timeline", "Implementation Timeline", "Calendar"):
        assert grid.sheets[sheet][4][0]


def test_demo_makes_checks_and_schedules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", str(tmp_path / "demo")]) == 0
    assert main(["demo", str(tmp_path / "demo")]) == 0, "a second run makes a second file"
    names = sorted(path.name for path in (tmp_path / "demo").iterdir())
    assert names == ["Documents", "Documents (2)", "sdp-example (2).xlsx", "sdp-example.xlsx"]
    told = capsys.readouterr().out
    assert "0 errors" in told and f"then {tmp_path / 'demo' / 'Documents' / 'Draft SDP.docx'} in Word" in told
    made = {path.name for path in (tmp_path / "demo" / "Documents").iterdir()}
    assert made == {document.file for document in DOCUMENTS.values()}


@pytest.mark.parametrize("rule", RULES)
def test_explain_says_why_and_what_to_do(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", rule.lower()]) == 0
    told = capsys.readouterr().out
    assert RULES[rule].title in told and "To do: " in told and "Source: " in told


def test_explain_of_an_unknown_rule_suggests_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "SDP51"]) == 2
    assert "Did you mean SDP" in capsys.readouterr().err


def test_explain_takes_numbers_families_and_several(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "SDP612"]) == 0
    one = capsys.readouterr().out
    assert "Source: ESEA 1304(b)(1) (text compared: as amended by ESSA, 2015) – https" in one
    assert main(["explain", "612"]) == 0
    assert capsys.readouterr().out == one
    assert main(["explain", "sdp501", "612", "501"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("SDP501: ") and told.endswith(f"\n\n{one}") and told.count("SDP501: ") == 1
    assert main(["explain", "SDP4"]) == 0
    heads = re.findall(r"^(SDP\d+): ", capsys.readouterr().out, re.MULTILINE)
    assert heads == sorted(rule for rule in RULES if rule.startswith("SDP4"))
    assert main(["explain", "SDP501", "SDP999"]) == 2
    assert capsys.readouterr().out == ""


def test_check_takes_rules_by_their_number(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(MASTER), "--format", "json", "--rules", "601", *DAY])
    assert {finding["rule"] for finding in json.loads(capsys.readouterr().out)["findings"]} == {"SDP601"}


def test_a_mistyped_command_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chek", str(MASTER)]) == 2
    told = capsys.readouterr().err
    assert "Did you mean “check”?" in told and told.count("\n") == 1


def test_without_a_command_the_help_stands_there_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    told = capsys.readouterr().out
    assert len(re.findall(r"^  sdp-xl \w+ \"Ohio SDP 2027.xlsx\"", told, re.MULTILINE)) == 3


def test_findings_as_json_say_where_in_keys_and_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(EXAMPLE), "--format", "json", *DAY])
    findings = json.loads(capsys.readouterr().out)["findings"]
    state = next(one for one in findings if one["rule"] == "SDP526")
    told = {key: state[key] for key in ("table", "row_id", "column", "cell", "value")}
    assert told == {"table": "settings", "row_id": "", "column": "state", "cell": "B5", "value": "Madrona"}


def test_rules_and_timeline_as_json(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    assert [rule["rule"] for rule in json.loads(capsys.readouterr().out)["rules"]] == list(RULES)
    out = tmp_path / "out.xlsx"
    assert main(["timeline", str(plan), "--format", "json", "-o", str(out), *DAY]) == 0
    told = capsys.readouterr()
    made = json.loads(told.out)
    assert "Implementation Timeline" in told.err and made["as_of"] == "2026-11-24"
    from sdp_xl import files

    assert made["development"] and made["implementation"] and made["critical_path"]
    dated = {entry["start"] for entry in made["development"] if entry["start"]}
    written = [value for row in files.read(out).sheets["Timeline"] for value in row]
    assert dated and dated <= {value.isoformat() for value in written if isinstance(value, date)}


@pytest.mark.parametrize("shell", SHELLS)
def test_completion_knows_every_command(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    import shtab

    assert tuple(shtab.SUPPORTED_SHELLS) == SHELLS
    assert main(["completion", shell]) == 0
    told = capsys.readouterr().out
    assert all(command in told for command in COMMANDS) and "in-place" in told


@pytest.mark.parametrize("name", ["", ".", "x" * 300, "plan.xls", "no/such/folder/plan.xlsx"])
def test_a_name_that_cannot_be_is_refused_in_one_sentence(
    name: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["new", name], ["check", str(plan), "-o", name]):
        assert main(arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_rules_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    told = capsys.readouterr().out
    assert all(rule in told for rule in RULES)


def test_doctor_is_content_here_and_tells_of_a_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", str(EXAMPLE)]) == 0
    bad = tmp_path / "plan.xlsx"
    bad.write_text("a,b,c")
    assert main(["doctor", str(bad)]) == 1
    assert "TO DO" in capsys.readouterr().out


def test_no_message_holds_a_programmers_word() -> None:
    cases = (Path(__file__).parent / "rules").glob("*.md")
    findings = [line for path in cases for line in path.read_text(encoding="utf-8").splitlines() if line[:2] == "- "]
    told = "\n".join([*findings, *SENTENCES.values(), *(rule.why + rule.fix + rule.title for rule in RULES.values())])
    assert not re.findall(r"\b(null|NaN|None found|dtype|regex|traceback|index|boolean|string)\b", told, re.IGNORECASE)


def test_a_workbook_that_is_no_plan_is_refused_in_one_sentence(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["Name", "Amount"])
    book.save(tmp_path / "budget.xlsx")
    done = subprocess.run(
        [sys.executable, "-m", "sdp_xl", "check", str(tmp_path / "budget.xlsx")], capture_output=True, text=True
    )
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and "not an SDP workbook" in done.stderr
