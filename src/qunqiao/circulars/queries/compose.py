"""From a topic, a unit and a day to a document."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.utils import translation

from qunqiao.circulars.errors import WrongDays
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.composing import Asked, Composed
from qunqiao.circulars.queries.topics.meeting import minutes, relay
from qunqiao.circulars.queries.topics.mending import rectification
from qunqiao.circulars.queries.topics.ordering import letter, notice, withdrawal
from qunqiao.circulars.queries.topics.quarterly import quarter
from qunqiao.circulars.queries.topics.renewing import reelection
from qunqiao.kit import clock

Topic = Circular.Topic
COMPOSERS: Mapping[str, Callable[[Asked], Composed]] = {
    Topic.RECTIFICATION: rectification,
    Topic.REELECTION: reelection,
    Topic.RELAY: relay,
    Topic.MINUTES: minutes,
    Topic.NOTICE: notice,
    Topic.LETTER: letter,
    Topic.QUARTER: quarter,
    Topic.WITHDRAWAL: withdrawal,
}


def compose(asked: Asked) -> Composed:
    """The document as the records have it, in Chinese whatever the reader's language.

    Raises:
        WrongDays: the span is none, or ends ahead of today.
        NotChosen, NoCheckup, NothingFound, NothingSent: there is nothing to write about.
    """
    if not asked.since < asked.day <= clock.today():
        raise WrongDays
    with translation.override("zh-hans"):
        return COMPOSERS[asked.topic](asked)


def quarter_began(day: date) -> date:
    """The last day of the quarter before: figures count what came after it."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first - timedelta(days=1)


def unsaved(asked: Asked) -> Circular:
    """The document as a row that nobody has kept; see ``compose``."""
    made = compose(asked)
    return Circular(
        unit=asked.unit,
        kind=made.kind,
        topic=asked.topic,
        since=asked.since,
        as_of=asked.day,
        # Who was not told of a letter is not told of its withdrawal.
        to_unit=asked.withdraws.to_unit if asked.withdraws else asked.to_unit,
        meeting=asked.meeting,
        directive=asked.directive,
        withdraws=asked.withdraws,
        letterhead=made.letterhead[:80],
        title=made.title[:120],
        addressees=made.addressees[:600],
        signature=asked.unit.name[:80],
        blocks=made.blocks,
        attachments=made.attachments,
        figures=made.figures,
    )
