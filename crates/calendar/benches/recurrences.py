"""The rules of benches/calendar.rs, expanded by python-dateutil. Run by bin/bench calendar."""

import time
from datetime import datetime

from dateutil import rrule

RULES = [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=1000",
    "FREQ=DAILY;COUNT=1000",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=1000",
    "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU;COUNT=1000",
    "FREQ=HOURLY;INTERVAL=5;BYDAY=MO,WE;COUNT=1000",
]

for rule in RULES:
    expansion = rrule.rrulestr(rule, dtstart=datetime(2026, 1, 6, 18), cache=False)
    runs = []
    for _ in range(21):
        began = time.perf_counter()
        found = sum(1 for _ in expansion)
        runs.append((time.perf_counter() - began) * 1e6)
    print(f"dateutil  {sorted(runs)[len(runs) // 2]:>9.0f} µs  {found} of {rule}")
