import assert from 'node:assert/strict'
import { forBothHouses, forHouse, problemWith } from '../../../test/support/house.ts'
import {
  analyst,
  DAY,
  headOf,
  LOOKING,
  MINUTE,
  monitoringHouse,
  regionalAnalyst,
  SECOND,
  typesAfter,
} from '../../../test/support/monitoring.ts'
import { register, signed, tell } from '../../../test/support/signals.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { addMs } from '../../core/time.ts'
import { finding, findings } from './actions/finding.ts'
import { mark } from './actions/mark.ts'
import { signal } from './actions/signal.ts'
import * as acts from './actions/system.ts'
import { readiness, system, systems } from './actions/system-read.ts'
import { coverSignals } from './actions/weigh.ts'
import { MAX_CLOCK_SKEW_MS, MAX_SIGNALS_PER_MINUTE } from './system-schema.ts'

const HOUR = 60 * MINUTE
const SHA = 'b'.repeat(64)
const refusedAs = (code: string) => problemWith(`monitoring.${code}`)

forHouse(
  'a wrong key, a stale time and a number used before are refused, and each leaves a record',
  monitoringHouse,
  async (h) => {
    const from = await register(h)
    const send = (input: object) => h.runner.call(ANONYMOUS, signal, input)
    await send(signed(h, from, { kind: 'heartbeat', number: 5 }))
    const head = await headOf(h)
    const good = signed(h, from, { kind: 'heartbeat', number: 6 })
    await assert.rejects(send({ ...good, number: 7 }), refusedAs('wrong_key'))
    await assert.rejects(send({ ...good, mac: 'f'.repeat(64) }), refusedAs('wrong_key'))
    const unknown = { ...from, system: '01939000-0000-7000-8000-000000000001' }
    const foreign = signed(h, unknown, { kind: 'heartbeat', number: 9 })
    await assert.rejects(send(foreign), refusedAs('wrong_key'))
    for (const away of [MAX_CLOCK_SKEW_MS + 1, -MAX_CLOCK_SKEW_MS - 1]) {
      const at = addMs(h.clock.now(), away)
      const stale = signed(h, from, { kind: 'heartbeat', number: 6, at })
      await assert.rejects(send(stale), refusedAs('stale_signal'))
    }
    for (const number of [5, 4]) {
      const old = signed(h, from, { kind: 'heartbeat', number })
      await assert.rejects(send(old), refusedAs('replayed_signal'))
    }
    const told = (await h.records()).filter(({ seq }) => seq > head)
    assert.deepEqual(
      told.map(({ type, subject, body }) => [type, subject, body['code']]),
      [
        ['signal.refused', from.system, 'monitoring.wrong_key'],
        ['signal.refused', from.system, 'monitoring.wrong_key'],
        ['signal.refused', 'unknown', 'monitoring.wrong_key'],
        ['signal.refused', from.system, 'monitoring.stale_signal'],
        ['signal.refused', from.system, 'monitoring.stale_signal'],
        ['signal.refused', from.system, 'monitoring.replayed_signal'],
        ['signal.refused', from.system, 'monitoring.replayed_signal'],
      ],
    )
    await send(good)
    await assert.rejects(send(good), refusedAs('replayed_signal'), 'once only')
  },
)

forBothHouses(
  'a key counts until the next one is made or the system ends, and is in no record',
  monitoringHouse,
  async (h) => {
    const from = await register(h)
    const { key } = await h.call(analyst, acts.renewKey, { system: from.system })
    await assert.rejects(tell(h, from, 'heartbeat'), refusedAs('wrong_key'))
    await tell(h, { ...from, key }, 'heartbeat')
    const stolen = { ...from, key }
    const highest = signed(h, stolen, { kind: 'heartbeat', number: Number.MAX_SAFE_INTEGER })
    await h.runner.call(ANONYMOUS, signal, highest)
    const next = await h.call(analyst, acts.renewKey, { system: from.system })
    await tell(h, { ...from, key: next.key }, 'heartbeat')
    await assert.rejects(h.runner.call(ANONYMOUS, signal, highest), refusedAs('wrong_key'))
    await h.call(analyst, acts.endSystem, { system: from.system })
    await assert.rejects(tell(h, { ...from, ...next }, 'heartbeat'), refusedAs('wrong_key'))
    const log = JSON.stringify(await h.records())
    for (const secret of [from.key, key, next.key]) assert.ok(!log.includes(secret))
    const change = h.call(analyst, acts.renewKey, { system: from.system })
    await assert.rejects(change, refusedAs('unknown_system'))
  },
)

