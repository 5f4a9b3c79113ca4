package argmap

import _ "embed"

//go:embed schema.json
var schema string

// Schema is the JSON Schema (draft 2020-12) of the JSON form that
// [Graph.MarshalJSON] writes. It tells types, names and ranges; what takes more
// than one value to see (ids that dangle, spans that overlap, cycles) is checked
// by [Graph.UnmarshalJSON], and what takes the source text by [Graph.Validate].
func Schema() string { return schema }
