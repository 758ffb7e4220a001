"""What a field may hold, read from what was typed, and the answers given before."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from qunqiao.burden.errors import BadAnswer
from qunqiao.burden.models import Answer, Field
from qunqiao.burden.policy.wording import NO, YES
from qunqiao.people.models import Unit

LONGEST = 300
# What groups digits, on either keyboard.
_GROUPING = {0x2C: None, 0xFF0C: None}
_NUMBER = re.compile(r"-?\d{1,12}")
_AMOUNT = re.compile(r"-?\d{1,12}(?:\.\d{1,2})?")
# PostgreSQL refuses NUL in a text, UTF-8 half of a character.
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")


def plain(field: Field, typed: str) -> str:
    """What was typed as it is kept; "" for nothing. Raises ``BadAnswer`` with a sentence."""
    text = typed.strip()
    if _UNWRITABLE.search(text) or len(text) > LONGEST:
        raise BadAnswer(_("“%(name)s”最多 %(most)d 个字。") % {"name": field.name, "most": LONGEST})
    if not text or field.kind == Field.Kind.TEXT:
        return text
    read = _READ[field.kind](text.translate(_GROUPING))
    if read is None:
        raise BadAnswer(_WRONG[field.kind]() % {"name": field.name, "value": text[:20]})
    return read


def _number(text: str) -> str | None:
    return str(int(text)) if _NUMBER.fullmatch(text) else None


def _amount(text: str) -> str | None:
    return str(Decimal(text)) if _AMOUNT.fullmatch(text) else None


def _date(text: str) -> str | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day.isoformat() if 1900 <= day.year <= 2100 else None


def _yes_no(text: str) -> str | None:
    if text.casefold() in YES:
        return "yes"
    return "no" if text.casefold() in NO else None


_READ: dict[str, Callable[[str], str | None]] = {
    Field.Kind.NUMBER: _number,
    Field.Kind.AMOUNT: _amount,
    Field.Kind.DATE: _date,
    Field.Kind.YES_NO: _yes_no,
}
_WRONG: dict[str, Callable[[], str]] = {
    Field.Kind.NUMBER: lambda: _("“%(name)s”要填整数，“%(value)s”不是。"),
    Field.Kind.AMOUNT: lambda: _("“%(name)s”要填数字，最多两位小数，“%(value)s”不是。"),
    Field.Kind.DATE: lambda: _("“%(name)s”要填日期，如 2026-11-20，“%(value)s”不是。"),
    Field.Kind.YES_NO: lambda: _("“%(name)s”要填是或否，“%(value)s”不是。"),
}


def last_answers(unit: Unit, fields: Iterable[Field]) -> dict[int, str]:
    """What the unit answered last to fields of the same name and kind, by field id; one query."""
    fields = list(fields)
    given = Answer.objects.filter(
        recipient__unit=unit, field__key__in={field.key for field in fields}
    ).exclude(value="")
    # The oldest first, so that the newest is what stays.
    rows = given.order_by("recipient__answered_on", "pk")
    last = {
        (row[0], row[1]): row[2] for row in rows.values_list("field__key", "field__kind", "value")
    }
    return {
        field.pk: last[field.key, field.kind] for field in fields if (field.key, field.kind) in last
    }
