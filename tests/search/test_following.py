"""Indexes that follow the site: the outbox, the lock, making anew, and Elasticsearch going away."""

import threading
from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from content.models import HandbookPage
from search.engines import choice
from search.engines.engine import EngineAwayError
from search.finding import find
from search.keeping import following, reading
from search.keeping.locks import only_one
from search.models import Change, KeptEntry, KeptWord, Reading
from search.viewers import ANYBODY
from tests.search.elasticsearch.node import Node

pytestmark = pytest.mark.django_db


def publish(words, slug="hvorfor-en-faelles-indsats"):
    page = HandbookPage.objects.get(slug=slug)
    page.lead = words
    page.save_revision().publish()
    return page


def finds(query):
    result = find(query, ANYBODY)
    return {hit.owner for hit in result.hits}, result.engine, result.instead


def test_nothing_is_written_where_nothing_has_changed(engine):
    before = Change.objects.count()
    assert reading.read_changes() == 0
    find("bolig", ANYBODY)
    assert Change.objects.count() == before


def test_a_page_that_is_published_again_gives_only_the_entries_that_differ(engine):
    page = publish("Nu om kvantespring.")
    find("kvantespring", ANYBODY)
    assert list(Change.objects.values_list("key", flat=True)) == [f"page:{page.pk}"]


def test_words_are_counted_up_and_down(engine):
    publish("Nu om kvantespring.")
    find("x", ANYBODY)
    assert KeptWord.objects.get(form="kvantespring").count == 1
    publish("Nu om noget andet.")
    find("x", ANYBODY)
    assert not KeptWord.objects.filter(form="kvantespring").exists()


def test_counting_as_one_goes_gives_what_counting_anew_gives(engine):
    def counts():
        return set(KeptWord.objects.values_list("access", "form", "stem", "part", "count"))

    publish("Nu om kvantespring og bostøttemedarbejdere.")
    HandbookPage.objects.get(slug="virkninger-for-de-unge").unpublish()
    reading.read_changes()
    as_one_goes = counts()
    lexicon = Reading.objects.get().lexicon
    KeptWord.objects.all().delete()
    from_the_start = [
        reading.from_data(data) for data in KeptEntry.objects.values_list("data", flat=True)
    ]
    reading.count_words(from_the_start, (), reading.analyzer_of(Reading(lexicon=lexicon)))
    assert counts() == as_one_goes


def test_an_index_that_is_far_behind_is_made_anew(engine):
    publish("Nu om kvantespring.")
    find("x", ANYBODY)
    Change.objects.update(at=timezone.now() - timedelta(days=60))
    publish("Nu om papegøjer.")
    reading.read_changes()
    publish("Nu om næsehorn.")
    with override_settings(SEARCH_LOOKS_EVERY=0):
        assert finds("næsehorn")[0]
    assert not finds("kvantespring")[0]


def test_an_index_of_another_epoch_is_made_anew(engine):
    reading.read_everything()
    assert finds("netværksmøde")[0]
    place = engine.place()
    assert place.epoch == Reading.objects.get().epoch


def test_a_large_index_is_not_made_while_somebody_waits(engine, monkeypatch):
    monkeypatch.setattr(following, "MOST_IN_PASSING", 3)
    reading.read_everything()
    with pytest.raises(EngineAwayError, match="run rebuild_index"):
        following.follow(engine)
    following.rebuild(engine)
    assert finds("netværksmøde")[0]


def test_while_another_writes_one_reads(embedded, settings):
    publish("Nu om kvantespring.")
    taken, done = threading.Event(), threading.Event()

    def hold():
        with only_one(settings.SEARCH_FOLDER / "embedded.lock", patient=True):
            taken.set()
            done.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    assert taken.wait(60)
    try:
        assert finds("netværksmøde")[0]
        assert not finds("kvantespring")[0]
    finally:
        done.set()
        holder.join()
    assert finds("kvantespring")[0]


def test_what_was_written_before_a_crash_is_written_again_without_harm(engine):
    publish("Nu om kvantespring.")
    reading.read_changes()
    before = engine.place()
    following.follow(engine)
    key = Change.objects.latest("pk").key
    entry = reading.from_data(KeptEntry.objects.get(key=key).data)
    analyzer = reading.analyzer_of(Reading.objects.get())
    engine.apply([entry], [], analyzer, before)  # as if the place had not been noted
    assert engine.place() == before
    assert len(finds("kvantespring")[0]) == 1


