import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { keyOf, testKey } from '../../../test/support/stores.ts'
import type { SigningKey } from '../../core/port.ts'
import { addMs, MINUTE, toMs } from '../../core/time.ts'
import { encodeFrame, NO_HASH } from '../../lib/frame/index.ts'
import type { Answer } from './get.ts'
import { type KnownStream, lookAtStream } from './stream.ts'

const SENT = '2026-11-24T09:30:00.000Z'

function beat(
  seq: number,
  { sent = SENT, epoch = 'e1', key = testKey, realm = 'actual' as 'actual' | 'exercise' } = {},
) {
  const keyId = createHash('sha256').update(key.publicKey).digest('hex').slice(0, 8)
  const body = { d: '0', e: epoch, n: seq, k: 'hb' as const, p: NO_HASH, s: sent }
  const line = encodeFrame(body, { realm, keyId, sign: (bytes) => key.sign(bytes) })
  return answer({ line, key: Buffer.from(key.publicKey).toString('base64') })
}

const answer = (body: unknown, status = 200): Answer => ({
  status,
  headers: {},
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  certificateUntilMs: null,
})
const other: SigningKey = keyOf(
  generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
)
const look = (got: Answer, known: KnownStream | null, laterMs = 0) =>
  lookAtStream(got, known, toMs(SENT) + laterMs)
const codes = ({ faults }: ReturnType<typeof look>) =>
  faults.map(({ code, isProven }) => [code, isProven])

test('a fresh heartbeat is well, one that is a minute old or from tomorrow is stale', () => {
  const { known, faults } = look(beat(7), null)
  assert.deepEqual([known?.seq, faults], [7, []])
  assert.deepEqual(codes(look(beat(7), known, 61_000)), [['stream-stale', false]])
  assert.deepEqual(codes(look(beat(7, { sent: addMs(SENT, 2 * MINUTE) }), known)), [
    ['stream-stale', false],
  ])
})

test('another key, another realm and a lower number are found', () => {
  const { known } = look(beat(7), null)
  assert.deepEqual(codes(look(beat(8, { key: other }), known)), [['stream-key', true]])
  assert.deepEqual(codes(look(beat(6), known)), [['stream-back', true]])
  assert.deepEqual(codes(look(beat(0, { epoch: 'e2' }), known)), [], 'a renewed epoch begins anew')
  assert.deepEqual(codes(look(beat(8, { realm: 'exercise' }), known)), [
    ['stream-unreadable', false],
  ])
  assert.equal(look(beat(6), known).known?.seq, 7, 'the higher number is kept')
})

test('what is no heartbeat is a suspicion', () => {
  for (const got of [answer('', 404), answer('{}'), answer('x'), answer({ line: 'x', key: 'y' })])
    assert.deepEqual(codes(look(got, null)), [['stream-unreadable', false]])
})
