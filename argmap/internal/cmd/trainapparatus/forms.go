package main

import (
	"embed"
	"fmt"
	"math/rand/v2"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed forms/*.txt
var formFiles embed.FS

// forms is a grammar of what pages print: for each rule, what it may stand for.
type forms map[string][]string

// readForms reads the embedded rules. A rule starts with its name in brackets
// after an empty line or another rule; its alternatives stand one a line below
// or, parted by semicolons, behind the name. "+" before the name adds to a rule
// that stands elsewhere.
func readForms() (forms, error) {
	f, defined := forms{}, map[string]bool{}
	files, err := formFiles.ReadDir("forms")
	if err != nil {
		return nil, err
	}
	for _, file := range files {
		b, err := formFiles.ReadFile(path.Join("forms", file.Name()))
		if err != nil {
			return nil, err
		}
		rule, free := "", true // free: a rule may start here
		for n, line := range strings.Split(string(b), "\n") {
			name, rest, ok := strings.Cut(strings.TrimPrefix(line, "["), "]")
			switch {
			case strings.TrimSpace(line) == "":
				free = true
			case strings.HasPrefix(line, "# ") && free:
			case free && ok && line[0] == '[':
				var more bool
				rule, more = strings.CutPrefix(name, "+")
				if defined[rule] && !more {
					return nil, fmt.Errorf("%s:%d: rule %q stands twice", file.Name(), n+1, rule)
				}
				defined[rule] = defined[rule] || !more
				if rest = strings.TrimSpace(rest); rest != "" {
					f[rule] = append(f[rule], strings.Split(rest, "; ")...)
				}
				free = rest != ""
			case rule == "":
				return nil, fmt.Errorf("%s:%d: no rule", file.Name(), n+1)
			default:
				f[rule] = append(f[rule], line)
				free = false
			}
		}
	}
	return f, nil
}

// A writer expands rules at random. Slots that no rule fills are filled by its
// own functions.
type writer struct {
	forms forms
	rng   *rand.Rand
	slots map[string]func() string
	err   error
}

func (w *writer) pick(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[w.rng.IntN(len(list))]
}

func (w *writer) number(lo, hi int) string { return fmt.Sprint(lo + w.rng.IntN(hi-lo+1)) }

// rule writes one of the alternatives of a rule.
func (w *writer) rule(name string) string {
	if fill, ok := w.slots[name]; ok {
		return fill()
	}
	list, ok := w.forms[name]
	if !ok && w.err == nil {
		w.err = fmt.Errorf("forms: no rule %q", name)
	}
	return w.expand(w.pick(list))
}

// expand fills the slots {name} of a form; {^name} is put in capitals.
func (w *writer) expand(form string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(form, "{")
		b.WriteString(before)
		if !ok {
			return strings.ReplaceAll(b.String(), `\n`, "\n")
		}
		name, rest, ok := strings.Cut(rest, "}")
		if !ok && w.err == nil {
			w.err = fmt.Errorf("forms: open brace in %q", form)
		}
		if s, caps := strings.CutPrefix(name, "^"); caps {
			b.WriteString(strings.ToUpper(w.rule(s)))
		} else {
			b.WriteString(w.rule(name))
		}
		form = rest
	}
}

// titled puts a headline into title case.
func titled(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if i > 0 && len(w) < 4 && w != "I" {
			continue
		}
		r := []rune(w)
		r[0] = unicode.ToUpper(r[0])
		words[i] = string(r)
	}
	return strings.Join(words, " ")
}

// lowered puts the first letter of a headline into lower case.
func lowered(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
