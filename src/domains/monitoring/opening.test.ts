import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import {
  administrator,
  analyst,
  MINUTE,
  monitoringHouse,
  show,
  watch,
} from '../../../test/support/monitoring.ts'
import { runFolder } from '../../../test/support/run-folder.ts'
import { forBothEngines, MIGRATIONS } from '../../../test/support/stores.ts'
import { PRIVATE_NETWORKS } from '../../core/network.ts'
import { tables } from '../../lib/sql/tables.ts'
import { closeOpening, openings, openNetwork, openPort } from './actions/opening.ts'
import { changeSite, visitNow } from './actions/site.ts'
import { HOST } from '../../../test/support/example-visit.ts'
import { openedFor, privateNetwork } from './opening.ts'
import { openingsIn } from './store/opening.ts'

const regional = person('regional administrator', ['monitoring:open'], '/1/')
const reason = 'Servers of the commission'

/** What the last visit was allowed. */
function lastAllowed({ probe }: TestHouse) {
  const { privateNetworks, openPorts } = probe.visits.at(-1) ?? {}
  return { privateNetworks, openPorts }
}

forHouse(
  'an analyst alone opens nothing private: the administrator’s list does, for sites that say so',
  monitoringHouse,
  async (h) => {
    show(h)
    const inside = await watch(h, HOST, { allowPrivate: true })
    await h.pass(0)
    assert.deepEqual(lastAllowed(h), { privateNetworks: [], openPorts: [] })
    await h.call(administrator, openNetwork, { network: '10.1.0.0/16', reason })
    await h.call(analyst, visitNow, { site: inside })
    await h.pass(0)
    assert.deepEqual(lastAllowed(h), { privateNetworks: ['10.1.0.0/16'], openPorts: [] })
    await watch(h, 'outside.example')
    await h.pass(0)
    assert.deepEqual(lastAllowed(h), { privateNetworks: [], openPorts: [] })
    await h.call(administrator, closeOpening, { kind: 'network', value: '10.1.0.0/16' })
    await h.call(analyst, visitNow, { site: inside })
    await h.pass(0)
    assert.deepEqual(lastAllowed(h), { privateNetworks: [], openPorts: [] })
    const told = (await h.records()).filter(({ type }) => type.startsWith('opening.'))
    assert.deepEqual(
      told.map(({ type, subject, body }) => [type, subject, body['kind']]),
      [
        ['opening.added', '10.1.0.0/16', 'network'],
        ['opening.removed', '10.1.0.0/16', 'network'],
      ],
    )
  },
)

forHouse(
  'a port below 1024 is refused until the administrator opens it, services of elections apart',
  monitoringHouse,
  async (h) => {
    show(h)
    for (const httpsPort of [22, 81, 1023])
      await assert.rejects(
        watch(h, `p${httpsPort}.example`, { httpsPort }),
        problemWith('monitoring.closed_port'),
      )
    for (const httpsPort of [25, 53, 80, 443, 465, 587, 993, 995, 1024])
      await watch(h, `p${httpsPort}.example`, { httpsPort })
    await h.call(administrator, openPort, { port: 81, reason })
    const site = await watch(h, HOST, { httpPort: 81 })
    await h.pass(0)
    assert.deepEqual(lastAllowed(h), { privateNetworks: [], openPorts: [81] })
    // Where the port was closed again the site can still be renamed; the next look says what it lacks.
    await h.call(administrator, closeOpening, { kind: 'port', value: '81' })
    const fields = { site, name: 'Renamed', host: HOST, area: '/1/', httpPort: 81 }
    await h.call(analyst, changeSite, { ...fields, ...UNCHANGED })
    await assert.rejects(
      h.call(analyst, changeSite, { ...fields, ...UNCHANGED, httpsPort: 82 }),
      problemWith('monitoring.closed_port'),
    )
    await h.pass(5 * MINUTE)
    assert.deepEqual(lastAllowed(h).openPorts, [])
  },
)

const UNCHANGED = {
  httpsPort: 443,
  path: '/',
  areas: [],
  keyword: null,
  phrases: [],
  movesAddresses: false,
  slowMs: 5000,
  visitMs: null,
  allowPrivate: false,
  isPublic: true,
}

