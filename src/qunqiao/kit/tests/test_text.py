"""Pinyin keys: as pypinyin reads a name, many times as fast."""

import random

import pytest
from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT

from qunqiao.kit.text import pinyin_key


def _as_pypinyin_reads(name: str) -> str:
    full = lazy_pinyin(name, style=Style.NORMAL)
    return f"{''.join(full)} {''.join(part[0] for part in full if part)}".lower()


@pytest.mark.parametrize("name", ["重庆", "乐正朝阳", "Ali 张", "买买提·艾力", "", "㐀三"])
def test_phrases_and_other_scripts_are_read_as_the_library_reads_them(name):
    assert pinyin_key(name) == _as_pypinyin_reads(name)


def test_any_name_is_read_as_the_library_reads_it():
    chance = random.Random(7)
    phrases = [phrase for phrase in PHRASES_DICT if len(phrase) < 4]
    characters = [chr(code) for code in range(0x4E00, 0x9FA5)]

    names = [chance.choice(characters) + chance.choice(phrases) for _ in range(300)]

    assert [pinyin_key(name) for name in names] == [_as_pypinyin_reads(name) for name in names]
