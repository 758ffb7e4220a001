"""The documents one may see, and beginning one."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.circulars import policy
from qunqiao.circulars.actions.draft_circular import draft_circular
from qunqiao.circulars.forms.asking import AskedForm
from qunqiao.circulars.models import Circular
from qunqiao.circulars.pages import reader_in, writer_in
from qunqiao.circulars.pages.showing import paper_of
from qunqiao.circulars.queries.circulars import visible_circulars
from qunqiao.circulars.queries.compose import unsaved
from qunqiao.kit import clock, columns
from qunqiao.kit.addresses import number_of
from qunqiao.kit.components import state
from qunqiao.kit.errors import NotFound, Refusal
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.pages import person_in

Topic = Circular.Topic
_MARKS = {"draft": "unknown", "issued": "sound", "withdrawn": "waived"}
# The topics to choose from, each with what it takes from the records.
TOPICS: Mapping[str, str | Promise] = MappingProxyType(
    {
        Topic.RECTIFICATION: gettext_lazy(
            "通报：体检问题发现了多少、销号了多少、还有多少，分类、分单位。"
        ),
        Topic.REELECTION: gettext_lazy("通报：哪些组织届满未换届、快要届满、已经换届，附名单。"),
        Topic.RELAY: gettext_lazy("通报：一次会议的要求传达到哪里、有没有落实措施。"),
        Topic.NOTICE: gettext_lazy("通知：把一条要求下达的任务、范围、期限和分工发下去。"),
        Topic.LETTER: gettext_lazy("整改通知书：一个单位要整改的问题，逐条写明依据和期限。"),
        Topic.MINUTES: gettext_lazy("会议纪要：由会议的议题、记录和要求生成。"),
        Topic.QUARTER: gettext_lazy("报告：一个季度的组织、换届、整改和督办情况。"),
    }
)


@login_required
@require_safe
def circulars(request: HttpRequest) -> HttpResponseBase:
    """The documents, the latest first."""
    reach = reader_in(request)
    table = Table(
        title=_("公文"),
        rows=visible_circulars(reach),
        columns=_columns(),
        filters=[
            choice("state", _("状态"), Circular.State.choices, lambda r, v: r.filter(state=v)),
            choice("kind", _("文种"), Circular.Kind.choices, lambda r, v: r.filter(kind=v)),
        ],
        order=("-pk",),
        sentence=lambda n: ngettext("共 %(n)d 份公文", "共 %(n)d 份公文", n) % {"n": n},
        empty=_("还没有公文。起草时内容由记录生成，每个数字都能点回记录。"),
        href=lambda row: reverse("circulars:circular", args=[row.pk]),
        day=clock.today(),
    )
    can = {"write": policy.may_write(reach)}
    return answer(request, table, "circulars/circulars.html", can=can)


def _columns() -> Sequence[columns.Column]:
    return [
        columns.text("title", _("标题"), lambda row: row.title, "title"),
        columns.text("number", _("发文字号"), lambda row: row.number, "number"),
        columns.text("kind", _("文种"), lambda row: row.get_kind_display(), "kind"),
        columns.text("state", _("状态"), state_of, "state"),
        columns.dated("as_of", _("截止日期"), lambda row: row.as_of, "as_of"),
        columns.dated("issued_on", _("印发日期"), lambda row: row.issued_on, "issued_on"),
        columns.text("unit", _("发文单位"), lambda row: row.unit.name, "unit__path"),
    ]


def state_of(row: Circular) -> str:
    """The state as a mark."""
    return state(_MARKS[row.state], text=row.get_state_display())


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def circular_new(request: HttpRequest) -> HttpResponse:
    """Choose a topic; then the unit and the days; look at what the records say; keep it as a draft."""
    reach = writer_in(request)
    topic = request.GET.get("topic", "")
    if not topic:
        topics = [(one.value, one.label, TOPICS[one]) for one in Topic if one in TOPICS]
        return render(request, "circulars/new.html", {"topics": topics})
    if topic not in TOPICS:
        raise NotFound
    sent = request.POST if request.method == "POST" else request.GET
    typed = sent if request.method == "POST" or "day" in sent else None
    form = AskedForm(typed, reach=reach, topic=topic, initial=_initial(request))
    values = {
        "form": form,
        "topic": Topic(topic),
        "about": TOPICS[topic],
        "paper": None,
        "refused": "",
    }
    if typed is None or not form.is_valid():
        status = 200 if typed is None else 422
        return render(request, "circulars/new_topic.html", values, status=status)
    try:
        if request.method == "POST":
            made = draft_circular(actor=person_in(request), asked=form.asked(), on=clock.today())
            messages.success(request, _("草稿已起草，印发前可以改文字。"))
            return redirect("circulars:circular", made.pk)
        values["paper"] = paper_of(unsaved(form.asked()), reach)
    except Refusal as refusal:
        values["refused"] = str(refusal)
        return render(request, "circulars/new_topic.html", values, status=refusal.status)
    return render(request, "circulars/new_topic.html", values)


def _initial(request: HttpRequest) -> dict[str, str]:
    names = ("unit", "meeting", "directive", "to_unit")
    return {
        name: request.GET[name]
        for name in names
        if number_of(request.GET.get(name, "")) is not None
    }
