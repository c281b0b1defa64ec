"""States' own charts, rebuilt as messy as they are published: facts of real plans, prose of our own, no names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

READINESS, ACADEMICS = "GOAL 1.0 – SCHOOL READINESS", "GOAL 2.0 – Academics of Reading & Mathematics"
MPO_HEADER = "MPO (Objective)"
PROGRESS = "Description of LEAs Progress to meeting MPOs"


def _table(document: Document, rows: Sequence[Sequence[str]]) -> docx.table.Table:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    return table


def texas(folder: Path) -> Path:
    """Concerns listed above each table; several strategies in one cell; 1-5) stands twice; a header that repeats."""
    document = docx.Document()
    document.add_heading("Appendix B: Alignment Chart", level=1)
    document.add_paragraph(
        "This appendix shows how the parts of the plan belong together. It was revised in August 2017."
    )
    document.add_heading("Goal Area: Reading", level=2)
    document.add_paragraph("CONCERNS")
    document.add_paragraph("1.1) We are concerned that migrant children read below grade level.")
    document.add_paragraph("1.2) We are concerned that children who move miss reading instruction.")
    header = [
        "Solution strategy identified in the CNA",
        "Performance Target/AMO",
        "Strategy",
        "MEP Measurable Program Outcome (Objective)",
        "Resources Needed",
    ]
    _table(
        document,
        [
            header,
            [
                "1-1) Tutor after school\n1-2) Lend books",
                "87% of students will pass reading in 2017",
                "1-1) Tutor children in reading after school (see 1-2) twice a week. 1-2) Lend books to families.",
                "MPO 1A: By the end of the 2017-18 term, 75% of tutored children will gain one level.",
                "• Tutors\n• Book boxes",
            ],
            header,
            ["", "", "1-3) Offer a summer reading camp.", "MPO 1B: By August 31, 2018, 60% of campers will gain.", ""],
        ],
    )
    document.add_heading("Goal Area: Mathematics", level=2)
    document.add_paragraph("CONCERNS")
    document.add_paragraph("2.1) We are concerned that migrant children fall behind in algebra.")
    table = _table(
        document,
        [
            header,
            ["", "85% of students will pass mathematics in 2017", "1-5) Tutor children in mathematics.", "", "Tutors"],
            ["", "", "1-5) Lend calculators.", "", ""],
        ],
    )
    table.cell(1, 1).merge(table.cell(2, 1))
    path = folder / "texas.docx"
    document.save(str(path))
    return path


IDAHO_MPOS = {
    "1a": "By the end of the 2014-15 year, 80% of preschool children in class for three months will reach their goals.",
    "1b": "By the end of the 2015 summer term, 80% of preschool children in class for three weeks will reach theirs.",
    "1c": "By the end of the 2014-15 program year, 75% of students will receive a referral that fits their needs.",
    "1d": "By the end of the 2014-15 program year, 80% of children at six family sessions will show a 5% gain.",
    "2a": "By the end of the 2014-15 regular term, 80% of students with 40 hours of reading help will meet goals.",
    "2b": "By the end of the 2014-15 regular term, 80% of students with 40 hours of math help will meet their goals.",
}


def idaho(folder: Path) -> Path:
    """The form for local projects: goals as rows across the table, IDs inside the text, an empty column to fill in."""
    document = docx.Document()
    document.add_paragraph("MPO Progress Form 2014-15")
    rows = [["", ""] for _ in range(9)]
    rows[0] = [MPO_HEADER, PROGRESS]
    texts = [f"{id_}) {text}" for id_, text in IDAHO_MPOS.items()]
    for number, text in zip((2, 3, 4, 5, 7, 8), texts, strict=True):
        rows[number][0] = text
    rows[2][1] = "Two projects report 84%."
    table = _table(document, rows)
    for number, goal in ((1, READINESS), (6, ACADEMICS)):
        table.cell(number, 0).merge(table.cell(number, 1)).text = goal
    path = folder / "idaho.docx"
    document.save(str(path))
    return path


def washington_plan(folder: Path) -> Path:
    """Action steps of 2009: letters out of order, LEA*, a bare year, bullets in a cell, a blank ID that continues."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Math Goal 1"
    sheet["A1"] = "Service Delivery Plan 2009-2012"
    sheet["A2"] = "Mathematics Goal 1"
    header = [
        "Step",
        "Description of Action Step",
        "Completion / Effectiveness is Measured by …",
        "Persons Responsible (*Lead)",
        "Persons Responsible (2)",
        "Persons Responsible (3)",
        "Expected Completion Date",
        "Priority Level",
    ]
    steps = [
        [
            "F",
            "Create lending libraries for students without tools.",
            "• Checkout logs\n• Inventory",
            "LEA*",
            None,
            None,
        ],
        [
            "C",
            "Develop and share strategies for staff to talk with families",
            "Completed document",
            "LEA*",
            "MERO",
            None,
        ],
        [None, "about mathematics in the home.", None, None, None, None],
        ["A", "Survey families", "Survey results", "MERO", "LEA*", "OSPI"],
    ]
    dates = [2010, "Spring 2020", None, date(2011, 6, 30)]
    for column, text in enumerate(header, 1):
        sheet.cell(4, column, text)
    for number, (step, day) in enumerate(zip(steps, dates, strict=True)):
        for column, value in enumerate([*step, day, {"F": 6, "C": 3, "A": 1}.get(str(step[0]))], 1):
            if value is not None:
                sheet.cell(5 + number + (number > 2), column, value)
    path = folder / "washington plan.xlsx"
    book.save(path)
    return path


