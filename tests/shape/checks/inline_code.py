"""No inline style, script or handler.

The content security policy refuses them in the browser, silently for the person who
waits for the button to work.
"""

from __future__ import annotations

import re

from tests.shape.markup import Attribute, Markup
from tests.shape.tree import Source

HANDLER = re.compile(r"on[a-z]+|hx-on.*|@.+|x-on.*")


def _attribute_fault(attribute: Attribute) -> str | None:
    if attribute.name == "style":
        return "`style=` is refused by the browser; use a class"
    if HANDLER.fullmatch(attribute.name):
        return f"`{attribute.name}=` is refused by the browser; listen in a script file"
    if attribute.value.strip().lower().startswith("javascript:"):
        return "a `javascript:` address is refused by the browser"
    return None


def problems(source: Source) -> list[str]:
    """Styles, scripts and handlers written into a template."""
    if not source.is_template:
        return []
    markup = Markup(source.text)
    found = [(a.line, fault) for a in markup.attributes if (fault := _attribute_fault(a))]
    for line, tag, given in markup.tags:
        data = given.get("type") == "application/json"
        if tag == "style" or (tag == "script" and "src" not in given and not data):
            found.append((line, f"inline `<{tag}>`; put it into static/"))
    return [source.at(line, fault) for line, fault in sorted(found)]


FILE = "src/qunqiao/voice/templates/voice/need.html"
BAD = [
    Source(FILE, '<p style="color: red">{{ x }}</p>'),
    Source(FILE, '<p {% if x %}style="width: {{ x }}%"{% endif %}></p>'),
    Source(FILE, "<style>p {}</style>"),
    Source(FILE, "<script>go()</script>"),
    Source(FILE, '<button onclick="go()"></button>'),
    Source(FILE, '<button hx-on:click="go()"></button>'),
    Source(FILE, '<a href="javascript:go()"></a>'),
]
GOOD = [
    Source(FILE, '<script src="{{ static("kit/htmx.js") }}"></script>'),
    Source(FILE, '<script type="application/json">{"a": 1}</script>'),
    Source(FILE, '<p class="{{ "on" if x else "off" }}">{{ x }}</p>'),
    Source(FILE, "{# <style> is refused #}"),
]