forHouse(
  'a late heartbeat opens a finding at its time, and the next one closes it',
  monitoringHouse,
  async (h) => {
    const from = await register(h)
    const expected = { kind: 'heartbeat' as const, everyMs: MINUTE, graceMs: 30 * SECOND }
    await h.call(analyst, acts.expectSignal, { system: from.system, ...expected })
    await tell(h, from, 'heartbeat')
    const head = await headOf(h)
    for (let beat = 0; beat < 3; beat += 1) {
      await h.pass(MINUTE)
      await tell(h, from, 'heartbeat')
    }
    assert.deepEqual(await typesAfter(h, head), [], 'heartbeats in time leave no record each')
    await h.pass(90 * SECOND - 1)
    assert.deepEqual(await typesAfter(h, head), [])
    await h.pass(1)
    assert.deepEqual(await typesAfter(h, head), ['finding.opened heartbeat-late'])
    const [open] = (await h.call(analyst, findings, { state: 'open', limit: 10 })).items
    assert.deepEqual([open?.system, open?.site, open?.siteName], [from.system, null, 'Register'])
    assert.equal((await h.call(analyst, readiness, {})).items[0]?.state, 'silent')
    await h.call(analyst, mark, { finding: open?.id ?? '', kind: 'acknowledged' })
    await tell(h, from, 'heartbeat')
    assert.deepEqual((await typesAfter(h, head)).slice(-1), ['finding.closed heartbeat-late'])
    const facts = await h.call(analyst, finding, { finding: open?.id ?? '' })
    assert.deepEqual([facts.state, facts.visit, facts.marks.length], ['closed', null, 1])
    await h.pass(90 * SECOND)
    const [again] = (await h.call(analyst, findings, { state: 'open', limit: 10 })).items
    const next = await h.call(analyst, finding, { finding: again?.id ?? '' })
    assert.equal(next.previous, open?.id)
  },
)

forBothHouses(
  'a node that was away gives systems their grace before it calls them late',
  monitoringHouse,
  async (h) => {
    const from = await register(h)
    const expected = { kind: 'heartbeat' as const, everyMs: MINUTE, graceMs: 2 * MINUTE }
    await h.call(analyst, acts.expectSignal, { system: from.system, ...expected })
    await tell(h, from, 'heartbeat')
    const head = await headOf(h)
    await h.pass(20 * MINUTE)
    assert.deepEqual(await typesAfter(h, head), [])
    await h.pass(2 * MINUTE)
    assert.deepEqual(await typesAfter(h, head), ['finding.opened heartbeat-late'])
  },
)

forHouse(
  'quiet heartbeats are told of once an hour, with their count',
  monitoringHouse,
  async (h) => {
    const from = await register(h)
    for (let beat = 0; beat < 3; beat += 1) await tell(h, from, 'heartbeat')
    await h.call(LOOKING, coverSignals, {})
    // The job that does this by the clock may have told of the first ones already.
    const covered = (await h.records()).filter(({ type }) => type === 'signal.covered')
    const heard = covered.flatMap(({ body }) => body['heard'] as [string, string, number][])
    const told = heard.map(([system, kind]) => `${system} ${kind}`)
    assert.deepEqual([...new Set(told)], [`${from.system} heartbeat`])
    assert.equal(
      heard.reduce((sum, [, , count]) => sum + count, 0),
      3,
    )
    const head = await headOf(h)
    await h.call(LOOKING, coverSignals, {})
    assert.deepEqual(await typesAfter(h, head), [], 'nothing is told twice')
  },
)

