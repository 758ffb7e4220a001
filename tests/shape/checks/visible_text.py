"""Templates hold no language of their own.

A literal word stays as it is when the reader changes the language; every word comes from
`{{ _("...") }}`, a `{% trans %}` block or the page.
"""

from __future__ import annotations

import re

from tests.shape.markup import Markup, Piece, jinja_code
from tests.shape.reading import CJK
from tests.shape.tree import Source

READ_ALOUD = {"alt", "title", "placeholder", "aria-label", "aria-description", "hx-confirm"}
NAMES = {"Qunqiao", "xlsx", "A4", "CSV", "PDF"}  # the same in each language
WORD = re.compile(r"[A-Za-z][A-Za-z0-9]+")
# The call up to its last literal: `_("...")`, `ngettext("...", "..."`.
GETTEXT = re.compile(r"""\b(?:_|n?p?gettext)\((?:\s*(?:"[^"]*"|'[^']*')\s*,?)+""")


def _words(text: str) -> bool:
    return bool(CJK.search(text)) or bool(set(WORD.findall(text)) - NAMES)


def problems(source: Source) -> list[str]:
    """Words in texts, in attributes people read, and Chinese ones in expressions."""
    # A peer's page that is only timed has no reader.
    if not source.is_template or source.path.startswith("tests/bench/"):
        return []
    markup = Markup(source.text)
    read = [Piece(a.line, a.value) for a in markup.attributes if a.name in READ_ALOUD]
    found = [piece for piece in (*markup.texts, *read) if _words(piece.text)]
    elsewhere = [Piece(a.line, a.value) for a in markup.attributes if a.name not in READ_ALOUD]
    code = [Piece(piece.line, GETTEXT.sub("", piece.text)) for piece in jinja_code(source.text)]
    found += [piece for piece in (*elsewhere, *code) if CJK.search(piece.text)]
    return [
        source.at(piece.line, f"`{piece.text.strip()}` is not translatable; use `_()`")
        for piece in sorted(found, key=lambda piece: piece.line)
    ]


FILE = "src/qunqiao/voice/templates/voice/need.html"
BAD = [
    Source(FILE, "<p>诉求</p>"),
    Source(FILE, "<p>Needs</p>"),
    Source(FILE, '<img alt="Needs">'),
    Source(FILE, '<input placeholder="{{ x }} 诉求">'),
    Source(FILE, "{{ heading('诉求') }}"),
    Source(FILE, "<p>{{ x }}：{{ y }}</p>"),
]
GOOD = [
    Source(FILE, '<p class="quiet">{{ _("诉求") }} {{ n }}</p>'),
    Source(FILE, "<p>{% trans count=n %}{{ count }} needs{% endtrans %}</p>"),
    Source(FILE, '{{ heading(_("诉求 (%(n)s)") % {"n": n}) }}'),
    Source(FILE, "<{{ tag }} class='a'>{{ x }}</{{ tag }}>"),
    Source(FILE, '<a href="{{ url("voice:need") }}">·</a>{# Needs 诉求 #}'),
    Source(FILE, "<p>A4 &nbsp; xlsx</p>"),
    Source(FILE, '<script type="application/json">{"word": 1}</script>'),
]
