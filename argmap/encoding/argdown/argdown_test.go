package argdown_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/argdown"
	"opedmap/argmap/encoding/internal/encodingtest"
)

var codec = encodingtest.Codec{Marshal: argdown.Marshal, Unmarshal: argdown.Unmarshal}

func TestRoundTrip(t *testing.T) { encodingtest.RoundTrip(t, codec) }

func describe(doc *encoding.Document) []string {
	var got []string
	for c := range doc.Graph.Components() {
		got = append(got, fmt.Sprintf("%s %v %v %q", c.ID, c.Kind, c.Stance, c.Text))
	}
	for r := range doc.Graph.Relations() {
		got = append(got, fmt.Sprintf("%s %s %v %s", r.ID, r.From, r.Type, r.To))
	}
	for _, l := range doc.Losses {
		got = append(got, l.String())
	}
	return got
}

func TestForeign(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"pros and cons", "# Title {x: 1}\n\n[Thesis]: Ban *it* \\#now\n  all. #pro #hot {source: \"x\", start: 3}\n  + <A>: It **kills** <!-- no -->[people](https://x.y) // c\n" +
			"    - Not so,\n      says @[Thesis].\n      _ <B>\n  - <A>\n\n<B>: Why?\n  -> [Thesis]\n", []string{
			`Thesis major_claim pro "Ban it #now all."`, `<A> claim pro "It kills people"`, `Untitled 1 premise con "Not so, says Thesis."`, `<B> premise pro "Why?"`,
			"r1 <A> support Thesis", "r2 Untitled 1 attack <A>", "r3 <B> undercut r2", "r4 <A> attack Thesis", "r5 <B> attack Thesis",
			`Thesis: not part of a graph: tag "hot"`, `Thesis: not part of a graph: source "x"`,
			"line 1: not part of a graph: heading", `line 1: not part of a graph: {x: 1} without a statement before it`,
		}},
		{"structure", "<Arg>: Sum\n\n(1) [P]: One\n(2) Two\n    - [Q]: no\n-----\n(3) Three\n--\nModus ponens {uses: [1]}\n--\n   _ [U]: breaks\n(4) [C]\n   +> [D]: end\n\n<Arg>\n  +> [E]\n\n" +
			"(1) x\n----\n(2) y\n", []string{
			`<Arg> premise pro "Sum"`, `P premise pro "One"`, `Untitled 1 premise pro "Two"`, `Q premise con "no"`, `Untitled 2 premise pro "Three"`, `U premise con "breaks"`,
			`C claim pro "C"`, `D major_claim pro "end"`, `E major_claim pro "E"`, `Untitled 4 premise pro "x"`, `Untitled 5 major_claim pro "y"`,
			"r1 P support Untitled 2", "r2 Untitled 1 support Untitled 2", "r3 <Arg> support C", "r4 Untitled 2 support <Arg>", "r5 U undercut r3",
			"r6 Untitled 4 support Untitled 5", "r7 Q attack Untitled 1", "r8 C support D", "r9 C support E",
			"Untitled 2: linked premises became separate relations: P, Untitled 1", `C: not part of a graph: inference rule "Modus ponens {uses: [1]}"`,
		}},
		{"signs", "[A]: a\n >< [B]: b\n <- [C]: c\n <+ [D]: d\n <_ [E]: e\n _> [F]: f\n  <+ [G]: g\n\n* [H]: h\n  + i\n", []string{
			`A claim con "a"`, `B premise pro "b"`, `C premise pro "c"`, `D premise con "d"`, `E premise pro "e"`,
			`F major_claim pro "f"`, `G premise pro "g"`, `H major_claim pro "h"`, `Untitled 1 premise pro "i"`,
			"r1 B attack A", "r2 C attack A", "r3 D support A", "r4 E undercut r5", "r5 A attack F", "r6 G support F", "r7 Untitled 1 support H",
			"B → A: relation without a direction got one: contradiction",
			`A → F: relation has a target that a graph does not allow: undercut became an attack: "F" has no relation to deny`,
		}},
	}
	for _, tt := range tests {
		doc, err := argdown.Unmarshal([]byte(tt.in))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, describe(doc)); diff != "" {
			t.Errorf("%s: Unmarshal mismatch (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, in, place string
		is              error
	}{
		{"note", "===\nopedmap: {\n===\n", "front matter", nil},
		{"large", strings.Repeat("\n", encoding.MaxSize+1), "offset 33554432", encoding.ErrTooLarge},
		{"many", strings.Repeat("a\n\n", encoding.MaxNodes+1), "", encoding.ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := argdown.Unmarshal([]byte(tt.in))
		var e *encoding.Error
		if !errors.As(err, &e) || tt.is != nil && !errors.Is(err, tt.is) {
			t.Errorf("%s: error %v, want an *encoding.Error with %v", tt.name, err, tt.is)
		} else if e.Place != tt.place {
			t.Errorf("%s: place %q, want %q (%v)", tt.name, e.Place, tt.place, err)
		}
	}
}

// TestDeep writes a chain deeper than the indentation goes.
func TestDeep(t *testing.T) {
	var d argmap.Draft
	for i := range 2000 {
		id := fmt.Sprintf("c%d", i)
		d.Components = append(d.Components, argmap.Component{ID: id, Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: i, End: i + 1}, Text: "x", Confidence: 1})
		if i > 0 {
			d.Relations = append(d.Relations, argmap.Relation{ID: fmt.Sprintf("r%d", i), Type: argmap.Support, From: id, To: fmt.Sprintf("c%d", i-1), Confidence: 1})
		}
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	data, err := argdown.Marshal(g, "")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := argdown.Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	if !doc.Graph.Equal(g) {
		t.Errorf("mismatch; losses %v", doc.Losses)
	}
}

func FuzzUnmarshal(f *testing.F) {
	encodingtest.Fuzz(f, codec, "[A]: a #x {b: [1, 2]}\n  + <B>\n   - c\n  _ d\n\n(1) a\n--\nr\n--\n(2) b", "===\ntitle: x\n===\n\n# h\n\n* **b** _i_ @[A] [l](u) /* c */ \\# :x:")
}

func ExampleMarshal() {
	g, _ := argmap.Draft{
		Components: []argmap.Component{
			{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 0.9},
			{ID: "c2", Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: 9, End: 17}, Text: "#1 kills", Confidence: 0.5}},
		Relations: []argmap.Relation{{ID: "r1", Type: argmap.Support, From: "c2", To: "c1", Confidence: 0.7}},
	}.Build()
	out, err := argdown.Marshal(g, "Ban it. \n#1 kills.")
	fmt.Printf("%s%v", out, err)
	// Output:
	// [c1]: Ban it #major_claim #pro {start: 0, end: 6, line: 1, confidence: 0.9}
	//   + [c2]: \#1 kills #premise #pro {start: 9, end: 17, line: 2, confidence: 0.5, relation: {id: "r1", confidence: 0.7}}
	// <nil>
}

func ExampleUnmarshal() {
	doc, err := argdown.Unmarshal([]byte("[Ban]: Ban it.\n  + It kills.\n    - Not everyone.\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for depth, l := range doc.Graph.Walk("Ban") {
		fmt.Println(strings.Repeat("  ", depth)+l.Component.Text, l.Component.Stance)
	}
	// Output:
	// Ban it. pro
	//   It kills. pro
	//     Not everyone. con
}
