"""One unit: what matters now, its facts, organisations, members, posts, places, money, units below."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import clock
from qunqiao.kit.columns import answered
from qunqiao.kit.jinja import day as written
from qunqiao.kit.jinja import number
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, may_change_tree
from qunqiao.people.queries import seats_of, the_unit
from qunqiao.registry.models import Organisation
from qunqiao.registry.pages.asking import Asked, asked
from qunqiao.registry.pages.membership_part import membership_part
from qunqiao.registry.pages.money import money_of_several
from qunqiao.registry.pages.names_part import with_names
from qunqiao.registry.pages.parts import moments
from qunqiao.registry.pages.post_parts import vacancies_part
from qunqiao.registry.pages.time_line import time_line
from qunqiao.registry.pages.transfer_lines import with_transfers
from qunqiao.registry.pages.unit_parts import organisations_part, seats_part, units_part
from qunqiao.registry.pages.venues_part import venues_part
from qunqiao.registry.pages.words import running_term, term_outcome
from qunqiao.registry.queries.assets import funds_at, venues_at
from qunqiao.registry.queries.days import not_yet
from qunqiao.registry.queries.members import members_at
from qunqiao.registry.queries.organisations import organisations_at
from qunqiao.registry.queries.posts import last_holders, posts_at
from qunqiao.registry.queries.terms import terms_at
from qunqiao.registry.queries.units import below, people_count, sub_units, visible_ancestors


@login_required
@require_safe
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The unit as it stood on a day; on a day before it was set up, that there was none."""
    about = asked(request)
    found = the_unit(about.reach, unit_id)
    above = visible_ancestors(about.reach, found)
    values = {
        "unit": found,
        "day": about.day,
        "lists": about.list_address("registry:units"),
        "above": [(parent.name, about.address("registry:unit", parent.pk)) for parent in above],
        "absent": not_yet(found.opened_on, about.day),
        "can": dict.fromkeys(("grant", "move", "close"), False),
    }
    if not values["absent"]:
        values |= _story(found, about)
    return render(request, "registry/unit.html", values)


def _story(found: Unit, about: Asked) -> dict[str, object]:
    """Everything on record of the unit on the day."""
    organisations = list(organisations_at(found, about.day))
    venues, posts = list(venues_at(found, about.day)), list(posts_at(found, about.day))
    units = list(sub_units(found, about.day))
    terms = list(terms_at(found, about.day))
    lanes = [
        (row.name, [term for term in terms if term.organisation_id == row.pk])
        for row in organisations
    ]
    ids = {"units": [found.pk], "venues": [venue.pk for venue in venues]}
    return {
        "can": _can(found, units, about),
        "lead": _lead(found, organisations, about),
        "facts": with_names(found, about.day, _facts(found, people_count(found, about.day), about)),
        "drawing": time_line(lanes, about.day),
        "parts": [
            organisations_part(organisations, posts, about),
            membership_part(members_at(found, about.day), about),
            vacancies_part(posts, last_holders(posts, about.day), about),
            money_of_several(list(funds_at(found, about.day)), about),
            venues_part(venues),
            units_part(units, below(found, about.day), found, about),
            seats_part(seats_of(found, about.day), about.day),
        ],
        "history": with_transfers(moments(found, ids, about.day), organisations, about.day),
    }


def _can(unit: Unit, units: list[Unit], about: Asked) -> dict[str, bool]:
    """Which steps with an open unit this reader may take; the top stays, one with units below too."""
    open_now = unit.open_on(clock.today())
    changes = open_now and may_change_tree(about.reach, unit)
    return {
        "grant": open_now and about.reach.has(OVERSEERS, unit),
        "move": changes and not unit.is_root(),
        "close": changes and not units,
    }


def _lead(unit: Unit, organisations: list[Organisation], about: Asked) -> str:
    """The most urgent thing: closed, no organisation, overdue or unknown terms, then all well."""
    if not unit.open_on(about.day):
        return _("这个单位已于 %(day)s 撤销。") % {"day": written(unit.closed_on)}
    if not organisations:
        return _("这个单位没有登记群团组织。")
    outcomes = [term_outcome(running_term(row), about.day) for row in organisations]
    words = {
        "breach": _("%(num)d 个群团组织中，%(some)d 个届满未换届。"),
        "unknown": _("%(num)d 个群团组织中，%(some)d 个没有在任届次的记录。"),
        "due": _("%(num)d 个群团组织中，%(some)d 个半年内届满。"),
    }
    for outcome, sentence in words.items():
        if some := outcomes.count(outcome):
            return sentence % {"num": len(outcomes), "some": some}
    sound = ngettext("%(num)d 个群团组织在任期内。", "%(num)d 个群团组织在任期内。", len(outcomes))
    return sound % {"num": len(outcomes)}


def _facts(unit: Unit, people: int, about: Asked) -> list[tuple[str, object]]:
    return [
        (_("单位编号"), unit.code),
        (_("统一社会信用代码"), unit.uscc),
        (_("单位性质"), unit.get_kind_display()),
        (_("行政区划代码"), unit.region),
        (_("职工人数"), number(unit.head_count)),
        (_("名册上的人员"), about.people_link(unit, people)),
        (_("有无活动阵地"), answered(unit.premises)),
        (_("设立日期"), written(unit.opened_on)),
    ]
