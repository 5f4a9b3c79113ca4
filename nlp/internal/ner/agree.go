package ner

import (
	"math"
)

// How much the mentions of one form weigh together: the sum of their log
// probabilities, divided by the number of mentions to this power.
const pooling = 0.5

// leastLog keeps one sure mistake from ruling a label out.
const leastLog = -4.5

// agree gives the mentions of one form, of an acronym and what it stands for,
// and of a person's full and last name the same label: the one that all their
// contexts together make most probable. Names of peoples, which are languages
// and adjectives too, are left alone.
func (d *document) agree(ms []Mention) {
	group := map[uint64]uint64{} // form to the form it stands with
	find := func(h uint64) uint64 {
		for group[h] != h {
			h = group[h]
		}
		return h
	}
	for i := range ms {
		m := &ms[i]
		words := d.sentences[m.Sentence][m.First:m.Last]
		m.name = offset64
		for k := range words {
			m.name = extend(m.name, &words[k], k == 0)
		}
		group[m.name] = m.name
	}
	acronym := map[uint64]uint64{} // initials to the form they stand for
	person := map[uint64]uint64{}  // last name to the person's form
	for i := range ms {
		m := &ms[i]
		words, kinds := d.sentences[m.Sentence][m.First:m.Last], d.kinds[m.Sentence][m.First:m.Last]
		if len(words) < 2 {
			continue
		}
		if m.Label == Person {
			person[hashName(words[len(words)-1].Lower)] = m.name
			continue
		}
		a, b, _ := initials(words, kinds)
		for _, h := range [...]uint64{a, b} {
			if d.acronyms[h] {
				if _, ok := acronym[h]; !ok {
					acronym[h] = m.name
				}
			}
		}
	}
	for i := range ms {
		m := &ms[i]
		if m.Last-m.First != 1 {
			continue
		}
		w := &d.sentences[m.Sentence][m.First]
		to, ok := acronym[hashName(w.Text)]
		if !ok {
			to, ok = person[m.name]
		}
		if a, b := find(m.name), uint64(0); ok {
			if b = find(to); a != b {
				group[a] = b
			}
		}
	}
	type pool struct {
		sum [Labels]float64
		n   int
	}
	pools := map[uint64]*pool{}
	for i := range ms {
		m := &ms[i]
		h := find(m.name)
		p := pools[h]
		if p == nil {
			p = &pool{}
			pools[h] = p
		}
		p.n++
		for c, v := range m.post {
			p.sum[c] += max(leastLog, math.Log(v/m.SpanConfidence))
		}
	}
	for i := range ms {
		m := &ms[i]
		p := pools[find(m.name)]
		if p.n == 1 || gazetteer()[m.name]&isPeople != 0 {
			continue
		}
		var q [Labels]float64
		total, best, by := 0.0, 0, math.Pow(float64(p.n), pooling)
		for c := range q {
			q[c] = math.Exp(p.sum[c] / by)
			total += q[c]
			if q[c] > q[best] {
				best = c
			}
		}
		m.Label, m.Confidence = Label(best+1), min(1, m.SpanConfidence*q[best]/total)
	}
}
