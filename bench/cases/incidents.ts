// A node with many incidents, ten entries for each, and what is asked of it. Rows go in by the store: a nation's years of
// commands would take hours, and what is measured reads rows and no records.

import type { Actor } from '../../src/core/actor.ts'
import { readConfig } from '../../src/core/config.ts'
import { newId } from '../../src/core/id.ts'
import { addMs, MINUTE, type Time } from '../../src/core/time.ts'
import * as store from '../../src/domains/incidents/store.ts'
import { openNode } from '../../src/node.ts'
import { type ApiPerson, joinByApi } from '../../test/support/api-person.ts'

const ENTRIES = 10
/** Of ten entries so many belong to the incident; the others to none. */
const LINKED = 7
/** Rows of one statement: both engines take that many values. */
const AT_ONCE = 500
/** Statements of one transaction. */
const STATEMENTS = 20
/** Few enough that a page of a district is full with a thousand incidents, too: what is compared shows as much. */
const REGIONS = 2
const DISTRICTS = 5
/** Time from one incident to the next: a hundred thousand are two years. */
const EVERY_MS = 10 * MINUTE
/** One of so many is not over, and every other one of the newest. */
const LIVE_EVERY = 100
const NEWEST = 600

const HAND: Actor = { id: 'cli:0', holds: 'all' }
const TITLES = [
  'Results site shows other numbers',
  'Results site is down',
  'Mail asks officials for their passwords',
  'Register answers slowly',
  'Name of the portal leads elsewhere',
] as const

/** A filled node with the two who ask: one for the nation, one for a district. */
export interface Filled {
  readonly nation: ApiPerson
  readonly district: ApiPerson
  /** Ids, newest first. */
  readonly incidents: readonly string[]
  readonly day: string
  close(): Promise<void>
}

/** Starts a node and brings incidents into it. */
export async function openFilled(
  settings: Readonly<Record<string, string>>,
  incidents: number,
): Promise<Filled> {
  const node = await openNode(readConfig({ PORT: '0', ...settings }), { log: () => {} })
  const house = node.house('actual')
  if (house === null) throw new Error('there is no house')
  const call = async <O>(name: string, input: object): Promise<O> =>
    (await house.runner.call(HAND, house.action(name), input)).output as O
  const areas: string[] = []
  for (let region = 0; region < REGIONS; region += 1) {
    const outer = await call<{ path: string }>('territory.addArea', {
      parent: '/',
      name: `Region ${region}`,
    })
    for (let district = 0; district < DISTRICTS; district += 1) {
      const name = `District ${region}-${district}`
      areas.push(
        (await call<{ path: string }>('territory.addArea', { parent: outer.path, name })).path,
      )
    }
  }
  const join = async (area: string) => {
    const order = { name: `Handler of ${area}`, role: 'incident-handler', area }
    const { secret } = await call<{ secret: string }>('accounts.invite', order)
    return await joinByApi(node.origin, secret)
  }
  const nation = await join('/')
  const district = await join(areas[0] ?? '/')
  const { person } = await nation.ask<{ person: string }>('accounts.me')
  const now = house.time.now()
  const rows = { areas, now, owner: person, incidents }
  const ids = await fillRows((work) => house.store.write(work), rows)
  await node.settled(60_000)
  return {
    nation,
    district,
    incidents: ids.toReversed(),
    day: now.slice(0, 10),
    close: () => node.close(),
  }
}

interface Wanted {
  readonly areas: readonly string[]
  readonly now: Time
  readonly owner: string
  readonly incidents: number
}
type Write = (work: (tx: object) => Promise<void>) => Promise<unknown>

async function fillRows(write: Write, wanted: Wanted): Promise<string[]> {
  const made = Array.from({ length: wanted.incidents }, (_, n) => incidentRow(n, wanted))
  await inPortions(write, made, (tx, rows) => store.incidents.insert(tx as never, rows))
  const tasks = made.map((row, n) => taskRow(row, n, wanted))
  await inPortions(write, tasks, (tx, rows) => store.tasks.insert(tx as never, rows))
  for (let from = 0; from < made.length; from += AT_ONCE * STATEMENTS) {
    const part = made.slice(from, from + AT_ONCE * STATEMENTS)
    const entries = part.flatMap((row) => entriesOf(row))
    await inPortions(write, entries, (tx, rows) =>
      store.entries.insert(
        tx as never,
        rows.map(({ entry }) => entry),
      ),
    )
    const links = entries.flatMap(({ link }) => link ?? [])
    await inPortions(write, links, (tx, rows) => store.links.insert(tx as never, rows))
  }
  return made.map(({ id }) => id)
}

async function inPortions<R>(
  write: Write,
  rows: readonly R[],
  insert: (tx: object, rows: readonly R[]) => Promise<void>,
): Promise<void> {
  const whole = AT_ONCE * STATEMENTS
  for (let from = 0; from < rows.length; from += whole) {
    const part = rows.slice(from, from + whole)
    await write(async (tx) => {
      for (let at = 0; at < part.length; at += AT_ONCE)
        await insert(tx, part.slice(at, at + AT_ONCE))
    })
  }
}

