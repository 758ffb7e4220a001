"""The values in which two records differ, for a person to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Sentence
from qunqiao.people.models import Person, PrivateDetail
from qunqiao.people.queries.private import covered_numbers

# What the kept record may take from the other; its staff number is what it is known by.
FIELDS: Mapping[str, Sentence] = {
    "name": _("姓名"),
    "sex": _("性别"),
    "birth_date": _("出生日期"),
    "unit": _("所在单位"),
    "left_on": _("离职日期"),
}
PRIVATE: Mapping[str, Sentence] = dict(PrivateDetail.Kind.choices)
# Everything else a record has is made from its name (pinyin, initials) and goes with it.
_NOT_FROM_NAME = {
    "id", "staff_number", "sex", "birth_date", "unit_id", "left_on", "is_system", "erased_on",
    "merged_into_id",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of two records; ``same`` where there is nothing to choose."""

    field: str
    label: Sentence
    one: Any
    other: Any
    same: bool


def differences(one: Person, other: Person) -> list[Difference]:
    """Each field beside each other, sealed numbers covered; two queries."""
    found = []
    for field, label in FIELDS.items():
        same = getattr(one, field) == getattr(other, field)
        found.append(Difference(field, label, _shown(one, field), _shown(other, field), same))
    numbers = zip(covered_numbers(one), covered_numbers(other), strict=True)
    for first, second in numbers:
        # Covered alike may still be two numbers: both are shown, and one is chosen.
        same = not (first.kept and second.kept)
        texts = (first.text or first.trouble, second.text or second.trouble)
        if first.kept or second.kept:
            found.append(Difference(first.kind, PRIVATE[first.kind], texts[0], texts[1], same))
    return found


def columns_from(field: str, source: Person) -> dict[str, Any]:
    """The columns a chosen field brings along from ``source``."""
    if field != "name":
        name = "unit_id" if field == "unit" else field
        return {name: getattr(source, name)}
    fields = source._meta.concrete_fields  # noqa: SLF001 - Django's documented model API
    named = [one.attname for one in fields if one.attname not in _NOT_FROM_NAME]
    return {name: getattr(source, name) for name in named}


def _shown(person: Person, field: str) -> Any:
    if field == "unit":
        return person.unit.name if person.unit else ""
    return person.get_sex_display() if field == "sex" else getattr(person, field)
