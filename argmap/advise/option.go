package advise

type options struct {
	on             map[Code]bool
	confidence     float64 // negative: each code's own
	thesis         float64
	late           float64
	flip           float64
	circular       float64
	components     int
	paragraphWords int
	quotation      int
}

// An Option changes what [Findings] reports.
type Option func(*options)

func settle(opts []Option) options {
	o := options{
		on:             map[Code]bool{},
		confidence:     -1,
		thesis:         0.3,
		late:           0.8,
		flip:           0.7,
		circular:       0.55,
		components:     6,
		paragraphWords: 40,
		quotation:      25,
	}
	for c := range Codes() {
		o.on[c] = c.Default()
	}
	for _, f := range opts {
		f(&o)
	}
	return o
}

// WithCodes turns codes on, whatever their precision.
func WithCodes(codes ...Code) Option {
	return func(o *options) {
		for _, c := range codes {
			o.on[c] = true
		}
	}
}

// WithoutCodes turns codes off.
func WithoutCodes(codes ...Code) Option {
	return func(o *options) {
		for _, c := range codes {
			o.on[c] = false
		}
	}
}

// WithAllCodes turns every code on.
func WithAllCodes() Option {
	return func(o *options) {
		for c := range Codes() {
			o.on[c] = true
		}
	}
}

// WithMinConfidence keeps findings of every code below p, 0 to 1, back. The default
// is 0.5, for [UnsupportedClaim] 0.7.
func WithMinConfidence(p float64) Option { return func(o *options) { o.confidence = p } }

// WithThesisConfidence sets the confidence, 0 to 1, from which on a major claim counts
// as a thesis for [NoThesis] and [NoCounterargument]; the default is 0.3.
func WithThesisConfidence(p float64) Option { return func(o *options) { o.thesis = p } }

// WithLateFrom sets the share of the text, 0 to 1, after which a thesis is late; the
// default is 0.8, the last fifth.
func WithLateFrom(share float64) Option { return func(o *options) { o.late = share } }

// WithFlipFrom sets the confidence, 0 to 1, of an attitude from which on it counts for
// [FlippingAttitude]; the default is 0.7.
func WithFlipFrom(p float64) Option { return func(o *options) { o.flip = p } }

// WithCircularFrom sets the likeness, 0 to 1, of a premise to what it supports from
// which on it only says the same again; the default is 0.55.
func WithCircularFrom(likeness float64) Option { return func(o *options) { o.circular = likeness } }

// WithArgumentFrom sets the number of components from which on a text is long enough
// to expect a counterargument; the default is 6.
func WithArgumentFrom(components int) Option { return func(o *options) { o.components = components } }

// WithParagraphFrom sets the number of words from which on a paragraph should argue;
// the default is 40.
func WithParagraphFrom(words int) Option { return func(o *options) { o.paragraphWords = words } }

// WithQuotationFrom sets the number of words from which on a quotation may be too
// long; the default is 25.
func WithQuotationFrom(words int) Option { return func(o *options) { o.quotation = words } }
