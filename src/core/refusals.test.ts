import assert from 'node:assert/strict'
import { test } from 'node:test'
import { catalogueProblems } from './catalogue-problems.ts'
import { Problem } from './problem.ts'
import { refusals } from './refusals.ts'

const { refusal, found, codeOf, problems } = refusals('sample', {
  unknownThing: [404, 'There is no such thing.', 'لا يوجد شيء كهذا.'],
  wrongRow: [409, 'The next row is {next}.', 'الصف التالي هو {next}.'],
  usedLink: [410, 'This link was used already.', 'سبق استخدام هذا الرابط.', { recorded: true }],
  notAPerson: [403, 'Only a person can do this.', 'لا يستطيع ذلك إلا شخص.', { recorded: false }],
})

test('code, status and sentence of a refusal follow from its one line', () => {
  const problem = refusal('unknownThing')
  assert.ok(problem instanceof Problem)
  const { code, status, message, recorded } = problem
  assert.deepEqual([code, status, recorded], ['sample.unknown_thing', 404, false])
  assert.equal(message, 'There is no such thing.')
  assert.equal(codeOf('notAPerson'), 'sample.not_a_person')
})

test('a refusal takes the values of its sentence, and keeps them for other languages', () => {
  const problem = refusal('wrongRow', { params: { next: 7 }, fields: [] })
  assert.equal(problem.message, 'The next row is 7.')
  assert.deepEqual(problem.params, { next: 7 })
})

test('what is worth a record is said with the refusal, and a caller may say otherwise', () => {
  assert.equal(refusal('usedLink').recorded, true)
  assert.equal(refusal('notAPerson').recorded, false)
  assert.equal(refusal('usedLink', { recorded: false }).recorded, false)
})

test('a row that is there passes, and one that is not is refused', () => {
  assert.equal(found(0, 'unknownThing'), 0)
  for (const nothing of [undefined, null]) {
    assert.throws(() => found(nothing, 'unknownThing', { keepsCount: true }), {
      code: 'sample.unknown_thing',
      keepsCount: true,
    })
  }
})

test('the sentences are texts of the slice by the code of the Problem', () => {
  assert.deepEqual(Object.keys(problems), [
    'sample.unknown_thing',
    'sample.wrong_row',
    'sample.used_link',
    'sample.not_a_person',
  ])
  const catalogue = Object.fromEntries(Object.values(problems).map((one) => [one.key, one]))
  assert.deepEqual(catalogueProblems(catalogue), [])
})
