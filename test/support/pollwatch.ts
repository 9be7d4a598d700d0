// Support of the tests of poll watching: a country of six stations in three districts, two groups with an observer at each,
// and short messages as the door hands them in.

import { z } from 'zod'
import { query } from '../../src/core/action.ts'
import { type Actor, ANONYMOUS, systemActor } from '../../src/core/actor.ts'
import { newId } from '../../src/core/id.ts'
import type { Slice } from '../../src/core/slice.ts'
import { noClaims } from './no-claims.ts'
import { apply } from '../../src/domains/pollwatch/actions/application.ts'
import { board } from '../../src/domains/pollwatch/actions/desk.ts'
import {
  accredit,
  groups,
  nameManager,
  openDesk,
} from '../../src/domains/pollwatch/actions/group.ts'
import { hearSms } from '../../src/domains/pollwatch/actions/hear.ts'
import { enrolPhone, makeCards } from '../../src/domains/pollwatch/actions/enrol.ts'
import { enrol, observers } from '../../src/domains/pollwatch/actions/observer.ts'
import { pollwatch } from '../../src/domains/pollwatch/index.ts'
import { exampleSlice } from './example-slice.ts'
import { person, type TestHouse, type TestHouseOptions } from './house.ts'
import { PLAIN_NAMES } from './plain-names.ts'

export const MANAGES = [
  'pollwatch:desk',
  'pollwatch:observe',
  'pollwatch:form',
  'territory:read',
  'alerting:glance',
  'monitoring:glance',
] as const

/** Two accreditors, the managers of two groups, and an officer who answers. */
const ACCREDITS = [
  'pollwatch:accredit',
  'pollwatch:judge',
  'pollwatch:form',
  'pollwatch:desk',
  'accounts:names',
  'accounts:read',
  'territory:read',
] as const
export const amal = person('amal', ACCREDITS)
export const bruno = person('bruno', ACCREDITS)
export const mona = person('mona', MANAGES)
/** A second manager of the group of `mona`, once she is named. */
export const mira = person('mira', MANAGES)
export const nils = person('nils', MANAGES)
export const omar = person('omar', ['pollwatch:desk', 'pollwatch:read', 'pollwatch:answer'])
export const DOOR = systemActor('door:sms', ['pollwatch:hear-sms'])

/** Stations `A-1` to `A-3` lie in one district, `B-1` and `B-2` in its neighbour, `C-1` in another region. */
const STATIONS = [
  ['A-1', '/1/1/'],
  ['A-2', '/1/1/'],
  ['A-3', '/1/1/'],
  ['B-1', '/1/2/'],
  ['B-2', '/1/2/'],
  ['C-1', '/2/1/'],
].map(([number = '', area = '']) => ({ id: `s-${number}`, number, name: `School ${number}`, area }))

/** The election of the country; a test moves it on, and back again. */
export const ELECTION = { name: 'Election', date: '2026-01-01', phase: 'campaign' }

/** What samples are drawn from: the six stations, and nine times as many in a district without observers. */
export const FRAME: { id: string; number: string; area: string; registered: number | null }[] = [
  ...STATIONS,
  ...Array.from({ length: 54 }, (_, n) => ({ id: `s-D-${n}`, number: `D-${n}`, area: '/2/2/' })),
].map(({ id, number, area }, n) => ({ id, number, area, registered: 400 + 50 * (n % 12) }))

const reading = {
  permission: 'territory:read',
  scope: 'shared',
  summary: 'As in a country.',
} as const

const territory: Slice = exampleSlice('country', {
  actions: [
    noClaims,
    query({
      ...reading,
      name: 'territory.stations',
      input: z.strictObject({ search: z.string(), limit: z.number() }),
      output: z.looseObject({}),
      run: async (_, { search }) => ({
        items: STATIONS.filter(({ number }) => number.startsWith(search)).map((one) => ({
          ...one,
          registered: FRAME.find(({ id }) => id === one.id)?.registered,
        })),
      }),
    }),
    query({
      ...reading,
      name: 'territory.stationPlaces',
      input: z.strictObject({ stations: z.array(z.string()) }),
      output: z.looseObject({}),
      run: async (_, { stations }) => ({
        stations: STATIONS.filter(({ id }) => stations.includes(id)),
      }),
    }),
    query({
      ...reading,
      name: 'territory.areaPlaces',
      input: z.strictObject({ areas: z.array(z.string()) }),
      output: z.looseObject({}),
      run: async (_, { areas }) => ({ places: areas.map((path) => ({ path, lat: 10, lon: 20 })) }),
    }),
    query({
      summary: 'As in a country.',
      name: 'territory.electionDay',
      permission: 'anyone',
      scope: 'none',
      input: z.strictObject({}),
      output: z.looseObject({}),
      run: async () => ELECTION,
    }),
    query({
      ...reading,
      name: 'territory.stationFrame',
      input: z.strictObject({}),
      output: z.looseObject({}),
      run: async () => ({ stations: FRAME }),
    }),
    query({
      ...reading,
      name: 'alerting.lastAnswers',
      permission: 'alerting:glance',
      input: z.strictObject({ stations: z.array(z.looseObject({ station: z.string() })).max(100) }),
      output: z.looseObject({}),
      run: async (_, { stations }) => ({
        answers: stations
          .filter(({ station }) => station !== 's-B-1')
          .map(({ station }) => ({ station, answer: station === 's-A-1' ? 'acting' : null })),
      }),
    }),
    query({
      ...reading,
      name: 'monitoring.glances',
      permission: 'monitoring:glance',
      input: z.strictObject({ sites: z.array(z.string()) }),
      output: z.looseObject({}),
      run: async (_, { sites }) => ({
        items: sites.map((site) => ({
          site,
          status: 'down',
          seenAt: '2999-01-01T00:00:00.000Z',
          isSuspect: false,
        })),
      }),
    }),
    query({
      ...reading,
      name: 'accounts.personsHolding',
      permission: 'accounts:read',
      input: z.strictObject({ permission: z.string() }),
      output: z.looseObject({}),
      run: async () => ({ persons: [mona.id, mira.id, nils.id] }),
    }),
    query({
      ...reading,
      name: 'territory.areaNames',
      input: z.strictObject({ paths: z.array(z.string()) }),
      output: z.looseObject({}),
      run: async (_, { paths }) => ({ areas: paths.map((path) => ({ path, name: path })) }),
    }),
    query({
      ...reading,
      name: 'territory.stationTotal',
      permission: 'anyone',
      scope: 'none',
      input: z.strictObject({}),
      output: z.looseObject({}),
      run: async () => ({ stations: STATIONS.length }),
    }),
    query({
      ...reading,
      name: 'directory.publicContacts',
      permission: 'anyone',
      scope: 'none',
      input: z.strictObject({}),
      output: z.looseObject({}),
      run: async () => ({ country: null, agencies: [] }),
    }),
    ...PLAIN_NAMES.filter(({ name }) => name === 'accounts.personLabels'),
  ],
})

