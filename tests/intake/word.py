"""Word documents for the tests, written as XML, so that each holds just what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from tests.files.zips import as_strict

_SCHEMAS = "http://schemas.openxmlformats.org"
_OFFICE = f"{_SCHEMAS}/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml" '
    f'xmlns:mc="{_SCHEMAS}/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = (
    f'<Types xmlns="{_SCHEMAS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)


def document(path: Path, body: str, *, strict: bool = False, **parts: str) -> Path:
    """A document of that body; ``parts`` are related parts by the kind of their relation, without their root."""
    relations = {"": f'<Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'}
    contents = {"word/document.xml": f"<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"}
    relations["word/document.xml"] = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    for kind, inner in parts.items():
        contents[f"word/{kind}.xml"] = f"<w:{kind} {NAMES}>{inner}</w:{kind}>"
    for owner, inner in relations.items():
        folder, _, name = owner.rpartition("/")
        rels = f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">{inner}</Relationships>'
        contents[f"{folder}/_rels/{name}.rels".lstrip("/")] = rels
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in {"[Content_Types].xml": _TYPES, **contents}.items():
            archive.writestr(name, as_strict(text.encode()) if strict else text)
    return path


def run(text: str, looks: str = "") -> str:
    return f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a text, or XML of paragraphs and tables."""
    return f"<w:tbl>{''.join(row(*cells) for cells in rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    said = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{said}{''.join(map(cell, cells))}</w:tr>"


def cell(content: str) -> str:
    return f"<w:tc>{content if content.startswith('<') else paragraph(content)}</w:tc>"


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(content: str) -> Iterator[str]:
    """A text box as Word writes it: as a new shape, and again as an old one."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    yield "<w:r><mc:AlternateContent>"
    yield f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
    yield f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
    yield "</mc:AlternateContent></w:r>"
