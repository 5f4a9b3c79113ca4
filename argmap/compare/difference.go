package compare

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/argmap"
)

// A Type says in what way two graphs differ.
type Type uint8

// The zero Type is unknown and never reported.
const (
	UnknownType     Type = iota
	Missing              // A has the component, B has none there
	Extra                // B has the component, A has none there
	Split                // one component of A is several in B
	Merged               // several components of A are one in B
	Moved                // the spans are not the same
	Retyped              // the kind is another
	OppositeStance       // pro in one, con in the other
	EvidenceChanged      // another type of evidence
	Relinked             // B's component is there for another one, or for none
	RelationChanged      // the same target, another type of relation
)

var typeNames = [...]string{"", "missing", "extra", "split", "merged", "moved", "retyped", "opposite_stance", "evidence_changed", "relinked", "relation_changed"}

// String gives the type in lower case with underscores.
func (t Type) String() string {
	if int(t) < len(typeNames) {
		return typeNames[t]
	}
	return fmt.Sprintf("Type(%d)", t)
}

// MarshalText writes the type as String gives it; an unknown one is an error.
func (t Type) MarshalText() ([]byte, error) {
	if t == UnknownType || int(t) >= len(typeNames) {
		return nil, fmt.Errorf("compare: invalid Type %d", t)
	}
	return []byte(typeNames[t]), nil
}

// UnmarshalText reads what MarshalText writes.
func (t *Type) UnmarshalText(b []byte) error {
	if i := slices.Index(typeNames[1:], string(b)); i >= 0 {
		*t = Type(i + 1)
		return nil
	}
	return fmt.Errorf("compare: unknown Type %q", b)
}

// A Difference is one thing in which two graphs differ, with its places.
type Difference struct {
	Type Type               `json:"type"`
	A    []argmap.Component `json:"a,omitempty"` // none for Extra, several for Merged
	B    []argmap.Component `json:"b,omitempty"` // none for Missing, several for Split
	// LinkA and LinkB are, for Relinked and RelationChanged, what the component
	// is there for; zero where it has no relation.
	LinkA argmap.Link `json:"link_a,omitzero"`
	LinkB argmap.Link `json:"link_b,omitzero"`
}

// Span is the place of the difference: that of A's components or, where A has
// none, of B's.
func (d Difference) Span() argmap.Span {
	cs := d.A
	if len(cs) == 0 {
		cs = d.B
	}
	if len(cs) == 0 {
		return argmap.Span{}
	}
	return argmap.Span{Start: cs[0].Start, End: cs[len(cs)-1].End}
}

func (d Difference) place() int { return d.Span().Start }

// String tells the difference in one line, with the span and the first words.
func (d Difference) String() string {
	return fmt.Sprintf("%v %v %s", d.Type, d.Span(), d.Detail())
}

// Detail tells the difference in words, without type and place.
func (d Difference) Detail() string {
	switch d.Type {
	case Missing:
		return describe(d.A[0])
	case Extra:
		return describe(d.B[0])
	case Split:
		return fmt.Sprintf("%s is %d: %s", describe(d.A[0]), len(d.B), ids(d.B))
	case Merged:
		return fmt.Sprintf("%s are one: %s", ids(d.A), describe(d.B[0]))
	case Moved:
		return fmt.Sprintf("%s is at %v", describe(d.A[0]), d.B[0].Span)
	case Retyped:
		return fmt.Sprintf("%s is a %s", describe(d.A[0]), words(d.B[0].Kind))
	case OppositeStance:
		return fmt.Sprintf("%s %v is %v", describe(d.A[0]), d.A[0].Stance, d.B[0].Stance)
	case EvidenceChanged:
		return fmt.Sprintf("%s: %v is %v", describe(d.A[0]), d.A[0].Evidence, d.B[0].Evidence)
	case Relinked, RelationChanged:
		return fmt.Sprintf("%s: %s is %s", describe(d.A[0]), target(d.LinkA), target(d.LinkB))
	}
	return ""
}

func target(l argmap.Link) string {
	if l.Component.ID == "" {
		return "no relation"
	}
	return fmt.Sprintf("%v of %s", l.Relation.Type, describe(l.Component))
}

func words(k argmap.Kind) string { return strings.ReplaceAll(k.String(), "_", " ") }

func describe(c argmap.Component) string {
	return fmt.Sprintf("%s “%s”", label(c), Excerpt(c.Text, 40))
}

// label is a component's kind and id.
func label(c argmap.Component) string { return words(c.Kind) + " " + Excerpt(c.ID, 40) }

func ids(cs []argmap.Component) string {
	parts := make([]string, len(cs))
	for i, c := range cs {
		parts[i] = label(c)
	}
	return strings.Join(parts, ", ")
}

// Excerpt is the first words of a text on one line, cut at a space to at most n
// characters with an ellipsis behind them when it goes on. Control characters and marks of
// text direction are left out, so that none reaches a terminal.
func Excerpt(s string, n int) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsSpace(r) && unicode.In(r, unicode.Cc, unicode.Cf) && r != '\u200c' && r != '\u200d' { // scripts and emoji need the joiners
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= max(0, n) {
		return s
	}
	cut := string([]rune(s)[:max(0, n)])
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}
