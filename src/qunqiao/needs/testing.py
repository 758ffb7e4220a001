"""Builders of needs."""

from datetime import date, timedelta
from typing import Any

from qunqiao.needs.bridge import digest_of, receipt_index
from qunqiao.needs.models import Need
from qunqiao.people.models import Person, Unit

CODE = "ABCD-EFGH-JKMN-PQRS"
TODAY = date(2026, 11, 20)


def a_complaint(code: str = CODE, owner: Unit | None = None, **fields: Any) -> Need:
    """A complaint filed today whose receipt is ``code``, owned by ``owner``."""
    values: dict[str, Any] = {
        "origin": Need.Origin.COMPLAINT,
        "text": "食堂排队太久",
        "raised_on": TODAY,
        "due_on": TODAY + timedelta(days=15),
        "receipt": receipt_index(digest_of(code)) if code else None,
    }
    return Need.objects.create(owner=owner, **{**values, **fields})


def a_heard_need(by: Person, about: Unit, owner: Unit | None = None, **fields: Any) -> Need:
    """A difficulty heard today on a visit to ``about``, owned by it unless said."""
    values: dict[str, Any] = {
        "origin": Need.Origin.VISIT,
        "text": "夜班没有热饭吃",
        "raised_on": TODAY,
        "due_on": TODAY + timedelta(days=30),
        "raised_by": by,
    }
    return Need.objects.create(about=about, owner=owner or about, **{**values, **fields})


def answered(need: Need, words: str = "已加开窗口") -> Need:
    """The same need with its answer, of which nobody was told yet."""
    need.state, need.outcome, need.answered_on = Need.State.ANSWERED, words, TODAY
    need.save()
    return need


def told(need: Need, words: str = "已加开窗口") -> Need:
    """The same need, answered and told."""
    need = answered(need, words)
    need.state, need.told_on = Need.State.TOLD, TODAY
    need.save()
    return need
