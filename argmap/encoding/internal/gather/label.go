package gather

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
)

// RelationType reads the word that a foreign edge carries. The result is
// Support with ok false for words that say nothing.
func RelationType(label string) (t argmap.RelationType, ok bool) {
	s := strings.ToLower(strings.TrimSpace(label))
	for _, w := range []struct {
		stem string
		t    argmap.RelationType
	}{
		{"undercut", argmap.Undercut}, {"undermin", argmap.Attack}, {"attack", argmap.Attack}, {"rebut", argmap.Attack},
		{"contra", argmap.Attack}, {"conflict", argmap.Attack}, {"oppos", argmap.Attack}, {"object", argmap.Attack},
		{"refut", argmap.Attack}, {"against", argmap.Attack}, {"support", argmap.Support}, {"reason", argmap.Support},
		{"because", argmap.Support}, {"infer", argmap.Support}, {"entail", argmap.Support},
	} {
		if strings.Contains(s, w.stem) {
			return w.t, true
		}
	}
	switch s {
	case "con", "cons", "ca", "-":
		return argmap.Attack, true
	case "", "pro", "pros", "for", "ra", "+":
		return argmap.Support, true
	}
	return argmap.Support, false
}

// Relation reads the type of an edge from the first of its words that says one,
// or else takes the type that it looks like. Words that say something else are
// noted at the place.
func (g *Graph) Relation(place string, looks argmap.RelationType, words []Field) argmap.RelationType {
	said := slices.IndexFunc(words, func(w Field) bool {
		_, ok := RelationType(w.Value)
		return ok && w.Value != ""
	})
	if said >= 0 {
		looks, _ = RelationType(words[said].Value)
	}
	for i, w := range words {
		switch t, ok := RelationType(w.Value); {
		case i == said, w.Value == "", ok && t == looks:
		case said < 0:
			g.Lose(place, encoding.BadValue, "%q read as %v", Clip(w.Value), looks)
		default:
			g.Lose(place, encoding.Unsupported, "%s %q", Clip(w.Name), Clip(w.Value))
		}
	}
	return looks
}

// SafeIDs gives every component and relation an id that the format can write:
// its own where valid says so, else the prefix with a number that no other has.
func SafeIDs(g *argmap.Graph, prefix string, valid func(string) bool) map[string]string {
	safe := map[string]string{}
	taken := map[string]bool{}
	var bad []string
	add := func(id string) {
		if valid(id) {
			safe[id], taken[id] = id, true
		} else {
			bad = append(bad, id)
		}
	}
	for c := range g.Components() {
		add(c.ID)
	}
	for r := range g.Relations() {
		add(r.ID)
	}
	n := 1
	for _, id := range bad {
		safe[id] = fresh(taken, prefix, &n)
	}
	return safe
}

// An Arrow is an edge of a drawing. A relation that is undercut is drawn in two
// halves, into and out of a junction, so that the undercut has a place to end.
type Arrow struct {
	Link
	Half bool // the half that leads into the junction and carries the relation
}

// Arrows turns a drawing's edges into links; junctions are the ids of the nodes
// that stand for relations. Where no half leads into one, what supports it are
// premises that meet, as others draw them, or else all that leads there.
func (g *Graph) Arrows(arrows []Arrow, junctions map[string]bool) {
	const other, support, half = 1, 2, 3
	like := func(a Arrow) int {
		switch {
		case junctions[a.From] || !junctions[a.To]:
			return 0
		case a.Half:
			return half
		case a.Type == argmap.Support:
			return support
		}
		return other
	}
	out := map[string]Arrow{} // by the junction it comes from
	best := map[string]int{}  // by the junction it leads into
	for _, a := range arrows {
		if junctions[a.From] {
			out[a.From] = a
		}
		best[a.To] = max(best[a.To], like(a))
	}
	from := map[string][]string{} // junction → where its halves come from
	rel := map[string]string{}    // junction → the id of the first half
	for i := range arrows {
		a := &arrows[i]
		n := like(*a)
		if a.Half = n > 0 && n == best[a.To]; !a.Half {
			continue
		}
		if len(from[a.To]) == 0 {
			a.ID = cmp.Or(a.ID, a.To)
			rel[a.To] = a.ID
		}
		from[a.To] = append(from[a.To], a.From)
	}
	for _, a := range arrows {
		if junctions[a.From] {
			continue
		}
		if a.Half {
			if ps := from[a.To]; len(ps) > 1 {
				g.Lose(a.To, encoding.Linked, "%s", quoteIDs(ps))
				delete(from, a.To)
			}
			rest := out[a.To]
			if a.To = rest.To; rest.Type == argmap.Attack && a.Type == argmap.Support {
				a.Type = argmap.Attack // the head stands at the other end
			}
		}
		if junctions[a.To] {
			a.To, a.OnLink = rel[a.To], true
		}
		g.Link(a.Link)
	}
}

// Undercut reports which relations of the graph an undercut denies.
func Undercut(g *argmap.Graph) map[string]bool {
	m := map[string]bool{}
	for r := range g.Relations() {
		if r.Type == argmap.Undercut {
			m[r.To] = true
		}
	}
	return m
}

// Collapse makes every run of white space one space, and trims.
func Collapse(s string) string { return strings.Join(strings.Fields(s), " ") }

// Plain is a JSON string or other value without the backslash sequences that
// other notations read in their own way.
func Plain(json string) string {
	var b strings.Builder
	for i := 0; i < len(json); i++ {
		if json[i] == '\\' && i+1 < len(json) && (json[i+1] == '"' || json[i+1] == '\\') {
			b.WriteString(`\u00` + strconv.FormatInt(int64(json[i+1]), 16))
			i++
			continue
		}
		b.WriteByte(json[i])
	}
	return b.String()
}
