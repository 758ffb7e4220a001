"""Where the columns of a workbook stand in the registry."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import CharField, Model, QuerySet

from qunqiao.people.models import Person, Unit
from qunqiao.registry.bridge import LAYOUTS, SheetLayout
from qunqiao.registry.models import (
    Appointment,
    Fund,
    Membership,
    Organisation,
    Post,
    Term,
    Venue,
)
from qunqiao.registry.queries.comparison.private import FIELDS


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet's table: its model, and the way from a field of the sheet to a column of the database.

    ``place`` leads to the path of the unit a record belongs to. ``batch`` is the field by which the
    records a workbook speaks of are fetched. ``references`` are the fields that hold the code of a
    record of another table; ``slot`` names the fields of which one record at a time may be open, that
    is, without a date in ``until``.
    """

    name: str
    model: type[Model]
    place: str
    batch: str
    references: Mapping[str, str]
    slot: tuple[str, ...] = ()
    until: str = ""

    @property
    def layout(self) -> SheetLayout:
        """The sheet's columns."""
        return LAYOUTS[self.name]

    @property
    def key(self) -> tuple[str, ...]:
        """The fields that make the natural key."""
        return LAYOUTS[self.name].key

    @property
    def spans(self) -> tuple[tuple[str, str], ...]:
        """Pairs of date fields of which the second may not be before the first."""
        return LAYOUTS[self.name].spans

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of the sheet that is a column of the database; numbers kept sealed are none."""
        private = FIELDS.get(self.name, ())
        return tuple(
            column.field for column in LAYOUTS[self.name].columns if column.field not in private
        )

    @property
    def at(self) -> Mapping[str, int]:
        """Where each field stands among ``fields``."""
        return _places(self.name)

    def lookup(self, field: str) -> str:
        """The path of the query language to a field: ``unit_code`` → ``unit__code``."""
        target = self.references.get(field)
        if target is None:
            return field
        return f"{self.relation(field)}__{TABLES[target].key[0]}"

    def relation(self, field: str) -> str:
        """The foreign key behind a reference: ``staff_number`` → ``person``."""
        return _RELATIONS[field]

    def blank(self, field: str) -> str | None:
        """What the database holds where nobody filled in the field: an empty text, or null."""
        return "" if field in self.text_limits else None

    @property
    def text_limits(self) -> Mapping[str, int]:
        """The texts of the table, and how many characters the database keeps of each."""
        columns = self.model._meta.get_fields()  # noqa: SLF001 - Django's documented model API
        texts = (column for column in columns if isinstance(column, CharField))
        return {text.name: text.max_length for text in texts if text.max_length is not None}

    @property
    def records(self) -> QuerySet[Any]:
        """All records of the table."""
        return self.model._default_manager.all()  # noqa: SLF001 - Django's documented model API


@cache
def _places(table: str) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(TABLES[table].fields)}


_RELATIONS = {
    "unit_code": "unit",
    "organisation_code": "organisation",
    "post_code": "post",
    "staff_number": "person",
}
_ORGANISATION = {"organisation_code": "organisations"}
_UNIT = {"unit_code": "units"}
_THROUGH = "organisation__unit__path"

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("units", Unit, "path", "code", {}),
        Table("organisations", Organisation, "unit__path", "code", _UNIT),
        Table("terms", Term, _THROUGH, "organisation_code", _ORGANISATION),
        Table("people", Person, "unit__path", "staff_number", _UNIT),
        Table("posts", Post, _THROUGH, "code", _ORGANISATION),
        Table(
            "appointments",
            Appointment,
            f"post__{_THROUGH}",
            "post_code",
            {"post_code": "posts", "staff_number": "people"},
            slot=("post_code",),
            until="ended_on",
        ),
        Table(
            "memberships",
            Membership,
            _THROUGH,
            "staff_number",
            {**_ORGANISATION, "staff_number": "people"},
            slot=("organisation_code", "staff_number"),
            until="left_on",
        ),
        Table("funds", Fund, _THROUGH, "organisation_code", _ORGANISATION),
        Table("venues", Venue, "unit__path", "code", _UNIT),
    )
}
