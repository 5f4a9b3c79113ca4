package argmap_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/nlp"
)

// problems lists what an error names, as "problem id offset".
func problems(err error) []string {
	var out []string
	var walk func(error)
	walk = func(err error) {
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			for _, e := range many.Unwrap() {
				walk(e)
			}
			return
		}
		var v *argmap.ValidationError
		if errors.As(err, &v) {
			out = append(out, fmt.Sprintf("%s %s %d", v.Problem, v.ID, v.Offset))
		} else if err != nil {
			out = append(out, err.Error())
		}
	}
	walk(err)
	return out
}

func TestBuild(t *testing.T) {
	tests := []struct {
		name   string
		change func(*argmap.Draft)
		want   []string
	}{
		{"nothing", func(*argmap.Draft) {}, nil},
		{"empty id", func(d *argmap.Draft) { d.Components[4].ID = "" }, []string{"empty id  100"}},
		{"id that is no text", func(d *argmap.Draft) { d.ID = "\xff"; d.Components[4].ID = "c\xfe" }, []string{"id is not valid UTF-8 \xff -1", "id is not valid UTF-8 c\xfe 100"}},
		{"double component", func(d *argmap.Draft) { d.Components[4].ID = "c5x"; d.Components[5].ID = "c5x" }, []string{"duplicate id c5x 128"}},
		{"relation named as a component", func(d *argmap.Draft) { d.Relations[0].ID = "c1" }, []string{"duplicate id c1 -1", "relation has the wrong sort of target c1 -1", "relation has the wrong sort of target r2 -1"}},
		{"entity named as a component", func(d *argmap.Draft) { d.Entities[0].ID = "c1" }, nil},
		{"double entity", func(d *argmap.Draft) { d.Entities = append(d.Entities, d.Entities[0]) }, []string{"duplicate id e1 28"}},
		{"span", func(d *argmap.Draft) { d.Components[5].End = 3 }, []string{"bad span c6 128"}},
		{"negative span", func(d *argmap.Draft) { d.Components[0].Start = -1 }, []string{"bad span c1 -1"}},
		{"cue span", func(d *argmap.Draft) { d.Components[2].Cues[0].End = -1 }, []string{"bad span c3 46"}},
		{"mention span", func(d *argmap.Draft) { d.Entities[0].Mentions[0].End = -1 }, []string{"bad span e1 28"}},
		{"apparatus span", func(d *argmap.Draft) { d.Apparatus[0].End = -1 }, []string{"bad span  0"}},
		{"overlap", func(d *argmap.Draft) { d.Components[1].Start = 5 }, []string{"spans overlap or are out of text order c2 5"}},
		{"overlap of all that follow", func(d *argmap.Draft) { d.Components[2].End = 999 }, []string{"spans overlap or are out of text order c4 77"}},
		{"order", func(d *argmap.Draft) { d.Components[0], d.Components[1] = d.Components[1], d.Components[0] }, []string{"spans overlap or are out of text order c1 0"}},
		{"kind", func(d *argmap.Draft) { d.Components[0].Kind = 0 }, []string{"unknown value c1 0"}},
		{"stance", func(d *argmap.Draft) { d.Components[0].Stance = 9 }, []string{"unknown value c1 0"}},
		{"evidence", func(d *argmap.Draft) { d.Components[0].Evidence = 99 }, []string{"unknown value c1 0"}},
		{"first kind that is unknown", func(d *argmap.Draft) { d.Components[0].Kind = argmap.Premise + 1 }, []string{"unknown value c1 0"}},
		{"no stance", func(d *argmap.Draft) { d.Components[0].Stance = 0 }, []string{"unknown value c1 0"}},
		{"first stance that is unknown", func(d *argmap.Draft) { d.Components[0].Stance = argmap.Con + 1 }, []string{"unknown value c1 0"}},
		{"first evidence that is unknown", func(d *argmap.Draft) { d.Components[0].Evidence = argmap.Value + 1 }, []string{"unknown value c1 0"}},
		{"last of each", func(d *argmap.Draft) {
			d.Components[4].Evidence = argmap.Value
			d.Entities[0].Label, d.Entities[0].Attitude, d.Apparatus[0].Label = nlp.Misc, argmap.Against, argmap.Boilerplate
		}, nil},
		{"type", func(d *argmap.Draft) { d.Relations[0].Type = 0 }, []string{"unknown value r1 -1"}},
		{"label", func(d *argmap.Draft) { d.Entities[0].Label = nlp.Misc + 1 }, []string{"unknown value e1 28"}},
		{"no label", func(d *argmap.Draft) { d.Entities[0].Label = 0 }, []string{"unknown value e1 28"}},
		{"first attitude that is unknown", func(d *argmap.Draft) { d.Entities[0].Attitude = argmap.Against + 1 }, []string{"unknown value e1 28"}},
		{"first apparatus label that is unknown", func(d *argmap.Draft) { d.Apparatus[0].Label = argmap.Boilerplate + 1 }, []string{"unknown value  0"}},
		{"attitude", func(d *argmap.Draft) { d.Entities[0].Attitude = 0 }, []string{"unknown value e1 28"}},
		{"apparatus label", func(d *argmap.Draft) { d.Apparatus[0].Label = 0 }, []string{"unknown value  0"}},
		{"confidence", func(d *argmap.Draft) { d.Components[0].Confidence = 1.1 }, []string{"confidence outside 0 to 1 c1 0"}},
		{"confidence below 0", func(d *argmap.Draft) { d.Components[0].Confidence = -0.1 }, []string{"confidence outside 0 to 1 c1 0"}},
		{"confidence of an entity", func(d *argmap.Draft) { d.Entities[0].Confidence = 2 }, []string{"confidence outside 0 to 1 e1 28"}},
		{"entity without a place", func(d *argmap.Draft) { d.Entities[0].Mentions, d.Entities[0].Label = nil, 0 }, []string{"unknown value e1 -1"}},
		{"cue span of an entity", func(d *argmap.Draft) { d.Entities[0].Cues[0].Start = -1 }, []string{"bad span e1 -1"}},
		{"confidence that is none", func(d *argmap.Draft) { d.Relations[0].Confidence = math.NaN() }, []string{"confidence outside 0 to 1 r1 -1"}},
		{"from nowhere", func(d *argmap.Draft) { d.Relations[0].From = "x" }, []string{"dangling id r1 -1"}},
		{"from a relation", func(d *argmap.Draft) { d.Relations[0].From = "r2" }, []string{"dangling id r1 -1"}},
		{"to nowhere", func(d *argmap.Draft) { d.Relations[0].To = "x" }, []string{"dangling id r1 -1"}},
		{"undercut of nothing", func(d *argmap.Draft) { d.Relations[2].To = "x" }, []string{"dangling id r3 -1"}},
		{"undercut of a component", func(d *argmap.Draft) { d.Relations[2].To = "c1" }, []string{"relation has the wrong sort of target r3 -1"}},
		{"support of a relation", func(d *argmap.Draft) { d.Relations[0].To = "r2" }, []string{"relation has the wrong sort of target r1 -1"}},
		{"self", func(d *argmap.Draft) { d.Relations[0].To = "c2" }, []string{"cycle c2 15"}},
		{"cycle", func(d *argmap.Draft) {
			d.Relations = append(d.Relations, argmap.Relation{ID: "r4", Type: argmap.Support, From: "c1", To: "c2"})
		}, []string{"cycle c1 0"}},
		{"cycle through undercuts", func(d *argmap.Draft) {
			d.Relations = append(d.Relations, argmap.Relation{ID: "r4", Type: argmap.Undercut, From: "c1", To: "r3"})
		}, []string{"cycle c1 0"}},
		{"undercuts of each other", func(d *argmap.Draft) {
			d.Relations = []argmap.Relation{{ID: "a", Type: argmap.Undercut, From: "c1", To: "b"}, {ID: "b", Type: argmap.Undercut, From: "c2", To: "a"}}
		}, []string{"cycle a -1"}},
		{"several", func(d *argmap.Draft) { d.Components[0].Kind = 0; d.Relations[0].To = "x"; d.Entities[0].ID = "" },
			[]string{"unknown value c1 0", "dangling id r1 -1", "empty id  28"}},
	}
	for _, tt := range tests {
		d := sample()
		tt.change(&d)
		g, err := d.Build()
		if diff := cmp.Diff(tt.want, problems(err)); diff != "" {
			t.Errorf("%s: Build mismatch (-want +got):\n%s", tt.name, diff)
		}
		if (g == nil) == (err == nil) {
			t.Errorf("%s: graph %v with error %v", tt.name, g, err)
		}
	}
}

