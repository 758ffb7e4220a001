"""One organisation: what matters now, its facts, terms, posts, members, money, history."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit.columns import Column, amount, answered, dated, text
from qunqiao.kit.jinja import day as written
from qunqiao.registry.models import Appointment, Fund, Organisation, Post, Term
from qunqiao.registry.pages.asking import Asked, asked
from qunqiao.registry.pages.parts import Labels, Moment, Part, moments, part
from qunqiao.registry.pages.unit import venues_part
from qunqiao.registry.pages.words import (
    term_mark,
    term_outcome,
    term_sentence,
)
from qunqiao.registry.policy.transfers import may_ask_transfer
from qunqiao.registry.queries.assets import funds_of, venues_at
from qunqiao.registry.queries.organisations import the_organisation
from qunqiao.registry.queries.people import members_on
from qunqiao.registry.queries.posts import appointments_in, held_since, holder, posts_of
from qunqiao.registry.queries.records import anchor
from qunqiao.registry.queries.terms import current_term, terms_of


@login_required
@require_safe
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """The organisation as it stood on a day."""
    about = asked(request)
    found = the_organisation(about.reach, organisation_id)
    posts, terms = list(posts_of(found, about.day)), list(terms_of(found, about.day))
    funds = list(funds_of(found, about.day))
    served = list(appointments_in(found, about.day))
    ids = {
        "organisations": [found.pk],
        "terms": [term.pk for term in terms],
        "posts": [post.pk for post in posts],
        "appointments": [appointment.pk for appointment in served],
        "funds": [fund.pk for fund in funds],
    }
    values = {
        "organisation": found,
        "day": about.day,
        "may_transfer": may_ask_transfer(about.reach, found),
        "lead": _lead(found, current_term(found, about.day), posts, about),
        "facts": _facts(found, members_on(found, about.day).count(), about),
        "terms": [_moment(term, about) for term in terms],
        "parts": [
            _posts_part(posts, about),
            _service_part(served, about),
            _funds_part(funds),
            venues_part(venues_at(found.unit, about.day)),
        ],
        "history": moments(found, ids),
    }
    return render(request, "registry/organisation.html", values)


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
    return [
        (_("组织编号"), organisation.code),
        (_("所在单位"), about.unit_link(organisation.unit)),
        (_("类别"), organisation.get_kind_display()),
        (_("层级"), organisation.get_tier_display()),
        (_("会员人数"), about.members_link(organisation, members)),
        (_("成立日期"), written(organisation.founded_on)),
        (_("批准日期"), written(organisation.approved_on)),
        (_("批准文号"), organisation.approval_document),
        (_("有无经审委"), answered(organisation.audit_committee)),
        (_("有无女职工委员会"), answered(organisation.women_committee)),
    ]


def _moment(term: Term, about: Asked) -> Moment:
    words = {"number": term.number, "years": term.years, "due": written(term.due_on)}
    text = _("任期 %(years)d 年，%(due)s 届满") % words
    if term.extended_until is not None:
        text = _("任期 %(years)d 年，%(due)s 届满，延期到 %(until)s（%(document)s）") % {
            **words,
            "until": written(term.extended_until),
            "document": term.extension_document or _("没有查到批复文号"),
        }
    title = _("第 %(number)d 届选举") % words
    return Moment(term.began_on, title, text, anchor(term), term_mark(term, about.day))


def _posts_part(posts: list[Post], about: Asked) -> Part:
    columns = [
        text("title", _("职务名称"), lambda row: row.get_title_display()),
        text("body", _("所属机构"), lambda row: row.get_body_display()),
        Column("holder", _("任职人员"), about.holder_cell),
        dated("since", _("任职日期"), held_since),
        text("full_time", _("专职"), lambda row: answered(row.full_time)),
    ]
    return part(Labels(_("职务"), _("没有登记职务。")), columns, posts)


def _service_part(served: list[Appointment], about: Asked) -> Part:
    columns = [
        text("name", _("姓名"), lambda row: row.person.name),
        text("title", _("职务名称"), lambda row: row.post.get_title_display()),
        text("body", _("所属机构"), lambda row: row.post.get_body_display()),
        dated("began", _("任职日期"), lambda row: row.began_on),
        dated("ended", _("免职日期"), lambda row: row.ended_on),
    ]
    labels = Labels(_("任职经过"), _("没有任职记录。"))
    return part(labels, columns, served, lambda row: about.person_address(row.person))


def _funds_part(funds: list[Fund]) -> Part:
    columns = [
        text("year", _("年度"), lambda row: str(row.year)),
        amount("payroll", _("工资总额（元）"), lambda row: row.payroll),
        amount("levy", _("拨缴经费（元）"), lambda row: row.levy),
        amount("spent", _("支出（元）"), lambda row: row.spent),
    ]
    return part(Labels(_("经费"), _("没有经费记录。")), columns, funds)
