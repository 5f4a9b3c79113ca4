package csv_test

import (
	stdcsv "encoding/csv"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/csv"
	"opedmap/argmap/encoding/internal/encodingtest"
)

func marshal(g *argmap.Graph, src string) ([]byte, error) { return csv.Marshal(g, src) }

var codec = encodingtest.Codec{Marshal: marshal, Unmarshal: csv.Unmarshal, Leaves: []string{"id", "title", "entities", "apparatus"}}

func TestRoundTrip(t *testing.T) { encodingtest.RoundTrip(t, codec) }

// TestFormulas looks for cells that a spreadsheet would run, in everything that
// a graph can hold.
func TestFormulas(t *testing.T) {
	evil := []string{"=1+1", "+1", "-1", "@x", "\t=1", "\n=1", "＝1", "－1", "'=1", "''=1"}
	var d argmap.Draft
	at := 0
	for i, e := range evil {
		text := strings.TrimSpace(e)
		c := argmap.Component{ID: fmt.Sprintf("%s%d", e, i), Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: at, End: at + len(text)}, Text: text,
			Confidence: 1, Cues: []argmap.Cue{{Text: e, Signals: e}}}
		at = c.End
		if i > 0 {
			d.Relations = append(d.Relations, argmap.Relation{ID: e, Type: argmap.Support, From: c.ID, To: d.Components[0].ID, Confidence: 1})
		}
		d.Components = append(d.Components, c)
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	data, err := csv.Marshal(g, "")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := stdcsv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range slices.Concat(rows...) {
		if cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
			t.Errorf("cell %q starts a formula", cell)
		}
	}
	doc, err := csv.Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	if !doc.Graph.Equal(g) {
		t.Errorf("mismatch (-want +got):\n%s", cmp.Diff(d, doc.Graph.Draft()))
	}
}

// TestLineBreaks keeps those of a component, and with them its place.
func TestLineBreaks(t *testing.T) {
	const text = "one\r\ntwo\nthree\rfour"
	g, err := argmap.Draft{Components: []argmap.Component{{ID: "a", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 7, End: 7 + len(text)}, Text: text}}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	b, err := csv.Marshal(g, "")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := csv.Unmarshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if !doc.Graph.Equal(g) || len(doc.Losses) > 0 {
		t.Errorf("%q comes back as %q", b, describe(doc))
	}
}

func TestForeign(t *testing.T) {
	const file = "\uFEFFID;Claim;Parent ID;Type;Mood\r\n1;\"Ban\r\nit\";;;\r\n2;It kills;1;pro;grim\r\n3;No;2;con\r\n2;;3;supports\r\n4;Eh;9;\r\n;Loose;;\r\n2;Other;;\r\n;;;\r\n5;Hm;1;likes;;extra\r\n"
	doc, err := csv.Unmarshal([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`1 major_claim pro false "Ban\r\nit"`, `2 claim pro false "It kills"`, `3 premise con true "No"`, `4 claim pro false "Eh"`,
		`row8 claim pro false "Loose"`, `5 premise pro false "Hm"`,
		"r1 2 support 1", "r2 3 attack 2", "r3 5 support 1",
		`line 4: not part of a graph: mood "grim"`, `2: id used twice: line 9: "Other" left out`,
		`line 11: not part of a graph: column 6 "extra"`, `line 11: value not understood: relation "likes" read as support`,
		`4 → 9: relation has an end that does not exist: to "9"`, "2 → 3: relation closes a cycle: 2 → 3",
	}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Errorf("Unmarshal mismatch (-want +got):\n%s", diff)
	}
}

func describe(doc *encoding.Document) []string {
	return encodingtest.Describe(doc, func(c argmap.Component) string {
		return fmt.Sprintf("%s %v %v %v %q", c.ID, c.Kind, c.Stance, c.Counterargument, c.Text)
	})
}

