// A node with groups of observers and what they sent. Rows of the past go in by the store: a million messages by the door
// would take hours, and what is measured reads rows and no records.
import type { Actor } from '../../src/core/actor.ts'
import { readConfig } from '../../src/core/config.ts'
import { newId } from '../../src/core/id.ts'
import { addMs, SECOND, type Time } from '../../src/core/time.ts'
import { lettersOf } from '../../src/domains/pollwatch/secret.ts'
import * as store from '../../src/domains/pollwatch/store.ts'
import type { Place } from '../../src/domains/pollwatch/schema.ts'
import { checkDigit } from '../../src/lib/digits/damm.ts'
import { openNode } from '../../src/node.ts'

/** Rows of one statement, and of one transaction: both engines take that many values. */
const AT_ONCE = 400
const WHOLE = 8_000
/** Stations, each with an observer: as many however much they send; forms and askings of one, at most. */
const STATIONS = 5_000
const ASKINGS = 6
/** Issues: one of so many entries. */
const PER_ISSUE = 500
const DISTRICTS = 40

export const HAND: Actor = { id: 'cli:0', holds: 'all' }

/** An observer as a gateway knows him. */
export interface Sender {
  readonly number: string
  readonly letters: string
  readonly phone: string
}

/** A node that is filled, and who looks at it. */
export interface Filled {
  readonly manager: Actor
  readonly group: string
  call<O>(actor: Actor, name: string, input: object): Promise<O>
  /** Another group with observers, each at a station of his own for every `each`. */
  addGroup(observers: number, each?: number): Promise<{ group: string; senders: Sender[] }>
  read<T>(work: (tx: object) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Starts a node and puts `entries` of one group into it. */
export async function openFilled(
  settings: Readonly<Record<string, string>>,
  entries: number,
): Promise<Filled> {
  const node = await openNode(readConfig({ PORT: '0', ...settings }), { log: () => {} })
  const house = node.house('actual')
  if (house === null) throw new Error('there is no house')
  const now = house.time.now()
  const write = (work: (tx: object) => Promise<void>) => house.store.write(work)
  let next = 0
  const addGroup: Filled['addGroup'] = async (observers, each = 1) => {
    const group = newId()
    const rows = Array.from({ length: observers }, (_, n) =>
      observerRow({ group, number: next + n, station: Math.floor(n / each), now }),
    )
    next += observers
    await write(async (tx) => await store.groups.insert(tx, groupRow(group, now)))
    await inPortions(write, rows, (tx, part) => store.observers.insert(tx, part))
    const signing = house.keys.signing.bind(house.keys)
    const senders = rows.map(({ id, number, phone, secretTurn }) => ({
      number,
      letters: lettersOf({ signing }, { id, secretTurn }),
      phone,
    }))
    return { group, senders }
  }
  const stations = STATIONS
  const { group } = await addGroup(stations)
  const manager: Actor = { id: 'person:bench', holds: 'all' }
  await write(async (tx) => {
    const row = { person: manager.id, observerGroup: group, namedBy: HAND.id, namedAt: now }
    await store.managers.insert(tx, row)
  })
  await fill(write, { group, entries, stations, now })
  return {
    manager,
    group,
    async call<O>(actor: Actor, name: string, input: object) {
      return (await house.runner.call(actor, house.action(name), input)).output as O
    },
    addGroup,
    read: (work) => house.store.read(work),
    close: () => node.close(),
  }
}

type Write = (work: (tx: object) => Promise<void>) => Promise<unknown>

async function inPortions<R>(
  write: Write,
  rows: readonly R[],
  insert: (tx: object, rows: readonly R[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += WHOLE) {
    const part = rows.slice(from, from + WHOLE)
    await write(async (tx) => {
      for (let at = 0; at < part.length; at += AT_ONCE)
        await insert(tx, part.slice(at, at + AT_ONCE))
    })
  }
}

const areaOf = (station: number) => `/1/${(station % DISTRICTS) + 1}/`

function placeOf(station: number): Place {
  const way = ['North', `District ${(station % DISTRICTS) + 1}`]
  return { number: `S-${station}`, name: `School ${station}`, way, lat: 10, lon: station % 50 }
}

function groupRow(id: string, now: Time) {
  return {
    id,
    code: `OBS-${id.slice(-8).toUpperCase()}`,
    name: `Group ${id}`,
    kind: 'citizens',
    members: 100,
    about: 'Volunteers.',
    contact: 'desk',
    keyHash: '',
    state: 'accredited',
    releases: 'by-hand',
    appliedAt: now,
  } as const
}

interface Standing {
  readonly group: string
  readonly number: number
  readonly station: number
  readonly now: Time
}

function observerRow({ group, number, station, now }: Standing) {
  const digits = String(10_000 + number)
  return {
    id: newId(),
    observerGroup: group,
    number: `${digits}${checkDigit(digits)}`,
    label: `Observer ${number}`,
    phone: `+99977${String(number).padStart(7, '0')}`,
    station: `s-${station}`,
    place: placeOf(station),
    area: areaOf(station),
    addedBy: HAND.id,
    addedAt: now,
    calls: 0,
    secretTurn: 0,
  }
}

interface Wanted {
  readonly group: string
  readonly entries: number
  readonly stations: number
  readonly now: Time
}

/** Entries, the rows of stations that they amount to, and issues. */
async function fill(write: Write, wanted: Wanted): Promise<void> {
  const { group, entries, stations, now } = wanted
  const portion = 100_000
  for (let from = 0; from < entries; from += portion) {
    const count = Math.min(portion, entries - from)
    const rows = Array.from({ length: count }, (_, n) => entryRow(from + n, wanted))
    await inPortions(write, rows, (tx, part) => store.entries.insert(tx, part))
  }
  const askings = Math.min(ASKINGS, Math.ceil(entries / stations))
  const places = Array.from({ length: stations * askings }, (_, n) =>
    placeRow(n % stations, Math.floor(n / stations) + 1, group),
  )
  await inPortions(write, places, (tx, part) => store.places.insert(tx, part))
  await write(async (tx) => {
    for (const row of places) await store.countPlace(tx as never, undefined, row)
  })
  const issues = Array.from({ length: Math.ceil(entries / PER_ISSUE) }, (_, n) => issueRow(n, now))
  await inPortions(write, issues, (tx, part) => store.issues.insert(tx, part))
}

function entryRow(n: number, { group, stations, now, entries }: Wanted) {
  const station = n % stations
  const at = addMs(now, -(entries - n) * 0.04 * SECOND - SECOND)
  const isIncident = n % 20 === 7
  return {
    id: newId(),
    ref: n.toString(36).padStart(6, '0').toUpperCase(),
    form: isIncident ? 'IN' : 'TU',
    version: 1,
    serial: (n % 4) + 1,
    observerGroup: group,
    station: `s-${station}`,
    place: placeOf(station),
    area: areaOf(station),
    channel: 'sms' as const,
    answers: isIncident ? { C: 7, S: 2 } : { V: 100 + (n % 300) },
    comment: isIncident ? 'the register is slow' : '',
    isUrgent: false,
    capturedAt: at,
    receivedAt: at,
    messageKey: `bench ${n}`,
    state: n % 97 === 0 ? ('quarantined' as const) : ('counted' as const),
    verdict: n % 31 === 0 ? ('flagged' as const) : ('ok' as const),
    flags: [],
    missing: [],
    texts: {},
  }
}

function placeRow(station: number, serial: number, view: string) {
  const hasConflict = station % 13 === 0
  const voted = 100 + (station % 300)
  return {
    view,
    station: `s-${station}`,
    form: 'TU',
    version: 1,
    serial,
    place: placeOf(station),
    area: areaOf(station),
    fields: {
      V: {
        state: hasConflict ? ('conflict' as const) : ('agreed' as const),
        value: hasConflict ? null : voted,
        count: 2,
        values: hasConflict ? [voted, voted + 1] : [voted],
        from: [],
      },
    },
    entries: 2,
    conflicts: Number(hasConflict),
    verdict: station % 17 === 0 ? ('flagged' as const) : ('ok' as const),
    turnout: hasConflict ? null : voted,
  }
}

function issueRow(n: number, now: Time) {
  const openedAt = addMs(now, -(n + 1) * SECOND)
  return {
    id: newId(),
    code: `ISS-${n
      .toString(26)
      .padStart(8, '0')
      .replaceAll(/./g, (digit) => String.fromCharCode(65 + Number.parseInt(digit, 26)))}`,
    area: areaOf(n),
    station: `s-${n}`,
    place: placeOf(n),
    category: 'cyber' as const,
    severity: 2,
    state: 'confirmed' as const,
    summary: 'The register is slow',
    openedBy: HAND.id,
    openedAt,
    publicAt: openedAt,
    confirmedAt: openedAt,
    confirmedHow: 'authority' as const,
    dueAt: now,
    readAt: openedAt,
    redacted: [],
    reopened: 0,
  }
}
