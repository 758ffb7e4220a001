"""Laid out by LibreOffice, the circular keeps the measures of GB/T 9704-2012."""

import re
from itertools import pairwise

import pytest
from django.db import transaction
from django.test import override_settings

from qunqiao.circulars.testing import TODAY, a_done_checkup, a_finding, an_issued
from qunqiao.people.testing import a_cast, a_unit
from qunqiao_engines.official import FACES, NUMBER, write
from qunqiao_engines.official.tests.cast import RULE, UNITS, circular
from tests.layout.pages import DPI, extent, laid_out, matched, millimetres

# The fixture below writes the issued circular; the mark has the database made.
pytestmark = pytest.mark.django_db
# Pages 2 and 3 hold nothing but one long paragraph.
FULL = (2, 3)
PAGE_HEIGHT = 297
TOP, LEFT, WIDTH, HEIGHT = 37, 28, 156, 225


@pytest.fixture(scope="module")
def issued(django_db_setup, django_db_blocker):
    """A circular as the platform issues it: sixty units below the body, each with findings."""
    with (
        django_db_blocker.unblock(),
        override_settings(TODAY=TODAY),
        transaction.atomic(),
    ):
        cast = a_cast()
        checkup = a_done_checkup(TODAY, cast.supervisor)
        for at in range(1, UNITS + 1):
            unit = a_unit(f"u{at}", cast.root, name=f"某某市第{at}建筑工程有限责任公司")
            a_finding(unit, checkup)
        made = an_issued(cast.supervisor, cast.root, topic="rectification")
        transaction.set_rollback(True)
    return bytes(made.content)


@pytest.fixture(scope="module")
def documents(tmp_path_factory, issued):
    letter = circular(
        kind="letter",
        letterhead="某某省总工会",
        title=("关于商请提供培训场地的函",),
        attachments=(),
        sealed=False,
    )
    contents = {"circular": write(circular()), "letter": write(letter), "issued": issued}
    return laid_out(contents, tmp_path_factory.mktemp("documents"))


@pytest.fixture
def pages(documents):
    return documents["circular"]


def _body(pages, page):
    return [line for line in pages.lines(page) if not re.fullmatch(r"—\d+—", line.text)]


def _ink(pages, page, *, red=False):
    rgb = pages.ink(page).astype(int)
    if red:
        return (rgb[:, :, 0] > 200) & (rgb[:, :, 1] < 90)
    return rgb.sum(axis=2) < 384


def _rows(millimetre_from, millimetre_to):
    return slice(int(millimetre_from / 25.4 * DPI), int(millimetre_to / 25.4 * DPI))


@pytest.mark.parametrize("page", FULL)
def test_a_full_page_has_22_lines_of_28_characters(pages, page):
    lines = _body(pages, page)

    assert len(lines) == 22
    assert {len(line.text) for line in lines} == {28}
    assert set("".join(line.text for line in lines)) == set(RULE)


@pytest.mark.parametrize("page", FULL)
def test_22_lines_fill_225_mm_evenly(pages, page):
    tops = [line.top for line in _body(pages, page)]
    pitches = [after - one for one, after in pairwise(tops)]

    assert millimetres(sum(pitches) / len(pitches)) * 22 == pytest.approx(HEIGHT, abs=1)
    assert max(pitches) - min(pitches) < 0.5


@pytest.mark.parametrize("page", FULL)
def test_text_keeps_within_the_margins_to_a_millimetre(pages, page):
    dark = _ink(pages, page)
    dark[_rows(TOP + HEIGHT + 1, PAGE_HEIGHT)] = False
    top, bottom, left, right = extent(dark)

    assert left == pytest.approx(LEFT, abs=1)
    assert right == pytest.approx(LEFT + WIDTH, abs=1)
    # A line of 10.2 mm has the character of 5.6 mm somewhere inside of it.
    assert TOP <= top <= TOP + 5
    assert TOP + HEIGHT - 5 <= bottom <= TOP + HEIGHT


def test_the_letterhead_is_red_and_35_mm_under_the_type_areas_edge(pages):
    top, *_ = extent(_ink(pages, 1, red=True))

    assert top == pytest.approx(TOP + 35, abs=2)


def test_the_red_rule_spans_the_type_area_4_mm_below_the_number(pages):
    number = next(line for line in pages.lines(1) if "〔" in line.text)
    red = _ink(pages, 1, red=True)
    red[_rows(0, millimetres(number.top))] = False
    top, _, left, right = extent(red)
    dark = _ink(pages, 1)
    dark[_rows(top - 0.2, PAGE_HEIGHT)] = False
    _, bottom, *_ = extent(dark)

    assert top - bottom == pytest.approx(4, abs=1)
    assert (left, right) == pytest.approx((LEFT, LEFT + WIDTH), abs=1)


