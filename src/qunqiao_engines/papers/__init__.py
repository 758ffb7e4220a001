"""Chinese official reports: people, units, demands, problems and figures, each at its place in the text.

``read(text)`` gives a ``Paper``. It is a grammar and a lexicon, no model: the text is folded character by
character into simplified script (``folding``), cut into sentences (``segments``), people are found by the
words around their names (``people_names``), turns of speech by who 强调 or 要求 (``speech``), enumerations
by counting their markers (``markers``, ``enumerations``); what leads up to an enumeration says whether it
demands (``demands``). Every item says where it stands and which cue made it. ``files.text_of`` gets the
text out of a file; it is not exported here, for it brings the parser of PDF along. Method, guarantees and limits: docs/engines/papers.md.

>>> read("王明主持会议。李红强调,一是抓好传达。二是制定措施。").directives[1].head
'制定措施'
"""

from qunqiao_engines.papers.plain import LARGEST, check_size, checked, decoded, is_plain
from qunqiao_engines.papers.reading import LONGEST, as_json, read
from qunqiao_engines.papers.refusals import Unreadable
from qunqiao_engines.papers.results import (
    Contact,
    Directive,
    Enumerated,
    Figure,
    Meeting,
    Paper,
    Passage,
    Person,
    Problem,
    Unit,
)

__all__ = [
    "LARGEST",
    "LONGEST",
    "Contact",
    "Directive",
    "Enumerated",
    "Figure",
    "Meeting",
    "Paper",
    "Passage",
    "Person",
    "Problem",
    "Unit",
    "Unreadable",
    "as_json",
    "check_size",
    "checked",
    "decoded",
    "is_plain",
    "read",
]