// TestTables reads tables as spreadsheets and other programs write them.
func TestTables(t *testing.T) {
	ab := []string{`1 major_claim pro false "a"`, `2 premise pro false "b"`, "r1 2 support 1"}
	tests := []struct {
		name, in string
		want     []string
	}{
		{"told separator", "\uFEFFsep=;\r\nid;text;parent,x\r\n1;a;\r\n2;b;\r\n", []string{`1 claim pro false "a"`, `2 claim pro false "b"`}},
		{"told in quotes", "\"sep=|\"\r\nid|text|parent\r\n1|a|\r\n2|b|1\r\n", ab},
		{"ids like those of rows without one", "id,text,parent\n,a,\nrow2,b,row3\nrow3,c,\n,d,row2\n", []string{`row2' claim pro false "a"`, `row2 claim pro false "b"`,
			`row3 major_claim pro false "c"`, `row5 premise pro false "d"`, "r1 row2 support row3", "r2 row5 support row2"}},
		{"tabs", "id\ttext\tparent\n1\ta\t\n2\tb\t1\n", ab},
		{"carriage returns", "id,text,parent\r1,a,\r2,b,1\r", ab},
		{"two texts", "id,claim,text,Claim\n1,short,a,\n2,,b,last\n", []string{`1 claim pro false "a"`, `2 claim pro false "b"`,
			`line 2: not part of a graph: claim "short"`, `line 3: not part of a graph: claim "last"`}},
		{"two synonyms", "id,statement,claim\n1,a,x\n", []string{`1 major_claim pro false "a"`, `line 2: not part of a graph: claim "x"`}},
		{"one column twice", "id,kind,text,kind\n1,claim,a,premise\n", []string{`1 claim pro false "a"`, `line 2: not part of a graph: kind "premise"`}},
		{"relation without a parent", "id,text,relation,relation_id,relation_confidence\n1,a,attack,r1,0.5\n2,b,,,x\n", []string{`1 claim pro false "a"`, `2 claim pro false "b"`,
			`line 2: relation has an end that does not exist: relation "attack" without a parent`, `line 2: relation has an end that does not exist: relation_id "r1" without a parent`,
			"line 2: relation has an end that does not exist: relation_confidence 0.5 without a parent", `line 3: value not understood: relation_confidence "x"`}},
		{"kinds as types", "id,text,type,parent\n1,a,Major Claim,\n2,b,premise,1\n3,c,con,1\n4,d,thesis,\n", []string{`1 major_claim pro false "a"`, `2 premise pro false "b"`, `3 premise con true "c"`, `4 claim pro false "d"`,
			"r1 2 support 1", "r2 3 attack 1", `line 5: relation has an end that does not exist: relation "thesis" without a parent`}},
		{"kinds and types", "id,text,type,parent,kind\n1,a,claim,,major_claim\n2,b,claim,1,premise\n", []string{`1 major_claim pro false "a"`, `2 premise pro false "b"`, "r1 2 support 1",
			`line 2: relation has an end that does not exist: relation "claim" without a parent`, `line 3: value not understood: relation "claim" read as support`}},
		{"types and relations", "id,text,type,parent,relation\n1,a,claim,,\n2,b,premise,1,attack\n", []string{`1 major_claim pro false "a"`, `2 premise con true "b"`, "r1 2 attack 1",
			`line 2: not part of a graph: type "claim"`, `line 3: not part of a graph: type "premise"`}},
		{"nothing named", "id,text,kind,parent,mood\n1,a,,,\n,,premise,1,grim\n,,,,\n\n", []string{`1 major_claim pro false "a"`, `line 3: not part of a graph: row without id and text: "premise, 1, grim"`}},
		{"line breaks of all sorts", "id,text,start,end\r\n1,\"a\r\nb\nc\rd\",0,8\r\n", []string{`1 major_claim pro false "a\r\nb\nc\rd"`}},
		{"line ends made long", "id,text,start,end\r\n1,\"a\r\nb\",0,3\r\n", []string{`1 major_claim pro false "a\nb"`}},
		{"line ends made short", "id,text,start,end\n1,\"a\nb\",0,4\n", []string{`1 major_claim pro false "a\r\nb"`}},
		{"as many of one separator as of another", "text,a;b\nx,y\n", []string{`row2 major_claim pro false "x"`, `line 2: not part of a graph: a;b "y"`}},
		{"undercuts before the parent", "id,text,undercuts,parent,relation,relation_id\n1,a,,,,\n2,b,,1,support,r\n3,c,r,2,undercut,s\n", []string{`1 major_claim pro false "a"`, `2 premise pro false "b"`, `3 premise con true "c"`,
			"r 2 support 1", "s 3 undercut r"}},
		{"a row again", "id,text,parent,kind\n1,a,,\n3,c,,claim\n2,b,1,premise\n2,b,3,claim\n", []string{`1 major_claim pro false "a"`, `3 claim pro false "c"`, `2 premise pro false "b"`,
			"r1 2 support 1", "r2 2 support 3", "2: id used twice: line 5: other values left out"}},
	}
	for _, tt := range tests {
		doc, err := csv.Unmarshal([]byte(tt.in))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, describe(doc)); diff != "" {
			t.Errorf("%s: Unmarshal(%q) mismatch (-want +got):\n%s", tt.name, tt.in, diff)
		}
	}
}

