// Whatever anybody sends has a bound: numbers, texts and lists of the inputs of all actions.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import type { Action } from '../src/core/action.ts'
import { slices } from '../src/domains/index.ts'
import { inputSchema } from '../src/core/input-schema.ts'
import { partsOf, unboundedIn } from './support/schema-parts.ts'

/** What has no bound of its own in the schema, and why it needs none. */
const WITHOUT: Readonly<Record<string, RegExp>> = {
  // Made by the node itself from what the probe bounded; a refused visit would leave the site unwatched.
  'texts and lists of a visit':
    /^monitoring\.observe\.(?:(?:observations|verdicts)\[\]|watched\|0\.)/,
  // A counter of the sender, only compared with the one before; some count in microseconds since 1970.
  'the number of a signal': /^monitoring\.signal\.number$/,
}

function allActions(): readonly Action[] {
  return slices.flatMap((slice) => slice.actions)
}

function unbounded(schema: unknown, path: string): readonly (readonly [string, string])[] {
  return partsOf(schema, path).flatMap((placed) => {
    const what = unboundedIn(placed)
    return what === null ? [] : [[placed.path, what] as const]
  })
}

test('every number, text and list that an action takes has a bound', () => {
  const parts = allActions().flatMap((action) => partsOf(inputSchema(action), action.name))
  assert.ok(parts.length > 500, `${parts.length} parts`)
  const found = allActions().flatMap((action) => unbounded(inputSchema(action), action.name))
  const rest = found.filter(([path]) => !Object.values(WITHOUT).some((one) => one.test(path)))
  assert.deepEqual(
    rest.map(([path, what]) => `${path}: ${what}`),
    [],
  )
  for (const [name, one] of Object.entries(WITHOUT))
    assert.ok(
      found.some(([path]) => one.test(path)),
      `${name} is bounded by now`,
    )
})

test('what has no bound is found wherever it stands', () => {
  const found = (of: z.ZodType) =>
    unbounded(z.toJSONSchema(z.object({ of }), { io: 'input' }), 'x').map(([path]) => path)
  const open = [
    [z.number().min(0), 'x.of'],
    [z.int(), 'x.of'],
    [z.int().min(0), 'x.of'],
    [z.int().max(9), 'x.of'],
    [z.string().nullable(), 'x.of'],
    [z.string().regex(/^a*$/), 'x.of'],
    [z.string().regex(/^a{2,}$/), 'x.of'],
    [z.string().regex(/a/), 'x.of'],
    [z.string().regex(/^a|b$/), 'x.of'],
    [z.array(z.boolean()), 'x.of'],
    [z.array(z.string()).max(1), 'x.of[]'],
    [z.tuple([z.string()]), 'x.of|0'],
    [z.record(z.enum(['a']), z.string()), 'x.of{}'],
    [z.record(z.string(), z.boolean()), 'x.of{name}'],
  ] as const
  for (const [schema, path] of open) assert.deepEqual(found(schema), [path])
  const bounded = [
    z.number().min(0).max(1),
    z.int().gt(0).lt(9),
    z.string().max(1),
    z.string().regex(/^[a*+]{1,3}\+(x|y)?$/),
    z.array(z.enum(['a'])).max(1),
    z.literal(5),
  ]
  for (const schema of bounded) assert.deepEqual(found(schema), [])
})
