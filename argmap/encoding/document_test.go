package encoding_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/nlp"
)

func TestError(t *testing.T) {
	tests := []struct {
		err  encoding.Error
		want string
	}{
		{encoding.Error{Format: "aif", Err: io.EOF}, "aif: EOF"},
		{encoding.Error{Format: "csv", Line: 3, Err: io.EOF}, "csv: line 3: EOF"},
		{encoding.Error{Format: "csv", Line: 3, Column: 5, Err: io.EOF}, "csv: line 3, column 5: EOF"},
		{encoding.Error{Format: "brat", Part: "text", Line: 3, Err: io.EOF}, "brat: text, line 3: EOF"},
		{encoding.Error{Format: "aif", Offset: 120, Err: io.EOF}, "aif: offset 120: EOF"},
		{encoding.Error{Format: "aif", Offset: 120, Part: "nodes.text", Err: io.EOF}, "aif: offset 120 in nodes.text: EOF"},
		{encoding.Error{Format: "aif", ID: "7", Err: io.EOF}, "aif: 7: EOF"},
		{encoding.Error{Format: "aif", Part: "node", ID: "7", Err: io.EOF}, `aif: node "7": EOF`},
	}
	for _, tt := range tests {
		if got := tt.err.Error(); got != tt.want || !errors.Is(&tt.err, io.EOF) {
			t.Errorf("Error() = %q, want %q", got, tt.want)
		}
	}
	if err := encoding.CheckSize("x", encoding.MaxSize); err != nil {
		t.Errorf("CheckSize at the limit: %v", err)
	}
	if err := encoding.CheckSize("x", encoding.MaxSize+1); !errors.Is(err, encoding.ErrTooLarge) {
		t.Errorf("CheckSize beyond the limit: %v", err)
	}
}

func TestCheckUTF8(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"Ω\r\n\uFFFD", ""},
		{"a\nΩ\xff", "x: line 2: nlp: invalid UTF-8 at byte 4"},
		{"\xce", "x: line 1: nlp: invalid UTF-8 at byte 0"},
	}
	for _, tt := range tests {
		got := ""
		if err := encoding.CheckUTF8("x", []byte(tt.in)); err != nil {
			got = err.Error()
			if e := (*nlp.EncodingError)(nil); !errors.As(err, &e) {
				t.Errorf("CheckUTF8(%q): %v, want an *nlp.EncodingError in it", tt.in, err)
			}
		}
		if got != tt.want {
			t.Errorf("CheckUTF8(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCheckText(t *testing.T) {
	g, err := argmap.Draft{Components: []argmap.Component{
		{ID: "c1", Kind: argmap.MajorClaim, Stance: argmap.Pro, Span: argmap.Span{Start: 1, End: 4}, Text: "Ban", Confidence: 1}}}.Build()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct{ src, want string }{
		{"", ""},
		{" Ban.", ""},
		{"Ban.", "x: c1: span does not fit the source text: [1,4)"},
		{"Ba", "x: c1: span does not fit the source text: [1,4)"},
	}
	for _, tt := range tests {
		err := encoding.CheckText("x", g, tt.src)
		if got := fmt.Sprint(err); err == nil && tt.want != "" || err != nil && (got != tt.want || !errors.Is(err, encoding.ErrText)) {
			t.Errorf("CheckText(%q) = %v, want %q", tt.src, err, tt.want)
		}
	}
}

func TestReanchor(t *testing.T) {
	d := argmap.Draft{
		Components: []argmap.Component{
			{ID: "c1", Span: nlp.Span{Start: 10, End: 17}, Text: " But no", Cues: []argmap.Cue{{Span: nlp.Span{Start: 11, End: 14}, Text: "But"}, {Span: nlp.Span{Start: 5, End: 8}, Text: "out"}}},
			{ID: "c2", Span: nlp.Span{Start: 20, End: 22}, Text: "yes"},
			{ID: "c3", Span: nlp.Span{Start: 30, End: 37}, Text: "\u00a0so\u2003", Cues: []argmap.Cue{{Span: nlp.Span{Start: 32, End: 34}, Text: "so"}}},
		},
		Entities:  []argmap.Entity{{ID: "e1", Name: "Ann", Mentions: []nlp.Span{{Start: 1, End: 4}}}},
		Apparatus: []argmap.Apparatus{{Label: argmap.Byline}},
	}
	text, losses := encoding.Reanchor(&d)
	if want := "But no\n\nyes\n\nso"; text != want {
		t.Errorf("text %q, want %q", text, want)
	}
	for _, c := range d.Components {
		if c.Span.Text(text) != c.Text {
			t.Errorf("%s: %q at %v", c.ID, c.Text, c.Span)
		}
		for _, q := range c.Cues {
			if q.Span.Text(text) != q.Text {
				t.Errorf("%s: cue %q at %v", c.ID, q.Text, q.Span)
			}
		}
	}
	var got []string
	for _, l := range losses {
		got = append(got, l.String())
	}
	want := []string{
		`c1: span does not fit the text: white space around "But no" left out`,
		`c1: span does not fit the text: cue "out" stands in another text`,
		`c3: span does not fit the text: white space around "so" left out`,
		`e1: span does not fit the text: mentions of "Ann" stand in another text`,
		"byline: span does not fit the text: apparatus [0,0) stands in another text",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("losses mismatch (-want +got):\n%s", diff)
	}
}
