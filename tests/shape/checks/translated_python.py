"""What a person reads goes through gettext.

A Chinese literal in Python can neither be shown in English nor be turned into
traditional characters.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from tests.shape.reading import CJK, FUNCTION, chain, strings
from tests.shape.tree import Source

GETTEXT = {"_", "gettext_noop"} | {
    f"{kind}gettext{lazy}" for kind in ("", "n", "p", "np") for lazy in ("", "_lazy")
}


@dataclass(frozen=True)
class DataModule:
    """A module whose Chinese words are data rather than text for a reader; a folder ends in a slash."""

    path: str
    reason: str


DATA_MODULES: tuple[DataModule, ...] = (
    DataModule("src/qunqiao/burden/policy/wording.py", "words to be recognised"),
    DataModule("src/qunqiao/burden/management/sample.py", "an invented request"),
    DataModule("src/qunqiao/checkups/management/sample.py", "an invented reason"),
    DataModule("src/qunqiao/exemplars/management/sample.py", "an invented exemplar"),
    DataModule("src/qunqiao/kit/hant.py", "a table of characters, not a text"),
    DataModule("src/qunqiao/supervision/queries/report_words.py", "words to be recognised"),
    DataModule("src/qunqiao/supervision/queries/problem_words.py", "words to be recognised"),
    DataModule(
        "src/qunqiao/circulars/bridge/marks.py", "signs of Chinese texts, as documents have them"
    ),
    DataModule("src/qunqiao/circulars/management/sample.py", "an invented body's code"),
    DataModule(
        "src/qunqiao/circulars/queries/composing.py", "words of a Chinese official document"
    ),
    DataModule("src/qunqiao/circulars/queries/topics/", "words of a Chinese official document"),
    DataModule("src/qunqiao/visits/management/sample.py", "what invented people said"),
    DataModule(
        "src/qunqiao/supervision/management/sample.py", "an invented report, as people sent it"
    ),
)


def _allowed(tree: ast.Module) -> set[int]:
    """The literals inside a gettext call, and the docstrings."""
    kept: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and GETTEXT & set(chain(node)[:1]):
            # An f-string is put together before gettext sees it, so its pieces do not count.
            kept |= {id(leaf) for leaf in node.args if isinstance(leaf, ast.Constant)}
        if isinstance(node, (*FUNCTION, ast.ClassDef, ast.Module)) and ast.get_docstring(node):
            kept |= {id(leaf) for leaf in strings(node.body[0])}
    return kept


def problems(source: Source) -> list[str]:
    """Chinese literals that no translator will see."""
    exempt = tuple(module.path for module in DATA_MODULES)
    if not (source.is_web and source.is_shipped) or source.room == "testing":
        return []
    if source.path.startswith(exempt):
        return []
    allowed = _allowed(source.tree)
    return [
        source.at(text.lineno, f"`{text.value}` is not translatable; wrap it in gettext")
        for text in strings(source.tree)
        if id(text) not in allowed and CJK.search(str(text.value))
    ]


FILE = "src/qunqiao/voice/errors.py"
BAD = [
    Source(FILE, "title = '诉求'"),
    Source(FILE, "title = f'第{n}届'"),
    Source(FILE, "title = _(f'第{n}届')"),
    Source(FILE, "titles = {'need': '诉求'}"),
]
GOOD = [
    Source(FILE, "title = _('诉求')"),
    Source(FILE, "title = ngettext('一件', '多件', n)"),
    Source(FILE, '"""诉求."""\ndef f():\n    """诉求."""  # 诉求'),
    Source("src/qunqiao/voice/tests/test_x.py", "title = '诉求'"),
    Source("src/qunqiao/voice/testing.py", "title = '诉求'"),
    Source("src/qunqiao_engines/sheets/words.py", "TITLE = '诉求'"),
]
