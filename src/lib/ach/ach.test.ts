import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  CREDIBILITIES,
  confidenceOf,
  diagnosticity,
  differences,
  ESTIMATES,
  linchpins,
  MARKS,
  type Mark,
  type Matrix,
  rankOf,
  RELIABILITIES,
  type Row,
  scaleOf,
} from './index.ts'

const COLUMNS = ['insider', 'abroad', 'none', 'false-flag']

const row = (id: string, codes: string, marks: string): Row => ({
  id,
  reliability: codes[0] as Row['reliability'],
  credibility: codes[1] as Row['credibility'],
  marks: marks.split(' ') as Mark[],
})

/**
 * Worked by hand. Unweighted sums of I = 1, II = 2: insider 0+2+1 = 3, abroad 1+0+0 = 1, none 0+0+1 = 1,
 * false flag 1+1+0 = 2. Weights: login B2 = .8 × .8 = .64, tongue F6 = .5 × .5 = .25, money A1 = 1:
 * insider 2 × .25 + 1 = 1.5, abroad .64, none 1, false flag .64 + .25 = .89.
 */
const HAND: Matrix = {
  hypotheses: COLUMNS,
  rows: [
    row('login', 'B2', 'CC I N I'),
    row('tongue', 'F6', 'II C N I'),
    row('money', 'A1', 'I CC I C'),
  ],
}

test('hypotheses rank by least inconsistency, with and without weights', () => {
  assert.deepEqual(
    rankOf(HAND, 'unweighted').map(({ hypothesis, score, rank }) => [hypothesis, score, rank]),
    [
      ['insider', 300, 4],
      ['abroad', 100, 1],
      ['none', 100, 1],
      ['false-flag', 200, 3],
    ],
  )
  assert.deepEqual(
    rankOf(HAND, 'weighted').map(({ score, rank }) => [score, rank]),
    [
      [150, 4],
      [64, 1],
      [100, 3],
      [89, 2],
    ],
  )
})

test('what is consistent adds nothing to any hypothesis', () => {
  const rows = HAND.rows.map((one) => ({
    ...one,
    marks: one.marks.map((mark) => (mark === 'N' || mark === 'C' ? 'CC' : mark)),
  }))
  const changed = { ...HAND, rows }
  assert.deepEqual(rankOf(changed, 'weighted'), rankOf(HAND, 'weighted'))
})

test('a row tells hypotheses apart as far as its marks lie apart', () => {
  const of = (marks: string) => diagnosticity(row('a', 'A1', marks))
  assert.deepEqual(
    [of('CC II N N'), of('CC I N I'), of('C C C C'), of('N N N I'), of('II II II II')],
    [4, 3, 0, 1, 0],
  )
})

test('a row without which another hypothesis stands first is a linchpin', () => {
  // Abroad is first with .64. Without login it has 0 and stays; without tongue a false flag has .64, too; without money
  // none has 0.
  assert.deepEqual(linchpins(HAND, 'weighted'), ['tongue', 'money'])
  // Abroad and none are first together with 1 each. Without login abroad alone has 0, without money none alone, and
  // without tongue all four have 1.
  assert.deepEqual(linchpins(HAND, 'unweighted'), ['login', 'tongue', 'money'])
})

test('scores of two analysts stand side by side and are not averaged', () => {
  const other = { ...HAND, rows: [row('login', 'B2', 'CC CC N II'), ...HAND.rows.slice(1)] }
  const sheets = [
    { analyst: 'one', matrix: HAND },
    { analyst: 'two', matrix: other },
  ]
  assert.deepEqual(differences(sheets), [
    { row: 'login', hypothesis: 'abroad', marks: ['I', 'CC'] },
    { row: 'login', hypothesis: 'false-flag', marks: ['I', 'II'] },
  ])
  assert.deepEqual(differences([]), [])
  const turned = { ...HAND, rows: HAND.rows.toReversed() }
  assert.throws(
    () => differences([...sheets, { analyst: 'three', matrix: turned }]),
    new RangeError('sheets of two matrices'),
  )
})

