import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mail, Sms } from '../../core/port.ts'
import { MAX_OUTBOX, type Message } from './memory.ts'
import { deliver, enqueue } from './outbox.ts'
import { wordsOf } from './words.ts'
import { seen } from './fault.ts'

const NOW = '2026-11-24T09:30:00.000Z'
const words = wordsOf(
  { kind: 'raised', faults: [seen('silent', 'no answer')], since: '2026-11-24T09:29:00.000Z' },
  { node: 'node.example', name: 'next-door', language: 'en', now: NOW },
)
const recipients = { mail: ['a@example.org', 'b@example.org'], sms: ['+15550100'] }

/** A way out that is broken at first. */
function carrier() {
  const sent: { to: string; text: string }[] = []
  const state = { isBroken: true }
  const send = async (message: { to: string; text: string }) => {
    if (state.isBroken) throw new Error('451 try later')
    sent.push(message)
    return { providerId: null, isSink: false }
  }
  return { sent, state, mail: { send } as unknown as Mail, sms: { send } as unknown as Sms }
}

test('what could not be sent waits for the next look, and each recipient gets it once', async () => {
  const { sent, state, mail, sms } = carrier()
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const waiting = await deliver(enqueue([], words, recipients), { mail, sms }, say)
  assert.deepEqual([waiting.length, lines.length], [3, 3])
  const again = await deliver(waiting, { mail, sms }, say)
  assert.equal(lines.length, 3, 'the reason is told once')
  state.isBroken = false
  assert.deepEqual(await deliver(again, { mail, sms }, say), [])
  assert.deepEqual(sent.map(({ to }) => to).toSorted(), [
    '+15550100',
    'a@example.org',
    'b@example.org',
  ])
  const short = sent.find(({ to }) => to.startsWith('+'))?.text ?? ''
  assert.equal(short, 'node.example: The node does not answer. Since 09:29 UTC (1 min).')
})

test('without a way out the message says so, and the outbox has an end', async () => {
  const lines: string[] = []
  const carriers = { mail: null, sms: null }
  await deliver(enqueue([], words, recipients), carriers, (line) => void lines.push(line))
  assert.match(lines.join('\n'), /no mail server is set up[^]*no SMS gateway is set up/)
  let outbox: Message[] = []
  for (let n = 0; n < MAX_OUTBOX; n += 1) outbox = enqueue(outbox, words, recipients)
  assert.equal(outbox.length, MAX_OUTBOX)
  const old = outbox.map((message) => ({ ...message, tries: 479 }))
  assert.deepEqual(await deliver(old, carriers, () => {}), [], 'two hours are enough')
})
