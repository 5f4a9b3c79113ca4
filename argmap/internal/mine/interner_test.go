package mine

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestInterner(t *testing.T) {
	in := newInterner()
	lists := [][]uint32{in.note([]uint64{70, 50}), in.note(nil), in.note([]uint64{50, 60, 70}), in.note([]uint64{60, 50})}
	in.settle(2)
	in.keep(lists)
	if diff := cmp.Diff([][]uint32{{0, 1}, {}, {1, 2, 0}, {2, 1}}, lists); diff != "" {
		t.Error("two places each:", diff)
	}
	if diff := cmp.Diff([]uint64{70, 50, 60}, in.keys); diff != "" {
		t.Error(diff)
	}

	in = newInterner()
	lists = [][]uint32{in.note([]uint64{70, 50}), in.note([]uint64{60, 70}), in.note([]uint64{60})}
	in.settle(2)
	in.keep(lists)
	if diff := cmp.Diff([][]uint32{{0}, {1, 0}, {1}}, lists); diff != "" {
		t.Error("one feature too rare:", diff)
	}
	if diff := cmp.Diff([]uint64{70, 60}, in.keys); diff != "" {
		t.Error(diff)
	}
}
