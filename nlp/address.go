package nlp

import (
	"strings"
)

const maxLocal = 64 // bytes of the local part of an e-mail address (RFC 5321)

// address is the length of the web or e-mail address that s, a run without
// white space, starts with; 0 when there is none.
func address(s string) int {
	for _, scheme := range [...]string{"http://", "https://", "ftp://", "www.", "doi:10."} {
		if hasFold(s, scheme) && len(s) > len(scheme) {
			return trimAddress(s, len(scheme))
		}
	}
	return email(s)
}

// trimAddress cuts off the punctuation that follows an address in a sentence;
// a closing bracket stays when it closes one of the address's own.
func trimAddress(s string, least int) int {
	end := len(s)
	if i := strings.IndexAny(s, "\"<>“”"); i >= 0 {
		end = i
	}
	open := strings.Count(s[:end], "(") - strings.Count(s[:end], ")")
	for end > least {
		t := s[:end]
		switch c := t[end-1]; {
		case strings.HasSuffix(t, "’"), strings.HasSuffix(t, "…"), strings.HasSuffix(t, "—"):
			end -= 3
			continue
		case c == ')' && open < 0:
			open++
		case strings.IndexByte(".,;:!?'\"]}*", c) >= 0:
		default:
			return end
		}
		end--
	}
	return end
}

// email is the length of the e-mail address that s starts with, or 0.
func email(s string) int {
	at := 0
	for at < len(s) && at <= maxLocal && (isLetter(s[at]) || isDigit(s[at]) || strings.IndexByte("._%+-", s[at]) >= 0) {
		at++
	}
	if at == 0 || at >= len(s) || s[at] != '@' {
		return 0
	}
	end, stop := at+1, 0
	for end < len(s) && end-at <= 255 && (isLetter(s[end]) || isDigit(s[end]) || s[end] == '.' || s[end] == '-') {
		if s[end] == '.' && end+1 < len(s) && isLetter(s[end+1]) {
			stop = end
		}
		end++
	}
	for end > at && (s[end-1] == '.' || s[end-1] == '-') {
		end--
	}
	if stop == 0 || stop > end {
		return 0
	}
	return end
}

// domain reports whether a word is a top-level domain that texts write in
// plain words: nytimes.com.
func domain(word string) bool { return topLevel[word] }

// commercial reports whether a word ends as domain names do before the two letters of a
// country: example.co, example.org.
func commercial(word string) bool {
	i := strings.LastIndexByte(word, '.')
	if i < 1 {
		return false
	}
	switch word[i+1:] {
	case "co", "com", "org", "net", "edu", "gov", "ac":
		return true
	}
	return false
}

// domainTail reports whether s goes on as a domain name: words parted by single
// stops, ending in a top-level domain.
func domainTail(s string) bool {
	for range 5 {
		k := wordLength(s)
		if k == 0 {
			return false
		}
		if topLevel[s[:k]] {
			return true
		}
		if !strings.HasPrefix(s[k:], ".") {
			return false
		}
		s = s[k+1:]
	}
	return false
}

// hasFold reports whether s starts with an ASCII prefix, whatever its case.
func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
