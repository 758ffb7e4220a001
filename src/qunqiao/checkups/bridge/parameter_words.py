"""What the parameters of rules are called; under its own name each stands in the rule's test."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_WORDS: Mapping[str, str | Promise] = {
    "branch": gettext_lazy("支部的年数"),
    "branch_months": gettext_lazy("支部的月数"),
    "committee": gettext_lazy("委员会的年数"),
    "day": gettext_lazy("每月几日"),
    "days": gettext_lazy("天数"),
    "kept_percent": gettext_lazy("本级留成百分之几"),
    "lawful": gettext_lazy("法律规定的数"),
    "least": gettext_lazy("最少"),
    "long": gettext_lazy("较长的年数"),
    "months": gettext_lazy("月数"),
    "most": gettext_lazy("最多"),
    "oldest": gettext_lazy("最大年龄"),
    "oldest_league": gettext_lazy("共青团的最大年龄"),
    "other_months": gettext_lazy("其他组织的月数"),
    "percent": gettext_lazy("百分之几"),
    "permille": gettext_lazy("千分之几"),
    "short": gettext_lazy("较短的年数"),
    "smallest": gettext_lazy("从多少算起"),
    "threshold": gettext_lazy("达到多少"),
    "years": gettext_lazy("年数"),
    "young": gettext_lazy("算年轻的最大年龄"),
}


def parameter_words(name: str) -> str:
    """The parameter in words, its own name beside; a name that a body chose itself stands alone."""
    words = _WORDS.get(name)
    return name if words is None else _("%(words)s（%(name)s）") % {"words": words, "name": name}
