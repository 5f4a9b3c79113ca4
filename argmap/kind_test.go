package argmap_test

import (
	"encoding"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/argmap"
)

// names marshals the values of an enum from 1 on, until one is refused.
func names[T interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
}, P interface {
	*T
	encoding.TextUnmarshaler
}](t *testing.T) []string {
	t.Helper()
	var out []string
	for v := T(1); ; v++ {
		b, err := v.MarshalText()
		if err != nil {
			if s := v.String(); !strings.HasSuffix(s, fmt.Sprintf("(%d)", uint8(v))) {
				t.Errorf("String of the unknown value %d is %q", uint8(v), s)
			}
			break
		}
		var back T
		if err := P(&back).UnmarshalText(b); err != nil || back != v || v.String() != string(b) {
			t.Errorf("%q reads back as %v: %v", b, back, err)
		}
		out = append(out, string(b))
	}
	zero := T(0)
	if _, err := zero.MarshalText(); err == nil || zero.String() != "" {
		t.Errorf("the zero %T marshals, or is %q", zero, zero)
	}
	for _, s := range []string{"", "x", strings.ToUpper(out[0])} {
		v := T(1)
		if err := P(&v).UnmarshalText([]byte(s)); err == nil || v != T(1) {
			t.Errorf("%T reads %q as %v", v, s, v)
		}
	}
	return out
}

func TestEnums(t *testing.T) {
	tests := []struct {
		name string
		got  []string
		want string
	}{
		{"Kind", names[argmap.Kind](t), "major_claim claim premise"},
		{"Stance", names[argmap.Stance](t), "pro con"},
		{"RelationType", names[argmap.RelationType](t), "support attack undercut"},
		{"Evidence", names[argmap.Evidence](t), "fact statistic example testimony authority analogy value"},
		{"Attitude", names[argmap.Attitude](t), "favor neutral against"},
		{"ApparatusLabel", names[argmap.ApparatusLabel](t), "headline byline dateline note reference bio caption tags boilerplate"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(strings.Fields(tt.want), tt.got); diff != "" {
			t.Errorf("%s mismatch (-want +got):\n%s", tt.name, diff)
		}
	}
	if argmap.Pro.Opposite() != argmap.Con || argmap.Con.Opposite() != argmap.Pro || argmap.UnknownStance.Opposite() != argmap.UnknownStance {
		t.Error("Opposite is wrong")
	}
}

func TestUnknownValues(t *testing.T) {
	tests := []struct {
		name  string
		value interface {
			fmt.Stringer
			encoding.TextMarshaler
		}
		into encoding.TextUnmarshaler
	}{
		{"Kind", argmap.Kind(200), new(argmap.Kind)},
		{"Stance", argmap.Stance(200), new(argmap.Stance)},
		{"RelationType", argmap.RelationType(200), new(argmap.RelationType)},
		{"Evidence", argmap.Evidence(200), new(argmap.Evidence)},
		{"Attitude", argmap.Attitude(200), new(argmap.Attitude)},
		{"ApparatusLabel", argmap.ApparatusLabel(200), new(argmap.ApparatusLabel)},
	}
	for _, tt := range tests {
		_, err := tt.value.MarshalText()
		got := fmt.Sprintf("%v; %v; %v", tt.value, err, tt.into.UnmarshalText([]byte("x")))
		want := fmt.Sprintf(`%s(200); argmap: invalid %[1]s 200; argmap: unknown %[1]s "x"`, tt.name)
		if got != want {
			t.Errorf("unknown values of %s: %s, want %s", tt.name, got, want)
		}
	}
}
