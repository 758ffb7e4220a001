"""What to do about one finding: the deed in the world, then the register, then how it closes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from qunqiao.checkups import bridge
from qunqiao.checkups.models import Finding, Outcome
from qunqiao.checkups.pages import address, language
from qunqiao.checkups.pages.finding_around import Upper, upper_of
from qunqiao.kit.jinja import said
from qunqiao.people.policy import Reach
from qunqiao.registry.policy.intake import may_send_intake

# Steps that are done by sending in a corrected record; the others are done outside and then recorded.
_RECORDING = {"correct_record", "record_approval", "record_venue", "collect_levy", "fill_post"}


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
    if shown.missing:
        label = _("补录或更正资料")
        return Doing(
            _filling(shown), _ways(shown, free=False), label, href, form, main, upper, free=False
        )
    steps = [said(view.advice(tongue))] if view and view.advice(tongue) else []
    steps += [
        _("办好以后更新名册：先下载更正表，里面已填好名册现有的内容；改好或补上缺的，再传回来。"),
        _("%(closing)s不用再向本平台报告；该向党组织、上级报告的照常报告。")
        % {"closing": closing_story()},
    ]
    recording = view is not None and view.rule.next_step in _RECORDING
    label = _("补录或更正资料") if recording else _("办完后更新名册")
    free = shown.outcome == Outcome.ADVICE and not ordered
    return Doing(steps, _ways(shown, free=free), label, href, form, main and not free, upper, free)


def closing_story() -> str:
    """How what was put right is closed, in the same words on every page."""
    return _(
        "名册一更新就马上重新核对：符合了就不再要您处理，到下一次体检（由主管部门发起）正式销号。"
    )


def missing_of(shown: Finding) -> list[str]:
    """What is not recorded, in the words of a page."""
    kind, tongue = shown.subject_kind, language()
    return [said(bridge.missing_label(kind, fact, tongue)) for fact in shown.missing]


def _filling(shown: Finding) -> list[str]:
    words = {"missing": _("、").join(missing_of(shown)), "unit": said(shown.unit.name)}
    return [
        _("由%(unit)s核实以后，把“%(missing)s”补到名册上；上级有资料的，也可以代为补录。") % words,
        _("名册一更新就马上重新判断：符合的不再要求办理，到下一次体检正式销号；不符合的转为问题。"),
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
