"""What the acts on an intake share: the lock, its next state, and its rows as they are kept."""

from qunqiao.kit import clock
from qunqiao.registry.models import Intake, IntakePart, Verdict
from qunqiao.registry.queries.comparison import Reading

_TOGETHER = 20


def locked(intake: Intake) -> Intake:
    """The intake as it is now, without its file, held until the act is done."""
    intakes = Intake.objects.select_for_update(of=("self",)).select_related("sent_by__unit")
    return intakes.defer("content").get(pk=intake.pk)


def enter(intake: Intake, state: Intake.State, *more: str) -> None:
    """Put the intake into its next state, with whatever ``more`` fields changed."""
    intake.state, intake.since = state, clock.now()
    intake.save(update_fields=["state", "since", *more])


def counts_by_table(intake: Intake) -> dict[str, dict[str, int]]:
    """For the trail: how many rows of each table got which verdict."""
    counts: dict[str, dict[str, int]] = {}
    for sheet in intake.sheets:
        of_table = counts.setdefault(sheet["table"], dict.fromkeys(Verdict.values, 0))
        for verdict in of_table:
            of_table[verdict] += sheet[verdict]
    return counts


def keep_reading(intake: Intake, reading: Reading, *, refreshed: bool = False) -> None:
    """Put ``reading`` in the place of whatever preview the intake has, and wait for its sender."""
    IntakePart.objects.filter(intake=intake).delete()
    parts = [
        IntakePart(
            intake=intake, number=number, place=part.place, content=part.content, **part.counts
        )
        for number, part in enumerate(reading.parts)
    ]
    IntakePart.objects.bulk_create(parts, batch_size=_TOGETHER)
    intake.sheets, intake.ignored = reading.sheets, reading.ignored
    intake.judged_after, intake.judged_for = reading.judged_after, reading.scope.as_kept()
    intake.refreshed = refreshed
    intake.trouble = {}
    fields = ("sheets", "ignored", "judged_after", "judged_for", "refreshed", "trouble")
    enter(intake, Intake.State.READY, *fields)
