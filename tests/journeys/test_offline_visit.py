"""A visit entered with the network cut arrives once when it is back, also after the page was closed."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from urllib.parse import urlsplit

from tests.journeys.house import House, enter, visit


class Wire:
    """A wire to the server that can be cut: nothing gets through and nobody answers."""

    def __init__(self, port: int) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port, self.to, self.whole = self.server.getsockname()[1], port, True
        self.ends: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Whatever is under way breaks off too."""
        self.whole = False
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self.whole = True

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _address = self.server.accept()
                if not self.whole:
                    near.close()
                    continue
                self.ends.append(near)
                far = socket.create_connection(("127.0.0.1", self.to))
                self.ends.append(far)
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=_carry, args=(one, other), daemon=True).start()


def _carry(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with suppress(OSError):
        other.shutdown(socket.SHUT_WR)


@contextmanager
def wired(house: House) -> Iterator[tuple[House, Wire]]:
    """The same house behind a wire."""
    wire = Wire(urlsplit(house.url).port)
    try:
        yield replace(house, url=f"http://127.0.0.1:{wire.port}"), wire
    finally:
        wire.cut()
        for end in (wire.server, *wire.ends):
            end.close()


def _fill(page, heard):
    page.locator("#id_unit").select_option(index=1)
    page.locator("#id_workers").fill("12")
    page.locator("#id_heard").fill(heard)
    page.locator("#id_difficulties").fill("想吃口热饭\n周末班车太少")
    page.get_by_role("button", name="登记").click()


def _visits(page, heard):
    """How many visits with these words there are."""
    every = page.request.get("/api/visits").json()["items"]
    return sum(one["heard"] == heard for one in every)


def _until(page, promise):
    """What the promise leads to is true; ``wait_for_function`` takes the promise itself for true."""
    page.evaluate(
        f"async () => {{ while (!(await {promise})) await new Promise((r) => setTimeout(r, 30)); }}"
    )


def _ready(page):
    """The page is open and its worker keeps it."""
    page.goto("/visits/new/")
    page.evaluate("() => navigator.serviceWorker.ready")
    _until(page, "caches.match('/visits/new/')")


def _kept(page, number=1):
    """So many drafts wait on the device, and the page says so."""
    page.wait_for_function(
        "n => document.getElementById('drafts-list').children.length === n", arg=number
    )
    return page.locator("#drafts-said").inner_text()


def _sent(page):
    """Nothing waits on the device any more."""
    _until(page, "allDrafts().then((every) => !every.length)")


def _offline(page, wire, heard):
    """A visit is entered on a page that is opened when there is no network any more."""
    _ready(page)
    wire.cut()
    page.goto("/visits/new/")
    _fill(page, heard)
    return _kept(page)


def test_it_arrives_once_although_the_page_was_closed_and_the_answer_lost(house, browser):
    with wired(house) as (near, wire):
        context, page, _troubles = visit(browser, near, width=390)
        enter(page, "lead")
        told = _offline(page, wire, "夜班没有热饭")
        draft = page.evaluate("async () => (await allDrafts())[0]")
        page.close()
        wire.mend()
        page = context.new_page()
        page.goto("/visits/new/")
        _sent(page)
        # As if its answer had been lost on the way: the device still has it and sends it again.
        page.evaluate("draft => keepDraft(draft)", draft)
        page.reload()
        _sent(page)

        assert "等待发送：1 条" in told
        assert _visits(page, "夜班没有热饭") == 1
        context.close()


def test_it_waits_for_its_writer_and_nobody_else(house, browser):
    with wired(house) as (near, wire):
        context, page, _troubles = visit(browser, near, width=390)
        enter(page, "lead")
        _offline(page, wire, "班车太少")
        context.clear_cookies()
        wire.mend()
        page.goto("/visits/new/")
        asked = page.url
        enter(page, "officer")
        page.goto("/visits/new/")
        page.locator("#drafts-others").wait_for()
        others = page.locator("#drafts-list li").count()
        enter(page, "lead")
        page.goto("/visits/new/")
        _sent(page)

        assert "/sign-in/" in asked
        assert others == 0
        assert _visits(page, "班车太少") == 1
        context.close()


def test_it_can_be_removed_and_signing_out_takes_it_along(house, browser):
    with wired(house) as (near, wire):
        context, page, _troubles = visit(browser, near, width=390)
        # The browser would send what waits as soon as it may; here somebody is faster and signs out.
        page.add_init_script("delete ServiceWorkerRegistration.prototype.sync")
        enter(page, "lead")
        _offline(page, wire, "先删掉的")
        page.get_by_role("button", name="删除").click()
        _sent(page)
        _fill(page, "没发出的")
        _kept(page)
        page.goto("about:blank")
        wire.mend()
        page.goto("/sign-out/")
        page.locator("#drafts-waiting").wait_for()
        warned = page.locator("#drafts-waiting").inner_text()
        page.locator("form[data-leaving] button").click()
        page.wait_for_url(lambda address: urlsplit(address).path == "/")
        enter(page, "lead")
        page.goto("/visits/new/")

        assert "还有 1 条走访没有发出" in warned
        assert page.evaluate("async () => (await allDrafts()).length") == 0
        assert _visits(page, "没发出的") == 0
        context.close()


def test_what_the_server_refuses_is_shown_and_can_be_put_right(house, browser):
    with wired(house) as (near, _wire):
        context, page, _troubles = visit(browser, near, width=390)
        enter(page, "lead")
        _ready(page)
        page.locator("#id_visited_on").fill("2027-01-01")
        _fill(page, "写错了日子")
        page.locator(".v-draft-why").wait_for()
        said = page.locator("#drafts-list").inner_text()
        page.get_by_role("button", name="改正").click()
        page.locator("#id_visited_on").fill("2026-11-19")
        page.get_by_role("button", name="登记").click()
        page.wait_for_url(re.compile(r"/visits/\d+/$"))

        assert "走访日期还没有到" in said
        assert _visits(page, "写错了日子") == 1
        context.close()
