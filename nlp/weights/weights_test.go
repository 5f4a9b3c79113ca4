package weights_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"opedmap/nlp/weights"
)

func encode(t testing.TB, f weights.File) []byte {
	t.Helper()
	b, err := f.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func sample() weights.File {
	return weights.File{
		"empty": {}, "": []byte("no name"), "bytes": {0, 1, 2, 255},
		"long": bytes.Repeat([]byte("weight "), 500),
	}
}

func TestRoundTrip(t *testing.T) {
	for name, f := range map[string]weights.File{"nothing": {}, "sections": sample()} {
		t.Run(name, func(t *testing.T) {
			b := encode(t, f)
			got, err := weights.Decode(b)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(f, got); diff != "" {
				t.Errorf("Decode(Encode) mismatch (-want +got):\n%s", diff)
			}
			if !bytes.Equal(b, encode(t, got)) {
				t.Error("the same sections give other bytes")
			}
		})
	}
}

// seal puts the right checksum on a header and a body, so that what lies
// behind the checksum can be spoilt.
func seal(b []byte) []byte {
	binary.LittleEndian.PutUint32(b[8:], crc32.ChecksumIEEE(b[12:]))
	return b
}

func TestDecodeErrors(t *testing.T) {
	good := encode(t, sample())
	version := bytes.Clone(good)
	version[4]++
	cases := map[string][]byte{
		"empty":              nil,
		"header alone":       good[:12],
		"sealed header":      seal(bytes.Clone(good[:12])),
		"another magic":      append([]byte("GIF8"), good[4:]...),
		"another version":    version,
		"cut DEFLATE stream": seal(bytes.Clone(good[:len(good)-3])),
		"trailing byte":      append(bytes.Clone(good), 0),
	}
	for n := range good {
		cases[fmt.Sprintf("cut off at %d", n)] = good[:n]
	}
	for bit := range 8 * len(good) {
		b := bytes.Clone(good)
		b[bit/8] ^= 1 << (bit % 8)
		cases[fmt.Sprintf("bit %d", bit)] = b
	}
	for name, b := range cases {
		if f, err := weights.Decode(b); !errors.Is(err, weights.ErrFormat) || f != nil {
			t.Errorf("%s: Decode = %d sections, %v; want ErrFormat", name, len(f), err)
		}
	}
}

// FuzzDecode spoils files whose checksum is right: whatever the body is, a
// file or ErrFormat comes out, and a file is read again as it was written.
func FuzzDecode(f *testing.F) {
	good := encode(f, sample())
	f.Add(good[12:])
	f.Add(good[12 : len(good)-1])
	f.Add([]byte{})
	f.Add([]byte{1, 3, 0, 252, 255, 5, 'a', 'b'}) // a stored block that is no section
	header := good[:12]
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := weights.Decode(seal(append(bytes.Clone(header), body...)))
		if err != nil {
			if !errors.Is(err, weights.ErrFormat) {
				t.Fatalf("Decode: %v, want ErrFormat", err)
			}
			return
		}
		again, err := weights.Decode(encode(t, got))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(got, again); diff != "" {
			t.Fatalf("written and read again mismatch (-want +got):\n%s", diff)
		}
	})
}

func TestFloats(t *testing.T) {
	want := []float32{0, 1, -1, math.MaxFloat32, math.SmallestNonzeroFloat32, float32(math.Inf(-1)), 0.1}
	got, err := weights.ParseFloats(weights.Floats(want))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("ParseFloats(Floats) mismatch (-want +got):\n%s", diff)
	}
	for n := 1; n < 4; n++ {
		if _, err := weights.ParseFloats(make([]byte, n)); !errors.Is(err, weights.ErrFormat) {
			t.Errorf("ParseFloats of %d bytes: %v, want ErrFormat", n, err)
		}
	}
}

// Quantize loses at most half a step, a step being a 127th of the largest
// magnitude, and keeps zeros and the largest number.
func TestQuantize(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, size := range []int{0, 1, 2, 1000} {
		want := make([]float32, size)
		var top float32
		for i := range want {
			if i%7 != 0 {
				want[i] = float32(rng.NormFloat64()) * 3
			}
			top = max(top, want[i], -want[i])
		}
		got, err := weights.Dequantize(weights.Quantize(want))
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(want) {
			t.Fatalf("%d numbers, want %d", len(got), len(want))
		}
		for i, w := range want {
			if d := math.Abs(float64(got[i] - w)); d > float64(top)/254*1.0001 || w == 0 && got[i] != 0 {
				t.Errorf("number %d of %d: %v became %v", i, size, w, got[i])
			}
		}
	}
	zeros, err := weights.Dequantize(weights.Quantize(make([]float32, 3)))
	if diff := cmp.Diff(make([]float32, 3), zeros); err != nil || diff != "" {
		t.Errorf("zeros mismatch, %v (-want +got):\n%s", err, diff)
	}
	for n := range 4 {
		if _, err := weights.Dequantize(make([]byte, n)); !errors.Is(err, weights.ErrFormat) {
			t.Errorf("Dequantize of %d bytes: %v, want ErrFormat", n, err)
		}
	}
}

func ExampleFile_Encode() {
	b, err := weights.File{"bias": weights.Floats([]float32{0.5, -2})}.Encode()
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := weights.Decode(b)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(weights.ParseFloats(f["bias"]))
	// Output: [0.5 -2] <nil>
}
