package mapfile_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/examples/internal/mapfile"
)

const text = "Close the road. It is said that cars kill. “It’s quiet now” – or so they say."

// sketch builds a graph from lines "id kind parent words", the parent of a major
// claim being "-".
func sketch(t testing.TB, source string, lines ...string) *argmap.Graph {
	t.Helper()
	var d argmap.Draft
	for _, l := range lines {
		f := strings.SplitN(l, " ", 4)
		var k argmap.Kind
		if err := k.UnmarshalText([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
		at := strings.Index(source, f[3])
		d.Components = append(d.Components, argmap.Component{ID: f[0], Kind: k, Stance: argmap.Pro,
			Span: argmap.Span{Start: at, End: at + len(f[3])}, Text: f[3], Confidence: 1})
		if f[2] != "-" {
			d.Relations = append(d.Relations, argmap.Relation{ID: "r" + f[0], Type: argmap.Support, From: f[0], To: f[2], Confidence: 1})
		}
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestRead writes a map in every format under every name that tells it, and
// reads it back; those that are JSON under the bare .json, too.
func TestRead(t *testing.T) {
	g := sketch(t, text, "m major_claim - Close the road", "c claim m cars kill")
	for _, f := range mapfile.Formats {
		if f.Marshal == nil {
			continue
		}
		data, err := f.Marshal(g, text, mapfile.Options{})
		if err != nil {
			t.Fatal(err)
		}
		ends := f.Extensions
		if strings.HasSuffix(ends[0], ".json") {
			ends = append(ends[:len(ends):len(ends)], ".json")
		}
		for _, end := range ends {
			name := write(t, "Map"+strings.ToUpper(end), data)
			if f.Pair {
				if err := os.WriteFile(mapfile.Beside(name), []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			doc, err := mapfile.Read(name, mapfile.Of(name), "", nil)
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if diff := cmp.Diff(g.Draft(), doc.Graph.Draft(), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("Read(%q) mismatch (-want +got):\n%s", name, diff)
			}
		}
	}
}

// TestReadText has the text in the file itself, as argtree -json writes it for a
// web page.
func TestReadText(t *testing.T) {
	g := sketch(t, text, "m major_claim - Close the road")
	data, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	with := func(s string) []byte {
		quoted, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		return append(append(append(data[:len(data)-1:len(data)-1], `,"text":`...), quoted...), '}')
	}
	doc, err := mapfile.Read("-", mapfile.Named("json"), "", bytes.NewReader(append([]byte("\uFEFF"), with(text)...)))
	if err != nil || doc.Text != text {
		t.Errorf("text %q, %v", doc.Text, err)
	}
	if _, err := mapfile.Read("-", mapfile.Named("json"), "", bytes.NewReader(with("Open the road."))); err == nil {
		t.Error("a map with another text is read without an error")
	}
}

func TestMapOf(t *testing.T) {
	tests := []struct{ name, data, want string }{
		{"x.argdown", "", "argdown"},
		{"X.JSON", "Keep it.", "json"},
		{"x.txt", "Keep it.", ""},
		{"", " {\"components\": []}\n", "json"},
		{"x.txt", "\ufeff{\"nodes\": []} {", "json"},
		{"-", "{\"AIF\": {}}", "json"},
		{"-", "{\"id\": 1}", ""},
		{"-", "{\"components\"", ""},
		{"-", "[]", ""},
		{"-", "{components} of a car are many.", ""},
	}
	for _, tt := range tests {
		got := ""
		if f := mapfile.MapOf(tt.name, []byte(tt.data)); f != nil {
			got = f.Name
		}
		if got != tt.want {
			t.Errorf("MapOf(%q, %q) = %q, want %q", tt.name, tt.data, got, tt.want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	big := func(f string) error {
		_, err := mapfile.Read("", mapfile.Named(f), text, strings.NewReader(strings.Repeat(" ", encoding.MaxSize+1)))
		return err
	}
	for _, f := range mapfile.Formats {
		if err := big(f.Name); !errors.Is(err, encoding.ErrTooLarge) {
			t.Errorf("%s: a large file gives the error %v", f.Name, err)
		}
	}
	endless := io.MultiReader(strings.NewReader(strings.Repeat(" ", encoding.MaxSize+1)), iotest.ErrReader(errors.New("read too far")))
	if _, _, err := mapfile.Open("", endless); fmt.Sprint(err) != "standard input: too large: more than 32 MB" {
		t.Errorf("input without an end gives the error %v", err)
	}
	if _, err := mapfile.Read(write(t, "x.json", []byte(`{"a":1}`)), mapfile.Named("json"), "", nil); !errors.Is(err, mapfile.ErrNoMap) {
		t.Errorf("other JSON gives the error %v", err)
	}
	if _, err := mapfile.Read("-", mapfile.Named("json"), "", strings.NewReader("{\n\"title\":\"caf\xe9\"}")); !strings.HasPrefix(fmt.Sprint(err), "json: line 2: ") {
		t.Errorf("JSON in Latin-1 gives the error %v", err)
	}
	if _, err := mapfile.Read(write(t, "x.ann", nil), mapfile.Named("brat"), "", nil); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a .ann without a text gives the error %v", err)
	}
	if f := mapfile.Of("essay.docx"); f != nil {
		t.Errorf("essay.docx is told to be of the format %s", f.Name)
	}
}

func TestAnchor(t *testing.T) {
	g := sketch(t, "cars kill. \"It's quiet now\" - or so. Close the road.",
		"c claim m cars kill", "q premise c \"It's quiet now\" - or so", "m major_claim - Close the road")
	for _, source := range []string{text, strings.Replace(text, "Close the ", "Close\r\nthe  ", 1)} {
		got, err := mapfile.Anchor(g, source)
		if err != nil {
			t.Fatal(err)
		}
		if err := got.Validate(source); err != nil {
			t.Error(err)
		}
		var ids []string
		for c := range got.Components() {
			ids = append(ids, c.ID+" "+strings.Join(strings.Fields(c.Text), " "))
		}
		if diff := cmp.Diff([]string{"m Close the road", "c cars kill", "q “It’s quiet now” – or so"}, ids); diff != "" {
			t.Errorf("Anchor mismatch (-want +got):\n%s", diff)
		}
	}
	it := sketch(t, "It is", "m major_claim - It is")
	if got, err := mapfile.Anchor(it, "Prof It isn’t; It is."); err != nil {
		t.Error(err)
	} else if c, _ := got.Component("m"); c.Start != 17 {
		t.Errorf("Anchor puts words within others, at %v", c.Span)
	}
	var words argmap.Draft
	for i, s := range []string{"the tax is bad for us", "Say", "tax"} {
		words.Components = append(words.Components, argmap.Component{ID: string(rune('a' + i)), Kind: argmap.Claim, Stance: argmap.Pro, Span: argmap.Span{Start: 100 * i, End: 100*i + len(s)}, Text: s})
	}
	tax, err := words.Build()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := mapfile.Anchor(tax, "Say the tax is bad for us. For it is a tax here."); err != nil {
		t.Errorf("Anchor with words within others: %v", err)
	} else if c, _ := got.Component("c"); c.Start != 39 {
		t.Errorf("Anchor puts words at %v, where others stand", c.Span)
	}
	if _, err := mapfile.Anchor(g, "Open the road."); !errors.Is(err, mapfile.ErrNotInText) {
		t.Errorf("Anchor in another text gives the error %v", err)
	}
}

func FuzzAnchor(f *testing.F) {
	f.Add("Close the road", "Close\nthe — road")
	f.Fuzz(func(t *testing.T, words, source string) {
		words = strings.TrimSpace(words)
		g, err := argmap.Draft{Components: []argmap.Component{{ID: "c", Kind: argmap.Claim, Stance: argmap.Pro,
			Span: argmap.Span{Start: 0, End: len(words)}, Text: words, Confidence: 1}}}.Build()
		if err != nil {
			return
		}
		got, err := mapfile.Anchor(g, source)
		if err != nil {
			return
		}
		for c := range got.Components() {
			if !c.In(len(source)) || c.Span.Text(source) != c.Text {
				t.Errorf("Anchor(%q, %q) = %+v", words, source, c)
			}
		}
	})
}
