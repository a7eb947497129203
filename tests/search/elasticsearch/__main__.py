"""`python -m tests.search.elasticsearch FOLDER PORT`: a node to try with, until it is stopped."""

import os
import sys
from pathlib import Path

from tests.search.elasticsearch.node import Node

node = Node(Path(sys.argv[1]).resolve(), int(sys.argv[2]))
node.folder.mkdir(parents=True, exist_ok=True)
node.start()
sys.stdout.write(f"{node.url}, process {node.pid}\n")
sys.stdout.flush()
os.waitpid(node.pid, 0)
