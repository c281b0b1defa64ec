"""The window itself: which plan, three actions, the list of findings, and the words of the selected one."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog, font, ttk

from schemas.buttons import BUTTONS
from sdp_xl.companion.plans import NO_PLAN, ActionResult, Document, FilePlan, ListedFinding, OpenPlan
from sdp_xl.companion.screen import sharp
from sdp_xl.trouble import Trouble

TITLE = "Service Delivery Plan"
WELCOME = "Open your plan in Excel, or choose its file. Then check it."
WORKING = "Working, please wait."
COLUMNS = (("severity", "Severity", 90), ("place", "Where", 210), ("title", "What", 460))
_LABELS = {button.key: button.label for button in BUTTONS}
_GAP = 8


class Window(ttk.Frame):
    """The window. Every action has a letter (Alt), every part is reached with Tab, Enter goes to a finding's cell."""

    def __init__(self, root: tk.Tk) -> None:
        super().__init__(root, padding=2 * _GAP)
        self.root = root
        self.plan: Document | None = None
        self.lines: tuple[ListedFinding, ...] = ()
        self.named = tk.StringVar(value=NO_PLAN)
        self.status = tk.StringVar(value=WELCOME)
        self._build()

    @classmethod
    def open(cls, path: Path | None) -> Window:
        """The window on a file, or on the plan in front of Excel; Trouble where no window can be opened."""
        sharp()
        try:
            root = tk.Tk()
        except tk.TclError as error:
            raise Trouble("No window can be opened here; use the command line: sdp-xl check FILE.") from error
        root.title(TITLE)
        root.minsize(620, 420)
        root.geometry("900x640")
        window = cls(root)
        window.pack(fill="both", expand=True)
        if path:
            window.work_on(FilePlan(path))
        else:
            window.look_at_excel()
        return window

    def work_on(self, plan: Document) -> None:
        """Takes another plan: its name is shown, and the list is emptied."""
        self.plan = plan
        self.named.set(f"Plan: {plan.name}")
        self._show_lines(())
        self.status.set(f"Ready. Press “{_LABELS['check']}”.")

    def look_at_excel(self) -> None:
        """Takes the plan in front of Excel; where there is none, says what to do."""
        try:
            self.work_on(OpenPlan.in_front())
        except Trouble as trouble:
            self.status.set(str(trouble))

    def choose(self) -> None:
        """Asks for a file and takes it."""
        chosen = filedialog.askopenfilename(
            parent=self.root, title="Choose your plan", filetypes=[("Excel workbooks", "*.xlsx *.xlsm")]
        )
        if chosen:
            self.work_on(FilePlan(Path(chosen)))

    def act(self, action: Callable[[Document], ActionResult]) -> None:
        """Does something with the plan, and shows how it went; a failure is a sentence, never more."""
        if self.plan is None:
            self.status.set(NO_PLAN)
            return
        self.status.set(WORKING)
        self.root.configure(cursor="watch")
        self.update_idletasks()
        try:
            outcome = action(self.plan)
        except Trouble as trouble:
            outcome = ActionResult(sentence=str(trouble), failed=True)
        finally:
            self.root.configure(cursor="")
        self.status.set(outcome.sentence)
        if outcome.failed:
            self.bell()
        if outcome.lines is not None:
            self._show_lines(outcome.lines)

    def _build(self) -> None:
        self.columnconfigure(0, weight=1)
        self.rowconfigure(3, weight=1)
        ttk.Label(self, textvariable=self.named, font="TkHeadingFont").grid(sticky="w")
        which, actions = ttk.Frame(self), ttk.Frame(self)
        which.grid(sticky="w", pady=_GAP)
        actions.grid(sticky="w", pady=(0, _GAP))
        self._button(which, "Use the plan open in Excel", "x", self.look_at_excel)
        self._button(which, "Choose a file …", "f", self.choose)
        self.checks = self._button(actions, _LABELS["check"], "c", lambda: self.act(lambda plan: plan.check()))
        self._button(actions, _LABELS["timeline"], "m", lambda: self.act(lambda plan: plan.timeline()))
        self._button(actions, _LABELS["clear"], "l", lambda: self.act(lambda plan: plan.clear()))
        self._findings().grid(sticky="nsew")
        self.words = tk.Text(
            self, height=6, wrap="word", state="disabled", takefocus=True, font="TkDefaultFont", padx=_GAP, pady=_GAP
        )
        self.words.grid(sticky="ew", pady=_GAP)
        ttk.Label(self, textvariable=self.status, wraplength=840, justify="left").grid(sticky="w")
        self.checks.focus_set()

    def _button(self, parent: ttk.Frame, text: str, letter: str, command: Callable[[], None]) -> ttk.Button:
        button = ttk.Button(parent, text=text, underline=text.lower().index(letter), command=command)
        button.pack(side="left", padx=(0, _GAP))
        self.root.bind(f"<Alt-{letter}>", lambda _: button.invoke())
        button.bind("<Return>", lambda _: button.invoke())
        return button

    def _findings(self) -> ttk.Frame:
        frame = ttk.Frame(self)
        line = font.nametofont("TkDefaultFont").metrics("linespace")  # a list does not grow with its letters by itself
        ttk.Style(self).configure("Treeview", rowheight=line + _GAP)
        self.list = ttk.Treeview(frame, columns=[key for key, *_ in COLUMNS], show="headings", selectmode="browse")
        for key, heading, width in COLUMNS:
            self.list.heading(key, text=heading, anchor="w")
            self.list.column(key, width=width, stretch=key == COLUMNS[-1][0])
        bar = ttk.Scrollbar(frame, command=self.list.yview)
        self.list.configure(yscrollcommand=bar.set)
        self.list.pack(side="left", fill="both", expand=True)
        bar.pack(side="right", fill="y")
        self.list.bind("<<TreeviewSelect>>", lambda _: self._show_words())
        for event in ("<Double-1>", "<Return>"):
            self.list.bind(event, lambda _: self._go())
        return frame

    def _selected(self) -> ListedFinding | None:
        chosen = self.list.selection()
        return self.lines[self.list.index(chosen[0])] if chosen else None

    def _go(self) -> None:
        if line := self._selected():
            self.act(lambda plan: plan.go(line))

    def _show_lines(self, lines: tuple[ListedFinding, ...]) -> None:
        self.lines = lines
        self.list.delete(*self.list.get_children())
        for line in lines:
            self.list.insert("", "end", values=(line.severity, line.place, line.title))
        if lines:
            first = self.list.get_children()[0]
            self.list.selection_set(first)
            self.list.focus(first)
        self._show_words()

    def _show_words(self) -> None:
        line = self._selected()
        text = f"{line.message}\n\nTo do: {line.fix}\n\nEnter or a double click goes to the cell." if line else ""
        self.words.configure(state="normal")
        self.words.replace("1.0", "end", text)
        self.words.configure(state="disabled")