func TestValidate(t *testing.T) {
	tests := []struct {
		name, src string
		change    func(*argmap.Draft)
		want      []string
	}{
		{"nothing", text, func(*argmap.Draft) {}, nil},
		{"short text", text[:128], func(*argmap.Draft) {}, []string{"bad span c6 128"}},
		{"other text", strings.Replace(text, "heals", "harms", 1), func(*argmap.Draft) {}, []string{"text differs from the source at its span c2 15", "text differs from the source at its span e1 18"}},
		{"untidy", text, func(d *argmap.Draft) { d.Components[5].Start--; d.Components[5].Text = " do it" }, []string{"span has outer white space c6 127"}},
		{"untidy, by a no-break space", text[:127] + "\u00a0" + text[128:], func(d *argmap.Draft) {
			d.Components[5].Start--
			d.Components[5].End++
			d.Components[5].Text = "\u00a0do it"
		}, []string{"span has outer white space c6 127"}},
		{"untidy at its end", text, func(d *argmap.Draft) { d.Components[1].End += 2; d.Components[1].Text += ", " }, []string{"span has outer white space c2 15"}},
		{"tab", "\t" + text[1:], func(d *argmap.Draft) { d.Components[0].Text = "\tpen the park" }, []string{"span has outer white space c1 0"}},
		{"line feed", "\n" + text[1:], func(d *argmap.Draft) { d.Components[0].Text = "\npen the park" }, []string{"span has outer white space c1 0"}},
		{"carriage return", "\r" + text[1:], func(d *argmap.Draft) { d.Components[0].Text = "\rpen the park" }, []string{"span has outer white space c1 0"}},
		{"empty", text, func(d *argmap.Draft) { d.Components[5].End = 128; d.Components[5].Text = "" }, []string{"span holds nothing but white space c6 128"}},
		{"blank", text, func(d *argmap.Draft) {
			d.Components[5].Start, d.Components[5].End = 127, 128
			d.Components[5].Text = " "
		}, []string{"span holds nothing but white space c6 127"}},
		{"empty mention", text, func(d *argmap.Draft) { d.Entities[0].Mentions[0].End = d.Entities[0].Mentions[0].Start }, []string{"span holds nothing but white space e1 28"}},
		{"empty apparatus", text, func(d *argmap.Draft) { d.Apparatus[0].End = d.Apparatus[0].Start }, []string{"span holds nothing but white space  0"}},
		{"cue", text, func(d *argmap.Draft) { d.Components[2].Cues[0].Text = "x" }, []string{"text differs from the source at its span c3 46"}},
		{"mention", text, func(d *argmap.Draft) { d.Entities[0].Mentions[0].End = 999 }, []string{"bad span e1 28"}},
		{"apparatus outside", text, func(d *argmap.Draft) { d.Apparatus[0].End = 999 }, []string{"bad span  0"}},
		{"in a byline", text, func(d *argmap.Draft) { d.Apparatus[0].Label = argmap.Byline }, []string{"component overlaps apparatus c1 0"}},
		{"note inside", text, func(d *argmap.Draft) {
			d.Apparatus[0] = argmap.Apparatus{Span: argmap.Span{Start: 4, End: 6}, Label: argmap.Note}
		}, nil},
		{"note across", text, func(d *argmap.Draft) {
			d.Apparatus[0] = argmap.Apparatus{Span: argmap.Span{Start: 4, End: 14}, Label: argmap.Note}
		}, []string{"component overlaps apparatus c1 0"}},
		{"two parents", text, func(d *argmap.Draft) {
			d.Relations = append(d.Relations, argmap.Relation{ID: "r4", Type: argmap.Support, From: "c2", To: "c6"})
		}, []string{"component has several outgoing relations c2 15"}},
		{"root with a parent", text, func(d *argmap.Draft) {
			d.Relations = append(d.Relations, argmap.Relation{ID: "r4", Type: argmap.Support, From: "c6", To: "c1"})
		}, []string{"major claim has an outgoing relation c6 128"}},
		{"texts that are none", strings.Replace(text, "heals", "hea\xffs", 1), func(d *argmap.Draft) {
			d.Title, d.Entities[0].Name, d.Components[2].Cues[0].Signals = "\xff", "\xff", "\xff"
			d.Components[1].Text = strings.Replace(d.Components[1].Text, "heals", "hea\xffs", 1)
			d.Entities[0].Cues = nil
		}, []string{"text is not valid UTF-8  -1", "text is not valid UTF-8 e1 -1", "text is not valid UTF-8 c2 15", "text is not valid UTF-8 c3 46"}},
		{"sign", text, func(d *argmap.Draft) { d.Relations[0].Type = argmap.Attack }, []string{"stance does not follow from the relation's sign r1 15"}},
	}
	for _, tt := range tests {
		d := sample()
		tt.change(&d)
		if diff := cmp.Diff(tt.want, problems(build(t, d).Validate(tt.src))); diff != "" {
			t.Errorf("%s: Validate mismatch (-want +got):\n%s", tt.name, diff)
		}
	}
}

