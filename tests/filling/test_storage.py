"""formtools' storage over a draft: it reads, and whoever writes past the drafts is refused."""

import pytest

from forms.filling import drafts
from forms.filling.storage import DraftStorage

pytestmark = pytest.mark.django_db


def test_it_gives_each_step_what_stands_in_it_and_nothing_before_there_is_any(network):
    storage = DraftStorage("netvaerkskortlaegning", drafts.filled(network))
    storage.reset()
    assert storage.get_step_data("oensker") == {"misses": "Farfar"}
    assert storage.get_step_data("deling") is None


def test_a_save_that_does_not_say_what_it_was_based_on_is_refused(network):
    storage = DraftStorage("netvaerkskortlaegning", drafts.filled(network))
    with pytest.raises(NotImplementedError, match="save_step"):
        storage.set_step_data("oensker", {"misses": "Mor"})
    assert network.revisions.count() == 1
