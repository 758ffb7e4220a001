"""Every length of GB/T 9704-2012 in the unit of a .docx, the twip (a twentieth of a point)."""

import math
from typing import Final

_TWIPS_PER_MM: Final = 1440 / 25.4


def twips(millimetres: float) -> int:
    """A length as Word keeps it, to the nearest of 0.018 mm."""
    return round(millimetres * _TWIPS_PER_MM)


# 5.1 and 5.2.1: A4; top 37 mm, binding edge 28 mm, type area 156 x 225 mm; the other two edges follow.
PAGE_WIDTH: Final = twips(210)
PAGE_HEIGHT: Final = twips(297)
TOP: Final = twips(37)
LEFT: Final = twips(28)
RIGHT: Final = twips(26)
BOTTOM: Final = twips(35)
AREA_WIDTH: Final = PAGE_WIDTH - LEFT - RIGHT
AREA_HEIGHT: Final = PAGE_HEIGHT - TOP - BOTTOM

# 5.2.3: 22 lines of 28 characters that fill the area. Rounded down: a twip too much would cost a line.
LINES: Final = 22
CHARACTERS: Final = 28
LINE: Final = AREA_HEIGHT // LINES
CHARACTER: Final = AREA_WIDTH / CHARACTERS

# Sizes by number (号), in half points as Word wants them.
NO_2: Final = 44
NO_3: Final = 32
NO_4: Final = 28

# What a character of No. 3 gives up so that 28 fill the line: in twips, and as the grid counts it, in
# 4096ths of a point. The grid is declared for whoever edits the document, but lines and characters are
# held by exact values: LibreOffice gives a character wider than its cell two cells. A twip more is
# taken than divides evenly, or LibreOffice ends its lines at 27; justified lines give it back.
TIGHTER: Final = math.floor(CHARACTER - NO_3 * 10) - 1
CHARACTER_SPACE: Final = int((CHARACTER / 20 - NO_3 / 2) * 4096) - 1

# 7.2.4: the letterhead's upper edge is 35 mm below that of the type area; its size is free.
LETTERHEAD_DROP: Final = twips(35)
LARGEST_LETTERHEAD: Final = 124
SMALLEST_LETTERHEAD: Final = 44

# 10.1, a letter: the mark 30 mm below the paper's edge, lines 170 mm long, the lower one 20 mm above the edge.
LETTER_TOP: Final = twips(30)
LETTER_RULE: Final = twips(170)
LETTER_BOTTOM: Final = twips(20)
LETTER_LEFT: Final = (PAGE_WIDTH - LETTER_RULE) // 2 - LEFT
LETTER_RIGHT: Final = (PAGE_WIDTH - LETTER_RULE) // 2 - RIGHT

# 7.5: the dashes beside a page number are 7 mm below the type area; this leaves them there.
FOOTER: Final = twips(24.7)
FOOTER_LINE: Final = 400
LETTER_FOOTER_GAP: Final = FOOTER - LETTER_BOTTOM
# In tables and in the imprint.
SMALL_LINE: Final = 440


def characters(count: float) -> int:
    """The width of so many characters of the grid."""
    return round(count * CHARACTER)
