import assert from 'node:assert/strict'
import { test } from 'node:test'
import { damageFault } from './damage.ts'

const answer = (body: unknown, status = 200) => ({
  status,
  headers: {},
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  certificateUntilMs: null,
})

test('damage that nobody has named is told with its records, what was named is not', () => {
  const open = { namedAt: null, faults: [{ seq: 260 }, { seq: null }] }
  const named = { namedAt: '2026-11-24T08:00:00.000Z', faults: [{ seq: 9 }] }
  const fault = damageFault(answer({ damages: [open, named] }))
  assert.equal(fault?.code, 'log-damaged')
  assert.match(fault.detail, /^record 260, head; docs\/runbooks\/log-damage\.md$/)
  assert.equal(damageFault(answer({ damages: [named] })), null)
  const many = { namedAt: null, faults: Array.from({ length: 9 }, (_, seq) => ({ seq })) }
  assert.match(damageFault(answer({ damages: [many] }))?.detail ?? '', /record 4 and 4 more/)
})

test('a node that says nothing of damage, or nonsense, has none that a lookout knows of', () => {
  for (const got of [
    answer('', 404),
    answer('x'),
    answer({}),
    { failed: 'refused', isTrust: false },
  ])
    assert.equal(damageFault(got), null)
})
