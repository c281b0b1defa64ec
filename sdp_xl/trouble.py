"""What a door says when it cannot do its work."""

from __future__ import annotations

from pathlib import Path


class Trouble(Exception):
    """One plain sentence for staff: where, what, and what to do. Commands print it and exit with 2."""


_SAVE_AS = "open it in Excel and save it as “Excel Workbook (*.xlsx)”."


_REPAIR = "open it in Excel, let Excel repair it, save it, and try again."


_COPY = "copy its sheets into a new workbook."


SENTENCES = {
    # what was given is no workbook that can be read
    "missing": "there is no such file; check the name and the folder.",
    "folder": "this is a folder; give the name of the workbook inside it.",
    "empty": "this file is empty (0 bytes); take a backup copy, or download it again.",
    "text": f"this is a text file (such as .csv), not an Excel workbook; {_SAVE_AS}",
    "web": "this is a web page with the name of a workbook, so the download went wrong; open the page where the "
    "workbook is kept, sign in, and download it again.",
    "xml": f"this is an XML text with the name of a workbook; {_SAVE_AS}",
    "address": "this is a web address, not a file; open the workbook there, download it (or sync its folder), and give "
    "the name of the file on this computer.",
    "google": "this only points to a Google file; open it in Google Sheets, choose File > Download > Microsoft Excel "
    "(.xlsx), and give the downloaded file.",
    "pointer": "this only points to a file on the web; open it there, download the workbook, and give that file.",
    "old": f"this is a workbook in the old Excel format (.xls); {_SAVE_AS}",
    "ancient": "this is a workbook of Excel 95 or older (.xls); open it in Excel (if Excel blocks it, allow that kind "
    "under File > Options > Trust Center > Trust Center Settings > File Block Settings) and save it as “Excel Workbook "
    "(*.xlsx)”.",
    "encrypted": "this workbook is locked with a password; open it in Excel, choose File > Info > Protect Workbook > "
    "Encrypt with Password, clear the password, save, and try again.",
    "labeled": "this workbook is encrypted by a sensitivity label; open it in Excel, choose Home > Sensitivity and a "
    "label without encryption, save, and try again (or ask its owner to do so).",
    "binary": f"this is a binary workbook (.xlsb); {_SAVE_AS}",
    "strict": f"this workbook is saved as “Strict Open XML Spreadsheet”, which can be read but not changed; {_SAVE_AS}",
    "open_document": "this is an OpenDocument file (such as .ods); open it and save it as “Excel Workbook (*.xlsx)”.",
    "numbers": "this is an Apple Numbers file; in Numbers choose File > Export To > Excel.",
    "word": "this is a Word document, not an Excel workbook; give the name of the workbook.",
    "slides": "this is a PowerPoint file, not an Excel workbook; give the name of the workbook.",
    "no_file": "this is no ordinary file but a device or a connection; give the name of a workbook.",
    "not_a_plan": "this is not an SDP workbook: its sheets have none of the headers that we know; make one with: "
    'sdp-xl new "My SDP.xlsx", and bring a chart of your own in with: sdp-xl import.',
    "newer": "this workbook is of version {version}, which is newer than this tool (made for version {known}); install "
    "the newest sdp-xl, and work on with that.",
    "not_here": "only the name of this file is on this computer, not yet what it holds; open it once in Excel (or let "
    "OneDrive or iCloud download it), and try again.",
    "zip": "this is a zip file, not a workbook; if the workbook is packed inside, unpack it first.",
    "other": "this is not an Excel workbook; give the name of a file that Excel can open (.xlsx or .xlsm).",
    "owner": "this is the small file that Excel keeps while a workbook is open; give the workbook itself, “{name}”.",
    # what was given to be imported is no chart that can be read
    "no_chart": "this is not a workbook (.xlsx), a Word document (.docx) or a text file with a table (.csv); if it is "
    "a PDF, open it in Word and save it as “Word Document (*.docx)”.",
    "own_workbook": "this is an SDP workbook itself, not a chart; write its chart with “sdp-xl chart” and import that, "
    "or copy rows from one workbook to the other in Excel.",
    "old_document": "this is a document in an old format of Word (.doc or .rtf); open it in Word and save it as “Word "
    "Document (*.docx)”.",
    "damaged_document": "this Word document is damaged or not as Word writes it; open it in Word, save it under a new "
    "name as “Word Document (*.docx)”, and try again with that.",
    # the workbook is damaged or not as Excel writes it
    "damaged": "this workbook is damaged, perhaps not copied or synced to its end; open it in Excel and let Excel "
    "repair it, or take a backup copy.",
    "damaged_part": f"the part “{{part}}” inside this workbook is damaged; {_REPAIR}",
    "missing_part": f"the part “{{part}}” is missing inside this workbook; {_REPAIR}",
    "unusual_part": "the part “{part}” inside this workbook is written in an unusual way; open it in Excel, save it, "
    "and try again.",
    "unreadable": "something inside this workbook cannot be understood; open it in Excel, save it under a new name as "
    "“Excel Workbook (*.xlsx)”, and try again with that.",
    "not_a_sheet": "the tab “{sheet}” is a chart or macro sheet, so results cannot be written there; rename that tab "
    "and try again.",
    # no place for new rows
    "no_table": "the sheet “{sheet}”, or its header row, is not in this workbook, so there is no place for {count}; "
    "copy the sheet from a new workbook (sdp-xl new) and try again.",
    "no_column": "the sheet “{sheet}” has no column “{header}”, which the new rows need; insert a column with this "
    "header and try again.",
    "no_room": "the sheet “{sheet}” has {free} below row {last}, too little for {count}, because cell {cell} is in the "
    "way; insert {more} above row {row}, or move what stands there, and try again.",
    # written to by others meanwhile, or signed
    "changed": "this workbook was changed by somebody else after it was read here, so nothing was written; run the "
    "command again, and it will work with the workbook as it is now.",
    "signed": "this workbook is digitally signed, and writing into it would make the signature invalid; write a copy "
    "with -o, or add --force to write into it all the same.",
    # a copy for others
    "named_after": "the {kind} “{name}” ({place}) is called by a person's name, address or number; rename it in Excel, "
    "which changes the formulas too, and try again.",
    "left_over": "the part “{part}” still holds a name, an e-mail address or a phone number of your Team sheet, so no "
    "copy was written; remove it in Excel (macros and properties too), or take it off the Team sheet, and try again.",
    # larger than any plan, or made to overwhelm
    "too_big": "this file has {size} MB, more than the {limit} MB that are read here; remove pictures or old sheets.",
    "too_many_parts": f"this workbook has {{count}} parts inside, more than the {{limit}} that are read here; {_COPY}",
    "too_long": "this workbook unpacks to {size} MB, more than the {limit} MB that are read here; copy its sheets, "
    "without formatted empty rows, into a new workbook.",
    "too_dense": "the part “{part}” unpacks to more than {limit} times its size, as files made to do harm do; if you "
    f"trust it, {_COPY}",
    "dense_picture": "the picture “{part}” unpacks to more than {limit} times its size, which is what files made to do "
    "harm do too; in Excel select it, choose Picture Format > Compress Pictures, save, and try again.",
    "declarations": "the part “{part}” holds declarations (DOCTYPE), which Excel never writes and which can do harm; "
    "use this file only if you know who made it, and save it from Excel first.",
    "too_many_cells": f"this workbook has more filled cells or text than any plan and than is read here; {_COPY}",
    "too_slow": "reading this workbook was stopped after {seconds} seconds of work, since no plan takes so long; copy "
    "its sheets into a new workbook (or, on a slow computer, set {setting} to more seconds).",
    "too_much_work": "the work on this file was stopped after {seconds} seconds, since no plan takes so long, and "
    "nothing was changed; copy its sheets into a new workbook (or, on a slow computer, set {setting} to more seconds).",
    "too_much_memory": f"this workbook needs more than {{limit}} MB of memory; {_COPY}",
    "bad_names": "the part “{part}” has a doubled or unsafe name or place, as in no workbook that Excel writes; use "
    "this file only if you know who made it, and save it from Excel first.",
    # the system says no
    "may_not_read": "this file may not be read; close it in other programs, or ask its owner for permission.",
    "may_not_write": "this file may not be written; close it in other programs, or choose a folder where you may save.",
    "read_only": "this file is set to read-only; clear “Read-only” in its properties, or choose another name.",
    "read_only_disk": "this disk is set to read-only, so nothing can be written there; choose a folder on another one.",
    "no_folder": "the folder for this file is not there; make it first, or choose another one.",
    "open": "this workbook is open in Excel by {user}; close it there and try again (if nobody has it open, delete the "
    "hidden file “{owner}”).",
    "open_word": "this document is open in Word by {user}; close it there and try again (if nobody has it open, delete "
    "the hidden file “{owner}”).",
    "open_office": "this workbook is open in LibreOffice by {user}; close it there and try again (if nobody has "
    "it open, delete the hidden file “{owner}”).",
    "full": "the disk is full, and nothing was changed; make room and try again.",
    "system": "the system could not do it ({detail}); try again, or try with a copy in another folder.",
}
"""The sentence of each cause; what stands in braces is given with the Trouble."""


