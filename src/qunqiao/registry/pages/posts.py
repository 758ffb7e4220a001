"""The posts, who holds them, and which are vacant."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import jinja, listing
from qunqiao.kit.columns import Column, answered, dated, text
from qunqiao.registry.models import Appointment, Organisation, Post
from qunqiao.registry.pages.asking import Asked, asked, equals, text_filter, unit_filter
from qunqiao.registry.pages.emptiness import nothing
from qunqiao.registry.pages.lists import list_page
from qunqiao.registry.pages.sheets import Sheet
from qunqiao.registry.pages.words import vacancy_words
from qunqiao.registry.queries.posts import held, held_since, holder, vacant, visible_posts
from qunqiao.registry.queries.records import anchor

SHEET = Sheet("posts")


@login_required
@require_safe
def posts(request: HttpRequest) -> HttpResponseBase:
    """Posts with their holders; a vacancy says since when."""
    about = asked(request)
    return list_page(
        about,
        _table(about),
        _("每个职务一行，空缺的也列出；点职务名称看它在组织里的位置。"),
        popolo=about.address("registry:popolo"),
    )


def _table(asked: Asked) -> listing.Table:
    def href(post: Post) -> str:
        return f"{asked.address('registry:organisation', post.organisation_id)}#{anchor(post)}"

    return listing.Table(
        title=_("职务"),
        rows=visible_posts(asked.reach, asked.day),
        columns=_columns(asked),
        filters=_filters(asked),
        order=("organisation__unit__path", "organisation__code", "body_place", "code"),
        sentence=lambda total: _sentence(asked, total),
        empty=nothing(asked, _("没有符合条件的职务。请放宽筛选条件，或换一天查看。"), "posts"),
        href=href,
        day=asked.day,
        sheet=SHEET.title,
        remembered=True,
    )


def _columns(asked: Asked) -> list[Column]:
    def plain(post: Post) -> str:
        current: Appointment | None = holder(post)
        return current.person.name if current else vacancy_words(post, asked.day)

    title = text("title", _("职务名称"), lambda row: row.get_title_display(), "title")
    code = text("code", _("职务编号"), lambda row: row.code, "code")
    body = text("body", _("所属机构"), lambda row: row.get_body_display(), "body")
    of = text("of", _("组织编号"), lambda row: row.organisation.code, "organisation__code")
    full_time = text("full_time", _("专职"), lambda row: answered(row.full_time), "full_time")
    return [
        SHEET.coded(title, "title", lambda row: row.title),
        SHEET.field(code, "code"),
        SHEET.coded(body, "body", lambda row: row.body),
        text("name", _("组织名称"), lambda row: row.organisation.name, "organisation__name"),
        SHEET.field(of, "organisation_code"),
        SHEET.coded(full_time, "full_time", lambda row: row.full_time),
        Column("holder", _("任职人员"), asked.holder_cell, plain=plain),
        dated("since", _("任职日期"), held_since),
    ]


def _filters(asked: Asked) -> list[listing.Filter]:
    def narrow(rows: listing.Rows, value: str) -> listing.Rows:
        return vacant(rows, asked.day) if value == "vacant" else held(rows, asked.day)

    return [
        unit_filter(asked, "organisation__unit__path"),
        equals("kind", _("组织类别"), Organisation.Kind.choices, "organisation__kind"),
        equals("body", _("所属机构"), Post.Body.choices, "body"),
        equals("title", _("职务名称"), Post.Title.choices, "title"),
        listing.choice("state", _("状态"), [("vacant", _("空缺")), ("held", _("在任"))], narrow),
        text_filter(_("组织名称或编号"), "organisation__name", "organisation__code"),
        listing.on_day(asked.day),
    ]


def _sentence(asked: Asked, total: int) -> str:
    words = {"day": jinja.day(asked.day), "num": total}
    return ngettext("%(day)s 设置的 %(num)d 个职务", "%(day)s 设置的 %(num)d 个职务", total) % words