function incidentRow(n: number, { incidents, now, owner, areas }: Wanted) {
  const back = incidents - n
  const openedAt = addMs(now, -back * EVERY_MS)
  const isLive = back <= NEWEST ? back % 2 === 0 : n % LIVE_EVERY === 0
  const title = `${TITLES[n % TITLES.length]} ${n}`
  return {
    id: newId(),
    code: `INC-${n.toString(36).toUpperCase().padStart(8, '0')}`,
    area: areas[n % areas.length] ?? '/',
    state: isLive ? ('open' as const) : ('closed' as const),
    severity: 'moderate' as const,
    title,
    titleSalt: 'salt',
    words: title.toLowerCase(),
    type: 'phishing' as const,
    asset: n % 3 === 0 ? ('results-site' as const) : ('mail-domain' as const),
    phase: 'voting' as const,
    clock: 'node' as const,
    owner: n % 4 === 0 ? null : n % 10 === 1 ? owner : 'person:other',
    openedBy: 'workflow:bench',
    openedAt,
    endedAt: isLive ? null : addMs(openedAt, EVERY_MS),
    leftOut: 0,
  }
}
type Incident = ReturnType<typeof incidentRow>

function taskRow({ id: incident, openedAt, endedAt }: Incident, n: number, { owner }: Wanted) {
  const done = endedAt === null ? {} : { doneAt: endedAt, doneBy: owner }
  const isOwn = n % 10 === 1
  return {
    id: newId(),
    incident,
    title: 'Call the host',
    titleSalt: 'salt',
    owner: isOwn ? owner : null,
    addedBy: owner,
    addedAt: openedAt,
    ...done,
  }
}

function entriesOf({ id: incident, area, openedAt }: Incident) {
  return Array.from({ length: ENTRIES }, (_, n) => {
    const at = addMs(openedAt, n * MINUTE)
    const isLinked = n < LINKED
    const entry = {
      id: newId(),
      area,
      kind: n === 0 ? ('note' as const) : ('finding-opened' as const),
      record: n === 0 ? null : newId(),
      subject: n === 0 ? incident : newId(),
      path: '',
      written: at,
      offsetMin: 0,
      zone: '',
      at,
      tag: n === 2 ? 'seen' : '',
      observable: `192.0.2.${n}`,
      readIn: '',
      text: `Results ${n}`,
      textSalt: 'salt',
      addedBy: 'workflow:bench',
      addedAt: at,
      linkedAt: isLinked ? at : null,
    }
    return {
      entry,
      link: isLinked ? { entry: entry.id, incident, at, kind: entry.kind, addedAt: at } : null,
    }
  })
}

const LIST = '/en/console/incidents'
type Ask = (filled: Filled, n: number) => Promise<unknown>

/** A page with an address of its own, so that none is drawn for two. */
const list =
  (search: string): Ask =>
  ({ nation }, n) =>
    nation.page(`${LIST}?${search}&round=${n}`)
const local =
  (search: string): Ask =>
  ({ district }, n) =>
    district.page(`${LIST}?${search}&round=${n}`)
const one =
  (rest = ''): Ask =>
  ({ nation, incidents }, n) =>
    nation.page(`${LIST}/${incidents[n * 2 + 1]}${rest}`)

/** Every list, page and search that reads incidents. */
export const ASKED: Readonly<Record<string, Ask>> = {
  'list, not over': list('view='),
  'list, led by me': list('view=mine'),
  'list, led by nobody': list('view=nobody'),
  'list, over': list('view=ended'),
  'list, all': list('view=all'),
  'list, all, from the middle': ({ nation, incidents }, n) =>
    nation.page(`${LIST}?view=all&after=${incidents[Math.floor(incidents.length / 2) + n]}`),
  'list of a district, not over': local('view='),
  'list of a district, all': local('view=all'),
  'search, common beginning': list('view=all&search=results'),
  'search, common beginning, not over': list('view=&search=results'),
  'search, rare beginning': list('view=all&search=register+answers+slowly+3'),
  'search, nothing': list('view=all&search=zebra'),
  'search of a district': local('view=all&search=results'),
  'search, code': list('view=all&search=INC-0000000F'),
  'search of everything': ({ nation }, n) =>
    nation.page(`/en/console/search?words=results&round=${n}`),
  'an incident': one(),
  'an incident, findings only': one('?source=findings'),
  'an incident, tag': one('?tag=se'),
  'an incident, as a file': one('?_file=csv'),
  'an incident of a district': ({ district, incidents }, n) =>
    district.page(`${LIST}/${incidents[incidents.length - 1 - (n % 5) * 100]}`),
  'entries of no incident': ({ nation }) => nation.ask('incidents.unlinked', { limit: '20' }),
  'entries of no incident, of a district': ({ district }) =>
    district.ask('incidents.unlinked', { limit: '20' }),
  'what waits': ({ nation }, n) => nation.page(`/en/console/waiting?round=${n}`),
  'of a day': ({ nation, day }) =>
    nation.ask('incidents.day', { from: `${day}T00:00:00.000Z`, until: `${day}T23:59:59.999Z` }),
  situation: ({ nation }, n) => nation.page(`/en/console?round=${n}`),
}
