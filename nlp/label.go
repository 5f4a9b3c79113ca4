package nlp

import "fmt"

// A Label is the type of a named entity.
type Label uint8

// The zero Label is unknown; it is not a valid value in a graph.
const (
	UnknownLabel Label = iota
	Person             // people, real and fictional
	Org                // companies, agencies, parties, newspapers, teams, courts
	GPE                // countries, cities, states
	Loc                // other places: rivers, regions, mountains, buildings
	NORP               // nationalities, religious and political groups
	Event              // wars, games, named storms
	Law                // acts, treaties, articles
	Misc               // works, products, prizes, languages
)

var labelNames = [...]string{"", "PERSON", "ORG", "GPE", "LOC", "NORP", "EVENT", "LAW", "MISC"}

// String gives the label in capitals, as the graph's JSON has it.
func (l Label) String() string {
	if int(l) < len(labelNames) {
		return labelNames[l]
	}
	return fmt.Sprintf("Label(%d)", l)
}

// MarshalText writes the label as [Label.String] gives it; the zero Label and
// values out of range are errors.
func (l Label) MarshalText() ([]byte, error) {
	if l == UnknownLabel || int(l) >= len(labelNames) {
		return nil, fmt.Errorf("nlp: invalid label %d", l)
	}
	return []byte(labelNames[l]), nil
}

// UnmarshalText reads what [Label.MarshalText] writes.
func (l *Label) UnmarshalText(b []byte) error {
	for i, n := range labelNames {
		if i > 0 && n == string(b) {
			*l = Label(i)
			return nil
		}
	}
	return fmt.Errorf("nlp: unknown label %q", b)
}
