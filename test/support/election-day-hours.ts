// What happens on the election day, hour by hour, and what must be true afterwards.

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from './child-node.ts'
import { setTimeout as pause } from 'node:timers/promises'
import { beginDay, type ElectionDay, seen, SMS_NUMBER, STATIONS } from './election-day.ts'

/** Half of what is expected, so that one late script is no late heartbeat. */
const HEARTBEAT_MS = 4_000

interface Finding {
  readonly id: string
  readonly check: string
  readonly state: string
}

interface AlertItem {
  readonly alert: string
  readonly state: string
  readonly origin: string | null
}

interface Board {
  readonly count: number
  readonly acknowledged: number
  readonly needHelp: number
}

async function findings({ people }: ElectionDay, state: string): Promise<Finding[]> {
  const { items } = await people.analyst.ask<{ items: Finding[] }>('monitoring.findings', { state })
  return items
}

async function boardOf({ people }: ElectionDay, alert: string): Promise<Board> {
  const { board } = await people.officer.ask<{ board: Board }>('alerting.show', { alert })
  return board
}

/** 09:00: the certificate of the register's site expires. Gives the alert that two persons released for it. */
export async function certificateExpires(day: ElectionDay): Promise<string> {
  await day.site.expire()
  const isExpiry = (one: Finding) => one.check === 'certificate-expiry'
  const found = await seen(
    'the findings of the certificate',
    () => findings(day, 'open'),
    // Over a certificate that has run out browsers keep to no protection, which a second look confirms.
    (open) => open.some(isExpiry) && open.some(({ check }) => check === 'hsts'),
  )
  const finding = found.find(isExpiry)
  const drafts = await seen(
    'the drafted alert',
    () => day.people.officer.ask<{ items: AlertItem[] }>('alerting.list', { view: 'open' }),
    ({ items }) => items.some(({ origin }) => origin === `finding:${finding?.id}`),
  )
  const alert = drafts.items.find(({ origin }) => origin === `finding:${finding?.id}`)?.alert ?? ''
  await release(day, alert)
  const message = `${alert}/1`
  await Promise.all(
    day.stations.map((station) =>
      station.until('the confirmed answer', () => station.confirmed.has(message)),
    ),
  )
  return alert
}

/** Proposed by one person and released by another, who types the number of stations. */
async function release({ people }: ElectionDay, alert: string): Promise<void> {
  await people.officer.call('alerting.propose', { alert, confirmed: ['en', 'ar'] })
  const { read } = await people.releaser.ask<{ read: string }>('alerting.preview', { alert })
  await assert.rejects(
    people.officer.call('alerting.issue', { alert, count: STATIONS + 1, read }),
    /second|other person|two/i,
  )
  await people.releaser.call('alerting.issue', { alert, count: STATIONS + 1, read })
}

/** 10:00: the office has a new certificate; the finding closes and one person says that it is over. */
export async function certificateIsRenewed(day: ElectionDay, alert: string): Promise<void> {
  await day.site.renew()
  await seen(
    'the closed finding',
    () => findings(day, 'closed'),
    (closed) => closed.some(({ check }) => check === 'certificate-expiry'),
  )
  await seen(
    'the alert that knows of it',
    () => day.people.officer.ask<{ findingClosedAt: string | null }>('alerting.show', { alert }),
    ({ findingClosedAt }) => findingClosedAt !== null,
  )
  await day.people.officer.call('alerting.allClear', { alert })
  await Promise.all(
    day.stations.map((station) => station.until('the all-clear', () => !station.active.has(alert))),
  )
}

/** 11:00: the register's heartbeat stops, and a finding says so; without it the register is not ready. */
export async function heartbeatStops(day: ElectionDay): Promise<void> {
  await seen(
    'the finding of the late heartbeat',
    () => findings(day, 'open'),
    (open) => open.some(({ check }) => check === 'heartbeat-late'),
  )
}

