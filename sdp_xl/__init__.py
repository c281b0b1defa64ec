"""Checks a State's Service Delivery Plan workbook and writes its timeline."""

__version__ = "0.1.0"

__all__ = ["Finding", "Report", "Trouble", "check", "entries", "load", "new", "rollup", "schema", "timeline"]

TYPE_CHECKING = False  # typing's own would have to be imported, which takes longer than all the rest
if TYPE_CHECKING:
    from sdp_xl.checking.check import Report
    from sdp_xl.fleet.frames import entries, rollup
    from sdp_xl.jobs import check, load, new, schema, timeline
    from sdp_xl.plan.findings import Finding
    from sdp_xl.trouble import Trouble

_HOMES = {
    "Report": "sdp_xl.checking.check",
    "Finding": "sdp_xl.plan.findings",
    "Trouble": "sdp_xl.trouble",
    "entries": "sdp_xl.fleet.frames",
    "rollup": "sdp_xl.fleet.frames",
}


def __getattr__(name: str) -> object:
    """A public name, imported when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module “{__name__}” has no attribute “{name}”")
    from importlib import import_module

    from sdp_xl.beside import claim

    claim()
    return getattr(import_module(_HOMES.get(name, "sdp_xl.jobs")), name)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