WASHINGTON_GOALS = [
    ("Area", "Goal", "Goal statement", "Baseline", "Target"),
    ("Math", "Goal 1", "Migrant families can give their children what they need in mathematics", "67%", "80%"),
    ("Math", "Goal 2", "Highly mobile students have access to “comprehensive” course work", "29%", "75%"),
    ("", "", "", "", ""),
    ("Reading/ELL", "Goal 1", "Reading scores of ELL students increase", "", ""),
    ("Reading/ELL", "Goal 2", "Families support literacy in the home", "42", "75"),
    ("Readiness", "Goal 1", "Children are ready for kindergarten – and take part in preschool", "45", "75"),
]


def washington_goals(folder: Path, separator: str = ",", encoding: str = "utf-8") -> Path:
    """Goals that restart at 1 in each area; in a copy that lost its percent signs."""
    lines = [separator.join(f'"{text}"' if separator in text else text for text in row) for row in WASHINGTON_GOALS]
    path = folder / "washington goals.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


NEBRASKA = [
    ("State MEP Director", "Nebraska Department of Education"),
    ("MEP Director", "ESU 7/Columbus"),
    ("MEP Director", "ESU 7/Columbus"),
    ("MEP State PAC, MEP Quality Control", "ESU 15/McCook"),
    ("Records Clerk", "Crete"),
    ("Out‐of‐School Youth Specialist", "ESU #7"),
    ("Farm worker", "Lincoln (parent)"),
]


def nebraska_team(folder: Path) -> Path:
    """A committee list with a merged title, blank rows, two members with the same role, and a parent in brackets."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Committee"
    sheet["A1"] = "SDP Committee 2015‐16"
    sheet.merge_cells("A1:B1")
    sheet.append([])
    sheet.append(["Title", "Agency/Office"])
    sheet["A3"], sheet["B3"] = "MEP Role", "Organization"
    for number, (role, office) in enumerate(NEBRASKA):
        row = 4 + number + (number > 3)
        sheet.cell(row, 1, role)
        sheet.cell(row, 2, office)
    path = folder / "nebraska team.xlsx"
    book.save(path)
    return path


INDIANA = [
    ("IDE", "MEP Specialist"),
    ("State", "Technology Director"),
    ("META", "Facilitator"),
    ("1", "Director"),
    ("2", "Recruiter"),
    ("2", "Parent"),
    ("6", "Tutor"),
]


def indiana_team(folder: Path) -> Path:
    """Regions as numbers and codes in one column; the two teams as headings in the table."""
    document = docx.Document()
    document.add_paragraph("CNA and SDP Committee 2018")
    table = _table(
        document,
        [("Region", "MEP Role"), ("Management Team", ""), *INDIANA[:3], ("SDP Planning Team", ""), *INDIANA[3:]],
    )
    for number in (1, 5):
        text = table.cell(number, 0).text
        table.cell(number, 0).merge(table.cell(number, 1)).text = text
    path = folder / "indiana team.docx"
    document.save(str(path))
    return path


KANSAS_HEADER = [
    "Goal Area",
    "Performance Target",
    "Need",
    "Strategy",
    "MPO",
    "Evaluation question",
    "Data Source",
    "Comments of LOAs",
]


def kansas(folder: Path) -> Path:
    """A yearly alignment chart: a title, merged cells, the header again, two tables on one sheet, a date as ID."""
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = "2021-22"
    sheet["A1"] = "MEP Alignment Chart 2021-22"
    sheet.merge_cells("A1:H1")
    rows = [
        [
            "School readiness",
            "T5: All children are ready",
            "1.1 Few children attend preschool",
            "1-1 Home visits",
            "1a Children gain",
            "E1: Do children gain?",
            "Records",
            None,
        ],
        [None, None, None, "1-2 Preschool places", "1b Children attend", None, None, "We liked it"],
        KANSAS_HEADER,
        [
            "Graduation",
            "T3: 92% graduate",
            "Students lack credits",
            "• Credit recovery\n• Summer school",
            "N/A",
            None,
            None,
            None,
        ],
        [None, None, None, None, None, None, None, None],
        [None, "Strategy ID", "Service delivery strategy", "Who", None, None, None, None],
        [None, date(2022, 3, 1), "Mentor older youth", "OSY", None, None, None, None],
        [None, "3-2", "Refer youth to health care; visit them", "preschool", None, None, None, None],
        [None, 0.8, None, None, None, None, None, None],
    ]
    for column, text in enumerate(KANSAS_HEADER, 1):
        sheet.cell(3, column, text)
    for number, row in enumerate(rows, 4):
        for column, value in enumerate(row, 1):
            if value is not None:
                sheet.cell(number, column, value)
    sheet["B10"].number_format = "m-d"
    sheet["B12"].number_format = "0%"
    for area in ("A4:A5", "B4:B5", "C4:C5"):
        sheet.merge_cells(area)
    path = folder / "kansas.xlsx"
    book.save(path)
    return path


def georgia(folder: Path) -> Path:
    """MPOs by subject in a text file of Excel: MPO 1 in its own column, semicolons, Windows-1252, a percent range."""
    lines = [
        "sep=;",
        "MPO number;Measurable Program Outcomes;Percent;Students",
        "MPO 1;Pupils in K–5 will pass reading, an incremental 5% point growth;65-70%;Elementary (K-5)",
        "MPO 2;Pupils in 6–8 will pass science;75;Middle grades",
        ";in each of the two terms;;",
        "MPO 4;“Older” youth will earn credits;80%;OSY",
    ]
    path = folder / "georgia.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


CHARTS: dict[str, Callable[[Path], Path]] = {
    make.__name__: make
    for make in (
        texas, idaho, washington_plan, washington_goals, nebraska_team, indiana_team, kansas, georgia,
    )
}  # fmt: skip
