"""`python -m evidence` does what the command `evidence` does."""

import sys

from evidence.cli import main

sys.exit(main())
