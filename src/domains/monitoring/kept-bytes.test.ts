import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { forBothHouses, forHouse, type TestHouse } from '../../../test/support/house.ts'
import { HOST } from '../../../test/support/example-visit.ts'
import {
  analyst,
  brokenSite,
  DAY,
  LOOKING,
  MINUTE,
  monitoringHouse,
  watch,
} from '../../../test/support/monitoring.ts'
import { LARGE_PAGE, quietSite } from '../../../test/support/quiet-visit.ts'
import type { Observation } from '../../core/observation.ts'
import type { Tx } from '../../core/port.ts'
import { tables } from '../../lib/sql/tables.ts'
import { keptVisit } from './actions/kept-visit.ts'
import { visitPlan } from './actions/observe.ts'
import { judge, toJudge } from './judging.ts'
import { hashOfVisit } from './packed-visit.ts'
import { bases, observationsOf, packedVisits, visitFiles, wholeVisit } from './store/kept-visit.ts'
import { observations, visits } from './store/visit.ts'

/** What visits may add to, with what is long in their rows. */
const GROWING = {
  visit: ['id', 'site', 'at', 'hash', 'verdict_set', 'verdicts', 'snapshot'],
  visit_packed: ['visit', 'base', 'packed'],
  visit_observation: ['visit', 'kind', 'sha256', 'content', 'bytes'],
  visit_base: ['id', 'site', 'at', 'packed'],
  visit_file: ['owner', 'sha256'],
  verdict_set: ['hash', 'content'],
} as const

/** Bytes of values in these tables. */
async function bytesKept(h: TestHouse): Promise<number> {
  return await h.store.read(async (tx) => {
    let bytes = 0
    for (const [table, columns] of Object.entries(GROWING)) {
      const long = columns.map((one) => `coalesce(sum(length(${one})), 0)`).join(' + ')
      const asked = sql.raw<{ bytes: number | string }>(`select ${long} as bytes from ${table}`)
      const { rows } = await asked.execute(tables<Record<string, never>>()(tx))
      bytes += Number(rows[0]?.bytes)
    }
    return bytes
  })
}

const visitsOf = (h: TestHouse) =>
  h.store.read((tx) => visits.many(tx, {}, { order: ['at', 'id'], limit: 500 }))

const packedOf = (h: TestHouse) =>
  h.store.read((tx) => packedVisits.many(tx, {}, { order: ['visit'], limit: 500 }))

const basesOf = (h: TestHouse) =>
  h.store.read((tx) => bases.many(tx, {}, { order: ['at', 'id'], limit: 100 }))

/** Watches a site until what is wrong with it is confirmed, and shows it from then on as `shown` says. */
async function watched(
  h: TestHouse,
  shown: (now: string) => Observation[],
): Promise<{ readonly shows: Observation[][] }> {
  const shows: Observation[][] = []
  h.probe.show(() => {
    const seen = shown(h.clock.now())
    shows.push(seen)
    return seen
  })
  await watch(h, HOST)
  for (let n = 0; n < 4; n += 1) await h.pass(MINUTE)
  return { shows }
}

/** The most that a visit may keep that saw what the one before it saw. */
const QUIET_BYTES = 1_500

forBothHouses(
  'a visit that saw what the one before saw keeps less than 1,500 bytes, and is told word for word',
  monitoringHouse,
  async (h) => {
    const { shows } = await watched(h, quietSite())
    const [before, count] = [await bytesKept(h), (await visitsOf(h)).length]
    for (let n = 0; n < 20; n += 1) await h.pass(6 * MINUTE)
    const rows = await visitsOf(h)
    const each = ((await bytesKept(h)) - before) / (rows.length - count)
    assert.ok(rows.length >= count + 20)
    assert.ok(each < QUIET_BYTES, `${each} bytes a visit`)
    assert.equal((await basesOf(h)).length, 1)
    await h.store.read(async (tx) => {
      assert.equal(await observations.count(tx, {}), 0)
      for (const [n, row] of rows.entries()) {
        const whole = await wholeVisit(tx, row.id)
        assert.ok(whole)
        assert.equal(hashOfVisit(whole), row.hash)
        const shown = (shows[n] ?? []).map(({ bytes: _bytes, ...seen }) => seen)
        assert.deepEqual(await observationsOf(tx, row.id), shown)
        for (const [at, { bytes }] of whole.observations.entries()) {
          const was = shows[n]?.[at]
          if (was?.kind !== 'http.exchange')
            assert.deepEqual(bytes && Buffer.from(bytes), was?.bytes ?? null)
        }
      }
    })
  },
)

forHouse(
  'a page that changed is a base of its own an hour later, and one that is another each time makes no more than one an hour',
  monitoringHouse,
  async (h) => {
    const shown = quietSite(LARGE_PAGE, 3_000)
    await watched(h, shown)
    for (let n = 0; n < 40; n += 1) await h.pass(6 * MINUTE)
    const count = (await basesOf(h)).length
    assert.ok(count >= 3 && count <= 5, `${count} bases`)
  },
)

