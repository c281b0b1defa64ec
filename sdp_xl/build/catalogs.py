"""The catalogs of texts in other languages (.mo), which the standard library reads, made of those that people edit."""

from __future__ import annotations

import io
from pathlib import Path


def write_catalogs(folder: Path) -> tuple[Path, ...]:
    """Renews the catalogs of the repository in ``folder``; returns their paths."""
    made = catalogs(folder)
    for path, data in made.items():
        path.write_bytes(data)
    return tuple(made)


def catalogs(folder: Path) -> dict[Path, bytes]:
    """What each catalog of the repository should hold."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = {}
    for path in sorted((folder / "sdp_xl" / "documents" / "locale").glob("*/LC_MESSAGES/*.po")):
        with path.open("rb") as file:
            catalog = read_po(file)
        binary = io.BytesIO()
        write_mo(binary, catalog)
        made[path.with_suffix(".mo")] = binary.getvalue()
    return made
