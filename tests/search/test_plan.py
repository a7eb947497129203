"""Plans: what engines are asked."""

from dataclasses import dataclass, field

from search.analysis.analyzer import Analyzer
from search.analysis.compounds import Compounds, domain_words
from search.analysis.synonyms import Group, Synonyms
from search.plan import ALL_PARTS, EXACT, ONE_PART, PARTS, STEM, plan_for

ANALYZER = Analyzer(Compounds(domain_words()))


@dataclass
class Words:
    known: frozenset[str] = frozenset()
    close: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def knows(self, token):
        return token in self.known

    def close_to(self, token):
        return self.close.get(token.stem, [])


def terms(typed, words=None, groups=()):
    slots = ANALYZER.query(typed, Synonyms(groups))
    plan = plan_for(slots, words or Words())
    found = {}
    for term in plan.terms():
        found[term.kind, term.token] = max(term.boost, found.get((term.kind, term.token), 0))
    return found


def test_a_word_is_looked_for_as_written_by_its_stem_and_among_parts():
    assert {(EXACT, "boligen"), (STEM, "bol"), (PARTS, "bol")} <= set(terms("boligen"))


def test_a_compound_is_also_found_by_all_of_its_parts():
    found = terms("netværksmøde")
    assert found[STEM, "netvark"] < found[STEM, "netvarksmod"]


def test_a_compound_nobody_wrote_is_found_by_one_of_its_parts_and_counts_little():
    (slot,) = ANALYZER.query("netværksmøde", Synonyms())
    known = Words(frozenset({slot.words[0].stem}))
    boosts = [
        {term.boost for term in plan_for([slot], words).terms() if term.token == "netvark"}
        for words in (known, Words())
    ]
    assert boosts == [{ALL_PARTS}, {ALL_PARTS, ONE_PART}]
    assert ONE_PART < ALL_PARTS


def test_a_part_that_says_little_does_not_find_by_itself():
    (slot,) = ANALYZER.query("møbelhjælp", Synonyms())
    boosts = {(term.token, term.boost) for term in plan_for([slot], Words()).terms()}
    assert ("mobl", ONE_PART) in boosts
    assert ("hjalp", ONE_PART) not in boosts


def test_a_word_nobody_wrote_is_replaced_by_those_close_to_it():
    words = Words(close={"samtyk": [("samtykk", 1)]})
    assert (STEM, "samtykk") in terms("samtyke", words)


def test_a_word_that_is_written_is_not_replaced():
    words = Words(frozenset({"bol"}), close={"bol": [("bal", 1)]})
    assert (STEM, "bal") not in terms("bolig", words)


def test_what_is_near_counts_less_than_what_is_the_same():
    found = terms("koordinator", groups=[Group(("koordinator", "tovholder"), ("mødeleder",))])
    assert found[STEM, "kordinator"] > found[STEM, "tovhold"] > found[STEM, "modeled"]


def test_two_words_are_also_looked_for_as_the_one_they_are_written_as():
    found = terms("netværks møde", Words(frozenset({"netvarksmod"})))
    assert (STEM, "netvarksmod") in found
    assert (STEM, "netvarksmod") not in terms("netværks møde")


def test_a_section_is_found_by_itself_before_the_section_it_is_part_of():
    found = terms("§ 85 a")
    assert found[STEM, "§85a"] > found[STEM, "§85"]
    assert (STEM, "85") not in found
