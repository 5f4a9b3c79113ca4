package mapfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"opedmap/argmap/encoding"
	"opedmap/examples/internal/article"
	"opedmap/nlp"
)

// ErrNoText is returned for an op-ed of nothing but white space.
var ErrNoText = errors.New("no text in it")

// Text gives the text of an op-ed read from the named file, that of the article and
// what its markup tells if it is a web page (see [article.Of]), and whether it is one. Text that is not
// UTF-8 is an error: offsets count the bytes of the text as it is, and a guess at
// its encoding may be wrong without a sign. So is [ErrNoText], since a file without
// a word is sooner a mistake than an op-ed without an argument.
func Text(name string, data []byte) (text article.Page, page bool, err error) {
	if !article.IsHTML(name, data) {
		if err := checkUTF8(data); err != nil {
			return text, false, err
		}
	}
	text, page, err = article.Of(name, data)
	if err == nil && strings.TrimSpace(strings.TrimPrefix(text.Text, "\ufeff")) == "" {
		return article.Page{}, page, ErrNoText
	}
	return text, page, err
}

// Source reads the text that a map's spans point into, as it stands in the file.
func Source(name string) (string, error) {
	b, err := ReadFile(name)
	if err == nil {
		err = checkUTF8(b)
	}
	if err != nil {
		return "", fmt.Errorf("source text: %w", In(name, err))
	}
	return string(b), nil
}

// starts are those of the files that [OtherKind] tells. Not all of them need hold bytes
// that are not UTF-8.
var starts = []struct{ start, kind string }{
	{"\xff\xfe", "UTF-16"},
	{"\xfe\xff", "UTF-16"},
	{"PK\x03\x04", "a Word document (.docx) or another zip archive"},
	{"\xd0\xcf\x11\xe0", "an old Word document (.doc)"},
	{"{\\rtf", "rich text (.rtf)"},
	{"%PDF-", "a PDF document"},
}

// OtherKind says of bytes that start like a file of another kind, which are often
// taken for text, what they look like; "" of any others.
func OtherKind(data []byte) string {
	start := bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 512)], []byte("\ufeff")))
	for _, s := range starts {
		if bytes.HasPrefix(start, []byte(s.start)) {
			return s.kind
		}
	}
	return ""
}

// checkUTF8 says of bytes that are no text in UTF-8 what they look like.
func checkUTF8(data []byte) error {
	says := ""
	if e := (*nlp.EncodingError)(nil); errors.As(encoding.CheckUTF8("text", data), &e) {
		says = fmt.Sprintf(", and byte %d is not", e.Offset)
	}
	if kind := OtherKind(data); kind != "" {
		says += "; this looks like " + kind
	}
	if says == "" {
		return nil
	}
	return fmt.Errorf("text must be UTF-8%s: save it as plain text in UTF-8", says)
}

// In puts the name of a file before an error that does not hold one.
func In(name string, err error) error {
	if e := (*fs.PathError)(nil); err == nil || errors.As(err, &e) {
		return err
	}
	if IsStdin(name) {
		name = "standard input"
	}
	return fmt.Errorf("%s: %w", name, err)
}
