package main

import (
	"fmt"
	"path/filepath"

	"opedmap/argmap/internal/gold"
	"opedmap/argmap/internal/mine"
	"opedmap/argmap/internal/train"
)

// points counts the marked points of one side in texts of which only such points are
// marked: all, those in a component that the miner found, and those on the right side.
type points struct{ all, found, right int }

func (p points) String() string {
	return fmt.Sprintf("%d, %d found, %d on it", p.all, p.found, p.right)
}

// scorePoints mines the op-eds of a file in which points are marked that the other side
// makes or the author, "points" for those that are counted up and "reported" for those
// that names are said to make, and looks for these.
func (e *evaluation) scorePoints(m *mine.Model, name string) (con, pro points, err error) {
	ts, err := gold.ReadLines(filepath.Join(e.own, name+".jsonl"))
	if err != nil {
		return con, pro, err
	}
	docs, err := train.Prepare(ts)
	if err != nil {
		return con, pro, err
	}
	for _, d := range docs {
		v := d.Found()
		v.Genre = m.GenreOf(v)
		mined := m.Mine(v, nil)
		for _, point := range d.Text.Components {
			p := &pro
			if point.Stance == mine.Con {
				p = &con
			}
			p.all++
			if c := holding(point.Component, mined); c != nil {
				p.found++
				if c.Stance == point.Stance {
					p.right++
				}
			}
		}
	}
	return con, pro, nil
}

// holding gives the component that shares most with a point and at least half of the
// shorter of the two, nil if there is none.
func holding(point mine.Component, mined []mine.Component) *mine.Component {
	var best *mine.Component
	for i := range mined {
		c := &mined[i]
		if best == nil || c.Overlap(point.Span) > best.Overlap(point.Span) {
			best = c
		}
	}
	if best == nil || 2*best.Overlap(point.Span) < min(best.Len(), point.Len()) {
		return nil
	}
	return best
}
