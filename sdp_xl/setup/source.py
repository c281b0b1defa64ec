"""From where this very version of sdp-xl can be installed again."""

from __future__ import annotations

import json
from importlib import metadata
from urllib.parse import urlparse
from urllib.request import url2pathname

from sdp_xl import __version__


def source() -> str:
    """What pip is told: the folder or file from which this version came, or its name and version.

    pip notes the first in direct_url.json (PEP 610) where it installed from anything but a package index.
    """
    try:
        noted = metadata.distribution("sdp-xl").read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        noted = None
    url = json.loads(noted)["url"] if noted else ""
    parsed = urlparse(url)
    if parsed.scheme == "file":
        return url2pathname(parsed.path)
    return url or f"sdp-xl=={__version__}"
