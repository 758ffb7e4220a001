"""One person, for those with a duty over the person's unit: posts and memberships, nothing else."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qunqiao.kit import clock
from qunqiao.kit.columns import dated, text
from qunqiao.kit.jinja import day as written
from qunqiao.people.models import Person
from qunqiao.people.policy import may_open_account, may_reset_account, may_reset_factors
from qunqiao.people.policy.privacy import may_keep_private
from qunqiao.people.queries import (
    accounts_of,
    factors_of,
    kept_instead_of,
    reach_of,
    the_person,
)
from qunqiao.people.queries.private import covered_numbers
from qunqiao.registry.models import Appointment, Membership
from qunqiao.registry.pages.asking import Asked, asked
from qunqiao.registry.pages.parts import Labels, Part, moments, part
from qunqiao.registry.policy.transfers import may_ask_transfer
from qunqiao.registry.queries.days import come
from qunqiao.registry.queries.people import memberships_of
from qunqiao.registry.queries.posts import appointments_of


@login_required
@require_safe
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """The person as the registry knew them on a day."""
    about = asked(request)
    instead = kept_instead_of(about.reach, person_id)
    if instead is not None:
        return redirect(about.address("registry:person", instead.pk))
    found = the_person(about.reach, person_id)
    posts = list(appointments_of(found, about.day))
    memberships = list(memberships_of(found, about.day))
    ids = {
        "people": [found.pk],
        "appointments": [row.pk for row in posts],
        "memberships": [row.pk for row in memberships],
    }
    values = {
        "person": found,
        "can": _can(found, about),
        "day": about.day,
        "lists": about.list_address("registry:people"),
        "leave": _leave(memberships, about),
        "lead": _lead(found, posts, memberships, about),
        "facts": _facts(found, about),
        "parts": [_posts_part(posts, about), _memberships_part(memberships, about)],
        "history": moments(found, ids, about.day),
    }
    return render(request, "registry/person.html", values)


def _can(person: Person, about: Asked) -> dict[str, bool]:
    """Which steps this reader may take; none with the account of who has left."""
    steps = {"private": may_keep_private(about.reach, person)}
    steps |= dict.fromkeys(("open_account", "reset_password", "reset_factors"), False)
    if person.left_on is not None and person.left_on <= clock.today():
        return steps
    duties, account = reach_of(person).duties, accounts_of([person]).first()
    if account is None:
        steps["open_account"] = may_open_account(about.reach, person, duties)
        return steps
    steps["reset_password"] = may_reset_account(about.reach, person, duties)
    if may_reset_factors(about.reach, person, duties):
        steps["reset_factors"] = factors_of(account).exists()
    return steps


def _leave(memberships: Iterable[Membership], about: Asked) -> list[Membership]:
    """The memberships this reader may ask another organisation to take over."""
    return [
        row
        for row in memberships
        if row.left_on is None and may_ask_transfer(about.reach, row.organisation)
    ]


def _lead(
    person: Person, posts: list[Appointment], memberships: list[Membership], about: Asked
) -> str:
    if person.left_on is not None and person.left_on <= about.day:
        return _("已于 %(day)s 离职。") % {"day": written(person.left_on)}
    held = sum(1 for row in posts if row.ended_on is None or row.ended_on > about.day)
    joined = sum(1 for row in memberships if row.left_on is None or row.left_on > about.day)
    return _("现任职务 %(posts)d 个，会籍 %(members)d 个。") % {"posts": held, "members": joined}


def _facts(person: Person, about: Asked) -> list[tuple[str, object]]:
    return [
        (_("工号"), person.staff_number),
        (_("所在单位"), about.unit_link(person.unit) if person.unit else ""),
        (_("性别"), person.get_sex_display()),
        (_("出生年份"), str(person.birth_date.year) if person.birth_date else ""),
        *_numbers(person, about),
    ]


def _numbers(person: Person, about: Asked) -> list[tuple[str, object]]:
    """The covered ID and telephone numbers, for who does the person's paperwork."""
    if not may_keep_private(about.reach, person):
        return []
    return [(one.label, one.text or one.trouble) for one in covered_numbers(person) if one.kept]


def _posts_part(posts: Iterable[Appointment], about: Asked) -> Part:
    columns = [
        text("name", _("组织名称"), lambda row: row.post.organisation.name),
        text("title", _("职务名称"), lambda row: row.post.get_title_display()),
        text("body", _("所属机构"), lambda row: row.post.get_body_display()),
        dated("began", _("任职日期"), lambda row: row.began_on),
        dated("ended", _("免职日期"), lambda row: come(row.ended_on, about.day)),
    ]
    labels = Labels(_("任职"), _("没有任职记录。"))
    return part(
        labels, columns, posts, lambda row: about.organisation_address(row.post.organisation)
    )


def _memberships_part(memberships: Iterable[Membership], about: Asked) -> Part:
    columns = [
        text("name", _("组织名称"), lambda row: row.organisation.name),
        text("kind", _("类别"), lambda row: row.organisation.get_kind_display()),
        dated("joined", _("加入日期"), lambda row: row.joined_on),
        dated("left", _("退出日期"), lambda row: come(row.left_on, about.day)),
    ]
    return part(
        Labels(_("会籍"), _("没有会籍记录。")),
        columns,
        memberships,
        lambda row: about.organisation_address(row.organisation),
    )
