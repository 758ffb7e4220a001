"""Letters to committees whose terms end."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router, Schema

from qunqiao.checkups import queries
from qunqiao.checkups.actions.take_letter import take_letter as take
from qunqiao.checkups.api.answers import reader
from qunqiao.checkups.models import Letter
from qunqiao.kit import clock
from qunqiao.kit.endpoints import Asked, Page, paged
from qunqiao.people.api.access import Scope, reads, who, writes

router = Router(tags=["findings"])


class LetterOut(Schema):
    """The notice that a term is full on ``due_on``."""

    id: int
    organisation_id: int
    term_id: int
    due_on: date
    written_on: date
    taken_on: date | None

    @staticmethod
    def resolve_organisation_id(letter: Letter) -> int:
        """Whose term it is."""
        return letter.term.organisation_id


@router.get("/letters", **reads(Scope.READ_CHECKUPS, Page[LetterOut], _("届满提醒函名单")))
def list_letters(
    request: HttpRequest, response: HttpResponse, asked: Query[Asked]
) -> dict[str, Any]:
    """The letters to organisations of one's own units, the nearest end first."""
    rows = queries.visible_letters(reader(request)).order_by("due_on", "pk")
    return paged(request, response, rows, asked)


@router.post(
    "/letters/{int:letter_id}/take",
    **writes(Scope.MANAGE_CHECKUPS, LetterOut, _("收到届满提醒函")),
)
def take_letter(request: HttpRequest, letter_id: int) -> Letter:
    """Note that it has arrived."""
    found = queries.the_letter(reader(request), letter_id)
    _reach, person = who(request)
    take(actor=person, letter=found, on=clock.today())
    return queries.the_letter(reader(request), letter_id)
