"""Starts the e-office from a fresh checkout: `python3 start.py`, and `python3 start.py test`.

The standard library only, in words that Python 3.7 still reads: an old Python must get as far as
the sentence that says it is too old.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = BIN / f"python{SUFFIX}"
EOFFICE = BIN / f"eoffice{SUFFIX}"
RUNTIME = ROOT / "requirements" / "runtime.txt"
DEV = ROOT / "requirements" / "dev.txt"

OLDEST = (3, 11)
NEWEST = (3, 13)
EXIT_UNFIT = 3


class Trouble(Exception):
    """Why the start cannot go on, said in both languages."""


def main(arguments: list[str]) -> int:
    """Install what is missing and run what was asked for."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old code page shows '?', it does not crash
    try:
        check_python(sys.version_info[:2])
        command = prepare(arguments)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return EXIT_UNFIT
    return hand_over(command)


def prepare(arguments: list[str]) -> list[str]:
    """Install what the arguments need; the command that then does what they ask."""
    if arguments[:1] == ["test"]:
        install(DEV)
        os.chdir(str(ROOT))
        return [str(PYTHON), "-m", "pytest", *(arguments[1:] or ["-n", "auto"])]
    install(RUNTIME)
    return [str(EOFFICE), *(arguments or ["demo"])]


def check_python(found: tuple[int, ...]) -> None:
    """Refuse a Python on which the locked libraries do not run."""
    if not OLDEST <= found <= NEWEST:
        raise Trouble(
            f"यह कार्यक्रम Python 3.11, 3.12 या 3.13 पर चलता है; यहाँ {found[0]}.{found[1]} है।\n"
            f"This program runs on Python 3.11, 3.12 or 3.13; this is {found[0]}.{found[1]}.\n"
            "उदाहरण / For example:  python3.12 start.py"
        )


def install(lock: Path) -> None:
    """Bring `.venv` to the state of a lock file, unless it is there already."""
    if not PYTHON.exists():
        create_venv()
    stamp = VENV / f"eoffice-{lock.stem}.stamp"
    wanted = fingerprint(lock)
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("स्थापित हो रहा है, कुछ मिनट लग सकते हैं …", flush=True)
    print(f"Installing {lock.name}, this may take a few minutes …", flush=True)
    pip("--require-hashes", "--no-deps", "--requirement", str(lock))
    # No index and no build isolation: the back end is locked too, and nothing unlocked is fetched.
    pip("--no-index", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(wanted, encoding="utf-8")


def fingerprint(lock: Path) -> str:
    """What an installation depends on: the lock, our own packaging and the Python."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (lock, ROOT / "pyproject.toml", ROOT / "setup.py"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def create_venv() -> None:
    """Create `.venv`, or leave nothing behind and say what the system lacks."""
    print("पहली बार: .venv बन रहा है / First start: creating .venv …", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode != 0:
        shutil.rmtree(str(VENV), ignore_errors=True)  # half a .venv would pass for a whole one
        raise Trouble(
            "Python का venv या pip यहाँ नहीं है, इसलिए .venv नहीं बना।\n"
            "Python's venv or pip is missing here, so .venv was not created.\n"
            "Debian, Ubuntu:  sudo apt install python3-venv"
        )


def pip(*words: str) -> None:
    """Let the pip of `.venv` install something."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "-qq"]
    if subprocess.run([*command, *words], check=False).returncode != 0:
        raise Trouble(
            "स्थापना पूरी नहीं हुई; कारण ऊपर लिखा है। नेटवर्क जाँचकर यही आदेश फिर चलाएँ;\n"
            "फिर भी न हो तो .venv हटाकर चलाएँ।\n"
            "The installation did not finish; the reason stands above. Check the network and run\n"
            "this again; if it still fails, delete .venv first."
        )


def hand_over(command: list[str]) -> int:
    """Become the command where the system can, so that signals and the terminal are its own."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606 - our own interpreter, no shell wanted
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
