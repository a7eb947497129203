#!/usr/bin/env python
"""Django's command line for Fodfæste."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line

# site/ is a plain folder, never a package: `import site` must stay the standard library's.
sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.development")
    execute_from_command_line(sys.argv)
