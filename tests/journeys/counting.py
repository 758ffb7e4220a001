"""What an issued document says and what the tables give: ``python -m tests.journeys.counting NUMBER`` in a house."""

import json
import sys

import django

django.setup()

from qunqiao.circulars.models import Circular  # noqa: E402 - Django's apps come first
from qunqiao.circulars.tests.recounting import COUNTS, Tables, recounted  # noqa: E402 - as above


def main(number: int) -> None:
    """Print each figure with both numbers, as JSON; a share is of two others."""
    tables = Tables()
    figures = Circular.objects.get(pk=number).figures
    counted = {one["n"]: recounted(one, tables) for one in figures if one["key"] in COUNTS}
    told = {}
    for one in figures:
        if one["key"] == "share":
            of, by = (sum(counted[n] for n in one[part]) for part in ("of", "by"))
            found = f"{100 * of / by:.1f}%"
        else:
            found = str(counted[one["n"]])
        told[f"{one['n']} {one['key']}"] = [one["text"], found]
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
