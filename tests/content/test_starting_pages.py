"""What the shipped pages say: how many there are, their figures, sources and links."""

import re

import pytest
from lxml import html

from content.models.base import ContentPage
from content.starting.source import read_pages
from content.starting.terms import read_terms

pytestmark = pytest.mark.django_db

PAGES = {source.url: source for source in read_pages()}

# How many pages each section has below its front.
BELOW = {
    "/metodehaandbog/": (1 + 3) + (1 + 3) + (1 + 9 + 7 + 5) + (1 + 4),
    "/guide/": 6 + 7,
    "/servicepakker/": 9,
    "/helhedsplan/": 3 + 10,
    "/stoette-i-egen-bolig/": 6 + 3,
    "/jura-og-samtykke/": 10,
}

# What must stand on a page, whoever rewrites it.
SAID = {
    "/metodehaandbog/hvorfor-og-virkninger/": ["73 %", "20 %", "2014–2017 10"],
    "/metodehaandbog/hvorfor-og-virkninger/hvorfor-en-faelles-indsats/": [
        "Hjemløsetællingen i 2017",
        "mere end dobbelt så mange",
        "otte år",
    ],
    "/metodehaandbog/hvorfor-og-virkninger/virkninger-for-de-unge/": ["73 %", "20 %", "29 %"],
    "/metodehaandbog/maalgruppe/": ["syv forhold", "CTI eller ICM"],
    "/metodehaandbog/maalgruppe/unge-i-hjemloeshed/": ["uden kontrakt", "§ 110", "nat"],
    "/metodehaandbog/maalgruppe/unge-i-risiko/": ["Misbrug", "Anbringelse", "Svagt netværk"],
    "/metodehaandbog/indsatsen/housing-first/": ["otte principper", "boligparathed"],
    "/metodehaandbog/indsatsen/kerneelementer/": ["mindst tre gange om året", "hver tredje måned"],
    "/metodehaandbog/indsatsen/bostoette/": ["Højst 10", "Højst 8", "106", "226", "Ni måneder"],
    "/metodehaandbog/indsatsen/cti/": ["ni måneder", "tre faser", "højst ti"],
    "/metodehaandbog/indsatsen/icm/": [
        "ICM-medarbejder højst ad gangen 8",
        "226 timer",
        "13 måneder",
    ],
    "/metodehaandbog/indsatsen/syv-trin/bostoetten-slutter/": ["ni måneder", "§ 85", "mentor"],
    "/metodehaandbog/indsatsen/syv-trin/forloebet-slutter/": ["11,7 måneder", "altid høres"],
    "/metodehaandbog/indsatsen/roller/myndighedskoordinator/": ["cirka 20", "29", "56 timer"],
    "/metodehaandbog/indsatsen/roller/bostoettemedarbejder/": ["højst 10", "højst 8"],
    "/metodehaandbog/indsatsen/foelg-udviklingen/": ["Hver tredje måned", "Hver sjette måned"],
    "/metodehaandbog/drejebog/": ["mindst tre gange om året"],
    "/guide/maalgruppe/": ["mere end fordoblet", "otte år", "2017"],
    "/guide/metoder/": ["Cirka 20", "Højst 10", "Højst 8", "ni måneder", "mindst tre om året"],
    "/guide/virkninger/": ["73 %", "20 %", "29 %", "34 %", "37 %", "Netværket var fortsat svagt"],
    "/guide/implementering/": ["32 spørgsmål", "§ 59, stk. 3", "hver fjerde", "Cirka 20", "29"],
    "/guide/implementering/boliger/": ["§ 59, stk. 3", "hver fjerde"],
    "/guide/implementering/organisering/": ["omkring 20", "cirka 20", "10 unge", "8 unge"],
    "/guide/omkostninger/": ["131", "56", "29", "106", "226", "11,7", "13 måneder", "9 måneder"],
    "/guide/datagrundlag/": ["15 telefoninterviews", "20 casebesøg", "projektejere 3"],
    "/servicepakker/laeringspakken/": ["trin", "studerende", "peer-to-peer"],
    "/servicepakker/personlig-udviklingsplan/": ["empowerment", "recovery", "socialrådgiver"],
    "/servicepakker/sundheds-og-trivselspakken/": ["§ 110", "sygepleje", "psykolog"],
    "/servicepakker/frivilligpakken/": ["1–2", "To kontrakter", "supervision", "hvor tit"],
    "/servicepakker/basepakken/": ["halvt hjem", "udslus"],
    "/servicepakker/job-og-goodwillpakken/": ["29 %", "fundraising", "goodwill"],
    "/servicepakker/demokratipakken/": ["Ingenting om os uden os"],
    "/servicepakker/monitorering-og-evaluering/": ["Hver tredje måned", "Hver sjette måned"],
    "/helhedsplan/": ["september 2017", "august 2021", "18–25 år", "10"],
    "/helhedsplan/tryghed-og-trivsel/": ["Tre aktiviteter"],
    "/helhedsplan/uddannelse-og-beskaeftigelse/": ["18–25 år", "Tre aktiviteter", "29 procent"],
    "/helhedsplan/forebyggelse-og-foraeldreansvar/": ["Fire aktiviteter", "syv forhold"],
    "/stoette-i-egen-bolig/": ["bostøtteteamet 7", "§ 85 a", "§ 142", "Dag 1", "CTI-forløb 9"],
    "/stoette-i-egen-bolig/foer-indflytningen/": ["§ 85 a", "§ 142", "dag 1"],
    "/stoette-i-egen-bolig/tre-former-for-stoette/": ["CTI", "ICM", "ACT", "Højst 10", "Højst 8"],
    "/stoette-i-egen-bolig/cti/": ["9 måneder", "4-6 mdr.", "7. måned", "3 måneder", "106"],
    "/stoette-i-egen-bolig/cti/fase-1/": ["Fem opgaver", "møbler", "lokalområdet"],
    "/stoette-i-egen-bolig/cti/fase-2/": ["Fem opgaver", "naboer", "lejer"],
    "/stoette-i-egen-bolig/cti/fase-3/": ["Fire opgaver", "§ 85", "Kaffe og kage"],
    "/stoette-i-egen-bolig/icm/": ["226", "13", "ICM-medarbejder 8"],
    "/stoette-i-egen-bolig/act/": ["Assertive Community Treatment", "flere steder"],
    "/jura-og-samtykke/samtykke/": ["§ 11 a", "§ 28", "trækkes tilbage"],
    "/jura-og-samtykke/cpr-nummer/": ["§ 11"],
    "/jura-og-samtykke/journalisering-og-notat/": ["§ 13", "§ 15"],
    "/jura-og-samtykke/aktindsigt/": ["7 arbejdsdage", "1 måned"],
    "/jura-og-samtykke/webtilgaengelighed/": ["EN 301 549", "WCAG 2.1", "Digitaliseringsstyrelsen"],
    "/jura-og-samtykke/unge-under-18/": ["barnets lov", "forældremyndigheden", "§ 108"],
    "/jura-og-samtykke/paragraffer/": ["§ 85 a", "§ 110", "§ 141", "§ 142", "§ 59"],
    "/tilgaengelighed/": ["EN 301 549", "PDF/UA-1", "Digitaliseringsstyrelsen", "[telefon]"],
    "/om/": ["Socialstyrelsen, 2018", "april 2018", "Vendepunktet", "Næstved", "2017–2021"],
}

