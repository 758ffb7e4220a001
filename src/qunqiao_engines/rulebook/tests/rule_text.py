"""One small rule as TOML text, of which a test changes a line."""

from __future__ import annotations

RULE = """
[[rules]]
id = "house-size"
titles = { zh = "人数", en = "Size" }
subject = "unit"
jurisdiction = "house"
strength = "normally"
severity = "low"
theme = "organisation"
parameters = { least = 10, word = "organ" }
applies = "kind = :word"
breach = "head_count < :least"
evidence = ["head_count", "kind"]
says = { zh = "职工 {head_count} 人，少于 {least} 人。", en = "{head_count} employees, under {least}." }
advice = { zh = "核对。", en = "Check." }
next_step = "correct_record"
[[rules.basis]]
instrument = "内部管理要求"
confidence = "house"
"""
HEAD = '[rulebook]\nid = "house"\nversion = "1"\ntitles = { zh = "内部", en = "House" }\n'


def book_text(*changes: tuple[str, str], head: str = HEAD) -> str:
    """The rulebook with each ``(old, new)`` applied; each old text must be there."""
    rule = RULE
    for old, new in changes:
        assert old in rule, old
        rule = rule.replace(old, new, 1)
    return head + rule