// One problem is an error by itself, several are joined once.
func TestErrorShape(t *testing.T) {
	cycle := sample()
	cycle.Relations[0].To = "c2"
	one, two := sample(), sample()
	one.Components[0].Kind = 0
	two.Components[0].Kind, two.Relations[0].To = 0, "x"
	of := func(d argmap.Draft) error { _, err := d.Build(); return err }
	untidy := sample()
	untidy.Components[5].Start, untidy.Components[5].Text = 127, " do it"
	tests := []struct {
		name string
		err  error
		want int // joined; 0 for an error by itself
	}{
		{"Build of one fault", of(one), 0},
		{"Build of a cycle", of(cycle), 0},
		{"Build of two faults", of(two), 2},
		{"FitsText with one fault", build(t, sample()).FitsText(text[:128]), 0},
		{"FitsText with two faults", build(t, sample()).FitsText(text[:120]), 2},
		{"Validate with one fault of the text", build(t, sample()).Validate(text[:128]), 0},
		{"Validate with one other fault", build(t, untidy).Validate(text), 0},
		{"Validate with two other faults", build(t, untidy).WithID("\xff").Validate(text), 2},
		{"Validate with one fault of each sort", build(t, sample()).WithID("\xff").Validate(text[:128]), 2},
	}
	for _, tt := range tests {
		var parts []error
		many, joined := tt.err.(interface{ Unwrap() []error })
		if joined {
			parts = many.Unwrap()
		}
		if len(parts) != tt.want {
			t.Errorf("%s: %d errors joined, want %d: %v", tt.name, len(parts), tt.want, tt.err)
		}
		if !joined {
			parts = []error{tt.err}
		}
		for _, err := range parts {
			if _, ok := err.(*argmap.ValidationError); !ok {
				t.Errorf("%s: error of type %T, want a *ValidationError: %v", tt.name, err, err)
			}
		}
	}
}

