package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
	"opedmap/argmap/compare"
	"opedmap/argmap/encoding"
	"opedmap/examples/internal/mapfile"
)

func drawn(t testing.TB, lines ...string) string {
	t.Helper()
	g, err := sketch(road, lines...)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestBuildReference(t *testing.T) {
	reference := drawn(t, "m major - Close the road", "c claim m Cars kill", "p premise c Two died in May")
	dir := folder(t, map[string]string{
		"reference.json": reference,
		"road.txt":       road,
		"ann.json":       reference,
		"ben.json":       drawn(t, "m major - Close the road", "c premise m Cars kill"),
		// Without offsets: the words are looked up in the text.
		"cara.csv":  "id,parent,relation,kind,text\n1,,,major_claim,Close  the road\n2,1,support,claim,Cars kill\n",
		"dan.json":  `{"nodes":1}`,
		"own.csv":   "id,parent,relation,kind,text\n1,,,major_claim,We must close this road\n2,1,support,claim,A car can kill\n",
		"eve.json":  "{}",
		"names.csv": "ann,Ann Smith\n",
	})
	s := settings{dir: dir, out: t.TempDir(), workers: 2, confidence: -1, roster: filepath.Join(dir, "names.csv"),
		reference: filepath.Join(dir, "reference.json"), text: filepath.Join(dir, "road.txt")}
	r, err := build(context.Background(), s, sentences{}, &bytes.Buffer{})
	if err != nil {
		t.Fatal(err)
	}
	type row struct {
		Student     string
		Failed      bool
		Differences int
		Agreement   bool
	}
	var got []row
	for _, m := range r.Maps {
		x := row{Student: m.Student, Failed: m.Err != nil, Agreement: m.Agreement != nil}
		if m.Comparison != nil {
			x.Differences = len(m.Comparison.Differences)
		}
		got = append(got, x)
	}
	want := []row{
		{"Ann Smith", false, 0, true},
		{"Ben", false, 2, true},  // retyped, missing
		{"Cara", false, 1, true}, // missing
		{"Dan", true, 0, false},
		{"Eve", true, 0, false},
		{"Own", false, 1, false}, // by meaning: the premise is missing
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("maps mismatch (-want +got):\n%s", diff)
	}
	if len(r.OpEds) != 0 || r.Agreement == nil || r.Agreement.Annotators != 3 {
		t.Errorf("%d op-eds, agreement %v; want none and that of 3", len(r.OpEds), r.Agreement)
	}
	files := written(t, s.out)
	if !strings.Contains(files["index.html"], "Ann Smith") || strings.Count(files["maps.csv"], "\n") != 7 || files["op-eds/ben.html"] == "" {
		t.Error("the report lacks a student, a row or a page")
	}
}

// A reference with two parents of one component is of the text of a student's map.
func TestPlace(t *testing.T) {
	g, err := sketch(road, "m major - Close the road", "c claim m Cars kill", "p premise c Two died in May")
	if err != nil {
		t.Fatal(err)
	}
	d := g.Draft()
	d.Relations = append(d.Relations, argmap.Relation{ID: "again", Type: argmap.Support, From: d.Components[2].ID, To: d.Components[0].ID})
	two, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	r := &reference{graph: two}
	if _, err := r.place(&encoding.Document{Graph: g, Text: road}); err != nil {
		t.Errorf("place() error = %v", err)
	}
	if _, err := r.place(&encoding.Document{Graph: g, Text: "Close the road"}); !errors.Is(err, errPlaces) {
		t.Errorf("place() in another text: error = %v, want %v", err, errPlaces)
	}
}

// TestCompareGuards compares with a reference that makes the library panic.
func TestCompareGuards(t *testing.T) {
	dir := folder(t, map[string]string{"ann.json": drawn(t, "m major - Close the road")})
	if err := new(reference).compare(&studentMap{File: "ann.json"}, dir, t.TempDir()); err == nil || !strings.HasPrefix(err.Error(), "internal error: ") {
		t.Errorf("the error is %v", err)
	}
}

// TestReferenceFormats has the reference and a student's map in every format.
func TestReferenceFormats(t *testing.T) {
	reference, err := sketch(road, "m major - Close the road", "c claim m Cars kill", "p premise c Two died in May")
	if err != nil {
		t.Fatal(err)
	}
	student, err := sketch(road, "m major - Close the road", "c claim m Cars kill")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range mapfile.Formats {
		if f.Marshal == nil {
			continue
		}
		files := map[string]string{"key/key.txt": road, "maps/ann.txt": road}
		for name, g := range map[string]*argmap.Graph{"key/key": reference, "maps/ann": student} {
			b, err := f.Marshal(g, road, mapfile.Options{})
			if err != nil {
				t.Fatal(err)
			}
			files[name+f.Extensions[0]] = string(b)
		}
		if !f.Pair {
			delete(files, "maps/ann.txt")
		}
		dir := folder(t, files)
		s := settings{dir: filepath.Join(dir, "maps"), out: t.TempDir(), workers: 1, confidence: -1,
			reference: filepath.Join(dir, "key", "key"+f.Extensions[0]), text: filepath.Join(dir, "key", "key.txt")}
		r, err := build(context.Background(), s, sentences{}, &bytes.Buffer{})
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		if len(r.OpEds) != 0 || len(r.Maps) != 1 || r.Maps[0].Err != nil || r.Maps[0].Agreement == nil {
			t.Errorf("%s: %d op-eds, maps %+v", f.Name, len(r.OpEds), r.Maps)
			continue
		}
		if m := r.Maps[0]; m.Student != "Ann" || len(m.Comparison.Differences) != 1 || m.Comparison.Count(compare.Missing) != 1 {
			t.Errorf("%s: %s has the differences %v, want one premise missing", f.Name, m.Student, m.Comparison.Differences)
		}
	}
}
