"""The written evaluation holds the five topics, as Word documents are read: numbers, gaps, pictures, what changed."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

import workbook
from sdp_xl import files, jobs
from sdp_xl.cli import main
from sdp_xl.documents import DOCUMENTS, Asked
from sdp_xl.documents.evaluation import TOPICS
from sdp_xl.plan.model import Plan
from tests.documents.office import TODAY, barriers, cells, desk, set_cells, texts
from tests.reliability.oracle import findings
from tests.results.grids import CHECK, plan

MPOS = f"""
| 1A | By August 31, 2029, 80% of children will gain 5 points {CHECK} | 2029-08-31 | 80% |
| 1B | By August 31, 2029, 60% of youth will earn a credit {CHECK} | 2029-08-31 | 60% |
| 1C | By August 31, 2030, 70% of youth will finish a course {CHECK} | 2030-08-31 | 70% |
""".strip()
ROWS = """
| 1A | 2027-28 | All | 200 | 140 | | Late buses | Two more buses |
| 1A | 2028-29 | All | 200 | 150 | | No drivers | Hire in August |
| 1A | 2028-29 | PFS | 50 | 40 |
| 1A | 2028-29 | Others than PFS | 150 | 110 |
""".strip()
MORE = """
### Strategies
| Strategy ID | Strategy | Status | For local projects |
|---|---|---|---|
| 1-1 | Visit families | Adopted | Required |
| 1-2 | Hold places | Adopted | Required |

### Monitoring
| Project ID | Local project | What was found |
|---|---|---|
| L1 | Valley | Logs complete |
| L2 | Harbor | |

### Local Projects
| Project ID | Strategy ID | Planned | Carried out | Rating (1 to 5) | Gaps |
|---|---|---|---|---|---|
| L1 | 1-1 | Yes | Partly | 2 | No visitor |
| L2 | 1-1 | Yes | Yes | 5 | |

