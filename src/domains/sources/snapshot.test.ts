// Pages that are cited are kept, given, shown, proved by their record, and looked after once their site is gone.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before } from 'node:test'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import { restingChecks, restingNotices, restingOutlets } from '../../../test/support/resting.ts'
import type { Action } from '../../core/action.ts'
import { ANONYMOUS, systemActor } from '../../core/actor.ts'
import type { Capture } from '../../core/port.ts'
import type { JobContext, JobKind } from '../../core/slice.ts'
import { DAY } from '../../core/time.ts'
import { mainDocument, readWarc } from '../../lib/warc/index.ts'
import type { Threads } from '../../platform/apart/index.ts'
import { captureApart } from '../../platform/capture/index.ts'
import { jobs as platformJobs, nextDue } from '../../platform/jobs.ts'
import { withdraw } from './actions/end.ts'
import { addItem } from './actions/item.ts'
import * as keeping from './actions/keeping.ts'
import { removeCopy } from './actions/remove.ts'
import { copiesOf, giveSnapshot, openCopy, publicCopies, snapshot } from './actions/snapshot.ts'
import { publicStanding } from './actions/standing.ts'
import { sources } from './index.ts'
import { jobs } from './jobs.ts'
import { deskThingPage } from './pages/desk-thing.ts'
import { thingPage } from './pages/public.ts'

const lena = person('lena', ['sources:read', 'sources:write', 'sources:assess'])
const WORDS = `The polls close at eight, the office said on Monday, in a letter that everybody may read. ${'Every station has a sign with its hours at the door. '.repeat(5)}`
const PAGE = `<!doctype html><html lang="en"><title>Hours</title><script>x()</script><h1>Hours</h1><p>${WORDS}</p>`

let site: Server
/** What the site serves; null: it is gone. */
let served: string | null = PAGE
const at = (path = '/hours') => `http://127.9.69.1:${(site.address() as AddressInfo).port}${path}`

before(async () => {
  site = createServer((_, response) => {
    if (served === null) response.writeHead(404).end('gone')
    else response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(served)
  }).listen(0, '127.9.69.1')
  await once(site, 'listening')
})
after(() => {
  site.closeAllConnections()
  site.close()
})

/** The capture of a node, in this thread, for which this machine's own networks are open. */
const threads = {
  perform: async ({ module, name, input }: { module: string; name: string; input: unknown }) =>
    ((await import(module)) as Record<string, (input: unknown) => unknown>)[name]?.(input),
} as unknown as Threads
const real = captureApart(threads, { userAgent: 'Scrutineer test' })
const OPENED = { privateNetworks: ['127.0.0.0/8'] }
/** How often it breaks off when everything was fetched and written, as a node that is killed. */
const killed = { times: 0 }
const capture: Capture = {
  async take(wanted, files) {
    const taken = await real.take({ ...wanted, ...OPENED }, files)
    if ((killed.times -= 1) >= 0) throw new Error('killed')
    return taken
  },
  look: (wanted) => real.look({ ...wanted, ...OPENED }),
}
const options = { slices: [sources, restingChecks, restingNotices, restingOutlets], capture }

const cited = async (h: TestHouse, url?: string) =>
  (
    await h.call(lena, addItem, {
      type: 'webpage',
      title: 'Hours',
      isOther: true,
      ...(url !== undefined && { url }),
    })
  ).code
const copies = async (h: TestHouse, item: string) => (await h.call(lena, copiesOf, { item })).copies
const told = async (h: TestHouse, item: string) =>
  (await h.call(ANONYMOUS, publicCopies, { item })).copies
const typesOf = async (h: TestHouse) =>
  (await h.records()).map(({ type }) => type).filter((type) => /^(?:snapshot|link)\./.test(type))

/** The bytes of a file that is given, as the door puts them together. */
async function bytesOf(
  h: TestHouse,
  file: { head?: string | undefined; parts: readonly string[] },
) {
  const parts = await Promise.all(file.parts.map((sha256) => h.files('sources').get(sha256)))
  return Buffer.concat([
    Buffer.from(file.head ?? '', 'base64'),
    ...parts.map((part) => part ?? Buffer.of()),
  ])
}

