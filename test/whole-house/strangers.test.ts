// Strangers of several networks at every open door at once, far beyond their shares; whoever is honest and comes from another
// network is served all the same: he tells a claim, applies, reports with a file, signs in, answers an alert as a station and
// writes as an observer. What they filled stays within its room, the node stays well, and a forged bundle is none of its own.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { newBytes, newId } from '../../src/core/id.ts'
import { now } from '../../src/core/time.ts'
import { templateContent } from '../../src/domains/alerting/index.ts'
import { FILES } from '../../src/domains/reports/attachment.ts'
import * as reports from '../../src/domains/reports/store.ts'
import {
  cookieOf,
  type Intruder,
  joined,
  outputOf,
  post,
  send,
  signInAgain,
} from '../support/attack.ts'
import { smallBundle } from '../support/bundle.ts'
import { officeAt } from '../support/case-steps.ts'
import { commandHere } from '../support/command-here.ts'
import { COMMAND_LINE } from '../support/house.ts'
import { startTestNode, type TestNode } from '../support/node.ts'
import { overOld } from '../support/old-stores.ts'
import { givenBytes, partsOf, sealedTestFile } from '../support/report-files.ts'
import {
  callsOf,
  newReceipt,
  openTestDesk,
  readersOf,
  tell,
  type TestDesk,
} from '../support/reports.ts'
import { runFolder } from '../support/run-folder.ts'
import { forSqlite } from '../support/stores.ts'
import {
  callsFrom,
  floodDoors,
  type From,
  GROUP,
  sendPartFrom,
  sms,
} from '../support/strangers-flood.ts'

const smsSecret = 'secret-of-the-sms-gateway'
const PHONE = '+99955500111'
const LIMIT_MS = 60_000
/** A station answers one alert twenty times at most. */
const MOST_ROUNDS = 15

let node: TestNode
let desk: TestDesk
let station: { readonly device: string; readonly alert: string; readonly officer: Intruder }
let observer: { readonly number: string; readonly letters: string; readonly manager: Intruder }

/** A station with a device, and an alert in force for it that two persons released. */
async function alerted() {
  const { does, asks } = officeAt(node, '')
  const [officer, releaser] = [
    await joined(node, 'alert-officer'),
    await joined(node, 'releasing-officer'),
  ]
  const { path: area } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'North',
  })
  const school = { number: 'A-1', name: 'School', area }
  const { station: id } = await node.call<{ station: string }>('territory.addStation', school)
  const offer = await does<{ secret: string }>(officer, 'accounts.offerDevice', { station: id })
  const device = cookieOf(await post(node, 'accounts.enrolDevice', { secret: offer.secret }))
  const content = templateContent({ event: 'DDOS', severity: 'Severe', areas: [area] })
  const { alert } = await does<{ alert: string }>(officer, 'alerting.draft', { content })
  await does(officer, 'alerting.propose', { alert, confirmed: ['en', 'ar'] })
  const { read } = await asks<{ read: string }>(releaser, 'alerting.preview', { alert })
  await does(releaser, 'alerting.issue', { alert, count: 1, read })
  return { device, alert, officer }
}

/** An observer at that station, with the letters of his card. */
async function watched() {
  const { does, asks } = officeAt(node, '')
  const [office, manager] = [
    await joined(node, 'accreditor'),
    await joined(node, 'observation-manager'),
  ]
  await outputOf(post(node, 'pollwatch.apply', { ...GROUP, name: 'Gate Watch' }))
  const { items } = await asks<{ items: { id: string }[] }>(office, 'pollwatch.groups', {
    view: 'waiting',
  })
  const group = items[0]?.id ?? ''
  await does(office, 'pollwatch.accredit', { group })
  await does(office, 'pollwatch.nameManager', { group, person: manager.person })
  await does(manager, 'pollwatch.openDesk', { releases: 'at-once' })
  const who = { label: 'Blue hat', phone: PHONE, station: 'A-1' }
  const made = await does<{ observer: string; number: string }>(manager, 'pollwatch.enrol', who)
  const { cards } = await does<{ cards: { letters: string }[] }>(manager, 'pollwatch.makeCards', {
    observers: [made.observer],
  })
  return { number: made.number, letters: cards[0]?.letters ?? '', manager }
}

before(async () => {
  node = await startTestNode('sqlite', { TRUST_PROXY: '1', SMS_IN_SECRET: smsSecret })
  station = await alerted()
  observer = await watched()
  desk = await openTestDesk(callsOf(node.node.house('actual')))
  await node.node.settled(LIMIT_MS)
})
after(() => node.remove())

/** A report with a file, as a browser that seals sends it; an officer of the desk is given every byte of it. */
async function reportsFile(from: From): Promise<void> {
  const house = node.node.house('actual')
  assert.ok(house)
  const receipt = newReceipt()
  const keys = [...readersOf(desk), receipt.recipient]
  const { upload, header, payload } = await sealedTestFile(newBytes(600_000), keys)
  for (const [n, part] of partsOf(payload).entries()) {
    const sent = await sendPartFrom(node, from, { upload, n, bytes: part })
    assert.equal(sent.status, 200, sent.text)
  }
  await tell(callsFrom(node, from), desk, { receipt, files: [{ upload, header }] })
  const named = await house.store.read(async (tx) => {
    const report = await reports.reports.one(tx, { mailbox: receipt.mailbox })
    const file = await reports.files.one(tx, { report: report?.id ?? '', kind: 'attachment' })
    return { report: report?.id ?? '', file: file?.id ?? '' }
  })
  const given = await givenBytes(house, named)
  assert.ok(given.length > payload.length)
}