_SAVE_DOCUMENT = "open it in Word, save it under a new name as “Word Document (*.docx)”, and try again with that."
_DOCUMENTS = (".docx", ".docm", ".dotx", ".dotm")


OF_DOCUMENTS = {
    "damaged": "this Word document is damaged, perhaps not copied or synced to its end; open it in Word and let Word "
    "repair it, or take a backup copy.",
    "damaged_part": f"the part “{{part}}” inside this Word document is damaged; {_SAVE_DOCUMENT}",
    "missing_part": f"the part “{{part}}” is missing inside this Word document; {_SAVE_DOCUMENT}",
    "unusual_part": f"the part “{{part}}” inside this Word document is written in an unusual way; {_SAVE_DOCUMENT}",
    "encrypted": "this Word document is locked with a password; open it in Word, choose File > Info > Protect Document "
    "> Encrypt with Password, clear the password, save, and try again.",
    "labeled": "this Word document is encrypted by a sensitivity label; open it in Word, choose Home > Sensitivity and "
    "a label without encryption, save, and try again (or ask its owner to do so).",
    "web": "this is a web page with the name of a Word document, so the download went wrong; open the page where the "
    "document is kept, sign in, and download it again.",
    "xml": "this is an XML text with the name of a Word document; open it in Word and save it as “Word Document "
    "(*.docx)”.",
    "zip": "this is a zip file, not a Word document; if the document is packed inside, unpack it first.",
    "too_many_parts": "this Word document has {count} parts inside, more than the {limit} that are read here; copy its "
    "tables into a new document.",
    "too_long": "this Word document unpacks to {size} MB, more than the {limit} MB that are read here; copy its tables "
    "into a new document.",
    "too_dense": "the part “{part}” unpacks to more than {limit} times its size, as files made to do harm do; if you "
    "trust it, copy its tables into a new Word document.",
    "dense_picture": "the picture “{part}” unpacks to more than {limit} times its size, which is what files made to do "
    "harm do too; in Word select it, choose Picture Format > Compress Pictures, save, and try again.",
    "declarations": "the part “{part}” holds declarations (DOCTYPE), which Word never writes and which can do harm; "
    "use this file only if you know who made it, and save it from Word first.",
    "too_many_cells": "this Word document has more text than any plan and than is read here; copy its tables into a "
    "new document.",
    "too_slow": "reading this Word document was stopped after {seconds} seconds of work, since no plan takes so long; "
    "copy its tables into a new document (or, on a slow computer, set {setting} to more seconds).",
    "too_much_memory": "this Word document needs more than {limit} MB of memory; copy its tables into a new document.",
    "bad_names": "the part “{part}” has a doubled or unsafe name or place, as in no document that Word writes; use "
    "this file only if you know who made it, and save it from Word first.",
    "owner": "this is the small file that Word keeps while a document is open; give the document itself, “{name}”.",
}
"""What is said instead of a Word document, known by its name, since one that is damaged tells nothing else."""


class FileTrouble(Trouble):
    """Why a file could not be read or written: ``str()`` is one sentence for staff, ``cause`` its key in SENTENCES."""

    def __init__(self, cause: str, path: Path, **details: object) -> None:
        words = OF_DOCUMENTS if path.suffix.lower() in _DOCUMENTS else {}
        super().__init__(f"{path}: {words.get(cause, SENTENCES[cause]).format(**details)}")
        self.cause = cause
