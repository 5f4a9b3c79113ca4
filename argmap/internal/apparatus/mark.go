package apparatus

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"opedmap/nlp"
)

var (
	mark        = regexp.MustCompile(`^(?:\[(?:\^[\w-]{1,20}|\d{1,3}(?:[,–-] ?\d{1,3})*|[a-z]|[ivx]{1,4}|(?i:note|fn|ref)\.? ?\d{1,3}|citation needed)\](?::\d{1,4})?|\((?:\d{1,2})\)|[¹²³⁰⁴⁵⁶⁷⁸⁹]+|[*†‡§]+|\d{1,2}(?:[,–-]\d{1,2})*)`)
	startOfNote = regexp.MustCompile(`^(?:\[(?:\^[\w-]{1,20}|\d{1,3}|[a-z]|[ivx]{1,4})\]|\(\d{1,2}\)|[¹²³⁰⁴⁵⁶⁷⁸⁹]+|[*†‡§]+|\d{1,2}[.)]?)`)
)

// stage matches what the transcript of a speech says of its audience: [Laughter and
// applause.]
var stage = regexp.MustCompile(`^(?:\[(?i:` + audience + `)|\((?:` + audience + `))(?:(?:,| and| from| in) [\pL ’'-]{2,30})?\.?[\])]`)

// longestStage is more bytes than stage matches.
const longestStage = 160

const audience = `(?:(?:Loud|Long|Prolonged|Standing|Sustained) (?:laughter|applause|cheers|ovation)|Laughter|Laughs|Applause|Cheers|Cheering|Boos|Booing|Crosstalk|Inaudible|Pause|Music plays)`

// The kinds of note marks, by form.
const (
	inBrackets    = "["
	inParentheses = "("
	superscript   = "¹"
	asterisk      = "*"
	glued         = "1" // digits at the end of a word
	numbered      = "1."
)

// kindOf gives the kind of a mark's form.
func kindOf(m string) string {
	r, _ := utf8.DecodeRuneInString(m)
	switch {
	case r == '[':
		return inBrackets
	case r == '(':
		return inParentheses
	case strings.ContainsRune("¹²³⁰⁴⁵⁶⁷⁸⁹", r):
		return superscript
	case strings.ContainsRune("*†‡§", r):
		return asterisk
	case strings.HasSuffix(m, ".") || strings.HasSuffix(m, ")"):
		return numbered
	}
	return glued
}

// noteStart gives the kind of the note mark that a line starts with, "" for none.
func noteStart(s string) string {
	m := startOfNote.FindString(s)
	if m == "" {
		return ""
	}
	kind := kindOf(m)
	rest := s[len(m):]
	if kind == glued && !strings.HasPrefix(rest, " ") && !strings.HasPrefix(rest, "\t") {
		return ""
	}
	return kind
}

// markKinds tells which kinds of marks stand in running text, and so which
// lists of notes may be expected. A numbered list answers to every kind.
func markKinds(text string) map[string]bool {
	out := map[string]bool{}
	for _, s := range candidates(text) {
		k := kindOf(s.Text(text))
		out[k] = true
		if k != asterisk {
			out[numbered] = true
		}
		if k == superscript {
			out[glued] = true
		}
	}
	return out
}

// candidates finds what has the form and place of a note mark: at the end of a
// word or sentence, not at the start of a line.
func candidates(text string) []nlp.Span {
	var out []nlp.Span
	cited := 0 // end of the last number of a paragraph that is cited
	for at := 0; at < len(text); {
		skip := strings.IndexFunc(text[at:], opensMark)
		if skip < 0 {
			break
		}
		at += skip
		m := mark.FindString(text[at:])
		if m == "" {
			at++ // text[at] is a bracket: all else that may open a mark is one
			continue
		}
		s := nlp.Span{Start: at, End: at + len(m)}
		at = s.End
		switch {
		case m[0] == '[' && cites(text, cited, s.Start):
			cited = s.End
		case placed(text, s):
			out = append(out, s)
		}
	}
	return out
}

