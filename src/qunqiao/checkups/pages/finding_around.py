"""What stands around a finding: the body above, whose posts were counted, who issued its rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qunqiao.checkups import bridge, queries
from qunqiao.checkups.models import Amendment, Finding
from qunqiao.checkups.pages import address
from qunqiao.checkups.pages.findings import beside
from qunqiao.kit import clock, jinja
from qunqiao.kit.jinja import said
from qunqiao.people.models import Unit
from qunqiao.people.policy import STAFF, Reach, may_view_unit
from qunqiao.people.queries import ancestors, top_unit
from qunqiao.registry.models import Organisation
from qunqiao.registry.queries.upper import upper_organisations

# A name, and the page behind it; "" where the reader may not open that.
Named = tuple[str, str]
_ABOVE: dict[str, str | Promise] = {
    Organisation.Kind.TRADE_UNION: gettext_lazy("上一级工会"),
    Organisation.Kind.YOUTH_LEAGUE: gettext_lazy("上级团组织"),
    Organisation.Kind.WOMENS_COMMITTEE: gettext_lazy("上级妇女组织"),
}
_MEMBERS = {"members", "women_members", "women_members_at_least"}


@dataclass(frozen=True, slots=True)
class Upper:
    """What the body above is called, and which it is; none where the registry has none.

    ``guessed`` where no record links the two and the one above is read from where their units stand.
    """

    label: str
    bodies: Sequence[Named]
    guessed: bool


def upper_of(reach: Reach, shown: Finding) -> Upper | None:
    """The superior of what it is about: of an organisation the next of its kind, of a unit the unit right above.

    None for the unit at the top, and for kinds of organisations without one. One query.
    """
    organisation = shown.organisation
    if shown.subject_kind == Finding.Subject.UNIT:
        return _unit_above(reach, shown.unit)
    if organisation is None or organisation.kind not in _ABOVE:
        return None
    bodies = [
        (
            one.name,
            address("registry:organisation", one.pk) if may_view_unit(reach, one.unit) else "",
        )
        for one in upper_organisations(organisation, clock.today())
    ]
    return Upper(str(_ABOVE[organisation.kind]), bodies, guessed=True)


def _unit_above(reach: Reach, unit: Unit) -> Upper | None:
    above = ancestors(unit)[-1:]
    bodies = [
        (one.name, address("registry:unit", one.pk) if may_view_unit(reach, one) else "")
        for one in above
    ]
    return Upper(_("上级单位"), bodies, guessed=False) if bodies else None


def holders_of(reach: Reach, shown: Finding) -> list[Named]:
    """Whose posts it counts, as far as the reader may see them; one query, and none where it counts none."""
    ids = [int(row) for row in shown.rows.get("appointments", ())]
    if not ids:
        return []
    return [
        (
            person.name,
            address("registry:person", person.pk)
            if person.unit is not None and reach.has(STAFF, person.unit)
            else "",
        )
        for person in queries.holders_in_reach(reach, ids)
    ]


def members_href(shown: Finding) -> str:
    """The list of members behind a number of members, on the day of the check-up; "" where none is told."""
    if shown.organisation_id is None or not _MEMBERS & shown.evidence.keys():
        return ""
    on = shown.last_checkup.as_of.isoformat()
    asked = {"organisation": str(shown.organisation_id), "on": on}
    return f"{reverse('registry:memberships')}?{urlencode(asked)}"


def is_ordered(reach: Reach, shown: Finding) -> bool:
    """Whether an app above has a task of it under way; one query."""
    (row,) = beside(queries.all_findings(reach).filter(pk=shown.pk))
    return getattr(row, "task_due", None) is not None


def issuer_of(shown: Finding, view: bridge.RuleView | None) -> list[str]:
    """Of a rule of the house: which rulebook, who put it in force, since when; nothing of a law."""
    if view is None or any(one["confidence"] != "house" for one in shown.basis):
        return []
    told, top = queries.issued(view.book.id, shown.rule), top_unit()
    words = {
        "book": bridge.told(view.book.titles),
        "version": view.book.version,
        "body": said(top.name) if top else "",
    }
    if told.added is not None:
        lines = [_("出自规则集“%(book)s”（现为 %(version)s 版）。") % words, _added(told.added)]
    else:
        lines = [
            _(
                "出自规则集“%(book)s”（现为 %(version)s 版），随平台提供，%(body)s用它体检，可以调整或者停用。"
            )
            % words
        ]
    if told.first is not None:
        first = {"day": jinja.day(told.first.as_of), "n": told.first.number}
        lines.append(_("%(day)s 第 %(n)d 次体检起使用。") % first)
    return lines + ([_changed(told.changed)] if told.changed else [])


def _added(one: Amendment) -> str:
    return _("由%(unit)s的%(name)s决定加用，自 %(day)s 起生效。") % _deciding(one)


def _changed(one: Amendment) -> str:
    return _("参数由%(unit)s的%(name)s决定调整，自 %(day)s 起生效。") % _deciding(one)


def _deciding(one: Amendment) -> dict[str, str]:
    by = one.decided_by
    return {
        "unit": said(by.unit.name) if by and by.unit else "",
        "name": by.name if by else "",
        "day": jinja.day(one.from_on),
    }
