"""Adds to each law and judgment that a check rests on its publisher's own address, and the day it was last read."""

import re

MOSELEY = "R (Moseley) v Haringey London Borough Council [2014] UKSC 56"
"""The judgment on how people are asked fairly, which repeats the older rules of the Gunning case."""
_ACTS = {"Equality Act 2010": "ukpga/2010/15", "Armed Forces Act 2006": "ukpga/2006/52"}
_COURTS = {"EWHC": "ewhc/admin", "EWCA Civ": "ewca/civ", "UKSC": "uksc"}
_CITATION = re.compile(
    r"(?P<act>Equality Act 2010|Armed Forces Act 2006), (?P<part>section|Schedule)s? (?P<number>\d+[A-Z]*)(?:\(\w+\))*"
    r"|\[(?P<year>\d{4})\] (?P<court>EWHC|EWCA Civ|UKSC) (?P<case>\d+)(?: \(Admin\))?"
)
_NOT_FOUND = "The EHRC's research"
"""What the rules rest on besides, of which the publisher's own page could not be found."""
_READ = {
    "https://www.legislation.gov.uk/ukpga/2010/15/section/9": "26 November 2026",
    "https://www.legislation.gov.uk/ukpga/2010/15/section/149": "26 November 2026",
    "https://www.legislation.gov.uk/ukpga/2006/52/section/343AA": "26 November 2026",
    "https://caselaw.nationalarchives.gov.uk/ewca/civ/2020/1058": "27 November 2026",
    "https://caselaw.nationalarchives.gov.uk/ewca/civ/2022/457": "26 November 2026",
    "https://caselaw.nationalarchives.gov.uk/uksc/2014/56": "27 November 2026",
    "https://caselaw.nationalarchives.gov.uk/uksc/2025/16": "26 November 2026",
}
"""What has been read again, and when. Everything else is not confirmed."""


def with_addresses(source: str) -> str:
    """The source of a rule, with the address of each section, Schedule and judgment that it cites.

    A judgment of the High Court is taken for one of its Administrative Court.
    """
    marked = source.replace(_NOT_FOUND, f"{_NOT_FOUND} (not confirmed, as its page was not found)")
    return _CITATION.sub(lambda found: f"{found.group()} ({_address_and_day(found)})", marked)


def _address_and_day(found: re.Match[str]) -> str:
    if act := found["act"]:
        address = f"https://www.legislation.gov.uk/{_ACTS[act]}/{found['part'].lower()}/{found['number']}"
    else:
        court = _COURTS[found["court"]]
        address = f"https://caselaw.nationalarchives.gov.uk/{court}/{found['year']}/{found['case']}"
    day = _READ.get(address)
    return f"{address}, read {day}" if day else f"{address}, not confirmed"