forBothHouses(
  'the list is kept by who holds the whole nation, and holds each thing once',
  monitoringHouse,
  async (h) => {
    const network = '10.1.2.3'
    for (const actor of [analyst, regional])
      await assert.rejects(h.call(actor, openNetwork, { network, reason }), { status: 403 })
    assert.deepEqual(await h.call(administrator, openNetwork, { network, reason }), {
      network: '10.1.2.3/32',
    })
    await assert.rejects(
      h.call(administrator, openNetwork, { network: '10.1.2.3/32', reason }),
      problemWith('monitoring.known_opening'),
    )
    await assert.rejects(
      h.call(administrator, closeOpening, { kind: 'port', value: '22' }),
      problemWith('monitoring.unknown_opening'),
    )
    for (const port of [443, 1024, 0])
      await assert.rejects(h.call(administrator, openPort, { port, reason }), { status: 400 })
    const listed = await h.call(administrator, openings, {})
    assert.deepEqual(listed.openings, [
      {
        kind: 'network',
        value: '10.1.2.3/32',
        reason,
        openedBy: administrator.id,
        openedAt: h.clock.now(),
      },
    ])
  },
)

test('only what is private can be opened', () => {
  for (const text of ['10.1.0.0/16', '127.0.0.1', 'fd12::/48', ...PRIVATE_NETWORKS])
    assert.ok(privateNetwork.safeParse(text).success, text)
  for (const text of ['0.0.0.0/0', '10.0.0.0/7', '8.8.8.8', '169.254.169.254', '100.64.0.0/10'])
    assert.ok(!privateNetwork.safeParse(text).success, text)
  for (const text of ['::/0', 'fe80::/10', '10.1.0.1/16', 'vote.example', '10.1'])
    assert.ok(!privateNetwork.safeParse(text).success, text)
})

/** The migrations as they were before there was a list. */
function older(): string {
  const folder = mkdtempSync(join(runFolder(), 'migrations-'))
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < '0033')) {
    copyFileSync(join(MIGRATIONS, name), join(folder, name))
  }
  return folder
}

const AT = '2026-11-24T08:00:00.000Z'
const LATER = '2026-11-25T08:00:00.000Z'

/** A site's row as an insert. */
function row(
  id: string,
  host: string,
  { https = 443, http = 80, isPrivate = 0, at = AT, end = 'null' },
): string {
  return `insert into site values ('${id}', 'o', 'Results', '${host}', ${https}, ${http}, '/', '/1/', '[]', null, '[]', 0, 5000, null, ${isPrivate}, 1, '${at}', ${end})`
}

forBothEngines(
  'what sites used before there was a list stays open, and stands on the list',
  async (_, open) => {
    const before = await open({ migrationsDir: older() })
    await before.write(async (tx) => {
      for (const text of [
        `insert into organization values ('o', 'Office', '/', '${AT}')`,
        row('a', 'intranet.example', { isPrivate: 1, at: LATER }),
        row('b', 'intranet.example', { isPrivate: 1, https: 8443, http: 81 }),
        row('c', 'public.example', { https: 465, http: 81, at: LATER }),
        row('d', 'gone.example', { isPrivate: 1, http: 22, end: `'${LATER}'` }),
      ])
        await sql.raw(text).execute(tables<Record<string, never>>()(tx))
    })
    await before.close()
    const after = await open()
    const listed = await after.read(openingsIn)
    const moved = { reason: '', openedBy: null, openedAt: AT }
    assert.deepEqual(
      listed.map((one) => ({ ...one })),
      [
        { kind: 'host', value: 'intranet.example', ...moved },
        { kind: 'port', value: '81', ...moved },
      ],
    )
    assert.deepEqual(openedFor({ host: 'intranet.example', allowPrivate: true }, listed), {
      privateNetworks: PRIVATE_NETWORKS,
      openPorts: [81],
    })
    // Who adds another host in a private network has nothing of it.
    for (const site of [
      { host: 'other.example', allowPrivate: true },
      { host: 'intranet.example', allowPrivate: false },
    ])
      assert.deepEqual(openedFor(site, listed).privateNetworks, [])
  },
  'empty',
)
