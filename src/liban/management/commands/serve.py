"""Serve the pages on this machine: granian with threads, quiet, stopped by a signal."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

THREADS = 8


class Command(BaseCommand):
    help = "Serve on 127.0.0.1; LIBAN_PORT and LIBAN_WORKERS say where and how many."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("LIBAN_PORT", "8000")))
        parser.add_argument(
            "--workers", type=int, default=int(os.environ.get("LIBAN_WORKERS", "1"))
        )

    def handle(self, *args: Any, port: int, workers: int, **options: Any) -> None:
        # One process for SQLite: writers wait for each other anyway, and threads share its pages.
        connection.close()
        Granian(
            "liban.wsgi:application",
            address="127.0.0.1",
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            respawn_failed_workers=True,
            workers_kill_timeout=3,
            websockets=False,
            log_level=LogLevels.error,
            log_access=False,
        ).serve()
