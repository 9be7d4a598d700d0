// A polling day worked on a whole node: two hundred observers write through its doors, and the desk of their group, the
// authority's and the command line show what is true of the day. For tests of the whole house.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Actor, ANONYMOUS } from '../../src/core/actor.ts'
import { given } from '../../src/core/asked.ts'
import { newId } from '../../src/core/id.ts'
import { everyItem } from '../../src/core/listed.ts'
import { text } from '../../src/core/text.ts'
import { now } from '../../src/core/time.ts'
import { silentStations } from '../../src/domains/pollwatch/actions/chase.ts'
import { board, silent } from '../../src/domains/pollwatch/actions/desk.ts'
import { enrolPhone, makeCards } from '../../src/domains/pollwatch/actions/enrol.ts'
import { enrol } from '../../src/domains/pollwatch/actions/observer.ts'
import { sendEntry } from '../../src/domains/pollwatch/actions/phone.ts'
import {
  ownFigures,
  ownPlaces,
  releasedFigures,
  releasedPlaces,
} from '../../src/domains/pollwatch/actions/place.ts'
import { ownEstimate, releasedEstimates } from '../../src/domains/pollwatch/actions/sample.ts'
import { joinByApi } from './api-person.ts'
import { officer } from './cases.ts'
import { commandHere } from './command-here.ts'
import { filled, saidOn } from './filled.ts'
import type { TestNode } from './node.ts'
import { watching } from './pollwatch.ts'
import { type Calls, callsOf } from './reports.ts'
import * as day from './watch-day.ts'

/** A form of the node's own, as a file. */
const OWN_FORM = {
  v: 1,
  prefix: 'FA',
  version: 1,
  kind: 'opening',
  title: { en: 'Way in', ar: 'المدخل' },
  fields: [{ tag: 'A', type: 'yes-no', text: { en: 'Is there a ramp?' }, isRequired: true }],
  rules: [],
}

/** The command line of the machine: stations come in as a file, and a form of the node's own; entries are the group's alone. */
async function byCommandLine(node: TestNode): Promise<void> {
  const file = (name: string, content: string) => {
    const path = join(node.folder, name)
    writeFileSync(path, content)
    return path
  }
  const stations = file('stations.csv', day.stationsFile())
  const brought = await commandHere(node.env, 'import', 'stations', stations)
  assert.equal(brought.code, 0, brought.said)
  const form = file('form.json', JSON.stringify(OWN_FORM))
  const own = await commandHere(node.env, 'import', 'form', form)
  assert.match(own.said, /Form FA version 1 is here; a second person puts it in force\./)
  const seen = await commandHere(node.env, 'call', 'pollwatch.board')
  assert.match(seen.said, /You manage no group that is accredited\./)
}

/** Who has joined under this name. */
export async function personNamed(node: TestNode, name: string): Promise<string> {
  const asked = { limit: 100 }
  const { items } = await node.call<{ items: { person: string; name: string }[] }>(
    'accounts.people',
    asked,
  )
  const own = items.find((one) => one.name === name)
  if (own === undefined) throw new Error(`nobody is called ${name}`)
  return own.person
}

/** Somebody who has joined, with what this role may do. */
export async function joinedAs(node: TestNode, name: string, role: string): Promise<Actor> {
  return { ...officer(name, [role]), id: await personNamed(node, name) }
}

/** An observer of the day as the node knows him, and who looks after his group. */
interface Enrolled {
  readonly post: day.Post
  readonly number: string
  /** Letters of his card. */
  readonly letters: string
  readonly observer: string
  readonly manager: Actor
}

