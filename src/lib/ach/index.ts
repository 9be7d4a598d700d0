// Analysis of competing hypotheses as pure code: a matrix of what is known against what may explain it (matrix), how much
// each row counts by the Admiralty codes of its source and its information (admiralty), the hypotheses by least
// inconsistency (rank), which rows tell them apart and which one alone decides (row), and where analysts who scored
// blind differ (differences): their scores stand side by side and are never averaged. Words of estimates with the scale
// that each belongs to (scales). Nothing here reads a store or a clock.
// Source: R. Heuer, Psychology of Intelligence Analysis, chapter 8; NATO AJP-2.1 (Admiralty codes); STIX 2.1 appendix A.
export { CREDIBILITIES, type Credibility, RELIABILITIES, type Reliability } from './admiralty.ts'
export { type Difference, differences, type Sheet } from './differences.ts'
export {
  checkMatrix,
  FALSE_FLAG,
  MARKS,
  type Mark,
  type Matrix,
  MAX_HYPOTHESES,
  MAX_ROWS,
  MIN_HYPOTHESES,
  NONE,
  type Row,
} from './matrix.ts'
export { type Ranked, rankOf, type Weighting } from './rank.ts'
export { diagnosticity, linchpins } from './row.ts'
export {
  confidenceOf,
  type Estimate,
  ESTIMATES,
  SCALES,
  type Scale,
  scaleOf,
} from './scales.ts'