func TestValidateID(t *testing.T) {
	g := build(t, sample())
	for id, want := range map[string][]string{"": nil, "café": nil, "a\xffb": {"id is not valid UTF-8 a\xffb -1"}} {
		if diff := cmp.Diff(want, problems(g.WithID(id).Validate(text))); diff != "" {
			t.Errorf("WithID(%q).Validate mismatch (-want +got):\n%s", id, diff)
		}
	}
}

// A graph that breaks the contract may be of a text all the same.
func TestFitsText(t *testing.T) {
	d := sample()
	d.Relations = append(d.Relations, argmap.Relation{ID: "r4", Type: argmap.Support, From: "c2", To: "c6"})
	g := build(t, d)
	if err := g.FitsText(text); err != nil || g.Validate(text) == nil {
		t.Errorf("a component with two parents: FitsText error = %v, Validate %v", err, g.Validate(text))
	}
	if diff := cmp.Diff([]string{"bad span c6 128"}, problems(g.FitsText(text[:128]))); diff != "" {
		t.Errorf("FitsText of a shorter text mismatch (-want +got):\n%s", diff)
	}
}

func TestValidationErrorText(t *testing.T) {
	tests := []struct {
		err  argmap.ValidationError
		want string
	}{
		{argmap.ValidationError{Problem: argmap.Cycle, ID: "c1", Offset: 5, Detail: "x"}, `argmap: cycle (id "c1") at offset 5: x`},
		{argmap.ValidationError{Problem: argmap.SpanOrder, ID: "c4", Offset: 7, Detail: `id "c3" ends at 9`}, `argmap: spans overlap or are out of text order (id "c4") at offset 7: id "c3" ends at 9`},
		{argmap.ValidationError{Problem: argmap.Cycle, ID: "c1"}, `argmap: cycle (id "c1") at offset 0`},
		{argmap.ValidationError{Problem: argmap.EmptyID, Offset: -1}, "argmap: empty id"},
	}
	for _, tt := range tests {
		if got := tt.err.Error(); got != tt.want {
			t.Errorf("Error() = %q, want %q", got, tt.want)
		}
	}
}

