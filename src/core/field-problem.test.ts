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
    role: 'Choose one of these: a, b.',
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

test('what decides between several shapes lists its choices as well', () => {
  const shapes = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('a') }),
    z.strictObject({ kind: z.literal('b') }),
  ])
  const [issue] = shapes.safeParse({ kind: 'x' }).error?.issues ?? []
  assert.ok(issue)
  assert.equal(fieldProblem(issue).message, 'Choose one of these: a, b.')
})

test('a list of choices that is too long for a sentence is cut between two of them', () => {
  const many = Array.from({ length: 200 }, (_, n) => `choice-${n}`)
  const [issue] =
    z.strictObject({ role: z.enum(many) }).safeParse({ role: 'x' }).error?.issues ?? []
  assert.ok(issue)
  const { message, limit } = fieldProblem(issue)
  assert.ok(message.length <= 300)
  assert.match(limit ?? '', /^choice-0, .*choice-\d+, …$/)
  for (const choice of limit?.split(', ').slice(0, -1) ?? []) assert.ok(many.includes(choice))
})

test('a form does not tell its choices again', () => {
  const [issue] =
    z.strictObject({ role: z.enum(['a']) }).safeParse({ role: 'x' }).error?.issues ?? []
  assert.ok(issue)
  const [typed] = typedProblems([fieldProblem(issue)], { role: 'x' })
  assert.deepEqual(typed, {
    path: 'role',
    message: 'Choose one of the list.',
    reason: 'choice',
    limit: '',
  })
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
