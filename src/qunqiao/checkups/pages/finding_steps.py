"""What to do about one finding: the deed in the world, then the register, then how it closes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from qunqiao.checkups import bridge
from qunqiao.checkups.models import Finding
from qunqiao.checkups.pages import address
from qunqiao.kit.jinja import said

# Steps that are done by sending in a corrected record; the others are done outside and then recorded.
_RECORDING = {"correct_record", "record_approval", "record_venue", "collect_levy", "fill_post"}


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps in their order, the ways out besides them, and the button that leads to the register."""

    steps: Sequence[str]
    ways: Sequence[str]
    label: str
    href: str


def steps_of(
    shown: Finding, view: bridge.RuleView | None, missing: Sequence[str], tongue: str
) -> Steps:
    """What to do about a finding that stands; ``missing`` are the labels of what is not recorded."""
    href = address("registry:intakes")
    if missing:
        words = {"missing": said(_("、").join(missing)), "unit": said(shown.unit.name)}
        steps = [
            _("由%(unit)s核实以后，把“%(missing)s”补到名册上。") % words,
            _("名册一更新就马上重新判断：符合就销号，不符合转为问题。"),
        ]
        return Steps(steps, [], _("补录或更正资料"), href)
    steps = [said(view.advice(tongue))] if view and view.advice(tongue) else []
    steps += [
        _("办好以后更新名册：下载更正表，里面已填好名册现有的内容，改好或补上缺的，传回来。"),
        _(
            "名册一更新就马上重新核对：符合了就不再要您处理，下一次体检正式销号。"
            "不用再向本平台报告；该向党组织、上级报告的照常报告。"
        ),
    ]
    recording = view is not None and view.rule.next_step in _RECORDING
    label = _("补录或更正资料") if recording else _("办完后更新名册")
    return Steps(steps, _ways(shown), label, href)


def _ways(shown: Finding) -> list[str]:
    """For whom the first step is not the right one."""
    ways = [_("已经办了，只是没有登记：直接更新名册。")]
    if "extended_until" in shown.evidence:
        ways.append(_("有延期批复：把“延期至”和“延期批复文号”补到名册的届次上。"))
    ways.append(
        _(
            "认为判错了：对照“依据的记录”，记录不对的更正名册；"
            "有正当理由暂时办不了的，请上级单位写明理由和期限，予以豁免。"
        )
    )
    return ways
