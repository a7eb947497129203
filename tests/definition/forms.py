"""Small forms to test with."""

from forms.definition.conditions import Condition, Equals, RowCount
from forms.definition.form import Caution, Form, Rule, Section, Step
from forms.definition.questions import (
    Choice,
    Date,
    Item,
    LongText,
    Number,
    Option,
    Rating,
    SeveralChoices,
    ShortText,
    SignatureParty,
    TableRows,
    Tick,
    Time,
    YesNo,
)


def step(*items: Item, step_id: str = "one", shown_when: Condition | None = None) -> Step:
    """A step with these questions."""
    return Step(
        id=step_id,
        title=step_id.title(),
        why="Derfor.",
        sections=(Section(items=items),),
        shown_when=shown_when,
    )


def form(*items: Item, rules: tuple[Rule, ...] = (), cautions: tuple[Caution, ...] = ()) -> Form:
    """A form of one step with these questions."""
    return Form(
        slug="proeve",
        title="Prøve",
        purpose="At prøve.",
        steps=(step(*items),),
        rules=rules,
        cautions=cautions,
    )


AGREEMENTS = TableRows(
    id="agreements",
    label="Aftaler",
    row_label="Aftale",
    add_label="Tilføj",
    summary=("what",),
    at_least=1,
    questions=(
        ShortText(id="what", label="Hvad", required=True),
        ShortText(id="who", label="Hvem"),
        Tick(id="done", label="Nået"),
    ),
)
GOALS = TableRows(
    id="goals",
    label="Mål",
    row_label="Mål",
    add_label="Tilføj",
    summary=("goal",),
    at_least=1,
    at_most=3,
    questions=(ShortText(id="goal", label="Mål", required=True), AGREEMENTS),
)
GOALS_FORM = form(
    GOALS,
    SignatureParty(id="owners", label="Ansvarlig", name_from="who", each="agreements"),
    rules=(
        Rule(
            id="one_done",
            demands=RowCount(groups=("agreements",), at_least=1, where=Equals("done", True)),
            message="Mindst én aftale skal være nået.",
            at="agreements",
            within="goals",
        ),
    ),
)

COLOURS = (Option(id="red", label="Rød"), Option(id="green", label="Grøn"))
EVERY_KIND = form(
    ShortText(id="line", label="Linje", required=True, at_most=10),
    ShortText(id="mail", label="Mail", format="email"),
    ShortText(id="phone", label="Telefon", format="tel"),
    LongText(id="text", label="Tekst", at_most=50, about_others=True),
    Choice(id="colour", label="Farve", options=COLOURS),
    SeveralChoices(id="colours", label="Farver", options=COLOURS),
    Date(id="day", label="Dag"),
    Time(id="clock", label="Klokken"),
    Number(id="count", label="Antal", at_least=1, at_most=10),
    Number(id="weight", label="Vægt", whole=False),
    YesNo(id="point", label="Punkt"),
    Tick(id="tick", label="Kryds"),
    Rating(id="rating", label="Tal", lowest="Lav", highest="Høj"),
    GOALS,
)