/** 12:00: an alert of people's own, in force until the evening; the station without a device answers by SMS. */
export async function answerBySms(day: ElectionDay, codes: readonly string[]): Promise<string> {
  const { alert } = await day.people.officer.call<{ alert: string }>('alerting.draft', {
    content: await contentFor(day),
  })
  await release(day, alert)
  await seen(
    'the message by SMS',
    async () => day.sms.taken.filter(({ to }) => to === SMS_NUMBER),
    (sent) => sent.length > 0,
  )
  await day.textIn('AAAAA-AAAAA 1')
  assert.equal((await boardOf(day, alert)).acknowledged <= STATIONS, true, 'a forged code counts')
  await day.textIn(`1 ${codes[0]}`)
  await seen(
    'all answers',
    () => boardOf(day, alert),
    ({ acknowledged }) => acknowledged === STATIONS + 1,
  )
  return alert
}

async function contentFor({ node }: ElectionDay) {
  const { templateContent } = await import('../../src/domains/alerting/index.ts')
  const { areas } = await node.call<{ areas: { path: string }[] }>('territory.areaTree', {
    under: '/',
    depth: 1,
  })
  const north = areas.find(({ path }) => path !== '/')?.path ?? '/'
  return templateContent({ event: 'POLLBOOK_OUTAGE', severity: 'Severe', areas: [north] })
}

/** 13:00: the machine dies; the backup is restored on another folder, and the stations come back by themselves. */
export async function nodeDies(day: ElectionDay, identity: string): Promise<void> {
  const { node, stations } = day
  const shownBefore = stations.map(({ shown }) => [...shown])
  const epochBefore = stations[0]?.epoch ?? ''
  const file = join(node.folder, 'noon.backup')
  const recipient = /public key: (age1\w+)/.exec(readFileSync(identity, 'utf8'))?.[1] ?? ''
  const backedUp = await node.run('backup', file, '--recipient', recipient, '--with-keys')
  assert.equal(backedUp.code, 0, backedUp.out)
  const published = join(node.folder, 'published')
  await keepCheckpoint(day, published)
  await node.kill()
  await watchMirror(day)
  node.moveTo(join(node.folder, 'another'))
  const restored = await node.run(
    'restore',
    file,
    '--identity',
    identity,
    '--published',
    published,
    '--reason',
    'the machine died',
  )
  assert.equal(restored.code, 0, restored.out)
  await node.start()
  await Promise.all(
    stations.map((station) => station.until('the new epoch', () => station.epoch !== epochBefore)),
  )
  assert.deepEqual(
    stations.map(({ shown }) => shown),
    shownBefore,
    'nobody misses or repeats an alert',
  )
}

/** The newest checkpoint as the mirror has it. */
async function keepCheckpoint({ node }: ElectionDay, path: string): Promise<void> {
  const { writeFile } = await import('node:fs/promises')
  const response = await fetch(`${node.origin}/log/checkpoint`)
  await writeFile(path, await response.text())
}

/** The mirror serves its pages whatever the node does. */
export async function watchMirror({ mirror }: ElectionDay): Promise<void> {
  const response = await fetch(`http://${mirror.address}/en/`)
  assert.equal(response.status, 200)
  assert.match(await response.text(), /Register of voters/)
}

/** Looks out for the node and writes to the officer on duty. */
export function lookOut({ node, mail }: ElectionDay) {
  const env = { ...process.env, SMTP_URL: mail.url, SMTP_FROM: 'lookout@elections.test' }
  const state = join(node.folder, 'lookout')
  return launch(env, [
    'lookout',
    '--of',
    node.origin,
    '--name',
    'second',
    '--every',
    '500ms',
    '--state',
    state,
    '--mail',
    'duty@elections.test',
  ])
}

/** Looks at a mirror that is being written. */
const MAX_LOOKS = 5

