"""Every way in which a file can fail, as one plain sentence: where, what, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from sdp_xl.files.owners import owner_of
from sdp_xl.trouble import FileTrouble


@contextmanager
def plain_trouble(path: Path, doing: Literal["read", "write"]) -> Iterator[None]:
    """Turns what the system refuses within the block (OSError) into Trouble about ``path``."""
    try:
        yield
    except FileNotFoundError as error:
        raise FileTrouble("missing" if doing == "read" else "no_folder", path) from error
    except IsADirectoryError as error:
        raise FileTrouble("folder", path) from error
    except PermissionError as error:
        if owner := owner_of(path):  # Windows lets nobody else touch what Excel has open
            raise FileTrouble(owner.cause, path, user=owner.user, owner=owner.file) from error
        raise FileTrouble("may_not_read" if doing == "read" else "may_not_write", path) from error
    except OSError as error:
        if error.errno == errno.EROFS:
            raise FileTrouble("read_only_disk", path) from error
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise FileTrouble("full", path) from error
        raise FileTrouble("system", path, detail=error.strerror or "reason unknown") from error
