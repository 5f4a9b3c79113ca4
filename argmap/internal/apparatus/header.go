package apparatus

import (
	"regexp"
	"strings"

	"opedmap/nlp"
)

// longestHeader bounds the parts of a header.
const longestHeader = 80

var (
	code  = regexp.MustCompile(`^(?:SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|VOL|DLN)(?: {3,}| *\t)[ \t]*`)
	field = regexp.MustCompile(`^([A-Za-z][\w-]{0,30}):(?:[ \t]+|$)`)
	inner = regexp.MustCompile(`^(?:[ \t]+\S|-[ \t]|#)`) // goes on with a field, or is a remark
)

// fieldLabels are those of the fields that a header is known by; any other is
// [Boilerplate].
var fieldLabels = map[string]Label{
	"title": Headline, "subtitle": Headline, "headline": Headline, "subject": Headline,
	"author": Byline, "authors": Byline, "byline": Byline, "from": Byline,
	"date": Dateline, "sent": Dateline, "published": Dateline, "updated": Dateline,
	"tags": Tags, "categories": Tags, "category": Tags, "keywords": Tags, "topics": Tags,
}

// codeLabels are those of the fields of a database of newspapers (Factiva), "HD" before
// a gap; any other is [Boilerplate].
var codeLabels = map[string]Label{"HD": Headline, "BY": Byline, "CR": Byline, "PD": Dateline}

// forwarded is how the subject of a mail begins that only hands on what it holds.
var forwarded = regexp.MustCompile(`^(?i:fwd?|wg): `)

// mailFields open the head of a mail.
var mailFields = set("from to cc bcc subject date sent reply-to")

// header gives the parts of the block of fields that a text may begin with: the
// front matter of a page in Markdown, between lines of three dashes, or the head of a
// mail or of an article in a database, in two fields or more. The name of a field is a
// part of its own.
func header(text string) []Part {
	var out []Part
	label := Boilerplate // of the field that a line goes on with
	fields, open := 0, false
	for start := 0; start < len(text) && len(out) < longestHeader; {
		end, next := lineEnd(text, start)
		s := trim(text, nlp.Span{Start: start, End: end})
		line := strings.TrimRight(strings.TrimLeft(text[start:end], "\ufeff"), " \t\r")
		name, _, _ := strings.Cut(strings.ToLower(line), ":")
		m := field.FindString(line)
		coded := !open && m == "" && code.MatchString(line)
		if coded {
			m = code.FindString(line)
			name = strings.TrimSpace(m)
		}
		start = next
		switch {
		case fields == 0 && !open && line == "":
			continue
		case line == "---" && open:
			if fields == 0 {
				return nil
			}
			return append(out, Part{s, Boilerplate})
		case line == "---" && fields == 0:
			open = true
			out = append(out, Part{s, Boilerplate})
		case m != "" && (open || coded || mailFields[name]):
			fields++
			value := unquoted(text, trim(text, nlp.Span{Start: s.Start + len(m), End: s.End}))
			label = labelOf(name, value.Text(text))
			if label != Boilerplate && value.Len() > 0 {
				out = append(out, Part{nlp.Span{Start: s.Start, End: s.Start + len(strings.TrimRight(m, " \t"))}, Boilerplate}, Part{value, label})
			} else {
				out = append(out, Part{s, Boilerplate})
			}
		case open && (line == "" || inner.MatchString(line)), !open && fields > 0 && line != "" && (line[0] == ' ' || line[0] == '\t'):
			if s.Len() > 0 {
				out = append(out, Part{s, label})
			}
		case !open && fields >= 2:
			return out
		default:
			return nil
		}
	}
	return nil // nothing but fields, or no end of them
}

// labelOf is the label of a field's value.
func labelOf(name, value string) Label {
	if l, ok := codeLabels[name]; ok {
		return l
	}
	if l, ok := fieldLabels[name]; ok && !(name == "subject" && forwarded.MatchString(value)) {
		return l
	}
	return Boilerplate
}

// unquoted takes a pair of straight quotation marks off a span.
func unquoted(text string, s nlp.Span) nlp.Span {
	v := s.Text(text)
	if n := len(v); n > 2 && (v[0] == '"' || v[0] == '\'') && v[n-1] == v[0] {
		s.Start, s.End = s.Start+1, s.End-1
	}
	return s
}
