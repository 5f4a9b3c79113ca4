package advise_test

import (
	"testing"

	"opedmap/argmap/advise"
)

// count is the number of findings of a code.
func count(fs []advise.Finding, code advise.Code) (n int) {
	for _, f := range fs {
		if f.Code == code {
			n++
		}
	}
	return n
}

// TestLeast holds a code's own least confidence against the option.
func TestLeast(t *testing.T) {
	doc, g := read(t, "Close the road. Cars kill.", []string{"m major pro Close the road", "c claim pro Cars kill"})
	d := g.Draft()
	for i := range d.Components {
		d.Components[i].Confidence = 0.6
	}
	g, err := d.Build()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		opts []advise.Option
		want int
	}{
		{"the code's own", nil, 0},
		{"lower", []advise.Option{advise.WithMinConfidence(0.55)}, 1},
		{"higher", []advise.Option{advise.WithMinConfidence(0.65)}, 0},
	} {
		fs := advise.Findings(doc, g, append(test.opts, advise.WithCodes(advise.UnsupportedClaim))...)
		if got := count(fs, advise.UnsupportedClaim); got != test.want {
			t.Errorf("%s: %d unsupported claims, want %d", test.name, got, test.want)
		}
	}
}

func TestOptions(t *testing.T) {
	doc, g := read(t, "Cars kill.", []string{"c claim pro Cars kill"})
	for _, test := range []struct {
		name string
		opts []advise.Option
		want int
	}{
		{"enabled", []advise.Option{advise.WithCodes(advise.NoThesis), advise.WithMinConfidence(0)}, 1},
		{"disabled", []advise.Option{advise.WithAllCodes(), advise.WithoutCodes(advise.NoThesis)}, 0},
		{"too unsure", []advise.Option{advise.WithCodes(advise.NoThesis), advise.WithMinConfidence(1.1)}, 0},
	} {
		if got := count(advise.Findings(doc, g, test.opts...), advise.NoThesis); got != test.want {
			t.Errorf("%s: %d findings, want %d", test.name, got, test.want)
		}
	}
}