/** Everybody honest does his part once, from another network than all before. */
async function allServed(round: number): Promise<void> {
  const from = { 'x-forwarded-for': `203.0.${round}.7` }
  const isLate = async (action: string, input: object) =>
    (await outputOf<{ isLate: boolean }>(post(node, action, input, { headers: from }))).isLate
  const words = `The polls of round ${round} close at four`
  assert.equal(await isLate('claims.tell', { words, language: 'en' }), false)
  assert.equal(await isLate('pollwatch.apply', { ...GROUP, name: `Citizens ${round}` }), false)
  await reportsFile(from)
  const cookie = await signInAgain(node, station.officer)
  const { asks } = officeAt(node, '')
  await asks({ ...station.officer, cookie }, 'alerting.preview', { alert: station.alert })
  await stationAnswers(round)
  const { number, letters, manager } = observer
  assert.equal(
    await sms({ node, smsSecret }, PHONE, `TU ${number} ${letters} X${round} V12${round}`),
    200,
  )
  const { items } = await asks<{ items: { serial: number; state: string }[] }>(
    manager,
    'pollwatch.board',
    { view: 'all', limit: '100' },
  )
  const own = items.filter(({ state, serial }) => state === 'counted' && serial === round)
  assert.equal(own.length, 1, 'what the observer wrote counts')
}

async function stationAnswers(round: number): Promise<void> {
  const answer = round % 2 === 0 ? 'need_help' : 'done'
  const key = newId()
  const said = { t: 'ack', key, answer, thread: station.alert, rev: 1, at: now() }
  const heard = await send(node, '/stream/say', {
    method: 'POST',
    body: JSON.stringify([said]),
    headers: { origin: node.node.origin },
    from: { cookie: station.device },
  })
  assert.equal(heard.text, JSON.stringify([{ t: 'ok', key }]))
}

/** Has everybody served again and again until the strangers are done, whatever becomes of it; gives the next round. */
async function servedMeanwhile(flood: ReturnType<typeof floodDoors>) {
  let isOver = false
  const over = flood.finally(() => {
    isOver = true
  })
  let round = 2
  try {
    while (!isOver && round < MOST_ROUNDS) await allServed(round++)
  } finally {
    await over
  }
  return { round, statuses: await over }
}

/** Bytes of files that came with reports. */
async function bytesOfFiles(): Promise<number> {
  const house = node.node.house('actual')
  const rows = await house?.store.read(async (tx) => [
    ...(await reports.looseParts.many(tx, {}, { limit: 10_000 })),
    ...(await reports.fileParts.many(tx, {}, { limit: 10_000 })),
  ])
  return rows?.reduce((sum, { size }) => sum + size, 0) ?? 0
}

test('whatever strangers send, everybody of another network is served, and the node stays well', {
  timeout: 240_000,
}, async () => {
  await allServed(1)
  const { number } = observer
  const flood = floodDoors({ node, desk, smsSecret, observer: number, phone: PHONE })
  const { round, statuses } = await servedMeanwhile(flood)
  await allServed(round)
  assert.ok(round > 2, 'some were served meanwhile')
  const broken = [...statuses.keys()].filter((status) => status >= 500)
  assert.deepEqual(broken, [], 'junk is no fault of the node')
  assert.ok((statuses.get(200) ?? 0) > 1_000, 'the flood was one')
  assert.ok((await bytesOfFiles()) <= FILES.room)
  await node.node.settled(LIMIT_MS)
  const ready = await send(node, '/readyz')
  assert.deepEqual(JSON.parse(ready.text), { ok: true, reasons: [] })
})

test('a bundle that a stranger made fails with the keys of the node', async () => {
  const folder = mkdtempSync(join(runFolder(), 'forged-'))
  try {
    const at = join(folder, 'b.zip')
    writeFileSync(at, await smallBundle())
    const keyOf = async (name: string) => (await send(node, `/log/${name}`)).text.trim()
    const keys = ['--key', await keyOf('key'), '--custody-key', await keyOf('custody-key')]
    const caught = await commandHere({}, 'verify', '--bundle', at, ...keys)
    assert.equal(caught.code, 1, caught.said)
    assert.match(caught.said, /signed with another key/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

forSqlite('a record that the oldest version wrote opens', async (_, open) => {
  await overOld(open, 'fb2f7bb', async (house) => {
    const all = await house.named<{ records: { id: string }[] }>(COMMAND_LINE, 'record.list', {
      limit: 100,
    })
    assert.ok(all.records.length > 50)
    const oldest = all.records.at(-1)?.id ?? ''
    const opened = await house.named<object>(COMMAND_LINE, 'record.show', { record: oldest })
    assert.ok(JSON.stringify(opened).includes(oldest))
  })
})
