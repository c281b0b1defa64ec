"""The page that checks, put together from its parts: the runtime of npm's pyodide, this code, and what it imports."""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.util
import io
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sdp_xl.report import style

RUNTIME = "314.0.7"
"""The version of npm's pyodide: CPython 3.14 compiled to WebAssembly."""

HASH = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
"""What npm's registry says of that version's archive; another one is not taken."""

_RUNTIME_PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")

_OURS = ("sdp_xl", "schemas", "workbook")
_THEIRS = ("openpyxl", "et_xmlfile", "defusedxml", "jinja2", "markupsafe", "holidays")
_LEFT_OUT = ("sdp_xl/cli/", "sdp_xl/build/", "sdp_xl/live/", "sdp_xl/companion/", "sdp_xl/setup/", "sdp_xl/page/page")
_HOLIDAYS = ("holidays/countries/united_states", "holidays/constants", "holidays/__init__", "holidays/version")

_UNUSED = (
    *("unittest/", "pydoc", "doctest", "pdb", "tarfile", "mailbox", "imaplib", "smtplib", "ftplib"),
    *("poplib", "sqlite3/", "xmlrpc/", "wsgiref/", "multiprocessing/", "curses/", "tkinter/"),
    *("idlelib/", "lib2to3/", "ensurepip/", "venv/", "turtle", "pickletools", "statistics", "cProfile", "profile"),
)
"""Modules of the standard library that the check never imports."""


def page(archive: bytes) -> str:
    """The page, from the archive of npm's pyodide of the version RUNTIME; ValueError if it is another one."""
    if base64.b64encode(hashlib.sha512(archive).digest()).decode() != HASH.removeprefix("sha512-"):
        raise ValueError(f"this is not the archive of pyodide {RUNTIME} that is known here")
    parts = {**_runtime(archive), "code.zip": _code()}
    held = "".join(
        f'<script type="application/octet-stream" id="{name}">{_packed(data)}</script>\n'
        for name, data in parts.items()
    )
    own = files("sdp_xl.page")
    worker = (own / "worker.js").read_text(encoding="utf-8")
    held += f'<script type="text/plain" id="worker.js">{worker}</script>\n'
    text = (own / "page.html").read_text(encoding="utf-8")
    for mark, what in (
        ("/*style*/", style()),
        ("<!--parts-->", held),
        ("/*page.js*/", (own / "page.js").read_text(encoding="utf-8")),
    ):
        text = text.replace(mark, what)
    return text


def _packed(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


def _runtime(archive: bytes) -> dict[str, bytes]:
    import tarfile

    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as packed:
        found = {name: _read(packed.extractfile(f"package/{name}")) for name in _RUNTIME_PARTS}
    with zipfile.ZipFile(io.BytesIO(found["python_stdlib.zip"])) as library:
        kept = {name: library.read(name) for name in library.namelist() if not name.startswith(_UNUSED)}
    found["python_stdlib.zip"] = _zipped(kept)
    return found


def _read(file: object) -> bytes:
    assert isinstance(file, io.BufferedReader)
    return file.read()


def _code() -> bytes:
    return _zipped(dict(sorted(_files())))


def _files() -> Iterator[tuple[str, bytes]]:
    for package in (*_OURS, *_THEIRS):
        spec = importlib.util.find_spec(package)
        assert spec is not None and spec.origin is not None
        root = Path(spec.origin).parent
        for path in root.rglob("*"):
            name = f"{package}/{path.relative_to(root).as_posix()}"
            if path.suffix in (".py", ".html", ".css") and not name.startswith(_LEFT_OUT) and _needed(name):
                yield name, path.read_bytes()


def _needed(name: str) -> bool:
    """Whether a file of the holidays is about the United States, or about all countries."""
    return not name.startswith("holidays/countries/") or name.endswith("/united_states.py")


def _zipped(parts: dict[str, bytes]) -> bytes:
    """A zip without compression (the whole is compressed once), the same for the same parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()