/** Enrols all observers of the day; the second group is made here. */
async function enrolled(node: TestNode, { call }: Calls, mona: Actor): Promise<Enrolled[]> {
  const invited = { name: 'Nils Berg', role: 'observation-manager', area: '/' }
  const { secret } = await node.call<{ secret: string }>('accounts.invite', invited)
  await joinByApi(node.node.origin, secret)
  const nils = await joinedAs(node, 'Nils Berg', 'observation-manager')
  await watching({ call }, { name: 'River Watch', manager: nils, stations: [] })
  const made: Enrolled[] = []
  for (const post of day.POSTS) {
    const manager = post.isFirst ? mona : nils
    const { station, phone } = post
    const facts = { label: `Post ${post.k}`, phone, station }
    const known = await call(manager, enrol, facts)
    const { cards } = await call(manager, makeCards, { observers: [known.observer] })
    made.push({ ...known, letters: cards[0]?.letters ?? '', post, manager })
  }
  return made
}

/** Stations of the sample. */
const SAMPLE = 48
/** Messages that are on their way at once. */
const AT_ONCE = 50

/** What the day has at hand: a node with a group of observers, its manager, somebody who answers for the authority. */
export interface Desk {
  readonly manager: Page
  readonly answers: Page
  /** The observer who was there before, at a station of his own. */
  readonly before: { readonly phone: string; readonly number: string; readonly letters: string }
  /** Hands a short message in at the door. */
  send(from: string, text: string): Promise<void>
}

/** What is known of the observer who was there before. */
const BEFORE = { station: '11-001', registered: 500, voted: [100, 250], entries: 4, quarantined: 1 }

/** Two hundred observers work a day, and the desks show what is true of it. */
export async function workedDay(node: TestNode, desk: Desk): Promise<void> {
  const calls = callsOf(node.node.house('actual'))
  await byCommandLine(node)
  const mona = await joinedAs(node, 'Mona Obi', 'observation-manager')
  const omar = await joinedAs(node, 'Omar Said', 'issue-officer')
  const all = await enrolled(node, calls, mona)
  await drawn(node, desk.manager)
  const first = await calls.call(mona, silentStations, { form: 'TU', serial: 1, limit: 200 })
  const sample = first.items.flatMap(({ place, isSampled }) => (isSampled ? [place.number] : []))
  assert.equal(sample.length, SAMPLE)

  const { phone, number, letters } = desk.before
  for (const [n, voted] of BEFORE.voted.entries())
    await desk.send(phone, `TU ${number} ${letters} X${n + 1} V${voted}`)
  const post = async (messages: readonly day.Message[]) => {
    for (let from = 0; from < messages.length; from += AT_ONCE)
      await Promise.all(
        messages
          .slice(from, from + AT_ONCE)
          .map(({ post: { k, phone: own }, from: other = own, text: words }) =>
            // Whoever writes from elsewhere has left his card at home.
            desk.send(other, words.replace('#', whoWrites(all[k], other === own))),
          ),
      )
  }
  for (const wave of day.MORNING) await post(wave)
  await post(day.AFTERNOON)
  await silenceIsTrue(calls, mona)
  await evening(calls, all)
  await node.node.settled(20_000)
  await boardIsTrue(calls, mona, all)
  await placesAreTrue(calls, mona, omar)
  await turnoutIsTrue(calls, { sample, mona, omar })
  await pagesAreTrue(node, desk)
}

function whoWrites(one: Enrolled | undefined, hasCard: boolean): string {
  return one === undefined ? '' : `${one.number}${hasCard ? ` ${one.letters}` : ''}`
}

/** The manager draws the sample of the group on her page. */
async function drawn(node: TestNode, page: Page): Promise<void> {
  await page.goto(`${node.node.origin}/en/console/watch/stations?form=TU`)
  const form = await filled(page, 'Draw a sample', { size: String(SAMPLE) })
  await form.locator('button').click()
  await page.getByRole('button', { name: 'Draw a sample' }).click()
  assert.match(await saidOn(page), /The sample is drawn\./)
}

const sorted = (words: readonly string[]) => words.toSorted()

/** Who is silent before the evening, and where. */
async function silenceIsTrue({ call }: Calls, mona: Actor): Promise<void> {
  for (const serial of day.ASKINGS) {
    const asked = { form: 'TU', serial, limit: 200 }
    const known = day.trueSilence(serial)
    const observers = (await call(mona, silent, asked)).items.map(({ label }) => label)
    assert.deepEqual(sorted(observers), sorted(known.observers.map((k) => `Post ${k}`)))
    const { items } = await call(mona, silentStations, asked)
    assert.deepEqual(sorted(items.map(({ place }) => place.number)), sorted(known.stations))
  }
}

