"""The XML inside a workbook, walked without building a tree and without expanding entities."""

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from qunqiao_engines.sheets.refusals import UnreadableWorkbook


def local(name: str) -> str:
    """The name of an element or attribute without its prefix."""
    return name.rpartition(":")[2]


def walk(
    xml: Iterable[bytes],
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
) -> None:
    """Calls ``start``, ``text`` and ``end`` (with local names) as the elements come by.

    Raises:
        UnreadableWorkbook: the XML is damaged, or declares a document type, which no workbook does.

    """

    def refuse(*_declaration: object) -> None:
        raise UnreadableWorkbook("damaged")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    if text is not None:
        parser.CharacterDataHandler = text
    if end is not None:
        parser.EndElementHandler = lambda name: end(local(name))
    try:
        for piece in xml:
            parser.Parse(piece, False)  # noqa: FBT003 - expat's own signature
        parser.Parse(b"", True)  # noqa: FBT003 - expat's own signature
    except (expat.ExpatError, ValueError) as error:
        raise UnreadableWorkbook("damaged") from error


def elements(xml: Iterable[bytes], tag: str) -> list[Mapping[str, str]]:
    """The attributes of every element of that local name."""
    found: list[Mapping[str, str]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == tag:
            found.append(attributes)

    walk(xml, start)
    return found
