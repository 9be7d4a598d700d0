import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { test } from 'node:test'
import { goodVisit, HOST } from '../../../test/support/example-visit.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { approvedByTwo, changesNow } from '../../../test/support/learned-site.ts'
import {
  analyst,
  at,
  DAY,
  headOf,
  MINUTE,
  monitoringHouse,
  regionalAnalyst,
  SECOND,
  typesAfter,
  watch,
} from '../../../test/support/monitoring.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { civilAt } from '../../core/civil-day.ts'
import type { FileHash } from '../../core/observation.ts'
import { addMs } from '../../core/time.ts'
import { decideChanges, undoDecision } from './actions/decision.ts'
import { findings } from './actions/finding.ts'
import { siteFindings } from './actions/history.ts'
import { openMaintenance } from './actions/maintenance.ts'
import { unguardedSites } from './actions/passage.ts'
import { site } from './actions/read.ts'
import { visitNow } from './actions/site.ts'
import { unwatchFile, watchFile } from './actions/watched-file.ts'
import { unguardedPage } from './pages/passages.ts'
import { sitePage } from './pages/site.ts'
import { pathOf, stateOf } from './watched-file.ts'
import { readOf } from './watched.ts'

const PATH = '/places.csv'
const digestOf = (text: string) => hash('sha256', text)

/** What the probe says of the file. */
function fileOf(of: Partial<FileHash> | string): FileHash {
  const whole = typeof of === 'string' ? { digest: digestOf(of), length: of.length } : of
  return {
    kind: 'file.hash',
    host: HOST,
    ip: '192.0.2.10',
    port: 443,
    at: '2026-11-24T08:00:00.000Z',
    durationMs: 1,
    error: null,
    sha256: null,
    path: PATH,
    status: 200,
    digest: null,
    length: 0,
    ...whole,
  }
}

/** From now on the site has this file, and the probe looks at it where it is asked to. */
function serves(h: TestHouse, file: Partial<FileHash> | string): void {
  h.probe.show(({ files = [] }) =>
    at(h, [...goodVisit(), ...(files.includes(PATH) ? [fileOf(file)] : [])]),
  )
}

/** How often the probe was asked for the file. */
const fetches = (h: TestHouse) => h.probe.visits.filter(({ files = [] }) => files.length > 0).length

async function look(h: TestHouse, watched: string): Promise<void> {
  await h.call(analyst, visitNow, { site: watched })
  await h.pass(0)
  for (const wait of [20, 40, 40]) await h.pass(wait * SECOND)
}

const openOnes = async (h: TestHouse) =>
  (await h.call(analyst, findings, { state: 'open', limit: 20 })).items
    .filter(({ reason }) => reason.startsWith('change.file'))
    .map(({ reason, severity }) => `${severity} ${reason}`)

const fileOn = async (h: TestHouse, watched: string) =>
  (await h.call(analyst, site, { site: watched })).files[0]

/** A site with a file that was seen once. */
async function withFile(h: TestHouse): Promise<string> {
  serves(h, 'one')
  const watched = await watch(h, HOST)
  await h.pass(0)
  await h.call(analyst, watchFile, { site: watched, address: `https://${HOST}${PATH}` })
  await h.pass(0)
  return watched
}

/** What a person reads on the page of a site, as its form sends it. */
async function reading(h: TestHouse, watched: string) {
  const { items } = await h.call(analyst, siteFindings, { site: watched })
  const changes = items.flatMap(({ id, change }) => (change === null ? [] : [{ id, ...change }]))
  return { site: watched, findings: changes.map(({ id }) => id), read: readOf(changes) }
}

async function approve(h: TestHouse, watched: string) {
  const asked = { ...(await reading(h, watched)), kind: 'approve' as const }
  // What a file says is read by nobody here: one person makes none right.
  const alone = h.call(analyst, decideChanges, asked)
  await assert.rejects(alone, problemWith('monitoring.needs_second'))
  const [one] = await changesNow(h, watched)
  assert.ok(one)
  return { decision: await approvedByTwo(h, one.sent) }
}

