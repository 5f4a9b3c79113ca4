// Package opedmap is the root of a library for argument mapping and stance
// analysis of op-eds. It holds no code; import what you need:
//
//   - [opedmap/argmap] finds the argument components of a text (major claim,
//     claims, premises, counterarguments) as exact spans, links them by support,
//     attack and undercut into a typed graph, and tells the author's attitude to
//     every named entity. Start with argmap.Analyze.
//   - [opedmap/nlp] takes English text apart: paragraphs, sentences, tokens,
//     tags, stems and names, all with byte offsets.
//   - [opedmap/argmap/encoding] and its packages read and write the formats of
//     other argumentation tools.
//   - [opedmap/argmap/render/tree], [opedmap/argmap/render/svg] and
//     [opedmap/argmap/render/html] show a graph to people.
//   - [opedmap/argmap/compare], [opedmap/argmap/agree] and
//     [opedmap/argmap/advise] are for teachers: differences between maps,
//     agreement of annotators, findings about a text.
//
// Everything runs in-process, offline and on a CPU; the trained models are
// part of the program.
package opedmap
