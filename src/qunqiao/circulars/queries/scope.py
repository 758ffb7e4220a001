"""What a figure is counted over."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.http import urlencode

from qunqiao.people.models import Unit


@dataclass(frozen=True, slots=True)
class Scope:
    """A unit with all below it, the days behind ``since`` up to ``day``; and one theme or meeting.

    What happened on ``since`` itself belongs to the span before, so that spans can follow each other.
    """

    unit: Unit
    since: date
    day: date
    theme: str = ""
    meeting_id: int | None = None
    directive_id: int | None = None

    def at(self, unit: Unit) -> "Scope":
        """The same for another unit."""
        return replace(self, unit=unit)

    def of(self, theme: str) -> "Scope":
        """The same for one theme."""
        return replace(self, theme=theme)

    @property
    def plain(self) -> dict[str, Any]:
        """As a figure keeps it."""
        return {
            "unit": self.unit.pk,
            "unit_name": self.unit.name,
            "since": self.since.isoformat(),
            "on": self.day.isoformat(),
            "theme": self.theme,
            "meeting": self.meeting_id,
            "directive": self.directive_id,
        }


def query_of(plain: Mapping[str, Any]) -> str:
    """The parameters of the address under which the records of a figure are listed."""
    names = ("unit", "since", "on", "theme", "meeting", "directive")
    return urlencode({name: plain[name] for name in names if plain.get(name)})
