import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Cap, Result, Verdict } from './checks/check.ts'
import { CATEGORIES, gradeOf } from './grade.ts'

function verdict(changed: Partial<Verdict>): Verdict {
  return {
    check: 'hsts',
    version: 1,
    category: 'headers',
    weight: 5,
    subject: 'vote.test',
    result: 'G',
    reason: 'hsts.good',
    params: {},
    severity: 'i',
    selfEvident: false,
    standard: '',
    evidence: [],
    also: [],
    ...changed,
  }
}

test('G and S earn all points, P half, I none, and N is not counted', () => {
  const graded = gradeOf([
    verdict({ result: 'G', weight: 10 }),
    verdict({ result: 'S', weight: 5 }),
    verdict({ result: 'P', weight: 10 }),
    verdict({ result: 'I', weight: 5 }),
    verdict({ result: 'N', weight: 10 }),
  ])
  const headers = graded.categories.find(({ category }) => category === 'headers')
  assert.deepEqual(headers, {
    category: 'headers',
    score: (20 / 30) * 100,
    tested: 4,
    notTested: 1,
  })
  assert.deepEqual([graded.score, graded.letter], [66, 'C'])
})

test('every category counts the same however many checks it has', () => {
  const many = Array.from({ length: 9 }, () => verdict({ category: 'web-tls', weight: 10 }))
  const graded = gradeOf([...many, verdict({ category: 'mail', weight: 2, result: 'I' })])
  assert.deepEqual([graded.score, graded.letter], [50, 'C'])
})

test('a cap bounds letter and score and names its reason, the lowest first', () => {
  const good = CATEGORIES.map((category) => verdict({ category }))
  assert.deepEqual([gradeOf(good).letter, gradeOf(good).score], ['A+', 100])
  const letter = (...caps: Cap[]) =>
    gradeOf([...good, ...caps.map((cap) => verdict({ cap, reason: `x.${cap}` }))])
  assert.deepEqual([letter('A').letter, letter('A').score], ['A', 99])
  assert.deepEqual([letter('A', 'B').letter, letter('A', 'B').score], ['B', 89])
  assert.equal(letter('C').letter, 'C')
  assert.deepEqual([letter('F').letter, letter('F').score], ['F', 20])
  assert.equal(letter('M', 'B').letter, 'M')
  const named = (...caps: Cap[]) => letter(...caps).caps.map(({ cap }) => cap)
  assert.deepEqual(named('A', 'T', 'B'), ['T'])
  assert.deepEqual(named('F', 'T'), ['F', 'T'])
  assert.deepEqual(named('A', 'A'), ['A', 'A'])
  assert.equal(letter('T').uncapped, 100)
})

test('a cap that the mean is below anyway is not named, and a letter of its own is', () => {
  const poor = verdict({ result: 'I' })
  const bare = gradeOf([poor, verdict({ category: 'mail', cap: 'A' })])
  assert.deepEqual([bare.score, bare.caps], [50, []])
  const untrusted = gradeOf([poor, verdict({ category: 'mail', result: 'I', cap: 'T' })])
  assert.deepEqual([untrusted.letter, untrusted.score], ['T', 0])
  assert.deepEqual(
    untrusted.caps.map(({ cap }) => cap),
    ['T'],
  )
})

test('a category with less than half of its weight tested has no number and no part in the mean', () => {
  const tested = [verdict({}), verdict({ category: 'dns', weight: 5, result: 'I' })]
  const blind = verdict({ category: 'dns', weight: 10, result: 'N' })
  const graded = gradeOf([...tested, blind])
  const dns = graded.categories.find(({ category }) => category === 'dns')
  assert.deepEqual(dns, { category: 'dns', score: null, tested: 1, notTested: 1 })
  assert.equal(graded.score, 100)
  const light = verdict({ category: 'dns', weight: 5, result: 'N' })
  assert.equal(gradeOf([...tested, light]).score, 50)
})

test('less than three fifths of the checks give no letter, however good they are', () => {
  const looked = (done: number, extra: readonly Verdict[] = []) => [
    ...Array.from({ length: done }, (_, n) =>
      verdict({ check: `c${n}`, category: n % 2 === 0 ? 'dns' : 'mail' }),
    ),
    ...extra,
    ...Array.from({ length: 29 - done - extra.length }, (_, n) =>
      verdict({ check: `n${n}`, result: 'N' }),
    ),
  ]
  const little = gradeOf(looked(8))
  assert.deepEqual(
    [little.letter, little.score, little.uncapped, little.caps, little.tested, little.all],
    [null, null, null, [], 8, 29],
  )
  assert.equal(gradeOf(looked(17)).letter, null)
  assert.equal(gradeOf(looked(18)).letter, 'A+')
  // A warning does not make a letter of it, and what is gravely wrong is told all the same.
  assert.equal(gradeOf(looked(7, [verdict({ cap: 'A', result: 'I' })])).letter, null)
  for (const cap of ['F', 'T', 'M'] as const) {
    const grave = gradeOf(looked(7, [verdict({ cap, result: 'I', category: 'availability' })]))
    assert.deepEqual([grave.letter, grave.uncapped], [cap, null])
  }
})

test('nothing tested is no grade', () => {
  const graded = gradeOf([verdict({ result: 'N' })])
  assert.deepEqual([graded.letter, graded.score], [null, null])
})

test('a better result never lowers the score, and the order of verdicts does not matter', () => {
  const some = fc.array(
    fc.record({
      result: fc.constantFrom<Result>('G', 'S', 'P', 'I', 'N'),
      category: fc.constantFrom(...CATEGORIES),
      weight: fc.constantFrom(10 as const, 5 as const, 2 as const),
      cap: fc.constantFrom<Cap>('A', 'B', 'C', 'F', 'T', 'M'),
      subject: fc.string({ minLength: 1, maxLength: 5 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(some, (changes) => {
      const verdicts = changes.map((one) => verdict(one))
      const graded = gradeOf(verdicts)
      assert.deepEqual(gradeOf(verdicts.toReversed()).score, graded.score)
      const score = graded.score ?? 0
      assert.ok(
        score >= 0 && score <= 20 + 80 * Number(changes.every(({ cap }) => 'ABC'.includes(cap))),
      )
      const mended = verdicts.map((one) =>
        one.result === 'I' ? { ...one, result: 'G' as const } : one,
      )
      assert.ok((gradeOf(mended).score ?? 0) >= score)
    }),
    { numRuns: 200 },
  )
})
