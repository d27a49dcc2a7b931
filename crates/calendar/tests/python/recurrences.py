"""Expands random recurrence rules here and with python-dateutil, and names every difference.

    recurrences.py PROGRAM [HOW MANY] [SEED]

PROGRAM is the example `expand`. What docs/calendar.md explains is kept out of the random rules, or counted
where it can be told from the rule; any other difference fails.
"""

import random
import re
import signal
import subprocess
import sys
import time
import warnings
from datetime import datetime, timedelta

from dateutil import rrule

FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"]
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
MOST = 12
# Seconds of computing for one rule, however busy the machine is.
PATIENCE = 0.03
FORM = "%Y%m%dT%H%M%S"


def some(chance, values, most=3):
    """A few of the values, or none."""
    values = list(values)
    return random.sample(values, random.randint(1, min(most, len(values)))) if random.random() < chance else []


def signed(end):
    return [n for n in range(-end, end + 1) if n]


def by_day(frequency, weeks):
    if frequency in ("MONTHLY", "YEARLY") and not weeks and random.random() < 0.5:
        end = 5 if frequency == "MONTHLY" else random.choice([5, 53])
        return [f"{random.choice(signed(end))}{random.choice(DAYS)}" for _ in range(random.randint(1, 3))]
    return random.sample(DAYS, random.randint(1, 4))


def parts_of(frequency):
    """BY parts the standard allows together."""
    sub_daily = FREQUENCIES.index(frequency) > 3
    parts = {"BYMONTH": some(0.25, range(1, 13))}
    if frequency == "YEARLY":
        parts["BYWEEKNO"] = some(0.15, signed(52) + [53])
    if frequency in ("YEARLY", "HOURLY", "MINUTELY", "SECONDLY"):
        parts["BYYEARDAY"] = some(0.1, signed(366))
    if frequency != "WEEKLY":
        parts["BYMONTHDAY"] = some(0.3, signed(31), 5)
    if random.random() < 0.45:
        parts["BYDAY"] = by_day(frequency, parts.get("BYWEEKNO"))
    parts["BYHOUR"] = some(0.25, range(24))
    parts["BYMINUTE"] = some(0.2, range(60))
    parts["BYSECOND"] = some(0.15, range(60))
    parts = {name: values for name, values in parts.items() if values}
    if parts and random.random() < 0.2 and frequency != "SECONDLY":
        parts["BYSETPOS"] = some(1, signed(5) if not sub_daily else [1, -1, 2])
    return parts


def one():
    frequency = random.choices(FREQUENCIES, [5, 5, 5, 4, 2, 1, 1])[0]
    start = datetime(random.randint(1970, 2060), 1, 1) + timedelta(seconds=random.randrange(366 * 86400))
    rule = [f"FREQ={frequency}"]
    if random.random() < 0.5:
        rule.append(f"INTERVAL={random.choice([2, 2, 3, 4, 5, 7, 10, 13, 25, 90])}")
    if random.random() < 0.4:
        rule.append(f"COUNT={random.randint(1, 15)}")
    elif random.random() < 0.3:
        rule.append(f"UNTIL={(start + timedelta(days=random.randrange(2000))).strftime(FORM)}")
    for name, values in parts_of(frequency).items():
        rule.append(f"{name}={','.join(map(str, values))}")
    if random.random() < 0.3:
        rule.append(f"WKST={random.choice(DAYS)}")
    # Far enough to find some, near enough that dateutil, which walks every second, ends soon.
    spans = {"SECONDLY": 0.02, "MINUTELY": 0.7, "HOURLY": 60, "DAILY": 1000, "WEEKLY": 1500, "MONTHLY": 3000}
    last = start + timedelta(days=spans.get(frequency, 12000))
    return start, ";".join(rule), last


def explained(start, rule, our, their):
    """Why the two may differ: the names used in docs/calendar.md."""
    if "BYWEEKNO" in rule and not any(part in rule for part in ("BYDAY", "BYMONTHDAY", "BYYEARDAY")):
        return "week without a day"
    if "BYSETPOS" in rule and "WEEKLY" in rule:
        return "first week cut short"
    first = min(set(our.split()) ^ set(their.split()))
    if "BYWEEKNO" in rule and first[4:8] in ("0101", "0102", "0103"):
        return "last week of the year before"
    # The first week of a year, counted from its end, has up to three days in the year before.
    from_end = re.search(r"BYWEEKNO=[^;]*-5[23]", rule)
    if from_end and first[4:8] in ("1229", "1230", "1231") and first in our.split():
        return "first week of the year after"
    return None


class Slow(Exception):
    """dateutil walks a rule that never matches to the year 9999, whatever its UNTIL."""


def stop(*_):
    raise Slow


def theirs(start, rule, last):
    """Its times, and whether it came to an end in the time given."""
    found = []
    try:
        with warnings.catch_warnings():
            # COUNT and an end together, which the standard forbids and dateutil warns of.
            warnings.simplefilter("ignore")
            times = rrule.rrulestr(rule, dtstart=start)
            # Not before: what reads a rule takes any interruption for an error in it.
            signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
            for at in times if "UNTIL" in rule else times.replace(until=last):
                if at > last or len(found) == MOST:
                    break
                found.append(at.strftime(FORM))
    except Slow:
        return found, False
    except IndexError:
        # It falls over a BYDAY it counts past the end of the year, such as 53MO.
        return found, False
    except ValueError as never:
        # What it sees can never match, it refuses.
        assert "empty" in str(never), (never, rule)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return found, True


def main():
    program = sys.argv[1]
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 3000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 5545
    random.seed(seed)
    signal.signal(signal.SIGVTALRM, stop)
    cases = [one() for _ in range(many)]
    lines = "".join(f"{s.strftime(FORM)}\t{r}\t{MOST}\t{e.strftime(FORM)}\n" for s, r, e in cases)
    began = time.monotonic()
    ours = subprocess.run([program], input=lines, capture_output=True, text=True, check=True).stdout.split("\n")
    between = time.monotonic()
    same, empty, unfinished, explanations, wrong = 0, 0, 0, {}, 0
    for (start, rule, last), our in zip(cases, ours, strict=False):
        times, finished = theirs(start, rule, last)
        their = " ".join(times)
        if not finished and our.startswith(their):
            unfinished += 1
        elif our == their:
            same += 1
            empty += not our
        elif why := explained(start, rule, our, their):
            explanations[why] = explanations.get(why, 0) + 1
        else:
            wrong += 1
            if wrong <= 10:
                print(f"DIFFERENT: {start.strftime(FORM)} {rule}\n  here:     {our}\n  dateutil: {their}")
    print(f"{many} rules (seed {seed}): {same} the same ({empty} of them without any time), {wrong} differ unexplained")
    print(f"  {unfinished} that dateutil did not finish (in {PATIENCE} s, or without an error) (the same as far as it came)")
    for why, number in sorted(explanations.items()):
        print(f"  {number} differ as explained: {why}")
    print(f"here {between - began:.2f} s, dateutil {time.monotonic() - between:.2f} s")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