forBothHouses(
  'another file is a serious finding by two looks, is right when two persons approve it, and wrong again when that is taken back',
  monitoringHouse,
  async (h) => {
    const watched = await withFile(h)
    const first = await fileOn(h, watched)
    assert.deepEqual([first?.state, first?.known], ['same', digestOf('one')])
    // Once a day, and with every look that somebody asks for.
    const before = fetches(h)
    for (let n = 0; n < 5; n += 1) await h.pass(60 * MINUTE)
    assert.equal(fetches(h), before)
    await h.pass(DAY)
    assert.ok(fetches(h) > before)
    serves(h, 'two')
    await h.call(analyst, visitNow, { site: watched })
    await h.pass(0)
    assert.deepEqual(await openOnes(h), [], 'one look is none')
    await h.pass(20 * SECOND)
    assert.deepEqual(await openOnes(h), ['H change.file_changed'])
    assert.equal((await fileOn(h, watched))?.state, 'changed')
    // Another one again: what was read before is not what is there now.
    const stale = await reading(h, watched)
    serves(h, 'three')
    await look(h, watched)
    const late = h.call(analyst, decideChanges, { ...stale, kind: 'approve' })
    await assert.rejects(late, problemWith('monitoring.other_change'))
    const { decision } = await approve(h, watched)
    assert.deepEqual(await openOnes(h), [])
    await look(h, watched)
    assert.deepEqual(await openOnes(h), [])
    assert.equal((await fileOn(h, watched))?.known, digestOf('three'))
    // What was right before is another file now.
    await h.call(analyst, undoDecision, { decision })
    await look(h, watched)
    assert.deepEqual(await openOnes(h), ['H change.file_changed'])
    serves(h, 'one')
    await look(h, watched)
    assert.deepEqual(await openOnes(h), [])
  },
)

forBothHouses(
  'a file that is gone is told as that, one that was not read whole is not tested and ends nothing',
  monitoringHouse,
  async (h) => {
    const watched = await withFile(h)
    const error = { stage: 'limit', code: 'file-too-large', message: '' } as const
    serves(h, { error })
    await look(h, watched)
    const large = await fileOn(h, watched)
    assert.deepEqual([large?.state, large?.why], ['untested', 'file-too-large'])
    assert.deepEqual(await openOnes(h), [])
    serves(h, 'two')
    await look(h, watched)
    serves(h, { status: 503 })
    await look(h, watched)
    assert.deepEqual(await openOnes(h), ['H change.file_changed'])
    assert.deepEqual((await fileOn(h, watched))?.why, '503')
    serves(h, 'one')
    await look(h, watched)
    serves(h, { status: 404 })
    await look(h, watched)
    assert.deepEqual(await openOnes(h), ['M change.file_missing'])
    assert.equal((await fileOn(h, watched))?.state, 'missing')
    await approve(h, watched)
    assert.equal(await fileOn(h, watched), undefined, 'gone is right: it is watched no longer')
    assert.deepEqual(await openOnes(h), [])
  },
)

forHouse(
  'another file in a time of announced changes waits as work until it is over',
  monitoringHouse,
  async (h) => {
    const watched = await withFile(h)
    const until = civilAt(addMs(h.clock.now(), 60 * MINUTE), h.facts.zone)
    const said = { kind: 'announced', announcedBy: 'Web team', reason: 'Lists' } as const
    await h.call(analyst, openMaintenance, {
      ...said,
      sites: [watched],
      until,
      despiteFreeze: false,
    })
    serves(h, 'two')
    await look(h, watched)
    assert.deepEqual(await openOnes(h), [])
    assert.equal((await fileOn(h, watched))?.isHeld, true)
    await h.pass(60 * MINUTE)
    for (const wait of [20, 40]) await h.pass(wait * SECOND)
    assert.deepEqual(await openOnes(h), ['M change.file_changed'])
    const [one] = (await h.call(analyst, findings, { state: 'open', limit: 5 })).items
    assert.notEqual(one?.announced, null)
  },
)

