"""The 50-row list under load: ours, the same list in stock Django, and raw SQL with Jinja2.

All three behind granian with two workers, asked by the same client over 16 connections, in turn,
for three rounds (QUNQIAO_BENCH_SECONDS each); medians are told. Ours is the whole page: rights,
filters, sorting, navigation, three languages. The peers show the same rows and columns on a bare page.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import django
from django.conf import settings
from django.test import Client

django.setup()

from qunqiao.people.models import Account, Unit  # noqa: E402 - Django's apps come first
from qunqiao.registry.models import Membership, Organisation, Term  # noqa: E402 - as above
from tests.bench import sample  # noqa: E402 - as above
from tests.bench.clock import Result  # noqa: E402 - as above
from tests.bench.load import fetched, pressed, request_of  # noqa: E402 - as above
from tests.bench.servers import Server, free_port, granian, running  # noqa: E402 - as above

PATH = "/organisations/"
ROUNDS = 3
SECONDS = float(os.environ.get("QUNQIAO_BENCH_SECONDS", "5"))
_SERVE = "from qunqiao.config.cli import main; main()"


@dataclass(frozen=True)
class Side:
    """One of the compared: its server, the question put to it, and its marks per round."""

    what: str
    server: Server
    request: bytes
    rates: list[float] = field(default_factory=list)
    loads: list[float] = field(default_factory=list)

    def is_whole(self, answer: bytes) -> bool:
        """A page with its heading and 50 rows, to the end."""
        return (
            answer.startswith(b"HTTP/1.1 200")
            and answer.count(b"<tr") == 51
            and answer.rstrip().endswith(b"</html>")
        )

    def run(self, seconds: float) -> None:
        """Take one round."""
        before = self.server.processor_seconds()
        load = pressed(self.server.port, self.request, self.is_whole, seconds=seconds)
        used = self.server.processor_seconds() - before
        if not load.pages:
            raise RuntimeError(f"{self.what}: not one page in {seconds} s; the machine is too busy")
        self.rates.append(load.rate)
        self.loads.append(1000 * used / load.pages)

    def result(self) -> Result:
        """Seconds a page, with the pages a second and the processor time beside."""
        low, middle, high = min(self.rates), statistics.median(self.rates), max(self.rates)
        note = f"{middle:,.0f} pages/s, {statistics.median(self.loads):.2f} ms CPU a page"
        return Result(self.what, (1 / high, 1 / middle, 1 / low), note)


def bench() -> list[Result]:
    """Needs a loaded sample province (``qunqiao demo --no-serve``)."""
    sample.require("web")
    with _sides() as sides:
        _same_rows(sides)
        for side, _time in product(sides, range(30)):
            fetched(side.server.port, side.request)  # both workers load and compile what they need
        for _round in range(ROUNDS):
            for side in sides:
                side.run(SECONDS)
    return [side.result() for side in sides]


@contextmanager
def _sides() -> Iterator[list[Side]]:
    """The three, served until the block ends."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        peers = {"STOCK_DATABASE": str(Path(folder) / "stock.sqlite3")}
        key = _filled(Path(folder), peers)
        port = free_port()
        serve = ["-c", _SERVE, "serve", "--port", str(port)]
        ours = stack.enter_context(running(serve, {}, port))

        def peer(application: str) -> Server:
            port = free_port()
            return stack.enter_context(running(granian(application, port), peers, port))

        stock, raw = (
            peer("tests.bench.stock_django.wsgi:application"),
            peer("tests.bench.raw_page:application"),
        )
        yield [
            Side(
                "ours: the page with rights, filters and shell",
                ours,
                request_of(PATH, _ours_cookie()),
            ),
            Side(
                "stock Django: ORM, its templates, bare page (peer)",
                stock,
                request_of(PATH, f"sessionid={key}"),
            ),
            Side("raw SQL and Jinja2, no framework (limit)", raw, request_of(PATH)),
        ]


def _filled(folder: Path, peers: Mapping[str, str]) -> str:
    """The peers' database, filled with the sample's rows; the key of a session in it."""
    own = ("id", "code", "name", "unit_id", "kind", "tier", "founded_on", "closed_on")
    terms = ("id", "organisation_id", "number", "began_on", "years", "ended_on")
    tables = {
        "units": Unit.objects.values("id", "path", "code", "name"),
        "organisations": Organisation.objects.values(*own),
        "terms": Term.objects.values(*terms),
        "memberships": Membership.objects.values("id", "organisation_id", "joined_on", "left_on"),
    }
    rows = folder / "rows.json"
    rows.write_text(
        json.dumps({name: list(found) for name, found in tables.items()}, default=str), "utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.stock_django.fill", str(rows)],
        env={**os.environ, **peers},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def _ours_cookie() -> str:
    """All a browser sends once it has seen a page: the session and the token of its forms."""
    client = Client()
    account = Account.objects.get(username="demo-supervisor")
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get(PATH, headers={"host": "127.0.0.1"})
    return "; ".join(f"{name}={kept.value}" for name, kept in client.cookies.items())


def _same_rows(sides: list[Side]) -> None:
    """A comparison of different lists would say nothing."""
    codes = list(Organisation.objects.values_list("code", flat=True))
    shown = []
    for side in sides:
        answer = fetched(side.server.port, side.request).decode()
        if not side.is_whole(answer.encode()):
            raise RuntimeError(f"{side.what}: not a whole page of 50 rows: {answer[:300]}")
        shown.append([code for code in codes if f">{code}<" in answer])
    if any(found != shown[0] for found in shown) or len(shown[0]) != 50:
        raise RuntimeError("the three do not show the same 50 organisations")
