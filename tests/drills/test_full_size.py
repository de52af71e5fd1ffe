"""The whole command, in processes of its own: the small example first, then the growing, the same each time."""

import json
import os
import subprocess
import sys
from pathlib import Path

LOOK = """
import hashlib, json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "schuifaan.site.settings"
import django
django.setup()
from datetime import datetime
from django.apps import apps
from django.db import models
from django.test import Client
from schuifaan.base.periods import AMSTERDAM
from schuifaan.site.example.full import load
from schuifaan.site.example.roles import ROLES, example_login
from schuifaan.budget.models import Entry
from schuifaan.neighbourhood.models import Person
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
call_command("collectstatic", interactive=False, verbosity=0)
load("full", 0.01, datetime(2026, 3, 2, 0, 0, tzinfo=AMSTERDAM))
found = {}
for model in apps.get_models():
    names = [field.attname for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    told = sorted(repr(row) for row in model._default_manager.values_list(*names))
    if not model._meta.label.startswith(("auth.", "contenttypes.", "neighbourhood.Purpose")):
        found[model._meta.label] = [len(told), hashlib.sha256("\\n".join(told).encode()).hexdigest()]
late = Entry.objects.filter(late=True).exclude(move__startswith="carry")
found["late"] = sorted((row.on.year, row.year, row.move) for row in late)
pages = {}
for role in ROLES:
    browser = Client(headers={"host": "localhost"})
    browser.force_login(Person.objects.get(login=example_login(role.slug)))
    session = browser.session
    session["example"] = True
    session.save()
    pages[role.slug] = browser.get("/start/", follow=True).status_code
print(json.dumps([found, pages]))
"""


def loaded(folder: Path, seed: str) -> tuple[dict[str, list[object]], dict[str, int]]:
    """What a process with this hash seed finds after loading. The keys are given: a PIN is sealed with one of them."""
    address = f"sqlite:///{folder}/rows-{seed}.sqlite3"
    asked = {**os.environ, "PYTHONPATH": "src", "PYTHONHASHSEED": seed, "SCHUIFAAN_VAR": str(folder)}
    asked |= {"SCHUIFAAN_DATABASE_URL": address, "SCHUIFAAN_TASKS": "immediate", "DJANGO_SETTINGS_MODULE": ""}
    done = subprocess.run([sys.executable, "-c", LOOK], env=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found, pages = json.loads(done.stdout)
    return found, pages


def test_two_processes_load_the_same_rows_and_every_role_finds_its_first_page(tmp_path):
    found, pages = loaded(tmp_path, "1")
    assert set(pages.values()) == {200}
    assert found["tables.Table"][0] == 35 + 12
    assert found["late"] == [[2023, 2024, "commit"], [2023, 2024, "spend"]]
    assert loaded(tmp_path, "2") == (found, pages)