func TestErrorDetails(t *testing.T) {
	d := sample()
	d.Components[0].Kind, d.Components[0].Stance, d.Components[0].Evidence = 9, 9, 99
	d.Components[1].End = 3
	d.Relations[0].From, d.Relations[0].To = "x", "y"
	d.Relations[1].To = "r3"
	d.Relations[2].To = "c1"
	d.Relations = append(d.Relations, argmap.Relation{ID: "r4", Type: argmap.Undercut, From: "c4", To: "z"}, argmap.Relation{ID: "r5", From: "c4", To: "c1", Confidence: 2})
	d.Entities[0].Label, d.Entities[0].Attitude, d.Apparatus[0].Label = 0, 0, 0
	_, err := d.Build()
	want := `argmap: unknown value (id "c1") at offset 0: kind
argmap: unknown value (id "c1") at offset 0: stance
argmap: unknown value (id "c1") at offset 0: evidence
argmap: bad span (id "c2") at offset 15: [15,3)
argmap: dangling id (id "r1"): from "x"
argmap: dangling id (id "r1"): to "y"
argmap: relation has the wrong sort of target (id "r2"): a relation, want a component
argmap: relation has the wrong sort of target (id "r3"): a component, want a relation
argmap: dangling id (id "r4"): to "z"
argmap: unknown value (id "r5"): type
argmap: confidence outside 0 to 1 (id "r5"): 2
argmap: unknown value (id "e1") at offset 28: label
argmap: unknown value (id "e1") at offset 28: attitude
argmap: unknown value at offset 0: apparatus label`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Errorf("Build error mismatch (-want +got):\n%s", diff)
	}
	d = sample()
	d.Relations[0].Type = argmap.Attack
	d.Apparatus[0].Label = argmap.Bio
	err = build(t, d).Validate(text[:128])
	want = `argmap: bad span (id "c6") at offset 128: [128,133) in a text of 128 bytes
argmap: stance does not follow from the relation's sign (id "r1") at offset 15: pro attack pro
argmap: component overlaps apparatus (id "c1") at offset 0: bio`
	if diff := cmp.Diff(want, fmt.Sprint(err)); diff != "" {
		t.Errorf("Validate error mismatch (-want +got):\n%s", diff)
	}
}