forHouse(
  'a page is kept with the record that holds its hash, and opened by role',
  options,
  async (h) => {
    served = PAGE
    const item = await cited(h, at())
    const quote = 'in a letter  that everybody may read'
    const { snapshot: code } = await h.call(lena, snapshot, { item, quote })
    await h.settled()
    const [copy] = await told(h, item)
    assert.ok(copy?.page != null)
    assert.deepEqual(
      [copy.code, copy.state, copy.page.title, copy.page.hasQuote, copy.link?.state],
      [code, 'taken', 'Hours', true, 'ok'],
    )
    const record = (await h.records()).find(({ type }) => type === 'snapshot.taken')
    assert.ok(record !== undefined)
    const { sha256, document } = record.body as { sha256: string; document: string }
    assert.deepEqual(
      [record.id, sha256, document],
      [copy.record, copy.page.sha256, copy.page.documentSha256],
    )

    const { file } = await h.call(lena, giveSnapshot, { snapshot: code })
    const archive = await bytesOf(h, file)
    assert.equal(createHash('sha256').update(archive).digest('hex'), sha256)
    assert.equal(archive.length, file.size)
    assert.equal(mainDocument(readWarc(archive)).sha256, document)
    const shown = await h.call(lena, openCopy, { snapshot: code, language: 'ar' })
    const page = (await bytesOf(h, shown.file)).toString()
    assert.equal(Buffer.byteLength(page), shown.file.size)
    assert.ok(page.includes('<h1>Hours</h1>') && page.includes(sha256) && !page.includes('<script'))
    await assert.rejects(
      h.call(person('reader', ['sources:read']), openCopy, { snapshot: code, language: 'en' }),
      problemWith('core.not_allowed'),
    )
    assert.deepEqual(await typesOf(h), [
      'snapshot.asked',
      'snapshot.taken',
      'snapshot.given',
      'snapshot.given',
    ])
    await h.call(lena, withdraw, { code: item, reason: 'It named somebody' })
    assert.deepEqual(await told(h, item), [], 'what was withdrawn is told by no program either')
  },
)

forBothHouses(
  'a node that is killed while it keeps a page has no copy without its record, and makes it anew',
  { ...options, runsJobs: false },
  async (h) => {
    served = PAGE
    killed.times = 1
    const item = await cited(h, at())
    const { snapshot: code } = await h.call(lena, snapshot, { item })
    const subject = (await h.records()).at(-1)?.subject ?? ''
    const machine = systemActor('job:sources.capture', ['sources:capture'])
    const ctx = {
      call: (action: Action, input: unknown) => h.call(machine, action, input),
      ports: { ...h.ports, files: h.files('sources') },
    } as unknown as JobContext
    const make = async () =>
      jobs[0]?.run(ctx, { subject, tries: 1 } as Parameters<JobKind['run']>[1])
    await assert.rejects(make())
    assert.deepEqual([(await copies(h, item))[0]?.state, await told(h, item)], ['asked', []])
    for (let again = 0; again < 2; again += 1) await make()
    assert.deepEqual(
      (await told(h, item)).map((one) => one.code),
      [code],
    )
    assert.deepEqual(await typesOf(h), ['snapshot.asked', 'snapshot.taken'])
  },
)

forHouse(
  'a copy that fails here each time is given up, and one that waits without end is begun again',
  { ...options, runsJobs: false },
  async (h) => {
    served = PAGE
    const item = await cited(h, at())
    const machine = systemActor('job:sources.capture', ['sources:capture'])
    const ctx = {
      call: (action: Action, input: unknown) => h.call(machine, action, input),
      ports: { ...h.ports, files: h.files('sources') },
    } as unknown as JobContext
    const asked = async () => {
      await h.call(lena, snapshot, { item })
      const subject = (await h.records()).at(-1)?.subject ?? ''
      return async (tries: number) =>
        jobs[0]?.run(ctx, { subject, tries } as Parameters<JobKind['run']>[1])
    }
    const newest = async () => {
      const [copy] = await copies(h, item)
      return [copy?.state, copy?.fault]
    }
    killed.times = 2
    const make = await asked()
    await assert.rejects(make(4), /killed/)
    assert.deepEqual(await newest(), ['asked', null])
    await assert.rejects(make(5), /killed/)
    assert.deepEqual(await newest(), ['failed', 'broken'])
    // A node that was killed each time told nobody.
    await (await asked())(6)
    assert.deepEqual(await newest(), ['failed', 'broken'])
    await asked()
    for (const { subject } of await h.records())
      await h.store.claim((tx) => platformJobs.cancel(tx, keeping.CAPTURE_JOB, subject))
    const isDue = async () => (await h.store.read(nextDue)).has(keeping.CAPTURE_JOB)
    const again = () => h.call(machine, keeping.copiesAgain, { what: 'sweep' })
    await again()
    assert.equal(await isDue(), false, 'it waits for less than a day')
    h.clock.advance(DAY + 1)
    await again()
    assert.ok(await isDue())
  },
)

