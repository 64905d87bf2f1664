#!/usr/bin/python3
"""systemctl for a root in which no systemd runs: starts and stops the service of a unit file as its user.

Knows daemon-reload, enable, start, stop, is-active and status of services with one ExecStart. As systemd does, it runs
the unit as it was when it was last loaded. What confines a service (ProtectSystem and the like) it leaves out.
"""

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

UNITS = Path("/etc/systemd/system")
STATE = Path("/run/stand-in")


def unit_file(name: str) -> str:
    return name if name.endswith(".service") else f"{name}.service"


def settings(name: str) -> dict[str, list[str]]:
    """Every setting of a loaded unit, with all its values."""
    loaded = STATE / "loaded" / unit_file(name)
    if not loaded.exists():
        sys.exit(f"Unit {unit_file(name)} not found.")
    found: dict[str, list[str]] = {}
    for line in loaded.read_text().splitlines():
        if "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            found.setdefault(key, []).append(value)
    return found


def process(name: str) -> int:
    """The service's process, or 0."""
    file = STATE / unit_file(name)
    if not file.exists():
        return 0
    try:
        state = Path(f"/proc/{file.read_text()}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return 0
    return 0 if state == "Z" else int(file.read_text())


def environment(unit: dict[str, list[str]]) -> dict[str, str]:
    pairs = [value for line in unit.get("Environment", []) for value in shlex.split(line)]
    for file in unit.get("EnvironmentFile", []):
        path = Path(file.removeprefix("-"))
        if path.exists():
            pairs += [line for line in path.read_text().splitlines() if "=" in line]
        elif not file.startswith("-"):
            sys.exit(f"{path} is missing.")
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", **dict(pair.split("=", 1) for pair in pairs)}


def start(name: str) -> None:
    if process(name):
        return
    unit = settings(name)
    with open(STATE / f"{unit_file(name)}.log", "ab") as log:
        started = subprocess.Popen(
            shlex.split(unit["ExecStart"][0]),
            cwd=unit.get("WorkingDirectory", ["/"])[0],
            env=environment(unit),
            user=unit.get("User", ["root"])[0],
            group=unit.get("Group", unit.get("User", ["root"]))[0],
            extra_groups=[],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    (STATE / unit_file(name)).write_text(str(started.pid))


def stop(name: str) -> None:
    running = process(name)
    if not running:
        return
    os.kill(running, signal.SIGTERM)
    end = time.monotonic() + int(settings(name).get("TimeoutStopSec", ["90"])[0])
    while process(name):
        if time.monotonic() > end:
            os.killpg(running, signal.SIGKILL)
        time.sleep(0.05)


def daemon_reload() -> None:
    loaded = STATE / "loaded"
    loaded.mkdir(parents=True, exist_ok=True)
    for unit in UNITS.glob("*.service"):
        if unit.is_file():
            (loaded / unit.name).write_text(unit.read_text())


def enable(name: str) -> None:
    for target in settings(name).get("WantedBy", []):
        wants = UNITS / f"{target}.wants"
        wants.mkdir(exist_ok=True)
        link = wants / unit_file(name)
        link.unlink(missing_ok=True)
        link.symlink_to(UNITS / unit_file(name))


def status(name: str) -> None:
    log = STATE / f"{unit_file(name)}.log"
    print(f"{unit_file(name)}: {'active' if process(name) else 'inactive'}")
    print(log.read_text()[-2000:] if log.exists() else "")


def main() -> None:
    command, *names = [word for word in sys.argv[1:] if not word.startswith("-")]
    STATE.mkdir(exist_ok=True)
    if command == "daemon-reload":
        daemon_reload()
    elif command == "is-active":
        sys.exit(0 if process(names[0]) else 3)
    else:
        {"start": start, "stop": stop, "enable": enable, "status": status}[command](names[0])


main()
