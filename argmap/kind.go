package argmap

import "fmt"

// A Kind says what an argument component does in the argument.
type Kind uint8

// The zero Kind is unknown; [Draft.Build] refuses it.
const (
	UnknownKind Kind = iota
	MajorClaim       // the thesis, or a restatement of it
	Claim            // speaks directly for or against the thesis
	Premise          // a reason for or against another component
)

// A Stance is the side of the thesis on which a component stands.
type Stance uint8

// The zero Stance is unknown; [Draft.Build] refuses it.
const (
	UnknownStance Stance = iota
	Pro                  // the author's own line
	Con                  // the opposing view
)

// A RelationType says how a relation's source bears on its target.
type RelationType uint8

// The zero RelationType is unknown; [Draft.Build] refuses it.
const (
	UnknownRelation RelationType = iota
	Support                      // makes the target component more believable
	Attack                       // makes the target component less believable
	Undercut                     // denies that the target relation holds
)

// Evidence is the type of ground that a premise offers.
type Evidence uint8

// The zero Evidence means that no type is given.
const (
	NoEvidence Evidence = iota
	Fact                // a checkable event or state
	Statistic           // a figure
	Example             // one case, story or instance
	Testimony           // what the author or a witness lived or said
	Authority           // an expert, study, court, institution or text
	Analogy             // likeness to another case
	Value               // a norm, right, duty or preference
)

// An Attitude is what the author thinks of an entity.
type Attitude uint8

// The zero Attitude is unknown; [Draft.Build] refuses it.
const (
	UnknownAttitude Attitude = iota
	Favor
	Neutral
	Against
)

// An ApparatusLabel names a part of the page that is not the author's argument.
type ApparatusLabel uint8

// The zero ApparatusLabel is unknown; [Draft.Build] refuses it.
const (
	UnknownApparatus ApparatusLabel = iota
	Headline                        // headline or sub-headline; may hold the major claim
	Byline
	Dateline
	Note // a note, its mark, or what an editor or a reader of a draft remarks
	Reference
	Bio // who the author is
	Caption
	Tags
	// Boilerplate is share, subscribe, advertisement, related links, comments, page numbers,
	// and what a course adds: prompts, plans, reflections, feedback.
	Boilerplate
)

var (
	kindNames      = enum{"Kind", []string{"", "major_claim", "claim", "premise"}}
	stanceNames    = enum{"Stance", []string{"", "pro", "con"}}
	relationNames  = enum{"RelationType", []string{"", "support", "attack", "undercut"}}
	evidenceNames  = enum{"Evidence", []string{"", "fact", "statistic", "example", "testimony", "authority", "analogy", "value"}}
	attitudeNames  = enum{"Attitude", []string{"", "favor", "neutral", "against"}}
	apparatusNames = enum{"ApparatusLabel", []string{"", "headline", "byline", "dateline", "note", "reference", "bio", "caption", "tags", "boilerplate"}}
)

// enum is the table behind a small defined type: its values' names in order,
// the first, empty one being the zero value.
type enum struct {
	name   string
	values []string
}

func (e enum) string(v uint8) string {
	if int(v) < len(e.values) {
		return e.values[v]
	}
	return fmt.Sprintf("%s(%d)", e.name, v)
}

func (e enum) marshal(v uint8) ([]byte, error) {
	if v == 0 || int(v) >= len(e.values) {
		return nil, fmt.Errorf("argmap: invalid %s %d", e.name, v)
	}
	return []byte(e.values[v]), nil
}

func (e enum) unmarshal(b []byte) (uint8, error) {
	for i, n := range e.values {
		if i > 0 && n == string(b) {
			return uint8(i), nil
		}
	}
	return 0, fmt.Errorf("argmap: unknown %s %q", e.name, b)
}

// String gives the value as the graph's JSON has it, "" for the zero value.
func (k Kind) String() string { return kindNames.string(uint8(k)) }

// MarshalText writes the value as String gives it; an unknown value is an error.
func (k Kind) MarshalText() ([]byte, error) { return kindNames.marshal(uint8(k)) }

// UnmarshalText reads what MarshalText writes; after an error the value is unchanged.
func (k *Kind) UnmarshalText(b []byte) error {
	v, err := kindNames.unmarshal(b)
	if err == nil {
		*k = Kind(v)
	}
	return err
}

// String gives the value as the graph's JSON has it, "" for the zero value.
func (s Stance) String() string { return stanceNames.string(uint8(s)) }

// MarshalText writes the value as String gives it; an unknown value is an error.
func (s Stance) MarshalText() ([]byte, error) { return stanceNames.marshal(uint8(s)) }

// UnmarshalText reads what MarshalText writes; after an error the value is unchanged.
func (s *Stance) UnmarshalText(b []byte) error {
	v, err := stanceNames.unmarshal(b)
	if err == nil {
		*s = Stance(v)
	}
	return err
}

// Opposite turns Pro into Con and Con into Pro.
func (s Stance) Opposite() Stance {
	switch s {
	case Pro:
		return Con
	case Con:
		return Pro
	}
	return s
}

// String gives the value as the graph's JSON has it, "" for the zero value.
func (t RelationType) String() string { return relationNames.string(uint8(t)) }

// MarshalText writes the value as String gives it; an unknown value is an error.
func (t RelationType) MarshalText() ([]byte, error) { return relationNames.marshal(uint8(t)) }

// UnmarshalText reads what MarshalText writes; after an error the value is unchanged.
func (t *RelationType) UnmarshalText(b []byte) error {
	v, err := relationNames.unmarshal(b)
	if err == nil {
		*t = RelationType(v)
	}
	return err
}

// String gives the value as the graph's JSON has it, "" for the zero value.
func (e Evidence) String() string { return evidenceNames.string(uint8(e)) }

// MarshalText writes the value as String gives it; the zero value is an error
// (the JSON form leaves it out).
func (e Evidence) MarshalText() ([]byte, error) { return evidenceNames.marshal(uint8(e)) }

// UnmarshalText reads what MarshalText writes; after an error the value is unchanged.
func (e *Evidence) UnmarshalText(b []byte) error {
	v, err := evidenceNames.unmarshal(b)
	if err == nil {
		*e = Evidence(v)
	}
	return err
}

// String gives the value as the graph's JSON has it, "" for the zero value.
func (a Attitude) String() string { return attitudeNames.string(uint8(a)) }

// MarshalText writes the value as String gives it; an unknown value is an error.
func (a Attitude) MarshalText() ([]byte, error) { return attitudeNames.marshal(uint8(a)) }

// UnmarshalText reads what MarshalText writes; after an error the value is unchanged.
func (a *Attitude) UnmarshalText(b []byte) error {
	v, err := attitudeNames.unmarshal(b)
	if err == nil {
		*a = Attitude(v)
	}
	return err
}

// String gives the value as the graph's JSON has it, "" for the zero value.
func (l ApparatusLabel) String() string { return apparatusNames.string(uint8(l)) }

// MarshalText writes the value as String gives it; an unknown value is an error.
func (l ApparatusLabel) MarshalText() ([]byte, error) { return apparatusNames.marshal(uint8(l)) }

// UnmarshalText reads what MarshalText writes; after an error the value is unchanged.
func (l *ApparatusLabel) UnmarshalText(b []byte) error {
	v, err := apparatusNames.unmarshal(b)
	if err == nil {
		*l = ApparatusLabel(v)
	}
	return err
}
