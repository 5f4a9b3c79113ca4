package aif

import (
	"fmt"
	"html"
	"strings"

	"opedmap/argmap"
	"opedmap/argmap/encoding"
	"opedmap/argmap/encoding/internal/gather"
)

// xaif is the wrapper.
type xaif struct {
	AIF  *graph `json:"AIF"`
	OVA  ova    `json:"OVA"`
	Text string `json:"text"`
}

type ova struct {
	First   string     `json:"firstname"`
	Surname string     `json:"surname"`
	URL     string     `json:"url"`
	Nodes   []struct{} `json:"nodes"`
	Edges   []struct{} `json:"edges"`
}

// MarshalX writes the graph as xAIF with its source text; src may be "", then
// the file has none. A span that does not fit src is an *[encoding.Error].
func MarshalX(g *argmap.Graph, src string) ([]byte, error) {
	if err := encoding.CheckText(format, g, src); err != nil {
		return nil, err
	}
	a, err := encode(g)
	if err != nil {
		return nil, err
	}
	x := xaif{AIF: a, OVA: ova{Nodes: []struct{}{}, Edges: []struct{}{}}}
	if src != "" {
		x.Text = formatText(g, src)
	}
	return gather.WriteJSON(format, x)
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "\n", "<br>")

func formatText(g *argmap.Graph, src string) string {
	var b strings.Builder
	at := 0
	for c := range g.Components() {
		escaper.WriteString(&b, src[at:c.Start])
		fmt.Fprintf(&b, `<span class="highlighted" id="node%s">`, html.EscapeString(c.ID))
		escaper.WriteString(&b, c.Text)
		b.WriteString("</span>")
		at = c.End
	}
	escaper.WriteString(&b, src[at:])
	return b.String()
}

// parseText gives the plain text of xAIF's, and the spans that its marks name
// by node id. Tags other than <br> and marks are dropped; a "<" that starts no
// tag stands for itself.
func parseText(s string) (string, map[string]argmap.Span) {
	var b strings.Builder
	marks := map[string]argmap.Span{}
	type open struct {
		id    string
		start int
	}
	var stack []open
	last := strings.LastIndexByte(s, '>') - len(s) // counted from the end
	for s != "" {
		lt := strings.IndexByte(s, '<')
		if lt < 0 {
			lt = len(s)
		}
		b.WriteString(html.UnescapeString(s[:lt]))
		if s = s[lt:]; s == "" {
			break
		}
		gt := -1
		if len(s) > 1 && (s[1] == '/' || s[1]|0x20 >= 'a' && s[1]|0x20 <= 'z') && last+len(s) > 0 {
			gt = strings.IndexByte(s, '>')
		}
		if gt < 2 {
			b.WriteByte('<')
			s = s[1:]
			continue
		}
		tag := s[1:gt]
		s = s[gt+1:]
		name, attrs, _ := strings.Cut(strings.TrimSuffix(tag, "/"), " ")
		switch strings.ToLower(name) {
		case "br":
			b.WriteByte('\n')
		case "span":
			stack = append(stack, open{markID(attrs), b.Len()})
		case "/span":
			if n := len(stack); n > 0 {
				o := stack[n-1]
				stack = stack[:n-1]
				if _, twice := marks[o.id]; o.id != "" && !twice {
					marks[o.id] = argmap.Span{Start: o.start, End: b.Len()}
				}
			}
		}
	}
	return b.String(), marks
}

// markID takes the node's id out of a mark's attributes.
func markID(attrs string) string {
	_, after, ok := strings.Cut(attrs, `id="node`)
	if !ok {
		return ""
	}
	id, _, _ := strings.Cut(after, `"`)
	return html.UnescapeString(id)
}
