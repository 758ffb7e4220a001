"""What can be refused about requests and the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid, Sentence


@dataclass(frozen=True, slots=True)
class Stands:
    """Where a fact stands that somebody wanted to ask for; ``href`` is the list that shows it."""

    field: str
    where: str
    href: str


class HeldAlready(Invalid):
    """The registry holds what is asked for; ``stands`` says where."""

    default = _("名册里已经有的，不再向单位要。请把这几项去掉。")

    def __init__(self, sentence: Sentence, stands: Sequence[Stands]) -> None:
        super().__init__(sentence)
        self.stands = list(stands)


class PersonalAsked(Invalid):
    """A form that goes to many desks is no place for numbers of persons."""

    default = _(
        "身份证号、手机号、住址这类个人信息不能用“要数据”收集。确有需要的，由本人在自己的页面登记。"
    )


class AskedTwice(Conflict):
    """The same is being asked of the same units already."""


class NobodyAsked(Invalid):
    """The request goes to nobody."""

    default = _("请至少选一个要问的单位。发起单位自己不用填。")


class NothingAsked(Invalid):
    """A request without a field."""

    default = _("请至少写一项要填的内容。")


class TooMuchAsked(Invalid):
    """A request is one form, not ten."""

    default = _("一次最多要 12 项，项目名称不能重复。")


class DueTooSoon(Invalid):
    """People need days to answer, and a request must end."""

    default = _("截止日期至少留 3 天，最晚不超过半年。")


class SentAlready(Conflict):
    """The request was sent; what people are filling in does not change under their hands."""

    default = _("已经发出，不能再改。")


class NotOpen(Conflict):
    """The request is a draft, was closed, or its day has passed."""

    default = _("这次要数据没有发出，或者已经截止，不能再填。")


class RemindedAlready(Conflict):
    """One reminder at most."""

    default = _("已经提醒过一次。同一件事只提醒一次。")


class NobodyToRemind(Conflict):
    """Everybody has answered."""

    default = _("各单位都已经填报，不用提醒。")


class BadAnswer(Invalid):
    """What was typed does not fit the field."""


class ToldAlready(Conflict):
    """A unit is asked once how long it took."""

    default = _("您单位已经说过用了多少时间，只问一次。")


class BadMinutes(Invalid):
    """A number of minutes nobody works."""

    default = _("分钟数请填 1 到 2880 之间的整数。")
