package advise_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/advise"
	"opedmap/argmap/internal/sketch"
	"opedmap/nlp"
)

func read(t testing.TB, source string, lines []string) (*nlp.Document, *argmap.Graph) {
	t.Helper()
	g, err := sketch.Graph(source, lines...)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := nlp.Parse(source, nlp.WithoutNames())
	if err != nil {
		t.Fatal(err)
	}
	return doc, g
}

const (
	road  = "Close the road. Cars kill. Two died in May. But shops may lose trade. They did not in Ghent."
	story = "My grandmother walked along the canal every morning with a basket on her arm, and when she came back the bread was warm and the cat was at the door, and nobody in the street ever had to wait for her to unlock it or to say good morning."
)

var sound = []string{
	"m major pro Close the road", "c claim pro Cars kill", "p premise/fact pro Two died in May",
	"k claim con shops may lose trade", "q premise/example pro They did not in Ghent",
	"c supports m", "p supports c", "k attacks m", "q attacks k",
}

func TestFindings(t *testing.T) {
	for _, test := range []struct {
		code    advise.Code
		name    string
		source  string
		lines   []string
		options []advise.Option
		want    []string // texts at the findings' places
	}{
		{advise.NoThesis, "none", "Cars kill.", []string{"c claim pro Cars kill"}, nil, []string{"Cars kill."}},
		{advise.NoThesis, "said, but missed by the map", "Cars kill. We must close the road.", []string{"c claim pro Cars kill"}, nil, nil},
		{advise.NoThesis, "said with a hedge", "Cars kill. It might be a good idea to close the road.", []string{"c claim pro Cars kill"}, nil, nil},
		{advise.NoThesis, "said by somebody else", "“We must close the road,” she said. Cars kill.", []string{"c claim pro Cars kill"}, nil, []string{"“We must close the road,” she said. Cars kill."}},
		{advise.NoThesis, "there", road, sound, nil, nil},
		{advise.NoThesis, "too unsure", road, sound, []advise.Option{advise.WithThesisConfidence(1.1)}, []string{road}},
		{advise.NoThesis, "empty text", "", nil, nil, nil},

		{advise.ConflictingTheses, "negated", "We should close the road. We should not close the road.",
			[]string{"m major pro We should close the road", "n major pro We should not close the road"}, nil, []string{"We should not close the road"}},
		{advise.ConflictingTheses, "restated", "We should close the road. So shut the road.",
			[]string{"m major pro We should close the road", "n major pro shut the road"}, nil, nil},

		{advise.LateThesis, "last", story + "\n\nCars kill. Close the road.",
			[]string{"m major pro Close the road"}, nil, []string{"Close the road"}},
		{advise.LateThesis, "in the headline, too", "Close the road now\n\n" + story + "\n\nCars kill. We should close the road.",
			[]string{"headline: Close the road now", "m major pro We should close the road"}, nil, nil},
		{advise.LateThesis, "said before in other words", "I think we must close that road for good. " + story + "\n\nCars kill. Close the road.", []string{"m major pro Close the road"}, nil, nil},
		{advise.LateThesis, "a side taken in the first half", story + " It must go.\n\n" + story + " " + story + "\n\nClose the road.", []string{"m major pro Close the road"}, nil, nil},
		{advise.LateThesis, "a side taken by somebody else", story + " “It must go,” she said.\n\n" + story + " " + story + "\n\nClose the road.", []string{"m major pro Close the road"}, nil, []string{"Close the road"}},
		{advise.LateThesis, "a side taken in the second half", story + " " + story + "\n\nIt must go. " + story + "\n\nClose the road.", []string{"m major pro Close the road"}, nil, []string{"Close the road"}},
		{advise.LateThesis, "first", "Close the road.\n\n" + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.LateThesis, "with a lower bound", story + "\n\nClose the road.", []string{"m major pro Close the road"}, []advise.Option{advise.WithLateFrom(0.5)}, []string{"Close the road"}},
		{advise.LateThesis, "with a bound in the first half", "Cars kill. We must close the road. " + story, []string{"m major pro We must close the road"}, []advise.Option{advise.WithLateFrom(0.03)}, []string{"We must close the road"}},

		{advise.HedgedThesis, "perhaps", "Perhaps we should close the road.", []string{"m major pro Perhaps we should close the road"}, nil, []string{"Perhaps we should close the road"}},
		{advise.HedgedThesis, "modal", "It may be right to close the road.", []string{"m major pro It may be right to close the road"}, nil, []string{"It may be right to close the road"}},
		{advise.HedgedThesis, "condition", "Close the road if it may rain.", []string{"m major pro Close the road if it may rain"}, nil, nil},
		{advise.HedgedThesis, "ban", "They may not use it.", []string{"m major pro They may not use it"}, nil, nil},
		{advise.HedgedThesis, "month", "Close the road in May.", []string{"m major pro Close the road in May"}, nil, nil},

		{advise.NoCounterargument, "no side taken", "Cars kill. Two died.", []string{"c claim pro Cars kill", "p premise pro Two died"}, []advise.Option{advise.WithArgumentFrom(2)}, nil},
		{advise.NoCounterargument, "none", "Close the road. Cars kill. Two died in May.", sound[:3], []advise.Option{advise.WithArgumentFrom(3)}, []string{"Close the road. Cars kill. Two died in May."}},
		{advise.NoCounterargument, "too short to ask", road, sound[:3], nil, nil},
		{advise.NoCounterargument, "one", road, sound, []advise.Option{advise.WithArgumentFrom(3)}, nil},
		{advise.NoThesis, "as sure as it takes", road, sound, []advise.Option{advise.WithThesisConfidence(1)}, nil},
		{advise.NoThesis, "said by the writer between two others", "“Cars kill,” she said. We must act. “No,” he said.", nil, nil, nil},
		{advise.NoThesis, "beside a little apparatus", "We must close the road. Share", []string{"boilerplate: Share"}, nil, nil},
		{advise.NoThesis, "beside more apparatus", "Act! We must. Share this now. Share it here.", []string{"boilerplate: Share this now.", "caption: Share it here."}, nil, nil},
		{advise.NoThesis, "only in the apparatus", "Cars kill.\n\nWe must close the road.", []string{"c claim pro Cars kill", "bio: We must close the road."}, nil, []string{"Cars kill."}},
		{advise.ConflictingTheses, "little in common", "We should close the road. Cars are not welcome here.",
			[]string{"m major pro We should close the road", "n major pro Cars are not welcome here"}, nil, nil},
		{advise.ConflictingTheses, "both negated", "We should never close the road. We should not close the road.",
			[]string{"m major pro We should never close the road", "n major pro We should not close the road"}, nil, nil},
		{advise.ConflictingTheses, "negated first", "We should not close the road. We should close the road. It is late.",
			[]string{"m major pro We should not close the road", "n major pro We should close the road"}, nil, []string{"We should close the road"}},
		{advise.ConflictingTheses, "negated twice", "We should close the road. We cannot not close the road.",
			[]string{"m major pro We should close the road", "n major pro We cannot not close the road"}, nil, nil},
		{advise.ConflictingTheses, "no", "We want the road. We want no road.", []string{"m major pro We want the road", "n major pro We want no road"}, nil, []string{"We want no road"}},
		{advise.ConflictingTheses, "n't", "We want the road. We don't want the road.", []string{"m major pro We want the road", "n major pro We don't want the road"}, nil, []string{"We don't want the road"}},
		{advise.ConflictingTheses, "cannot", "We want the road. We cannot want the road.", []string{"m major pro We want the road", "n major pro We cannot want the road"}, nil, []string{"We cannot want the road"}},
		{advise.ConflictingTheses, "nobody", "We want the road. Nobody wants the road.", []string{"m major pro We want the road", "n major pro Nobody wants the road"}, nil, []string{"Nobody wants the road"}},
		{advise.ConflictingTheses, "without", "Live on the road. Live without the road.", []string{"m major pro Live on the road", "n major pro Live without the road"}, nil, []string{"Live without the road"}},
		{advise.ConflictingTheses, "neither", "We want the road. Neither of us want the road.", []string{"m major pro We want the road", "n major pro Neither of us want the road"}, nil, []string{"Neither of us want the road"}},
		{advise.ConflictingTheses, "nothing", "Roads help. Roads help nothing.", []string{"m major pro Roads help", "n major pro Roads help nothing"}, nil, []string{"Roads help nothing"}},
		{advise.ConflictingTheses, "two sides", "Close the road. So shut the shops.",
			[]string{"m major pro Close the road", "n major con shut the shops"}, nil, []string{"shut the shops"}},
		{advise.ConflictingTheses, "one", road, sound, nil, nil},
		{advise.LateThesis, "in a headline about something else", "Bread and a cat\n\n" + story + "\n\nCars kill. We should close the road.",
			[]string{"headline: Bread and a cat", "m major pro We should close the road"}, nil, []string{"We should close the road"}},
		{advise.LateThesis, "in a caption", "Close the road now\n\n" + story + "\n\nCars kill. We should close the road.",
			[]string{"caption: Close the road now", "m major pro We should close the road"}, nil, []string{"We should close the road"}},
		{advise.HedgedThesis, "in two words", "It is sort of right to close the road.", []string{"m major pro It is sort of right to close the road"}, nil, []string{"It is sort of right to close the road"}},
		{advise.HedgedThesis, "after the clause", "Close the road because cars might kill.", []string{"m major pro Close the road because cars might kill"}, nil, nil},
		{advise.HedgedThesis, "after a condition that comes first", "If it rains, close the road perhaps.", []string{"m major pro If it rains, close the road perhaps"}, nil, []string{"If it rains, close the road perhaps"}},
		{advise.HedgedThesis, "between two clauses", "Close the road if cars might kill because they can.", []string{"m major pro Close the road if cars might kill because they can"}, nil, nil},
		{advise.HedgedThesis, "at its end", "We close the road as we may.", []string{"m major pro We close the road as we may"}, nil, []string{"We close the road as we may"}},
		{advise.NoCounterargument, "conceded", "Close the road. Although it is dear, cars kill.", []string{"m major pro Close the road", "c claim pro cars kill"}, []advise.Option{advise.WithArgumentFrom(2)}, nil},
		{advise.NoCounterargument, "one component too few", "Close the road. Cars kill. Two died in May.", sound[:3], []advise.Option{advise.WithArgumentFrom(4)}, nil},
		{advise.NoCounterargument, "six by default", "Close the road. Cars kill. Two died in May. It is so. It was so. It stays.",
			append(sound[:3:3], "d premise pro It is so", "e premise pro It was so", "f premise pro It stays"), nil, []string{"Close the road. Cars kill. Two died in May. It is so. It was so. It stays."}},
		{advise.NoCounterargument, "five by default", "Close the road. Cars kill. Two died in May. It is so. It was so.",
			append(sound[:3:3], "d premise pro It is so", "e premise pro It was so"), nil, nil},
		{advise.NoCounterargument, "unsure thesis", "Close the road. Cars kill. Two died in May.", sound[:3], []advise.Option{advise.WithArgumentFrom(3), advise.WithThesisConfidence(1.1)}, nil},
		{advise.UnsupportedClaim, "since", "Close the road. Cars kill since they are fast.",
			[]string{"m major pro Close the road", "c claim pro Cars kill since they are fast", "c supports m"}, nil, nil},
		{advise.UnsupportedClaim, "premise in its paragraph", "Close the road. Cars kill. Two died in May.", sound[:3], nil, nil},
		{advise.UnsupportedClaim, "premise after its paragraph", "Close the road.\n\nCars kill.\n\nTwo died in May. So act.", sound[:3], nil, nil},
		{advise.UnsupportedClaim, "claim after its paragraph", "Close the road.\n\nCars kill.\n\nSpeed kills. Two died in May.",
			append(sound[:3:3], "d claim pro Speed kills"), nil, []string{"Cars kill"}},
		{advise.UnsupportedClaim, "in the last paragraph", "Close the road. " + story + "\n\nCars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"}, nil, []string{"Cars kill"}},
		{advise.UnsupportedClaim, "behind the last thesis", story + " Close the road.\n\nCars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"}, nil, nil},
		{advise.UnsupportedClaim, "beside the last thesis", story + "\n\nCars kill. Close the road.", []string{"m major pro Close the road", "c claim pro Cars kill"}, nil, nil},
		{advise.UnsupportedClaim, "far from the last thesis", "Cars kill.\n\n" + story + "\n\nClose the road.", []string{"m major pro Close the road", "c claim pro Cars kill"}, nil, []string{"Cars kill"}},
		{advise.IdlePremise, "a claim", road, []string{sound[0], sound[1]}, nil, nil},
		{advise.SingleCase, "one example", road, []string{sound[0], sound[1], "p premise/example pro Two died in May", "p supports c"}, nil, []string{"Cars kill"}},
		{advise.SingleCase, "one example and an objection", road, []string{sound[0], sound[1], "p premise/example pro Two died in May", "k claim con shops may lose trade", "p supports c", "k attacks c"}, nil, []string{"Cars kill"}},
		{advise.SingleCase, "for a premise", road, []string{sound[0], "c premise pro Cars kill", "p premise/example pro Two died in May", "p supports c"}, nil, nil},
		{advise.SingleCase, "for the other side", road, []string{sound[0], "c claim con Cars kill", "p premise/example con Two died in May", "p supports c"}, nil, nil},
		{advise.SingleCase, "that has a reason", road, []string{sound[0], sound[1], "p premise/example pro Two died in May", "q premise pro They did not in Ghent", "p supports c", "q supports p"}, nil, nil},
		{advise.CircularReason, "a claim that says the same", "Close the road. The road is dangerous. It is a dangerous road.",
			[]string{"m major pro Close the road", "c claim pro The road is dangerous", "p claim pro It is a dangerous road", "c supports m", "p supports c"}, nil, nil},
		{advise.CircularReason, "against the same", "Close the road. The road is dangerous. It is a dangerous road.",
			[]string{"m major pro Close the road", "c claim con The road is dangerous", "p premise pro It is a dangerous road", "c attacks m", "p attacks c"}, nil, nil},
		{advise.CircularReason, "with another bound", "Close the road. The road is dangerous. It is a dangerous road.",
			[]string{"m major pro Close the road", "c claim pro The road is dangerous", "p premise pro It is a dangerous road", "c supports m", "p supports c"}, []advise.Option{advise.WithCircularFrom(1.1)}, nil},
		{advise.CircularReason, "the thesis", "The road is dangerous. It is a dangerous road.",
			[]string{"m major pro The road is dangerous", "p premise pro It is a dangerous road", "p supports m"}, nil, []string{"It is a dangerous road"}},
		{advise.UnansweredCounterargument, "beside one that is answered", "Close the road. Critics say that shops may lose trade. Critics say that buses stand in jams. They did not in Ghent.",
			[]string{sound[0], sound[3], "l claim con buses stand in jams", sound[4], "k attacks m", "l attacks m", "q attacks l"}, nil, nil},
		{advise.UnansweredCounterargument, "right behind one that is answered", "Close the road. Critics say that buses stand in jams. Critics say that shops may lose trade. They did not in Ghent.",
			[]string{sound[0], sound[3], "l claim con buses stand in jams", sound[4], "k attacks m", "l attacks m", "q attacks l"}, nil, nil},
		{advise.UnansweredCounterargument, "before one that is answered", "Close the road. Critics say that shops may lose trade.\n\nCritics say that buses stand in jams. They did not in Ghent.",
			[]string{sound[0], sound[3], "l claim con buses stand in jams", sound[4], "k attacks m", "l attacks m", "q attacks l"}, nil, nil},
		{advise.UnansweredCounterargument, "behind one that is answered", "Close the road. Critics say that buses stand in jams. They did not in Ghent.\n\nCritics say that shops may lose trade.",
			[]string{sound[0], sound[3], "l claim con buses stand in jams", sound[4], "k attacks m", "l attacks m", "q attacks l"}, nil, []string{"shops may lose trade"}},
		{advise.UnansweredCounterargument, "turned against three paragraphs on", "Close the road. Critics say that shops may lose trade.\n\nBuses came.\n\nBuses went.\n\nThey are wrong.",
			[]string{sound[0], sound[3], sound[7]}, nil, []string{"shops may lose trade"}},
		{advise.UnansweredCounterargument, "by a voice before", "Close the road. Critics met in May. Then shops may lose trade.", []string{sound[0], sound[3], sound[7]}, nil, []string{"shops may lose trade"}},
		{advise.UnansweredCounterargument, "by a voice in the paragraph before", "Close the road. Critics met in May.\n\nSome shops may lose trade.", []string{sound[0], sound[3], sound[7]}, nil, nil},
		{advise.NoCounterargument, "by its words", "Close the road. Cars kill. Critics say that shops lose trade.", []string{"m major pro Close the road", "c claim pro Cars kill"}, []advise.Option{advise.WithArgumentFrom(2)}, nil},
		{advise.UnsupportedClaim, "pro only", road, []string{sound[0], sound[1], sound[3], sound[5], sound[7]}, nil, []string{"Cars kill"}},
		{advise.UnsupportedClaim, "supported", road, sound, nil, nil},
		{advise.UnsupportedClaim, "with its reason", "Close the road. Cars kill because they are fast.",
			[]string{"m major pro Close the road", "c claim pro Cars kill because they are fast", "c supports m"}, nil, nil},

		{advise.IdlePremise, "unattached", road, []string{sound[0], sound[2]}, nil, []string{"Two died in May"}},
		{advise.IdlePremise, "attached", road, sound, nil, nil},

		{advise.SingleCase, "one story", road, append([]string{"p premise/testimony pro Two died in May", "p supports c"}, sound[0], sound[1], sound[5]), nil, []string{"Cars kill"}},
		{advise.SingleCase, "a fact", road, sound, nil, nil},

		{advise.CircularReason, "same again", "Close the road. The road is dangerous. It is a dangerous road.",
			[]string{"m major pro Close the road", "c claim pro The road is dangerous", "p premise pro It is a dangerous road", "c supports m", "p supports c"}, nil, []string{"It is a dangerous road"}},
		{advise.CircularReason, "a reason", road, sound, nil, nil},

		{advise.UnansweredCounterargument, "left standing", road, sound[:4:4], nil, nil}, // no relation, so no counterargument
		{advise.UnansweredCounterargument, "left standing and linked", "Close the road. Critics say that shops may lose trade.", []string{sound[0], sound[3], sound[7]}, nil, []string{"shops may lose trade"}},
		{advise.UnansweredCounterargument, "nobody's", "Close the road. Shops may lose trade.", []string{sound[0], "k claim con Shops may lose trade", sound[7]}, nil, nil},
		{advise.UnansweredCounterargument, "others who say nothing", "Close the road. It hurt six others. Shops may lose trade.", []string{sound[0], "k claim con Shops may lose trade", sound[7]}, nil, nil},
		{advise.UnansweredCounterargument, "heard to the end first", "Close the road. Critics say that shops may lose trade.\n\nThey say that buses stand in jams. Buses came late in May.\n\nThey are wrong.", []string{sound[0], sound[3], sound[7]}, nil, nil},
		{advise.UnansweredCounterargument, "turned against in words", "Close the road. Critics say that shops may lose trade. But so what?", []string{sound[0], sound[3], sound[7]}, nil, nil},
		{advise.UnansweredCounterargument, "answered", road, sound, nil, nil},
		{advise.UnansweredCounterargument, "answered through its reason", road,
			[]string{sound[0], sound[3], "d premise con Two died in May", sound[4], sound[7], "d supports k", "q attacks d"}, nil, nil},

		{advise.ParagraphWithoutArgument, "story", story + "\n\nClose the road.\n\nThen, too: " + story, []string{"m major pro Close the road"}, nil, []string{"Then, too: " + story}},
		{advise.ParagraphWithoutArgument, "takes sides", story + "\n\nClose the road.\n\nI believe this: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "opening scene", story + "\n\nClose the road.", []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "short", story + "\n\nClose the road.\n\nThen, too: " + story, []string{"m major pro Close the road"}, []advise.Option{advise.WithParagraphFrom(60)}, nil},
		{advise.ParagraphWithoutArgument, "apparatus", story + "\n\nClose the road.\n\nThen, too: " + story, []string{"m major pro Close the road", "bio: Then, too: " + story}, nil, nil},

		{advise.LongQuotation, "long", "Close the road. “" + story + "” Cars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"}, nil, []string{"“" + story + "”"}},
		{advise.LongQuotation, "talked about next door", story + "\n\n“" + story + "”\n\nClose the road.", []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "a component in it", story + "\n\nClose the road.\n\nThen, too: " + story, []string{"m major pro Close the road", "p premise pro Then, too"}, nil, nil},
		{advise.ParagraphWithoutArgument, "asks", story + "\n\nClose the road.\n\nThen, too? " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "reasons", story + "\n\nClose the road.\n\nThat is why: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "so that", story + "\n\nClose the road.\n\nSo that you know: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "because", story + "\n\nClose the road.\n\nBecause I say it: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "therefore", story + "\n\nClose the road.\n\nTherefore this: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "thus", story + "\n\nClose the road.\n\nThus this: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "hence", story + "\n\nClose the road.\n\nHence this: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "which is why", story + "\n\nClose the road.\n\nWhich is why: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "lets others speak", story + "\n\nClose the road.\n\nCritics saw it: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "turns", story + "\n\nClose the road.\n\nThat is a myth: " + story, []string{"m major pro Close the road"}, nil, nil},
		{advise.ParagraphWithoutArgument, "just long enough", story + " " + story + "\n\nClose the road.\n\nThen, too: " + story, []string{"m major pro Close the road"}, []advise.Option{advise.WithParagraphFrom(51)}, []string{"Then, too: " + story}},
		{advise.ParagraphWithoutArgument, "one word too short", story + " " + story + "\n\nClose the road.\n\nThen, too: " + story, []string{"m major pro Close the road"}, []advise.Option{advise.WithParagraphFrom(52)}, nil},
		{advise.LongQuotation, "straight marks", "Close the road. \"" + story + "\" Cars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"}, nil, []string{"\"" + story + "\""}},
		{advise.LongQuotation, "at the end", story + "\n\nClose the road.\n\n“" + story + "”", []string{"m major pro Close the road"}, nil, []string{"“" + story + "”"}},
		{advise.LongQuotation, "at the start", "“" + story + "”\n\n" + story, nil, nil, nil},
		{advise.LongQuotation, "with another bound", "Close the road. “" + story + "” Cars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"}, []advise.Option{advise.WithQuotationFrom(99)}, nil},
		{advise.LongQuotation, "just long enough", "Close the road. “" + story + "” Cars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"}, []advise.Option{advise.WithQuotationFrom(49)}, []string{"“" + story + "”"}},
		{advise.LongQuotation, "one word too short", "Close the road. “" + story + "” Cars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"}, []advise.Option{advise.WithQuotationFrom(50)}, nil},
		{advise.LongQuotation, "the second one", "\"Cars kill,\" she said. \"" + story + "\"", nil, nil, []string{"\"" + story + "\""}},
		{advise.LongQuotation, "a mark that closes what is not open", "Close the road. " + story + "” Cars kill.", []string{"m major pro Close the road"}, nil, nil},
		{advise.LongQuotation, "a mark that closes nothing", "Close the road.” “Cars kill,” she said.", []string{"m major pro Close the road"}, nil, nil},
		{advise.LongQuotation, "short", "Close the road. “Cars kill,” she said.", []string{"m major pro Close the road"}, nil, nil},
		{advise.LongQuotation, "unclosed", "Close the road. \"" + story, []string{"m major pro Close the road"}, nil, nil},

		{advise.UnsourcedStatistic, "bare", "Cars kill. 40 per cent of drivers speed here.",
			[]string{"c claim pro Cars kill", "p premise/statistic pro 40 per cent of drivers speed here", "p supports c"}, nil, []string{"40 per cent of drivers speed here"}},
		{advise.UnsourcedStatistic, "a study", "Cars kill. 40 per cent of drivers speed here, a study found.",
			[]string{"c claim pro Cars kill", "p premise/statistic pro 40 per cent of drivers speed here", "p supports c"}, nil, nil},
		{advise.UnsourcedStatistic, "worked out", "Cars kill. That is 3 a day.",
			[]string{"c claim pro Cars kill", "p premise/statistic pro That is 3 a day", "p supports c"}, nil, nil},
		{advise.UnsourcedStatistic, "only a year", "Cars kill. It began in 2015.",
			[]string{"c claim pro Cars kill", "p premise/statistic pro It began in 2015", "p supports c"}, nil, nil},
	} {
		t.Run(string(test.code)+"/"+test.name, func(t *testing.T) {
			doc, g := read(t, test.source, test.lines)
			var got []string
			for _, f := range advise.Findings(doc, g, append(test.options, advise.WithAllCodes(), advise.WithMinConfidence(0))...) {
				if f.Code != test.code {
					continue
				}
				got = append(got, f.Text(test.source))
				if f.Confidence < 0 || f.Confidence > 1 || f.Severity == 0 || !strings.HasSuffix(f.Reason, ".") || strings.Count(f.Reason, ". ") > 0 {
					t.Errorf("finding %+v", f)
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("Findings mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// No finding is an empty list, in JSON, too.
func TestNoFindings(t *testing.T) {
	doc, err := nlp.Parse("")
	if err != nil {
		t.Fatal(err)
	}
	if got := advise.Findings(doc, new(argmap.Graph)); got == nil || len(got) > 0 {
		t.Errorf("Findings of nothing = %#v, want an empty list", got)
	}
}

func TestFlippingAttitude(t *testing.T) {
	const good, bad = "Mayor Smith did an excellent, brave and honest job.", "Mayor Smith is a corrupt and shameful liar who failed us all."
	for _, test := range []struct {
		name, source string
		change       func(source string, d *argmap.Draft)
		options      []advise.Option
		want         []string
	}{
		{"both", good + " We waited a year. " + bad, nil, nil, []string{"Mayor Smith"}},
		{"one side", "Mayor Smith is a disgrace and a fraud. We waited a year. " + bad, nil, nil, nil},
		{"the other side", good + " We waited a year. " + good, nil, nil, nil},
		{"neither in one place", "Mayor Smith lives in a house. We waited a year. " + bad, nil, nil, nil},
		{"another's voice", "“Mayor Smith did an excellent, brave and honest job,” he said. We waited a year. " + bad, nil, nil, nil},
		{"another's voice about something else", "“Buses stand in jams,” he said. " + good + " “Buses stand,” he said. We waited a year. " + bad + " “So what?” he said.", nil, nil, []string{"Mayor Smith"}},
		{"the other side's voice", good + " We waited a year. " + bad, func(_ string, d *argmap.Draft) {
			d.Components = []argmap.Component{{ID: "c", Kind: argmap.Claim, Stance: argmap.Con, Span: argmap.Span{Start: 0, End: len(good) - 1}, Text: good[:len(good)-1]}}
		}, nil, nil},
		{"in a component of the author's", good + " We waited a year. " + bad, func(_ string, d *argmap.Draft) {
			d.Components = []argmap.Component{{ID: "c", Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: len(good) - 1}, Text: good[:len(good)-1]}}
		}, nil, []string{"Mayor Smith"}},
		{"in the apparatus", good + "\n\nWe waited a year. " + bad, func(_ string, d *argmap.Draft) {
			d.Apparatus = []argmap.Apparatus{{Span: argmap.Span{Start: 0, End: len(good)}, Label: argmap.Caption}}
		}, nil, nil},
		{"two of one name", good + " We waited a year. " + bad + " Mayor Smith. Mayor Smith.", func(source string, d *argmap.Draft) {
			e := d.Entities[0]
			first, last := strings.Index(source, " Mayor Smith. ")+1, strings.LastIndex(source, "Mayor Smith")
			other := e
			other.ID = "f"
			other.Mentions = []argmap.Span{{Start: strings.Index(source, bad), End: strings.Index(source, bad) + 11}, {Start: last, End: last + 11}}
			d.Entities[0].Mentions = []argmap.Span{e.Mentions[0], {Start: first, End: first + 11}}
			d.Entities = append(d.Entities, other)
		}, nil, nil},
		{"too unsure", good + " We waited a year. " + bad, nil, []advise.Option{advise.WithFlipFrom(1.1)}, nil},
	} {
		first, last := strings.Index(test.source, "Mayor Smith"), strings.LastIndex(test.source, "Mayor Smith")
		d := argmap.Draft{Entities: []argmap.Entity{{ID: "e", Name: "Mayor Smith", Label: nlp.Person, Attitude: argmap.Against, Confidence: 0.8,
			Mentions: []argmap.Span{{Start: first, End: first + 11}, {Start: last, End: last + 11}}}}}
		if test.change != nil {
			test.change(test.source, &d)
		}
		g, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		doc, err := nlp.Parse(test.source)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range advise.Findings(doc, g, append(test.options, advise.WithAllCodes(), advise.WithMinConfidence(0))...) {
			if f.Code != advise.FlippingAttitude {
				continue
			}
			got = append(got, f.Text(test.source))
			const reason = "Mayor Smith is spoken well of in one place and badly in another; if both are meant, a word on why would help the reader."
			if f.Entity != "e" || f.Reason != reason || f.Start != last {
				t.Errorf("%s: finding %+v, want it at %d for e: %s", test.name, f, last, reason)
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: findings mismatch (-want +got):\n%s", test.name, diff)
		}
	}
}

// TestNoCounterargumentConfidence takes the least sure component, but no less than half.
func TestNoCounterargumentConfidence(t *testing.T) {
	doc, g := read(t, "Close the road. Cars kill. Two died in May.", sound[:3])
	for least, want := range map[float64]float64{0.6: 0.6, 0.2: 0.5} {
		d := g.Draft()
		d.Components[1].Confidence = least
		h, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		got := 0.0
		for _, f := range advise.Findings(doc, h, advise.WithArgumentFrom(3)) {
			if f.Code == advise.NoCounterargument {
				got = f.Confidence
			}
		}
		if got != want {
			t.Errorf("with a component of confidence %v the finding has %v, want %v", least, got, want)
		}
	}
}

func TestSeverityText(t *testing.T) {
	b, err := json.Marshal(advise.Finding{Code: advise.NoThesis, Severity: advise.Weakness})
	if err != nil {
		t.Fatal(err)
	}
	var f advise.Finding
	if err := json.Unmarshal(b, &f); err != nil || f.Severity != advise.Weakness {
		t.Errorf("%s comes back as %+v, %v", b, f, err)
	}
	if got, want := fmt.Sprint(advise.UnknownSeverity, advise.Note, advise.Advice, advise.Weakness, advise.Severity(4)), " note advice weakness Severity(4)"; got != want {
		t.Errorf("severities are %q, want %q", got, want)
	}
	for _, s := range []advise.Severity{advise.Note, advise.Advice} {
		b, err := s.MarshalText()
		var back advise.Severity
		if err != nil || back.UnmarshalText(b) != nil || back != s {
			t.Errorf("%v comes back from %q as %v, %v", s, b, back, err)
		}
	}
	for _, s := range []advise.Severity{advise.UnknownSeverity, 4} {
		want := fmt.Sprintf("advise: invalid Severity %d", uint8(s))
		if _, err := s.MarshalText(); err == nil || err.Error() != want {
			t.Errorf("MarshalText of Severity %d: error = %v, want %s", uint8(s), err, want)
		}
	}
	for in, want := range map[string]string{"grade": `advise: unknown Severity "grade"`, "": `advise: unknown Severity ""`} {
		if err := new(advise.Severity).UnmarshalText([]byte(in)); err == nil || err.Error() != want {
			t.Errorf("UnmarshalText(%q) error = %v, want %s", in, err, want)
		}
	}
}

// TestDefault has what is on without an option, in the order of the text.
func TestDefault(t *testing.T) {
	const source = "Cars kill. 40 per cent of drivers speed here. Two died."
	doc, g := read(t, source, []string{"c claim pro Cars kill", "p premise/statistic pro 40 per cent of drivers speed here", "q premise pro Two died", "p supports c"})
	want := []advise.Finding{
		{Code: advise.NoThesis, Severity: advise.Weakness, Span: argmap.Span{Start: 0, End: len(source)}, Confidence: 1,
			Reason: "No sentence says outright what the reader should believe or do; one that does, early on, would carry all the others."},
		{Code: advise.UnsourcedStatistic, Severity: advise.Advice, Span: argmap.Span{Start: 11, End: 44}, Confidence: 1, Components: []string{"p"},
			Reason: "“40 per cent of drivers speed here” gives a figure without saying whose it is; a source lets the reader check it."},
	}
	if diff := cmp.Diff(want, advise.Findings(doc, g)); diff != "" {
		t.Errorf("Findings mismatch (-want +got):\n%s", diff)
	}
	last := argmap.Span{}
	for _, f := range advise.Findings(doc, g, advise.WithAllCodes(), advise.WithMinConfidence(0)) {
		if f.Start < last.Start || f.Start == last.Start && f.End < last.End {
			t.Errorf("%v comes after %v", f.Span, last)
		}
		last = f.Span
	}
	d := g.Draft()
	d.Components[0].Kind = argmap.MajorClaim
	for confidence, want := range map[float64]int{0.29: 1, 0.3: 0} {
		d.Components[0].Confidence = confidence
		g, err := d.Build()
		if err != nil {
			t.Fatal(err)
		}
		if got := count(advise.Findings(doc, g), advise.NoThesis); got != want {
			t.Errorf("with a major claim of confidence %v there are %d findings of no thesis, want %d", confidence, got, want)
		}
	}
}
