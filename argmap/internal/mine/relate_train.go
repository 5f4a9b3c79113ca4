package mine

import (
	"math"
	"slices"

	"opedmap/nlp"
)

// A RelateText is a text to learn kinds, links and stances from. Kind holds
// what a segmenter that did not learn from this text says of each component;
// Weight is how much the text counts.
type RelateText struct {
	View   *View
	Gold   []Component
	Kind   [][kinds]float64
	Weight float64
	// Found says that the components were found in the text, not given: those
	// that match nothing are of no kind. They teach kinds and links only; the
	// thesis and the opposing view are learnt better from what was meant.
	Found bool
}

// conWeight makes up for the rarity of the opposing view: a missed one costs
// more than a false one.
func conWeight(con bool) float64 {
	if con {
		return 4
	}
	return 1
}

// TrainRelater fits the scorers of a [Relater], each as a log-linear model.
func TrainRelater(texts []RelateText, o LearnOptions) *Relater {
	r := &Relater{}
	var kind, stance, thesis, head, sign, evidence []choice
	var counts [genres][attachments][kinds]float64
	var claims [genres][blockClasses][sizes][claimCounts]float64
	for _, t := range texts {
		spans := make([]nlp.Span, len(t.Gold))
		for i, g := range t.Gold {
			spans[i] = g.Span
		}
		m := NewMap(t.View, spans, t.Kind)
		g := t.View.Genre
		l := t.View.keyList()
		keys := func(fill func()) []uint64 {
			l.keys = nil
			fill()
			return l.keys
		}
		columns := func(n int, k []uint64) []candidate {
			out := make([]candidate, n)
			for i := range out {
				out[i] = candidate{keys: k, column: i}
			}
			return out
		}
		for a := 0; a < len(t.Gold); {
			b, size, n := a, 0, 0
			for ; b < len(t.Gold) && m.nodes[b].block == m.nodes[a].block; b++ {
				c := t.Gold[b]
				if c.Kind == MajorClaim {
					continue
				}
				size++
				if c.Parent >= 0 && t.Gold[c.Parent].Kind == MajorClaim || c.Parent < 0 && c.Kind == Claim {
					n++
				}
			}
			claims[g][m.View.blocks[m.nodes[a].block].class][min(size, sizes-1)][min(n, claimCounts-1)]++
			a = b
		}
		if !t.Found {
			thesis = append(thesis, m.contest(t)...)
		}
		for i, c := range t.Gold {
			if c.Kind == 0 {
				continue // matches nothing
			}
			n := &m.nodes[i]
			kind = append(kind, choice{columns(kinds, keys(func() { m.kindKeys(l, n) })), int(c.Kind) - 1, t.Weight})
			if c.Stance != 0 && !t.Found {
				stance = append(stance, choice{columns(2, keys(func() { m.stanceKeys(l, n) })), int(c.Stance) - 1, t.Weight * conWeight(c.Stance == Con)})
			}
			if c.Kind == Premise && g == Oped && !t.Found {
				evidence = append(evidence, choice{columns(NumEvidence, keys(func() { m.evidenceKeys(l, n) })), int(c.Evidence), t.Weight})
			}
			if c.Parent >= 0 && !t.Found {
				p := &m.nodes[c.Parent]
				sign = append(sign, choice{columns(3, keys(func() { m.signKeys(l, n, p) })), int(c.Sign) - 1, t.Weight * conWeight(c.Sign != Support)})
			}
			attachment := toComponent
			switch {
			case c.Kind == MajorClaim:
				attachment = asRoot
			case c.Parent >= 0 && t.Gold[c.Parent].Kind == MajorClaim, c.Parent < 0 && c.Kind == Claim && g == Post:
				attachment = toThesis
			case c.Parent < 0:
				continue // the corpus gives it no place
			}
			counts[g][attachment][c.Kind-1]++
			ch := choice{right: -1, weight: t.Weight}
			root := keys(func() { m.rootKeys(l, n) })
			for c := range rootColumns.n {
				ch.candidates = append(ch.candidates, candidate{keys: root, column: 1 + c})
			}
			if attachment != toComponent {
				ch.right = attachment
			}
			for _, j := range m.candidates(i) {
				if t.Gold[j].Kind == MajorClaim {
					continue
				}
				if j == c.Parent {
					ch.right = len(ch.candidates)
				}
				ch.candidates = append(ch.candidates, candidate{keys: keys(func() { m.headKeys(l, n, &m.nodes[j]) })})
			}
			if ch.right >= 0 {
				head = append(head, ch)
			}
		}
	}
	for g := range claims {
		for b := range claims[g] {
			for s := range claims[g][b] {
				row := &r.claims[g][b][s]
				total := 0.0
				for n, c := range claims[g][b][s] {
					row[n] = c + 1
					total += row[n]
				}
				for n := range row {
					row[n] = math.Log(row[n] / total)
				}
			}
		}
	}
	for g := range counts {
		for a := range counts[g] {
			total := 0.0
			for k := range kinds {
				counts[g][a][k] += 0.1
				total += counts[g][a][k]
			}
			for k := range kinds {
				r.compatible[g][a][k] = math.Log(counts[g][a][k] / total)
			}
		}
	}
	heads := trainChooser(1+rootColumns.n, head, o)
	r.component = beside(trainChooser(kindColumns.n, kind, o), trainChooser(stanceColumns.n, stance, o),
		trainChooser(thesisColumns.n, thesis, o), heads.columns(columnBlock{1, rootColumns.n})).chooser()
	r.head = heads.columns(columnBlock{0, 1}).chooser()
	r.sign = trainChooser(3, sign, o).chooser()
	r.evidence = trainChooser(NumEvidence, evidence, o).chooser()
	return r
}

// thesisWeight lets the genres in which the thesis has to be searched for count
// more than the essays, which announce it.
var thesisWeight = [genres]float64{Oped: 4, Essay: 0.3, Microtext: 2, Post: 1}

// contest makes one choice of each major claim, against all components that
// are none.
func (m *Map) contest(t RelateText) []choice {
	var rivals, majors []candidate
	for i, c := range t.Gold {
		l := m.View.keyList()
		m.thesisKeys(l, &m.nodes[i])
		k := candidate{keys: l.keys}
		if c.Kind == MajorClaim {
			majors = append(majors, k)
		} else {
			rivals = append(rivals, k)
		}
	}
	var out []choice
	for _, c := range majors {
		out = append(out, choice{append(slices.Clone(rivals), c), len(rivals), t.Weight * thesisWeight[m.View.Genre]})
	}
	return out
}
