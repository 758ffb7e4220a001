"""What the pages say of a transfer, the same everywhere."""

from datetime import date
from typing import TypeAlias

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from qunqiao.kit.components import state
from qunqiao.kit.jinja import day as written
from qunqiao.registry.models import Organisation, Transfer
from qunqiao.registry.policy.transfers import is_late

State = Transfer.State
# When, what, by whom and with which words, and no address: a line of ``kit/timeline.html``.
Happened: TypeAlias = tuple[date | None, str, str, None]


def transfer_mark(transfer: Transfer, today: date) -> Markup:
    """How a transfer stands, with its sign."""
    if not transfer.open:
        done = "sound" if transfer.state == State.CONFIRMED else "not_applicable"
        return state(done, text=str(transfer.get_state_display()))
    if not is_late(transfer, today):
        days = (transfer.deadline - today).days
        words = ngettext("还有 %(num)d 天", "还有 %(num)d 天", days) % {"num": days}
        return state("due", text=_("今天到期") if days == 0 else words)
    if transfer.deadline >= today:
        return state("breach", text=_("已报上级"))
    days = (today - transfer.deadline).days
    return state(
        "breach", text=ngettext("逾期 %(num)d 天", "逾期 %(num)d 天", days) % {"num": days}
    )


def transfer_sentence(transfer: Transfer, today: date, *, mine: bool) -> str:
    """What matters of a transfer now: who is waited for and until when, or how it ended.

    ``mine`` says that the reader may answer it.
    """
    words = {
        "name": transfer.person.name,
        "from": transfer.from_organisation.name,
        "to": transfer.to_organisation.name,
        "other": transfer.answering.name,
        "above": transfer.escalated_to.name if transfer.escalated_to else "",
        "deadline": written(transfer.deadline),
        "moved": written(transfer.moved_on),
    }
    over = {
        State.CONFIRMED: _("%(name)s的会籍已从%(from)s转到%(to)s，转接日期 %(moved)s。"),
        State.DECLINED: _("%(other)s一方没有同意，%(name)s的会籍仍在%(from)s。"),
        State.WITHDRAWN: _("提出方已撤回，%(name)s的会籍仍在%(from)s。"),
    }
    if not transfer.open:
        return over[State(transfer.state)] % words
    if mine:
        return _("请您答复：%(name)s的会籍，从%(from)s转到%(to)s。") % words
    if transfer.state == State.ESCALATED:
        return _("%(other)s没有答复，已报%(above)s；两边谁先答复都可以。") % words
    if is_late(transfer, today):
        return _("%(other)s到 %(deadline)s 没有答复，两边共同的上级可以代为答复。") % words
    return _("等%(other)s答复，%(deadline)s 前没有答复就报两边共同的上级。") % words


def transfer_moments(transfer: Transfer) -> list[Happened]:
    """The course of a transfer for ``kit/timeline.html``; who acted is told by their unit and name."""
    told = _("%(name)s（%(unit)s）")

    def who(person: object) -> str:
        unit = getattr(person, "unit", None)
        return told % {"name": getattr(person, "name", ""), "unit": unit.name if unit else ""}

    asked = _("%(side)s提出") % {"side": transfer.get_side_display()}
    items: list[Happened] = [
        (transfer.asked_on, asked, _lines(who(transfer.asked_by), transfer.note), None)
    ]
    if transfer.escalated_to is not None:
        title = _("没有人答复，报%(unit)s") % {"unit": transfer.escalated_to.name}
        items.append((transfer.escalated_on, title, "", None))
    if transfer.decided_by is not None:
        title = str(transfer.get_state_display())
        items.append(
            (transfer.decided_on, title, _lines(who(transfer.decided_by), transfer.reason), None)
        )
    return items


def _lines(who: str, said: str) -> str:
    return _("%(who)s：%(said)s") % {"who": who, "said": said} if said else who


def placed(organisation: Organisation) -> str:
    """An organisation with its unit, as either side may know it."""
    words = {"organisation": organisation.name, "unit": organisation.unit.name}
    return _("%(organisation)s（%(unit)s）") % words
