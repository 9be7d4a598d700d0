import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { goodVisit, inputOf } from '../../../test/support/example-visit.ts'
import { baselineOf, runChecks } from './checks/index.ts'
import {
  filesOf,
  hashOfVisit,
  packed,
  plainVisit,
  suitesIn,
  unpacked,
  visitIn,
  type WholeVisit,
} from './packed-visit.ts'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const SEEN = inputOf(goodVisit())
const JUDGED = { verdicts: runChecks(SEEN), snapshot: baselineOf(SEEN) }

/** A visit with these observations, as a store gives it back. */
function visit(observations: WholeVisit['observations']): WholeVisit {
  return JSON.parse(JSON.stringify({ ...JUDGED, observations: [] }), (key, value: unknown) =>
    key === 'observations' ? observations : value,
  ) as WholeVisit
}

const bytes = fc.uint8Array({ maxLength: 300 })
/** Whatever a site may say, its own hashes and what is like our marks among it. */
const observation = fc
  .record({
    bytes: fc.option(bytes, { nil: null }),
    said: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom('\t0\t', '\n', '\\t1\\t', 'a'.repeat(64), 'f'.repeat(65), '\ud800', '#0'),
    ),
    isNamed: fc.boolean(),
  })
  .map((one) => {
    const own = one.bytes === null ? 'b'.repeat(64) : hashOf(one.bytes)
    const sha256 = one.isNamed ? own : null
    return {
      content: JSON.stringify({ said: one.said, sha256, again: `${own}${own} ${own}` }),
      bytes: one.bytes,
    }
  })
const whole = fc.array(observation, { maxLength: 8 }).map(visit)

test('whatever a visit saw is read as it was written, from whatever base', () => {
  fc.assert(
    fc.property(whole, whole, (one, other) => {
      const [plain, base] = [plainVisit(one), plainVisit(other)]
      const read = visitIn(unpacked(packed(plain, base), base))
      assert.deepEqual(read, one)
      assert.equal(hashOfVisit(read), hashOfVisit(one))
      assert.deepEqual(visitIn(unpacked(packed(plain))), one)
    }),
  )
})

test('from another base, or with a byte changed, nothing is read', () => {
  const base = plainVisit(visit([{ content: '{"a":1}', bytes: Buffer.from('one') }]))
  const other = plainVisit(visit([{ content: '{"a":2}', bytes: Buffer.from('two, another') }]))
  const bytes = packed(base, base)
  assert.throws(() => unpacked(bytes, other))
  assert.throws(() => unpacked(bytes))
  for (const at of bytes.keys()) {
    const changed = Uint8Array.from(bytes, (byte, n) => (n === at ? byte ^ 255 : byte))
    let read: Buffer | null = null
    try {
      read = unpacked(changed, base)
    } catch {
      continue
    }
    assert.ok(read.equals(base), `byte ${at}`)
  }
})

test('what nobody wrote is not read as a visit', () => {
  const good = plainVisit(visit([{ content: '{"sha256":null}', bytes: null }]))
  const texts = ['', '{}', '{"v":2,"bytes":[]}\n[]\nnull', '{"v":1,"bytes":[]}\n[]', 'x\ny']
  for (const text of texts) assert.throws(() => visitIn(Buffer.from(text)), text)
  assert.throws(() => visitIn(good.subarray(0, good.indexOf('\n') + 3)))
  const long = JSON.stringify({ v: 1, bytes: [30_000] })
  assert.throws(() => visitIn(Buffer.from(`${long}\n{}\n[]\nnull`)))
})

test('files are what observations point at and do not bring along, each once', () => {
  const content = (sha256: string | null) => JSON.stringify({ sha256 })
  const observations = [
    { content: content('one'), bytes: null },
    { content: content('one'), bytes: null },
    { content: content('two'), bytes: new Uint8Array(0) },
    { content: content(null), bytes: null },
  ]
  assert.deepEqual(filesOf(observations), ['one'])
})

test('a visit of the largest messages is kept in about their size', () => {
  const message = Uint8Array.from({ length: 32 * 1024 }, (_, n) => (n * n * 31 + (n >> 3)) & 255)
  const observations = Array.from({ length: 256 }, (_, n) => {
    const own = Uint8Array.from(message, (byte) => byte ^ n)
    return { content: JSON.stringify({ sha256: hashOf(own) }), bytes: own }
  })
  const plain = plainVisit(visit(observations))
  assert.ok(packed(plain).length < 256 * 33 * 1024)
  assert.deepEqual(visitIn(unpacked(packed(plain, plain), plain)).observations, observations)
})

test('lists of suites are found among all else, and nothing that speaks of them', () => {
  const content = (one: object) => JSON.stringify(one)
  const list = content({ at: 'x', kind: 'tls.suites', mark: 'a' })
  const bytes = Buffer.from(`\n${list}\n`)
  const observations = [
    { content: content({ kind: 'http.exchange', said: list }), bytes: null },
    { content: list, bytes: null },
    { content: content({ kind: 'dns.message' }), bytes: new Uint8Array(bytes) },
  ]
  assert.deepEqual(suitesIn(plainVisit(visit(observations))), [list])
  assert.deepEqual(suitesIn(plainVisit(visit([]))), [])
})
