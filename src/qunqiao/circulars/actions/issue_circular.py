"""Issuing a document: numbered, laid out, frozen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from qunqiao.circulars import policy
from qunqiao.circulars.bridge.marks import number_of, plain, texts
from qunqiao.circulars.bridge.papers import docx, is_code
from qunqiao.circulars.errors import CodeTaken, IssuedAlready, NoCode, NotInForce, NotNamed
from qunqiao.circulars.models import Circular, Series
from qunqiao.circulars.queries.circulars import digest_of, last_serial
from qunqiao.circulars.queries.composing import address_of
from qunqiao.kit.errors import require
from qunqiao.people.models import Person, Unit
from qunqiao.people.queries import reach_of
from qunqiao.trail.recording import action, record


@action("circulars.circular.issue")
def issue_circular(
    *, actor: Person, circular: Circular, code: str, base: str, on: date
) -> Circular:
    """The document under the next number of its series, its bytes kept; what it withdraws is withdrawn.

    ``code`` is asked once: the series keeps it. ``base`` is the platform's address, for the links of
    the annex. The body's row is the queue: no two documents get one number, and none is left out,
    because a number is counted from those issued, in the transaction that issues.

    Raises:
        NotAllowed: the body is not ``actor``'s to act for.
        IssuedAlready: somebody was faster.
        NoCode, CodeTaken: the series has no code yet and this is none, or another's.
        NotNamed, NotInForce: it withdraws a document it does not name, or that is not in force.
        BadForm: no layout can hide its faults.
    """
    reach = reach_of(actor)
    require(policy.may_issue(reach, circular.unit))
    Unit.objects.select_for_update().get(pk=circular.unit_id)
    row = Circular.objects.select_for_update(of=("self",)).get(pk=circular.pk)
    if not row.is_draft:
        raise IssuedAlready
    gone = _withdrawn(row)
    if gone is not None:
        require(policy.may_withdraw(reach, gone), NotInForce())
    series = _series(row.unit, row.form, code)
    _number(row, series, on)
    row.content = docx(row, on=on, address=lambda figure: _whole(base, figure))
    row.digest = digest_of(bytes(row.content))
    row.state, row.issued_by, row.issued_on = Circular.State.ISSUED, actor, on
    row.save()
    if gone is not None:
        gone.state = Circular.State.WITHDRAWN
        gone.save(update_fields=["state"])
        record(actor, on=gone, unit_id=gone.unit_id, before={"state": "issued"}, withdrawn_by=row)
    record(
        actor, on=row, unit_id=row.unit_id, before={"state": "draft"}, number=row.number,
        digest=row.digest,
    )  # fmt: skip
    return row


def _withdrawn(row: Circular) -> Circular | None:
    if row.withdraws_id is None:
        return None
    gone = Circular.objects.select_for_update(of=("self",)).select_related("unit")
    found = gone.get(pk=row.withdraws_id)
    if found.state != Circular.State.ISSUED:
        raise NotInForce
    if found.number not in "".join(plain(text) for text in texts(row.blocks)):
        raise NotNamed
    return found


def _series(unit: Unit, form: str, code: str) -> Series:
    kept = Series.objects.filter(unit=unit, form=form).first()
    if kept is not None:
        return kept
    if not is_code(code):
        raise NoCode
    if Series.objects.filter(code=code).exists():
        raise CodeTaken
    return Series.objects.create(unit=unit, form=form, code=code)


def _number(row: Circular, series: Series, on: date) -> None:
    serial = last_serial(series, on.year) + 1
    row.series, row.year, row.serial = series, on.year, serial
    row.number = number_of(series.code, on.year, serial)


def _whole(base: str, figure: Mapping[str, Any]) -> str:
    address = address_of(figure, line=True)
    return f"{base.rstrip('/')}{address}" if address and base else ""
