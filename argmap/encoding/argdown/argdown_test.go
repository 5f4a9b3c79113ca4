package argdown_test

import (
	"errors"
	"fmt"
	"runtime"
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
	return encodingtest.Describe(doc, encodingtest.Brief)
}

// A file of nothing but marks costs some times its size, not hundreds of times.
func TestMemory(t *testing.T) {
	in := []byte("[a]: " + strings.Repeat("*_", 1<<17))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := argdown.Unmarshal(in); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if times := (after.TotalAlloc - before.TotalAlloc) / uint64(len(in)); times > 150 {
		t.Errorf("Unmarshal of %d bytes allocates %d times as much", len(in), times)
	}
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
		{"undercut of a conclusion", "<A>: a\n\n(1) p\n-----\n(2) q\n  <_ <U>: und\n-----\n(3) r\n  _ <V>: v\n    _ w\n  + z\n\n[X]: x\n  - <A>\n\n(1) s\n-----\n(2) t\n  <_ <Y>: y\n", []string{
			`<A> premise con "a"`, `Untitled 1 premise con "p"`, `Untitled 2 premise con "q"`, `<U> premise pro "und"`, `Untitled 3 claim con "r"`,
			`<V> premise pro "v"`, `Untitled 4 premise con "w"`, `Untitled 5 premise con "z"`, `X major_claim pro "x"`,
			`Untitled 7 premise pro "s"`, `Untitled 8 major_claim pro "t"`, `<Y> premise con "y"`,
			"r1 Untitled 1 support Untitled 2", "r2 <U> undercut r1", "r3 <A> support Untitled 3", "r4 Untitled 2 support <A>", "r5 <V> undercut r3",
			"r6 Untitled 7 support Untitled 8", "r7 <Y> undercut r6", "r8 Untitled 4 undercut r5", "r9 Untitled 5 support Untitled 3", "r10 Untitled 3 attack X",
		}},
		{"data of no relation", "[A]: a {relation: {id: \"r1\", foo: 3}}\n  + [B]: b {relation: {id: \"r2\", foo: 3}}\n\n(1) c {relation: {id: x}}\n-----\n(2) d\n", []string{
			`A major_claim pro "a"`, `B premise pro "b"`, `Untitled 2 premise pro "c"`, `Untitled 3 major_claim pro "d"`,
			"r1 Untitled 2 support Untitled 3", "r2 B support A",
			`A: not part of a graph: relation "{id: \"r1\", foo: 3}"`, `Untitled 2: not part of a graph: relation "{id: x}"`, `B → A: not part of a graph: foo "3"`,
		}},
		{"marks", "[S]: _a_ *b*, **c** (__d__) **_e_** it*s f* 5 * 3, _ x *\n", []string{`S major_claim pro "a b, c (d) e its f 5 * 3, _ x *"`}},
		{"refused", "\uFEFF[S]: a snake_case_word here\n\n2*3*4\n  + b [T]\n   + [U]: c < d > e\n\n# *h\n\n[V] f\n\n<W> g\n\n[X]: x {start: 1}\ny\n\n[Z]:", []string{
			`S claim pro "a snake_case_word here"`, `Untitled 1 major_claim pro "2*3*4"`, `Untitled 2 claim pro "b [T]"`, `U premise pro "c < d > e"`,
			`Untitled 3 claim pro "[V] f"`, `<W> claim pro "W"`, `Untitled 4 claim pro "g"`, `X claim pro "x"`, `Untitled 5 claim pro "y"`, `Z claim pro ""`,
			"r1 Untitled 2 support Untitled 1", "r2 U support Untitled 2",
			"line 7: not part of a graph: heading",
			"line 1: value not understood: byte order mark", `line 1: value not understood: "_" without an end`, `line 3: value not understood: "*" without an end`,
			`line 4: value not understood: "[T]" among words`, `line 5: value not understood: "< d >" among words`, `line 7: value not understood: "*" without an end`,
			`line 9: value not understood: "[V]" among words`, `line 11: value not understood: "g" without an empty line before it`,
			`line 14: value not understood: "y" without an empty line before it`, `line 16: value not understood: "Z" without words`,
		}},
		{"indentation", "[A]: a\n  + b\n    + c\n   - d\n\n[B]: e\n+ f\n- g\n  + h\n\n[C]: i\n  + j\n + k\n\n* l\n + m\n\n(1) n\n+ o\n-----\n_ p\n(2) q\n", []string{
			`A major_claim pro "a"`, `Untitled 1 claim pro "b"`, `Untitled 2 premise pro "c"`, `Untitled 3 premise con "d"`,
			`B major_claim pro "e"`, `Untitled 4 premise pro "f"`, `Untitled 5 claim con "g"`, `Untitled 6 premise con "h"`,
			`C major_claim pro "i"`, `Untitled 7 premise pro "j"`, `Untitled 8 premise pro "k"`, `Untitled 9 major_claim pro "l"`, `Untitled 10 premise pro "m"`,
			`Untitled 12 claim pro "n"`, `Untitled 13 premise pro "o"`, `Untitled 14 premise con "p"`, `Untitled 15 major_claim pro "q"`,
			"r1 Untitled 12 support Untitled 15", "r2 Untitled 14 undercut r1",
			"r3 Untitled 1 support A", "r4 Untitled 2 support Untitled 1", "r5 Untitled 3 attack A", "r6 Untitled 4 support B", "r7 Untitled 5 attack B",
			"r8 Untitled 6 support Untitled 5", "r9 Untitled 7 support C", "r10 Untitled 8 support C", "r11 Untitled 10 support Untitled 9", "r12 Untitled 13 support Untitled 12",
			"line 7: value not understood: + not deeper than what it bears on", "line 8: value not understood: - not deeper than what it bears on",
			"line 13: value not understood: + not deeper than what it bears on", "line 16: value not understood: + not deeper than what it bears on",
			"line 19: value not understood: + not deeper than what it bears on", "line 21: value not understood: _ not deeper than what it bears on",
		}},
		{"after data", "[A]: x {start: 1} #con #y\n  + b\n\n[B]: z {end: 1} [C]: w", []string{
			`A major_claim con "x"`, `Untitled 1 premise con "b"`, `B claim pro "z"`, `C claim pro "w"`, "r1 Untitled 1 support A",
			`A: not part of a graph: tag "y"`, `line 1: value not understood: tag "con" after data`, `line 1: value not understood: tag "y" after data`,
			`line 4: value not understood: "C" without an empty line before it`,
		}},
		{"wide tags", "[A]: a #(two words)\n\n[B]: b #() c\n\n[C]: d #(e\nf) g\n", []string{
			`A claim pro "a"`, `B claim pro "b #() c"`, `C claim pro "d #(e f) g"`, `A: not part of a graph: tag "two words"`,
		}},
		{"tags and data of a reference", "[A]: a\n\n[A] #con\n\n[B]\n{stance: con}\n", []string{`A claim con "a"`, `B claim con "B"`}},
		{"no links", "[a]() [b](c [d](e\n) [f](g) h\n", []string{
			`Untitled 1 major_claim pro "[a]() [b](c [d](e ) f h"`, `line 1: value not understood: "[a]" among words`,
			`line 1: value not understood: "[b]" among words`, `line 1: value not understood: "[d]" among words`,
		}},
		{"heading before a structure", "<A>: a\n\n# h\n\n(1) p\n-----\n(2) q\n", []string{
			`<A> claim pro "a"`, `Untitled 2 premise pro "p"`, `Untitled 3 major_claim pro "q"`, "r1 Untitled 2 support Untitled 3", "line 3: not part of a graph: heading",
		}},
		{"less deep than an item", "* l\n+ m\n", []string{
			`Untitled 1 major_claim pro "l"`, `Untitled 2 premise pro "m"`, "r1 Untitled 2 support Untitled 1", "line 2: value not understood: + not deeper than what it bears on",
		}},
		{"front matter and what looks like it", "===\nauthor: x\nmodel: {a: 1}\nsource:\n    y: z\n===\n\n[A]: a\n\n=== b\n", []string{
			`A claim pro "a"`, `Untitled 1 claim pro "=== b"`, "front matter: not part of a graph: author, source"}},
		{"comment", "[A]: a /*/ b */ c\n", []string{`A major_claim pro "a  c"`}},
		{"second text", "[A]: a\n\n[A]: b\n\n[A]: a\n", []string{`A major_claim pro "a"`, `A: id used twice: second text "b"`}},
		{"marks on both sides of data", "[A]: *a {end: 1} b* c\n", []string{`A claim pro "*a"`, `Untitled 1 claim pro "b* c"`,
			`line 1: value not understood: "*" without an end`, `line 1: value not understood: "b* c" without an empty line before it`}},
		{"relation in a structure", "(1) n\n + o\n-----\n(2) q\n", []string{`Untitled 2 claim pro "n"`, `Untitled 3 premise pro "o"`, `Untitled 4 major_claim pro "q"`,
			"r1 Untitled 2 support Untitled 4", "r2 Untitled 3 support Untitled 2"}},
		{"number without a statement", "(1)\n(2) x\n-----\n(3) y\n", []string{`Untitled 2 premise pro "x"`, `Untitled 3 major_claim pro "y"`, "r1 Untitled 2 support Untitled 3"}},
		{"inference and relation of nothing", "[A]: a\n----\n\n[B]: b\n  +\n\n[C]: c\n", []string{`A claim pro "a"`, `B claim pro "b"`, `C claim pro "c"`,
			"line 2: not part of a graph: inference without a statement before it", "line 5: not part of a graph: + without a statement before it"}},
		{"dash in brackets", "a <-b> c\n", []string{`Untitled 1 major_claim pro "a <-b> c"`}},
		{"definition among words", "a [T]: b\n", []string{`Untitled 1 major_claim pro "a [T]: b"`, `line 1: value not understood: "[T]:" among words`}},
		{"backslash at the end", "[A]: a\\\nb\\", []string{`A major_claim pro "a\\ b\\"`}},
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
		{"encoding", "[A]: a\n  + caf\xe9\n", "line 2", nil},
		{"large", strings.Repeat("\n", encoding.MaxSize+1), "offset 33554432", encoding.ErrTooLarge},
		{"many", strings.Repeat("a\n\n", encoding.MaxNodes+1), "", encoding.ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := argdown.Unmarshal([]byte(tt.in))
		encodingtest.Error(t, tt.name, err, tt.place, tt.is)
	}
}

