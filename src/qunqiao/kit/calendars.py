"""iCalendar (RFC 5545) of all-day events; equal data make equal bytes."""

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

# RFC 5545, 3.1: no control character stands in a value; a line ends in CR LF, and a tab is writing.
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in b"\t\r\n")


def new_calendar() -> Calendar:
    """A calendar of ours, without events."""
    calendar = Calendar()
    calendar.add("prodid", "-//Qunqiao//Qunqiao//ZH")
    calendar.add("version", "2.0")
    return calendar


def all_day(name: str, day: date, made: date, host: str) -> Event:
    """An event on ``day``; ``name`` and ``host`` are its id, the same at every fetch.

    ``made`` is the day of the record, not of the fetch: otherwise every fetch would look like a change.
    """
    event = Event()
    event.add("uid", f"{name}@{host}")
    event.add("dtstamp", datetime.combine(made, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    return event


def file_of(calendar: Calendar) -> bytes:
    """The file: texts as they are kept, but for the characters a calendar may not hold."""
    content: bytes = calendar.to_ical()
    return content.translate(None, _CONTROLS)
