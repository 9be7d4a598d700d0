import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { fieldProblem, translatedField, typedProblems } from './field-problem.ts'
import { text } from './text.ts'

const schema = z.strictObject({
  name: z.string().min(1),
  code: z.string().regex(/^[A-Z]{8}$/, 'eight capital letters'),
  role: z.enum(['a', 'b']),
  count: z.number().int().max(10),
  areas: z.array(z.string()).min(1),
  note: z.string().max(3),
})

test('what is wrong with a field is said in plain words, in English and Arabic', () => {
  const input = { name: '', code: 'x', role: 'c', count: 11, areas: [], more: 1 }
  const issues = schema.safeParse(input).error?.issues ?? []
  const said = issues.map(fieldProblem)
  assert.deepEqual(Object.fromEntries(said.map(({ path, message }) => [path, message])), {
    name: 'Fill this in.',
    code: 'eight capital letters',
    role: 'Choose one of the list.',
    count: 'At most 10.',
    areas: 'At least 1 of these.',
    note: 'Fill this in.',
    '': 'There is no such field: more.',
  })
  for (const problem of said) {
    assert.match(translatedField(problem, text('ar')).message, /[\u0600-\u06FF]/)
    assert.equal(translatedField(problem, text('en')), problem)
  }
})

test('a number that is none is told apart from a missing one', () => {
  const [issue] = z.strictObject({ n: z.number() }).safeParse({ n: 'x' }).error?.issues ?? []
  assert.ok(issue)
  assert.equal(fieldProblem(issue).message, 'Write a number in digits, such as 2400 or 2,400.')
})

test('what was left empty is asked for, and each field is told one thing', () => {
  const form = z.strictObject({
    id: z.uuid('not an id'),
    day: z.string().regex(/^\d/, 'write it like 2026').regex(/^2/, 'no such day'),
  })
  const values = { id: '', day: 'x' }
  const all = (form.safeParse(values).error?.issues ?? []).map(fieldProblem)
  assert.equal(all.length, 3)
  assert.deepEqual(
    typedProblems(all, values).map(({ path, message }) => [path, message]),
    [
      ['id', 'Fill this in.'],
      ['day', 'write it like 2026'],
    ],
  )
})
