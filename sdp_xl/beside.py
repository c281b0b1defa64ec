"""The packages that stand beside sdp_xl, found there also where a project's folder of the same name would be found."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType

NAMES = ("schemas", "workbook")
"""Top-level packages of ours; both are names that a project may well have given to folders of its own."""

_HERE = Path(__file__).resolve().parents[1]


class _Beside:
    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return PathFinder.find_spec(name, [str(_HERE)]) if name in NAMES else None


def claim() -> None:
    """Makes ``schemas`` and ``workbook`` mean ours from now on, in this process; every front door calls it first.

    Until then such a name means what it always did, since a project may only have sdp-xl installed. What its own code
    has imported by then stays its own.
    """
    if _Beside in sys.meta_path:
        return
    sys.meta_path.insert(0, _Beside)
    for name in NAMES:
        if name in sys.modules and not _is_ours(sys.modules[name]):
            for module in [one for one in sys.modules if one.partition(".")[0] == name]:
                del sys.modules[module]


def _is_ours(package: ModuleType) -> bool:
    return any(Path(folder).resolve().parent == _HERE for folder in getattr(package, "__path__", ()))
