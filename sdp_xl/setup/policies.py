"""Rules of an organization that can keep the buttons from working, as Windows notes them: read, never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Registry = Callable[[str, str], object]
"""Gives a value of the registry of Windows by the path of its key and its name; None if there is none."""

SECURITY = (
    r"HKCU\Software\Policies\Microsoft\Cloud\Office\16.0\Excel\Security",
    r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security",
    r"HKCU\Software\Microsoft\Office\16.0\Excel\Security",
)
"""Where Excel looks up its macro settings: those of Microsoft 365's cloud policy and of Group Policy before one's own.
16.0 is every Excel since 2016.
"""
_DEFENDER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender"
RULES = (
    rf"{_DEFENDER}\Windows Defender Exploit Guard\ASR\Rules",
    r"HKLM\SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
)
"""Defender's rules as Group Policy, and as a script of the administrator, sets them: one value each."""
INTUNE = rf"{_DEFENDER}\Policy Manager"
"""Those that Intune sets: all in one value ASRRules, as GUID=number|GUID=number."""
CHILDREN = "D4F940AB-401B-4EFC-AADC-AD5F3C50688A"
"""Defender's attack surface reduction rule “Block all Office applications from creating child processes”."""
BLOCK, WARN = "1", "6"

APPLOCKER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\SrpV2\Exe"
APP_CONTROL = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\DeviceGuard"
"""The rules for programs of AppLocker, and of App Control for Business (WDAC) by Group Policy."""

MACROS_OFF, SIGNED_ONLY = 4, 3
"""Values of VBAWarnings: all macros disabled, and all but digitally signed ones."""

INSTEAD = "use the companion page (sdp-xl companion) or sdp-check.html instead; they need no macros"
"""What works where macros do not run."""
ASK = f"ask your IT staff (docs/it-guide.md), or {INSTEAD}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A rule and how to see it: whether it is in force, the sentence if it is. ``stops``: the buttons cannot work."""

    found: Callable[[Registry], bool]
    sentence: str
    stops: bool = True


def _set(name: str, *values: int, under: str = "") -> Callable[[Registry], bool]:
    """Whether the first of Excel's places that has the value has one of these."""

    def found(registry: Registry) -> bool:
        told = (value for key in SECURITY if (value := registry(key + under, name)) is not None)
        return next(told, None) in values

    return found


def _children(*actions: str) -> Callable[[Registry], bool]:
    def found(registry: Registry) -> bool:
        told = {str(registry(key, guid)) for key in RULES for guid in (CHILDREN, CHILDREN.lower())}
        listed = (rule.partition("=") for rule in str(registry(INTUNE, "ASRRules") or "").split("|"))
        told |= {action.strip() for guid, _, action in listed if guid.strip().strip("{}").upper() == CHILDREN}
        return bool(told & set(actions))

    return found


POLICIES = (
    Policy(
        found=_set("VBAWarnings", MACROS_OFF),
        sentence=f"Macros are switched off in Excel by a setting of your organization or your own: {INSTEAD}.",
    ),
    Policy(
        found=_set("VBAWarnings", SIGNED_ONLY),
        sentence=f"Excel runs signed macros only: let your IT staff sign the add-in (docs/it-guide.md), or {INSTEAD}.",
    ),
    Policy(
        found=_set("RequireAddinSig", 1),
        sentence=f"Excel opens signed add-ins only: let your IT staff sign ours (docs/it-guide.md), or {INSTEAD}.",
    ),
    Policy(
        found=_set("DisableAllAddins", 1),
        sentence=f"Add-ins are switched off in Excel by your organization: {ASK}.",
    ),
    Policy(
        found=_set("AllLocationsDisabled", 1, under=r"\Trusted Locations"),
        sentence=f"Excel trusts no folder here, so add-ins may be blocked: {ASK}.",
    ),
    Policy(
        found=_children(BLOCK),
        sentence=f"Microsoft Defender keeps Excel from starting programs, so buttons cannot work: {ASK}.",
    ),
    Policy(
        found=_children(WARN),
        sentence="Microsoft Defender asks before Excel starts a program: choose Unblock when a button is pressed.",
        stops=False,
    ),
    Policy(
        found=lambda registry: registry(APPLOCKER, "EnforcementMode") == 1,
        sentence="AppLocker decides here which programs run. If it knows only Program Files and Windows, let your IT "
        "staff run sdp-xl install --all-users.",
        stops=False,
    ),
    Policy(
        found=lambda registry: registry(APP_CONTROL, "DeployConfigCIPolicy") == 1,
        sentence="App Control for Business decides here which programs run: if the buttons do not start, let your IT "
        f"staff allow the Python of sdp-xl (docs/it-guide.md), or {INSTEAD}.",
        stops=False,
    ),
    Policy(
        found=_set("blockcontentexecutionfrominternet", 1),
        sentence="Macros in files from the internet are blocked: the buttons on the sheets of such a file do not work. "
        "The ribbon tab SDP works all the same.",
        stops=False,
    ),
)
"""Every rule that is looked up."""


def about_policies(registry: Registry) -> Iterator[tuple[bool, str]]:
    """Each rule in force and what to do, False if no button works under it; one good sentence if there is none."""
    told = [(not policy.stops, policy.sentence) for policy in POLICIES if policy.found(registry)]
    yield from told or [(True, "No rule of your organization that blocks the buttons was found.")]
