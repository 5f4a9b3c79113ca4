package apparatus_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap/internal/apparatus"
)

// TestPages runs pages as people paste them.
func TestPages(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"article only": {text: `Nobody in this valley wants the quarry to close tomorrow. Eighty families live on it, mine among them, and the school bus runs because they do.

But the permit that the ministry proposes would let it run until 2061, which is longer than the stone will last. After that the pit fills with water, and the families are gone anyway.

I think we should ask for twenty years, with a fund that pays for new trades from the first day. A quarry that knows its end can plan for it.

Twenty years is a working life. It is enough for those who are in the pit today, and it tells those who are at school to learn something else.`},
		"essay with a title": {
			text: `School uniforms should be optional

Many schools ask their pupils to wear a uniform. In my opinion this should be left to the parents, because clothes are a question of taste and of money.

First, a uniform is expensive. A family with three children pays for nine shirts a year, and none of them can be worn at weekends or handed on to cousins at another school.

Second, it does not make pupils equal. Everybody knows who has the good shoes, and a tie has never stopped a bully.

In conclusion, I believe that schools should set rules of decency and leave the rest to the family.`,
			want: []string{"headline: School uniforms should be optional"},
		},
		"pdf": {
			text: `ESTUARY STUDIES                                        Vol. 9, No. 2

                    THE DREDGER AND THE DUCK

                       Harriet Mbeki-Lund

The port authority wants to deepen the channel by two metres so that the
largest container ships can reach the city at any tide. The gain is put
at eleven million a year. I do not doubt the figure, but I doubt that any-
body has asked what it is a gain for.

A deeper channel draws the salt upstream. The measuring station at the old
lock has recorded a rise in each of the last six years, and the farmers on

                                   27

ESTUARY STUDIES                                        Vol. 9, No. 2

the left bank have begun to water their calves from a tank. When the next
two metres are dug, the reed beds will go, and with them the geese that
bring more visitors to the town than the port has workers.

The city should therefore refuse its consent and ask for a second tide
lock instead, which costs less and keeps the river a river.

Harriet Mbeki-Lund is a hydrologist and sits on the board of the Society
for Estuary Studies.

                                   28`,
			want: []string{
				"boilerplate: ESTUARY STUDIES Vol. 9, No. 2", "headline: THE DREDGER AND THE DUCK", "byline: Harriet Mbeki-Lund",
				"boilerplate: 27", "boilerplate: ESTUARY STUDIES Vol. 9, No. 2",
				"bio: Harriet Mbeki-Lund is a hydrologist and sits on the board of the Society for Estuary Studies.", "boilerplate: 28",
			},
		},
		"captions amid text": {
			text: `The stadium nobody needs

By Joris Whitcombe

The club wants a second stadium, and it wants the city to pay for the ground. It should pay for it itself, as it paid for its striker.

Supporters outside the east stand on Sunday. Photo: Lena Farouk/City Press

The old stadium is full four times a year. On every other match day a third of the seats are empty, and the club gives tickets to schools so that the cameras see some faces.

The model of the new stadium in the town hall. (Lena Farouk/City Press)

A city with forty leaking school roofs has better uses for a field by the river. Let the club repaint what it has, and let the council fix the roofs.`,
			want: []string{
				"headline: The stadium nobody needs", "byline: By Joris Whitcombe",
				"caption: Supporters outside the east stand on Sunday. Photo: Lena Farouk/City Press",
				"caption: The model of the new stadium in the town hall. (Lena Farouk/City Press)",
			},
		},
		"wire, hard-wrapped": {
			text: `WASHINGTON (AP) — The Senate should pass the rail safety bill before the
summer recess, and it should pass it without the amendment that would
exempt the short lines.

Short lines carry a fifth of all tank cars. They run through towns whose
fire departments are staffed by volunteers, and two of the three worst
derailments of the past year happened on their tracks.

The industry says that new brakes would ruin it. It said the same of the
air brake, and it has grown rich with it.

___

EDITOR'S NOTE: Dana Kowalczyk is a former rail inspector. The opinions
expressed are her own.`,
			want: []string{
				"dateline: WASHINGTON (AP)",
				"note: EDITOR'S NOTE: Dana Kowalczyk is a former rail inspector. The opinions expressed are her own.",
			},
		},
		"one newline": {
			text: `Opinion
Let the market stay on Saturdays
Published: 14 March 2024
Sofie Achterhof
The council wants to move the market to Wednesdays because the shops complain about parking. That would kill it, for the people who buy there work on Wednesdays.
ADVERTISEMENT
The shops do not even lose by it. On the two Saturdays in May when the market was shut, their takings fell by a tenth, as their own association has written in its newsletter.
So leave the market where it is and paint forty parking bays behind the church. It costs less than one meeting of the committee that has been talking about it since the autumn.
The writer sells cheese on the market.
Tags: market, parking, council
Read also: The church needs a new roof`,
			want: []string{
				"tags: Opinion", "headline: Let the market stay on Saturdays", "dateline: Published: 14 March 2024", "byline: Sofie Achterhof",
				"boilerplate: ADVERTISEMENT", "bio: The writer sells cheese on the market.", "tags: Tags: market, parking, council",
				"boilerplate: Read also: The church needs a new roof",
			},
		},
		"superscripts": {
			text: `The clinic at the border should stay open at night. In 2019 it treated 4,100 people after dark, most of them drivers.¹ No other clinic lies within ninety kilometres of it.

The ministry says that nobody wants to work there. But 31 nurses applied for six posts last year,² and the doctors' union has offered a rota that costs nothing.

A border that is open all night needs a clinic that is open all night. It is as simple as that, and as cheap.

Notes

¹ Ministry of Health, Annual Report 2019, p. 77.

² Answer to a question in parliament, 3 June 2023.`,
			want: []string{"note: ¹", "note: ²", "reference: Notes", "reference: ¹ Ministry of Health, Annual Report 2019, p. 77.",
				"reference: ² Answer to a question in parliament, 3 June 2023."},
		},
		"digits": {
			text: `The treaty should be renewed. It has kept the fishing fleets of both states apart for thirty years, and no shot was fired under the old regime.1 The alternative is a race for the last cod.

The ministers say that the quota is unfair. It is, but it is unfair to both sides, and the courts have said so twice.2 A new quota can be agreed in a year, while a new treaty takes ten.

Parliament should therefore vote for renewal and send the quota back to the commission where it belongs.

References

1. A. Marlow, "Cod and Cannon", Journal of Sea Law 12 (2004), pp. 3–19.

2. Northern Fisheries Court, cases 14/2009 and 3/2016.`,
			want: []string{"note: 1", "note: 2", "reference: References", "reference: 1. A. Marlow, \"Cod and Cannon\", Journal of Sea Law 12 (2004), pp. 3–19.",
				"reference: 2. Northern Fisheries Court, cases 14/2009 and 3/2016."},
		},
		"newsletter": {
			text: `Ban the leaf blower

ESTHER KIMANI
OCT 11, 2024
114
18
Share

The leaf blower does nothing that a rake does not do, and it does it at ninety decibels. Cities should ban it, as they banned the open fire and the coal stove.

Those who sell it say that it saves time. It does not: it moves the leaves to the neighbour, who moves them back, and in between two people have burned a litre of petrol.

Thanks for reading! Subscribe for free to receive new posts and support my work.

A rake is quiet, it costs fifteen dollars, and it will last until your children are grown. There is no better machine for the purpose, and no garden in which it does not work.

Esther Kimani writes about noise and cities. Her book “Loud” came out last year.

Leave a comment`,
			want: []string{
				"headline: Ban the leaf blower", "byline: ESTHER KIMANI", "dateline: OCT 11, 2024", "boilerplate: 114", "boilerplate: 18", "boilerplate: Share",
				"boilerplate: Thanks for reading! Subscribe for free to receive new posts and support my work.",
				"bio: Esther Kimani writes about noise and cities. Her book “Loud” came out last year.", "boilerplate: Leave a comment",
			},
		},
		"blog line": {
			text: `A word for the old pool

Posted by Ulla Brandt on 7 June 2022 | 412 views | Tags: pool, budget

The outdoor pool is to be closed because it is too cold for most. It is cold, and that is why people come: there are three warm pools within an hour's drive, and they are all the same.

It costs the town ninety thousand a year, about as much as the fountain in front of the savings bank, in which nobody swims.

Keep the pool and switch off the fountain. In a hot summer even the director of the savings bank will be glad of it.

12 Comments

Hugo says:
I learned to swim there.
Reply`,
			want: []string{
				"headline: A word for the old pool", "byline: Posted by Ulla Brandt", "dateline: on 7 June 2022", "boilerplate: 412 views", "tags: Tags: pool, budget",
				"boilerplate: 12 Comments", "boilerplate: Hugo says:", "boilerplate: I learned to swim there.", "boilerplate: Reply",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, found(t, tc.text)); diff != "" {
				t.Errorf("Find mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestGaps tells the gaps of a running head and of a table from those behind the number
// of an item.
func TestGaps(t *testing.T) {
	const paragraph = "The town should buy the mill before somebody else does, because it has stood empty for eleven years."
	for line, want := range map[string][]string{
		"THE PALMETTO REVIEW   Nobody Should Be Jailed":  {"boilerplate: THE PALMETTO REVIEW Nobody Should Be Jailed"},
		"4.1\tWe ought to buy it now.":                   nil,
		"4\tWe ought to buy it now.":                     nil,
		"•\tWe ought to buy it now.":                     nil,
		"(b)\tWe ought to buy it now.":                   nil,
		"COVID-19 loans have to be paid back by now.":    nil,
		"US–China trade has to be paid for by somebody.": nil,
	} {
		text := story + "\n\n" + paragraph + "\n" + line + "\n" + paragraph + "\n\n" + story
		if diff := cmp.Diff(want, found(t, text)); diff != "" {
			t.Errorf("Find with %q mismatch (-want +got):\n%s", line, diff)
		}
	}
}

// TestSplit cuts parts as Find reports them.
func TestSplit(t *testing.T) {
	text := "Head\n\nSub-head\nDAYTON, Ohio (AP) — " + story
	doc := parse(t, text)
	end := strings.Index(text, "The town")
	got := apparatus.NewPage(doc).Split([]apparatus.Part{
		{Span: span(0, 14), Label: apparatus.Headline}, {Span: span(15, end), Label: apparatus.Dateline},
	})
	want := []apparatus.Part{
		{Span: span(0, 4), Label: apparatus.Headline}, {Span: span(6, 14), Label: apparatus.Headline},
		{Span: span(15, 15+len("DAYTON, Ohio (AP)")), Label: apparatus.Dateline},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Split mismatch (-want +got):\n%s", diff)
	}
}
