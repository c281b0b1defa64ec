"""What staff can press in Excel: the buttons on the sheets and in the ribbon, declared once for both."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An action that staff start in Excel.

    ``key`` names it for the macro and for Python. ``tip`` says what pressing it does (ribbon tip, and alt text of the
    shape); ``image`` is the icon (imageMso) of a command that Excel itself has had since 2013, so every Excel has it;
    ``keytip`` the letter that presses it after Alt, D. ``on_sheets``: it stands on Start, Findings and Timeline.
    """

    key: str
    label: str
    tip: str
    image: str
    keytip: str
    on_sheets: bool = False

    @property
    def macro(self) -> str:
        """The name of its macro."""
        return f"SDP_{self.key.title().replace('_', '')}"


BUTTONS: tuple[Button, ...] = (
    Button(
        key="check",
        label="Check the plan",
        tip="Looks for what is missing or wrong and writes Findings, Required Elements and the Alignment Map.",
        image="ErrorChecking",
        keytip="C",
        on_sheets=True,
    ),
    Button(
        key="fix",
        label="Apply suggestions",
        tip="Shows what the tool can mend itself (dates, percents, IDs, words of lists), and mends it if you agree.",
        image="Spelling",
        keytip="S",
        on_sheets=True,
    ),
    Button(
        key="timeline",
        label="Make the timeline",
        tip="Proposes dates where you left them blank and writes Timeline, Implementation Timeline and Calendar.",
        image="FunctionsDateTimeInsertGallery",
        keytip="T",
        on_sheets=True,
    ),
    Button(
        key="clear",
        label="Clear findings",
        tip="Empties Findings, so that no cell is framed any more. Your entries stay as they are.",
        image="ClearAll",
        keytip="F",
        on_sheets=True,
    ),
    Button(
        key="report",
        label="Report",
        tip="Writes a page for reading, printing and sending beside the plan, and opens it in your browser.",
        image="FilePrintPreview",
        keytip="R",
    ),
    Button(
        key="documents",
        label="Documents",
        tip="Writes the plan in Word, the summary for parents, an agenda and more into a folder beside the plan.",
        image="FileSaveAsWordDocx",
        keytip="D",
    ),
    Button(
        key="next_finding",
        label="Next finding",
        tip="Goes to the next cell that has an open finding.",
        image="ReviewNextComment",
        keytip="N",
    ),
    Button(
        key="explain",
        label="Explain",
        tip="Says why the finding in the selected cell or row is one, and gives the law.",
        image="Help",
        keytip="E",
    ),
    Button(
        key="log",
        label="Open the log",
        tip="Opens the record of what the buttons did, for whoever helps you.",
        image="FileOpen",
        keytip="L",
    ),
    Button(
        key="about",
        label="About",
        tip="Says which version this is and where it is installed.",
        image="FileProperties",
        keytip="A",
    ),
)

WINDOWS_PYTHON = r"%LOCALAPPDATA%\sdp-xl\env\Scripts\python.exe"
ALL_USERS_PYTHON = r"%ProgramW6432%\sdp-xl\env\Scripts\python.exe"
MAC_PYTHON = "$HOME/Library/sdp-xl/env/bin/python"
"""Where ``sdp-xl install`` puts the private environment, and the buttons start Python; nothing else tells them where.

ProgramW6432 is the folder of 64-bit programs, whichever Excel asks.
"""
