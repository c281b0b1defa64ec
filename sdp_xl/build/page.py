"""The page that checks, put together from its parts: the runtime of npm's pyodide, this code, and what it imports.

``python -m sdp_xl.build.page`` (``make page``) fetches the runtime and writes the page.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.util
import io
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from html import escape
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

from sdp_xl.report import style

RUNTIME = "314.0.7"
"""The version of npm's pyodide: CPython 3.14 compiled to WebAssembly."""

HASH = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="
"""What npm's registry says of that version's archive; another one is not taken."""

_RUNTIME_PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")

TARGETS = ("dist/sdp-check.html", "sdp_xl/page/sdp-check.html")
"""Where the page is written: for a release, and into the wheel."""

_VIEW = ("page.html", "page.css", "page.js", "inside.js", "worker.js")
_OURS = ("sdp_xl", "schemas", "workbook")
_LEFT_OUT = ("cli/", "build/", "buttons/", "live/", "companion/", "setup/", "page/page.", "page/sdp-check.html")

_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; "
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
)
"""What the page may do: run what it holds, and open no connection."""

_OTHERS = """<aside class="others" aria-label="Licenses">
<details><summary>What this page carries from others, and its licenses</summary>
<p>This page is sdp-xl (MIT license). It runs in CPython
(<a href="https://docs.python.org/3/license.html" rel="noreferrer">PSF license</a>) as compiled by Pyodide
(<a href="https://github.com/pyodide/pyodide" rel="noreferrer">source</a>;
<a href="https://www.mozilla.org/en-US/MPL/2.0/" rel="noreferrer">MPL 2.0</a>).
The packages that it uses, each with its license:</p>
{}</details></aside>"""

THEIRS = {
    "openpyxl": "openpyxl",
    "et_xmlfile": "et_xmlfile",
    "defusedxml": "defusedxml",
    "jinja2": "Jinja2",
    "markupsafe": "MarkupSafe",
    "holidays": "holidays",
    "dateutil": "python-dateutil",
    "six": "six",
}
"""What our code imports, by module, and the package that it is from."""

_UNUSED = (
    *("unittest/", "pydoc", "doctest", "pdb", "tarfile", "mailbox", "imaplib", "smtplib", "ftplib"),
    *("poplib", "sqlite3/", "xmlrpc/", "wsgiref/", "multiprocessing/", "curses/", "tkinter/"),
    *("idlelib/", "lib2to3/", "ensurepip/", "venv/", "turtle", "pickletools", "cProfile", "profile"),
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
    own = {name: (files("sdp_xl.page") / name).read_text(encoding="utf-8") for name in _VIEW}
    held += f'<script type="text/plain" id="worker.js">{own["worker.js"]}</script>\n'
    text = own["page.html"]
    for mark, what in (
        ("/*engine*/", "inside"),
        ("<!--policy-->", f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'),
        ("<!--style-->", f"<style>{style()}{own['page.css']}</style>"),
        ("<!--licenses-->", _OTHERS.format("".join(_licenses()))),
        ("<!--engine-->", f"{held}<script>{own['inside.js']}</script>"),
        ("<!--view-->", f"<script>{own['page.js']}</script>"),
    ):
        text = text.replace(mark, what)
    return text


def _packed(data: bytes) -> str:
    return base64.b64encode(gzip.compress(data, 9, mtime=0)).decode()


def _runtime(archive: bytes) -> dict[str, bytes]:
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
    left_out = tuple(f"sdp_xl/{name}" for name in _LEFT_OUT)
    for package in (*_OURS, *THEIRS):
        spec = importlib.util.find_spec(package)
        assert spec is not None and spec.origin is not None
        origin = Path(spec.origin)
        for path in origin.parent.rglob("*") if spec.submodule_search_locations else [origin]:
            name = path.relative_to(origin.parents[1] if spec.submodule_search_locations else origin.parent).as_posix()
            if (
                path.suffix in (".py", ".html", ".css", ".svg", ".toml")
                and not name.startswith(left_out)
                and _needed(name)
            ):
                yield name, path.read_bytes()
    for package in THEIRS.values():
        found = distribution(package)  # some of them ask for their own version
        yield f"{package}-{found.version}.dist-info/METADATA", (found.read_text("METADATA") or "").encode()


def _needed(name: str) -> bool:
    """Whether a file of the holidays is about the United States, or about all countries."""
    return not name.startswith("holidays/countries/") or name.endswith("/united_states.py")


def _licenses() -> Iterator[str]:
    """The license of each package that the page carries, as its authors wrote it."""
    for package in THEIRS.values():
        found = distribution(package)
        texts = [
            path.read_text(encoding="utf-8")
            for path in found.files or ()
            if path.name.upper().startswith(("LICENSE", "LICENCE")) and ".dist-info/" in path.as_posix()
        ]
        assert texts, f"{package} says nothing of its license"
        written = "\n\n".join(texts)
        yield f"<details><summary>{package} {found.version}</summary><pre>{escape(written)}</pre></details>\n"


def _zipped(parts: dict[str, bytes]) -> bytes:
    """A zip without compression (the whole is compressed once), the same for the same parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return packed.getvalue()


def fetched() -> bytes:
    """The archive of the runtime, fetched by npm; FileNotFoundError without npm, CalledProcessError if it fails."""
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("npm is missing: it fetches the runtime of the page")
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--silent", f"pyodide@{RUNTIME}"]  # nothing that a user wrote
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
        return next(Path(folder).glob("*.tgz")).read_bytes()


if __name__ == "__main__":
    made = page(fetched())
    for target in map(Path, TARGETS):
        target.parent.mkdir(exist_ok=True)
        target.write_text(made, encoding="utf-8")
        print(f"Wrote {target} ({len(made.encode()) / 1e6:.1f} MB).")