// opensMark reports whether a mark may start with a rune. Looking for one first
// is much faster than the regular expression.
func opensMark(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9' || r == '[' || r == '(' || r == '*'
	}
	return strings.ContainsRune("¹²³⁰⁴⁵⁶⁷⁸⁹†‡§", r)
}

// placed reports whether a mark hangs on what stands before it and parts from
// what comes after it.
func placed(text string, s nlp.Span) bool {
	m := s.Text(text)
	before, n := utf8.DecodeLastRuneInString(text[:s.Start])
	after, _ := utf8.DecodeRuneInString(text[s.End:])
	if unicode.IsLetter(after) || unicode.IsDigit(after) {
		return false
	}
	word := unicode.IsLetter(before) || unicode.IsDigit(before)
	closed := strings.ContainsRune(".,;:!?\"'”’»)]", before)
	switch kindOf(m) {
	case inBrackets:
		if unicode.IsSpace(before) { // "… word [3]."
			prev, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:s.Start], " \u00a0"))
			return unicode.IsLetter(prev) || unicode.IsDigit(prev) || strings.ContainsRune(".,;!?\"”’)]", prev)
		}
		return word || closed
	case inParentheses:
		return unicode.IsLetter(before) || strings.ContainsRune(".,!?\"”’", before)
	case superscript:
		// km² and CO² are units: a letter or two before the mark.
		return closed || unicode.IsLetter(before) && !shortWord(text[:s.Start]) || fourDigits(text[:s.Start])
	case asterisk:
		if m[0] == '*' && len(m) > 1 {
			return false
		}
		return word || strings.ContainsRune(".,!?\"”’)", before)
	}
	// Digits: behind the end of a sentence, a clause or a quotation, or of a word.
	if unicode.IsLower(before) {
		return lowerLetters(text[:s.Start]) >= 4
	}
	if !strings.ContainsRune(".,;!?”’\")", before) {
		return false
	}
	prev, _ := utf8.DecodeLastRuneInString(text[:s.Start-n])
	if before == '.' && shortWord(text[:s.Start-n]) && !twoLetters[lastWord(text[:s.Start-n])] { // U.S.1
		return false
	}
	return unicode.IsLetter(prev) || strings.ContainsRune(".,!?”’\")%", prev)
}

// twoLetters holds words of two letters that are no abbreviations.
var twoLetters = set("am at be by do go he if in is it me my of on or so to up us we")

// lastWord is the short word that s ends with.
func lastWord(s string) string {
	s = s[max(0, len(s)-4):]
	return s[strings.LastIndexAny(s, " \n(")+1:]
}

// cites reports whether the bracket at start holds the number of a paragraph that a lawyer
// cites, "at [17]", "paras [31] to [33]", where the last such bracket ends at cited.
func cites(text string, cited, start int) bool {
	if cited > 0 && start-cited < longestPinpoint {
		switch strings.TrimSpace(text[cited:start]) {
		case "to", "and", "or", ",", "-", "–":
			return true
		}
	}
	return pinpoint.MatchString(text[max(0, start-longestPinpoint):start])
}

// pinpoint matches what stands before the first such bracket.
var pinpoint = regexp.MustCompile(`(?:^|[\s(])(?:at|paras?|paragraphs?)[ \x{a0}]$`)

// longestPinpoint is more bytes than pinpoint matches.
const longestPinpoint = 16

// lowerLetters counts the small letters at the end of s, up to four.
func lowerLetters(s string) int {
	for n := range 4 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsLower(r) {
			return n
		}
		s = s[:len(s)-size]
	}
	return 4
}

// shortWord reports whether the word at the end of s has one or two letters.
func shortWord(s string) bool {
	for k := range 3 {
		r, n := utf8.DecodeLastRuneInString(s)
		if !unicode.IsLetter(r) {
			return k > 0
		}
		s = s[:len(s)-n]
	}
	return false
}

