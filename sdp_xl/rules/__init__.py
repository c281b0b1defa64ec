"""All rules, one module a family; importing this package fills the register."""

from sdp_xl.rules import (
    alignment,
    cells,
    elements,
    evaluation,
    mpos,
    plan,
    process,
    team,
    timeline,
    tool,
    wordings,
    workbook,
)
from sdp_xl.rules.registry import FAMILIES, RULES, Rule

MODULES = (workbook, cells, process, team, alignment, mpos, plan, timeline, elements, evaluation, wordings, tool)
"""The modules that declare rules, by family."""

__all__ = ["FAMILIES", "MODULES", "RULES", "Rule"]
