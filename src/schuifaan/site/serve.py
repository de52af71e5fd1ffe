"""Serves the pages on this machine until Ctrl-C or TERM."""

import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from types import FrameType

from django.conf import settings
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import MPServer

from schuifaan.site import prepare, tasks, terminal
from schuifaan.site.unready import NotReady, told_in_a_sentence

ADDRESS = "127.0.0.1"
PAGES = "schuifaan.site.wsgi:application"
# Python draws one page at a time in each process, so a second processor needs a second process. More of them only take
# turns at writing. Two pages at once in each: with more, all that are drawn take the processor from each other and come
# late; with one, whoever asks for a long report keeps everyone waiting.
AT_MOST, THREADS = 2, 2


def run(port: str) -> None:
    """Prepare, serve, and leave nothing running."""
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    number = free(port_number(port))
    how_many()
    prepare_apart()
    with terminal.foreground(), tasks.worker_beside():
        threading.Thread(target=announce, args=[number], daemon=True).start()
        server(number, processes=how_many()).serve()


def prepare_apart() -> None:
    """Prepare in a process of its own. Loading the example presses papers, and what does that keeps threads of its own;
    the processes that serve pages are copies of this one, without those threads, and would wait for them forever.
    """
    apart = multiprocessing.get_context("fork").Process(target=_prepared, daemon=True)
    apart.start()
    apart.join()
    if apart.exitcode:
        sys.exit(apart.exitcode)


def _prepared() -> None:
    with told_in_a_sentence():
        prepare.everything()


def leave(signum: int, frame: FrameType | None) -> None:
    """Stopped on purpose is no failure, also before the server stands."""
    sys.exit(0)


def port_number(text: str) -> int:
    """A port as a number, or a sentence about it."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise NotReady(f"PORT={text} is not a port; choose a number from 1024 to 65535, as in PORT=8001 make run.")
    return int(text)


def how_many() -> int:
    """One process for each processor, two at most; SCHUIFAAN_PROCESSES says otherwise."""
    text = os.environ.get("SCHUIFAAN_PROCESSES") or str(min(AT_MOST, os.cpu_count() or 1))
    if not text.isdecimal() or not 0 < int(text) <= 64:
        raise NotReady(f"SCHUIFAAN_PROCESSES={text} is not a number of processes; choose 1 to 64, or leave it out.")
    return int(text)


def free(port: int) -> int:
    """Refuse a port that another program holds; the server itself would share it without a word."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((ADDRESS, port))
        except PermissionError as fault:
            raise NotReady(
                f"Port {port} is not for everyone; choose one above 1023, as in PORT=8001 make run."
            ) from fault
        except OSError as fault:
            other = port + 1 if port < 65535 else 8001
            raise NotReady(
                f"Port {port} is in use; stop that program, or choose another: PORT={other} make run."
            ) from fault
    return port


def server(port: int, target: str = PAGES, *, processes: int = 1, threads: int = THREADS) -> MPServer:
    """A few processes with a few threads each."""
    return MPServer(
        target,
        address=ADDRESS,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
        websockets=False,
    )


def announce(port: int) -> None:
    """Say where to go once the door is really open."""
    for _ in range(300):
        try:
            socket.create_connection((ADDRESS, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            break
    os.write(1, welcome(port).encode())


def welcome(port: int) -> str:
    """Where to begin, in Dutch, with one line for a visitor from elsewhere."""
    if settings.REAL:
        return f"Schuif Aan staat aan voor {', '.join(settings.HOSTS)}, achter de proxy op http://{ADDRESS}:{port}\n"
    home = f"http://localhost:{port}"
    return (
        f"\nSchuif Aan staat aan: {home}\n"
        f"Begin op {home}/voorbeeld/ en kies wie je bent. Stoppen: Ctrl-C.\n"
        f"(In English: open the address above, choose a role under /voorbeeld/; Ctrl-C stops it.)\n\n"
    )