/** Runs actions: a house of a test, or a realm of a node. */
type Calls = Pick<TestHouse, 'call'>

export const watchHouse: TestHouseOptions = {
  slices: [territory, pollwatch],
  facts: { sms: { number: '+999100' } },
}

interface Written {
  readonly number: string
  readonly letters: string
  readonly phone: string
}

/** A group with its manager and an observer at each of these stations. */
export interface TestGroup {
  readonly id: string
  readonly code: string
  readonly key: string
  readonly manager: Actor
  /** Number, letters and telephone of the observer, by station. */
  readonly at: Readonly<Record<string, Written>>
}

/** Applies as anybody. */
export async function applied(h: Calls, name: string) {
  return await h.call(ANONYMOUS, apply, {
    name,
    kind: 'citizens',
    members: 34,
    about: 'Volunteers of the district.',
    contact: 'desk@group.example',
    conduct: true,
  })
}

/** The id of a group by its code. */
export async function idOf(h: Calls, code: string): Promise<string> {
  const { items } = await h.call(amal, groups, { view: 'waiting', limit: 100 })
  return items.find((one) => one.code === code)?.id ?? ''
}

/** An accredited group whose manager sees what comes, and hands it on at once where `isOpen`. */
export async function watching(
  h: Calls,
  {
    name,
    manager,
    stations,
    isOpen = true,
  }: {
    readonly name: string
    readonly manager: Actor
    readonly stations: readonly string[]
    readonly isOpen?: boolean
  },
): Promise<TestGroup> {
  const { code, key } = await applied(h, name)
  const id = await idOf(h, code)
  await h.call(amal, accredit, { group: id })
  await h.call(amal, nameManager, { group: id, person: manager.id })
  if (isOpen) await h.call(manager, openDesk, { releases: 'at-once' })
  const at: Record<string, Written> = {}
  for (const [n, station] of stations.entries()) {
    const phone = `+99955${manager === mona ? 1 : 2}00${String(n).padStart(3, '0')}`
    const made = await h.call(manager, enrol, { label: `${name} ${n}`, phone, station })
    const { cards } = await h.call(manager, makeCards, { observers: [made.observer] })
    at[station] = { number: made.number, letters: cards[0]?.letters ?? '', phone }
  }
  return { id, code, key, manager, at }
}

/** Writes as the observer of a station does; `#` stands for his number and letters. Gives what became of it. */
export async function write(h: TestHouse, group: TestGroup, station: string, text: string) {
  const { number = '', letters = '', phone = '' } = group.at[station] ?? {}
  const items = [{ from: phone, text: text.replace('#', `${number} ${letters}`) }]
  return (await h.call(DOOR, hearSms, { items })).results[0]
}

/** The newest entry of a group. */
export async function newest(h: TestHouse, { manager }: TestGroup) {
  const { items } = await h.call(manager, board, { view: 'all', limit: 1 })
  const [entry] = items
  if (entry === undefined) throw new Error('nothing came')
  return entry
}

/** The part of the web door that finds whose telephone asks. */
export const IDENTIFIER = systemActor('door:http', ['accounts:identify', 'pollwatch:identify'])

/** The telephone of the observer of a station, enrolled with a card of his manager. */
export async function enrolled(h: TestHouse, group: TestGroup, station: string): Promise<Actor> {
  const { number } = group.at[station] ?? {}
  const { items } = await h.call(group.manager, observers, { limit: 100 })
  const own = items.filter((one) => one.number === number).map((one) => one.id)
  const { cards } = await h.call(group.manager, makeCards, { observers: own })
  const { phone } = await h.call(ANONYMOUS, enrolPhone, { secret: cards[0]?.secret })
  const id = `phone:${phone}`
  return { id, via: id, holds: [{ permission: 'pollwatch:watch', area: '/' }] }
}

/** A form as a telephone sends it, just filled in. */
export function filledIn(h: TestHouse, form: string, given: Readonly<Record<string, string>>) {
  const now = h.clock.now()
  const when = {
    capturedAt: now,
    sentAt: now,
    isUrgent: false,
    isSure: true,
    photos: [],
    ticked: {},
  }
  const version = form === 'TU' || form === 'CL' ? 2 : 1
  return { key: newId(), form, version, serial: 1, given, ...when }
}
