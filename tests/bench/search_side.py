"""The bench of the search in one database, in a process of its own: ``python -m tests.bench.search_side PEOPLE``."""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qunqiao.config.settings")
os.environ.setdefault("QUNQIAO_STATIC_MANIFEST", "false")

import django
from django.conf import settings

django.setup()

from django.core.management import call_command  # noqa: E402 - Django's apps come first
from django.db.models import Q  # noqa: E402 - as above
from django.test import Client  # noqa: E402 - as above

from qunqiao.kit import clock  # noqa: E402 - as above
from qunqiao.people.models import Account, Person  # noqa: E402 - as above
from qunqiao.people.queries import reach_of  # noqa: E402 - as above
from qunqiao.registry.queries.people import people_on  # noqa: E402 - as above
from tests.bench.crowd import fill  # noqa: E402 - as above

# Five things to type of each kind, each asked once as the first of its kind and twice more.
TYPED = {
    "full name": ("张伟", "王丽娟", "刘子涵", "阿依古丽·买买提", "欧阳明"),
    "surname alone": ("张", "王", "李", "陈", "欧"),
    "part of a given name": ("子涵", "丽", "明超", "买买", "娟"),
    "full pinyin": ("zhangwei", "wanglijuan", "liuzihan", "zhang", "ayiguli"),
    "initials": ("zs", "wlj", "lzh", "z", "w"),
    "staff number": ("10000007", "10001", "1000", "1", "10002999"),
    "no match": ("魑魅", "qxqx", "99999999", "鼙鼓声", "zzzzzz"),
    "nothing typed": ("",),
}
PAGES = {"the first page": "", "a page in the middle": "page=%d", "sorted by name": "sort=name"}
Told = dict[str, list[float]]


def main(number: int) -> None:
    """Fill the database, ask, print what it took as JSON."""
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    fill(number)
    told: dict[str, Any] = {"filled": time.perf_counter() - began}
    for who in ("supervisor", "officer"):
        told[who] = _asked_by(who, number if who == "supervisor" else 3_000)
    print(json.dumps(told))


def _asked_by(who: str, number: int) -> dict[str, Told]:
    client = Client(headers={"host": "127.0.0.1"})
    account = Account.objects.get(username=who)
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    _page(
        client, "text=%E8%B5%B5&sex=male"
    )  # templates compiled, the session and dictionaries read
    reach = reach_of(account.person)

    def scan(text: str) -> None:
        """What the list asked before it had indexes: the count and fifty rows, nothing around them."""
        rows = people_on(reach, clock.today())
        rows = rows.filter(_scanned(text)) if text else rows
        rows.count()
        list(rows[:50])

    ours = {
        kind: _timed(lambda text: _page(client, f"text={quote(text)}"), typed)
        for kind, typed in TYPED.items()
    }
    ours |= {
        f"no search: {what}": _timed(
            lambda asked: _page(client, asked), (query.replace("%d", str(number // 100)),)
        )
        for what, query in PAGES.items()
    }
    # Seconds each at a million: two of a kind, once.
    scans = {kind: _timed(scan, typed[:2], 1) for kind, typed in TYPED.items()}
    return {"ours": ours, "scan": scans}


def _scanned(text: str) -> Q:
    """The condition of before: it reads every row."""
    found = Q(name__icontains=text) | Q(staff_number__istartswith=text)
    merged = Person.objects.filter(merged_into__isnull=False, staff_number__istartswith=text)
    found |= Q(pk__in=merged.values("merged_into"))
    typed = text.replace(" ", "").lower()
    if typed.isascii() and typed.isalpha():
        found |= Q(pinyin__startswith=typed) | Q(pinyin__contains=f" {typed}")
    return found


def _page(client: Client, query: str) -> None:
    answer = client.get(f"/people/?{query}")
    assert answer.status_code == 200, answer.content[:500]


def _timed(ask: Callable[[str], None], typed: tuple[str, ...], times: int = 3) -> list[float]:
    taken = []
    for text in typed:
        for _time in range(times):
            began = time.perf_counter()
            ask(text)
            taken.append(time.perf_counter() - began)
    return taken


if __name__ == "__main__":
    main(int(sys.argv[1]))
