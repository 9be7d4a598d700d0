import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { eventOf } from '../platform/event-log.ts'
import { saidBy } from './said-by.ts'

test('what a value lacks reaches the operator, and nothing that it holds', () => {
  const shape = z.strictObject({ way: z.string(), kind: z.enum(['two', 'order']) })
  const { error } = shape.safeParse({ kind: 'Amina Sow', phone: '+254 700 111 222' })
  const { text } = eventOf('2026-11-24T08:00:00.000Z', `workflow joins: ${saidBy(error)}`)
  assert.match(text, /way: expected string, received undefined/)
  assert.match(text, /kind: Invalid option/)
  assert.doesNotMatch(text, /Amina|254|…/)
})

test('an error says its message, and what was thrown without one is told as it is', () => {
  assert.equal(saidBy(new Error('no room')), 'no room')
  assert.equal(saidBy('no room'), 'no room')
})
