"""Runs the benches named on the command line, or all of them, and prints their ratios."""

import importlib
import os
import sys
import tempfile

import django

BENCHES = ("sealed_pair", "wizard_step", "paper_scan", "publication", "search", "reading")


def main() -> int:
    """Run what was asked for; exit 2 for a bench that does not exist."""
    names = sys.argv[1:] or list(BENCHES)
    unknown = set(names) - set(BENCHES)
    if unknown:
        print(f"no such bench: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "config.settings.testing", "TEST_DATA": folder}
        sys.path.insert(0, "site")
        django.setup()
        for name in names:
            # By name, because Django has to be set up before they are imported.
            importlib.import_module(f"bench.{name}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
