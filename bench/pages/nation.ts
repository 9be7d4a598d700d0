// The nation that the pages are drawn for. Everything goes in by the actions of the product, so that every answer of a
// station is a record of the log.

import type { Actor } from '../../src/core/actor.ts'
import { joinByApi } from '../../test/support/api-person.ts'
import type { Place } from './node.ts'

export const STATIONS = 46_530
export const RECORDS = 100_000
const COUNTIES = 47
const CONSTITUENCIES = 6
const SITES = 200
/** Persons who have the situation open. */
const DESKS = 50

/** Of what goes in by the list, as many as one command takes. */
const AT_ONCE = 500
/** Sites, and one in so many is down; each is looked at so often. */
const BROKEN_EVERY = 5
const LOOKS = 3
/** One station in so many reports a problem, needs help, or has not answered. */
const PROBLEM_EVERY = 2_000
const HELP_EVERY = 450
const SILENT_EVERY = 20
/** One station in so many has a device that was enrolled. */
const DEVICE_EVERY = 10
const DAY_S = 24 * 3600
/** Answers that are left for while the pages are open. */
const LATE_ANSWERS = 2_000

const ROLES = ['alert-officer', 'releasing-officer', 'analyst', 'auditor'] as const

/** The two who release: two persons on two devices. */
const FIRST: Actor = { id: 'person:a', via: 'session:a', device: 'browser:a', holds: 'all' }
const SECOND: Actor = { id: 'person:b', via: 'session:b', device: 'browser:b', holds: 'all' }

/** A station as lists tell it. */
export interface Station {
  readonly station: string
  readonly number: string
  readonly name: string
  readonly area: string
}

/** Who looks at the pages, and what there is to look at. */
export interface Nation {
  /** Cookie headers: of a person who may see everything, of a station's device, of those at the desks. */
  readonly person: string
  readonly device: string
  readonly desks: readonly string[]
  /** The alert in force, and one that waits for its release. */
  readonly alert: string
  readonly proposed: string
  readonly site: string
  readonly station: Station
  /** Answers to the alert in force that are not given yet. */
  readonly answers: readonly object[]
  readonly records: number
}

/** Brings it into an empty node. */
export async function fill(place: Place): Promise<Nation> {
  await delaySteps(place)
  await addStations(place)
  const stations = await listStations(place)
  const site = await addSites(place, stations)
  const device = await enrol(place, stations)
  const earlier = await release(place, 'DDOS')
  const alert = await release(place, 'DEFACEMENT')
  const late = await answer(place, { alert, stations: stations.filter(notSilent) })
  await report(place, stations)
  await fillUp(place, { alert: earlier, stations })
  await place.call('alerting.allClear', { alert: earlier }, FIRST)
  const proposed = await propose(place, 'PHISHING')
  const [person = '', ...desks] = await join(place)
  await place.order({ does: 'settle' })
  const station = stations[Math.floor(stations.length / 2)]
  if (station === undefined) throw new Error('there is no station')
  const records = await countRecords(place)
  return { person, device, desks, alert, proposed, site, station, answers: late, records }
}

/** Nobody is asked by other ways while the bench runs. */
async function delaySteps(place: Place): Promise<void> {
  const { steps } = await place.call<{ steps: { waitS: number }[] }>('alerting.plan', {})
  for (const step of steps) await place.call('alerting.setStep', { ...step, waitS: DAY_S })
}

async function addStations(place: Place): Promise<void> {
  const columns = ['number', 'name', 'area', 'address', 'phone', 'lon', 'lat']
  const { import: id } = await place.call<{ import: string }>('territory.beginImport', {
    name: 'stations.csv',
    columns,
  })
  for (let from = 0; from < STATIONS; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, STATIONS - from)
    const rows = Array.from({ length: count }, (_, n) => stationRow(from + n))
    await place.call('territory.importRows', { import: id, from, rows })
  }
  await place.call('territory.finishImport', { import: id })
  await place.order({ does: 'settle' })
}

function stationRow(n: number): string[] {
  const district = n % (COUNTIES * CONSTITUENCIES)
  const county = 1 + (district % COUNTIES)
  const part = 1 + Math.floor(district / COUNTIES)
  return [
    String(n).padStart(5, '0'),
    `Primary School ${n}, ${n % 2 === 0 ? 'East' : 'West'} Wing`,
    `County ${county}/Constituency ${county}-${part}`,
    `${n} Market Street`,
    `+2547${String(n).padStart(8, '0')}`,
    (34 + (county % 8) + part / 10).toFixed(4),
    (-4 + Math.floor(county / 8) + part / 10).toFixed(4),
  ]
}

async function listStations(place: Place): Promise<Station[]> {
  const stations: Station[] = []
  for (let after: string | null = ''; after !== null; ) {
    const asked: object = { areas: ['/'], limit: 5000, ...(after === '' ? {} : { after }) }
    const page: { items: Station[]; next: string | null } = await place.call(
      'territory.audiencePage',
      asked,
    )
    stations.push(...page.items)
    after = page.next
  }
  return stations
}

