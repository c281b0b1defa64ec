"""The statute, the regulation and the guidance that rules and requirements cite."""

from __future__ import annotations

from schemas.model import Citation

_ECFR = "https://www.ecfr.gov/current/title-34/section-200."
_CODE = "https://uscode.house.gov/view.xhtml?req=granuleid:USC-prelim-title20-section"


def cfr(paragraph: str) -> Citation:
    """A paragraph of 34 CFR 200, the regulation: "83(a)(1)" gives 34 CFR 200.83(a)(1)."""
    section = paragraph.partition("(")[0]
    return Citation(label=f"34 CFR 200.{paragraph}", url=_ECFR + section, compared=_COMPARED.get(section, ""))


_COMPARED = {
    "82": "as amended on April 18, 2003",
    "83": "as amended on July 2, 2019",
    "84": "as of April 2026",
    "85": "as amended on July 2, 2019",
    "89": "as amended on November 22, 2019",
}
"""The text of each section of the regulation that was compared word by word in November 2026, by its last amendment."""
_STATUTE = "as amended by ESSA, 2015"


def esea(section: int, paragraph: str = "") -> Citation:
    """A section of ESEA Title I, Part C, the statute; section 1306 is codified as 20 USC 6396."""
    url = f"{_CODE}{section + 5090}&num=0&edition=prelim"
    return Citation(label=f"ESEA {section}{paragraph}", url=url, compared=_STATUTE)


FERPA = Citation(label="FERPA, 34 CFR 99.3", url="https://www.ecfr.gov/current/title-34/section-99.3")
"""What makes a child known: a name, a number, a birth date, or anything by which the school would know who it is."""
TABLE_A1 = Citation(label="SDP Toolkit, Table A.1", url="https://results.ed.gov/sdp-toolkit")
CURRENT_CNA = Citation(
    label="Federal policy guidance, as quoted in federal slides of February 29, 2012",
    url="https://cdn.slideserve.com/saeran/"
    "the-comprehensive-needs-assessment-the-service-delivery-plan-and-the-evaluation",
)
"""A CNA is current if it is "not more than three years old"; only the slides of that day could be read."""
WRITTEN_EVALUATION = Citation(
    label="Federal guidance: five topics of a written evaluation",
    url="https://results.ed.gov/curriculum/program_evaluation",
)
"""Results on performance targets, results on MPOs, disaggregated results, implementation, and recommendations."""
SERVICES = Citation(
    label="Four conditions of MEP services, as printed by the Nebraska Department of Education",
    url="https://www.education.ne.gov/migrant/instructional-services/",
)
"""Federal guidance has the conditions; only the State's page could be read."""
HOUSE = Citation(label="Good practice, not law")
MEASURABLE: tuple[Citation, ...] = (cfr("83(a)(3)"), esea(1306, "(a)(1)(D)"), HOUSE)
"""The law asks for measurable outcomes; which parts make one measurable is practice."""
