"""What to do about one finding: the deed in the world, then the register, then how it closes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from qunqiao.checkups import bridge, queries
from qunqiao.checkups.models import Finding, Outcome
from qunqiao.checkups.pages import address, language
from qunqiao.checkups.pages.finding_around import Upper, upper_of
from qunqiao.kit.jinja import said
from qunqiao.people.policy import Reach
from qunqiao.registry.policy.intake import may_send_intake

# Steps that are done by sending in a corrected record; the others are done outside and then recorded.
_RECORDING = {"correct_record", "record_approval", "record_venue", "collect_levy", "fill_post"}
# Which records a step ends in, and what must stand there for it to be closed; of others the register at large.
_RECORDS: Mapping[str, Promise] = {
    "collect_levy": pgettext_lazy("更新什么", "经费记录"),
    "fill_post": pgettext_lazy("更新什么", "任职记录"),
    "plan_spending": pgettext_lazy("更新什么", "经费记录"),
    "record_venue": pgettext_lazy("更新什么", "阵地记录"),
}
_PROOFS: Mapping[str, Promise] = {
    "collect_levy": gettext_lazy("经费记录里的工资总额和实际拨缴数，补足或者更正过来"),
    "consider_full_time": gettext_lazy("名册上的职务，登记为专职"),
    "fill_post": gettext_lazy("名册上新的任职：什么人、什么职务、从哪天起"),
    "found_organisation": gettext_lazy("名册上新的组织，有成立日期、批准日期和批准文号"),
    "hold_election": gettext_lazy("名册上新一届的届次：第几届、选举日期、任期"),
    "plan_spending": gettext_lazy("经费记录里的支出数"),
    "record_approval": gettext_lazy("名册上的批准日期和批准文号"),
    "record_venue": gettext_lazy("名册上的阵地"),
    "request_extension": gettext_lazy("届次上的“延期批复文号”，或者新一届的届次"),
}


@dataclass(frozen=True, slots=True)
class Doing:
    """The steps in their order, the ways out besides them, and the two buttons of the register.

    ``form`` is the address of the form to fill, "" for whoever may not send one in; ``main`` is whether
    sending it in is the page's main button. ``upper`` is the body above that the steps speak of; ``free``
    tells that nobody has to do it.
    """

    steps: Sequence[str]
    ways: Sequence[tuple[str, str]]
    label: str
    href: str
    form: str
    main: bool
    upper: Upper | None
    free: bool


def doing_of(
    reach: Reach, shown: Finding, view: bridge.RuleView | None, *, main: bool, ordered: bool = False
) -> Doing:
    """What this reader can do about a finding that stands: on its own page, and on its task's.

    A suggestion is free to follow, unless it was ``ordered``.
    """
    tongue = language()
    form = reverse("checkups:finding_form", args=[shown.pk]) if may_send_intake(reach) else ""
    href, upper = address("registry:intakes"), upper_of(reach, shown)
    # The steps are the unit's, whoever reads them.
    coming = queries.next_checkup()
    if shown.missing:
        label = _("补录或更正资料")
        steps, ways = _filling(shown, coming), _ways(shown, free=False)
        return Doing(steps, ways, label, href, form, main, upper, free=False)
    step = view.rule.next_step if view else ""
    words = {"records": _RECORDS.get(step, pgettext("更新什么", "名册")), "coming": coming}
    words["proof"] = _proof(step, view)
    steps = [said(view.advice(tongue))] if view and view.advice(tongue) else []
    steps += [
        _("办好以后更新%(records)s：先下载更正表，里面已填好现有的内容；改好或补上缺的，再传回来。")
        % words,
        _(
            "销号凭记录：%(proof)s。记录传回来就马上重新核对，符合了就不再列入待办，到下一次体检正式销号。%(coming)s"
        )
        % words,
        _(
            "批复等原件不用传，由单位留存，上级可以查对。不用再向本平台报告；该向党组织、上级报告的照常报告。"
        ),
    ]
    label = _("补录或更正%(records)s") if step in _RECORDING else _("办完后更新%(records)s")
    label = label % words
    free = shown.outcome == Outcome.ADVICE and not ordered
    return Doing(steps, _ways(shown, free=free), label, href, form, main and not free, upper, free)


def _proof(step: str, view: bridge.RuleView | None) -> str | Promise:
    """What must stand in the records for the finding to be closed."""
    if step == "hold_election" and view is not None and view.rule.since == "term_due_on":
        return _(
            "名册上新一届的届次（第几届、选举日期、任期），或者获准延期的“延期至”和“延期批复文号”"
        )
    return _PROOFS.get(step, _("名册上的新记录"))


def missing_of(shown: Finding) -> list[str]:
    """What is not recorded, in the words of a page."""
    kind, tongue = shown.subject_kind, language()
    return [said(bridge.missing_label(kind, fact, tongue)) for fact in shown.missing]


def _filling(shown: Finding, coming: str) -> list[str]:
    words = {"missing": _("、").join(missing_of(shown)), "unit": said(shown.unit.name)}
    words["coming"] = coming
    return [
        _("由%(unit)s核实以后，把“%(missing)s”补到名册上；上级有资料的，也可以代为补录。") % words,
        _(
            "记录传回来就马上重新判断：符合的不再列入待办，到下一次体检正式销号；不符合的转为问题。%(coming)s"
        )
        % words,
    ]


def _ways(shown: Finding, *, free: bool) -> list[tuple[str, str]]:
    """For whom the first step is not the right one, each under its own heading."""
    ways = []
    unknown = shown.outcome == Outcome.UNKNOWN
    if not unknown:
        ways.append((_("已经办了，只是没有登记"), _("直接更新名册。")))
    if "extended_until" in shown.evidence:
        deed = _("把“延期至”和“延期批复文号”补到名册的届次上。")
        ways.append((_("有延期批复"), deed))
    checked = _(
        "对照“依据的记录”，记录不对的更正名册；规则适不适用，看名册上的单位性质、组织类别和层级。"
        "记录都对、仍认为判错的，向上级单位反映。"
    )
    ways.append((_("认为判错了，或者这条规则不适用"), checked))
    if free:
        left = _("建议不是必须办的：不采纳的不用申请豁免，也不用说明理由；名册变了会重新判断。")
        ways.append((_("不打算采纳"), left))
    elif not unknown:
        excused = _("请上级单位写明理由和期限，予以豁免；豁免只是暂不列入，该做的还要做。")
        ways.append((_("有正当理由，暂时办不了"), excused))
    return ways
