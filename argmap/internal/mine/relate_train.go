package mine

import (
	"math"
	"slices"

	"opedmap/nlp"
)

// A RelateText is a text to learn kinds, links and stances from. Kind holds
// what a segmenter that did not learn from this text says of each component.
type RelateText struct {
	View *View
	Gold []Component
	Kind [][kinds]float64
}

// conWeight makes up for the rarity of the opposing view: a missed one costs
// more than a false one.
func conWeight(con bool) float64 {
	if con {
		return 2.5
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
		thesis = append(thesis, m.contest(t)...)
		for i, c := range t.Gold {
			n := &m.nodes[i]
			kind = append(kind, choice{columns(kinds, keys(func() { m.kindKeys(l, n) })), int(c.Kind) - 1, 1})
			if c.Stance != 0 {
				stance = append(stance, choice{columns(2, keys(func() { m.stanceKeys(l, n) })), int(c.Stance) - 1, conWeight(c.Stance == Con)})
			}
			if c.Kind == Premise && g == Oped {
				evidence = append(evidence, choice{columns(NumEvidence, keys(func() { m.evidenceKeys(l, n) })), int(c.Evidence), 1})
			}
			if c.Parent >= 0 {
				p := &m.nodes[c.Parent]
				sign = append(sign, choice{columns(3, keys(func() { m.signKeys(l, n, p) })), int(c.Sign) - 1, conWeight(c.Sign != Support)})
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
			ch := choice{right: -1, weight: 1}
			for w := range uint64(2) {
				ch.candidates = append(ch.candidates, candidate{keys: keys(func() { m.rootKeys(l, n, w) })})
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
	r.kind = trainChooser(kinds, kind, o)
	r.stance = trainChooser(2, stance, o)
	r.head = trainChooser(1, head, o)
	r.thesis = trainChooser(1, thesis, o)
	r.sign = trainChooser(3, sign, o)
	r.evidence = trainChooser(NumEvidence, evidence, o)
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
		out = append(out, choice{append(slices.Clone(rivals), c), len(rivals), thesisWeight[m.View.Genre]})
	}
	return out
}

// KindScores gives the log-probability of each kind for components that are
// given, all in one unit, from their scores and the transitions between them.
func (m *Segmenter) KindScores(u *Unit, runs []run) [][kinds]float64 {
	l := m.lattice(u)
	n := len(runs)
	out := make([][kinds]float64, n)
	score := func(t, last, k int) float64 { // of kind k at run t after a run of kind last, 0 none
		here := t > 0 && u.sentenceEnd[runs[t-1].start] == u.sentenceEnd[runs[t].start]
		return l.segment(runs[t].start, runs[t].end, k) + float64(l.transition[state(last, here && last > 0)][k])
	}
	f := make([][kinds]float64, n)
	for t := range n {
		for k := range kinds {
			if t == 0 {
				f[t][k] = score(t, 0, k)
				continue
			}
			f[t][k] = math.Inf(-1)
			for p := range kinds {
				f[t][k] = logAdd(f[t][k], f[t-1][p]+score(t, p+1, k))
			}
		}
	}
	b := make([][kinds]float64, n)
	for t := n - 2; t >= 0; t-- {
		for k := range kinds {
			b[t][k] = math.Inf(-1)
			for q := range kinds {
				b[t][k] = logAdd(b[t][k], score(t+1, k+1, q)+b[t+1][q])
			}
		}
	}
	for t := range n {
		z := math.Inf(-1)
		for k := range kinds {
			out[t][k] = f[t][k] + b[t][k]
			z = logAdd(z, out[t][k])
		}
		for k := range kinds {
			out[t][k] = max(out[t][k]-z, -9)
		}
	}
	return out
}

// KindsOf gives [Segmenter.KindScores] for components anywhere in a text. One
// that lies in apparatus or fits no paragraph gets even odds.
func (m *Segmenter) KindsOf(v *View, spans []nlp.Span) [][kinds]float64 {
	out := make([][kinds]float64, len(spans))
	even := math.Log(1.0 / kinds)
	for i := range out {
		out[i] = [kinds]float64{even, even, even}
	}
	tokens := v.Doc.Tokens
	at := 0
	for _, u := range v.Units() {
		var runs []run
		var which []int
		end := u.First + u.N
		for at < len(spans) && u.N > 0 && spans[at].Start < tokens[end-1].End {
			i, j := 0, 0
			for i = 0; i < u.N && tokens[u.First+i].End <= spans[at].Start; i++ {
			}
			for j = i; j < u.sentenceEnd[min(i, u.N-1)] && tokens[u.First+j].Start < spans[at].End; j++ {
			}
			if j > i && (len(runs) == 0 || runs[len(runs)-1].end <= i) {
				runs, which = append(runs, run{i, j, 0}), append(which, at)
			}
			at++
		}
		if len(runs) == 0 {
			continue
		}
		for k, s := range m.KindScores(u, runs) {
			out[which[k]] = s
		}
	}
	return out
}
