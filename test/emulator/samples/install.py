"""The agent's Install event: files, and permissions over them, as AWS CodeDeploy's User Guide says.

"AppSpec 'files' section": a directory's contents are copied, a file by itself; "CodeDeploy agent" and "Deployments":
what the last deployment copied is removed first, and a file that is there for another reason is a failure unless
file_exists_behavior says what to do. "AppSpec 'permissions' section": `file` is about the files right in the object,
`directory` about the directories anywhere below it.
"""

import fnmatch
import json
import os
import shutil
import sys
from pathlib import Path


def clean(record: Path) -> None:
    """Removes what the last Install event copied."""
    if not record.exists():
        return
    for line in record.read_text().splitlines():
        Path(line).unlink(missing_ok=True)
    record.unlink()


def copies(archive: Path, files: list[dict]) -> list[tuple[Path, Path]]:
    """Every file of the revision and where it goes."""
    wanted = []
    for entry in files:
        source = archive / entry["source"].lstrip("/")
        target = Path(entry["destination"])
        if source.is_file():
            wanted.append((source, target / source.name))
        elif source.is_dir():
            found = [file for file in sorted(source.rglob("*")) if file.is_file()]
            wanted += [(file, target / file.relative_to(source)) for file in found]
        else:
            sys.exit(f"The revision has no {entry['source']}")
    return wanted


def copy(wanted: list[tuple[Path, Path]], behavior: str, record: Path) -> None:
    record.parent.mkdir(parents=True, exist_ok=True)
    with open(record, "w") as copied:
        for source, target in wanted:
            if target.exists() and behavior == "DISALLOW":
                sys.exit(f"The deployment failed because a specified file already exists at this location: {target}")
            if target.exists() and behavior == "RETAIN":
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
            copied.write(f"{target}\n")


def concerned(permission: dict) -> list[Path]:
    """What a permission is about."""
    top = Path(permission["object"])
    if top.is_file():
        return [top]
    types = permission.get("type", ["file", "directory"])
    found = [path for path in top.iterdir() if path.is_file()] if "file" in types else []
    found += [path for path in top.rglob("*") if path.is_dir()] if "directory" in types else []
    pattern, exceptions = permission.get("pattern", "**"), permission.get("except", [])
    return [
        path
        for path in found
        if (pattern == "**" or fnmatch.fnmatch(path.name, pattern))
        and not any(fnmatch.fnmatch(path.name, exception) for exception in exceptions)
    ]


def permit(permission: dict) -> None:
    for path in concerned(permission):
        shutil.chown(path, permission.get("owner"), permission.get("group"))
        if "mode" in permission:
            os.chmod(path, int(str(permission["mode"]), 8))


def main() -> None:
    given = json.load(sys.stdin)
    spec, record = given["spec"], Path(given["record"])
    clean(record)
    copy(copies(Path(given["archive"]), spec.get("files", [])), spec.get("file_exists_behavior", "DISALLOW"), record)
    for permission in spec.get("permissions", []):
        permit(permission)


main()
