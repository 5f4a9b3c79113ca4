package main

import (
	"encoding/json"
	"strings"
	"unicode"

	"opedmap/argmap"
)

// microtext is the line of a microtext. Its components grow to segments that
// leave no gap: the words before one belong to it, and the punctuation after it.
func microtext(g *argmap.Graph, text string) ([]byte, error) {
	type component struct {
		ID     string `json:"id"`
		Kind   string `json:"kind"`
		Start  int    `json:"start"`
		End    int    `json:"end"`
		Stance string `json:"stance"`
	}
	type relation struct {
		ID   string `json:"id"`
		From string `json:"from"`
		To   string `json:"to"`
		Type string `json:"type"`
	}
	_, topic, _ := strings.Cut(g.ID(), "-")
	line := struct {
		ID         string      `json:"id"`
		Corpus     string      `json:"corpus"`
		Topic      string      `json:"topic"`
		Text       string      `json:"text"`
		Components []component `json:"components"`
		Relations  []relation  `json:"relations"`
	}{ID: g.ID(), Corpus: "microtexts", Topic: topic, Text: strings.TrimRightFunc(text, unicode.IsSpace)}
	last := 0
	for c := range g.Components() {
		end := c.End
		for end < len(line.Text) && !space(line.Text[end]) {
			end++
		}
		for space(line.Text[last]) {
			last++
		}
		line.Components = append(line.Components, component{c.ID, c.Kind.String(), last, end, c.Stance.String()})
		last = end
	}
	for r := range g.Relations() {
		line.Relations = append(line.Relations, relation{r.ID, r.From, r.To, r.Type.String()})
	}
	b, err := json.Marshal(line)
	return append(b, '\n'), err
}

func space(b byte) bool { return b == ' ' || b == '\n' }
