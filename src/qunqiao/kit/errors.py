"""What every refusal has in common: a sentence for the person, and a status for the browser.

Refusal
├── NotAllowed     403: you may see it, you may not do it
├── NotFound       404: it does not exist, or you may not know that it does
├── Invalid        422: what was typed cannot be taken; ``fields`` says what, beside each field
└── Conflict       409: the state has changed, or the step is not possible now
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Sentence = str | Promise


class Refusal(Exception):
    """Something was refused; ``sentence`` says why and what to do, in the reader's language."""

    status = 409
    default: Sentence = _("这一步现在不能做。")

    def __init__(self, sentence: Sentence | None = None) -> None:
        self.sentence = sentence or self.default
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return str(self.sentence)


class NotAllowed(Refusal):
    """The person may see the thing but has no duty that lets them do this."""

    status = 403
    default = _("您的职责不包括这一步。需要时请联系上级群团部门开通。")


class NotFound(Refusal):
    """It does not exist or is outside the person's range; the two look the same on purpose."""

    status = 404
    default = _("没有找到这一页，或者它不在您的范围内。")


class Conflict(Refusal):
    """The record has moved on, or the step does not fit its state."""


class Invalid(Refusal):
    """What was typed cannot be taken; ``fields`` maps field names to sentences."""

    status = 422
    default = _("填写的内容有误，请按提示改正。")

    def __init__(
        self, sentence: Sentence | None = None, *, fields: Mapping[str, Sentence] | None = None
    ) -> None:
        super().__init__(sentence)
        self.fields = dict(fields or {})


def require(allowed: bool, refusal: Refusal | None = None) -> None:  # noqa: FBT001 - reads as English: require(policy.may_close(...))
    """Go on only if ``allowed``; otherwise refuse (by default with ``NotAllowed``)."""
    if not allowed:
        raise refusal or NotAllowed()
