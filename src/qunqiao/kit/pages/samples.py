"""What the gallery shows its components with; every unit and number is made up."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from qunqiao.kit.columns import Column
from qunqiao.kit.days import DayField
from qunqiao.kit.listing import Filter, Listing, Row
from qunqiao.kit.paging import SIZES, Chip

STATES = (
    "breach",
    "advice",
    "due",
    "underway",
    "unknown",
    "sound",
    "withheld",
    "waived",
    "not_applicable",
)


class SampleForm(forms.Form):
    """One field of each kind."""

    use_required_attribute = False

    name = forms.CharField(
        label=gettext_lazy("组织名称"), help_text=gettext_lazy("写公章上的全称，不写简称。")
    )
    approved_on = DayField(label=gettext_lazy("批准日期"), required=False)
    tier = forms.ChoiceField(
        label=gettext_lazy("组织层级"),
        choices=[
            ("branch", gettext_lazy("支部")),
            ("general_branch", gettext_lazy("总支部")),
            ("committee", gettext_lazy("委员会")),
        ],
    )
    body = forms.MultipleChoiceField(
        label=gettext_lazy("已设机构"),
        choices=[
            ("audit", gettext_lazy("经费审查委员会")),
            ("women", gettext_lazy("女职工委员会")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("组织类别"),
        choices=[("trade_union", gettext_lazy("工会")), ("youth_league", gettext_lazy("共青团"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("说明"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    agreed = forms.BooleanField(label=gettext_lazy("以上内容已与本单位核对"))


def filled_form() -> SampleForm:
    """The form as somebody begins it."""
    return SampleForm(
        initial={"name": _("省水利厅工会委员会"), "kind": "trade_union"}, prefix="new"
    )


def wrong_form() -> SampleForm:
    """The form sent with mistakes."""
    return SampleForm({"approved_on": "2026-13-02", "tier": "committee", "kind": "trade_union"})


def listing(state_of: dict[str, Markup], query: QueryDict) -> Listing:
    """A list in the middle of its pages, sorted by its date."""
    rows = [
        (_("省水利厅工会委员会"), _("工会"), "2026-03-12", "1,204", "breach"),
        (_("省林业局机关工会"), _("工会"), "2026-12-01", "318", "due"),
        (_("省测绘院团支部"), _("共青团"), "2028-05-20", "46", "sound"),
        (_("省档案馆妇委会"), _("妇委会"), "", "", "unknown"),
    ]
    return Listing(
        columns=[
            _column("name", _("组织"), sortable=True),
            _column("kind", _("类别")),
            _column("due", _("届满日期"), sortable=True),
            _column("members", _("会员（人）"), sortable=True, numeric=True),
            _column("state", _("状态")),
        ],
        rows=[Row("#list", [*cells, state_of[outcome]]) for *cells, outcome in rows],
        total=134,
        page=2,
        pages=3,
        sentence=_("2026-11-20 在册的组织 134 个，按届满日期排列。"),
        sort="due",
        filters=filters(),
        exports=[(_("导出 Excel"), "#list"), ("CSV", "#list")],
        query=query,
        empty_sentence=_("没有符合条件的组织。"),
        chips=[Chip(_("%(label)s：%(value)s") % {"label": _("类别"), "value": _("工会")}, "#list")],
        sizes=[(size, "#list") for size in SIZES],
    )


def filters() -> list[Filter]:
    """One filter of each kind."""
    kinds = [("", _("全部")), ("trade_union", _("工会")), ("youth_league", _("共青团"))]
    return [
        Filter("q", _("名称"), "text", lambda rows, _value: rows),
        Filter("kind", _("类别"), "choice", lambda rows, _value: rows, kinds),
        Filter("on", _("日期"), "date", lambda rows, _value: rows, value="2026-11-20"),
    ]


def _column(key: str, title: str, *, sortable: bool = False, numeric: bool = False) -> Column:
    return Column(key, title, str, (key,) if sortable else (), numeric)


def facts() -> list[tuple[str, str | None]]:
    """A record's facts, one of them not known."""
    return [
        (_("组织编号"), "GH-0207"),
        (_("所在单位"), _("省水利厅")),
        (_("成立日期"), "1998-06-01"),
        (_("批准文号"), None),
    ]


def time_line() -> list[tuple[date | None, str, str | None, str | None]]:
    """A committee's life."""
    return [
        (date(2026, 3, 12), _("第五届任期届满"), _("没有登记延期批复。"), None),
        (date(2024, 9, 3), _("增补委员两名"), None, "#time"),
        (date(2021, 3, 12), _("第五届委员会选举产生"), _("任期五年。"), "#time"),
        (None, _("第四届委员会选举产生"), None, None),
    ]


HeatMark = tuple[str, int, str | None, str]


def heat_rows() -> list[tuple[str, str | None, int, list[list[HeatMark]]]]:
    """Units down, rules across."""
    units = [
        (_("省直机关工委"), 0, [("breach", 21), ("due", 8), ("unknown", 5), ("sound", 96)]),
        (_("省水利厅"), 1, [("breach", 4), ("due", 1), ("sound", 12), ("sound", 12)]),
        (_("省水利科学研究院"), 2, [("sound", 3), ("sound", 3), ("unknown", 2), ("sound", 3)]),
        (_("省档案馆"), 1, [("withheld", 0), ("sound", 2), ("not_applicable", 0), ("sound", 2)]),
    ]
    return [
        (name, "#heat", depth, [[_heat_mark(name, outcome, count)] for outcome, count in cells])
        for name, depth, cells in units
    ]


def _heat_mark(name: str, outcome: str, count: int) -> HeatMark:
    words = {"name": name, "outcome": SPOKEN[outcome], "count": count}
    label = _("%(name)s：%(outcome)s %(count)d") % words
    return outcome, count, "#heat" if count else None, label


SPOKEN = {
    "breach": gettext_lazy("问题"),
    "advice": gettext_lazy("建议"),
    "due": gettext_lazy("将到期"),
    "unknown": gettext_lazy("不明"),
    "sound": gettext_lazy("正常"),
    "withheld": gettext_lazy("不公布"),
    "not_applicable": gettext_lazy("不适用"),
}


def bars() -> list[tuple[str, int, int, str, str, str | None]]:
    """How one rule came out."""
    counts = [("breach", 21), ("due", 8), ("unknown", 5), ("sound", 96)]
    return [
        (str(SPOKEN[outcome]), count, 130, _("%(n)d 个组织") % {"n": count}, outcome, "#bars")
        for outcome, count in counts
    ]