class TestAwayAndBack:
    """A node of one's own, killed and frozen."""

    @pytest.fixture
    def own(self, embedded, settings, tmp_path):
        folder = tmp_path / "node"
        folder.mkdir()
        node = Node(folder).start()
        settings.ELASTICSEARCH_URL = node.url
        settings.ELASTICSEARCH_INDEX = "own"
        following.rebuild(choice.engine_named("elasticsearch"))
        yield node
        node.kill()

    def test_killed_while_searching_and_indexing_it_loses_nothing(self, own, client):
        assert finds("netværksmøde")[1:] == ("elasticsearch", False)
        own.kill()
        # The site answers all the while, says so, and what is published meanwhile is found.
        page = publish("Nu om kvantespring.")
        owners, engine, instead = finds("kvantespring")
        assert (owners, engine, instead) == ({f"page:{page.pk}"}, "embedded", True)
        said = client.get("/soeg/", {"q": "kvantespring"}).content.decode()
        assert "Søgningen kører på reserven" in said
        publish("Nu om papegøjer.", slug="virkninger-for-de-unge")
        own.start()
        choice.forget_who_is_away()
        assert finds("papegøjer")[1:] == ("elasticsearch", False)
        assert finds("papegøjer")[0] and finds("kvantespring")[0]
        assert "reserven" not in client.get("/soeg/", {"q": "papegøjer"}).content.decode()

    def test_killed_in_the_middle_of_making_anew_the_old_index_goes_on(self, own, monkeypatch):
        elastic = choice.engine_named("elasticsearch")
        stop = iter(range(10_000))

        def killing(*facts):
            if next(stop) == 1:
                own.kill()

        monkeypatch.setattr(following, "AT_ONCE", 40)
        monkeypatch.setattr("search.engines.elastic.AT_ONCE", 20)
        with pytest.raises(EngineAwayError):
            following.rebuild(elastic, killing)
        assert finds("netværksmøde")[1:] == ("embedded", True)
        own.start()
        choice.forget_who_is_away()
        assert finds("netværksmøde")[1:] == ("elasticsearch", False)
        following.rebuild(elastic)
        assert len(elastic._indexes("-*")) == 1

    def test_one_that_hangs_is_waited_for_a_while_and_then_left_alone(self, own, settings):
        settings.ELASTICSEARCH_PATIENCE = 2
        own.freeze()
        try:
            assert finds("netværksmøde")[1:] == ("embedded", True)
            assert choice._rests(choice.engine_named("elasticsearch"))
            assert finds("housing")[1:] == ("embedded", True)
        finally:
            own.thaw()
        settings.ELASTICSEARCH_PATIENCE = 60
        choice.forget_who_is_away()
        assert finds("housing")[1:] == ("elasticsearch", False)

    def test_one_that_has_lost_its_index_gets_it_again(self, own):
        elastic = choice.engine_named("elasticsearch")
        for name in elastic._indexes("-*"):
            elastic._client.indices.delete(index=name)
        assert finds("netværksmøde")[1:] == ("embedded", True)
        choice.forget_who_is_away()
        assert finds("netværksmøde")[1:] == ("elasticsearch", False)

    def test_an_index_of_an_older_make_does_not_answer(self, own):
        elastic = choice.engine_named("elasticsearch")
        whole = {"type": "keyword"}
        names = ("owner", "kind", "section", "access", "figure")
        elastic._client.indices.create(
            index="older", mappings={"properties": dict.fromkeys(names, whole)}
        )
        older = dict.fromkeys(names, "0") | {"access": "alle", "body_stem": "netvarksmod"}
        elastic._client.index(index="older", document=older, refresh=True)
        old = [{"remove": {"index": name, "alias": elastic._alias}} for name in elastic._indexes()]
        new = {"add": {"index": "older", "alias": elastic._alias}}
        elastic._client.indices.update_aliases(actions=[*old, new])
        assert finds("netværksmøde")[1:] == ("embedded", True)

    def test_one_that_has_lost_its_index_is_not_given_another_by_a_change(self, own):
        elastic = choice.engine_named("elasticsearch")
        for name in elastic._indexes("-*"):
            elastic._client.indices.delete(index=name)
        publish("Nu om kvantespring.")
        assert finds("kvantespring")[1:] == ("embedded", True)
        choice.forget_who_is_away()
        assert finds("kvantespring")[1:] == ("elasticsearch", False)
        assert finds("kvantespring")[0]
