"""Every component on one page, in three languages and both shells, within what a browser allows."""

import re

import pytest

from qunqiao.kit.testing import read

CJK = re.compile(r"[\u3400-\u9fff]+")
SHELLS = ["", "portal"]


@pytest.mark.parametrize(
    ("language", "lang", "title"),
    [
        ("zh-hans", "zh-Hans", "组件样张"),
        ("zh-hant", "zh-Hant", "組件樣張"),
        ("en", "en", "Component gallery"),
    ],
)
def test_the_page_speaks_the_chosen_language(show, language, lang, title):
    page = read(show(language=language).content)

    assert page.one("html")["lang"] == lang
    assert page.one("h1").text == title


@pytest.mark.parametrize("shell", SHELLS)
def test_the_english_page_has_no_chinese_left(show, shell):
    page = read(show(shell, language="en").content)
    own_names = {"简体中文", "繁體中文"}

    assert set(CJK.findall(page.one("body").text)) - own_names == set()


def test_the_traditional_page_has_no_simplified_characters_left(show):
    text = read(show(language="zh-hant").content).one("main").text

    assert set("组织单问题满经费审员页这还没") & set(text) == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_nothing_on_the_page_is_refused_by_the_content_security_policy(show, shell):
    page = read(show(shell).content)
    attributes = {name for element in page for name in element.attributes}

    assert page.all("style") == []
    assert [script for script in page.all("script") if not script["src"]] == []
    assert {name for name in attributes if name == "style" or name.startswith("on")} == set()


def test_htmx_is_told_to_write_no_style_and_run_no_text(show):
    settings = read(show().content).one("meta", name="htmx-config")["content"]

    assert '"includeIndicatorStyles": false' in settings
    assert '"allowEval": false' in settings


@pytest.mark.parametrize("shell", SHELLS)
def test_every_id_is_used_once(show, shell):
    ids = [element["id"] for element in read(show(shell).content) if element["id"]]

    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("shell", SHELLS)
def test_the_first_link_skips_to_the_content(show, shell):
    page = read(show(shell).content)

    assert page.all("a")[0]["href"] == "#" + page.one("main")["id"]


def test_theme_and_size_are_the_readers_choice(show):
    page = read(show(theme="dark", size="large").content).one("html")

    assert (page["data-theme"], page["data-size"]) == ("dark", "large")


def test_the_demonstration_says_that_it_is_one(show, settings):
    settings.DEMO = True

    assert "2026-11-20" in read(show().content).one("aside", aria_label="演示环境").text


def test_a_real_house_has_no_demonstration_banner(show, settings):
    settings.DEMO = False

    assert read(show().content).all("aside") == []
