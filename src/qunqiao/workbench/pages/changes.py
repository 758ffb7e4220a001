"""What an entry of the trail changed, in words: fields by their names, codes and numbers by what they mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from qunqiao.checkups.models import Outcome
from qunqiao.kit.columns import answered
from qunqiao.kit.jinja import day, number, said
from qunqiao.people.models import ErasureBasis, PrivateDetail, ReadingPurpose
from qunqiao.registry.models import Verdict
from qunqiao.trail.models import Entry

_FIELDS: Mapping[str, str | Promise] = {
    "change": gettext_lazy("更改"),
    "changed": gettext_lazy("已更改"),
    "cleared": gettext_lazy("已销号"),
    "basis": gettext_lazy("理由"),
    "counts": gettext_lazy("登录计数"),
    "detail": gettext_lazy("号码种类"),
    "details": gettext_lazy("号码种类"),
    "digest": gettext_lazy("文件摘要"),
    "erased_details": gettext_lazy("删除了内容的留痕编号"),
    "journals": gettext_lazy("合并底稿"),
    "key": gettext_lazy("密钥编号"),
    "new": gettext_lazy("新发现"),
    "notes": gettext_lazy("转接说明"),
    "outcome": gettext_lazy("结果"),
    "outcomes": gettext_lazy("检查结果"),
    "parent": gettext_lazy("上级单位"),
    "persisting": gettext_lazy("仍存在"),
    "person": gettext_lazy("姓名"),
    "purpose": gettext_lazy("用途"),
    "reason": gettext_lazy("查看事由"),
    "removed": gettext_lazy("删除项数"),
    "results": gettext_lazy("后台任务结果"),
    "rows": gettext_lazy("行数"),
    "rows_digest": gettext_lazy("各行摘要"),
    "rulebooks": gettext_lazy("规则集摘要"),
    "sessions": gettext_lazy("登录会话"),
    "size": gettext_lazy("文件大小（字节）"),
    "snapshot": gettext_lazy("快照摘要"),
    "state": gettext_lazy("状态"),
    "tables": gettext_lazy("各表行数"),
    "trouble": gettext_lazy("原因"),
    "accepted": gettext_lazy("接受的编号"),
    "added_on": gettext_lazy("日期"),
    "decided_on": gettext_lazy("日期"),
    "gaps": gettext_lazy("没有理清的处数"),
    "holder": gettext_lazy("承担单位"),
    "into": gettext_lazy("分为或并入"),
    "items": gettext_lazy("读出内容"),
    "length": gettext_lazy("字数"),
    "noted_on": gettext_lazy("日期"),
    "of": gettext_lazy("合并自"),
    "part": gettext_lazy("负责的范围"),
    "parts": gettext_lazy("单位范围"),
    "told": gettext_lazy("新告知的单位数"),
    "unit": gettext_lazy("单位"),
}
_CODES: Mapping[str, str | Promise] = {
    **dict(Outcome.choices),
    **dict(Verdict.choices),
    **dict(PrivateDetail.Kind.choices),
    **dict(ReadingPurpose.choices),
    **dict(ErasureBasis.choices),
    "too_late": gettext_lazy("已放弃，没有读取"),
    "unreadable": gettext_lazy("无法读取"),
    "refreshed": gettext_lazy("名册已有改动，重新核对"),
    "units": pgettext_lazy("名单", "单位"),
    "organisations": gettext_lazy("群团组织"),
    "terms": gettext_lazy("届次"),
    "posts": gettext_lazy("职务"),
    "appointments": gettext_lazy("任职"),
    "people": pgettext_lazy("名单", "人员"),
    "memberships": gettext_lazy("会籍"),
    "funds": gettext_lazy("经费"),
    "venues": gettext_lazy("阵地"),
}
_UNITS = {"unit", "parent", "holder", "part"}
_DIGEST = re.compile(r"[0-9a-f]{32,}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Names:
    """What the numbers in entries stand for; what is missing stays a number."""

    people: Mapping[str, str]
    units: Mapping[int, str]


def changes(entry: Entry, names: Names) -> list[str]:
    """One line for each field the entry recorded: what it is now, and what it was before."""
    content = entry.detail.content
    if content is None:
        return [_("内容已依法删除，摘要仍在")]
    before, after = content.get("before", {}), content.get("after", {})
    return [_line(entry.subject_kind, field, before, after, names) for field in {**before, **after}]


def _line(
    kind: str, field: str, before: Mapping[str, Any], after: Mapping[str, Any], names: Names
) -> str:
    words = {
        "field": _field(kind, field),
        "old": _value(kind, field, before.get(field), names),
        "new": _value(kind, field, after.get(field), names),
    }
    if field not in after:
        return _("%(field)s：原为%(old)s") % words
    if before.get(field) is None:
        return _("%(field)s：%(new)s") % words
    return _("%(field)s：%(old)s → %(new)s") % words


def _field(kind: str, name: str) -> str:
    """The field's name: ours, else the model's if somebody gave it one."""
    if name in _FIELDS:
        return str(_FIELDS[name])
    field = _model_field(kind, name)
    words = getattr(field, "verbose_name", name)  # what points at the row has none
    return str(words) if words != name.replace("_", " ") else name


def _value(kind: str, field: str, value: Any, names: Names) -> str:
    if field == "person":
        return names.people.get(f"person:{value}", str(value))
    if field in _UNITS:
        return names.units.get(value, "–" if value is None else str(value))
    chosen = dict(getattr(_model_field(kind, field), "flatchoices", ()) or ())
    return str(chosen[value]) if isinstance(value, str) and value in chosen else _plain(value)


def _plain(value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return answered(value)
    if isinstance(value, int):
        return number(value)
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, list):
        return _("、").join(_plain(item) for item in value)
    return _text(str(value))


def _mapping(value: Mapping[str, Any]) -> str:
    """Counts by what they count, the zeros left out; a sentence in the reader's language."""
    if set(value) == {"zh", "en"}:
        return said(value["en" if (get_language() or "") == "en" else "zh"])
    parts = {key: _plain(item) for key, item in value.items() if item}
    shown = [f"{_CODES.get(key, key)} {part}" for key, part in parts.items() if part != "–"]
    return _("、").join(shown) or "–"


def _text(value: str) -> str:
    if _DIGEST.fullmatch(value):
        return f"{value[:12]}…"
    if _DAY.fullmatch(value):
        return day(date.fromisoformat(value))
    return str(_CODES.get(value, value))


def _model_field(kind: str, name: str) -> Any:
    try:
        return apps.get_model(kind)._meta.get_field(name)  # noqa: SLF001 - Django's documented model API
    except (FieldDoesNotExist, LookupError):
        return None
