// Package stance judges whether one statement, a perspective, supports or
// attacks another, a claim.
//
//	m, err := stance.Load()
//	…
//	r := m.Judge(claim, perspective) // parsed texts
//	fmt.Println(r.Support, r.Confidence)
//
// The model is a logistic regression. It aligns the content words of the two
// statements by stem, by the synonyms and antonyms of WordNet and by their
// vectors, and compares what negations and words like 'ban' or 'prevent' do to
// them on either side; it sets the valence of the perspective against the
// direction of the claim; it reads the words of the perspective; and it asks
// package attitude how each of them stands to what it names. It is trained on Perspectrum (Chen et al. 2019): see MODEL.md.
//
// World knowledge is beyond it: that tall towers cast long shadows tells it
// nothing about a claim on parks.
package stance

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"sort"
	"sync"

	"opedmap/argmap/internal/attitude"
	"opedmap/nlp"
	"opedmap/nlp/linear"
	"opedmap/nlp/weights"
)

// A Result is the judgement on a pair of statements.
type Result struct {
	Support    bool    // false: the perspective attacks the claim
	Confidence float64 // probability of what Support says, 0.5 to 1
	// Cues are up to three words of the perspective that spoke most for the
	// judgement, in text order.
	Cues []nlp.Span
}

//go:embed weights.bin
var file []byte

// A Model is a trained judge. It is safe for concurrent use.
type Model struct {
	m     *linear.Model
	judge *attitude.Model
}

// Labels of the regression.
const (
	attack = iota
	support
)

var labelNames = []string{"attack", "support"}

var load = sync.OnceValues(func() (*Model, error) {
	f, err := weights.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("stance: %w", err)
	}
	m, err := linear.Load(f, "stance")
	if err != nil {
		return nil, fmt.Errorf("stance: %w", err)
	}
	if !slices.Equal(m.Labels, labelNames) {
		return nil, fmt.Errorf("stance: %w: labels %q", weights.ErrFormat, m.Labels)
	}
	judge, err := attitude.Load()
	if err != nil {
		return nil, fmt.Errorf("stance: %w", err)
	}
	return &Model{m, judge}, nil
})

// Load gives the embedded model; the first call decodes it.
func Load() (*Model, error) { return load() }

// Judge says whether the perspective supports or attacks the claim. Of either
// the first 500 words are read; an empty one leaves the judgement to what the
// other tells.
func (m *Model) Judge(claim, perspective *nlp.Document) Result {
	const longest = 500 // every word is held against every word of the other
	c := newStatement(claim, 0, min(longest, len(claim.Tokens)), m.judge.Reader(claim))
	p := newStatement(perspective, 0, min(longest, len(perspective.Tokens)), m.judge.Reader(perspective))
	var s evidence
	s.features(c, p)
	x := m.logOdds(s.Features)
	r := Result{Support: x >= 0, Confidence: 1 / (1 + math.Exp(-math.Abs(x)))}
	r.Cues = m.cues(perspective, p, &s, r.Support)
	return r
}

// Score gives the log-odds that the statement in span b supports the one in
// span a, both of one document: above 0 for support, below for attack. Tokens
// that a span only touches count.
func (m *Model) Score(doc *nlp.Document, a, b nlp.Span) float64 {
	var s evidence
	judge := m.judge.Reader(doc)
	s.features(statementAt(doc, a, judge), statementAt(doc, b, judge))
	return m.logOdds(s.Features)
}

func statementAt(doc *nlp.Document, s nlp.Span, judge *attitude.Reader) *statement {
	first := sort.Search(len(doc.Tokens), func(i int) bool { return doc.Tokens[i].End > s.Start })
	last := first
	for last < len(doc.Tokens) && doc.Tokens[last].Start < s.End {
		last++
	}
	return newStatement(doc, first, last, judge)
}

func (m *Model) logOdds(fs []linear.Feature) float64 {
	var buf [2]float64
	x := m.m.Scores(buf[:], fs)
	t := m.m.Temperature
	if t == 0 {
		t = 1
	}
	return (x[support] - x[attack]) / t
}

// Cues: a word must speak for the judgement with this much weight to be one,
// and no more than maxCues are named.
const (
	cueWeight = 0.1
	maxCues   = 3
)

func (m *Model) cues(doc *nlp.Document, p *statement, s *evidence, yes bool) []nlp.Span {
	told := make([]float64, len(p.words)+1)
	for i, f := range s.Features {
		at := s.Words[i]
		if at < 0 {
			continue
		}
		w := &p.words[at]
		if !w.content && w.flips == 0 && w.class == 0 {
			continue
		}
		x := float64(f.Value) * (m.m.Weight(f.Key, support) - m.m.Weight(f.Key, attack))
		if !yes {
			x = -x
		}
		told[at] += x
	}
	var spans []nlp.Span
	for range maxCues {
		i := linear.Best(told)
		if told[i] < cueWeight {
			break
		}
		spans = append(spans, doc.Tokens[i].Span)
		told[i] = math.Inf(-1)
	}
	slices.SortFunc(spans, func(x, y nlp.Span) int { return x.Start - y.Start })
	return spans
}
