"""From where this very version of sdp-xl can be installed again."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import PurePath
from typing import Any
from urllib.parse import urlparse
from urllib.request import url2pathname

from sdp_xl import __version__


def wanted(folder: PurePath | None, *, here: bool) -> tuple[str, ...]:
    """What pip is told to install: this version, from a ``folder`` of wheels alone if one is given.

    Without one from the source of this installation, if it is ``here`` that pip runs.
    """
    if folder:
        return "--no-index", "--find-links", str(folder), f"sdp-xl=={__version__}"
    return (source() if here else f"sdp-xl=={__version__}",)


def source() -> str:
    """The folder, file or address from which this version came, or its name and version.

    pip notes the first in direct_url.json (PEP 610) where it installed from anything but a package index.
    """
    try:
        noted = metadata.distribution("sdp-xl").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        noted = None
    return address(json.loads(noted)) if noted else f"sdp-xl=={__version__}"


def address(noted: dict[str, Any]) -> str:
    """What pip understands of what it noted: a path, or an address with its version control and the commit."""
    parsed = urlparse(noted["url"])
    if parsed.scheme == "file":
        return url2pathname(parsed.path)
    inside = f"#subdirectory={noted['subdirectory']}" if "subdirectory" in noted else ""
    if control := noted.get("vcs_info"):
        return f"{control['vcs']}+{noted['url']}@{control['commit_id']}{inside}"
    return f"{noted['url']}{inside}"
