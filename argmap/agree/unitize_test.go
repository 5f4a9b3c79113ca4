package agree_test

import (
	"math"
	"testing"

	"opedmap/argmap"
	"opedmap/argmap/agree"
)

func unit(start, end, category int) agree.Unit {
	return agree.Unit{Span: argmap.Span{Start: start, End: end}, Category: category - 1}
}

// alexPaulSuzan is the worked example of Krippendorff (2019), figure 12.11:
// three annotators, a continuum of 60, categories 1 to 7.
var alexPaulSuzan = agree.Continuum{Length: 60, Units: [][]agree.Unit{
	{unit(0, 7, 1), unit(7, 13, 2), unit(30, 32, 5), unit(32, 37, 6), unit(37, 44, 6), unit(44, 60, 7)},
	{unit(0, 7, 1), unit(7, 13, 3), unit(13, 21, 5), unit(32, 44, 6)},
	{unit(0, 7, 1), unit(7, 13, 4), unit(13, 21, 5), unit(32, 37, 6), unit(37, 41, 6), unit(41, 44, 6)},
}}

// near allows the rounding of a printed figure.
func near(t *testing.T, name string, got, want, tolerance float64) {
	t.Helper()
	if math.IsNaN(want) != math.IsNaN(got) || math.Abs(got-want) > tolerance {
		t.Errorf("%s = %.4f, want %.4f within %v", name, got, want, tolerance)
	}
}

func TestUnitizeWorkedExample(t *testing.T) {
	got := agree.Unitize([]agree.Continuum{alexPaulSuzan}, 7)
	near(t, "U", got.U, 0.510, 0.0005)
	near(t, "Relevant", got.Relevant, 0.413, 0.001) // printed from rounded coincidences
	near(t, "Coding", got.Coding, 0.724, 0.0005)
	for i, want := range []float64{1, 0, 0, 0, 1, 1, math.NaN()} {
		near(t, "Category", got.Category[i], want, 1e-9)
	}
	for i, want := range []float64{1, 1, 1, 1, 8.0 / 18, 1, 0} {
		near(t, "Coverage", got.Coverage[i], want, 1e-9)
	}
}

func TestUnitizeLimits(t *testing.T) {
	nan := math.NaN()
	same := []agree.Unit{unit(0, 4, 1), unit(6, 9, 2)}
	for _, test := range []struct {
		name                string
		texts               []agree.Continuum
		u, relevant, coding float64
	}{
		{"nothing", nil, nan, nan, nan},
		{"one annotator", []agree.Continuum{{10, [][]agree.Unit{same, nil}}}, nan, nan, nan},
		{"same", []agree.Continuum{{10, [][]agree.Unit{same, same}}}, 1, 1, 1},
		{"no units", []agree.Continuum{{10, [][]agree.Unit{{}, {}}}}, nan, nan, nan},
		// By hand: coincidences of gap with unit 7, both ways; margins 13 for the
		// gap, 4 and 3; self-pairs 13 + 16 + 9, so chance pairs 20·20 - 38.
		{"one has none", []agree.Continuum{{10, [][]agree.Unit{same, {}}}},
			1 - 14*362.0/(20*2*(13*4+13*3+4*3)), 1 - 14*362.0/(20*2*(13*4+13*3)), nan},
	} {
		got := agree.Unitize(test.texts, 2)
		near(t, test.name+": U", got.U, test.u, 1e-9)
		near(t, test.name+": Relevant", got.Relevant, test.relevant, 1e-9)
		near(t, test.name+": Coding", got.Coding, test.coding, 1e-9)
	}
}

// TestUnitizeCategories has figures by hand: 4 of category 1 are the same, both
// ways, 2 of category 2, and 1 is of different ones; the self-pairs are 9 + 4 and 1 + 4.
func TestUnitizeCategories(t *testing.T) {
	got := agree.Unitize([]agree.Continuum{{4, [][]agree.Unit{{unit(0, 3, 1), unit(3, 4, 2)}, {unit(0, 2, 1), unit(2, 4, 2)}}}}, 2)
	near(t, "Category 1", got.Category[0], 1-1/5.0*27/15, 1e-9)
	near(t, "Category 2", got.Category[1], 1-1/3.0*19/15, 1e-9)
}

