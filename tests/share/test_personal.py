"""What counts as a name, an address or a number in a text, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.tables import TABLES
from sdp_xl.share.find import Finder, What
from sdp_xl.share.known import Known, _names, _numbers
from sdp_xl.share.texts import _formula, _heading

KNOWN = Known(
    names=frozenset(
        {("ana", "lopez"), ("jose", "nunez-ortiz"), ("sean", "o'brien"), ("ana", "maria", "torres", "vega")}
        | {("juan", "de", "la", "torre"), ("amy", "young")}
    ),
    single=frozenset({"Robin"}),
    emails=frozenset({"ana@localhost"}),
    phones=frozenset({"6145550100", "5550177"}),
    cells={},
)
FINDER = Finder(KNOWN)


def redacted(text: str) -> str:
    for found in reversed(FINDER.all(text)):
        text = text[: found.start] + found.what.removed + text[found.end :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        *("A2.3", "1-1", "SDP612", "MEP-614-555-0199", "S011A230-555-0199", "200.83(a)(1)(i)", "34 CFR 200.83"),
        *(
            "2027-01-31",
            "01/31/2027",
            "2026-2027",
            "July 1, 2027",
            "1,520",
            "1,520,300",
            "3.500.2000",
            "80%",
            "$614,555",
        ),
        *(
            "43215",
            "43215-1234",
            "ZIP 43215-1234",
            "Room 555-1234",
            "grades 300 400 2027",
            "614 555 0199",
            "6145550199",
        ),
        *("12345678901234", "0.6145550100", "phone: 2026-2027", "555-01-0100", "550e8400-e29b-41d4-a716-446655440000"),
        *(
            "Diana Lopez",
            "Ana Lopezes",
            "a young child, J. de facto, ir a la escuela, Juan de nuevo",
            "Lopez, a teacher",
            "Lopez and Ana",
            "@SUM(A1)",
            "sdp_team[@Name]",
            "a @ b.org",
            "me@home",
        ),
        *(
            f"https://www.ed.gov/{'home'}/programs/",
            "https://results.ed.gov/sdp-toolkit",
            "users/guide",
            "Ana",
            "Lopez",
            "",
        ),
    ],
)
def test_left_alone(text: str) -> None:
    assert redacted(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ana  LOPEZ", "[name removed]"),
        ("Ana\nLopez", "[name removed]"),
        ("Ana_x000D_\nLopez!", "[name removed]!"),
        ("Ana M. Lopez, Director", "[name removed], Director"),
        ("LOPEZ, ANA", "[name removed]"),
        ("Ana\u200b\u00a0Lopez’s", "[name removed]’s"),
        ("Minutes/Ana_Lopez.docx", "Minutes/[name removed].docx"),
        ("Ana%20Lopez", "[name removed]"),
        ("Àna López and JOSE\u0301 Nu\u0301n\u0303ez‑Ortiz", "[name removed] and [name removed]"),
        ("Sean O’Brien / sean o'brien", "[name removed] / [name removed]"),
        ("mail to help.desk+mep@k12.state.oh.us.", "mail to [email removed]."),
        ("<a@b.co>; ANA@LOCALHOST", "<[email removed]>; [email removed]"),
        ("614-555-0199", "[phone removed]"),
        ("(614) 555-0199 x12", "[phone removed]"),
        ("+1 614 555 0199", "[phone removed]"),
        ("1-800-555-0199", "[phone removed]"),
        ("614.555.0199, 614 555-0199; 614/555-0199", "[phone removed], [phone removed]; [phone removed]"),
        ("Phone: 555-0199", "Phone: [phone removed]"),
        ("Tel. 6145550199", "Tel. [phone removed]"),
        ("Teléfono 614 555 0199", "Teléfono [phone removed]"),
        ("+52 55 1234 5678", "[phone removed]"),
        ("6145550100 and 614 - 555 - 0100", "[phone removed] and [phone removed]"),
        ("555 0177", "[phone removed]"),
        ("ask 5550177", "ask [phone removed]"),
        ("AnaLopez.docx", "[name removed].docx"),
        ("Ana-Lopez; Lopez,Ana", "[name removed]; [name removed]"),
        ("Anita Lopez; Pepe Nuñez-Ortiz", "[name removed]; [name removed]"),
        ("A Lopez, A. M. Lopez", "[name removed], [name removed]"),
        ("C:\\Users\\alopez\\Plan.xlsx", r"[folder removed]\Plan.xlsx"),
        ("C:\\Users\\Ana B\\Plan.xlsx", r"[folder removed]\Plan.xlsx"),
        ("file:///C:/Users/alopez/Plan.xlsx", "[folder removed]/Plan.xlsx"),
        (r"\\server\home$\alopez\x", r"[folder removed]\x"),
        ("see /Users/alopez/x", "see [folder removed]/x"),
        ("https://ohio-my.sharepoint.com/personal/alopez_ohio/x", "https://ohio-my.sharepoint.com/[folder removed]/x"),
    ],
)
def test_removed(text: str, told: str) -> None:
    assert redacted(text) == told


@given(st.text())
def test_what_is_found_stands_in_order_within_the_text(text: str) -> None:
    place = 0
    for found in FINDER.all(text):
        assert place <= found.start < found.end <= len(text)
        place = found.end


@given(st.text(), st.sampled_from(["Ana Lopez", "ANA\u00a0LÓPEZ", "Lopez, Ana", "(614) 555-0100"]), st.text())
def test_a_known_text_never_stays(before: str, secret: str, after: str) -> None:
    text = redacted(f"{before} {secret} {after}")
    assert not list(FINDER.known(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Lopez", {("ana", "lopez")}),
        ("Dr. Ana M. Lopez, Ph.D.", {("ana", "m", "lopez")}),
        ("Lopez Garcia, Ana", {("ana", "lopez", "garcia"), ("lopez", "garcia")}),
        ("Ana Lopez; José Ortiz\nBo Li (parent)", {("ana", "lopez"), ("jose", "ortiz"), ("bo", "li")}),
        ("Ana Lopez and Sean O’Brien", {("ana", "lopez"), ("sean", "o'brien")}),
        ("Robin", {("robin",)}),
        ("Robert (Bob) Smith", {("robert", "smith"), ("bob", "smith")}),
        ("María “Lupe” López", {("maria", "lopez"), ("lupe", "lopez")}),
        ("", set()),
        ("12", set()),
    ],
)
def test_names_in_a_cell(text: str, names: set[tuple[str, ...]]) -> None:
    assert set(_names(text)) == names


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("(614) 555-0100 ext. 12", ["6145550100"]),
        ("1-614-555-0100; 555-0177", ["6145550100", "5550177"]),
        ("+52 55 1234 5678", ["525512345678"]),
        ("none", []),
    ],
)
def test_numbers_in_a_cell(text: str, numbers: list[str]) -> None:
    assert list(_numbers(text)) == numbers


def test_every_personal_column_is_of_a_kind_that_is_removed() -> None:
    keys = {column.key for table in TABLES for column in table.columns if column.personal}
    assert keys and keys <= set(What)


def test_suspects_are_titles_with_names_and_single_names_of_the_team() -> None:
    assert FINDER.suspects("Ms. Rivera and Dr. M. Cruz asked Robin; MS Excel, St. Louis, Dr. no") == [
        *("Ms. Rivera", "Dr. M. Cruz", "Robin")
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("A. Lopez", "Lopez, A.", "Lopez A.", "LOPEZ ANA", "Ana+Lopez"),
        *("Jose Nunez Ortiz", "Nunez Ortiz, Jose", "J. Nuñez-Ortiz", "Pepe Nunez", "José Ortiz", "JoseNunez"),
        *("Ana Torres-Vega", "Ana M. Torres Vega", "Juan Delatorre", "J. de la Torre", "Torre, Juan", "A Young"),
        *("Sean OBrien", "Sean O Brien", "call 555-0100"),
    ],
)
def test_other_forms_of_a_known_person(text: str) -> None:
    assert "removed]" in redacted(text), text


def test_a_bare_family_name_is_told() -> None:
    assert FINDER.suspects("Lopez agreed; the lopez did not.") == ["Lopez"]


@pytest.mark.parametrize("text", ["A.L.", "A. L.", "alopez", "a.lopez", "J.N.", "Ana L.", "lopeza", "jnunez", "J.N.O."])
def test_initials_and_names_of_users_are_told(text: str) -> None:
    assert FINDER.suspects(f"noted by {text}") == [text]


def test_a_name_parted_by_codes_of_a_footer() -> None:
    assert _heading("&LAna &BLopez&Rpage &P", FINDER)[0] == "&L[name removed]&B&Rpage &P"
    assert _heading("&LAna&CLopez", FINDER)[0] == "&LAna&CLopez", "two sections are two texts"


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ('"An"&"a Lopez, "&A1', '"[name removed]"&", "&A1'),
        ('"by " & "Ana"\n& " Lopez"', '"by "&"[name removed]"&""'),
        ('IF(A1,"Ana","Lopez")&"x" & "y"', 'IF(A1,"Ana","Lopez")&"x" & "y"'),
    ],
)
def test_a_name_that_a_formula_joins(formula: str, told: str) -> None:
    assert _formula(formula, FINDER)[0] == told
