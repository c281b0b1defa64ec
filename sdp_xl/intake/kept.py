"""What staff said about tables of charts, kept in their own settings and offered for charts with the same headers."""

from __future__ import annotations

import json
from pathlib import Path

from sdp_xl import log
from sdp_xl.intake.mapping import Key, Mapped, Told

MOST = 200
"""Tables that are kept, the latest last."""


def path() -> Path:
    """Where it is kept: beside the record of what the buttons did."""
    return log.path().parents[1] / "import-columns.json"


def kept() -> dict[Key, Told]:
    """What was said before; nothing if the file is missing or damaged."""
    try:
        found = json.loads(path().read_text(encoding="utf-8"))
        return {tuple(one["headers"]): Told(one["table"], dict(one["columns"])) for one in found}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def keep(mapped: Mapped) -> None:
    """Adds what was said. Where nothing can be written, nothing is: an import must not fail for it."""
    told = {**{key: one for key, one in kept().items() if key not in mapped}, **mapped}
    lines = [{"headers": list(key), "table": one.table, "columns": dict(one.columns)} for key, one in told.items()][
        -MOST:
    ]
    target = path()
    new = target.with_name(f"{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps(lines, ensure_ascii=False, indent=1), encoding="utf-8")
        new.replace(target)
    except OSError:
        new.unlink(missing_ok=True)
