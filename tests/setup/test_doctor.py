"""What the doctor says of Excel, the add-in, and settings that block macros."""

from __future__ import annotations

from pathlib import Path

import pytest

import workbook
from sdp_xl.setup import places
from sdp_xl.setup.doctor import EXCEL, about_excel, about_file, windows_registry
from sdp_xl.setup.places import MAC, OFFICE, WINDOWS, Places, in_use
from sdp_xl.setup.policies import APP_CONTROL, APPLOCKER, CHILDREN, INTUNE, RULES, SECURITY

VBA = "VBAWarnings"


def at(folder: Path, system: str = WINDOWS) -> Places:
    names = {"HOME": folder, "LOCALAPPDATA": folder / "local", "APPDATA": folder / "roaming"}
    return places(system, {name: str(path) for name, path in names.items()})


def told(where: Places, registry: dict[tuple[str, str], object] | None = None) -> dict[bool, str]:
    found: dict[bool, str] = {True: "", False: ""}
    for good, sentence in about_excel(where, lambda key, name: (registry or {}).get((key, name))):
        found[good] += sentence + "\n"
    return found


def installed(where: Places) -> Places:
    for path, data in ((where.python, b""), (where.add_in, workbook.path(workbook.ADD_IN).read_bytes())):
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(data)
    return where


def test_a_computer_where_all_is_well(tmp_path: Path) -> None:
    assert told(installed(at(tmp_path)), {(EXCEL, ""): "excel.exe"})[False] == ""


def test_a_computer_without_anything(tmp_path: Path) -> None:
    wrong = told(at(tmp_path))[False]
    assert "Excel was not found" in wrong
    assert wrong.count("run sdp-xl install") == 2


def test_an_add_in_of_another_version(tmp_path: Path) -> None:
    where = installed(at(tmp_path))
    Path(where.add_in).write_bytes(b"older")
    assert "of another version" in told(where)[False]


@pytest.mark.parametrize(
    ("registry", "words"),
    [
        ({(SECURITY[0], VBA): 4}, "Macros are switched off"),
        ({(SECURITY[1], VBA): 4}, "Macros are switched off"),
        ({(SECURITY[0], VBA): 3}, "signed macros only"),
        ({(SECURITY[2], VBA): 4}, "Macros are switched off"),
        ({(SECURITY[1], "RequireAddinSig"): 1}, "signed add-ins only"),
        ({(SECURITY[1], "DisableAllAddins"): 1}, "Add-ins are switched off"),
        ({(rf"{SECURITY[0]}\Trusted Locations", "AllLocationsDisabled"): 1}, "trusts no folder"),
        ({(INTUNE, "ASRRules"): f"be9ba2d9-53ea-4cdc-84e5-9b1eeee46550=1|{CHILDREN.lower()}=1"}, "Microsoft Defender"),
        ({(RULES[1], CHILDREN): 1}, "Microsoft Defender"),
    ],
)
def test_settings_that_block_macros_lead_to_the_companion(
    tmp_path: Path, registry: dict[tuple[str, str], object], words: str
) -> None:
    wrong = told(installed(at(tmp_path)), {(EXCEL, ""): "excel.exe"} | registry)[False]
    assert words in wrong
    assert "companion" in wrong and "sdp-check.html" in wrong


@pytest.mark.parametrize(
    ("registry", "words"),
    [
        ({(APPLOCKER, "EnforcementMode"): 1}, "sdp-xl install --all-users"),
        ({(APP_CONTROL, "DeployConfigCIPolicy"): 1}, "allow the Python of sdp-xl"),
        ({(SECURITY[1], "blockcontentexecutionfrominternet"): 1}, "The ribbon tab SDP works all the same"),
        ({(INTUNE, "ASRRules"): f"{{{CHILDREN}}}=6"}, "choose Unblock"),
    ],
)
def test_rules_that_may_let_the_buttons_work_are_told_too(
    tmp_path: Path, registry: dict[tuple[str, str], object], words: str
) -> None:
    said = told(installed(at(tmp_path)), {(EXCEL, ""): "excel.exe"} | registry)
    assert said[False] == "" and words in said[True]


@pytest.mark.parametrize("state", [0, 2])
def test_a_rule_that_is_off_or_only_watches_is_none(tmp_path: Path, state: int) -> None:
    registry = {(EXCEL, ""): "excel.exe", (INTUNE, "ASRRules"): f"{CHILDREN}={state}", (RULES[0], CHILDREN): state}
    assert "No rule of your organization" in told(installed(at(tmp_path)), registry)[True]


def test_the_installation_for_everyone_is_looked_at_where_there_is_one(tmp_path: Path) -> None:
    """As the macros do: they take its Python first."""
    names = {"LOCALAPPDATA": "local", "APPDATA": "roaming", "ProgramW6432": "programs", "ProgramData": "data"}
    environ = {name: str(tmp_path / folder) for name, folder in names.items()}
    assert not in_use(WINDOWS, environ, OFFICE).everyone
    shared = places(WINDOWS, environ, everyone=True)
    assert shared.root == tmp_path / "programs" / "sdp-xl"
    installed(shared)
    assert in_use(WINDOWS, environ, OFFICE) == shared


def test_the_setting_of_the_organization_counts_first(tmp_path: Path) -> None:
    registry: dict[tuple[str, str], object] = {(SECURITY[0], VBA): 2, (SECURITY[1], VBA): 4, (EXCEL, ""): "excel.exe"}
    assert told(installed(at(tmp_path)), registry)[False] == ""


@pytest.mark.parametrize("guid", [CHILDREN, CHILDREN.lower()])
def test_the_rule_of_defender_is_found(tmp_path: Path, guid: str) -> None:
    key = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
    wrong = told(installed(at(tmp_path)), {(EXCEL, ""): "excel.exe", (key, guid): "1"})[False]
    assert "Microsoft Defender" in wrong


def test_a_mac_has_no_registry(tmp_path: Path) -> None:
    assert "Defender" not in "".join(told(installed(at(tmp_path, MAC))).values())
    assert windows_registry(EXCEL, "nothing of that name") is None


def test_a_file_from_the_internet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsm"
    Path(f"{path}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="utf-8")
    ((good, sentence),) = about_file(path, WINDOWS, {})
    assert not good
    assert "Unblock" in sentence
    assert list(about_file(path, MAC, {})) == []
    Path(f"{path}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=0\n", encoding="utf-8")
    assert list(about_file(path, WINDOWS, {})) == []


def test_a_file_in_onedrive_is_told(tmp_path: Path) -> None:
    ((good, sentence),) = about_file(tmp_path / "Plans" / "Plan.xlsx", WINDOWS, {"OneDriveCommercial": str(tmp_path)})
    assert good
    assert "OneDrive" in sentence
