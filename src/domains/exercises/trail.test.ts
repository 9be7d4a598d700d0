import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromMs, HOUR, toMs } from '../../core/time.ts'
import { CLUES } from './clues.ts'
import { FAULTS } from './schema.ts'
import { STORIES } from './stories.ts'
import { hostOfLog, logName, serverLog } from './trail.ts'

const HOST = 'epoll-practica.invalid'
const AT = '2026-11-24T10:00:00.000Z'
const UNTIL = fromMs(toMs(AT) + HOUR / 2)

const logOf = (kind: (typeof FAULTS)[number]) =>
  serverLog({ host: HOST, faults: [{ kind, at: AT }], asked: [], until: UNTIL })
const quiet = serverLog({ host: HOST, faults: [], asked: [], until: UNTIL })

test('the same fault leaves the same trail among ordinary visitors, and another one another', () => {
  assert.equal(quiet.split('\n').length - 1, 120)
  for (const kind of FAULTS) {
    assert.equal(logOf(kind), logOf(kind))
    const trail = logOf(kind)
      .split('\n')
      .filter((line) => !quiet.includes(line))
    const wanted = STORIES[kind].steps.reduce((sum, step) => sum + (step.times?.count ?? 1), 0)
    assert.equal(trail.length, wanted, kind)
  }
  assert.match(logOf('deface'), /203\.0\.113\.66 - editor2 .*"POST \/admin\/upload HTTP\/1\.1" 201/)
  assert.equal(logOf('deface').match(/POST \/admin\/login HTTP\/1\.1" 401/g)?.length, 14)
})

test('lines stand in the order of time, none is of the future, and what was asked in fact is among them', () => {
  const asked = [
    {
      at: fromMs(toMs(AT) + 1),
      address: '127.0.0.1',
      user: null,
      method: 'GET',
      path: '/',
      status: 200,
      size: 5,
      agent: 'monitor',
    },
  ]
  const faults = FAULTS.map((kind) => ({ kind, at: AT }))
  const log = serverLog({ host: HOST, faults, asked, until: AT })
  const times = log.split('\n').flatMap((line) => /:(\d\d:\d\d:\d\d) /.exec(line)?.[1] ?? [])
  const today = times.slice(-100)
  assert.deepEqual(today, today.toSorted())
  assert.doesNotMatch(log, /"monitor"/)
  assert.match(serverLog({ host: HOST, faults, asked, until: UNTIL }), /"monitor"/)
})

test('no trail names anything real: addresses are those of documentation, hosts end in .invalid', () => {
  const addresses = FAULTS.flatMap((kind) => logOf(kind).match(/^\S+/gm) ?? [])
  assert.ok(addresses.length > 900)
  for (const address of addresses)
    assert.match(address, /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/)
  assert.doesNotMatch(FAULTS.map(logOf).join(''), /Mozilla|curl|https?:/)
})

test('a clue that names an address or a file names one that stands in the log', () => {
  for (const kind of FAULTS)
    for (const clue of CLUES[kind]) {
      const named = String(clue.en).match(/\d+\.\d+\.\d+\.\d+|\/[a-z]+\/[a-z.]+[a-z]/g) ?? []
      for (const one of named) assert.ok(logOf(kind).includes(one), `${kind}: ${one}`)
    }
})

test('a log is told from other files by its name', () => {
  assert.equal(hostOfLog(logName(HOST)), HOST)
  fc.assert(
    fc.property(fc.string(), (name) => {
      const host = hostOfLog(name)
      assert.ok(host === null || logName(host) === name)
    }),
  )
  assert.equal(hostOfLog('visit.tar'), null)
})