forBothHouses(
  'a person names ten files of the site itself at most, by path or address, and gives them up again',
  monitoringHouse,
  async (h) => {
    const watched = await withFile(h)
    const add = (address: string) => h.call(analyst, watchFile, { site: watched, address })
    for (const foreign of ['https://other.test/a', `http://${HOST}/a`, 'a.zip', '//other.test/a'])
      await assert.rejects(add(foreign), problemWith('monitoring.foreign_file'), foreign)
    const head = await headOf(h)
    await add(PATH)
    assert.equal(await headOf(h), head, 'the same once more is nothing')
    for (let n = 1; n < 10; n += 1) await add(`/${n}.zip`)
    await assert.rejects(add('/more.zip'), problemWith('monitoring.too_many_files'))
    const one = { site: watched, address: '/x' }
    await assert.rejects(h.call(regionalAnalyst, watchFile, one), problemWith('core.wrong_area'))
    const reader = person('reader', ['monitoring:read'])
    await assert.rejects(h.call(reader, watchFile, one), problemWith('core.not_allowed'))
    const { files } = await h.call(analyst, unguardedSites, {})
    assert.deepEqual(files, { files: 10, sites: 1 })
    serves(h, 'two')
    await look(h, watched)
    assert.deepEqual(await openOnes(h), ['H change.file_changed'])
    // Giving it up would make the other one right by one person's word.
    const unwatch = { site: watched, path: PATH }
    await assert.rejects(
      h.call(analyst, unwatchFile, unwatch),
      problemWith('monitoring.other_file'),
    )
    await approve(h, watched)
    const before = await headOf(h)
    await h.call(analyst, unwatchFile, unwatch)
    assert.deepEqual((await typesAfter(h, before))[0], 'file.unwatched')
    // Nobody looked since: what it is then is what is right.
    await add(PATH)
    await h.pass(0)
    const again = (await h.call(analyst, site, { site: watched })).files.find(
      ({ path }) => path === PATH,
    )
    assert.equal(again?.known, digestOf('two'))
  },
)

forHouse('the pages show each file, its hash and how it was found', monitoringHouse, async (h) => {
  const watched = await withFile(h)
  serves(h, 'two')
  await look(h, watched)
  const own = { actor: analyst, isIdle: true, params: { site: watched } }
  const words = wordsOf(await visitPage(h, sitePage, own))
  for (const said of [PATH, 'Another file', digestOf('one'), '3 bytes', 'Stop watching'])
    assert.ok(words.includes(said), said)
  assert.match(words, /A watched file is another one/)
  assert.match(wordsOf(await visitPage(h, sitePage, { ...own, language: 'ar' })), /ملف آخر/)
  const counted = wordsOf(await visitPage(h, unguardedPage, { actor: analyst }))
  assert.match(counted, /Files watched by their hash: 1, of sites: 1\./)
})

test('a file is named by its path or whole address, on the host and port of its site alone', () => {
  const own = { host: 'vote.test', httpsPort: 8443 }
  assert.equal(pathOf('/a/b.zip?v=2#x', own), '/a/b.zip?v=2')
  assert.equal(pathOf(' https://vote.test:8443/ä.pdf ', own), '/%C3%A4.pdf')
  for (const other of ['https://vote.test/a', 'https://u:p@vote.test:8443/a', '/\\evil.test/a', ''])
    assert.equal(pathOf(other, own), null, other)
})

test('only a whole file is as it was, and only an answer that says so makes it missing', () => {
  const none = { digest: null, status: null, error: null }
  assert.equal(stateOf('a', { ...none, digest: 'a', status: 200 }), 'same')
  assert.equal(stateOf(null, { ...none, digest: 'a', status: 200 }), 'same')
  assert.equal(stateOf('a', { ...none, digest: 'b', status: 200 }), 'changed')
  assert.equal(stateOf('a', { ...none, status: 410 }), 'missing')
  for (const status of [200, 403, 500, null])
    assert.equal(stateOf('a', { ...none, status }), 'untested')
})
