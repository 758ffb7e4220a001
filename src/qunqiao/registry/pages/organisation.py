"""One organisation: what matters now, its facts, terms, posts, members, money, history."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit.columns import answered
from qunqiao.kit.jinja import day as written
from qunqiao.registry.models import Organisation, Post, Term
from qunqiao.registry.pages.asking import Asked, asked
from qunqiao.registry.pages.membership_part import membership_part
from qunqiao.registry.pages.money import money_part
from qunqiao.registry.pages.names_part import with_names
from qunqiao.registry.pages.parts import moments
from qunqiao.registry.pages.post_parts import posts_part, service_part
from qunqiao.registry.pages.term_moments import term_moments
from qunqiao.registry.pages.time_line import time_line
from qunqiao.registry.pages.transfer_lines import with_transfers
from qunqiao.registry.pages.venues_part import venues_part
from qunqiao.registry.pages.words import term_outcome, term_sentence
from qunqiao.registry.policy.transfers import may_ask_transfer
from qunqiao.registry.queries.assets import funds_of, venues_at
from qunqiao.registry.queries.days import come, not_yet
from qunqiao.registry.queries.members import members_of
from qunqiao.registry.queries.organisations import the_organisation
from qunqiao.registry.queries.posts import appointments_in, holder, last_holders, posts_of
from qunqiao.registry.queries.terms import current_term, terms_of


@login_required
@require_safe
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """The organisation as it stood on a day; on a day before it was founded, that there was none."""
    about = asked(request)
    found = the_organisation(about.reach, organisation_id)
    values = {
        "organisation": found,
        "day": about.day,
        "lists": about.list_address("registry:organisations"),
        "may_transfer": may_ask_transfer(about.reach, found),
        "absent": not_yet(found.founded_on, about.day),
    }
    if not values["absent"]:
        values |= _story(found, about)
    return render(request, "registry/organisation.html", values)


def _story(found: Organisation, about: Asked) -> dict[str, object]:
    """Everything on record of the organisation on the day."""
    posts, terms = list(posts_of(found, about.day)), list(terms_of(found, about.day))
    funds = list(funds_of(found, about.day))
    served = list(appointments_in(found, about.day))
    members = members_of(found, about.day)
    # What was closed lacks neither a term nor a year's money afterwards.
    last = come(found.closed_on, about.day) or about.day
    ids = {
        "organisations": [found.pk],
        "terms": [term.pk for term in terms],
        "posts": [post.pk for post in posts],
        "appointments": [appointment.pk for appointment in served],
        "funds": [fund.pk for fund in funds],
    }
    return {
        "lead": _lead(found, current_term(found, about.day), posts, about),
        "facts": with_names(found, about.day, _facts(found, members.now, about)),
        "drawing": time_line([("", terms)], last),
        "terms": term_moments(terms, last),
        "parts": [
            posts_part(posts, last_holders(posts, about.day), about),
            membership_part(members, about, _members_list(found, about)),
            money_part(funds, last),
            venues_part(list(venues_at(found.unit, about.day))),
            service_part(served, about),
        ],
        "history": with_transfers(moments(found, ids, about.day), [found], about.day),
    }


def _members_list(organisation: Organisation, about: Asked) -> tuple[str, str]:
    address = about.address("registry:memberships", organisation=organisation.pk)
    return _("会员名单"), address


def _lead(organisation: Organisation, term: Term | None, posts: list[Post], about: Asked) -> str:
    """The most urgent thing: closed, overdue or unknown term, vacancies, then how the term stands."""
    if not organisation.open_on(about.day):
        return _("这个组织已于 %(day)s 撤销。") % {"day": written(organisation.closed_on)}
    vacant = sum(1 for post in posts if holder(post) is None)
    if vacant and term_outcome(term, about.day) in {"due", "sound"}:
        words = ngettext(
            "本届在任期内，有 %(num)d 个职务空缺。", "本届在任期内，有 %(num)d 个职务空缺。", vacant
        )
        return words % {"num": vacant}
    return term_sentence(term, about.day)


def _facts(organisation: Organisation, members: int, about: Asked) -> list[tuple[str, object]]:
    approved_on = come(organisation.approved_on, about.day)
    document = (
        "" if organisation.approved_on and not approved_on else organisation.approval_document
    )
    return [
        (_("组织编号"), organisation.code),
        (_("所在单位"), about.unit_link(organisation.unit)),
        (_("类别"), organisation.get_kind_display()),
        (_("层级"), organisation.get_tier_display()),
        (_("会员人数"), about.members_link(organisation, members)),
        (_("成立日期"), written(organisation.founded_on)),
        (_("批准日期"), written(approved_on)),
        (_("批准文号"), document),
        (_("有无经审委"), answered(organisation.audit_committee)),
        (_("有无女职工委员会"), answered(organisation.women_committee)),
    ]