/** Whoever had no network sends all he wrote from the page of his telephone. */
async function evening({ call }: Calls, all: readonly Enrolled[]): Promise<void> {
  const late = all.filter(({ post }) => day.isOffline(post))
  for (const [manager, own] of Map.groupBy(late, (one) => one.manager)) {
    const of = new Map(own.map(({ observer, post }) => [observer, post]))
    const { cards } = await call(manager, makeCards, { observers: [...of.keys()] })
    for (const { observer, secret } of cards) {
      const post = of.get(observer)
      assert.ok(post !== undefined)
      const { phone } = await call(ANONYMOUS, enrolPhone, { secret })
      const via = `phone:${phone}`
      const holds = [{ permission: 'pollwatch:watch', area: '/' }] as const
      for (const entry of day.writtenOffline(post)) {
        const when = { capturedAt: now(), sentAt: now(), isSure: true }
        const version = entry.form === 'TU' ? 2 : 1
        const shared = { version, ticked: {}, isUrgent: false, photos: [] }
        await call({ id: via, via, holds }, sendEntry, {
          key: newId(),
          ...shared,
          ...entry,
          ...when,
        })
      }
    }
  }
}

/** Every entry of the group, and as many as there are in each view. */
async function boardIsTrue({ call }: Calls, mona: Actor, all: readonly Enrolled[]): Promise<void> {
  const shown = async (view: 'all' | 'problems' | 'incidents' | 'quarantined') => {
    const asked = { view, limit: 200 }
    return (await everyItem((after) => call(mona, board, { ...asked, ...given({ after }) }))).items
  }
  const places = new Map(all.map(({ observer, post }) => [observer, post.k]))
  const known = day.trueEntries()
  const items = await shown('all')
  const own = items.flatMap(({ observer, form, serial, answers, verdict, state }) => {
    const k = places.get(observer ?? '')
    const isFlagged = verdict === 'flagged'
    const isForged = state === 'quarantined'
    const voted = answers['V'] ?? null
    return k === undefined ? [] : [{ k, form, serial, voted, isFlagged, isForged }]
  })
  const lines = (of: readonly day.TrueEntry[]) => sorted(of.map((one) => JSON.stringify(one)))
  assert.deepEqual(lines(own), lines(known))
  assert.equal(items.length, known.length + BEFORE.entries)
  const count = (is: (one: day.TrueEntry) => boolean) => known.filter(is).length
  assert.equal(
    (await shown('problems')).length,
    count((one) => one.isFlagged && !one.isForged),
  )
  // One of the observer who was there before is an incident, too.
  assert.equal((await shown('incidents')).length, count(({ form }) => form === 'IN') + 1)
  assert.equal(
    (await shown('quarantined')).length,
    count(({ isForged }) => isForged) + BEFORE.quarantined,
  )
}

type Places = Awaited<ReturnType<(typeof ownPlaces)['run']>>['items']

/** What the rows of stations say of people who voted. */
function rowsOf(items: Readonly<Places>): Map<string, day.TrueRow> {
  return new Map(
    items.map(({ place, fields, turnout }) => {
      assert.equal(turnout, fields['V']?.value ?? null)
      return [place.number, fields['V']?.state === 'conflict' ? 'differ' : (turnout ?? Number.NaN)]
    }),
  )
}

