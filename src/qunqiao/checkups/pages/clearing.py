"""What is told of a finding that is gone: what the register has now, and what kind of deed cleared it."""

from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qunqiao.checkups import bridge, queries
from qunqiao.checkups.models import Finding
from qunqiao.checkups.pages import language
from qunqiao.checkups.pages.finding_steps import missing_of
from qunqiao.checkups.queries import Deed, Told, Way
from qunqiao.kit import jinja
from qunqiao.kit.jinja import said
from qunqiao.people.policy import Reach

_SENTENCES: Mapping[Way, Promise] = {
    Way.IN_TIME: gettext_lazy(
        "%(label)s是 %(on)s，没有过期限（%(due)s）：按期已办，只是补录在后。"
    ),
    Way.LATE: gettext_lazy("%(label)s是 %(on)s，期限到 %(due)s：逾期 %(late)d 天后办理。"),
    Way.LATE_BEFORE_FOUND: gettext_lazy(
        "%(label)s是 %(on)s，期限到 %(due)s：逾期 %(late)d 天后办理；%(found)s 体检查到以前已经办了，只是补录在后。"
    ),
    Way.APPROVED_BEFORE_FOUND: gettext_lazy(
        "%(label)s是 %(on)s：%(found)s 体检查到以前已经批准，只是补录在后。"
    ),
    Way.EXTENDED: gettext_lazy(
        "没有新的届次，是名册上登记了延期（到 %(on)s）；哪天批复的，名册上没有。"
    ),
    Way.CORRECTED: gettext_lazy("没有新的届次，是更正了原来那一届的登记。"),
    Way.SUPPLIED: gettext_lazy("当时缺“%(missing)s”，判断不了；名册补上以后判明。"),
}
_SHORT: Mapping[Way, Promise] = {
    Way.IN_TIME: gettext_lazy("按期已办，补录在后"),
    Way.LATE: gettext_lazy("逾期 %(late)d 天后办理"),
    Way.LATE_BEFORE_FOUND: gettext_lazy("逾期 %(late)d 天后办理，补录在后"),
    Way.APPROVED_BEFORE_FOUND: gettext_lazy("早已批准，补录在后"),
    Way.EXTENDED: gettext_lazy("登记了延期"),
    Way.CORRECTED: gettext_lazy("更正了登记"),
}


def recorded_now(reach: Reach, shown: Finding) -> list[str]:
    """Of one that was cleared what the register has instead, and what cleared it; nothing of others."""
    if shown.state != Finding.State.CLEARED:
        return []
    one = queries.all_findings(reach).filter(pk=shown.pk)
    told = queries.facts_now(one, language()).get(shown.pk)
    if told is None:
        return []
    how = [_how(shown, told.deed)] if told.deed else []
    if not told.facts:
        return how
    facts = _("，").join(in_words(told.facts))
    if how:
        return [_("名册现在：%(facts)s。") % {"facts": facts}, *how]
    dated = _("名册现在：%(facts)s。事情何时办的看这里的日期，登记可能比办事晚。")
    return [dated % {"facts": facts}]


def in_words(facts: Sequence[tuple[str, str]]) -> list[str]:
    """Each fact with its label, as it stands in a sentence."""
    return [
        _("%(label)s %(value)s") % {"label": said(label), "value": said(value)}
        for label, value in facts
    ]


def in_short(told: Told | None) -> str:
    """What cleared it, as a list says it beside its dates; "" where nothing tells."""
    deed = told.deed if told else None
    if deed is None or deed.way not in _SHORT:
        return ""
    return str(_SHORT[deed.way]) % {"late": deed.late}


def _how(shown: Finding, deed: Deed) -> str:
    return str(_SENTENCES[deed.way]) % {
        "label": _label(shown, deed),
        "on": jinja.day(deed.on),
        "due": jinja.day(deed.due),
        "late": deed.late,
        "found": jinja.day(shown.first_checkup.as_of),
        "missing": _("、").join(missing_of(shown)),
    }


def _label(shown: Finding, deed: Deed) -> str:
    """What the day of the deed is called; of an appointment, which no fact holds, as the register says."""
    if not deed.fact:
        return _("任职日期")
    ((label, _value),) = bridge.evidence_in_words(shown.subject_kind, {deed.fact: None}, language())
    return said(label)
