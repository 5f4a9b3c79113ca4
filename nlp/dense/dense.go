// Package dense holds the arithmetic of the small networks: products of vectors
// and the step by which their weights are learnt. It serves the models of opedmap and
// changes with them; lengths that do not fit one another panic.
package dense

import "math"

// Axpy adds k times x to as many numbers of y, which is at least as long.
func Axpy(k float32, x, y []float32) {
	y = y[:len(x)]
	for len(x) >= 8 { // arrays of known length need no bounds checks
		a, b := (*[8]float32)(x), (*[8]float32)(y)
		b[0] += k * a[0]
		b[1] += k * a[1]
		b[2] += k * a[2]
		b[3] += k * a[3]
		b[4] += k * a[4]
		b[5] += k * a[5]
		b[6] += k * a[6]
		b[7] += k * a[7]
		x, y = x[8:], y[8:]
	}
	for i, v := range x {
		y[i] += k * v
	}
}

// Combine adds to y the rows of w, each as long as y and as often as its number in x
// says. Rows taken no times cost nothing, the others go in by fours.
func Combine(y, w, x []float32) {
	n := len(y)
	var times [4]float32
	var rows [4][]float32
	m := 0
	for k, v := range x {
		if v == 0 {
			continue
		}
		times[m], rows[m] = v, w[k*n:][:n]
		if m++; m < len(rows) {
			continue
		}
		m = 0
		p, q, r, s := times[0], times[1], times[2], times[3]
		a, b, c, d := rows[0][:n], rows[1][:n], rows[2][:n], rows[3][:n]
		for h := range y {
			y[h] += p*a[h] + q*b[h] + (r*c[h] + s*d[h])
		}
	}
	for k := range m {
		Axpy(times[k], rows[k], y)
	}
}

// Dot multiplies x with as many numbers of y, which is at least as long; four sums of
// every fourth number do not wait for one another.
func Dot(x, y []float32) float32 {
	var s0, s1, s2, s3 float32
	y = y[:len(x)]
	for len(x) >= 4 {
		a, b := (*[4]float32)(x), (*[4]float32)(y)
		s0 += a[0] * b[0]
		s1 += a[1] * b[1]
		s2 += a[2] * b[2]
		s3 += a[3] * b[3]
		x, y = x[4:], y[4:]
	}
	for i, v := range x {
		s0 += v * y[i]
	}
	return s0 + s1 + (s2 + s3)
}

// Decays of the means of gradients, and of their squares, from step to step.
const (
	keepMean   = 0.9
	keepSquare = 0.999
)

// Adam takes a step along the gradient g of the weights w (Kingma & Ba 2015), with
// decay of the weights beside it, and clears g. mean and square are the moments
// that it keeps from step to step; step counts from 1.
func Adam(w, g, mean, square []float32, step int, rate, decay float64) {
	a := float32(rate / (1 - math.Pow(keepMean, float64(step))))
	b := float32(1 / (1 - math.Pow(keepSquare, float64(step))))
	d := float32(rate * decay)
	for j, x := range g {
		mean[j] = keepMean*mean[j] + (1-keepMean)*x
		square[j] = keepSquare*square[j] + (1-keepSquare)*x*x
		w[j] -= a*mean[j]/(float32(math.Sqrt(float64(square[j]*b)))+1e-8) + d*w[j]
		g[j] = 0
	}
}
