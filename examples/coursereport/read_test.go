package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// word packs a document body as Word does.
func word(t testing.TB, body string) []byte {
	t.Helper()
	return archive(t, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"word/document.xml": `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>` + body + `</w:body></w:document>`,
	})
}

// archive zips files.
func archive(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, s := range files {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(s)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReaders(t *testing.T) {
	for _, test := range []struct {
		name, extension string
		in              []byte
		want            string
	}{
		{"plain", ".txt", []byte("\ufeffClose it.\r\n\r\nCars kill."), "Close it.\n\nCars kill."},
		{"Macintosh", ".txt", []byte("Close it.\r\rCars kill."), "Close it.\n\nCars kill."},
		{"Macintosh, Markdown", ".md", []byte("# Close it\r\rCars\rkill."), "Close it\n\nCars kill."},
		{"breaks of Word", ".txt", []byte("Close it.\vCars kill.\x0eShops\u2028sell.\u2029Non\x1estop re\x1fading."), "Close it.\nCars kill.\nShops\nsell.\n\nNon-stop reading."},
		{"Windows-1252", ".txt", []byte("Na\xefve \x93quotes\x94"), "Naïve “quotes”"},
		{"UTF-8 with a byte broken", ".txt", []byte("“Naïve” \x93 she said"), "“Naïve” \ufffd she said"},
		{"UTF-8 cut off", ".txt", []byte("“Naïve”, she said \xe2\x80"), "“Naïve”, she said \ufffd"},
		{"Windows-1252 with a sequence of UTF-8 in it", ".txt", []byte("\x93CAF\xc9\x94"), "“CAFÉ”"},
		{"UTF-16", ".txt", []byte("\xff\xfeC\x00\xe9\x00"), "Cé"},
		{"page in UTF-16", ".html", []byte("\xff\xfe<\x00p\x00>\x00C\x00\xe9\x00"), "Cé\n"},
		{"page in UTF-16, big end first", ".html", []byte("\xfe\xff\x00<\x00p\x00>\x00C\x00\xe9"), "Cé\n"},
		{"page in Latin 1", ".html", []byte("<meta charset=iso-8859-1><p>Caf\xe9</p>"), "Café\n"},
		{"marks and links", ".md", []byte("# Close it\n\nCars *kill*, says [the\npolice](http://x.example \"t\").\\*\n\n> Quoted.\n\n- one\n- two & three\n\n```go\ncode\n```\n\n![picture](p.png)\n\nLine one  \nLine two &eacute;<b>x</b>"),
			"Close it\n\nCars kill, says the police.*\n\nQuoted.\n\none\n\ntwo & three\n\nLine one\nLine two éx"},
		{"backslashes and entities", ".md", []byte(`AT\&amp;T, AT&amp;T, AT&amp;amp;T, &\#38;, &#92;*, \\&amp;, 5 \* 5, C:\temp\`), `AT&amp;T, AT&T, AT&amp;T, &#38;, \*, \&, 5 * 5, C:\temp\`},
		{"front matter", ".md", []byte("---\ntitle: x\n---\nBody"), "Body"},
		{"page", ".html", []byte("<html><head><title>T</title><script>no()</script></head><body><p>One <b>bold</b> word.</p><p>Two.<br>Three.</p></body></html>"),
			"T\n\nOne bold word.\n\nTwo.\nThree.\n"},
		{"Word", ".docx", word(t, `<w:p><w:r><w:t>Close it</w:t></w:r></w:p>
<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">Cars kill, says </w:t></w:r><w:hyperlink><w:r><w:t>the police</w:t></w:r></w:hyperlink><w:ins><w:r><w:t xml:space="preserve"> of the city</w:t></w:r></w:ins><w:del><w:r><w:delText>, wrongly</w:delText></w:r></w:del><w:r><w:t>.</w:t><w:br/><w:t>Next</w:t><w:tab/><w:t>line.</w:t></w:r></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p/>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around.</w:t></w:r></w:p>`),
			"Close it\n\nCars kill, says the police of the city.\nNext\tline.\n\nControlled.\n\nCell.\n\nBox.\n\nAround."},
		{"Word, moves, fields and drawings", ".docx", word(t, `<w:p><w:moveFrom><w:r><w:t>Gone.</w:t></w:r></w:moveFrom><w:r><w:t xml:space="preserve">Stays &amp; </w:t></w:r><w:moveTo><w:r><w:t>comes</w:t></w:r></w:moveTo><w:sdt><w:sdtContent><w:r><w:t xml:space="preserve"> here.</w:t></w:r></w:sdtContent></w:sdt></w:p>
<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "x"</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>Link</w:t><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t xml:space="preserve"> 7</w:t></w:r></w:fldSimple><w:r><w:noBreakHyphen/><w:t>fold</w:t></w:r></w:p>
<w:p><w:r><w:drawing><wp:posOffset xmlns:wp="x">123456</wp:posOffset></w:drawing><w:t>Picture.</w:t></w:r></w:p>`),
			"Stays & comes here.\n\nLink 7-fold\n\nPicture."},
		{"Word, ends of paragraphs deleted", ".docx", word(t, `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p><w:p><w:r><w:t>paragraph.</w:t></w:r></w:p>
<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>Deleted.</w:delText></w:r></w:del></w:p>
<w:p><w:r><w:txbxContent><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Box.</w:t></w:r></w:p></w:txbxContent><w:t>Two.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:r><w:t>Cell.</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Next.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Last.</w:t></w:r></w:p>`),
			"One paragraph.\n\nBox.\n\nTwo.\n\nCell.\n\nNext.\n\nLast."},
		{"Word, symbols", ".docx", word(t, `<w:p><w:r><w:t>5</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>4</w:t><w:sym w:font="Symbol" w:char="F0AE"/><w:sym w:font="Symbol" w:char="F0A3"/><w:sym w:font="Symbol" w:char="00B4"/><w:sym w:font="Symbol" w:char="F0B8"/><w:sym w:font="Symbol" w:char="F0B0"/><w:sym w:font="Symbol" w:char="F0B7"/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Symbol" w:char="F062"/><w:sym w:font="Symbol" w:char="F067"/><w:sym w:font="Symbol" w:char="F0AC"/><w:sym w:font="Symbol" w:char="F02B"/></w:r></w:p>
<w:p><w:r><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Arial" w:char="2013"/><w:sym w:font="Arial" w:char="e9"/><w:sym w:font="Arial" w:char="?"/><w:sym w:font="Arial" w:char="0007"/></w:r></w:p>`),
			"5≥4→≤×÷°•αβγ←+\n\n\ufffd–é\ufffd\ufffd"},
		{"Word, codes of fields", ".docx", word(t, `<w:p><w:r><w:t>See </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>REF </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>PAGE</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>no</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>PAGE</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
<w:p><w:r><w:t>Broken.</w:t><w:fldChar w:fldCharType="begin"/><w:t>REF</w:t></w:r></w:p><w:p><w:r><w:t>Next.</w:t><w:fldChar w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/></w:r></w:p>`),
			"See page 7.\n\nBroken.\n\nNext."},
		{"Word, hidden text", ".docx", word(t, `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t><w:tab/></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Shown</w:t></w:r><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>, too.</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:txbxContent><w:p><w:r><w:t>Hidden box.</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:txbxContent><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r></w:p></w:txbxContent><w:t>Around.</w:t></w:r></w:p>`),
			"Shown, too.\n\nAround."},
		{"Word, ruby", ".docx", word(t, `<w:p><w:r><w:ruby><w:rubyPr><w:hps w:val="10"/></w:rubyPr><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r><w:r><w:t>.</w:t></w:r></w:p>`),
			"東京."},
		{"Word on the web", ".docx", archive(t, map[string]string{
			"_rels/.rels":        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>`,
			"word/document2.xml": `<document><body><p><r><t>Found.</t></r></p></body></document>`}),
			"Found."},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := readers[test.extension](test.in)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("text mismatch (-want +got):\n%s", diff)
			}
		})
	}
}

// TestMarkdown has what Markdown takes for code, tags and comments.
func TestMarkdown(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"tabs", "# Close it\n\n\tCars *kill*.\n\n\tShops sell &amp; buy.\n", "Close it\n\nCars kill.\n\nShops sell & buy."},
		{"first lines indented", "    Cars kill people\nin the road.\n\n    Shops\nsell.", "Cars kill people in the road.\n\nShops sell."},
		{"date first", "\t= 12/05/2024 =\n\n\tWe should close the road to all traffic, as cars kill.", "= 12/05/2024 =\n\nWe should close the road to all traffic, as cars kill."},
		{"quotation", ">     Cars kill people.\n\nSo close it.", "Cars kill people.\n\nSo close it."},
		{"below an item", "- Close it.\n\n        Cars kill people.\n", "Close it.\n\nCars kill people."},
		{"indented code", "Look:\n\n    for i := range xs {\n        s += xs[i]\n    }\n\nIt ends.", "Look:\n\nIt ends."},
		{"indented code of words", "Look:\n\n    def total(xs):\n        s = 0\n        for x in xs:\n            s += x\n        return s", "Look:"},
		{"HTML paragraph", "<p align=\"justify\">Cars <b>kill</b>\n&amp; maim.</p>\n\nSo.", "Cars kill & maim.\n\nSo."},
		{"HTML of all kinds", "<div><p>One.<br/>Two.</p><ul><li>Three.</li><li>Four<i>teen</i>.</li></ul></div>\n<!-- not this -->\n<style>p { x: y }</style>\n\n<script>\nno()\n\nno()\n</script>\n\n<?no?>\n\n<!DOCTYPE no>",
			"One.\nTwo.\n\nThree.\nFourteen."},
		{"HTML table with blank lines", "<table>\n\n<tr>\n<td>One</td>\n<td>Two</td>\n\n<td>Three</td>\n</tr>\n\n</table>", "One Two\n\nThree"},
		{"HTML that is not shown", "<div>One <time>today</time>.</div>\n<div hidden>Two.</div>\n<noscript>Three.</noscript>", "One today."},
		{"comment", "One.\n\n<!-- not\n\nthis --> Two.\n\nThree.", "One.\n\nTwo.\n\nThree."},
		{"open comment", "One.\n\n<!-- Two.\n\nThree.\n\n<!-- not this -->\n\nFour.", "One.\n\nTwo.\n\nThree.\n\nFour."},
		{"open comment at the end", "One.\n\n<!--\nTwo.\n\nThree.", "One.\n\nTwo.\n\nThree."},
		{"comments of nothing", "<!-->\n\nOne.\n\n<!---->\nTwo.", "One.\n\nTwo."},
		{"open script", "<pre>One.\n\nTwo.", "One.\n\nTwo."},
		{"open fence", "One.\n\n~~~ Two *three*.\nFour.\n\n```\ncode\n```\n\n```\n\nFive.", "One.\n\nTwo three.\n\nFour.\n\nFive."},
		{"fences", "> ```\n> code\n> ```\n\n- one\n\n  ~~~~ go\n  code\n  ~~~~~\n\n````\n```\n````\nTwo.", "one\n\nTwo."},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := markdown([]byte(test.in))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("markdown(%q) mismatch (-want +got):\n%s", test.in, diff)
			}
		})
	}
}

func TestReadersErrors(t *testing.T) {
	var bare bytes.Buffer
	if err := zip.NewWriter(&bare).Close(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		extension string
		in        []byte
		want      error
	}{
		{".txt", []byte("\x7fELF\x02\x01"), errBinary},
		{".md", []byte("a\x00"), errBinary},
		{".txt", []byte("{\\rtf1\\ansi Close it.}"), errBinary},
		{".md", bytes.Repeat([]byte("["), maxText+1), errLong},
		{".html", []byte("<p>\x00"), errBinary},
		{".html", []byte("\x00<p>"), errBinary},
		{".html", []byte("<p> </p>"), errEmpty},
		{".docx", []byte("PK"), zip.ErrFormat},
		{".docx", bare.Bytes(), errNoDocument},
	} {
		if _, err := readers[test.extension](test.in); !errors.Is(err, test.want) {
			t.Errorf("reading %q as %s gives the error %v, want %v", test.in, test.extension, err, test.want)
		}
	}
	const pdf = "not a text, this looks like a PDF document: save it as plain text"
	if _, err := plain([]byte("\ufeff\n%PDF-1.7\n\x00\x01")); err == nil || err.Error() != pdf {
		t.Errorf("a PDF gives the error %v, want %s", err, pdf)
	}
	if _, err := wordDocument(word(t, "<w:p><w:r><w:t>broken")); err == nil {
		t.Error("broken XML is read without an error")
	}
}

func TestReadText(t *testing.T) {
	fits := strings.Repeat("a", maxText)
	dir := folder(t, map[string]string{
		"page.txt": "<!DOCTYPE html><p>Close it.", "one.txt": "1", "Li.txt": "李", "fits.txt": fits, "long.txt": fits + "a", "large.txt": "a",
		"empty.txt": "", "blank.txt": " \n\t\u00a0", "blank.md": " \n", "nothing.txt": " \u200b\u200d\n\u2060", "stars.md": "\\* \\* \\*",
	})
	if err := os.Truncate(filepath.Join(dir, "large.txt"), maxFile+1); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		file, want string
		err        error
	}{
		{"page.txt", "Close it.\n", nil}, {"one.txt", "1", nil}, {"Li.txt", "李", nil}, {"fits.txt", fits, nil},
		{"empty.txt", "", errEmpty}, {"blank.txt", "", errEmpty}, {"blank.md", "", errEmpty}, {"nothing.txt", "", errNoWord}, {"stars.md", "", errNoWord},
		{"long.txt", "", errLong}, {"large.txt", "", errTooBig}, {"none.txt", "", fs.ErrNotExist},
	} {
		got, err := readText(filepath.Join(dir, test.file))
		if got.Text != test.want || !errors.Is(err, test.err) {
			t.Errorf("readText(%s) = %.20q, %v, want %.20q, %v", test.file, got.Text, err, test.want, test.err)
		}
	}
}

func FuzzReaders(f *testing.F) {
	f.Add(0, []byte("# a\n\n*b*"))
	f.Add(1, []byte("<p>a<table>"))
	f.Add(2, word(f, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"))
	f.Fuzz(func(t *testing.T, kind int, b []byte) {
		extension := []string{".md", ".html", ".docx"}[uint(kind)%3]
		if s, err := readers[extension](b); err == nil && !utf8.ValidString(s) {
			t.Errorf("%s gives invalid UTF-8 %q", extension, s)
		}
	})
}

func TestRoster(t *testing.T) {
	for _, test := range []struct{ in, file, want string }{
		{"smith.txt,Ann Smith\n", "smith.txt", "Ann Smith"},
		{"file,name\nSMITH.docx,Ann Smith\n", "essays/smith.txt", "Ann Smith"},
		{"\ufeffStudent,Group,File name\n\"Smith, Ann\",B,smith\n", "smith.md", "Smith, Ann"},
		{"smith;Ann, née Jones\n", "smith.md", "Ann, née Jones"},
		{"\"Student\";\"Group; or none\";\"File\"\r\n\"Smith, Ann\";B;smith.txt\r\n\r\n", "smith.md", "Smith, Ann"},
		{"sep=;\r\nsmith;Ann\r\n", "smith.md", "Ann"},
		{"SEP=;\r\nsmith, jones.txt;Ann\r\nb.txt;Bob\r\n", "smith, jones.txt", "Ann"},
		{"file\tFirst name\tLast name\nsmith\tAnn\tSmith\n", "smith.md", "Ann Smith"},
		{"sep=;\r\nname;file\r\nAnn;smith\r\n", "smith.md", "Ann"},
		{"file\tFirstname\tSurname\nsmith\tAnn\tSmith\n", "smith.md", "Ann Smith"},
		{"First name,Last name,File\nAnn,Smith,smith\n", "smith.md", "Ann Smith"},
		{"Last name,Given name,File\nSmith,Ann,smith\n", "smith.md", "Ann Smith"},
		{"First name,Last name,Name,File\nAnn,Smith,A. Smith,smith\n", "smith.md", "A. Smith"},
		{"Name,Full name,File\nAnn,Ann Smith,smith\n", "smith.md", "Ann"},
		{"Family name,File\nSmith,smith\n", "smith.md", "Smith"},
		{"Student_name,File_name\nAnn,smith\n", "smith.md", "Ann"},
		{" ,\nStudent,File\nAnn,smith\n", "smith.md", "Ann"},
		{"\r\nsmith;Ann\r\n", "smith.md", "Ann"},
		{"smith, \"Ann; the first\"\n", "smith.md", "Ann; the first"},
		{"\"smith,jones\";Ann\n", "smith,jones.md", "Ann"},
		{"\n , \nsmith,Ann,x\n", "smith.md", "Ann"},
		{"blacksmith,Ann\n", "smith.txt", "Smith"},
		{"smith,Ann\n", "blacksmith.txt", "Blacksmith"},
		{"smith,Ann Lee\nsmith,Ann\n", "smith.txt", "Ann Lee and Ann"},
		{"", "ann smith.txt", "Ann Smith"},
		{"smith.txt,Ren\xe9e Smith\n", "smith.txt", "Renée Smith"},
		{"\xff\xfes\x00m\x00i\x00t\x00h\x00,\x00A\x00n\x00n\x00", "smith.txt", "Ann"},
		{"a/essay.txt,Ann\nb/essay.txt,Ben\n", "b/essay.txt", "Ben"},
		{"a/essay.txt,Ann\nb/essay.txt,Ben\n", "essay.txt", "Essay"},
		{"essay.txt,Ann\nb/essay.txt,Ben\n", "c/essay.txt", "Ann"},
		{"essay.txt,Ann\nb/essay.txt,Ben\n", "essay.txt", "Ann"},
		{"b/essay.txt,Ben\nessay.txt,Ann\n", "b/essay.txt", "Ben"},
		{"b/essay.txt,Ben\nessay.txt,Ann\n", "essay.txt", "Ann"},
		{"class\\b\\essay.txt,Ben\n", "b/essay.docx", "Ben"},
		{"smith,Ann\nsmith,Ben\nsmith,Ann\n", "smith.txt", "Ann and Ben"},
		{"smith,Ann\n", "Smith.AIF.json", "Ann"},
		{"", "ann-smith.xaif.json", "Ann Smith"},
		{"j.smith,Ann\n", "j.smith.txt", "Ann"},
		{"zoe\u0308.txt,Zoë\n", "zoë.txt", "Zoë"},
		{"sep=;\rfile;name\rsmith;Ann\r", "smith.txt", "Ann"},
		{"smith.txt,\n,Ann\n", "smith.txt", "Smith"},
		{",Ann\n", ".txt", ".txt"},
		{"", "ann_smith-jones.txt", "Ann Smith Jones"},
		{"", "émile.txt", "Émile"},
		{"", "_.txt", "_.txt"},
	} {
		r, err := readRoster([]byte(test.in))
		if err != nil {
			t.Errorf("readRoster(%q): %v", test.in, err)
			continue
		}
		if got := r.student(test.file); got != test.want {
			t.Errorf("with the roster %q, %s is by %q, want %q", test.in, test.file, got, test.want)
		}
	}
	for _, bad := range []string{"only one field\n", "a,\"b\n", "file,mail\nsmith.txt,a@b\n", "name,mail\nAnn,a@b\n", "smith,\x00"} {
		if _, err := readRoster([]byte(bad)); err == nil {
			t.Errorf("readRoster(%q) gives no error", bad)
		}
	}
	for bad, want := range map[string]string{
		"sep=;\nfile;name\nsmith\n":  "line 3: 1 fields, want a file and a name",
		"file,name\nsmith\n":         "line 2: 1 fields, want a file and a name",
		"name,mail\nAnn,a@b":         "line 1: names no column for the file and one for the name",
		"first name,file\nAnn,smith": "line 1: names no column for the file and one for the name",
	} {
		if _, err := readRoster([]byte(bad)); err == nil || err.Error() != want {
			t.Errorf("readRoster(%q) gives the error %v, want %s", bad, err, want)
		}
	}
}

// TestRosterSameStem has files that differ in extension or case only.
func TestRosterSameStem(t *testing.T) {
	for _, test := range []struct {
		in          string
		files, want []string
		absent      []string
	}{
		{"lee.txt,Ann\nlee.docx,Ben\n", []string{"lee.txt", "lee.docx"}, []string{"Ann", "Ben"}, nil},
		{"Lee.txt,Ann\nlee.txt,Ben\n", []string{"Lee.txt", "lee.txt"}, []string{"Ann", "Ben"}, nil},
		{"lee.txt,Ann\nlee.docx,Ben\n", []string{"a/lee.docx", "LEE.TXT"}, []string{"Ben", "Ann"}, nil},
		{"lee.txt,Ann\nlee.docx,Ben\n", []string{"lee.md"}, []string{"Lee"}, []string{"Ann (lee.txt)", "Ben (lee.docx)"}},
		{"lee.txt,Ann\n", []string{"lee.docx", "lee.txt"}, []string{"Lee", "Ann"}, nil},
		{"lee.txt,Ann\n", []string{"lee.docx"}, []string{"Ann"}, nil},
		{"lee,Ann\nlee.txt,Ben\n", []string{"lee.docx", "lee.txt"}, []string{"Ann", "Ben"}, nil},
		{"lee.txt,Ann\nLee.txt,Ann\nlee,Ann\n", []string{"lee.txt"}, []string{"Ann"}, nil},
		{"lee.txt,Ann\n", []string{"a/lee.txt", "b/lee.txt"}, []string{"Lee", "Lee"}, []string{"Ann (lee.txt)"}},
		{"lee,Ann\n", []string{"a/lee.txt", "b/lee.docx"}, []string{"Lee", "Lee"}, []string{"Ann (lee)"}},
		{"lee.txt,Ann\n", []string{"lee.txt", "b/lee.txt"}, []string{"Ann", "Lee"}, nil},
		{"a/lee.txt,Ann\nlee.txt,Ben\n", []string{"a/lee.txt", "lee.txt", "b/lee.txt"}, []string{"Ann", "Ben", "Lee"}, nil},
		{"a/lee,Ann\nb/lee,Ben\n", []string{"a/lee.txt", "b/lee.txt", "lee.txt"}, []string{"Ann", "Ben", "Lee"}, nil},
		{"a/lee.txt,Ann\n", []string{"x/a/lee.txt", "lee.txt"}, []string{"Ann", "Lee"}, nil},
		{"lee,Ann\n", []string{"lee.txt", "drafts/lee.txt"}, []string{"Ann", "Lee"}, nil},
		{"Lee.txt,Ann\n", []string{"lee.txt", "drafts/lee.txt"}, []string{"Ann", "Lee"}, nil},
		{"lee,Ann\n", []string{"a/lee.txt", "a/lee.docx"}, []string{"Ann", "Ann"}, nil},
		{"b/lee,Ben\nlee.txt,Ann\n", []string{"b/lee.txt"}, []string{"Ben"}, []string{"Ann (lee.txt)"}},
	} {
		r, err := readRoster([]byte(test.in))
		if err != nil {
			t.Fatal(err)
		}
		r.claim(test.files)
		var got []string
		for _, f := range test.files {
			got = append(got, r.student(f))
		}
		if diff := cmp.Diff([][]string{test.want, test.absent}, [][]string{got, r.absent()}); diff != "" {
			t.Errorf("with the roster %q, students of %q mismatch (-want +got):\n%s", test.in, test.files, diff)
		}
	}
}

func TestRosterAbsent(t *testing.T) {
	for _, test := range []struct {
		in   string
		want []string
	}{
		{"ann.txt,Ann\nben.txt,Ben\n", []string{"Ben (ben.txt)"}},
		{"Student,File\nAnn,ann.txt\nBen,\nCara, \nBen,\n,dora.txt\n,\n", []string{"Ben", "Cara", "Ben"}},
		{"file\tname\nann.txt\tAnn\n\tBen\n", []string{"Ben"}},
	} {
		r, err := readRoster([]byte(test.in))
		if err != nil {
			t.Fatal(err)
		}
		r.student("ann.txt")
		if diff := cmp.Diff(test.want, r.absent()); diff != "" {
			t.Errorf("absent of %q mismatch (-want +got):\n%s", test.in, diff)
		}
	}
}

func TestCell(t *testing.T) {
	for _, test := range [][2]string{{"Ann", "Ann"}, {"", ""}, {"=1+1", "'=1+1"}, {"+x", "'+x"}, {"-x", "'-x"}, {"@SUM", "'@SUM"},
		{"\tx", "'\tx"}, {"\r=x", "'\r=x"}, {"＝1", "'＝1"}, {"＋1", "'＋1"}, {"－1", "'－1"}, {"＠1", "'＠1"}, {"|x", "'|x"}, {"%x", "'%x"}, {"a=b", "a=b"}, {"\x00=1", "'=1"}} {
		if got := cell(test[0]); got != test[1] {
			t.Errorf("cell(%q) = %q, want %q", test[0], got, test[1])
		}
	}
}

func TestPageNames(t *testing.T) {
	long := strings.Repeat("Year 9/", 14) // 98 bytes
	got := pageNames([]string{long + "é b.txt", long + "é c.txt", "A b.txt", "a-b.md", "x/Núñez – é.txt", "x/Nu\u0301ñez, e.md", "李.txt", "王.txt"})
	slug := strings.Repeat("year-9-", 14) + "e"
	want := []string{"op-eds/" + slug + ".html", "op-eds/" + slug + "-2.html", "op-eds/a-b.html", "op-eds/a-b-2.html", "op-eds/x-nunez-e.html", "op-eds/x-nunez-e-2.html", "op-eds/page-1.html", "op-eds/page-2.html"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("pageNames mismatch (-want +got):\n%s", diff)
	}
}
