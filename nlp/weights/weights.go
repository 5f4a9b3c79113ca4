// Package weights reads and writes the files in which opedmap keeps trained
// numbers.
//
// A file is a header (magic, format version, CRC-32 of the rest), then a
// DEFLATE stream of named sections. Numbers are little-endian. The same
// sections give the same bytes.
//
// It serves the models of opedmap and changes with them.
package weights

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"slices"
)

const (
	magic      = "OPMW"
	version    = 1
	headerSize = 12
)

// ErrFormat is wrapped by every error about bytes that are not a weights file.
var ErrFormat = errors.New("weights: not a valid weights file")

// A File is a set of named sections.
type File map[string][]byte

// Encode writes the file; sections are stored in the order of their names.
func (f File) Encode() ([]byte, error) {
	var body bytes.Buffer
	w, err := flate.NewWriter(&body, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	names := make([]string, 0, len(f))
	for n := range f {
		names = append(names, n)
	}
	slices.Sort(names)
	var head []byte
	for _, n := range names {
		head = binary.AppendUvarint(head[:0], uint64(len(n)))
		head = append(head, n...)
		head = binary.AppendUvarint(head, uint64(len(f[n])))
		if _, err := w.Write(head); err != nil {
			return nil, err
		}
		if _, err := w.Write(f[n]); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	out := make([]byte, headerSize, headerSize+body.Len())
	copy(out, magic)
	binary.LittleEndian.PutUint32(out[4:], version)
	binary.LittleEndian.PutUint32(out[8:], crc32.ChecksumIEEE(body.Bytes()))
	return append(out, body.Bytes()...), nil
}

// Decode reads what [File.Encode] wrote. The error wraps [ErrFormat].
func Decode(b []byte) (File, error) {
	if len(b) < headerSize || string(b[:4]) != magic {
		return nil, fmt.Errorf("%w: no header", ErrFormat)
	}
	if v := binary.LittleEndian.Uint32(b[4:]); v != version {
		return nil, fmt.Errorf("%w: version %d, want %d", ErrFormat, v, version)
	}
	body := b[headerSize:]
	if crc32.ChecksumIEEE(body) != binary.LittleEndian.Uint32(b[8:]) {
		return nil, fmt.Errorf("%w: checksum mismatch", ErrFormat)
	}
	raw, err := io.ReadAll(flate.NewReader(bytes.NewReader(body)))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrFormat, err)
	}
	f := File{}
	next := func() ([]byte, bool) {
		n, k := binary.Uvarint(raw)
		if k <= 0 || n > uint64(len(raw)-k) {
			return nil, false
		}
		s := raw[k : k+int(n)]
		raw = raw[k+int(n):]
		return s, true
	}
	for len(raw) > 0 {
		name, ok := next()
		data, ok2 := next()
		if !ok || !ok2 {
			return nil, fmt.Errorf("%w: cut off", ErrFormat)
		}
		f[string(name)] = data
	}
	return f, nil
}

// Quantize packs numbers as a float32 scale and one signed byte each; what is
// lost is at most half a 127th of the largest magnitude.
func Quantize(v []float32) []byte {
	var m float32
	for _, x := range v {
		m = max(m, x, -x)
	}
	scale := m / 127
	b := make([]byte, 4, 4+len(v))
	binary.LittleEndian.PutUint32(b, math.Float32bits(scale))
	for _, x := range v {
		q := 0.0
		if scale > 0 {
			q = math.RoundToEven(float64(x / scale))
		}
		b = append(b, byte(int8(q)))
	}
	return b
}

// Dequantize unpacks what [Quantize] packed.
func Dequantize(b []byte) ([]float32, error) {
	if len(b) < 4 {
		return nil, fmt.Errorf("%w: section too short", ErrFormat)
	}
	scale := math.Float32frombits(binary.LittleEndian.Uint32(b))
	v := make([]float32, len(b)-4)
	for i, q := range b[4:] {
		v[i] = float32(int8(q)) * scale
	}
	return v, nil
}

// Floats packs numbers without loss, four bytes each.
func Floats(v []float32) []byte {
	b := make([]byte, 0, 4*len(v))
	for _, x := range v {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
}

// ParseFloats unpacks what [Floats] packed.
func ParseFloats(b []byte) ([]float32, error) {
	if len(b)%4 != 0 {
		return nil, fmt.Errorf("%w: odd length of a float section", ErrFormat)
	}
	v := make([]float32, len(b)/4)
	for i := range v {
		v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return v, nil
}
