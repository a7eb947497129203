"""A reader that falls over, as a library of C may: at a file that says FALD."""

import os
import sys
from pathlib import Path

from forms.paper.reader import main

folder, first, end = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
for number in range(first, end):
    if (folder / f"{number}").read_bytes() == b"FALD":
        os.abort()
    main(folder, number, number + 1)
