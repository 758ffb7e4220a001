"""The cost of asking, in a sentence."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.burden.models import Charge, Field
from qunqiao.burden.queries.ledger import in_hours
from qunqiao.kit.jinja import number


def cost_in_words(minutes: int, recipients: int, *, of_people: bool = False) -> str:
    """约 15 分钟 × 22 个单位 = 5.5 小时: what somebody is about to ask of others."""
    words = {
        "minutes": number(minutes),
        "count": number(recipients),
        "hours": number(in_hours(minutes * recipients)),
    }
    if of_people:
        said = ngettext(
            "约 %(minutes)s 分钟 × %(count)s 人 = %(hours)s 小时",
            "约 %(minutes)s 分钟 × %(count)s 人 = %(hours)s 小时",
            recipients,
        )
    else:
        said = ngettext(
            "约 %(minutes)s 分钟 × %(count)s 个单位 = %(hours)s 小时",
            "约 %(minutes)s 分钟 × %(count)s 个单位 = %(hours)s 小时",
            recipients,
        )
    return said % words


def cost_of(charge: Charge) -> str:
    """The same of an entry; that nobody was counted is said."""
    if not charge.recipients:
        return _("每人约 %(minutes)s 分钟，人数没有登记") % {"minutes": number(charge.minutes)}
    meets = charge.kind == Charge.Kind.MEETING
    return cost_in_words(charge.minutes, charge.recipients, of_people=meets)


def basis_of(basis: str, article: str) -> str:
    """The law it rests on; without one it is the house's own wish, and that is said."""
    return f"{basis} {article}".strip() if basis else _("没有法规依据，是发起单位的工作需要")


def field_title(field: Field) -> str:
    """What a field is called on a form and above its column, with what it is measured in."""
    words = {"name": field.name, "measure": field.measure}
    return _("%(name)s（%(measure)s）") % words if field.measure else field.name
