"""Makes the records of workbooks one after the other in this process: python -m tests.bench.one_by_one FILE …"""

from __future__ import annotations

import sys
from datetime import date

from sdp_xl.fleet.record import record

if __name__ == "__main__":
    print(sum(record(path, date(2026, 11, 24)).errors for path in sys.argv[1:]))
