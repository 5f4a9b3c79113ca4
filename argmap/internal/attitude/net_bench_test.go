package attitude

import "testing"

// BenchmarkNet measures the network on a sentence of 24 words with two targets.
func BenchmarkNet(b *testing.B) {
	m, err := Load()
	if err != nil {
		b.Fatal(err)
	}
	text := "Critics of the council say that Ruiz did not help the poor of the old harbour, but Chen, who won the vote, did so every day."
	d := parse(b, text)
	c := newClause(d.Tokens)
	ins := c.inputs(nil)
	_, x, y := locate(d, spanOf(text, "Ruiz"))
	places := c.placesOf(nil, x, y)
	s := &state{}
	b.Run("sentence", func(b *testing.B) {
		for b.Loop() {
			m.net.sentence(s, ins)
		}
	})
	b.Run("target", func(b *testing.B) {
		for b.Loop() {
			m.net.target(s, places, x, y)
		}
	})
	g := newNet()
	e := &example{ins: ins, places: places, a: x, b: y}
	keep := make([]float32, poolSize)
	touched := map[int]bool{}
	b.Run("backward", func(b *testing.B) {
		for b.Loop() {
			m.net.backward(g, s, e, ins, keep, [outputs]float32{1, -1, 0}, touched)
		}
	})
}
