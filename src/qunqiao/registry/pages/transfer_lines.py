"""Transfers among the changes of a unit or an organisation: what waits, and what came of the others."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from qunqiao.kit import clock
from qunqiao.kit.components import state
from qunqiao.kit.jinja import day as written
from qunqiao.registry.models import Organisation, Transfer
from qunqiao.registry.pages.parts import Moment
from qunqiao.registry.queries.moving import Moving, movings


def with_transfers(
    moments: Sequence[Moment], organisations: Sequence[Organisation], day: date
) -> list[Moment]:
    """``moments`` and the transfers of these organisations, the newest first.

    Without names: whoever asks may open the list, and what stands there is theirs to see.
    """
    lines = [*moments, *(_line(moving, day) for moving in movings(organisations, day))]
    return sorted(lines, key=lambda line: line.day or date.min, reverse=True)


def _line(moving: Moving, day: date) -> Moment:
    words = {"num": moving.number, "left": moving.left, "joined": moving.joined}
    said = (
        ngettext(
            "会籍转接 %(num)d 人：从%(left)s到%(joined)s",
            "会籍转接 %(num)d 人：从%(left)s到%(joined)s",
            moving.number,
        )
        % words
    )
    if not moving.waits:
        done = moving.state == Transfer.State.CONFIRMED
        return Moment(moving.on, said, _("已转接") if done else _("对方没有同意"))
    until = {"organisation": moving.answering, "day": written(moving.deadline)}
    text = _("由%(organisation)s答复，期限 %(day)s") % until
    mark = state("breach" if moving.deadline < day else "due", text=_("等待答复"))
    title = said if day < clock.today() else Markup('<a href="{}">{}</a>').format(_list(), said)
    return Moment(moving.on, title, text, mark=mark)


def _list() -> str:
    return reverse("registry:transfers") + "?box=all"
