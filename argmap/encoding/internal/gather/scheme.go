package gather

import (
	"fmt"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

// A Scheme is a node that stands for an inference or a conflict, as AIF and
// arguebuf have them: edges lead from premises into it and from it to what they
// bear on.
type Scheme struct {
	ID         string
	Type       argmap.RelationType // Support or Attack
	Confidence float64
	Judged     bool
}

// An Edge joins two nodes, of which one is a scheme.
type Edge struct{ ID, From, To string }

// Schemes turns scheme nodes and the edges around them into links: one for each
// premise and conclusion, the first with the scheme's id. Nodes must have been
// added before. Edges that touch an id in gone are passed over, those that
// touch nothing known are noted.
func (g *Graph) Schemes(schemes []Scheme, edges []Edge, gone map[string]bool) error {
	isNode := make(map[string]bool, len(g.nodes))
	for _, n := range g.nodes {
		isNode[n.ID] = true
	}
	at := make(map[string]int, len(schemes))
	for i, s := range schemes {
		if _, double := at[s.ID]; double || isNode[s.ID] {
			g.Lose(s.ID, encoding.DuplicateID, "second node left out")
			continue
		}
		at[s.ID] = i
	}
	premises, conclusions := make([][]string, len(schemes)), make([][]string, len(schemes))
	for _, e := range edges {
		from, fromScheme := at[e.From]
		to, toScheme := at[e.To]
		switch {
		case gone[e.From] || gone[e.To]:
		case !fromScheme && !isNode[e.From]:
			g.Lose(e.name(), encoding.Dangling, "from %q", e.From)
		case !toScheme && !isNode[e.To]:
			g.Lose(e.name(), encoding.Dangling, "to %q", e.To)
		case fromScheme:
			conclusions[from] = append(conclusions[from], e.To)
		case toScheme:
			premises[to] = append(premises[to], e.From)
		default:
			g.Lose(e.name(), encoding.Unsupported, "edge %s → %s without an inference or conflict between", e.From, e.To)
		}
	}
	for i, s := range schemes {
		if j, ok := at[s.ID]; !ok || j != i {
			continue
		}
		ps, cs := premises[i], conclusions[i]
		switch {
		case len(ps) == 0:
			g.Lose(s.ID, encoding.NoPremise, "")
		case len(cs) == 0:
			g.Lose(s.ID, encoding.NoConclusion, "")
		case len(ps) > 1:
			g.Lose(s.ID, encoding.Linked, "%s", quoteIDs(ps))
		}
		if len(ps)*len(cs)+len(g.links) > encoding.MaxNodes {
			return &encoding.Error{Format: g.format, ID: s.ID, Err: fmt.Errorf("%w: more than %d relations", encoding.ErrTooLarge, encoding.MaxNodes)}
		}
		for j, p := range ps {
			for k, c := range cs {
				l := Link{argmap.Relation{ID: s.ID, Type: s.Type, From: p, To: c, Confidence: s.Confidence}, s.Judged, !isNode[c]}
				if n := j*len(cs) + k; n > 0 {
					l.ID = fmt.Sprintf("%s.%d", s.ID, n+1)
				}
				g.Link(l)
			}
		}
	}
	return nil
}

func (e Edge) name() string {
	if e.ID != "" {
		return e.ID
	}
	return e.From + " → " + e.To
}