/** Sites that were looked at; gives one that is down. */
async function addSites(place: Place, stations: readonly Station[]): Promise<string> {
  const every = Math.floor(stations.length / SITES)
  const added: { site: string; host: string }[] = []
  for (let n = 0; n < SITES; n += 1) {
    const host = `site-${n}.elections.example`
    const facts = {
      name: `Results of region ${n}`,
      host,
      area: stations[n * every]?.area ?? '/',
      newOrganization: `Office ${n}`,
      authorisation: { legalBasis: 'Order 7', grantedBy: 'Head of the commission', days: 90 },
    }
    added.push({ ...(await place.call<{ site: string }>('monitoring.addSite', facts)), host })
  }
  await place.order({ does: 'settle' })
  for (let round = 0; round < LOOKS; round += 1) {
    for (const [n, one] of added.entries())
      await place.order({ does: 'look', ...one, isBroken: n % BROKEN_EVERY === 0 })
  }
  return added[0]?.site ?? ''
}

/** Devices of stations; gives the cookie of one. */
async function enrol(place: Place, all: readonly Station[]): Promise<string> {
  const stations = all.filter((_, n) => n % DEVICE_EVERY === 0)
  let secret = ''
  for (let from = 0; from < stations.length; from += AT_ONCE) {
    const some = stations.slice(from, from + AT_ONCE).map(({ station }) => station)
    const { offers } = await place.call<{ offers: { secret: string }[] }>('accounts.offerDevices', {
      stations: some,
    })
    const devices = await Promise.all(
      offers.map((offer) =>
        place.call<{ cookie: { secret: string } }>('accounts.enrolDevice', {
          secret: offer.secret,
        }),
      ),
    )
    secret = devices.at(-1)?.cookie.secret ?? ''
  }
  return `__Host-station=${secret}`
}

async function propose(place: Place, event: string): Promise<string> {
  const wanted = { event, severity: 'Severe', areas: ['/'] }
  const content = await place.order<object>({ does: 'template', input: wanted })
  const { alert } = await place.call<{ alert: string }>('alerting.draft', { content }, FIRST)
  await place.call('alerting.propose', { alert, confirmed: ['en', 'ar'] }, FIRST)
  return alert
}

async function release(place: Place, event: string): Promise<string> {
  const alert = await propose(place, event)
  const { read } = await place.call<{ read: string }>('alerting.preview', { alert }, SECOND)
  await place.call('alerting.issue', { alert, count: STATIONS, read }, SECOND)
  return alert
}

const notSilent = (_: Station, n: number) => n % SILENT_EVERY !== 0

interface Asked {
  readonly alert: string
  readonly stations: readonly Station[]
}

function answersTo({ alert, stations }: Asked): object[] {
  const capturedAt = new Date().toISOString()
  return stations.map(({ station, area }, n) => ({
    alert,
    station,
    area,
    capturedAt,
    revision: 1,
    device: `device:${station}`,
    clientKey: `${alert}-${station}`.slice(-60),
    answer: n % HELP_EVERY === 0 ? 'need_help' : 'done',
  }))
}

/** All answer but the last ones, whose answers it gives. */
async function answer(place: Place, asked: Asked): Promise<object[]> {
  const answers = answersTo(asked)
  const now = answers.slice(0, -LATE_ANSWERS)
  for (let from = 0; from < now.length; from += AT_ONCE)
    await place.call('alerting.acknowledgeBatch', { items: now.slice(from, from + AT_ONCE) })
  return answers.slice(-LATE_ANSWERS)
}

/** As many answers to an earlier alert as it takes until the log is as long as it should be. */
async function fillUp(place: Place, asked: Asked): Promise<void> {
  await place.order({ does: 'settle' })
  const missing = RECORDS - (await countRecords(place))
  const stations = asked.stations.slice(0, Math.max(0, missing) + LATE_ANSWERS)
  if (missing > 0) await answer(place, { ...asked, stations })
}

async function countRecords(place: Place): Promise<number> {
  const { records } = await place.call<{ records: { seq: number }[] }>('record.list', { limit: 1 })
  return (records[0]?.seq ?? -1) + 1
}

async function report(place: Place, stations: readonly Station[]): Promise<void> {
  const symptoms = ['network', 'device', 'website', 'other']
  for (let n = 0; n < stations.length; n += PROBLEM_EVERY) {
    const { station = '' } = stations[n] ?? {}
    const device: Actor = { id: `device:${station}`, station, holds: 'all' }
    const symptom = symptoms[n % symptoms.length]
    await place.call('alerting.reportProblem', { symptom, clientKey: `problem-${n}` }, device)
  }
}

/** One who holds every role, then those at the desks; gives their cookies. */
async function join(place: Place): Promise<string[]> {
  const origin = `http://localhost:${place.port}`
  const cookies: string[] = []
  for (let n = 0; n <= DESKS; n += 1) {
    const invited = { name: `Person ${n}`, role: ROLES[0], area: '/' }
    const { secret } = await place.call<{ secret: string }>('accounts.invite', invited)
    const person = await joinByApi(origin, secret)
    cookies.push(person.cookie)
    if (n > 0) continue
    const { person: id } = await person.ask<{ person: string }>('accounts.me')
    for (const role of ROLES.slice(1))
      await place.call('accounts.grant', { person: id, role, area: '/' })
  }
  return cookies
}