forHouse(
  'an election system is ready once its backup is young and a restore was tested',
  monitoringHouse,
  async (h) => {
    const from = await register(h, { backupHours: 24, restoreDays: 90 })
    const state = async () => {
      const { state: now, reasons } = await h.call(analyst, system, { system: from.system })
      return [now, ...reasons]
    }
    assert.deepEqual(await state(), ['not_ready', 'no_backup', 'restore_never'])
    await tell(h, from, 'backup-finished', `bytes=1000 sha256=${SHA} age_s=3600`)
    assert.deepEqual(await state(), ['not_ready', 'restore_never'])
    await tell(h, from, 'restore-tested', 'result=failed')
    assert.deepEqual(await state(), ['not_ready', 'restore_failed'])
    await tell(h, from, 'restore-tested', 'result=ok')
    assert.deepEqual(await state(), ['ready'])
    assert.deepEqual((await h.call(analyst, readiness, {})).counts, {
      ready: 1,
      not_ready: 0,
      silent: 0,
    })
    const head = await headOf(h)
    await h.pass(23 * HOUR)
    assert.deepEqual(await state(), ['not_ready', 'backup_too_old'])
    assert.ok((await typesAfter(h, head)).includes('finding.opened backup-too-old'))
    await tell(h, from, 'backup-finished', `bytes=1000 sha256=${SHA}`)
    assert.deepEqual(await state(), ['ready'])
    assert.ok((await typesAfter(h, head)).includes('finding.closed backup-too-old'))
  },
)

forBothHouses(
  'a register that loses rows, and two systems that disagree, make findings',
  monitoringHouse,
  async (h) => {
    const from = await register(h)
    const other = await register(h, { name: 'Copy', newOrganization: 'Office 2' })
    const rule = { kind: 'register-exported' as const, value: 'rows', least: null, most: null }
    const none = { mostDrop: null, sameAsValue: null, sameAsSystem: null }
    const of = { system: from.system, ...rule }
    await h.call(analyst, acts.addRule, { ...of, ...none, mostDrop: 5 })
    await h.call(analyst, acts.addRule, { ...of, ...none, sameAsSystem: other.system })
    await assert.rejects(h.call(analyst, acts.addRule, { ...of, ...none }), refusedAs('empty_rule'))
    const exports = (rows: number) => `rows=${rows} sha256=${SHA}`
    await tell(h, from, 'register-exported', exports(1000))
    await tell(h, other, 'register-exported', exports(1000))
    const head = await headOf(h)
    await h.pass(DAY)
    await tell(h, from, 'register-exported', exports(900))
    await h.settled()
    assert.ok((await typesAfter(h, head)).includes('finding.opened value-out-of-range'))
    const [open] = (await h.call(analyst, findings, { system: from.system, limit: 5 })).items
    const { verdict, signal: shown } = await h.call(analyst, finding, { finding: open?.id ?? '' })
    assert.equal(verdict.reason, 'value-out-of-range.dropped')
    assert.deepEqual([verdict.params['before'], verdict.params['percent']], [1000, 10])
    assert.equal(shown?.kind, 'register-exported')
    const { rules } = await h.call(analyst, system, { system: from.system })
    await h.call(analyst, acts.dropRule, { rule: rules[0]?.id ?? '' })
    await h.pass(10 * MINUTE)
    const [now] = (
      await h.call(analyst, findings, { system: from.system, state: 'open', limit: 5 })
    ).items
    assert.equal(now?.reason, 'value-out-of-range.differs_from_system')
    await tell(h, other, 'register-exported', exports(900))
    h.wake()
    await h.settled()
    const left = await h.call(analyst, findings, { system: from.system, state: 'open', limit: 5 })
    assert.equal(left.items.length, 0, 'they agree again')
  },
)

const alert = (sid: number, severity: number) =>
  JSON.stringify({
    timestamp: '2026-11-24T08:00:00.000000+0000',
    event_type: 'alert',
    src_ip: '10.0.0.7',
    alert: { signature_id: sid, severity, signature: `EXAMPLE ${sid}` },
  })

