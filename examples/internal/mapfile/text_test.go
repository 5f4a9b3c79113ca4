package mapfile_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/examples/internal/mapfile"
)

func TestText(t *testing.T) {
	const save = ": save it as plain text in UTF-8"
	tests := []struct {
		name, data string
		want, err  string
	}{
		{"a.txt", "\ufeffCafé.", "\ufeffCafé.", "<nil>"},
		{"a.html", "<p>Caf\xe9 tables belong outside.", "Café tables belong outside.\n", "<nil>"},
		{"empty.txt", "", "", "no text in it"},
		{"blank.txt", "\ufeff \r\n\u00a0", "", "no text in it"},
		{"empty.html", "", "", "article: no text in the page"},
		{"old.txt", "Caf\xe9.", "", "text must be UTF-8, and byte 3 is not" + save},
		{"cut.txt", "Caf\xc3", "", "text must be UTF-8, and byte 3 is not" + save},
		{"little.txt", "\xff\xfeC\x00", "", "text must be UTF-8, and byte 0 is not; this looks like UTF-16" + save},
		{"big.txt", "\xfe\xff\x00C", "", "text must be UTF-8, and byte 0 is not; this looks like UTF-16" + save},
		{"a.docx", "PK\x03\x04\x14\x00\xff", "", "text must be UTF-8, and byte 6 is not; this looks like a Word document (.docx) or another zip archive" + save},
		{"a.doc", "\xd0\xcf\x11\xe0", "", "text must be UTF-8, and byte 0 is not; this looks like an old Word document (.doc)" + save},
		{"a.rtf", `{\rtf1\ansi Caf\'e9.}`, "", "text must be UTF-8; this looks like rich text (.rtf)" + save},
		{"b.rtf", "\ufeff\n{\\rtf1}", "", "text must be UTF-8; this looks like rich text (.rtf)" + save},
		{"a.pdf", "%PDF-1.4\n%\xe2\xe3", "", "text must be UTF-8, and byte 10 is not; this looks like a PDF document" + save},
	}
	for _, tt := range tests {
		got, _, err := mapfile.Text(tt.name, []byte(tt.data))
		if diff := cmp.Diff([]string{tt.want, tt.err}, []string{got.Text, fmt.Sprint(err)}); diff != "" {
			t.Errorf("Text(%q, %q) mismatch (-want +got):\n%s", tt.name, tt.data, diff)
		}
	}
}

func TestSource(t *testing.T) {
	good, bad := write(t, "good.txt", []byte(text)), write(t, "bad.txt", []byte("Caf\xe9."))
	missing := filepath.Join(t.TempDir(), "missing.txt")
	if got, err := mapfile.Source(good); got != text || err != nil {
		t.Errorf("Source(%q) = %q, %v", good, got, err)
	}
	want := "source text: " + bad + ": text must be UTF-8, and byte 3 is not: save it as plain text in UTF-8"
	if _, err := mapfile.Source(bad); fmt.Sprint(err) != want {
		t.Errorf("Source(%q): %v, want %s", bad, err, want)
	}
	if _, err := mapfile.Source(missing); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("Source(%q): %v", missing, err)
	}
}

func TestIn(t *testing.T) {
	named := &fs.PathError{Op: "open", Path: "x.txt", Err: fs.ErrNotExist}
	tests := []struct {
		name string
		err  error
		want string
	}{
		{"x.txt", nil, "<nil>"},
		{"x.txt", mapfile.ErrNoMap, "x.txt: " + mapfile.ErrNoMap.Error()},
		{"", mapfile.ErrNoMap, "standard input: " + mapfile.ErrNoMap.Error()},
		{"-", mapfile.ErrNoMap, "standard input: " + mapfile.ErrNoMap.Error()},
		{"x.ann", named, named.Error()},
	}
	for _, tt := range tests {
		if got := fmt.Sprint(mapfile.In(tt.name, tt.err)); got != tt.want {
			t.Errorf("In(%q, %v) = %q, want %q", tt.name, tt.err, got, tt.want)
		}
	}
}
