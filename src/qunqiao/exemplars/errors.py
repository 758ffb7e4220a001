"""What can be refused about exemplars."""

from django.utils.translation import gettext_lazy as _

from qunqiao.kit.errors import Conflict, Invalid


class NotProposed(Conflict):
    """It was reviewed already, or taken back."""

    default = _("这个典型已经评议过，或者已经撤下。")


class NotAccepted(Conflict):
    """Only what another body accepted is published."""

    default = _("要先由另一个单位评议认可，才能发布。")


class NotPublished(Conflict):
    """Only what is published can be taken over."""

    default = _("这个典型还没有发布，或者已经撤下。")


class Withdrawn(Conflict):
    """It is gone already."""

    default = _("这个典型已经撤下。")


class OwnPractice(Invalid):
    """A unit does not take over what it does already."""

    default = _("这本来就是您单位的做法，不用采纳。")


class AdoptedAlready(Conflict):
    """The unit has taken it over and not given it up."""

    default = _("您单位已经采纳。")


class EndedAlready(Conflict):
    """It was given up already."""

    default = _("您单位已经不再采纳。")


class NoReason(Invalid):
    """A review says why."""

    default = _("请写明理由，至少 5 个字。")


class NotOfUnit(Invalid):
    """Evidence is what was found at the unit itself, and cleared."""

    default = _("佐证只能选这个单位已经销号的问题。")
