"""Check-ups on Apache Spark: the general way of the rulebook, on as many machines as there are."""

import importlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from qunqiao.checkups.bridge.evaluating import Examination, examined
from qunqiao.checkups.bridge.opening import connected
from qunqiao.checkups.bridge.refusing import in_our_words
from qunqiao.checkups.bridge.rulebooks import BookFile, Parameters, read
from qunqiao.checkups.bridge.tables import TABLES
from qunqiao.kit.errors import Conflict
from qunqiao_engines.rulebook import OtherDatabase, evaluate_elsewhere, validate_tables

# A local cluster of this machine's cores where no master is named.
_MASTER = "local[*]"


def evaluate_on_spark(
    directory: Path,
    files: Iterable[BookFile],
    *,
    as_of: date,
    parameters: Parameters,
    master: str = "",
) -> Examination:
    """What ``evaluate_snapshot`` gives, computed by Spark; every worker must see ``directory``.

    ``master`` is the cluster's address (spark://host:7077); without it Spark runs on this machine.
    QUNQIAO_SPARK_OPTIONS adds settings of Spark: ``spark.executor.memory=8g,spark.sql.shuffle.partitions=400``.

    Raises:
        Conflict: pyspark or Java is not there, or the cluster does not answer.
        BadTables: a table or column is missing or of another type.
        BadRulebook: a rulebook cannot be read, or a parameter is unknown.
    """
    books = read(files)
    with connected(directory) as connection, in_our_words(connection):
        validate_tables(connection)
        with _session(master or _MASTER) as session:
            database = _opened(session, directory)
            evaluation = evaluate_elsewhere(database, books, as_of=as_of, parameters=parameters)
        return examined(connection, evaluation, books, parameters)


@contextmanager
def _session(master: str) -> Iterator[Any]:
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    try:
        # Spark is an extra of some hundred megabytes: most installations have none.
        sql = importlib.import_module("pyspark.sql")
        session = _built(sql.SparkSession.builder, master)
    except ImportError as error:
        raise Conflict(
            _("没有安装 pyspark：请先按 requirements/spark.txt 安装，并准备好 Java 17。")
        ) from error
    except Exception as error:
        raise Conflict(
            _("Spark 没有启动：请检查 Java 17 和 --engine 的地址。（%(reason)s）")
            % {"reason": str(error).splitlines()[0]}
        ) from error
    try:
        yield session
    finally:
        session.stop()


def _built(builder: Any, master: str) -> Any:
    options = {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.ui.showConsoleProgress": "false",
    }
    options |= settings.SPARK_OPTIONS
    builder = builder.appName("qunqiao checkup").master(master)
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _opened(session: Any, directory: Path) -> OtherDatabase:
    for table in TABLES:
        path = directory.resolve() / f"{table.name}.parquet"
        if not path.exists():
            path = path.with_suffix("")
        session.read.parquet(str(path)).createOrReplaceTempView(table.name)

    def keep(name: str, query: str) -> None:
        session.sql(query).persist().createOrReplaceTempView(name)

    return OtherDatabase("spark", lambda query: session.sql(query).toArrow(), keep)
