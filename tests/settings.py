"""The settings of the tests: the house's own, on a database and a folder of their own.

`SCHUIFAAN_TEST_DATABASE` chooses sqlite or postgres. Parallel workers take over what the first process made.
"""

import atexit
import os
import shutil
import tempfile

from tests import databases

if "SCHUIFAAN_TEST_FOLDER" not in os.environ:
    os.environ["SCHUIFAAN_TEST_FOLDER"] = tempfile.mkdtemp(prefix="schuifaan-tests-")
    atexit.register(shutil.rmtree, os.environ["SCHUIFAAN_TEST_FOLDER"], ignore_errors=True)
    if os.environ.get("SCHUIFAAN_TEST_DATABASE", "sqlite") == "postgres":
        os.environ["SCHUIFAAN_TEST_URL"] = databases.start()

FOLDER = os.environ["SCHUIFAAN_TEST_FOLDER"]
os.environ["SCHUIFAAN_VAR"] = FOLDER
os.environ["SCHUIFAAN_DATABASE_URL"] = os.environ.get("SCHUIFAAN_TEST_URL", f"sqlite:///{FOLDER}/rows.sqlite3")
for name in (
    "SCHUIFAAN_OWNER_URL",
    "SCHUIFAAN_HOSTS",
    "SCHUIFAAN_MAIL_URL",
    "SCHUIFAAN_MAIL_FROM",
    "SCHUIFAAN_TASKS",
    "PORT",
):
    os.environ.pop(name, None)

from schuifaan.site.settings import *  # noqa: E402, F403
from schuifaan.site.settings import DATABASES, STORAGES  # noqa: E402

if "SCHUIFAAN_TEST_URL" not in os.environ:
    # A file, so that several threads can meet in it; nothing is lost when the machine falls over.
    DATABASES["default"]["TEST"] = {"NAME": f"{FOLDER}/test.sqlite3"}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
DATABASES["default"]["CONN_MAX_AGE"] = 0

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_AUTOREFRESH = True
# Of each process alone: who tried too often in one test is no stranger in another.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
