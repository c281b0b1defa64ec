"""Workbook files opened as packages, once it is sure that they are workbooks of a version that we know."""

from __future__ import annotations

import re
from pathlib import Path

from schemas.model import SCHEMA_VERSION
from sdp_xl.files.ooxml.limits import FILE_SIZE, check_size
from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.ooxml.sniff import foreign_file
from sdp_xl.files.trouble import plain_trouble
from sdp_xl.plan.grid import newer_version
from sdp_xl.trouble import FileTrouble

_ADDRESS = r"(?i)(?:https?|ftp|file|ms-excel|sharepoint|onedrive):|www\.[\w-]+\.|[\w.-]+\.(?:com|gov|org|us)/"
"""How a web address begins, also without its scheme; as a path it loses one of its two slashes."""


def load(path: Path) -> bytes:
    """The file's bytes, read whole, so that no handle stays open; Trouble if it cannot be read or is too big."""
    with plain_trouble(path, "read"):
        if not path.exists() and re.match(_ADDRESS, str(path)):
            raise FileTrouble("address", path)
        if path.is_dir():
            raise FileTrouble("folder", path)
        if path.exists() and not path.is_file():  # reading it might never end
            raise FileTrouble("no_file", path)
        with path.open("rb") as file:
            data = file.read(FILE_SIZE + 1)
        check_size(path, max(len(data), path.stat().st_size))
    if path.name.startswith("~$"):
        raise FileTrouble("owner", path, name=path.name[2:])
    return data


def open_package(path: Path, kind: type[Package] = Package) -> Package:
    """The workbook at ``path``; Trouble if it is not one, or of a version newer than this tool.

    A workbook in the strict form can only be opened as ReadOnly.
    """
    data = load(path)
    if cause := foreign_file(data):
        raise FileTrouble(cause, path)
    package = kind(path, data)
    if version := newer_version(package.names()):
        raise FileTrouble("newer", path, version=version, known=SCHEMA_VERSION)
    return package


def is_signed(path: Path) -> bool:
    """Whether somebody has signed the workbook digitally; any change makes the signature invalid. Raises Trouble."""
    return open_package(path).signed
