"""Posts of a record: who holds them, which are vacant, since when and after whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from qunqiao.kit.columns import Column, answered, dated, text
from qunqiao.registry.models import Appointment, Post
from qunqiao.registry.pages.asking import Asked
from qunqiao.registry.pages.parts import Labels, Part, part
from qunqiao.registry.queries.days import come
from qunqiao.registry.queries.posts import held_since, holder

_MOST_POSTS = 30


def posts_part(posts: Sequence[Post], last: Mapping[int, Appointment], about: Asked) -> Part:
    """Every open post with its holder; ``last`` are the latest who left a post, by post."""
    columns = [
        text("title", _("职务名称"), lambda row: row.get_title_display()),
        text("body", _("所属机构"), lambda row: row.get_body_display()),
        Column("holder", _("任职人员"), lambda row: _held(row, last, about)),
        dated("since", _("任职日期"), held_since),
        text("full_time", _("专职"), lambda row: answered(row.full_time)),
        text("code", _("职务编号"), lambda row: row.code),
    ]
    made = part(Labels(_("职务"), _("没有登记职务。"), "posts"), columns, posts)
    return replace(made, note=_note(posts), fold=_MOST_POSTS)


def vacancies_part(posts: Sequence[Post], last: Mapping[int, Appointment], about: Asked) -> Part:
    """The vacant ones among a unit's posts, with the organisation they belong to."""
    columns = [
        text("title", _("职务名称"), lambda row: row.get_title_display()),
        text("body", _("所属机构"), lambda row: row.get_body_display()),
        text("name", _("组织名称"), lambda row: about.organisation_link(row.organisation)),
        Column("holder", _("空缺情况"), lambda row: _held(row, last, about)),
    ]
    vacant = [post for post in posts if holder(post) is None]
    none = _("没有空缺的职务。") if posts else _("没有登记职务。")
    made = part(Labels(_("职务空缺"), none, "vacancies"), columns, vacant)
    return replace(made, note=_note(posts) if vacant else "")


def service_part(served: Iterable[Appointment], about: Asked) -> Part:
    """Who held which post from when to when, the newest first."""
    columns = [
        text("name", _("姓名"), lambda row: row.person.name),
        text("title", _("职务名称"), lambda row: row.post.get_title_display()),
        text("body", _("所属机构"), lambda row: row.post.get_body_display()),
        dated("began", _("任职日期"), lambda row: row.began_on),
        dated("ended", _("免职日期"), lambda row: come(row.ended_on, about.day)),
    ]
    labels = Labels(_("任职经过"), _("没有任职记录。"), "service")
    return part(labels, columns, served, lambda row: about.person_address(row.person))


def _held(post: Post, last: Mapping[int, Appointment], about: Asked) -> str | Markup:
    cell = about.holder_cell(post)
    before = last.get(post.pk)
    if holder(post) is not None or before is None:
        return cell
    formerly = _("原任%(name)s") % {"name": before.person.name}
    return Markup("{}<br>{}").format(cell, formerly)


def _note(posts: Sequence[Post]) -> str:
    if not posts:
        return ""
    vacant = sum(1 for post in posts if holder(post) is None)
    words = {"num": len(posts), "vacant": vacant}
    if not vacant:
        return (
            ngettext("%(num)d 个职务都有人任职。", "%(num)d 个职务都有人任职。", len(posts)) % words
        )
    return (
        ngettext(
            "%(num)d 个职务中，%(vacant)d 个空缺。",
            "%(num)d 个职务中，%(vacant)d 个空缺。",
            len(posts),
        )
        % words
    )
