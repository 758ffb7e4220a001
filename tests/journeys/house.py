"""A whole house for browser tests: the sample province, a server and its job worker, and Chromium."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# Chromium's own calls home are refused on closed networks and fill the console.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
QUNQIAO = [sys.executable, "-c", "from qunqiao.config.cli import main; main()"]


def chromium() -> str | None:
    """Where Chromium is on this machine, if anywhere."""
    # The first draws the same pages, and has no windows, menus or extensions to keep up.
    names = (
        "chromium-headless-shell",
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    )
    return next((path for name in names if (path := shutil.which(name))), None)


@dataclass(frozen=True)
class House:
    """A served sample province."""

    url: str
    home: Path
    environment: dict[str, str]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ``qunqiao`` with these words in the same house."""
        return subprocess.run(
            [*QUNQIAO, *words], env=self.environment, capture_output=True, text=True, check=False
        )


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def _at(home: Path) -> House:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QUNQIAO_")}
    environment = {**kept, "QUNQIAO_HOME": str(home), "PYTHONUTF8": "1"}
    return House(f"http://127.0.0.1:{_free_port()}", home, environment)


def load(home: Path) -> None:
    """Load the sample province into ``home``, as ``make demo`` does."""
    done = _at(home).run("demo", "--no-serve")
    assert done.returncode == 0, done.stderr


def loaded(place: Path) -> Path:
    """A home below ``place`` with the sample province; the first of a run's workers loads it, the others wait."""
    home = place / "house"
    with (place / "house.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            begun = place / "house.begun"
            shutil.rmtree(begun, ignore_errors=True)
            load(begun)
            begun.rename(home)
    return home


@contextmanager
def served(home: Path) -> Iterator[House]:
    """What is loaded in ``home``, served until the block ends."""
    house = _at(home)
    port = house.url.rpartition(":")[2]
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(
            [*QUNQIAO, "serve", "--port", port, "--workers", "1"],
            env=house.environment,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_for(f"{house.url}/healthz", server)
            yield house
        finally:
            server.terminate()
            server.wait(timeout=60)


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(240):
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            assert server.poll() is None, "the server ended before it answered"
        time.sleep(0.25)
    raise AssertionError(f"{url} did not answer within a minute")


@contextmanager
def opened() -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def visit(
    browser: Browser, house: House, *, width: int = 1440, **display: str
) -> tuple[BrowserContext, Page, list[str]]:
    """A fresh page, and the list that fills with every error its console or policy reports."""
    context = browser.new_context(
        base_url=house.url,
        viewport={"width": width, "height": 900},
        locale="zh-CN",
        accept_downloads=True,
    )
    context.add_cookies(
        [{"name": name, "value": value, "url": house.url} for name, value in display.items()]
    )
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: troubles.append(str(fault)))
    return context, page, troubles


def enter(page: Page, role: str) -> None:
    """Sign in through the demonstration's page with one click."""
    page.goto("/demo/")
    page.locator(
        f'button[name="role"][value="{role}"], form:has(input[name="role"][value="{role}"]) button'
    ).first.click()
    arrived(page)


def arrived(page: Page) -> None:
    """Wait until the page and the parts it asks for when it opens are there.

    Not "networkidle", which waits another half second on each of some hundred pages. htmx marks an
    element from the moment it asks, before the page's own load event is over.
    """
    page.wait_for_load_state("load")
    page.wait_for_function("() => !document.querySelector('.htmx-request')")
