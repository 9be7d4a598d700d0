import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { answerOf, askedFields, digitsOf, holds, judge, readTyped } from './evaluate.js'
import { readForm } from './form.ts'
import { heldValues, merge, type Said } from './merge.ts'
import { readRule, RuleError } from './rule.ts'

const FORMS = join(import.meta.dirname, '../../../content/forms')
const forms = globSync('*.json', { cwd: FORMS }).map((name) =>
  readForm(JSON.parse(readFileSync(join(FORMS, name), 'utf8'))),
)
const form = (prefix: string) => {
  const found = forms.find((one) => one.prefix === prefix)
  assert.ok(found !== undefined)
  return found
}

const KNOWN = ['A', 'B', 'C', '$location.registered']
const rule = (text: string) => readRule(text, (name) => KNOWN.includes(name))
const decided = (text: string, answers: Record<string, number> = {}) =>
  holds(rule(text), (name) => answers[name] ?? null)

test('rules bind as people read them', () => {
  assert.equal(decided('1 + 2 * 3 = 7'), true)
  assert.equal(decided('-2 - -3 = 1'), true)
  assert.equal(decided('not 1 = 2 and 1 = 1'), true)
  assert.equal(decided('1 = 2 and 1 = 1 or 2 = 2'), true)
  assert.equal(decided('1 = 2 and (1 = 1 or 2 = 2)'), false)
  assert.equal(
    decided('abs(-3) = 3 and min(4, 2, 9) = 2 and max(4, 9) = 9 and pct(1, 4) = 25'),
    true,
  )
})

test('what is not answered makes unknown, unless something else decides', () => {
  assert.equal(decided('A > 1'), null)
  assert.equal(decided('A > 1 or B = 2', { B: 2 }), true)
  assert.equal(decided('A > 1 and B = 2', { B: 3 }), false)
  assert.equal(decided('not A > 1'), null)
  assert.equal(decided('A is null and B is not null', { B: 0 }), true)
  assert.equal(decided('1 / A > 0', { A: 0 }), null)
  assert.equal(decided('pct(A, B) > 100', { A: 3, B: 0 }), null)
  assert.equal(decided('count(A, B, C) = 2', { A: 0, C: 9 }), true)
  assert.equal(decided('max(A, B) > 0', { A: 1 }), null)
  assert.equal(decided('A > $location.registered', { A: 3, '$location.registered': 2 }), true)
})

test('what is no rule is refused with a sentence', () => {
  const bad = [
    '',
    'A',
    'A + 1',
    'A = 1 = 2',
    'A = 1 and B',
    'D = 1',
    'A && B',
    'abs(A, B) = 1',
    'A = 1)',
    '(A = 1',
    'A = 1; drop table station',
    '$location.name = 1',
    'A is 1',
    `${'('.repeat(25)}A = 1${')'.repeat(25)}`,
    `${'not '.repeat(25)}A = 1`,
    Array.from({ length: 30 }, () => 'A = 1').join(' or '),
    `A = 1${' '.repeat(500)}`,
  ]
  for (const text of bad) assert.throws(() => rule(text), RuleError, text)
})

test('reading a rule ends with a rule or a RuleError, whatever the text', () => {
  const part = fc.constantFrom(
    'A',
    'B',
    '1',
    '(',
    ')',
    ' and ',
    ' or ',
    'not ',
    '=',
    '<',
    '-',
    '*',
    '/',
    'is null',
    'max(',
    ',',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
      try {
        const read = rule(parts.join(''))
        assert.ok([true, false, null].includes(holds(read, () => null)))
      } catch (error) {
        assert.ok(error instanceof RuleError, String(error))
      }
    }),
  )
})

test('the forms that ship are read, and speak English and Arabic', () => {
  assert.deepEqual(forms.map(({ prefix }) => prefix).toSorted(), [
    'CL',
    'CL',
    'IN',
    'OP',
    'TU',
    'TU',
  ])
  for (const { title, fields, rules } of forms) {
    const all = [title, ...fields.map(({ text }) => text), ...rules.map(({ text }) => text)]
    const options = fields.flatMap((one) => (one.options ?? []).map(({ text }) => text))
    for (const words of [...all, ...options]) assert.ok(words['en'] && words['ar'])
  }
})

