"""A snapshot holds no number of a person: neither one we keep nor anything shaped like one."""

import re

import pyarrow.parquet as pq
import pytest

from qunqiao.checkups.bridge import take_snapshot
from qunqiao.people.models import PrivateDetail
from qunqiao.people.testing import a_detail

ID_SHAPED = re.compile(r"(?<!\w)(\d{17}[\dX]|\d{15}|1[3-9]\d{9})(?!\w)")


@pytest.fixture(autouse=True)
def a_key_file_of_its_own(settings, tmp_path):
    settings.KEYS = tmp_path / "keys.json"


def test_no_parquet_file_holds_anything_shaped_like_a_number_of_a_person(cast, tmp_path, today):
    a_detail(cast.worker, PrivateDetail.Kind.ID_NUMBER, "11010519491231002X")
    a_detail(cast.worker, PrivateDetail.Kind.PHONE, "13812345678")

    taken = take_snapshot(tmp_path / "snapshots", as_of=today)

    files = sorted(taken.directory.glob("*.parquet"))
    assert taken.rows["people"] == 5
    for file in files:
        table = pq.read_table(file)
        assert not {"cipher", "blind_index", "id_number", "phone"} & set(table.column_names)
        for name in table.column_names:
            texts = " ".join(str(value) for value in table[name].to_pylist())
            assert not ID_SHAPED.search(texts), (file.name, name)
