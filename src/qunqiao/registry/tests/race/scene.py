"""A process of its own in which several answer at the same moment; prints what each was told, as JSON.

In a database of its own that has its tables.
"""

import json
import sys
import threading
from collections.abc import Callable

import django

django.setup()

from django.db import connection  # noqa: E402 - after the setup

from qunqiao.kit import clock  # noqa: E402 - after the setup
from qunqiao.kit.errors import Refusal  # noqa: E402 - after the setup
from qunqiao.people.models import Person  # noqa: E402 - after the setup
from qunqiao.people.testing import Cast, a_cast, a_person  # noqa: E402 - after the setup
from qunqiao.registry.actions.confirm_transfer import confirm_transfer  # noqa: E402 - after the setup
from qunqiao.registry.actions.decline_transfer import decline_transfer  # noqa: E402 - after the setup
from qunqiao.registry.actions.merge_people import merge_people  # noqa: E402 - after the setup
from qunqiao.registry.models import Duplicate, Membership, Merge, Transfer  # noqa: E402 - after the setup
from qunqiao.registry.queries.merging import Choices  # noqa: E402 - after the setup
from qunqiao.registry.testing import a_member, a_pair, a_transfer, an_organisation  # noqa: E402 - after the setup

ROUNDS = 3
Step = Callable[[], object]


def at_once(*steps: Step) -> list[str]:
    """What each of the steps was told when all were taken at one moment, sorted."""
    told: list[str] = []
    gate = threading.Barrier(len(steps))

    def take(step: Step) -> None:
        gate.wait()
        try:
            step()
            told.append("done")
        except Refusal as refusal:
            told.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


def answers(cast: Cast, number: int) -> dict[str, object]:
    """Two say yes and one says no to the same transfer."""
    person = a_person(f"member-{number}", cast.north)
    membership = a_member(an_organisation(cast.north), person)
    asked = a_transfer(membership, an_organisation(cast.south), cast.officer)
    today = clock.today()

    def confirm() -> object:
        mine = Transfer.objects.get(pk=asked.pk)
        return confirm_transfer(actor=cast.stranger, transfer=mine, day=today, on=today)

    def decline() -> object:
        mine = Transfer.objects.get(pk=asked.pk)
        return decline_transfer(actor=cast.stranger, transfer=mine, reason="查无此人", on=today)

    told = at_once(confirm, confirm, decline)
    moved = Transfer.objects.get(pk=asked.pk).state == Transfer.State.CONFIRMED
    rows = Membership.objects.filter(person=person).count()
    return {"told": told, "whole": rows == 1 + moved}


def merges(cast: Cast, number: int) -> dict[str, object]:
    """Two merge the same pair, each into another record."""
    records = [a_person(f"twice-{number}-{half}", cast.north) for half in "ab"]
    pair = a_pair(*records)

    def into(kept: Person) -> Step:
        return lambda: merge_people(
            actor=cast.lead,
            duplicate=Duplicate.objects.get(pk=pair.pk),
            kept=Person.objects.get(pk=kept.pk),
            choices=Choices(),
            on=clock.today(),
        )

    told = at_once(*(into(record) for record in records))
    return {"told": told, "whole": Merge.objects.filter(duplicate=pair).count() == 1}


if __name__ == "__main__":
    everybody = a_cast()
    seen = {
        "answers": [answers(everybody, number) for number in range(ROUNDS)],
        "merges": [merges(everybody, number) for number in range(ROUNDS)],
    }
    sys.stdout.write(json.dumps(seen))
