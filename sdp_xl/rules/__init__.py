"""Rules of all families; importing this package fills the register."""

from sdp_xl.rules import alignment, cells, guidance, law, process, project, team, tool, workbook
from sdp_xl.rules.registry import FAMILIES, RULES, Rule

MODULES = {
    "0": workbook,
    "1": cells,
    "2": process,
    "3": team,
    "4": alignment,
    "5": project,
    "6": law,
    "7": guidance,
    "9": tool,
}
"""The module that declares the rules of a family, by the first digit of their IDs."""

for _id in sorted(RULES):
    RULES[_id] = RULES.pop(_id)  # so that every list of rules is in the order of their IDs

__all__ = ["FAMILIES", "MODULES", "RULES", "Rule"]
