"""The same rulebook on a Spark cluster of one master and two workers: the same findings, row for row.

Every third rule of League law, unless QUNQIAO_SPARK_BOOKS=all: that takes two minutes, nearly all of them planning.
"""

import importlib.util
import os
import shutil
import socket
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path

import pytest
from typer.testing import CliRunner

from qunqiao.checkups import bridge
from qunqiao.checkups.management import commands
from qunqiao.checkups.testing import AS_OF
from qunqiao.kit.errors import Conflict

SPARK = importlib.util.find_spec("pyspark")
HOST = "127.0.0.1"
# Programs that live for a minute: compiled quickly or not at all, and swept by one thread. Otherwise the
# workers' Java spends as long again on compiling well what it will not run often.
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
# Spark compiles each query to Java first: for a few thousand rows that would be nine tenths of the time.
SMALL = {
    "spark.driver.host": HOST,
    "spark.driver.bindAddress": HOST,
    "spark.executor.memory": "600m",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.extraJavaOptions": QUICK,
    "spark.executor.extraJavaOptions": QUICK,
}


@pytest.fixture(scope="module")
def country(tmp_path_factory):
    folder = tmp_path_factory.mktemp("country")
    size = (1_000, 25_000)
    written = bridge.write_country(
        folder, size=size, seed="甲", as_of=AS_OF, progress=lambda *_: None
    )
    return written.directory


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    """The address of a cluster, two workers of one core each; CI must have Spark."""
    if SPARK is None or not shutil.which("java"):
        reason = "no Spark: install requirements/spark.txt and Java 17 to run the cluster"
        assert os.environ.get("CI") != "true", reason
        pytest.skip(reason)
    home = Path(SPARK.origin).parent
    address = f"spark://{HOST}:{_free_port()}"
    work = tmp_path_factory.mktemp("spark")
    environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": HOST}
    environment |= {"SPARK_DAEMON_JAVA_OPTS": QUICK, "SPARK_DAEMON_MEMORY": "256m"}
    with ExitStack() as running:

        def start(role, *words):
            command = (home / "bin/spark-class", f"org.apache.spark.deploy.{role}", *words)
            output = running.enter_context((work / f"{role}.log").open("a"))
            process = subprocess.Popen(
                list(map(str, command)), env=environment, stdout=output, stderr=output
            )
            running.callback(process.wait)
            running.callback(process.terminate)

        port = address.rpartition(":")[2]
        start("master.Master", "--host", HOST, "--port", port, "--webui-port", _free_port())
        for number in (1, 2):
            place = ("--work-dir", work / str(number), "--webui-port", _free_port())
            start("worker.Worker", "--cores", 1, "--memory", "800m", *place, address)
        _wait_for(work, "Registering worker", 2)
        yield address


def _free_port():
    with socket.socket() as one:
        one.bind((HOST, 0))
        return one.getsockname()[1]


def _wait_for(work, words, times):
    log = work / "master.Master.log"
    for _ in range(1200):
        if log.exists() and log.read_text().count(words) >= times:
            return
        time.sleep(0.1)
    raise AssertionError(f"the cluster did not start: {log.read_text()[-2000:]}")


def _run(*words):
    return CliRunner().invoke(commands, [str(word) for word in words])


def test_an_engine_that_nobody_knows_is_refused(country):
    result = _run("checkup", "--tables", country, "--engine", "flink")

    assert isinstance(result.exception, Conflict)
    assert "duckdb、spark" in str(result.exception)


def test_spark_asks_for_the_folder_of_its_tables(db):
    result = _run("checkup", "--engine", "spark")

    assert isinstance(result.exception, Conflict)
    assert "--tables" in str(result.exception)


def _books():
    every = list(bridge.file_rulebooks())
    if os.environ.get("QUNQIAO_SPARK_BOOKS") == "all":
        return every
    (league,) = (file for file in every if "league" in file.name)
    head, *rules = league.text.split("[[rules]]")
    return [bridge.BookFile(league.name, "[[rules]]".join([head, *rules[::3]]))]


@pytest.mark.cluster
def test_a_cluster_finds_what_one_process_finds(country, cluster, settings):
    settings.SPARK_OPTIONS = SMALL
    files = _books()
    here = bridge.evaluate_snapshot(country, files, as_of=AS_OF, parameters={})
    there = bridge.evaluate_on_spark(country, files, as_of=AS_OF, parameters={}, master=cluster)

    assert there.as_json() == here.as_json()
    assert list(there.tallies()) == list(here.tallies())
    assert len(here.evaluation.findings) > 10