// fourDigits reports whether s ends in a year.
func fourDigits(s string) bool {
	if len(s) < 4 {
		return false
	}
	for i := len(s) - 4; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// minRun is the number of bare digits, counting up from 1, that are taken for
// the marks of notes that the text does not hold.
const minRun = 4

// mostSkipped is how many notes may go unseen, or have marks of another form, between two
// marks of bare digits.
const mostSkipped = 5

// ends are the first and last number of a mark of bare digits: 4 and 6 of "4,6".
func ends(m string) (first, last int) {
	numbers := strings.FieldsFunc(m, func(r rune) bool { return !unicode.IsDigit(r) })
	first, _ = strconv.Atoi(numbers[0])
	last, _ = strconv.Atoi(numbers[len(numbers)-1])
	return first, last
}

// marks finds the marks of notes, what a transcript says of the audience, and what readers
// of a draft say of it, in the text outside the given parts. A mark
// in brackets or a superscript speaks for itself; asterisks count only when a
// note with that mark stands among the parts, bare digits also when they count
// up through the text.
func marks(doc *nlp.Document, parts []Part) []Part {
	text := doc.Text
	notes := map[string]bool{} // marks with which a note starts
	for _, p := range parts {
		if p.Label != Note && p.Label != Reference && p.Label != Bio && p.Label != Boilerplate {
			continue
		}
		for line := range strings.Lines(p.Text(text)) {
			line = strings.TrimSpace(line)
			if p.Label == Boilerplate && !draftComment.MatchString(line) {
				continue
			}
			if kind := noteStart(line); kind != "" && !(kind == asterisk && strings.Count(line, line[:1])%2 == 0) { // not *so*
				notes[bare(startOfNote.FindString(line))] = true
			}
		}
	}
	var out, run []Part // run holds the bare digits that count up
	next := 1           // the number that goes on with the run
	k := 0
	for _, s := range candidates(text) {
		for k < len(parts) && parts[k].End <= s.Start {
			k++
		}
		if k < len(parts) && parts[k].Overlaps(s) {
			continue
		}
		m := s.Text(text)
		b := bare(m)
		switch kindOf(m) {
		case inBrackets:
			if !strings.ContainsAny(b[:1], "0123456789") && !notes[b] && !strings.Contains(m, "needed") && m[1] != '^' {
				continue
			}
		case superscript:
		case inParentheses, asterisk:
			if !notes[b] {
				continue
			}
		default:
			first, last := ends(b)
			if first == next || notes[strconv.Itoa(first)] && first < next+mostSkipped {
				run = append(run, Part{s, Note})
				next = max(next, last+1)
			}
			continue
		}
		out = append(out, Part{s, Note})
	}
	for _, p := range run {
		first, _ := ends(p.Text(text))
		if len(run) >= minRun || notes[strconv.Itoa(first)] {
			out = append(out, p)
		}
	}
	k = 0
	for at := 0; at < len(text); {
		skip := strings.IndexAny(text[at:], "[({<")
		if skip < 0 {
			break
		}
		at += skip
		s := nlp.Span{Start: at, End: at + asideAt(text[at:])}
		at = max(s.End, at+1)
		if s.Len() == 0 {
			continue
		}
		for k < len(parts) && parts[k].End <= s.Start {
			k++
		}
		if k == len(parts) || !parts[k].Overlaps(s) {
			out = append(out, Part{s, Note})
		}
	}
	return out
}

var superDigits = strings.NewReplacer("¹", "1", "²", "2", "³", "3", "⁰", "0", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

// bare is a mark without its brackets and dots, superscripts made plain.
func bare(m string) string {
	m, _, _ = strings.Cut(m, ":")
	return superDigits.Replace(strings.Trim(m, "[]().:^ "))
}

// draftComment starts a comment below a shared draft, "[a]great image".
var draftComment = regexp.MustCompile(`^\[[a-z]\]\S`)
