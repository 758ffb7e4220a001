"""The reader: one pass from a text to all that it says."""

from dataclasses import asdict
from typing import Any, Final

from qunqiao_engines.papers import frame
from qunqiao_engines.papers.contacts import contacts
from qunqiao_engines.papers.demands import sorted_out, unnumbered
from qunqiao_engines.papers.enumerations import enumerations
from qunqiao_engines.papers.figures import figures
from qunqiao_engines.papers.folding import folded
from qunqiao_engines.papers.people import people
from qunqiao_engines.papers.people_names import namings
from qunqiao_engines.papers.problems import problems
from qunqiao_engines.papers.refusals import Unreadable
from qunqiao_engines.papers.results import Paper
from qunqiao_engines.papers.segments import Manuscript, Span
from qunqiao_engines.papers.speech import changes, turns
from qunqiao_engines.papers.units import units

LONGEST: Final = 100_000


def read(text: str) -> Paper:
    """Everything an official report says that somebody may have to act upon.

    Deterministic; every item carries its offset in ``text`` and words exactly as printed there.

    Raises:
        Unreadable: the text is longer than ``LONGEST`` characters, or empty.
    """
    if len(text) > LONGEST:
        raise Unreadable("too_long", limit=LONGEST)
    if not text.strip():
        raise Unreadable("empty")
    manuscript = Manuscript(text, folded(text))
    named = namings(manuscript)
    known = turns(manuscript, named)
    chains = enumerations(manuscript, changes(known))
    demanded, other = sorted_out(manuscript, chains, known)
    covered = [Span(item.marker.start, item.body.end) for chain in chains for item in chain.items]
    demanded += unnumbered(manuscript, known, demanded, covered)
    spans = [Span(one.at, one.head_at + len(one.body)) for one in demanded]
    others = {one.at for one in other}
    reached = contacts(manuscript)
    return Paper(
        text=text,
        title=frame.title(manuscript),
        published=frame.published(manuscript),
        source=frame.source(manuscript),
        author=frame.author(manuscript),
        editor=frame.editor(manuscript),
        summary=frame.summary(manuscript),
        meeting=frame.meeting(manuscript),
        people=people(manuscript, named, known),
        units=units(manuscript, named, known),
        directives=tuple(sorted(demanded, key=lambda one: one.at)),
        other_enumerations=tuple(other),
        problems=problems(manuscript, spans, [one for one in chains if one.start in others]),
        figures=figures(manuscript, [Span(one.at, one.at + len(one.value)) for one in reached]),
        contacts=reached,
    )


def as_json(paper: Paper, *, with_text: bool = False) -> dict[str, Any]:
    """The paper as plain JSON values; ``with_text`` adds the text that the offsets count in."""
    told = asdict(paper)
    if not with_text:
        del told["text"]
    return told
