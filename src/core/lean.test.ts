import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { lean } from './lean.ts'

test('a lean schema parses and describes as before, and holds nothing of how it was made', () => {
  const made = () =>
    z.strictObject({
      name: z.string().min(1).max(9),
      of: z.array(z.enum(['a', 'b']).optional()).max(3),
      or: z.union([z.int().min(0), z.tuple([z.literal('x'), z.boolean()])]),
    })
  const whole = made()
  const slim = made()
  const name = slim.shape.name
  assert.notEqual(name._zod.parent, undefined)
  lean([slim])
  assert.equal(name._zod.parent, undefined)
  assert.equal(slim.shape.of._zod.parent, undefined)
  assert.ok(name instanceof z.ZodString)
  assert.deepEqual(z.toJSONSchema(slim), z.toJSONSchema(whole))
  const good = { name: 'one', of: ['a', undefined], or: ['x', true] }
  assert.deepEqual(slim.parse(good), whole.parse(good))
  for (const bad of [
    { ...good, name: '' },
    { ...good, or: -1 },
    { ...good, more: 1 },
  ]) {
    assert.deepEqual(slim.safeParse(bad).error?.issues, whole.safeParse(bad).error?.issues)
    assert.ok(!slim.safeParse(bad).success)
  }
})

test('a schema whose description comes from what it was made of keeps that', () => {
  const described = z.string().describe('A name').max(9)
  lean([described])
  assert.equal(
    z.toJSONSchema(described).description,
    z.toJSONSchema(z.string().describe('A name').max(9)).description,
  )
  assert.notEqual(described._zod.parent, undefined)
})
