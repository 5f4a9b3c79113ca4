// Package gather makes a document of what a decoder found in a file: nodes and
// links as the file has them, with gaps and faults. It resolves ids, breaks
// cycles, finds or makes the source text, fills in kinds and stances, and notes
// what had to be left out.
//
//	g := gather.New("aif")
//	g.Node(gather.Node{Component: argmap.Component{ID: "1", Text: "Ban it"}})
//	g.Lose("7", encoding.Rephrased, "")
//	doc, err := g.Document()
package gather

import (
	"fmt"
	"strconv"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

// A Node is a component as a file has it. A zero Kind or Stance is filled in
// from the structure.
type Node struct {
	argmap.Component
	HasSpan bool // the file gave Start and End
	Judged  bool // the file gave Confidence; otherwise it is 1
	Flagged bool // the file said whether it is a counterargument
}

// A Link is a relation as a file has it. From names a node; To names a node or
// a link. An Attack on a link is an undercut; an Undercut of a node denies the
// node's first outgoing relation.
type Link struct {
	argmap.Relation
	Judged bool // the file gave Confidence; otherwise it is 1
	OnLink bool // To names a link even if a node has the same id
}

// A Graph collects what a file says.
type Graph struct {
	ID, Title string
	Text      string
	HasText   bool // the file carries its source text
	Entities  []argmap.Entity
	Apparatus []argmap.Apparatus

	format string
	nodes  []Node
	links  []Link
	losses []encoding.Loss
	node   map[string]int // by the file's id
	link   map[string]int
	to     []target // of the links, resolved
	out    [][]int  // node → its outgoing links that are kept
	in     []int    // node → number of kept links that support or attack it
}

// target is where a link leads: to a node, or to a link.
type target struct {
	node, link int // -1 for the other one
	dropped    bool
}

// New returns an empty Graph; format is the package name for errors.
func New(format string) *Graph { return &Graph{format: format} }

// Node adds a component.
func (g *Graph) Node(n Node) { g.nodes = append(g.nodes, n) }

// Link adds a relation.
func (g *Graph) Link(l Link) { g.links = append(g.links, l) }

// Lose notes what cannot be carried over.
func (g *Graph) Lose(place string, why encoding.Reason, format string, args ...any) {
	g.losses = append(g.losses, encoding.Loss{Place: place, Reason: why, Detail: fmt.Sprintf(format, args...)})
}

// Document makes the graph. The error, an *[encoding.Error], is for files
// beyond the limits.
func (g *Graph) Document() (*encoding.Document, error) {
	if n := max(len(g.nodes), len(g.links)); n > encoding.MaxNodes {
		return nil, &encoding.Error{Format: g.format, Err: fmt.Errorf("%w: %d nodes or links, at most %d", encoding.ErrTooLarge, n, encoding.MaxNodes)}
	}
	g.names()
	g.place()
	g.resolve()
	g.breakCycles()
	g.count()
	g.judge()
	d := g.draft()
	built, err := d.Build()
	if err != nil {
		return nil, &encoding.Error{Format: g.format, Err: err}
	}
	return &encoding.Document{Graph: built, Text: g.Text, Losses: g.losses}, nil
}

// names gives every node an id of its own and drops doubles.
func (g *Graph) names() {
	g.node = make(map[string]int, len(g.nodes))
	taken := make(map[string]bool, len(g.nodes))
	for _, n := range g.nodes {
		taken[n.ID] = true
	}
	next := 1
	kept := g.nodes[:0]
	for _, n := range g.nodes {
		if n.ID == "" {
			n.ID = fresh(taken, "c", &next)
		} else if _, double := g.node[n.ID]; double {
			g.Lose(n.ID, encoding.DuplicateID, "second component left out")
			continue
		}
		g.node[n.ID] = len(kept)
		kept = append(kept, n)
	}
	g.nodes = kept
}

// fresh returns an id that is not taken, and takes it.
func fresh(taken map[string]bool, prefix string, next *int) string {
	for {
		id := prefix + strconv.Itoa(*next)
		*next++
		if !taken[id] {
			taken[id] = true
			return id
		}
	}
}

// draft is the graph's data after all faults are out of it.
func (g *Graph) draft() argmap.Draft {
	d := argmap.Draft{ID: g.ID, Title: g.Title, Apparatus: g.Apparatus}
	taken := map[string]bool{}
	named := map[string]bool{} // entities
	for _, n := range g.nodes {
		taken[n.ID] = true
		d.Components = append(d.Components, n.Component)
	}
	for _, l := range g.links {
		if !taken[l.ID] {
			taken[l.ID] = l.ID != ""
		}
	}
	ids := make([]string, len(g.links)) // a link's id may be empty, doubled, or a node's
	used := make(map[string]bool, len(g.links))
	next := 1
	for i, l := range g.links {
		if g.to[i].dropped {
			continue
		}
		ids[i] = l.ID
		if _, isNode := g.node[l.ID]; l.ID == "" || isNode || used[l.ID] {
			ids[i] = fresh(taken, "r", &next)
		}
		used[ids[i]] = true
	}
	for i, l := range g.links {
		t := g.to[i]
		if t.dropped {
			continue
		}
		r := l.Relation
		r.ID = ids[i]
		if t.node >= 0 {
			r.To = g.nodes[t.node].ID
		} else {
			r.To = ids[t.link]
		}
		d.Relations = append(d.Relations, r)
	}
	for _, e := range g.Entities {
		switch {
		case e.ID == "" || named[e.ID]:
			g.Lose(e.ID, encoding.DuplicateID, "entity %q left out", e.Name)
			continue
		case e.Label == 0 || e.Attitude == 0 || !(e.Confidence >= 0 && e.Confidence <= 1):
			g.Lose(e.ID, encoding.BadValue, "entity %q left out", e.Name)
			continue
		}
		named[e.ID] = true
		d.Entities = append(d.Entities, e)
	}
	return d
}

// quoteIDs lists a few ids for a loss's detail.
func quoteIDs(ids []string) string {
	const most = 5
	s := strings.Join(ids[:min(len(ids), most)], ", ")
	if len(ids) > most {
		s += fmt.Sprintf(" and %d more", len(ids)-most)
	}
	return s
}
