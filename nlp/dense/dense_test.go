package dense

import (
	"math"
	"slices"
	"testing"
)

// Vectors of every length are multiplied to their end and not beyond.
func TestProducts(t *testing.T) {
	for n := range 20 {
		x, y := make([]float32, n), make([]float32, n+1)
		want := float32(0)
		for k := range x {
			x[k], y[k] = float32(k+1), float32(2*k-3)
			want += x[k] * y[k]
		}
		y[n] = 1000
		if got := Dot(x, y); got != want {
			t.Errorf("length %d: product %g, want %g", n, got, want)
		}
		Axpy(2, x, y)
		for k := range x {
			if want := float32(2*k-3) + 2*float32(k+1); y[k] != want {
				t.Errorf("length %d: sum %d is %g, want %g", n, k, y[k], want)
			}
		}
		if y[n] != 1000 {
			t.Errorf("length %d: the number after it is %g, want 1000", n, y[n])
		}
	}
}

// Rows of every number and length are added up, those taken no times left out.
func TestCombine(t *testing.T) {
	for rows := range 12 {
		for n := range 10 {
			x, w, want := make([]float32, rows), make([]float32, rows*n), make([]float32, n)
			y := make([]float32, n)
			for h := range y {
				y[h], want[h] = float32(h), float32(h)
			}
			for k := range x {
				x[k] = float32(k%3) - 1
				for h := range n {
					w[k*n+h] = float32(7*k + h*h)
					want[h] += x[k] * w[k*n+h]
				}
				if x[k] == 0 && n > 0 {
					w[k*n] = float32(math.Inf(1)) // would spoil the sum
				}
			}
			Combine(y, w, x)
			if !slices.Equal(y, want) {
				t.Errorf("%d rows of %d: %v, want %v", rows, n, y, want)
			}
		}
	}
}

// The first step is as long as the rate, against the gradient; what decays does so
// without one; and the lowest point of a bowl is found.
func TestAdam(t *testing.T) {
	w, g := []float32{1, 1, 1}, []float32{5, -0.01, 0}
	Adam(w, g, make([]float32, 3), make([]float32, 3), 1, 0.1, 0.5)
	for k, want := range []float64{1 - 0.1 - 0.05, 1 + 0.1 - 0.05, 1 - 0.05} {
		if math.Abs(float64(w[k])-want) > 1e-5 || g[k] != 0 {
			t.Errorf("weight %d is %g, want %g; its gradient %g, want 0", k, w[k], want, g[k])
		}
	}
	w, g = []float32{4, -3}, make([]float32, 2)
	mean, square := make([]float32, 2), make([]float32, 2)
	for step := 1; step <= 2000; step++ {
		g[0], g[1] = 2*(w[0]-1), 20*(w[1]-2)
		Adam(w, g, mean, square, step, 0.05*(1-float64(step)/2001), 0)
	}
	if math.Abs(float64(w[0])-1) > 0.01 || math.Abs(float64(w[1])-2) > 0.01 {
		t.Errorf("lowest point at %v, want 1, 2", w)
	}
}
