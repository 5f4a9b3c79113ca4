package main

import (
	_ "embed"
	"encoding/binary"

	"opedmap/argmap/internal/attitude"
	"opedmap/nlp"
)

// teacher holds records of six bytes: key, then the probabilities of favor and
// against in 255ths.
//
//go:embed teacher.bin
var teacher []byte

func judgements() map[uint32][3]float64 {
	m := map[uint32][3]float64{}
	for b := teacher; len(b) >= 6; b = b[6:] {
		f, a := float64(b[4])/255, float64(b[5])/255
		m[binary.LittleEndian.Uint32(b)] = [3]float64{f, max(0, 1-f-a), a}
	}
	return m
}

// examples parses passages; targets without a label take the teacher's word,
// and are left out when it has none.
func examples(ps []passage, known map[uint32][3]float64) (out []attitude.Example, err error) {
	for _, p := range ps {
		var doc *nlp.Document
		for _, t := range p.targets {
			e := attitude.Example{Target: t.Span, Gold: t.label >= 0}
			if e.Gold {
				e.Probabilities[t.label] = 1
			} else if q, ok := known[key(p.text, t.Span)]; ok {
				e.Probabilities = q
			} else {
				continue
			}
			if doc == nil {
				if doc, err = nlp.Parse(p.text, nlp.WithoutNames()); err != nil {
					return nil, err
				}
			}
			e.Doc = doc
			out = append(out, e)
		}
	}
	return out, nil
}