test('a matrix without its two standing hypotheses, with too few, too many or unmarked cells is refused', () => {
  const refused = (matrix: Matrix, why: RegExp) =>
    assert.throws(() => rankOf(matrix, 'weighted'), { name: 'RangeError', message: why })
  const named = (count: number) => Array.from({ length: count }, (_, n) => `h${n}`)
  const of = (hypotheses: string[], rows = 1): Matrix => ({
    hypotheses,
    rows: Array.from({ length: rows }, (_, n) =>
      row(`r${n}`, 'A1', hypotheses.map(() => 'N').join(' ')),
    ),
  })
  refused(of([...named(7), 'none', 'false-flag']), /9 hypotheses/)
  refused(of(['h0', 'none', 'false-flag']), /3 hypotheses/)
  refused(of(named(4)), /none is missing/)
  refused(of([...named(3), 'none']), /false-flag is missing/)
  refused(of(['h0', 'h0', 'none', 'false-flag']), /twice/)
  refused(of(COLUMNS, 0), /0 rows/)
  refused(of(COLUMNS, 201), /201 rows/)
  refused({ ...HAND, rows: [HAND.rows[0], HAND.rows[0]] as Row[] }, /twice/)
  refused({ ...HAND, rows: [row('a', 'A1', 'N N N')] }, /needs 4 marks/)
  assert.equal(rankOf(of([...named(6), 'none', 'false-flag'], 200), 'weighted').length, 8)
})

/** The same again from the definition, in fractions, row by row and hypothesis by hypothesis. */
function again(matrix: Matrix, isWeighted: boolean): number[] {
  const reliability = { A: 1, B: 0.8, C: 0.6, D: 0.4, E: 0.2, F: 0.5 }
  const credibility = { 1: 1, 2: 0.8, 3: 0.6, 4: 0.4, 5: 0.2, 6: 0.5 }
  const sums: number[] = []
  for (const [column] of matrix.hypotheses.entries()) {
    let sum = 0
    for (const one of matrix.rows) {
      const mark = one.marks[column]
      const against = mark === 'II' ? 2 : mark === 'I' ? 1 : 0
      const weight = isWeighted ? reliability[one.reliability] * credibility[one.credibility] : 1
      sum += against * weight
    }
    sums.push(Math.round(sum * 100))
  }
  return sums
}

function leaders(matrix: Matrix, isWeighted: boolean): string {
  const sums = again(matrix, isWeighted)
  const sorted = sums.toSorted((a, b) => a - b)
  return matrix.hypotheses.filter((_, n) => sums[n] === sorted[0]).join()
}

const anyMatrix = fc.integer({ min: 2, max: 6 }).chain((named) => {
  const hypotheses = [...Array.from({ length: named }, (_, n) => `h${n}`), 'none', 'false-flag']
  const anyRow = fc.record({
    reliability: fc.constantFrom(...RELIABILITIES),
    credibility: fc.constantFrom(...CREDIBILITIES),
    marks: fc.array(fc.constantFrom(...MARKS), {
      minLength: hypotheses.length,
      maxLength: hypotheses.length,
    }),
  })
  return fc
    .array(anyRow, { minLength: 2, maxLength: 12 })
    .map((rows) => ({ hypotheses, rows: rows.map((one, n) => ({ id: `r${n}`, ...one })) }))
})

test('scores, ranks and linchpins are those of a second, plain computation', () => {
  fc.assert(
    fc.property(anyMatrix, fc.boolean(), (matrix, isWeighted) => {
      const weighting = isWeighted ? 'weighted' : 'unweighted'
      const ranked = rankOf(matrix, weighting)
      const sums = again(matrix, isWeighted)
      assert.deepEqual(
        ranked.map(({ score }) => score),
        sums,
      )
      for (const { score, rank } of ranked) {
        const before = ranked.filter((other) => other.score < score)
        assert.equal(rank, before.length + 1)
      }
      const hinges = matrix.rows.filter(({ id }) => {
        const rows = matrix.rows.filter((one) => one.id !== id)
        return leaders({ ...matrix, rows }, isWeighted) !== leaders(matrix, isWeighted)
      })
      assert.deepEqual(
        linchpins(matrix, weighting),
        hinges.map(({ id }) => id),
      )
    }),
  )
})

test('a word of an estimate names its scale and has its value', () => {
  assert.equal(ESTIMATES.length, 17)
  assert.deepEqual(
    (['wep-likely', 'dni-likely', 'dni-very-likely', 'low-medium-high-high'] as const).map(
      (word) => [scaleOf(word), confidenceOf(word)],
    ),
    [
      ['wep', 70],
      ['dni', 70],
      ['dni', 85],
      ['low-medium-high', 85],
    ],
  )
})
