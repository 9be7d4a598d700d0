import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changesOf, FormFault, type FormFact, readFormFile } from './index.ts'
import { linesOf, MAX_FORM_FILE } from './file.ts'

const fact = {
  v: 1,
  prefix: 'FA',
  version: 1,
  kind: 'opening',
  title: { en: 'Way in', ar: 'المدخل' },
  fields: [
    { tag: 'A', type: 'yes-no', text: { en: 'Is there a ramp?' }, isRequired: true },
    { tag: 'B', type: 'integer', text: { en: 'Steps' }, min: 0, max: 99, when: 'A = 2' },
  ],
  rules: [{ name: 'steep', rule: 'B > 20', text: { en: 'Many steps' } }],
}
const text = JSON.stringify(fact, null, 2)
const lineOf = (part: string, of = text) => of.slice(0, of.indexOf(part)).split('\n').length

/** What is said of a file, and of which line. */
function faultOf(file: string): readonly [number, string] {
  try {
    readFormFile(file)
  } catch (error) {
    if (error instanceof FormFault) return [error.line, error.message]
    throw error
  }
  return [0, '']
}

test('a file is read, and what is wrong with one is said with its line', () => {
  assert.equal(readFormFile(text).fields[1]?.when, 'A = 2')
  const wrong = (from: string, to: string, says: RegExp, at = to) => {
    const file = text.replace(from, to)
    const [line, said] = faultOf(file)
    assert.equal(line, lineOf(at, file), said)
    assert.match(said, says)
  }
  wrong('"B > 20"', '"B >"', /stands where a value must/)
  wrong('"A = 2"', '"Z = 2"', /Z is not known here/)
  wrong(
    '"tag": "B"',
    '"tag": "A"',
    /A stands for two questions/,
    '{\n      "tag": "A",\n      "type": "int',
  )
  wrong('"tag": "B"', '"tag": "I"', /without I, L and O/)
  wrong('"max": 99', '"max": "99"', /“max” is missing, or is no number/)
  wrong('"min": 0', '"min": 100', /smallest answer of B/, '{\n      "tag": "B"')
  wrong('"en": "Steps"', '"ar": "درجات"', /English/, '"text": {\n        "ar": "در')
  wrong('"yes-no"', '"photo"', /is one of integer, time/)
  wrong('"version": 1,', '"version": 1, "secret": 2,', /“secret” is not known/, '{')
  wrong('"version": 1,', '"version": 1', /} is missing/, '"kind"')
  wrong('"version": 1,', '"version": 1, "version": 2,', /“version” stands here twice/)
  wrong('"version": 1,', '"version": one,', /not written as JSON/)
  assert.deepEqual(faultOf(`${text}\n}`), [
    text.split('\n').length + 1,
    'something stands behind the end',
  ])
  assert.match(faultOf(' '.repeat(MAX_FORM_FILE + 1))[1], /too long/)
  assert.match(faultOf('['.repeat(60_000))[1], /brackets/)
})

test('any text is JSON for the lines exactly where it is for the platform', () => {
  const near = fc.string({
    unit: fc.constantFrom('"', '\\', '\t', '[', ']', '{', '}', ':', ',', '1', ' ', 'a'),
  })
  const isJson = (file: string, read: (file: string) => unknown) => {
    try {
      read(file)
      return true
    } catch {
      return false
    }
  }
  const twice = (file: string) => {
    try {
      linesOf(file)
      return false
    } catch (error) {
      return error instanceof Error && /twice|brackets/.test(error.message)
    }
  }
  fc.assert(
    fc.property(fc.oneof(near, fc.json({ maxDepth: 3 })), (file) => {
      assert.equal(isJson(file, linesOf) || twice(file), isJson(file, JSON.parse))
    }),
  )
})

test('what a version changes is told question by question and rule by rule', () => {
  const [first, second] = fact.fields
  const now = {
    ...fact,
    version: 2,
    fields: [second, { ...first, isRequired: false }, { ...second, tag: 'C' }],
    rules: [],
  }
  const made = changesOf(fact as unknown as FormFact, now as unknown as FormFact)
  assert.deepEqual(made, [
    { is: 'changed', what: 'question', name: 'A' },
    { is: 'added', what: 'question', name: 'C' },
    { is: 'removed', what: 'rule', name: 'steep' },
  ])
  const other = { ...fact, title: { en: 'Other' } } as unknown as FormFact
  assert.deepEqual(changesOf(fact as unknown as FormFact, other), [
    { is: 'changed', what: 'form', name: 'FA' },
  ])
})
