"""Every text stands in three languages, with the same placeholders, and zh-Hant is derived."""

import re

import pytest

from qunqiao.kit import catalogues

PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|\{\w*\}")


def _texts(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, tuple | list) else (value,)


def gaps(app: str) -> list[str]:
    """Each text of an app that a reader of English or zh-Hant would miss or see broken."""
    found = []
    for locale in catalogues.LOCALES:
        stored = catalogues.stored(app, locale)
        for message in catalogues.extract(app):
            if not message.id:
                continue
            kept = stored.get(message.id, message.context)
            told = _texts(kept.string) if kept else ()
            wanted = sorted(PLACEHOLDER.findall(_texts(message.id)[0]))
            if kept is None or not catalogues.is_told(kept):
                found.append(f"{app} {locale}: no text for {_texts(message.id)[0]!r}")
            elif any(sorted(PLACEHOLDER.findall(text)) != wanted for text in told):
                found.append(f"{app} {locale}: other placeholders in {told!r}")
    return found


@pytest.mark.parametrize("app", catalogues.apps())
def test_no_text_lacks_a_language(app):
    assert gaps(app) == []


@pytest.mark.parametrize("app", catalogues.apps())
def test_zh_hant_is_what_opencc_and_the_exceptions_give(app):
    stored = catalogues.stored(app, "zh_Hant")
    derived = catalogues.stored(app, "zh_Hant")
    catalogues._derive(derived)

    assert [m.string for m in stored] == [m.string for m in derived]