// TestColumns reads the names that columns have elsewhere.
func TestColumns(t *testing.T) {
	want := []string{`1 major_claim pro false "a"`, `2 premise con true "b"`, "r1 2 attack 1"}
	for _, header := range []string{
		"id,text,parent,relation", "Key,Claim,Parent_ID,Relation_Type", "node_id,component,parentid,relation type",
		"ID,content,parent id,type", "id,statement,target,relation", "id,argument,parent,relation",
	} {
		doc, err := csv.Unmarshal([]byte(header + "\n1,a,,\n2,b,1,attack\n"))
		if err != nil {
			t.Errorf("%s: %v", header, err)
			continue
		}
		if diff := cmp.Diff(want, describe(doc)); diff != "" {
			t.Errorf("%s: Unmarshal mismatch (-want +got):\n%s", header, diff)
		}
	}
}

// TestRowAgain has a second row for a component, with the first one's values or others.
func TestRowAgain(t *testing.T) {
	const head = "id,text,kind,stance,evidence,confidence,counterargument,start,end,cues,parent\n1,a,major_claim,pro,,1,false,0,1,,\n"
	const cues = `"[{""start"":2,""end"":3,""text"":""b"",""signals"":""x""}]"`
	const other = `"[{""start"":2,""end"":3,""text"":""b"",""signals"":""y""}]"`
	first := []string{"2", "b", "premise", "pro", "fact", "0.5", "false", "2", "3", cues, "1"}
	for _, tt := range []struct {
		name   string
		column int
		value  string
		lost   bool
	}{
		{"same", 0, "2", false}, {"no text", 1, "", false}, {"no kind", 2, "", false}, {"kind", 2, "claim", true}, {"no stance", 3, "", false}, {"stance", 3, "con", true},
		{"no evidence", 4, "", false}, {"evidence", 4, "value", true}, {"no confidence", 5, "", false}, {"confidence", 5, "0.6", true},
		{"not flagged", 6, "", false}, {"flagged", 6, "true", true}, {"end", 8, "4", true}, {"no cues", 9, "", false}, {"cues", 9, other, true},
	} {
		again := slices.Clone(first)
		again[tt.column] = tt.value
		doc, err := csv.Unmarshal([]byte(head + strings.Join(first, ",") + "\n" + strings.Join(again, ",") + "\n"))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		lost := slices.ContainsFunc(doc.Losses, func(l encoding.Loss) bool { return l.String() == "2: id used twice: line 4: other values left out" })
		if lost != tt.lost {
			t.Errorf("%s: losses %v, want other values left out: %v", tt.name, doc.Losses, tt.lost)
		}
	}
}

func TestMarshal(t *testing.T) {
	c := func(id string, k argmap.Kind, at int) argmap.Component {
		return argmap.Component{ID: id, Kind: k, Stance: argmap.Pro, Span: argmap.Span{Start: at, End: at + 1}, Text: "x", Confidence: 1}
	}
	g, err := argmap.Draft{
		Components: []argmap.Component{c("a", argmap.MajorClaim, 0), c("b", argmap.Claim, 1), c("c", argmap.Claim, 2)},
		Relations: []argmap.Relation{{ID: "r", Type: argmap.Support, From: "b", To: "a", Confidence: 1}, {ID: "s", Type: argmap.Undercut, From: "c", To: "r", Confidence: 1},
			{ID: "t", Type: argmap.Support, From: "c", To: "a", Confidence: 0.5}},
	}.Build()
	if err != nil {
		t.Fatal(err)
	}
	out, err := csv.Marshal(g, "", csv.WithBOM())
	if err != nil {
		t.Fatal(err)
	}
	want := strings.ReplaceAll("\uFEFF"+`id,parent,relation,kind,stance,counterargument,evidence,text,confidence,start,end,cues,relation_id,relation_confidence,undercuts
a,,,major_claim,pro,false,,x,1,0,1,,,,
b,a,support,claim,pro,false,,x,1,1,2,,r,1,
c,b,undercut,claim,pro,false,,x,1,2,3,,s,1,r
c,a,support,,,,,,,,,,t,0.5,
`, "\n", "\r\n")
	if diff := cmp.Diff(want, string(out)); diff != "" {
		t.Errorf("Marshal mismatch (-want +got):\n%s", diff)
	}
}

