"""A sentence in two languages: what is wrong, then what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """What is wrong, in both languages; the advice may be left to the usual one."""

    zh: str
    en: str
    zh_advice: str = "请改正后重新上传这一行"
    en_advice: str = "correct it and upload this row again"
