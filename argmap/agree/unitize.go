package agree

import (
	"cmp"
	"math"
	"slices"

	"opedmap/argmap"
)

// A Unit is a stretch of a continuum with a category, 0 or higher.
type Unit struct {
	argmap.Span
	Category int
}

// A Continuum is one text of Length characters with the units that each
// annotator found in it, without overlap. A nil slice is an annotator who did
// not work on the text; an empty one, an annotator who found nothing.
type Continuum struct {
	Length int
	Units  [][]Unit
}

// A Unitizing is the family of Krippendorff's alpha coefficients for unitised
// texts.
type Unitizing struct {
	// U (ᵤα) is about borders and categories together, gaps included.
	U float64
	// Relevant (|ᵤα) is only about what is a unit and what is gap.
	Relevant float64
	// Coding (cᵤα) is about the categories where annotators' units meet; it is
	// blind to units that the others do not have.
	Coding float64
	// Category ((k)ᵤα) is about one category against the others where units meet.
	Category []float64
	// Coverage is, for each category, the share of its length that meets other
	// annotators' units, on which Category rests.
	Coverage []float64
}

// Unitize measures ᵤα and its kin over any number of texts, as defined by
// Krippendorff, Mathet, Bouvry and Widlöcher (2016, On the reliability of
// unitizing textual continua: Further developments, Quality & Quantity 50;
// Krippendorff 2019, Content Analysis, section 12.6), with the nominal metric.
// Units of more than n categories are counted in category n-1. Units lie within the
// length of their text; the figures of others mean nothing.
//
// Several texts are one continuum in which no unit reaches from one text into
// the next. The coincidences of a text with m annotators weigh 1/(m-1), as
// alpha has it for missing data; texts with fewer than two annotators hold no
// pairs and are left out. For the chance of Coding and Category, an annotator's
// unit is not paired with itself: its length there is the mean of what it shares
// with each other annotator. With two annotators all readings of the paper
// agree; with more, this one gives the figure printed in its worked example.
func Unitize(texts []Continuum, n int) Unitizing {
	t := make([]float64, unitizeSize(n))
	for _, c := range texts {
		unitizeAdd(t, c, n)
	}
	return unitizing(t, n)
}

// The additive form: a table of coincidences, gaps being category 0 and units
// 1 to n; the self-pairings of each category; and those where units meet.
func unitizeSize(n int) int { return (n+1)*(n+1) + 2*(n+1) }

func unitizeAdd(t []float64, c Continuum, n int) {
	var parts [][]Unit
	for _, us := range c.Units {
		if us != nil {
			parts = append(parts, partition(us, c.Length, n))
		}
	}
	m := float64(len(parts))
	if m < 2 {
		return
	}
	k := n + 1
	own, meet := t[k*k:k*k+k], t[k*k+k:]
	shared := make([][]float64, len(parts)) // of each segment with others' units
	for i, p := range parts {
		shared[i] = make([]float64, len(p))
		for _, s := range p {
			l := float64(s.Len())
			if s.Category > 0 {
				l *= l
			}
			own[s.Category] += l
		}
	}
	for i := range parts {
		for j := range parts {
			if i == j {
				continue
			}
			p, q := parts[i], parts[j]
			for x, y := 0, 0; x < len(p) && y < len(q); {
				l := float64(p[x].Overlap(q[y].Span)) / (m - 1)
				t[p[x].Category*k+q[y].Category] += l
				if q[y].Category > 0 {
					shared[i][x] += l
				}
				if p[x].End <= q[y].End {
					x++
				} else {
					y++
				}
			}
		}
	}
	for i, p := range parts {
		for x, s := range p {
			meet[s.Category] += shared[i][x] * shared[i][x]
		}
	}
}

// partition sorts units, cuts them to the text and to one another, fills the
// gaps, and moves categories up by one.
func partition(units []Unit, length, n int) []Unit {
	us := slices.Clone(units)
	slices.SortStableFunc(us, func(a, b Unit) int { return cmp.Compare(a.Start, b.Start) })
	var out []Unit
	at := 0
	for _, u := range us {
		u.Start, u.End = max(u.Start, at), min(u.End, length)
		if u.Start >= u.End {
			continue
		}
		if u.Start > at {
			out = append(out, Unit{argmap.Span{Start: at, End: u.Start}, 0})
		}
		u.Category = min(max(u.Category, 0), n-1) + 1
		out = append(out, u)
		at = u.End
	}
	if at < length {
		out = append(out, Unit{argmap.Span{Start: at, End: length}, 0})
	}
	return out
}

func unitizing(t []float64, n int) Unitizing {
	k := n + 1
	own, meet := t[k*k:k*k+k], t[k*k+k:]
	all := expect(t[:k*k], own, k, 0)
	u := Unitizing{
		U:        ratio(all.observed(nil), all.expected(nil)),
		Category: make([]float64, n),
		Coverage: make([]float64, n),
	}
	gap := func(c, d int) bool { return (c == 0) != (d == 0) }
	u.Relevant = ratio(all.observed(gap), all.expected(gap))
	in := expect(t[:k*k], meet, k, 1)
	u.Coding = ratio(in.observed(nil), in.expected(nil))
	for c := range n {
		one := func(a, b int) bool { return a == c+1 && b != a }
		margin := in.margin[c+1]
		if u.Coverage[c] = margin / all.margin[c+1]; all.margin[c+1] == 0 {
			u.Coverage[c] = math.NaN()
		}
		// Observed and expected as shares of the category's own margins.
		var e float64
		for d := 1; d < k; d++ {
			e += in.chance(c+1, d)
		}
		u.Category[c] = ratio(in.observed(one)/margin, in.expected(one)/e)
	}
	return u
}

// coincidence is a table of k × k coincidences from category first on, and what
// is expected of it by chance.
type coincidence struct {
	t, self, margin    []float64
	k, first           int
	total, denominator float64
}

func expect(t, self []float64, k, first int) coincidence {
	c := coincidence{t: t, self: self, margin: make([]float64, k), k: k, first: first}
	var pairs float64
	for i := first; i < k; i++ {
		for j := first; j < k; j++ {
			c.margin[i] += t[i*k+j]
		}
		c.total += c.margin[i]
		pairs += self[i]
	}
	c.denominator = c.total - pairs/c.total
	return c
}

// chance is the expected coincidence of two categories.
func (c *coincidence) chance(i, j int) float64 {
	x := c.margin[i] * c.margin[j]
	if i == j {
		x -= c.self[i]
	}
	return x / c.denominator
}

// observed adds the coincidences that count as disagreement: all of different
// categories, or those for which differ holds.
func (c *coincidence) observed(differ func(i, j int) bool) float64 {
	return c.sum(differ, func(i, j int) float64 { return c.t[i*c.k+j] })
}

func (c *coincidence) expected(differ func(i, j int) bool) float64 {
	return c.sum(differ, c.chance)
}

func (c *coincidence) sum(differ func(i, j int) bool, of func(i, j int) float64) float64 {
	var s float64
	for i := c.first; i < c.k; i++ {
		for j := c.first; j < c.k; j++ {
			if differ == nil && i != j || differ != nil && differ(i, j) {
				s += of(i, j)
			}
		}
	}
	return s
}
