"""An independent judge of the files that the tool ships and writes: a port of Microsoft's own validator."""

from __future__ import annotations

import re
from pathlib import Path

from openxml_audit import OpenXmlValidator

OFFICE = frozenset({".xlsx", ".xlsm", ".xlam", ".docx"})
"""The endings of the files that are judged."""

KNOWN: dict[str, frozenset[str]] = {
    "openpyxl": frozenset(
        {
            # It writes the parts of a font in an order of its own, which Excel reads all the same,
            "[schema] /xl/styles.xml: Unexpected element 'b' found",
            "[schema] /xl/styles.xml: Unexpected element 'color' found",
            "[schema] /xl/styles.xml: Unexpected element 'sz' found",
            # and the texts that it holds in the cells, whence Excel moves them at its first saving.
            "[semantic] /xl/worksheets/sheet#.xml: Worksheet sheet#.xml has # inline-string cell(s)",
        }
    ),
    "python-docx": frozenset(
        {
            # Its template was saved by a later Word than its copy of the styles for Word 2010 was.
            "[semantic] /word/stylesWithEffects.xml: styles.xml contains # style(s) not in stylesWithEffects: "
            "Footer, FooterChar, Header, HeaderChar",
            "[semantic] /word/stylesWithEffects.xml: docDefaults differ between styles.xml and stylesWithEffects "
            "(Word may treat this as unreadable content)",
        }
    ),
}
"""What the libraries cause by themselves, in every file of theirs: a test makes a small one with each and compares."""


def findings(path: Path) -> set[str]:
    """What is wrong with an Office file, warnings too; numbers stand as #, so that equal findings are one."""
    return {_sentence(str(error)) for error in OpenXmlValidator(max_errors=0).validate(path).errors}


def _sentence(error: str) -> str:
    kind, _, rest = error.partition("] ")
    part, _, what = rest.partition(": ")
    text = f"{kind}] {part.partition(':')[0]}: {what.partition(' (`<c ')[0]}"
    return re.sub(r"\d+", "#", text)
