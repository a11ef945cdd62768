"""./liban: says in one sentence what is wrong, starts quickly, stops cleanly."""

import ast
import fcntl
import hashlib
import http.client
import importlib.machinery
import importlib.util
import json
import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COMMAND = ROOT / "liban"
# fmt: off
EVERY = (
    "up", "test", "check", "show", "import", "backup", "restore", "link", "tidy", "install",
    "manage",
)
# fmt: on


@pytest.fixture(scope="module")
def launcher():
    loader = importlib.machinery.SourceFileLoader("launcher", str(COMMAND))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("launcher", loader))
    loader.exec_module(module)
    return module


@pytest.fixture
def copy(tmp_path):
    """The command in a folder of its own, with spaces and Chinese in its name, without .venv."""
    folder = tmp_path / "立办 甲"
    (folder / "requirements").mkdir(parents=True)
    shutil.copy(COMMAND, folder / "liban")
    for name in ("runtime.txt", "dev.txt"):
        shutil.copy(ROOT / "requirements" / name, folder / "requirements" / name)
    return folder


@pytest.fixture
def ready(copy):
    """The same with the product and a .venv that counts as installed."""
    (copy / "manage.py").symlink_to(ROOT / "manage.py")
    venv = copy / ".venv"
    site = venv / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    site.mkdir(parents=True)
    (venv / "bin").mkdir()
    (venv / "bin" / "python").symlink_to(sys.executable)
    (venv / "pyvenv.cfg").write_text(f"home = {sys.base_prefix}/bin\n")
    (site / "real.pth").write_text(sysconfig.get_path("purelib") + "\n")
    lock = (copy / "requirements" / "runtime.txt").read_bytes()
    (venv / ".liban-runtime").write_text(hashlib.sha256(lock).hexdigest())
    return copy


