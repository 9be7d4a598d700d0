import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { LOG_NAME, type LogServer, startLogServer } from '../../../test/support/log-server.ts'
import { ed25519Signer, signCheckpoint, emptyRoot } from '../../lib/tlog/index.ts'
import { openReader } from './get.ts'
import { type KnownLog, type LogSight, lookAtLog } from './log.ts'

const entries = (count: number, mark = '') =>
  Array.from({ length: count }, (_, n) => `record ${n}${n === count - 1 ? mark : ''}`)

async function withLog(
  run: (log: LogServer, look: (known: KnownLog | null) => Promise<LogSight>) => Promise<void>,
): Promise<void> {
  const log = await startLogServer()
  const reader = openReader(log.origin)
  try {
    await run(log, async (known) => lookAtLog(reader, await reader.get('/log/checkpoint'), known))
  } finally {
    reader.close()
    log.close()
  }
}

const codes = ({ faults }: LogSight) => faults.map(({ code, isProven }) => [code, isProven])

test('a log that only grew is believed, whatever its sizes', async () => {
  await withLog(async (log, look) => {
    const sizes = fc.array(fc.integer({ min: 0, max: 1200 }), { minLength: 2, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(sizes, async (some) => {
        let known: KnownLog | null = null
        for (const size of some.toSorted((a, b) => a - b)) {
          log.show(entries(size))
          const sight: LogSight = await look(known)
          assert.deepEqual([sight.faults, sight.size], [[], size])
          known = sight.known
        }
        assert.equal(known?.key, log.key)
      }),
      { numRuns: 25 },
    )
  })
})

test('a shrunken log is told of at once, and the larger checkpoint is kept', async () => {
  await withLog(async (log, look) => {
    log.show(entries(300))
    const { known } = await look(null)
    log.show(entries(299))
    const sight = await look(known)
    assert.deepEqual(codes(sight), [['shrunken', true]])
    assert.match(sight.faults[0]?.detail ?? '', /300 records, now 299/)
    assert.equal(sight.known?.note, known?.note)
    assert.match(sight.evidence ?? '', /^small\.example\/log\n299\n/)
    log.answer('/log/checkpoint', (response) => response.writeHead(404).end())
    assert.deepEqual(codes(await look(known)), [['shrunken', true]])
  })
})

test('a log with one other record is forked: at the same size and after it grew', async () => {
  await withLog(async (log, look) => {
    log.show(entries(300, ' as it was'))
    const { known } = await look(null)
    for (const size of [300, 301, 512, 700]) {
      const changed = entries(size).with(299, 'record 299 as somebody wants it')
      log.show(changed)
      const sight = await look(known)
      assert.deepEqual(codes(sight), [['forked', true]], `at ${size}`)
      assert.equal(sight.known?.note, known?.note)
    }
    const more = [...entries(300, ' as it was'), 'one more']
    log.show(more)
    assert.deepEqual(codes(await look(known)), [])
  })
})

test('another key or another name is told of at once', async () => {
  await withLog(async (log, look) => {
    log.show(entries(3))
    const { known } = await look(null)
    const { privateKey } = generateKeyPairSync('ed25519')
    for (const [name, code] of [
      [LOG_NAME, 'log-key'],
      ['other.example/log', 'log-name'],
    ] as const) {
      const head = { origin: name, size: 0, rootHash: emptyRoot }
      const note = signCheckpoint(head, ed25519Signer(name, privateKey))
      log.answer('/log/checkpoint', (response) => response.end(note))
      const sight = await look(known)
      assert.deepEqual(codes(sight), [[code, true]])
      if (code === 'log-name')
        assert.equal(
          sight.faults[0]?.detail,
          `Another name was expected: ${LOG_NAME}; this log is named ${name}.`,
        )
    }
  })
})

test('what cannot be read or proven is a suspicion, and nothing is forgotten over it', async () => {
  await withLog(async (log, look) => {
    log.show(entries(300))
    const { known } = await look(null)
    log.show(entries(600))
    for (const broken of ['', 'x'.repeat(31), 'x'.repeat(32 * 257), 'x'.repeat(32)]) {
      log.answer('/log/tile/0/001', (response) => response.end(broken))
      const sight = await look(known)
      assert.deepEqual(codes(sight), [['log-unproven', false]], `${broken.length} bytes`)
      assert.equal(sight.known?.note, known?.note)
    }
    log.answer('/log/tile/0/001', null)
    for (const text of ['', 'no note', `${LOG_NAME}\nmany\n\n`, 'x'.repeat(100_000)]) {
      log.answer('/log/checkpoint', (response) => response.end(text))
      assert.deepEqual(codes(await look(known)), [['log-unreadable', false]])
    }
    log.answer('/log/checkpoint', (response) => response.end('x'.repeat(2 * 1024 * 1024)))
    assert.match((await look(known)).faults[0]?.detail ?? '', /more than 1048576 bytes/)
    log.answer('/log/checkpoint', null)
    assert.deepEqual(codes(await look(known)), [])
  })
})
