"""A workbook with NUL and the like among its cells is written all the same, on either database."""

import codecs

from qunqiao.people.models import Person
from qunqiao.people.queries import reach_of
from qunqiao.registry.actions.apply_intake import apply_intake
from qunqiao.registry.actions.read_intake import read_intake
from qunqiao.registry.actions.send_intake import send_intake
from qunqiao.registry.bridge import reader
from qunqiao.registry.policy.intake import scope_of
from qunqiao.registry.queries.comparison import Manner, compared
from qunqiao.registry.queries.intakes import rows_of

ROWS = (
    "姓名\t工号\t单位编号\t备\x00忘",
    "王\x00五\tn-1\x01\tnorth\t",
    "赵六\tn-2\tnor\x00th\ufffe\t",
    "孙七\tn-3\tno\x00where\t",
)


def test_characters_no_database_takes_keep_no_row_from_being_written(cast):
    book = codecs.BOM_UTF16_LE + "\n".join(ROWS).encode("utf-16-le")
    events = reader.read_stream(book, filename="人员.txt")
    # How a name in GBK reaches the command line.
    intake = send_intake(actor=cast.officer, filename="人员\udce4.txt", content=book)
    reading = compared(events, Manner(scope_of(reach_of(cast.officer)), "update"))
    intake = read_intake(actor=cast.officer, intake=intake, reading=reading)
    intake = apply_intake(actor=cast.officer, intake=intake)

    assert [row.verdict for row in rows_of(intake)] == ["add", "add", "refused"]
    assert [Person.objects.get(staff_number=n).name for n in ("n-1", "n-2")] == ["王五", "赵六"]
