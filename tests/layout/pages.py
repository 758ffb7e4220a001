"""A document as a person sees it: through LibreOffice to pages of words and of ink."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from qunqiao_engines.official import fontconfig

NEEDED = ("soffice", "pdftotext", "pdftoppm", "pdffonts")
PACKAGES = (
    "libreoffice-writer-nogui poppler-utils fonts-noto-cjk fonts-arphic-gbsn00lp fonts-arphic-ukai"
)
DPI = 200
MM = 72 / 25.4
_LINE = re.compile(
    r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</line>', re.DOTALL
)
_WORD = re.compile(r"<word[^>]*>([^<]*)</word>")


@dataclass(frozen=True)
class Line:
    """A line of text with its box, in points from the page's upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Pages:
    """A laid-out document."""

    folder: Path
    name: str

    def lines(self, page):
        """The lines of a page, its number included, from the top down."""
        told = _run("pdftotext", "-f", str(page), "-l", str(page), "-bbox-layout", self.pdf, "-")
        found = [
            Line(*map(float, box), "".join(_WORD.findall(words)))
            for *box, words in _LINE.findall(told)
        ]
        return sorted(found, key=lambda line: (round(line.top), line.left))

    def texts(self):
        """The text of every page."""
        return _run("pdftotext", "-layout", self.pdf, "-").split("\f")[:-1]

    def faces(self):
        """The names of the typefaces in the PDF, without the marks of their excerpts."""
        rows = _run("pdffonts", self.pdf).splitlines()[2:]
        return {row.split()[0].partition("+")[2] for row in rows}

    def ink(self, page):
        """A page as red, green and blue, row by row."""
        picture = self.folder / f"{self.name}{page}.ppm"
        # Several tests look at the same page.
        if not picture.exists():
            at = ("-f", page, "-l", page, "-r", DPI, "-singlefile")
            _run("pdftoppm", *at, self.pdf, picture.with_suffix(""))
        magic, size, _depth, pixels = picture.read_bytes().split(b"\n", 3)
        assert magic == b"P6"
        width, height = map(int, size.split())
        return np.frombuffer(pixels, dtype=np.uint8).reshape(height, width, 3)

    @property
    def pdf(self):
        """The PDF's path."""
        return str(self.folder / f"{self.name}.pdf")


def laid_out(contents, folder):
    """Documents by name as LibreOffice lays them out; skipped without it, except where CI promised it."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        sentence = f"needs {', '.join(missing)} to see the pages: apt-get install {PACKAGES}"
        if os.environ.get("CI") == "true":
            pytest.fail(sentence)
        pytest.skip(sentence)
    (folder / "fonts.conf").write_text(fontconfig(), encoding="utf-8")
    for name, content in contents.items():
        (folder / f"{name}.docx").write_bytes(content)
    _run(
        *("soffice", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
        *("--convert-to", "pdf", "--outdir", folder),
        *(folder / f"{name}.docx" for name in contents),
        fonts=folder / "fonts.conf",
    )
    return {name: Pages(folder, name) for name in contents}


def matched(name, folder):
    """The face that the fall-backs find for a name, by its PostScript name."""
    return _run("fc-match", "-f", "%{postscriptname}", name, fonts=folder / "fonts.conf")


def millimetres(points):
    """From points."""
    return points / MM


def extent(dark):
    """The first and last dark row and column of a mask, in millimetres: top, bottom, left, right."""
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return tuple(
        float(at) / DPI * 25.4 for at in (rows[0], rows[-1] + 1, columns[0], columns[-1] + 1)
    )


def _run(*command, fonts=None):
    environment = {**os.environ, **({"FONTCONFIG_FILE": str(fonts)} if fonts else {})}
    done = subprocess.run(
        [str(part) for part in command],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    return done.stdout
