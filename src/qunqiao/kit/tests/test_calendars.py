"""Calendars hold what a calendar may hold."""

from datetime import date

from qunqiao.kit.calendars import all_day, file_of, new_calendar


def test_control_characters_are_left_out_and_lines_stay():
    event = all_day("term-1", date(2026, 11, 20), date(2026, 1, 1), "q")
    event.add("summary", "届\x01满\x0b\x7f")
    calendar = new_calendar()
    calendar.add_component(event)
    lines = file_of(calendar).decode().split("\r\n")

    assert "SUMMARY:届满" in lines
    assert lines[0] == "BEGIN:VCALENDAR"