# The seven checklists of implementation, and how many questions the guide asks in each.
QUESTIONS = {
    "samarbejde": 4,
    "ledelse": 2,
    "boliger": 2,
    "organisering": 9,
    "visitation": 2,
    "roller": 2,
    "kompetencer": 11,
}

AREAS_OF_SUPPORT = ["bolig", "hverdag", "økonomi", "post", "omgivelser", "behandling", "netværk"]
ACTIVITIES = {
    "tryghed-og-trivsel": ["faelleshuse-og-udearealer", "beboerambassadoerer", "social-vicevaert"],
    "uddannelse-og-beskaeftigelse": ["coach", "omdoemme", "kompetenceforloeb"],
    "forebyggelse-og-foraeldreansvar": [
        "familieguide",
        "familieplan",
        "familiekursus",
        "fritid-og-netvaerk",
    ],
}


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def shown(client, url):
    return html.fromstring(client.get(url).content.decode()).xpath("//main")[0]


@pytest.mark.parametrize(("section", "count"), BELOW.items())
def test_each_section_has_all_its_pages(section, count):
    assert len([url for url in PAGES if url.startswith(section) and url != section]) == count


@pytest.mark.parametrize(("url", "said"), SAID.items())
def test_what_the_sources_say_stands_on_its_page(loaded, client, url, said):
    text = words(shown(client, url))
    assert [fact for fact in said if fact not in text] == []


def test_the_seven_checklists_have_the_guides_32_questions(loaded, client):
    for name, count in QUESTIONS.items():
        page = PAGES[f"/guide/implementering/{name}/"]
        keys = [question["key"] for question in page.facts["questions"]]
        assert len(keys) == len(set(keys)) == count
        text = words(shown(client, page.url))
        assert all(question["question"] in text for question in page.facts["questions"])
    assert sum(QUESTIONS.values()) == 32