/** The evening: the log verifies, the mirror is sound, and the report tells what happened. */
export async function evening(day: ElectionDay, alerts: readonly string[]): Promise<void> {
  const { node, mirrorFolder, people } = day
  const verified = await node.run('verify')
  assert.equal(verified.code, 0, verified.out)
  const mirror = () => node.run('verify', '--mirror', mirrorFolder, '--max-age', '10m')
  let mirrored = await mirror()
  // The node writes it all the time: what it is about to put in its place lies beside it for a moment.
  for (let n = 0; n < MAX_LOOKS && /\.part: it is not part/.test(mirrored.out); n += 1)
    mirrored = await mirror()
  assert.equal(mirrored.code, 0, mirrored.out)
  assert.ok(existsSync(join(mirrorFolder, 'mirror.note')), readdirSync(mirrorFolder).join(' '))
  const midnight = new Date().toISOString().slice(0, 10)
  const stretch = { from: `${midnight}T00:00:00.000Z`, until: new Date().toISOString() }
  const told = await people.officer.ask<DayTold>('alerting.day', stretch)
  assert.deepEqual(
    told.sent.map(({ alert, kind, answered }) => [alert, kind, answered.count]),
    [
      [alerts[0], 'Alert', STATIONS],
      [alerts[0], 'AllClear', 0],
      [alerts[1], 'Alert', STATIONS + 1],
    ],
  )
  const found = await people.analyst.ask<{ findings: { check: string }[] }>(
    'monitoring.day',
    stretch,
  )
  assert.deepEqual(found.findings.map(({ check }) => check).toSorted(), [
    'certificate-expiry',
    // The zone of the exercise is not signed.
    'dnssec',
    'heartbeat-late',
    'hsts',
  ])
  const log = await people.officer.ask<{ events: { type: string }[] }>('record.day', stretch)
  const types = log.events.map(({ type }) => type)
  for (const type of ['node.restored']) assert.ok(types.includes(type), `${type} in ${types}`)
}

interface DayTold {
  readonly sent: readonly {
    readonly alert: string
    readonly kind: string
    readonly answered: { readonly count: number }
  }[]
}

/** The whole day; an hour takes an hour divided by `speed`. */
export async function liveElectionDay(speed: number): Promise<void> {
  const day = await beginDay(speed)
  const lookout = lookOut(day)
  let beats = true
  const beating = (async () => {
    while (beats) {
      await day.register.heartbeat()
      await pause(HEARTBEAT_MS)
    }
  })()
  try {
    const identity = join(day.node.folder, 'backup.key')
    const made = await day.node.run('age-key', identity)
    assert.equal(made.code, 0, made.out)
    const codes = await printCard(day)
    await lookout.printed(/ well, /)
    await day.at('09:00')
    const first = await certificateExpires(day)
    await watchMirror(day)
    await day.at('10:00')
    await certificateIsRenewed(day, first)
    await day.at('11:00')
    beats = false
    await beating
    await heartbeatStops(day)
    await day.at('12:00')
    const second = await answerBySms(day, codes)
    await day.at('13:00')
    await nodeDies(day, identity)
    await dutyIsWoken(day)
    await day.at('18:00')
    await evening(day, [first, second])
  } finally {
    beats = false
    await beating.catch(() => {})
    await lookout.end('SIGTERM')
    await day.end()
  }
}

/** The card of the station that has no device. */
async function printCard({ node, stationIds }: ElectionDay): Promise<readonly string[]> {
  const { cards } = await node.call<{ cards: { codes: string[] }[] }>('alerting.issueCards', {
    station: stationIds.at(-1),
  })
  return cards[0]?.codes ?? []
}

/** The lookout wrote that the node is silent, and that it is back. */
async function dutyIsWoken({ mail }: ElectionDay): Promise<void> {
  const isToDuty = (message: string) => /^To:.*duty@elections\.test/im.test(message)
  await seen(
    'the mails of the lookout',
    async () => mail.taken.filter(isToDuty),
    (mails) => mails.some((one) => /silent|does not answer/i.test(one)),
  )
}