/** The row of every station and the sums over them, for the group and for the authority. */
async function placesAreTrue({ call }: Calls, mona: Actor, omar: Actor): Promise<void> {
  for (const serial of day.ASKINGS) {
    const asked = { form: 'TU', serial, view: 'all', limit: 200 } as const
    for (const { by, places, figures, of } of [
      { by: mona, places: ownPlaces, figures: ownFigures, of: (one: day.Post) => one.isFirst },
      { by: omar, places: releasedPlaces, figures: releasedFigures, of: () => true },
    ]) {
      const known = day.trueRows(serial, of).set(BEFORE.station, BEFORE.voted[serial - 1] ?? 0)
      const { items } = await everyItem((after) =>
        call(by, places, { ...asked, ...given({ after }) }),
      )
      assert.deepEqual(new Map(sortedRows(rowsOf(items))), new Map(sortedRows(known)))
      const { figures: sums, stations } = await call(by, figures, {})
      const own = sums.filter((one) => one.form === 'TU' && one.serial === serial)
      const sum = (count: (one: (typeof own)[number]) => number) =>
        own.reduce((total, one) => total + count(one), 0)
      const counted = [...known.values()].filter((row) => row !== 'differ')
      assert.deepEqual(
        {
          stations,
          places: sum((one) => one.places),
          conflicts: sum((one) => one.conflicts),
          counted: sum((one) => one.counted),
          turnout: sum((one) => one.turnout),
        },
        {
          stations: 121,
          places: known.size,
          conflicts: known.size - counted.length,
          counted: counted.length,
          turnout: counted.reduce((total, row) => total + row, 0),
        },
      )
    }
  }
}

const sortedRows = (rows: ReadonlyMap<string, day.TrueRow>) =>
  [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))

/** What the sample says, to the group and to the authority, and how much of it is there at the asking that went wrong. */
async function turnoutIsTrue(
  { call }: Calls,
  { sample, mona, omar }: { sample: readonly string[]; mona: Actor; omar: Actor },
): Promise<void> {
  const stratumOf = (station: string) =>
    station === BEFORE.station ? '/1/1/' : day.districtOf(station)
  const units = sample.map((station) => ({ station, stratum: stratumOf(station) }))
  const [, voted = 0] = BEFORE.voted
  const known = day.trueEstimate(
    units,
    (station) =>
      station === BEFORE.station
        ? { registered: BEFORE.registered, voted }
        : day.trueNumbers(station),
    day.districtVoters().set('/1/1/', BEFORE.registered),
  )
  const own = await call(mona, ownEstimate, { form: 'TU', serial: 2 })
  assert.deepEqual([own?.reported, own?.needed, own?.strata], [SAMPLE, 41, 7])
  assert.ok(Math.abs((own?.ratio ?? 0) - known.ratio) < 1e-12, `${own?.ratio} ${known.ratio}`)
  assert.ok(Math.abs((own?.margin ?? 0) - known.margin) < 1e-9, `${own?.margin} ${known.margin}`)
  const released = await call(omar, releasedEstimates, { form: 'TU', serial: 2 })
  assert.deepEqual(released.items, [{ ...own, group: 'Gate Watch' }])

  const rows = day.trueRows(1, ({ isFirst }) => isFirst).set(BEFORE.station, 0)
  const isKnown = (station: string) => typeof rows.get(station) === 'number'
  const before = await call(mona, ownEstimate, { form: 'TU', serial: 1 })
  assert.equal(before?.reported, sample.filter(isKnown).length)
  assert.equal(before?.ratio === null, (before?.reported ?? 0) < 41)
}

/** The figures stand on the pages of both desks. */
async function pagesAreTrue(node: TestNode, { manager, answers }: Desk): Promise<void> {
  const calls = callsOf(node.node.house('actual'))
  const mona = await joinedAs(node, 'Mona Obi', 'observation-manager')
  const { ratio = 0 } = (await calls.call(mona, ownEstimate, { form: 'TU', serial: 2 })) ?? {}
  for (const language of ['en', 'ar'] as const) {
    const t = text(language)
    const share = t.number(ratio ?? 0, { style: 'percent', maximumFractionDigits: 1 })
    for (const page of [manager, answers]) {
      await page.goto(`${node.node.origin}/${language}/console/watch/stations?form=TU&serial=2`)
      const words = await saidOn(page)
      assert.ok(words.includes(share), `${share} in ${language}`)
      assert.equal(words.includes('Gate Watch'), page === answers)
    }
  }
}