forHouse(
  'a copy that is taken away can be opened by nobody; its hash, its proof and the reason stay',
  options,
  async (h) => {
    served = PAGE
    const item = await cited(h, at())
    const { snapshot: code } = await h.call(lena, snapshot, { item, quote: 'at eight' })
    await h.settled()
    const sha256 = (await told(h, item))[0]?.page?.sha256 ?? ''
    const { file } = await h.call(lena, giveSnapshot, { snapshot: code })
    const why = 'It names a child.'
    const away = { snapshot: code, reason: why }
    const reader = person('reader', ['sources:read', 'sources:write'])
    await assert.rejects(h.call(reader, removeCopy, away), problemWith('core.not_allowed'))
    await h.call(lena, removeCopy, away)
    for (const again of [
      () => h.call(lena, removeCopy, away),
      () => h.call(lena, giveSnapshot, { snapshot: code }),
      () => h.call(lena, openCopy, { snapshot: code, language: 'en' }),
    ])
      await assert.rejects(again, problemWith('sources.copy_removed'))
    const [copy] = await told(h, item)
    assert.ok(copy?.page != null && copy.record !== null)
    const { state, removed, quote, link, page: left } = copy
    assert.deepEqual(
      [state, removed?.reason, left.sha256, left.title, quote, link],
      ['removed', why, sha256, '', null, null],
    )
    const records = await h.records()
    assert.doesNotMatch(JSON.stringify(records), /at eight/, 'nor does the log have the words')
    const last = records.at(-1)
    assert.deepEqual([last?.type, last?.body], ['snapshot.removed', { code, sha256 }])
    const page = await visitPage(h, thingPage, { actor: ANONYMOUS, params: { thing: item } })
    assert.match(wordsOf(page), /taken away on .*It names a child\./)
    await h.pass(2 * DAY)
    assert.equal(await h.files('sources').get(file.parts[0] ?? ''), null, 'its bytes are gone')
  },
)

forHouse('a page that cannot be kept leaves nothing but why', options, async (h) => {
  served = null
  const item = await cited(h)
  await assert.rejects(h.call(lena, snapshot, { item }), problemWith('sources.no_address'))
  await h.call(lena, snapshot, { item, url: at() })
  await assert.rejects(
    h.call(lena, snapshot, { item, url: at() }),
    problemWith('sources.copy_waits'),
  )
  await h.settled()
  const [copy] = await copies(h, item)
  assert.deepEqual([copy?.state, copy?.fault, copy?.page], ['failed', 'status', null])
  assert.deepEqual(await told(h, item), [])
  await assert.rejects(
    h.call(lena, giveSnapshot, { snapshot: copy?.code ?? '' }),
    problemWith('sources.no_copy_yet'),
  )
  await h.call(lena, snapshot, { item, url: 'http://10.0.0.1/' })
  await h.settled()
  assert.equal((await copies(h, item))[0]?.fault, 'address')
  assert.deepEqual(await typesOf(h), [
    'snapshot.asked',
    'snapshot.failed',
    'snapshot.asked',
    'snapshot.failed',
  ])
})

forHouse(
  'a page that is gone for a week is said to be gone where it is cited; its copy stays',
  options,
  async (h) => {
    served = PAGE
    const item = await cited(h, at())
    const { snapshot: code } = await h.call(lena, snapshot, { item })
    await h.settled()
    const stateOf = async () => (await told(h, item))[0]?.link?.state
    const waste = await h.files('sources').put(Buffer.from('of a copy that never was'))
    await h.pass(DAY)
    assert.equal(await stateOf(), 'ok')
    served = null
    await h.pass(7 * DAY)
    assert.equal(await stateOf(), 'unknown')
    await h.pass(DAY)
    await h.pass(6 * DAY)
    assert.equal(await stateOf(), 'dead')
    assert.ok((await typesOf(h)).filter((type) => type === 'link.changed').length === 2)
    assert.equal(await h.files('sources').get(waste), null)
    const open = await visitPage(h, thingPage, { actor: ANONYMOUS, params: { thing: item } })
    assert.match(wordsOf(open), /gone since.*Copy of .*Cite it/, 'the copy comes first')
    const { items } = await h.call(ANONYMOUS, publicStanding, { items: [item, 'REF-COE-ETS185'] })
    assert.deepEqual(
      items.map((one) => [one.code, one.isWithdrawn, one.gone !== null]),
      [[item, false, true]],
    )
    const desk = await visitPage(h, deskThingPage, { actor: lena, params: { thing: item } })
    assert.match(wordsOf(desk), /Read the copy/)
    assert.ok(
      (await bytesOf(h, (await h.call(lena, giveSnapshot, { snapshot: code })).file)).length > 0,
    )
  },
)

forBothHouses('odd characters of a page stop nothing', options, async (h) => {
  served = `<title>${'x'.repeat(299)}\u{1f600}y</title><p>\u202e\u0001 a\ufffe \u{1f600} ${'b'.repeat(490)}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}</p>`
  const item = await cited(h, at())
  await h.call(lena, snapshot, { item })
  await h.settled()
  assert.deepEqual(
    (await copies(h, item)).map(({ state }) => state),
    ['taken'],
  )
  await h.pass(2 * DAY)
  assert.equal((await h.records()).filter(({ type }) => type === 'link.looked').length > 0, true)
})