def clean(**more):
    """The environment without what the test run itself has set."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("LIBAN_")}
    own.pop("DATABASE_URL", None)
    own.pop("DJANGO_SETTINGS_MODULE", None)
    return {**own, **more}


def run(folder, *words, cwd=None, **more):
    return subprocess.run(
        [sys.executable, str(folder / "liban"), *words],
        cwd=cwd,
        env=clean(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def refusal(done):
    """The two lines of a refusal: one sentence in Chinese, one in English, nothing else."""
    assert done.returncode == 1
    chinese, english = done.stderr.strip().splitlines()
    assert chinese.startswith("立办：")
    assert english.startswith("Liban: ")
    return chinese


@pytest.fixture
def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def test_without_a_word_it_lists_its_commands(copy):
    done = run(copy)
    assert done.returncode == 0
    for name in EVERY:
        assert f"./liban {name} " in done.stdout


def test_an_unknown_command_is_named(copy):
    assert "没有“fly”这个命令" in refusal(run(copy, "fly"))


def test_an_old_python_can_read_it():
    ast.parse(COMMAND.read_text(encoding="utf-8"), feature_version=(3, 6))


def as_old_python(folder, **more):
    """Run it as if by Python 3.8."""
    lie = (
        "import sys; sys.version_info = (3, 8, 1, 'final', 0); sys.argv = sys.argv[1:];"
        "exec(compile(open(sys.argv[0], encoding='utf-8').read(), sys.argv[0], 'exec'),"
        " {'__name__': '__main__', '__file__': sys.argv[0]})"
    )
    return subprocess.run(
        [sys.executable, "-c", lie, str(folder / "liban")],
        env=clean(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_an_old_python_says_which_one_is_needed(copy, tmp_path):
    assert "需要 Python 3.11 或更新的版本，这里是 3.8" in refusal(
        as_old_python(copy, PATH=str(tmp_path))
    )


def test_an_old_python_hands_over_to_a_newer_one(copy, tmp_path):
    (tmp_path / "python3.12").write_text("#!/bin/sh\nexit 1\n")  # there, but it does not work
    (tmp_path / "python3.12").chmod(0o755)
    (tmp_path / "python3.11").symlink_to(sys.executable)
    done = as_old_python(copy, PATH=str(tmp_path))
    assert done.returncode == 0
    assert "./liban up" in done.stdout


@pytest.mark.parametrize("port", ["0", "65536", "abc", "-1", "８０００"])
def test_a_port_that_is_none_is_refused(copy, port):
    assert "1 到 65535" in refusal(run(copy, "up", f"--port={port}"))


def test_a_taken_port_is_refused_before_anything_is_installed(copy):
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        assert f"端口 {port} 已被占用" in refusal(run(copy, "up", "--port", str(port)))
        assert f"端口 {port} 已被占用" in refusal(run(copy, "up", LIBAN_PORT=str(port)))
    assert not (copy / ".venv").exists()


def test_a_folder_that_cannot_be_written_is_refused(copy, tmp_path):
    (tmp_path / "file").touch()
    for folder in ("/proc/liban", tmp_path / "file" / "below"):
        assert "不能写入文件夹" in refusal(run(copy, "up", "--data", str(folder)))


def test_a_data_folder_in_use_is_refused(copy, tmp_path, free_port):
    with (tmp_path / ".lock").open("w") as lock:
        lock.write("http://127.0.0.1:8123/")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        said = refusal(run(copy, "up", "--data", str(tmp_path), "--port", str(free_port)))
    assert "已有一个立办在运行（http://127.0.0.1:8123/）" in said


def test_a_python_without_venv_names_the_package(copy, tmp_path, free_port):
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "ensurepip.py").write_text("raise ImportError\n")
    done = run(copy, "up", f"--port={free_port}", PYTHONPATH=str(broken), PATH=str(broken))
    assert "apt install python3-venv" in refusal(done)


@pytest.mark.slow
def test_without_a_network_it_says_so_and_the_next_run_starts_anew(copy, free_port):
    nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    nowhere |= {"PATH": "/usr/bin:/bin", "PIP_RETRIES": "0", "PIP_FIND_LINKS": ""}
    done = run(copy, "up", f"--port={free_port}", PIP_NO_CACHE_DIR="1", **nowhere)
    assert "连不上网络" in refusal(done)
    assert (copy / ".venv" / ".liban-unfinished").exists()
    assert not (copy / ".venv" / ".liban-runtime").exists()


def test_an_interrupted_environment_is_not_ready(ready, launcher, monkeypatch):
    monkeypatch.setattr(launcher, "VENV", ready / ".venv")
    monkeypatch.setattr(launcher, "PYTHON", ready / ".venv" / "bin" / "python")
    monkeypatch.setattr(launcher, "UNFINISHED", ready / ".venv" / ".liban-unfinished")
    assert launcher.is_ready("runtime")
    assert not launcher.is_ready("dev")
    (ready / ".venv" / ".liban-unfinished").touch()
    assert not launcher.is_ready("runtime")
    (ready / ".venv" / ".liban-unfinished").unlink()
    (ready / ".venv" / ".liban-runtime").write_text("an older lock")
    assert not launcher.is_ready("runtime")


def test_accounts_stand_in_straight_columns(launcher, capsys):
    launcher.print_accounts(
        [
            {"role": "村（社区）书记", "place": "潭洲村", "username": "shuji", "password": "x1"},
            {"role": "审计", "place": "陈村镇", "username": "a", "password": "y22"},
        ]
    )
    lines = capsys.readouterr().out.splitlines()
    starts = {launcher.width(line[: line.rindex(" ")]) for line in lines[1:]}
    assert len(starts) == 1


def test_the_data_folder_may_be_given_to_every_command(launcher):
    assert launcher.take_out_data("var", ["demands", "--data", "d", "x"]) == ("d", ["demands", "x"])
    assert launcher.take_out_data("var", ["--data=e"]) == ("e", [])
    assert launcher.take_out_data("var", ["x"]) == ("var", ["x"])


def test_variables_may_stand_in_a_file(launcher, monkeypatch, tmp_path):
    monkeypatch.setattr(launcher, "HERE", tmp_path)
    monkeypatch.delenv("LIBAN_PORT", raising=False)
    assert launcher.settings_of("LIBAN_PORT", "8000") == "8000"
    (tmp_path / ".env").write_text("# comment\nexport LIBAN_PORT='8005'\n", encoding="utf-8")
    assert launcher.settings_of("LIBAN_PORT", "8000") == "8005"
    monkeypatch.setenv("LIBAN_PORT", "8006")
    assert launcher.settings_of("LIBAN_PORT", "8000") == "8006"


# --- a real start ------------------------------------------------------------------------


def answers(port):
    try:
        door = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        door.request("GET", "/healthz")
        return door.getresponse().status
    except OSError:
        return None


def start(folder, port, *words, cwd):
    process = subprocess.Popen(
        [sys.executable, str(folder / "liban"), "up", f"--port={port}", *words],
        cwd=cwd,
        env=clean(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    said = []
    for line in process.stdout:
        said.append(line)
        if "Liban is running" in line:
            return process, "".join(said)
    pytest.fail("".join(said))


def is_gone(port, seconds=5.0):
    """Nothing answers at the port any more, within the time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answers(port) is None:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_up_serves_refuses_a_second_and_stops_cleanly(ready, tmp_path, free_port, number):
    data = ready / "var"
    process, said = start(ready, free_port, "--no-demo", cwd=tmp_path)
    try:
        assert f"http://127.0.0.1:{free_port}/" in said
        assert answers(free_port) == 200
        assert (data / "keys.json").stat().st_mode & 0o777 == 0o600
        second = run(ready, "up", f"--port={free_port + 1}", "--no-demo", cwd=tmp_path)
        assert "已有一个立办在运行" in refusal(second)
    finally:
        begun = time.monotonic()
        process.send_signal(number)
        code = process.wait(timeout=10)
    assert code == 0
    assert time.monotonic() - begun < 5
    assert answers(free_port) is None
    assert "已停止" in process.stdout.read()


@pytest.mark.slow
def test_a_killed_launcher_leaves_no_server_behind(ready, tmp_path, free_port):
    process, _said = start(ready, free_port, "--no-demo", cwd=tmp_path)
    process.kill()
    process.wait()
    assert is_gone(free_port)


def work_of(folder, port, cwd):
    """Processor seconds of one start and stop: the same on a busy machine as on an idle one."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process, _said = start(folder, port, "--no-demo", cwd=cwd)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


@pytest.mark.slow
def test_a_later_start_is_done_within_five_seconds(ready, tmp_path, free_port):
    work_of(ready, free_port, tmp_path)
    assert work_of(ready, free_port, tmp_path) < 5


@pytest.mark.slow
def test_a_demo_folder_is_not_taken_for_real_work(ready, tmp_path, free_port):
    (ready / "var").mkdir()
    (ready / "var" / "demo-accounts.json").write_text(json.dumps([]))
    done = run(ready, "up", f"--port={free_port}", "--no-demo", cwd=tmp_path)
    assert done.returncode == 1
    assert "演示镇" in done.stderr
