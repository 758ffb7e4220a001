"""Findings as a list: narrowed by unit, theme, rule and the rest, and exported exactly as shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from markupsafe import Markup

from qunqiao.checkups import bridge, queries
from qunqiao.checkups.models import Finding, Life, Outcome, Theme
from qunqiao.checkups.pages import address, language, reader_in, state_mark
from qunqiao.kit import clock, columns, jinja
from qunqiao.kit.addresses import number_of
from qunqiao.kit.components import state
from qunqiao.kit.listing import Filter, Table, answer, choice
from qunqiao.kit.narrowing import chosen
from qunqiao.people.models import Unit
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.registry.models import Organisation
from qunqiao.registry.queries.units import unit_choices

Rows = QuerySet[Finding]


@login_required
@require_safe
def findings(request: HttpRequest) -> HttpResponseBase:
    """The findings that stand (or were cleared, where asked), most urgent first."""
    reach = reader_in(request)
    table = _table(reach, request.GET)
    rectify = address("supervision:rectify") if reach.has(OVERSEERS) else ""
    if rectify and not request.GET.get("export"):
        table = replace(table, columns=[*table.columns, _ticked()])
    values = {
        "latest": queries.latest_checkup(),
        "coming": queries.next_checkup(reach),
        "rectify": rectify,
    }
    return answer(request, table, "checkups/findings.html", **values)


def findings_asked(reach: Reach, asked: QueryDict) -> Rows:
    """The findings that the list shows for these filters, for pages that go on from there."""
    return chosen(_table(reach, asked), asked).rows


def _table(reach: Reach, asked: QueryDict) -> Table:
    every = queries.all_findings(reach)
    return Table(
        title=_("体检问题"),
        rows=every if asked.get("state") else queries.open_findings(reach),
        columns=_columns(),
        filters=[*_of_place(reach, asked), *_of_rule(), *_of_state(), *_of_gap(asked)],
        order=("urgency", "since"),
        sentence=_sentence,
        empty=_("按这些条件没有查到问题。没有查到不等于没有：缺资料的列在“不明”里。"),
        href=lambda row: reverse("checkups:finding", args=[row.pk]),
        day=clock.today(),
        linked=True,
        worked_out=beside,
    )


def beside(rows: Rows) -> Rows:
    """``rows`` with what an app above knows of them, such as the task that runs (``task_due``)."""
    rows = rows.select_related("unit", "organisation")
    for known in settings.FINDINGS_BESIDE:
        rows = import_string(known)(rows)
    return rows


def _ticked() -> columns.Column:
    """A box to choose some of the findings for what the form ``rectify`` leads to."""
    box = Markup(
        '<input class="form-check-input" type="checkbox" form="rectify" name="finding" value="{}" aria-label="{}">'
    )
    said = _("选中：%(name)s")
    return columns.Column(
        "pick", _("选"), lambda row: box.format(row.pk, said % {"name": row.subject_name})
    )


def _sentence(total: int) -> str:
    words = ngettext("共 %(num)d 条，最急的在前", "共 %(num)d 条，最急的在前", total)
    return words % {"num": total}


def _columns() -> Sequence[columns.Column]:
    tongue = language()
    return [
        columns.text("subject", _("对象"), lambda row: row.subject_name, "subject_name"),
        columns.Column(
            "says",
            _("情况"),
            lambda row: _situation(row, tongue),
            plain=lambda row: " ".join(
                filter(None, (jinja.said(row.says(tongue)), under_way(row)))
            ),
        ),
        columns.text(
            "outcome", _("结果"), lambda row: state_mark(row.outcome, row.mark), "outcome"
        ),
        columns.text("life", _("变化"), _lived),
        columns.text("severity", _("严重程度"), _graded, "urgency"),
        columns.text("source", _("出处"), _source),
        columns.text("theme", _("主题"), lambda row: _unbroken(row.get_theme_display()), "theme"),
        columns.dated("since", _("自何时起"), lambda row: row.since, "since"),
    ]


def _lived(row: Finding) -> Markup | str:
    """Where a finding stands in its life; a waived one with its last day."""
    life = Life(row.life(clock.today()))
    if row.settled and life != Life.CLEARED:
        return state("sound", text=_("已复核不成立，待销号"))
    if life != Life.WAIVED:
        return _unbroken(str(life.label))
    words = _("已豁免到 %(day)s") % {"day": jinja.day(row.waived_until)}
    return _unbroken(state("waived", text=words))


def _source(row: Finding) -> str:
    """Which text it rests on: what binds the unit before what is told for reference."""
    return bridge.rested_on(row.basis, row.unit.region)


def _situation(row: Finding, tongue: str) -> Markup:
    """What is wrong, as a link to all of it; and that a task of it runs, with the day it is due."""
    said = Markup('<a href="{}">{}</a>').format(
        reverse("checkups:finding", args=[row.pk]), jinja.said(row.says(tongue))
    )
    due = under_way(row)
    if not due:
        return said
    # In one piece: on a phone a cell's parts would stand side by side.
    both = Markup('<span>{}<br><span class="q-note q-whole">{}</span></span>')
    return both.format(said, due)


def under_way(row: Finding) -> str:
    """That it is being put right by order, and by when; "" where no task of it runs."""
    due = getattr(row, "task_due", None)
    return _("整改中，%(day)s 到期") % {"day": jinja.day(due)} if due else ""


def _graded(row: Finding) -> str:
    """How grave a problem it is; advice and what cannot be judged are none."""
    return str(row.get_severity_display()) if row.outcome == Outcome.BREACH else ""


def _unbroken(words: str) -> Markup | str:
    """Words that a narrow column breaks between them, never inside."""
    return Markup('<span class="q-unsplit">{}</span>').format(words) if words else ""


def _field(name: str) -> Callable[[Rows, str], Rows]:
    return lambda rows, value: rows.filter(**{name: value})


def _of_place(reach: Reach, asked: QueryDict) -> list[Filter]:
    units = unit_choices(reach, asked.get("unit", ""))
    paths = {str(unit.pk): unit.path for unit in units}
    own = bool(asked.get("own")) and asked.get("unit") in paths

    def within(rows: Rows, value: str) -> Rows:
        if own:
            return rows.filter(unit=int(value))
        return rows.filter(unit__path__startswith=paths[value])

    options = [(str(unit.pk), unit.name) for unit in units]
    kinds = [(Finding.Subject.UNIT, Finding.Subject.UNIT.label), *Organisation.Kind.choices]
    # Whoever has one unit has nothing to choose.
    found = (
        [choice("unit", _("单位"), options, within)]
        if len(options) > 1 or asked.get("unit")
        else []
    )
    # Where the overview led from one kind or level of units; nobody has to choose among levels here.
    if asked.get("unit_kind"):
        found.append(choice("unit_kind", _("单位性质"), Unit.Kind.choices, _field("unit__kind")))
    if number_of(level := asked.get("unit_level", "")) is not None:
        deep = [(level, _("第 %(n)s 级单位") % {"n": level[:3]})]
        found.append(choice("unit_level", _("单位层级"), deep, _field("unit__depth")))
    if own:
        found.append(choice("own", _("范围"), [("1", _("只看本级"))], lambda rows, _value: rows))
    return [*found, choice("kind", _("对象类别"), kinds, queries.of_kind)]


def _of_rule() -> list[Filter]:
    tongue = language()
    titles = {rule_id: view.title(tongue) for rule_id, view in bridge.shelf().rules.items()}
    rules = [(rule_id, jinja.said(title)) for rule_id, title in titles.items()]
    return [
        choice("theme", _("主题"), Theme.choices, _field("theme")),
        choice("rule", _("规则"), rules, _field("rule")),
        choice("severity", _("严重程度"), Finding.Severity.choices, _field("severity")),
    ]


def _of_state() -> list[Filter]:
    outcomes = [(o.value, o.label) for o in (Outcome.BREACH, Outcome.ADVICE, Outcome.UNKNOWN)]
    states = [
        ("", _("现在存在")),
        *((life.value, str(life.label)) for life in Life),
        ("all", _("全部，含已销号")),
    ]
    return [
        choice("outcome", _("结果"), outcomes, _field("outcome")),
        choice("handling", _("整改情况"), queries.Handling.choices, queries.handled),
        Filter(
            "state",
            _("状态"),
            "choice",
            lambda rows, value: (
                rows if value == "all" else queries.in_life(rows, value, clock.today())
            ),
            states,
        ),
    ]


def _of_gap(asked: QueryDict) -> list[Filter]:
    """The fact that is missing, when a page of data gaps led here."""
    gap = asked.get("missing", "")
    if not gap:
        return []
    kind, _colon, fact = gap.split(",")[0].partition(":")
    label = jinja.said(bridge.missing_label(kind, fact, language()))
    return [choice("missing", _("缺少的资料"), [(gap, label)], queries.lacking)]