test('a question is asked where its condition holds, and only then it can be missing', () => {
  const opening = form('OP')
  const tags = (answers: Record<string, number>) =>
    askedFields(opening, answers).map(({ tag }) => tag)
  assert.ok(!tags({}).includes('E'))
  assert.ok(!tags({ C: 1 }).includes('E'))
  assert.ok(tags({ C: 2 }).includes('E'))
  assert.deepEqual(judge(opening, { A: 420, B: 1, C: 1, D: 1 }), {
    verdict: 'ok',
    missing: [],
    flags: [],
  })
  assert.deepEqual(judge(opening, { A: 420, B: 1, C: 2, D: 1 }).missing, ['E'])
  assert.deepEqual(judge(opening, { B: 2 }), {
    verdict: 'flagged',
    missing: ['A', 'C', 'D'],
    flags: ['not-empty'],
  })
})

test('an answer is a number that its question has', () => {
  const of = (type: string, more: object = {}) =>
    readForm({
      v: 1,
      prefix: 'ZZ',
      version: 1,
      kind: 'opening',
      title: { en: 'T' },
      fields: [{ tag: 'A', type, text: { en: 'Q' }, ...more }],
    }).fields[0]!
  const options = [1, 2, 3].map((value) => ({ value, text: { en: String(value) } }))
  assert.equal(answerOf(of('integer', { min: 1, max: 9 }), '10'), null)
  assert.equal(answerOf(of('integer'), ''), null)
  assert.equal(answerOf(of('time'), '0710'), 430)
  assert.equal(digitsOf(of('time'), 430), '07:10')
  assert.equal(answerOf(of('time'), '2460'), null)
  assert.equal(answerOf(of('time'), '7'), null)
  assert.equal(answerOf(of('yes-no'), '3'), null)
  assert.equal(answerOf(of('select', { options }), '3'), 3)
  assert.equal(answerOf(of('select', { options }), '4'), null)
  assert.equal(answerOf(of('multi', { options }), '31'), 13)
  assert.equal(answerOf(of('multi', { options }), '33'), null)
  assert.throws(() => of('select'), RuleError)
  assert.throws(() => of('integer', { options }), RuleError)
})

const entry = fc.record({
  observer: fc.constantFrom('o1', 'o2', 'o3'),
  at: fc.constantFrom('t1', 't2', 't3', 't4'),
  answers: fc.dictionary(fc.constantFrom('A', 'B'), fc.integer({ min: 0, max: 2 })),
})

test('whatever the order of arrival, a place has the same row', () => {
  fc.assert(
    fc.property(
      fc.array(entry, { maxLength: 8 }),
      fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
      (entries, order) => {
        const all: Said[] = entries.map((one, n) => ({ ...one, id: `e${n}` }))
        const other = all
          .map((one, n) => ({ one, key: order[n] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one)
        assert.deepEqual(merge(['A', 'B', 'C'], other), merge(['A', 'B', 'C'], all))
      },
    ),
  )
})

test('who agree give a value, who differ give none, and a person decides', () => {
  const one: Said = { id: 'e1', observer: 'o1', at: 't1', answers: { A: 1, B: 5 } }
  const two: Said = { id: 'e2', observer: 'o2', at: 't2', answers: { A: 1, B: 6 } }
  const merged = merge(['A', 'B', 'C'], [one, two])
  assert.deepEqual(merged['A'], {
    state: 'agreed',
    value: 1,
    count: 2,
    values: [1],
    from: ['e1', 'e2'],
  })
  assert.deepEqual(merged['B'], {
    state: 'conflict',
    value: null,
    count: 2,
    values: [5, 6],
    from: ['e1', 'e2'],
  })
  assert.equal(merged['C']?.state, 'missing')
  assert.deepEqual(heldValues(merged), { A: 1 })
  const decidedOnce = merge(
    ['B'],
    [one, two],
    [
      { id: 'd2', tag: 'B', value: 7 },
      { id: 'd1', tag: 'B', value: 6 },
    ],
  )
  assert.deepEqual(heldValues(decidedOnce), { B: 7 })
  const corrected = merge(['B'], [one, { ...one, id: 'e3', at: 't3', answers: { B: 6 } }, two])
  assert.deepEqual(heldValues(corrected), { B: 6 })
})

test('a sign parts groups of thousands or makes a number wrong, it never makes another number', () => {
  const { fields } = form('TU')
  const tag = fields.find(({ type }) => type === 'integer')?.tag ?? ''
  for (const typed of ['1200', '1 200', '1.200', '1,200', "1'200", '١٬٢٠٠', '1200.', '1\u00a0200'])
    assert.deepEqual(readTyped({ fields }, { [tag]: typed }).answers, { [tag]: 1200 }, typed)
  for (const typed of ['45.5', '-45', '4,5', '0.500', '45:30', '1.200,500', '1.20.300.400'])
    assert.deepEqual(readTyped({ fields }, { [tag]: typed }).wrong, [tag], typed)
  assert.deepEqual(readTyped({ fields }, { [tag]: '-' }).wrong, [])
})
