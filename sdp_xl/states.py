"""States by name or postal code, as the library of holidays knows them."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

from schemas.values import fold

if TYPE_CHECKING:
    from holidays.countries.united_states import US

from typing import TYPE_CHECKING


@cache
def united_states() -> type[US]:
    """The holidays of the United States.

    The package imports all its 250 countries, which takes longer than the check of a plan, as soon as one of them is
    asked for. So their common folder, ``holidays.countries``, is passed by while this one is imported.
    """
    folder = "holidays.countries"
    spec = None if folder in sys.modules else find_spec(folder)
    if spec:
        sys.modules[folder] = module_from_spec(spec)
    try:
        country: type[US] = import_module(f"{folder}.united_states").US
    finally:
        if spec:
            del sys.modules[folder]
    return country


def state_code(state: str) -> str:
    """The postal code of a State or territory given by name or code, in any case; empty if it is not known."""
    known = united_states()
    wanted = fold(state.replace(".", ""))
    codes = {fold(code): code for code in known.subdivisions}
    names = {fold(name.replace(".", "")): code for name, code in known.subdivisions_aliases.items()}
    return codes.get(wanted) or names.get(wanted, "")