// TestUnitizeUntidy has units out of order, over one another and over the end, and
// gaps of one character.
func TestUnitizeUntidy(t *testing.T) {
	other := []agree.Unit{unit(1, 3, 1), unit(5, 9, 2)}
	for _, test := range []struct {
		name         string
		units, clean []agree.Unit
	}{
		{"order", []agree.Unit{unit(6, 9, 2), unit(1, 4, 1)}, []agree.Unit{unit(1, 4, 1), unit(6, 9, 2)}},
		{"overlap", []agree.Unit{unit(1, 7, 1), unit(6, 9, 2)}, []agree.Unit{unit(1, 7, 1), unit(7, 9, 2)}},
		{"inside", []agree.Unit{unit(1, 9, 1), unit(2, 6, 2)}, []agree.Unit{unit(1, 9, 1)}},
		{"end", []agree.Unit{unit(1, 4, 1), unit(6, 99, 2), unit(100, 101, 1)}, []agree.Unit{unit(1, 4, 1), unit(6, 10, 2)}},
		{"start", []agree.Unit{unit(-3, 4, 1)}, []agree.Unit{unit(0, 4, 1)}},
		{"category above", []agree.Unit{unit(1, 4, 9)}, []agree.Unit{unit(1, 4, 2)}},
	} {
		got := agree.Unitize([]agree.Continuum{{10, [][]agree.Unit{test.units, other}}}, 2)
		want := agree.Unitize([]agree.Continuum{{10, [][]agree.Unit{test.clean, other}}}, 2)
		near(t, test.name+": U", got.U, want.U, 1e-12)
		near(t, test.name+": Relevant", got.Relevant, want.Relevant, 1e-12)
		near(t, test.name+": Coding", got.Coding, want.Coding, 1e-12)
	}
	// By hand: of 4 characters, one annotator leaves 1 out. Coincidences of gap with
	// unit 1, both ways; margins 1 and 7; self-pairs 1 + 1 + 4 + 16, chance pairs 64 - 22.
	gap := agree.Unitize([]agree.Continuum{{4, [][]agree.Unit{{unit(0, 1, 1), unit(2, 4, 1)}, {unit(0, 4, 1)}}}}, 1)
	near(t, "gap of one: U", gap.U, 1-2*42.0/(8*2*7), 1e-9)
}

// TestUnitizeMissing checks that an annotator who did not work on a text, and
// a text that only one worked on, change nothing.
func TestUnitizeMissing(t *testing.T) {
	want := agree.Unitize([]agree.Continuum{alexPaulSuzan}, 7)
	with := agree.Continuum{Length: 60, Units: append([][]agree.Unit{nil}, alexPaulSuzan.Units...)}
	lone := agree.Continuum{Length: 30, Units: [][]agree.Unit{{unit(1, 9, 2)}, nil, nil, nil}}
	got := agree.Unitize([]agree.Continuum{with, lone}, 7)
	near(t, "U", got.U, want.U, 1e-12)
	near(t, "Coding", got.Coding, want.Coding, 1e-12)
}

func FuzzUnitize(f *testing.F) {
	f.Add([]byte{3, 9, 1, 0, 5, 2, 250, 4, 9, 9})
	f.Fuzz(func(t *testing.T, b []byte) {
		c := agree.Continuum{Length: len(b), Units: make([][]agree.Unit, 3)}
		for i := 0; i+2 < len(b); i += 3 {
			k := int(b[i]) % 3
			c.Units[k] = append(c.Units[k], unit(int(b[i+1])-5, int(b[i+2]), int(b[i])/3))
		}
		u := agree.Unitize([]agree.Continuum{c, c}, 4)
		for _, x := range append(u.Category, u.U, u.Relevant, u.Coding) {
			if x > 1+1e-9 || math.IsInf(x, 0) {
				t.Errorf("%v: alpha %v", c, x)
			}
		}
	})
}
