"""Complaining without a name, and following it up, for machines."""

from datetime import date
from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from ninja import Field, Router, Schema
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import (
    Sent,
    Text,
    coded,
)
from qunqiao.needs.actions.add_words import add_words as add
from qunqiao.needs.actions.file_complaint import Said
from qunqiao.needs.actions.file_complaint import file_complaint as file
from qunqiao.needs.bridge import receipt_indexes
from qunqiao.needs.errors import UnknownReceipt
from qunqiao.needs.models import (
    ANSWER_LENGTH,
    CONTACT_LENGTH,
    PAGE_LENGTH,
    PLACE_LENGTH,
    TEXT_LENGTH,
    Need,
)
from qunqiao.needs.queries import need_of
from qunqiao.people.api.access import open_to_all
from qunqiao.people.queries import system_person

router = Router(tags=["needs"])
State = Annotated[Need.State, coded(Need.State)]
Kind = Annotated[Need.Kind, coded(Need.Kind)]


class ComplaintIn(Sent):
    """What somebody says; nothing about who they are."""

    text: Text = Field(min_length=5, max_length=TEXT_LENGTH)
    kind: Kind = Field(Need.Kind.OTHER, description="What it is about.")
    place: Text = Field("", max_length=PLACE_LENGTH, description="The unit's name; optional.")
    page: Text = Field("", max_length=PAGE_LENGTH, description="The page it is about.")
    contact: Text = Field("", max_length=CONTACT_LENGTH, description="Only if they wish.")


class Receipt(Schema):
    """The code with which the answer can be read; it is told once."""

    code: str


class ReceiptIn(Sent):
    """The code of a receipt; it stands in the body, for addresses are written into logs."""

    code: Text = Field(min_length=1, max_length=40)


class AddedIn(ReceiptIn):
    """Something to add, once."""

    text: Text = Field(min_length=2, max_length=ANSWER_LENGTH)


class Progress(Schema):
    """How far a need is, for whoever raised it."""

    state: State
    raised_on: date
    due_on: date
    outcome: str
    answered_on: date | None


@router.post("/complaints", **open_to_all(Receipt, _("提交投诉与求助"), made=True))
def file_complaint(request: HttpRequest, sent: ComplaintIn) -> Status[Receipt]:
    """Say something, without a name and without a token.

    Whose token it was would be who said it; to be told in the portal is chosen on the page alone.
    """
    del request
    said = Said(sent.text, sent.kind, sent.place, sent.page, sent.contact)
    filed = file(actor=system_person(), said=said, on=clock.today())
    return Status(201, Receipt(code=filed.code))


@router.post("/complaints/receipt", **open_to_all(Progress, _("凭回执码查看答复")))
def read_receipt(request: HttpRequest, sent: ReceiptIn) -> Need:
    """How far a need is, for whoever holds its receipt."""
    del request
    return _of_code(sent.code)


@router.post("/complaints/receipt/add", **open_to_all(Progress, _("凭回执码补充情况")))
def add_words(request: HttpRequest, sent: AddedIn) -> Need:
    """Add something, once; what was answered waits for an answer again."""
    del request
    found = _of_code(sent.code)
    return add(actor=system_person(), need=found, text=sent.text, on=clock.today())


def _of_code(code: str) -> Need:
    found = need_of(receipt_indexes(code))
    if found is None:
        raise UnknownReceipt
    return found
