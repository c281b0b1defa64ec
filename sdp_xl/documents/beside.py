"""All documents of a plan in a folder beside its file, for who presses a button."""

from __future__ import annotations

from pathlib import Path

from sdp_xl.documents import ALL, DOCUMENTS, FOLDERS, Asked
from sdp_xl.documents.writing import NOT_WRITTEN, write
from sdp_xl.files.backup_files import backup
from sdp_xl.plan.model import Plan


def write_beside(path: Path, plan: Plan) -> str:
    """Writes them, and says so. A draft and an evaluation are renewed; of what else stood there a backup is kept.

    ``path`` is the plan's file. Raises Trouble if the folder cannot be written to.
    """
    folder = path.with_name(f"{path.stem} documents")
    for name in FOLDERS[ALL]:
        there = folder / DOCUMENTS[name].file
        if "update" not in DOCUMENTS[name].options and there.exists():
            backup(there)
    told = [*write(plan, ALL, folder, Asked(update=True), source=path, force=True)]
    failed = [sentence for sentence in told if sentence.startswith(NOT_WRITTEN)]
    written = len(FOLDERS[ALL]) - len(failed)
    return " ".join([f"{written} documents are written into the folder “{folder.name}” beside the plan.", *failed])