forHouse('a page that is served in two ways by turns has two bases', monitoringHouse, async (h) => {
  const [one, other] = [quietSite(), quietSite()]
  let turn = 0
  await watched(h, (now) => (turn++ % 2 === 0 ? one : other)(now))
  for (let n = 0; n < 40; n += 1) await h.pass(6 * MINUTE)
  const rows = (await packedOf(h)).slice(-20)
  assert.equal((await basesOf(h)).length, 2)
  const most = Math.max(...rows.map(({ packed }) => packed.length))
  assert.ok(most < QUIET_BYTES, `${most} bytes`)
})

forBothHouses(
  'a base and its bodies stay as long as a visit is written from it, and go then',
  monitoringHouse,
  async (h) => {
    const shown = quietSite()
    // Each of the first hours is another page.
    let hours = 0
    await watched(h, (now) => shown(now, hours < 4 ? `${LARGE_PAGE}${hours}` : LARGE_PAGE))
    for (; hours < 30; hours += 1) for (let n = 0; n < 2; n += 1) await h.pass(31 * MINUTE)
    await h.pass(DAY)
    await h.pass(DAY)
    const rows = await visitsOf(h)
    const kept = rows.filter(({ isKept }) => isKept)
    assert.ok(kept.length < rows.length)
    const there = (await basesOf(h)).map(({ id }) => id)
    await h.store.read(async (tx) => {
      for (const { id, isKept, hash } of rows) {
        const whole = await wholeVisit(tx, id)
        assert.equal(whole === null ? null : hashOfVisit(whole), isKept ? hash : null)
      }
      const owners = await visitFiles.many(tx, {}, { limit: 500 })
      const ids = [...there, ...kept.map(({ id }) => id)]
      assert.deepEqual(
        owners.filter(({ owner }) => !ids.includes(owner)),
        [],
      )
      for (const { sha256 } of owners) assert.ok(await h.files('monitoring').get(sha256))
    })
    assert.ok(there.length <= 2 + new Set((await packedOf(h)).map(({ base }) => base)).size)
  },
)

forHouse(
  'a visit that is kept as a difference is judged again from what is kept, and comes to the same',
  monitoringHouse,
  async (h) => {
    await watched(h, quietSite())
    await h.pass(6 * MINUTE)
    const site = (await visitsOf(h))[0]?.site ?? ''
    const plan = await h.call(LOOKING, visitPlan, { site })
    assert.ok(plan)
    await h.pass(6 * MINUTE)
    const row = (await visitsOf(h)).at(-1)
    assert.ok(row)
    const whole = await h.store.read((tx) => wholeVisit(tx, row.id))
    const seen = await h.store.read((tx) => observationsOf(tx, row.id))
    const withBytes = await Promise.all(
      seen.map(async (one, n) => {
        const short = whole?.observations[n]?.bytes
        const bytes = short ?? (one.sha256 && (await h.files('monitoring').get(one.sha256)))
        return bytes ? { ...one, bytes } : one
      }),
    )
    const again = judge(toJudge(withBytes, plan.checked, row.at, plan.watching))
    assert.deepEqual(plain(again.verdicts), whole?.verdicts)
    assert.deepEqual(plain(again.snapshot), whole?.snapshot)
  },
)

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

forBothHouses(
  'a visit of before is read as it was kept then, and goes as it would have',
  monitoringHouse,
  async (h) => {
    const { finding } = await brokenSite(h)
    const evidence = await h.call(analyst, keptVisit, { finding })
    assert.ok(evidence)
    const row = (await visitsOf(h)).find(({ id }) => evidence.observations.includes(id))
    assert.ok(row)
    const told: unknown = JSON.parse(evidence.observations)
    await h.store.write((tx) => unpack(tx, row.id))
    const before = await h.call(analyst, keptVisit, { finding })
    assert.deepEqual(JSON.parse(before?.observations ?? ''), told)
    assert.deepEqual(before?.bodies, evidence.bodies)
  },
)

/** Stores a visit as it was before visits were packed. */
async function unpack(tx: Tx, visit: string): Promise<void> {
  const whole = await wholeVisit(tx, visit)
  assert.ok(whole)
  const { verdicts, snapshot } = whole
  await packedVisits.remove(tx, { visit })
  await visits.change(tx, { id: visit }, { verdicts, snapshot })
  const rows = whole.observations.map(({ content, bytes }, n) => {
    const { kind, sha256 } = JSON.parse(content) as { kind: string; sha256: string | null }
    return { visit, n, kind, sha256, content, bytes }
  })
  await observations.insert(tx, rows)
}

forHouse(
  'what is kept and was changed is not told as what was seen',
  monitoringHouse,
  async (h) => {
    const { finding } = await brokenSite(h)
    const seen = await h.call(analyst, keptVisit, { finding })
    const rows = await packedOf(h)
    const row = rows.find(({ visit }) => seen?.observations.includes(visit))
    assert.ok(row)
    const { packed: own, visit } = row
    const changed = Uint8Array.from(own, (byte, n) => (n === own.length - 6 ? byte ^ 1 : byte))
    for (const packed of [changed, rows[0]?.packed ?? own]) {
      await h.store.write((tx) => packedVisits.change(tx, { visit }, { packed }))
      await assert.rejects(h.call(analyst, keptVisit, { finding }))
    }
  },
)