@pytest.mark.parametrize(
    ("url", "title", "count"),
    [
        ("/metodehaandbog/maalgruppe/unge-i-risiko/", "øger risikoen", 7),
        ("/metodehaandbog/indsatsen/housing-first/", "Principperne", 8),
        ("/metodehaandbog/indsatsen/syv-trin/", "Trinnene", 7),
        ("/metodehaandbog/indsatsen/syv-trin/udredning-og-visitation/", "otte temaer", 8),
        ("/metodehaandbog/indsatsen/syv-trin/indflytning/", "syv områder", 7),
        ("/guide/metoder/", "Kombination", 3),
        ("/guide/implementering/", "fordelt på trin", 7),
    ],
)
def test_what_the_sources_count_is_counted_in_a_table(loaded, client, url, title, count):
    tables = shown(client, url).xpath(".//table")
    (table,) = [table for table in tables if title in words(table.find("caption"))]
    assert len(table.xpath(".//tbody/tr")) == count


def test_the_six_core_elements_have_a_heading_each(loaded, client):
    page = shown(client, "/metodehaandbog/indsatsen/kerneelementer/")
    headings = [words(heading) for heading in page.xpath(".//h2")]
    numbered = [heading for heading in headings if re.match(r"\d\. ", heading)]
    assert [heading[0] for heading in numbered] == list("123456")


def test_no_amount_in_kroner_is_said():
    for page in PAGES.values():
        assert not re.search(r"\d\s*(kr\.|kroner)", page.body), page.file


def test_every_activity_of_the_plan_has_its_page():
    for area, activities in ACTIVITIES.items():
        for activity in activities:
            assert f"/helhedsplan/{area}/{activity}/" in PAGES


def test_the_seven_areas_of_support_are_asked_about_one_by_one(loaded, client):
    page = shown(client, "/stoette-i-egen-bolig/syv-omraader/")
    titles = [words(title) for title in page.xpath(".//summary")]
    for area in AREAS_OF_SUPPORT:
        assert any(area in title.lower() for title in titles), area
    assert len(page.xpath(".//table//tbody/tr")) == len(AREAS_OF_SUPPORT)


def test_the_nine_packages_are_named_on_their_front(loaded, client):
    rows = shown(client, "/servicepakker/").xpath(".//table//tbody/tr")
    assert len(rows) == BELOW["/servicepakker/"]


@pytest.mark.parametrize("url", [url for url, page in PAGES.items() if page.kind != "HomePage"])
def test_every_page_has_a_source_that_says_where_it_is_from(url):
    source = PAGES[url].facts["source"]
    publisher = re.search(r"Socialstyrelsen|Vendepunkt|Netværkssekretariat|Næstved|lov|EU", source)
    assert publisher or "Egen tekst" in source or "Fodfæstes eg" in source


def test_a_page_about_law_says_that_it_is_no_legal_advice_and_which_law_it_read(loaded, client):
    for url in PAGES:
        if url.startswith("/jura-og-samtykke/") and url.count("/") == 3:
            if url.endswith("underskrift-og-segl/"):
                continue  # about the product, not about law
            assert "ikke juridisk rådgivning" in words(shown(client, url)), url
            assert re.search(r"\d{4}|arkivloven", PAGES[url].facts["source"]), url


def test_links_in_the_texts_lead_to_pages():
    for page in PAGES.values():
        for address in re.findall(r"\]\((/[^)#]*)\)", page.body):
            assert address in PAGES, (page.file, address)


def test_no_page_is_still_on_its_way():
    for page in PAGES.values():
        assert "under arbejde" not in page.body + str(page.facts), page.file


def test_leads_are_short_enough_to_be_read():
    longest = ContentPage._meta.get_field("lead").max_length
    for page in PAGES.values():
        assert len(page.facts["lead"]) <= longest


def test_the_glossary_explains_sixty_words_and_more_each_once():
    terms = read_terms()
    assert len(terms) >= 60
    named = [word.casefold() for term in terms for word in (term.term, *term.synonyms)]
    assert len(named) == len(set(named))


def test_each_word_is_explained_in_one_to_three_sentences_and_leads_somewhere():
    for term in read_terms():
        assert 1 <= len(re.findall(r"[.!?](?=\s|$)", term.explanation)) <= 3, term.term
        assert term.page == "" or term.page in PAGES, term.term


def test_two_coordinators_are_never_one_word():
    found = {word for term in read_terms() if "koordinator" in term.term for word in term.synonyms}
    assert "boligsocial koordinator" not in found
    assert "boligsocial koordinator" in {term.term for term in read_terms()}
