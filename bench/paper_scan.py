"""Ten signed pages read back: from a scanner as one PDF, and as ten photographs."""

from bench.timing import tell, timed_in_turn
from forms.paper.isolation import read_files
from tests.paper import camera

ROUNDS = 3
TELEPHONE = 4000  # pixels of the longer side: twelve million in all


def run() -> None:
    """Time the reading, the process of its own included."""
    pages = [camera.written_on(camera.sheet(1 + number % 3, 200), number) for number in range(10)]
    scan = camera.pdf([camera.turned(page, 180) for page in pages], dpi=200)
    photographs = []
    for number, page in enumerate(pages):
        taken = camera.turned(camera.photographed(page), number * 36)
        scale = TELEPHONE / max(taken.size)
        large = taken.resize((round(taken.width * scale), round(taken.height * scale)))
        photographs.append(camera.jpeg(camera.noised(large, 6), 85))
    works = {
        "one PDF of ten pages": lambda: checked([scan]),
        "ten photographs of 12 million pixels": lambda: checked(photographs),
        "one photograph": lambda: checked(photographs[:1]),
    }
    tell("Reading a signed paper back", timed_in_turn(works, ROUNDS))


def checked(contents: list[bytes]) -> None:
    """Read the files; every page must have been understood."""
    for read in read_files(contents):
        assert read.problem is None
        assert all(page.code for page in read.pages)
