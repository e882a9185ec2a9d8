"""`python -m broadsheet`: the command line."""

import sys

from broadsheet.cli import main

if __name__ == "__main__":
    sys.exit(main())
