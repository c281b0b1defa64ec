"""Several workbooks in one check: which are taken, how their reports stand together, and that one fault stops none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

import workbook
from sdp_xl import files
from sdp_xl.cli import main
from sdp_xl.rules import RULES

DAY = ("--as-of", "2026-11-24")


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two plans, a broken file, and what is no workbook of the staff's."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "plans"
    folder.mkdir()
    shutil.copy(workbook.path(workbook.EXAMPLE), folder / "b.xlsx")
    shutil.copy(workbook.path(workbook.WITH_BUTTONS), folder / "a.XLSM")
    (folder / "c.xlsx").write_bytes(b"a,b")
    files.backup(folder / "b.xlsx")
    for name in ("~$open.xlsx", "._b.xlsx", "notes.txt"):
        (folder / name).write_bytes(b"x")
    return folder


def test_a_folder_gives_one_report_after_another_and_the_totals(
    plans: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = []
    for name in ("a.XLSM", "b.xlsx"):
        main(["check", f"plans/{name}", *DAY])
        alone.append(capsys.readouterr().out.replace(name, f"plans/{name}", 1))
    assert main(["check", "plans", *DAY]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("sdp-xl: plans/c.xlsx: this is a text file") and told.err.count("\n") == 1
    *_, last = told.out.splitlines()
    assert told.out == "\n".join([*alone, f"{last}\n"])
    assert last.startswith("2 workbooks checked: ") and last.endswith(" 1 could not be checked.")


def test_a_folder_is_read_with_those_below_it_as_by_rollup(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (plans / "2027" / "Ohio").mkdir(parents=True)
    (plans / ".hidden").mkdir()
    for folder in ("2027/Ohio", ".hidden"):
        shutil.copy(plans / "b.xlsx", plans / folder / "d.xlsx")
    main(["check", "plans", "--format", "json", *DAY])
    document = json.loads(capsys.readouterr().out)
    assert [one["workbook"] for one in document["workbooks"]] == [
        "plans/2027/Ohio/d.xlsx",
        "plans/a.XLSM",
        "plans/b.xlsx",
    ]
    main(["rollup", "plans", "-o", "all.json", *DAY])
    rolled = json.loads(Path("all.json").read_text(encoding="utf-8"))["workbooks"]
    checked = [one["workbook"] for key in ("workbooks", "not_checked") for one in document[key]]
    assert sorted(one["file"] for one in rolled) == sorted(checked)


def test_the_exit_code_is_the_worst(plans: Path) -> None:
    severe = ("--severity", "error", *DAY)
    assert main(["check", "plans/b.xlsx", "plans/b.xlsx", *severe]) == 0
    assert main(["check", "plans/b.xlsx", "plans/a.XLSM", *severe]) == 1
    assert main(["check", "plans/c.xlsx", "plans/b.xlsx", *severe]) == 2


def test_json_holds_each_report_as_it_is_alone(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alone = []
    for name in ("a.XLSM", "b.xlsx"):
        main(["check", f"plans/{name}", "--format", "json", *DAY])
        alone.append(json.loads(capsys.readouterr().out) | {"workbook": f"plans/{name}"})
    main(["check", "plans", "--format", "json", *DAY])
    document = json.loads(capsys.readouterr().out)
    assert list(document) == ["schema_version", "counts", "workbooks", "not_checked"]
    assert document["workbooks"] == alone
    assert document["counts"] == {key: sum(one["counts"][key] for one in alone) for key in alone[0]["counts"]}
    (failed,) = document["not_checked"]
    assert failed["workbook"] == "plans/c.xlsx" and "text file" in failed["reason"]


@pytest.mark.parametrize("form", ["json", "junit", "sarif"])
def test_one_broken_workbook_gives_the_document_that_several_do(
    form: str, plans: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(plans)
    assert main(["check", "c.xlsx", "--format", form, *DAY]) == 2
    alone = capsys.readouterr()
    assert "text file" in alone.out and alone.err.startswith("sdp-xl: ") and alone.err.count("\n") == 1
    main(["check", "c.xlsx", "c.xlsx", "--format", form, *DAY])
    assert capsys.readouterr() == alone


def test_junit_and_sarif_are_one_document(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "plans", "--format", "junit", *DAY])
    suites = ElementTree.fromstring(capsys.readouterr().out)
    assert [suite.get("name") for suite in suites] == ["plans/a.XLSM", "plans/b.xlsx", "plans/c.xlsx"]
    assert [len({case.get("name", "")[:6] for case in suite}) for suite in suites] == [len(RULES), len(RULES), 1]
    assert suites[2].find("testcase/error") is not None and suites[2].get("errors") == "1"
    main(["check", "plans", "--format", "sarif", *DAY])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]]
    assert set(places) == {"plans/a.XLSM", "plans/b.xlsx"} and len(run["tool"]["driver"]["rules"]) == len(RULES)
    assert not run["invocations"][0]["executionSuccessful"]


def test_in_place_writes_into_each_and_a_copy_is_refused(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path.name: path.read_bytes() for path in plans.iterdir()}
    for refused in (["-o", "out.xlsx"], ["--in-place", "--rules", "SDP5"]):
        assert main(["check", "plans", *refused]) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert before == {path.name: path.read_bytes() for path in plans.iterdir()}
    main(["check", "plans", "--in-place", *DAY])
    changed = {name for name, content in before.items() if (plans / name).read_bytes() != content}
    assert changed == {"a.XLSM", "b.xlsx"} and capsys.readouterr().out.count("is kept as") == 2


def test_a_folder_without_a_workbook_and_an_empty_name_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "no workbook (.xlsx or .xlsm) was found in this folder" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["check", "", "--in-place"])
    assert "the name of a workbook is empty" in capsys.readouterr().err