// TestText writes a graph with a text that it does not belong to.
func TestText(t *testing.T) {
	g, src := encodingtest.Sample(t)
	_, err := argdown.Marshal(g, src[1:])
	var e *encoding.Error
	if !errors.As(err, &e) || !errors.Is(err, encoding.ErrText) || e.ID != "c1" {
		t.Errorf("Marshal with another text: %v, want %v at c1", err, encoding.ErrText)
	}
}

// TestValues writes nothing in quotes that ends Argdown's data or front matter, or that
// YAML does not take.
func TestValues(t *testing.T) {
	g, err := argmap.Draft{Title: "\"a{b}c=d\x7fe\u0080f\u009fg\ufffeh\uffffi\u00a0\"", Components: []argmap.Component{
		{ID: "c", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{End: 1}, Text: "x", Confidence: 1}}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	data, err := argdown.Marshal(g, "")
	if err != nil {
		t.Fatal(err)
	}
	const want = `title: "\"a\u007bb\u007dc\u003dd\u007fe\u0080f\u009fg\ufffeh\uffffi` + "\u00a0" + `\""`
	if !strings.Contains(string(data), want+"\n") || strings.Contains(string(data), "opedmap") {
		t.Errorf("Marshal gives %q, want %q in it and the title nowhere else", data, want)
	}
	if doc, err := argdown.Unmarshal(data); err != nil || !doc.Graph.Equal(g) {
		t.Errorf("Unmarshal gives %v, %v", doc, err)
	}
}

// Line breaks become one space each, of whatever sort they are.
func TestLineBreaks(t *testing.T) {
	const text = "a\r\nb\nc\rd"
	g, err := argmap.Draft{Components: []argmap.Component{{ID: "c", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{End: len(text)}, Text: text}}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	data, err := argdown.Marshal(g, "")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(data), "[c]: a b c d #major_claim") {
		t.Errorf("Marshal gives %q", data)
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
	encodingtest.Fuzz(f, codec, "[A]: a #x {b: [1, 2]}\n  + <B>\n   - c\n  _ d\n\n(1) a\n--\nr\n--\n(2) b", "===\ntitle: x\n===\n\n# h\n\n* **b** _i_ @[A] [l](u) /* c */ \\# :x:", "\uFEFF[A]: a_b*c [B]\n\n<A>\n\n(1) **x*\n--\n(2) y\n  <_ <C>: {a: |\n b}\nz", "[A]: a {b: c} #d\n+ e\n   + f\n  - g\n* h\n + i")
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