### Evaluation
| ID | Evaluation question | Kind of evaluation |
|---|---|---|
| E1 | Were visits made as planned? | Implementation |
"""


def made(of: Plan, tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    """The evaluation of a plan in a file, and what is told about it."""
    found = DOCUMENTS["evaluation"].make(of, Asked(ending=".docx"))
    path = tmp_path / "Evaluation.docx"
    path.write_bytes(found.data)
    return path, found.told


def table(path: Path, first: str, second: str) -> list[list[str]]:
    """The rows of all tables whose header begins with these two cells."""
    tables = [cells(one) for one in docx.Document(str(path)).tables]
    return [row for one in tables if one[0][:2] == [first, second] for row in one[1:]]


def gaps(path: Path) -> list[str]:
    return [text for text in texts(path) if text.startswith("To be written:")]


def pictures(path: Path) -> list[str]:
    return [one.get("descr") for one in docx.Document(str(path)).element.body.iter(qn("wp:docPr"))]


def test_a_year_in_use_is_told_topic_by_topic(tmp_path: Path) -> None:
    path, told = made(plan(ROWS, mpos=MPOS, more=MORE), tmp_path)
    document = docx.Document(str(path))
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert headings == ["In brief", *(f"{n} {title}" for n, (_, title, _) in enumerate(TOPICS, 1))]
    assert table(path, "MPO", "Target") == [
        ["1A", "80%", "2027-28", "200", "140", "70%", "Not met yet", ""],
        ["1A", "80%", "2028-29", "200", "150", "75%", "Not met", "+5 points"],
        ["1B", "60%", "2028-29", "", "", "", "No data", ""],
    ]
    assert table(path, "MPO", "Year") == [["1A", "2028-29", "50", "40", "80%", "Met", "150", "73.3%", "+6.7 points"]]
    assert table(path, "Strategy", "Planned") == [
        ["1-1 Visit families", "Yes: 2", "Yes: 1\nPartly: 1", "3.5\n(2 to 5)", "Valley: No visitor"]
    ]
    assert table(path, "MPO", "Recommendation or decision") == [["1A", "Two more buses", "Not met\n75%\n+5 points"]]
    assert table(path, "About", "What was found or said") == [
        ["1A", "Not met in 2028-29 (All): No drivers", "Hire in August"],
        ["1-1", "Valley: No visitor", "To be decided"],
    ]
    said = "\n".join(texts(path))
    assert "2028-29: 2 of 3 MPOs with a result, or due: 1 not met and 1 no data." in said
    assert "Strategies carried out in full: 1 of 2 reports from 2 local projects." in said
    assert "No result yet, and none due: 1C." in said
    (alt,) = pictures(path)
    assert "1A 2027-28: 70% not met yet, target 80%; 1A 2028-29: 75% not met, target 80%." in alt
    found = "\n".join(gaps(path))
    for gap in ("Results of 1B (2028-29).", "on 1A (2027-28).", "carried out 1-2.", "answers to E1.", "on 1-1."):
        assert gap in found
    assert told == (f"{len(gaps(path))} gaps to be written; look for “To be written” in it.",)
    assert not [*barriers(path)] and not findings(path)


def test_every_gap_says_what_asks_for_it(tmp_path: Path) -> None:
    path, _ = made(plan(ROWS, mpos=MPOS, more=MORE), tmp_path)
    assert all("34 CFR 200.8" in gap for gap in gaps(path))


def test_small_numbers_stand_nowhere_not_even_in_the_words_of_a_picture(tmp_path: Path) -> None:
    rows = "\n".join(
        (
            *("| 1A | 2028-29 | All | 3171 | 3162 |", "| 1A | 2028-29 | PFS | 187 | 183 |"),
            "| 1A | 2028-29 | Others than PFS | 2984 | 2979 |",
        )
    )
    path, _ = made(plan(rows), tmp_path)
    said = "\n".join((*texts(path), *pictures(path)))
    assert "Hidden. " in said and "3171" in said
    for secret in ("3162", "183", "2979", "99.7", "97.9", "99.8"):
        assert secret not in said
    assert [row[3:5] for row in table(path, "MPO", "Year")] == [["Hidden", "Hidden"]]


def test_results_before_the_plan_are_called_so(tmp_path: Path) -> None:
    target = tmp_path / "Evaluation.docx"
    source = str(workbook.path(workbook.EXAMPLE))
    assert main(["write", "evaluation", source, "-o", str(target), "--as-of", TODAY.isoformat()]) == 0
    said = "\n".join(texts(target))
    assert "The plan takes effect on September 1, 2027." in said
    rows = table(target, "MPO", "Target")
    assert rows and {row[6] for row in rows} == {"Before the plan"}
    assert len(pictures(target)) == 3 and not [*barriers(target)] and not findings(target)
    assert "What changed since adoption" not in said


def test_an_empty_workbook_is_all_gaps(tmp_path: Path) -> None:
    path, told = made(jobs.load(workbook.path(workbook.MASTER), today=TODAY), tmp_path)
    assert len(gaps(path)) == 6 and told[0].startswith("6 gaps")
    assert not docx.Document(str(path)).tables and not pictures(path)
    assert not [*barriers(path)] and not findings(path)


def test_what_changed_since_adoption_is_told_by_the_adopted_copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = desk(tmp_path), tmp_path / "Evaluation.docx"
    adopted = tmp_path / "Adopted.xlsx"
    adopted.write_bytes(path.read_bytes())
    command = ["write", "evaluation", str(path), "-o", str(target), "--as-of", "2027-12-01", "--force"]
    assert main(command) == 0
    assert any(gap.startswith("To be written: What changed since adoption.") for gap in gaps(target))
    assert main([*command, "--since", str(adopted)]) == 0
    assert "Nothing changed in the plan since its adopted copy, Adopted.xlsx." in texts(target)
    set_cells(path, {("strategies", "1-1", "resources"): "Two vans", ("settings", "", "agency"): "Another"})
    assert main([*command, "--since", str(adopted)]) == 0
    before = next(row for row in jobs.load(adopted)["strategies"] if row.text("id") == "1-1").text("resources")
    assert table(target, "Sheet", "Row") == [["Strategies", "1-1", "Resources", before, "Two vans"]]
    other = tmp_path / "Other.xlsx"
    other.write_bytes(_no_plan())
    capsys.readouterr()
    assert main([*command, "--since", str(other)]) == 2
    assert "Other.xlsx" in capsys.readouterr().err


def _no_plan() -> bytes:
    import openpyxl

    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    return file.getvalue()


def test_nobody_is_called_by_name_in_what_changed(tmp_path: Path) -> None:
    path, target = desk(tmp_path), tmp_path / "Evaluation.docx"
    member = next(iter(jobs.load(path)["team"]))
    files.write_entries(path, {(member.sheet, member.cells["name"]): "Rosalind Quimby"}, {}, [], path)
    adopted = tmp_path / "Adopted.xlsx"
    adopted.write_bytes(path.read_bytes())
    set_cells(adopted, {("strategies", "1-1", "resources"): "Ask Rosalind Quimby"})
    assert main(["write", "evaluation", str(path), "-o", str(target), "--since", str(adopted)]) == 0
    assert "Quimby" not in "\n".join(texts(target))
    assert [row[3] for row in table(target, "Sheet", "Row")] == [f"Ask {member.text('role')}"]


def test_what_is_written_in_word_stays_when_the_numbers_are_renewed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = desk(tmp_path), tmp_path / "Evaluation.docx"
    command = ["write", "evaluation", str(path), "-o", str(target), "--as-of", TODAY.isoformat()]
    assert main(command) == 0
    document = docx.Document(str(target))
    gap = next(one for one in document.paragraphs if one.text.startswith("To be written: How all children"))
    gap.clear().add_run("Reading rose to 55% for all, to 29% for migratory children.")
    document.save(str(target))
    results = jobs.load(path)["results"]
    row = next(one for one in results if one.text("mpo") == "1A" and one.text("group") == "All")
    files.write_entries(path, {(row.sheet, row.cells["met"]): 110}, {}, [], path)
    assert main([*command, "--update"]) == 0
    assert "Reading rose to 55% for all, to 29% for migratory children." in texts(target)
    assert ["1A", "80%", "2024-25", "181", "110", "60.8%", "Before the plan", ""] in table(target, "MPO", "Target")
    assert len(pictures(target)) == 3
    capsys.readouterr()
    assert main(["write", "draft", str(path), "-o", str(target), "--update"]) == 2
    assert "another document" in capsys.readouterr().err
