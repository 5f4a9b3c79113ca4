package brat

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

var stances = map[string]argmap.Stance{"for": argmap.Pro, "pro": argmap.Pro, "against": argmap.Con, "con": argmap.Con}

// build hands components and relations over.
func (d *decoder) build() error {
	if err := d.components(); err != nil {
		return err
	}
	attached := map[string]bool{}
	for _, r := range d.relations {
		attached[r.from] = true
		if err := d.link(r); err != nil {
			return err
		}
	}
	d.onNothing()
	for _, b := range d.bounds {
		if !attached[b.id] {
			d.claim(b)
		}
	}
	return nil
}

func (d *decoder) components() error {
	starts := make([]int, 0, len(d.bounds))
	for _, b := range d.bounds {
		for _, f := range b.fragments {
			starts = append(starts, f.Start)
		}
	}
	slices.Sort(starts)
	firstAt := -1
	for i := range d.bounds {
		b := &d.bounds[i]
		c, err := d.component(b, starts)
		if err != nil {
			return err
		}
		b.own = c.ID
		if c.Kind == argmap.MajorClaim && (firstAt < 0 || c.Start < firstAt) {
			d.first, firstAt = c.ID, c.Start
		}
		d.g.Node(c)
	}
	return nil
}

// component puts together what annotation, attributes and note say.
func (d *decoder) component(b *bound, starts []int) (gather.Node, error) {
	c := gather.Node{HasSpan: true}
	c.ID, c.Kind, c.Span = b.id, kinds[normal(b.typ)], d.whole(*b, starts)
	c.Text = c.Span.Text(d.txt)
	if b.text != "" && len(b.fragments) == 1 && !d.reads(c.Span, b.text) {
		d.g.Lose(b.id, encoding.BadSpan, "%q stands there, not %q", gather.Clip(c.Text), gather.Clip(b.text))
	}
	if a, ok := d.stances[b.id]; ok {
		if c.Stance, ok = stances[strings.ToLower(a.value)]; !ok {
			d.g.Lose(a.id, encoding.BadValue, "stance %q", gather.Clip(a.value))
			delete(d.stances, b.id)
		}
	}
	if a, ok := d.evidence[b.id]; ok && c.Evidence.UnmarshalText([]byte(strings.ToLower(a.value))) != nil {
		d.g.Lose(a.id, encoding.BadValue, "evidence %q", gather.Clip(a.value))
	}
	if err := d.take(b.id, &b.note); err != nil {
		return c, err
	}
	b.note.amend(&c)
	if b.note.Graph != nil {
		d.g.Take(*b.note.Graph)
	}
	return c, nil
}

// amend says of a component what its annotation does not show.
func (n *componentNote) amend(c *gather.Node) {
	c.Cues = n.Cues
	if n.ID != "" {
		c.ID = n.ID
	}
	if n.Confidence != nil {
		c.Confidence, c.Judged = *n.Confidence, true
	}
	if n.Counterargument != nil {
		c.Counterargument, c.Flagged = *n.Counterargument, true
	}
}

// amend says of a relation what its annotation does not show.
func (n *relationNote) amend(l *gather.Link) {
	if n.ID != "" {
		l.ID = n.ID
	}
	if n.Confidence != nil {
		l.Confidence, l.Judged = *n.Confidence, true
	}
	if n.To != "" {
		l.To = n.To
	}
	if n.Undercuts != "" {
		l.To, l.OnLink = n.Undercuts, true
	}
}

// take decodes the note on an annotation, if there is one, and strikes it off.
func (d *decoder) take(id string, into any) error {
	raw, ok := d.notes[id]
	if !ok {
		return nil
	}
	delete(d.notes, id)
	if err := gather.Decode(raw, into); err != nil {
		return &encoding.Error{Format: format, Line: d.noteLines[id], Err: err}
	}
	return nil
}

// own is the graph's id for an annotation's.
func (d *decoder) own(id string) string {
	if i, ok := d.at[id]; ok {
		return d.bounds[i].own
	}
	return id
}

func (d *decoder) link(r relation) error {
	var note relationNote
	if err := d.take(r.id, &note); err != nil {
		return err
	}
	l := gather.Link{Relation: argmap.Relation{ID: r.id, From: d.own(r.from), To: d.own(r.to)}}
	note.amend(&l)
	t, ok := gather.RelationType(r.typ)
	if l.Type = t; !ok {
		d.g.Lose(r.id, encoding.Unsupported, "relation of type %q", gather.Clip(r.typ))
		return nil
	}
	d.g.Link(l)
	return nil
}

// claim makes a relation to the major claim of the Stance of a claim that has no
// other, unless there is none or the file says that this is not one.
func (d *decoder) claim(b bound) {
	a, ok := d.stances[b.id]
	if !ok || d.first == "" || kinds[normal(b.typ)] != argmap.Claim || b.note.Unattached {
		return
	}
	l := gather.Link{Relation: argmap.Relation{ID: a.id, Type: argmap.Support, From: b.own, To: d.first}}
	if stances[strings.ToLower(a.value)] == argmap.Con {
		l.Type = argmap.Attack
	}
	if b.note.Claim != nil {
		b.note.Claim.amend(&l)
	}
	d.g.Link(l)
}

// onNothing notes attributes of what is not a component, and the notes that nothing
// took.
func (d *decoder) onNothing() {
	var losses []encoding.Loss
	for _, as := range []map[string]attribute{d.stances, d.evidence} {
		for on, a := range as {
			if _, ok := d.at[on]; !ok && !d.lost[on] {
				losses = append(losses, encoding.Loss{Place: a.id, Reason: encoding.Dangling, Detail: fmt.Sprintf("attribute of %q", on)})
			}
		}
	}
	for on := range d.notes {
		reason := encoding.Dangling
		switch {
		case d.lost[on]:
			continue
		case on[0] == 'A' || on[0] == 'M': // an attribute
			reason = encoding.Unsupported
		}
		losses = append(losses, encoding.Loss{Place: fmt.Sprintf("line %d", d.noteLines[on]), Reason: reason, Detail: fmt.Sprintf("note on %q", on)})
	}
	slices.SortFunc(losses, func(a, b encoding.Loss) int {
		return cmp.Or(len(a.Place)-len(b.Place), strings.Compare(a.Place, b.Place), strings.Compare(a.Detail, b.Detail))
	})
	for _, l := range losses {
		d.g.Lose(l.Place, l.Reason, "%s", l.Detail)
	}
}
