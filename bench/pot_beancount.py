"""Runs in the virtual environment of the peers: how long beancount takes to read and balance a whole file, as JSON."""

import json
import os
import sys
from time import perf_counter

os.environ["BEANCOUNT_DISABLE_LOAD_CACHE"] = "1"
from beancount import loader

if __name__ == "__main__":
    began = perf_counter()
    entries, errors, _options = loader.load_file(sys.argv[1])
    told = {"seconds": perf_counter() - began, "entries": len(entries), "errors": len(errors)}
    sys.stdout.write(json.dumps(told) + "\n")