// A row whose text is another than its id's had still says where it leads.
func TestRelationOfDuplicate(t *testing.T) {
	doc, err := csv.Unmarshal([]byte("id,text,parent,relation\nc1,Ban it,,\nc2,It kills,c1,support\nc2,It kills people,c3,attack\nc3,No,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`c1 major_claim pro false "Ban it"`, `c2 premise pro false "It kills"`, `c3 major_claim pro false "No"`,
		"r1 c2 support c1", "r2 c2 attack c3", `c2: id used twice: line 4: "It kills people" left out`}
	if diff := cmp.Diff(want, describe(doc)); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, in, place string
		is              error
	}{
		{"quote", "id,text\r\n1,\"a\r\n2,b\r\n", "line 3, column 5", stdcsv.ErrQuote},
		{"bare quote", "id,text\r\n1,a\"b\r\n", "line 2, column 4", stdcsv.ErrBareQuote},
		{"empty", "", "line 1", csv.ErrNoText},
		{"told separator", "sep=;\nid;parent\n", "line 2", csv.ErrNoText},
		{"latin-1", "id,text\r\n1,caf\xe9\r\n", "line 2", nil},
		{"utf-16", "\xff\xfei\x00d\x00\n\x00", "line 1", nil},
		{"no text", "id,parent\r\n", "line 1", csv.ErrNoText},
		{"large", strings.Repeat(" ", encoding.MaxSize+1), "offset 33554432", encoding.ErrTooLarge},
	}
	for _, tt := range tests {
		_, err := csv.Unmarshal([]byte(tt.in))
		encodingtest.Error(t, tt.name, err, tt.place, tt.is)
	}
}

// TestAdvice says what to do about a table in another encoding.
func TestAdvice(t *testing.T) {
	for in, want := range map[string]string{
		"id,text\r\n1,caf\xe9\r\n":                        "csv: line 2: nlp: invalid UTF-8 at byte 14: a table has to be saved as “CSV UTF-8”",
		"i\x00d\x00,\x00t\x00e\x00x\x00t\x00\r\x00\n\x00": "csv: line 1: looks like UTF-16: a table has to be saved as “CSV UTF-8”",
	} {
		_, err := csv.Unmarshal([]byte(in))
		if got := fmt.Sprint(err); got != want {
			t.Errorf("Unmarshal(%q) gives the error %q, want %q", in, got, want)
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	encodingtest.Fuzz(f, codec, "id;text;parent\n1;a;\n2;b;1\n2;;3\n", "text\n'=x\n''\n", "sep=;\rclaim;text;Kind;kind\ra;b;claim;x\r")
}

func ExampleMarshal() {
	g, _ := argmap.Draft{
		Components: []argmap.Component{
			{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 0, End: 6}, Text: "Ban it", Confidence: 0.9},
			{ID: "c2", Kind: argmap.Premise, Stance: argmap.Pro, Span: argmap.Span{Start: 8, End: 16}, Text: "-20 jobs", Confidence: 0.5}},
		Relations: []argmap.Relation{{ID: "r1", Type: argmap.Support, From: "c2", To: "c1", Confidence: 0.7}},
	}.Build()
	out, err := csv.Marshal(g, "")
	fmt.Print(strings.ReplaceAll(string(out), "\r\n", "\n"), err)
	// Output:
	// id,parent,relation,kind,stance,counterargument,evidence,text,confidence,start,end,cues,relation_id,relation_confidence,undercuts
	// c1,,,major_claim,pro,false,,Ban it,0.9,0,6,,,,
	// c2,c1,support,premise,pro,false,,'-20 jobs,0.5,8,16,,r1,0.7,
	// <nil>
}

// Places that cannot be kept, for not every component has one, are reported.
func TestPlaces(t *testing.T) {
	d, err := csv.Unmarshal([]byte("id,text,start,end\n1,Ban,5,8\n2,kill,,\n"))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(d.Losses, func(l encoding.Loss) bool { return l.Place == "1" && l.Reason == encoding.BadSpan }) {
		t.Errorf("losses %v do not hold the place of row 1", d.Losses)
	}
}