def test_number_and_date_have_their_form_on_the_page(pages):
    first = [line.text for line in pages.lines(1)]
    signed = re.findall(
        r"^ *(\d{4}年.*日) *$", "\f".join(pages.texts()).replace(" ", ""), re.MULTILINE
    )

    assert sum(bool(NUMBER.fullmatch(text)) for text in first) == 1
    assert signed == ["2026年1月5日"]


@pytest.mark.parametrize(("page", "side"), [(2, "left"), (3, "right")])
def test_page_numbers_stand_outside_7_mm_below_the_type_area(pages, page, side):
    dark = _ink(pages, page)
    dark[_rows(0, TOP + HEIGHT + 0.5)] = False
    # The dash is the outermost ink, and flat.
    _, _, left, right = extent(dark)
    strip = dark[:, _rows(left, left + 2)] if side == "left" else dark[:, _rows(right - 2, right)]
    top, bottom, *_ = extent(strip)
    free = left - LEFT if side == "left" else LEFT + WIDTH - right

    assert [line.text for line in pages.lines(page)][-1] == f"—{page}—"
    assert (top + bottom) / 2 - (TOP + HEIGHT) == pytest.approx(7, abs=0.7)
    assert free == pytest.approx(14 * 25.4 / 72, abs=1)


def test_each_face_of_the_standard_has_a_face_of_its_own(pages):
    found = {face.name: matched(face.name, pages.folder) for face in FACES}
    used = {name.removesuffix("-VKana") for name in pages.faces()}

    assert len(set(found.values())) == len(FACES), found
    assert len(used) == len(FACES), used


def test_a_table_of_60_units_goes_on_under_its_headings(pages):
    with_units = [text for text in pages.texts() if "建筑工程" in text]
    listed = [int(one) for text in with_units for one in re.findall(r"某某市第 ?(\d+) ?建筑", text)]

    assert len(with_units) > 1
    assert all(re.search(r"序号\s+单位\s+发现\s+已整改", text) for text in with_units)
    assert listed == list(range(1, UNITS + 1))


def test_the_imprints_last_rule_lies_on_the_lower_edge_of_the_last_page(pages):
    last = len(pages.texts())
    dark = _ink(pages, last)
    dark[_rows(TOP + HEIGHT + 1.5, PAGE_HEIGHT)] = False
    _, bottom, left, right = extent(dark)

    assert bottom == pytest.approx(TOP + HEIGHT, abs=1)
    assert (left, right) == pytest.approx((LEFT, LEFT + WIDTH), abs=1)
    assert "2026年1月6日印发" in pages.texts()[-1].replace(" ", "")


def test_a_letter_has_its_mark_30_mm_and_its_red_lines_20_mm_from_the_papers_edge(documents):
    red = _ink(documents["letter"], 1, red=True)
    top, bottom, left, right = extent(red)

    assert top == pytest.approx(30, abs=2)
    assert bottom == pytest.approx(PAGE_HEIGHT - 20, abs=1)
    assert (left, right) == pytest.approx((20, 190), abs=1)


def test_a_letters_first_page_has_no_number_and_its_second_has_one(documents):
    numbers = [
        [line.text for line in documents["letter"].lines(page) if line.text.startswith("—")]
        for page in (1, 2)
    ]

    assert numbers == [[], ["—2—"]]


def test_an_issued_circular_has_its_number_its_day_and_its_mark_in_their_places(documents):
    pages = documents["issued"]
    first = [line.text for line in pages.lines(1)]
    whole = "\f".join(pages.texts()).replace(" ", "")
    top, *_ = extent(_ink(pages, 1, red=True))

    assert [text for text in first if NUMBER.fullmatch(text)] == ["试工发〔2026〕1号"]
    assert re.findall(r"^ *(\d{4}年\d+月\d+日) *$", whole, re.MULTILINE) == ["2026年11月20日"]
    assert top == pytest.approx(TOP + 35, abs=2)


def test_no_line_of_an_issued_circular_leaves_the_margins(documents):
    pages = documents["issued"]
    lines = [line for page in range(1, len(pages.texts()) + 1) for line in _body(pages, page)]

    assert min(millimetres(line.left) for line in lines) >= LEFT - 1
    assert max(millimetres(line.right) for line in lines) <= LEFT + WIDTH + 1
    assert max(millimetres(line.bottom) for line in lines) <= TOP + HEIGHT + 1


def test_an_issued_circulars_sixty_units_go_on_under_their_headings(documents):
    texts = [text.replace(" ", "") for text in documents["issued"].texts()]
    table = [text for text in texts if "期初新发现重现已销号仍存在" in text and "建筑工程" in text]
    listed = [int(one) for text in table for one in re.findall(r"某某市第(\d+)建筑", text)]

    assert len(table) > 2
    assert listed == list(range(1, UNITS + 1))