forHouse(
  'a sensor opens one finding for a rule, tells of repeats once an hour, and it closes after a quiet day',
  monitoringHouse,
  async (h) => {
    const from = await register(h, { kind: 'sensor', name: 'IDS' })
    const sense = (...lines: string[]) => tell(h, from, 'sensor-alert', lines.join('\n'))
    const head = await headOf(h)
    const told = async () =>
      (await typesAfter(h, head)).filter((type) => type.startsWith('finding.'))
    await sense(alert(1, 1), alert(1, 1), alert(2, 3))
    assert.deepEqual(await told(), ['finding.opened sensor-alert'], 'low ones are below')
    await h.pass(10 * MINUTE)
    await sense(alert(1, 1))
    assert.equal((await told()).length, 1)
    await h.pass(HOUR)
    await sense(alert(1, 1))
    assert.deepEqual((await told()).slice(1), ['finding.changed sensor-alert'])
    const [open] = (await h.call(analyst, findings, { state: 'open', limit: 5 })).items
    const { verdict } = await h.call(analyst, finding, { finding: open?.id ?? '' })
    assert.deepEqual([verdict.params['count'], verdict.severity], [4, 'H'])
    for (let hour = 0; hour < 24; hour += 1) await h.pass(HOUR)
    assert.deepEqual((await told()).slice(2), ['finding.closed sensor-alert'])
  },
)

forBothHouses(
  'a syslog line that comes every hour is one finding, in the forms of RFC 3164 and of rsyslog',
  monitoringHouse,
  async (h) => {
    const from = await register(h, { kind: 'sensor', name: 'Gateway' })
    for (const hour of [12, 13, 14]) {
      const lines = [
        `<11>2026-11-25T${hour}:05:00+00:00 gw1 snort[123]: [1:1000:1] attack`,
        `<11>Nov 25 ${hour}:05:00 gw1 sshd(pam_unix)[1${hour}]: 5 failures`,
        `<11>${hour}: Nov 25 ${hour}:05:00.${hour}1: %SYS-3-CPUHOG: Task ran for ${hour} ms`,
      ]
      await tell(h, from, 'sensor-alert', lines.join('\n'))
      await h.pass(HOUR)
    }
    const { items } = await h.call(analyst, findings, { state: 'open', limit: 10 })
    assert.deepEqual(items.map(({ subject }) => subject).toSorted(), [
      '%SYS-3-CPUHOG:Task ran for # ms',
      'snort:[#:#:#] attack',
      'sshd(pam_unix):# failures',
    ])
  },
)

forBothHouses(
  'a flood of different rules ends in one finding, and a flood of signals is refused',
  monitoringHouse,
  async (h) => {
    const from = await register(h, { kind: 'sensor' })
    for (const start of [0, 60, 120]) {
      const lines = Array.from({ length: 60 }, (_, n) => alert(start + n, 1))
      await tell(h, from, 'sensor-alert', lines.join('\n'))
    }
    const { items } = await h.call(analyst, findings, { state: 'open', limit: 200 })
    assert.equal(items.length, 101)
    assert.equal(items.filter(({ subject }) => subject === '*').length, 1)
    for (let n = 3; n < MAX_SIGNALS_PER_MINUTE; n += 1)
      await tell(h, from, 'results-sent', 'count=1')
    await assert.rejects(tell(h, from, 'results-sent', 'count=1'), refusedAs('too_many_signals'))
    await tell(h, from, 'heartbeat')
  },
)

forHouse('people see the systems of their areas only', monitoringHouse, async (h) => {
  const from = await register(h)
  assert.equal((await h.call(analyst, systems, { limit: 10 })).items.length, 1)
  assert.equal((await h.call(regionalAnalyst, systems, { limit: 10 })).items.length, 0)
  const asked = h.call(regionalAnalyst, system, { system: from.system })
  await assert.rejects(asked, refusedAs('unknown_system'))
  const change = h.call(regionalAnalyst, acts.endSystem, { system: from.system })
  await assert.rejects(change, problemWith('core.wrong_area'))
})
