package agree

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
)

// A Score is one measure with the interval in which it lies. A figure is NaN,
// and null in JSON, where it is undefined.
type Score struct {
	Measure Measure
	Value   float64
	Low     float64
	High    float64
}

// MarshalJSON writes undefined figures as null.
func (s Score) MarshalJSON() ([]byte, error) {
	number := func(x float64) *float64 {
		if math.IsNaN(x) {
			return nil
		}
		return &x
	}
	return json.Marshal(struct {
		Measure Measure  `json:"measure"`
		Value   *float64 `json:"value"`
		Low     *float64 `json:"low"`
		High    *float64 `json:"high"`
	}{s.Measure, number(s.Value), number(s.Low), number(s.High)})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *Score) UnmarshalJSON(b []byte) error {
	var in struct {
		Measure          Measure
		Value, Low, High *float64
	}
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	number := func(x *float64) float64 {
		if x == nil {
			return math.NaN()
		}
		return *x
	}
	*s = Score{in.Measure, number(in.Value), number(in.Low), number(in.High)}
	return nil
}

// String gives the value and its interval, "undefined" for none.
func (s Score) String() string {
	switch {
	case math.IsNaN(s.Value):
		return "undefined"
	case math.IsNaN(s.Low):
		return fmt.Sprintf("%.3f", s.Value)
	}
	return fmt.Sprintf("%.3f [%.3f, %.3f]", s.Value, s.Low, s.High)
}

// A Report holds what [Texts] measured.
type Report struct {
	Annotators int     `json:"annotators"`
	Texts      int     `json:"texts"` // with at least two maps
	Level      float64 `json:"level"` // of the intervals
	Scores     []Score `json:"scores"`
}

// Score returns one measure's score, undefined for an unknown measure.
func (r *Report) Score(m Measure) Score {
	for _, s := range r.Scores {
		if s.Measure == m {
			return s
		}
	}
	return Score{m, math.NaN(), math.NaN(), math.NaN()}
}

// String gives the report as a table, one measure a line.
func (r *Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d annotators, %d texts, %.12g%% intervals\n", r.Annotators, r.Texts, 100*r.Level)
	for _, s := range r.Scores {
		fmt.Fprintf(&b, "%-20s %v\n", s.Measure, s)
	}
	return b.String()
}
