import { sql, type SqlBool } from 'kysely'
import type { CommandContext } from '../../core/action.ts'
import { freeCode } from '../../core/free-code.ts'
import { secretHash } from '../../core/id.ts'
import type { Tx } from '../../core/port.ts'
import { type Database, table } from '../../lib/sql/table.ts'
import { checkDigit } from '../../lib/digits/damm.ts'
import { tables } from '../../lib/sql/tables.ts'
import { matches } from '../../lib/sql/condition.ts'
import { messageRow } from './schema-message.ts'
import { dayRow } from './schema-day.ts'
import { phoneRow } from './schema-phone.ts'
import { photoPartRow, photoRow } from './schema-photo.ts'
import * as noun from './schema.ts'
import { observerFileRow } from './schema-observer-file.ts'

export const groups = table('observer_group', noun.groupRow)
export const support = table('group_support', noun.supportRow)
export const managers = table('observer_manager', noun.managerRow, ['person'])
export const observers = table('observer', noun.observerRow)
export const observerFiles = table('watch_observer_file', observerFileRow)
export const issues = table('voting_issue', noun.issueRow)
export const steps = table('issue_step', noun.stepRow)
export const days = table('issue_day', dayRow, ['day'])
export const entries = table('watch_entry', noun.entryRow)
export const messages = table('watch_message', messageRow)
export const cards = table('watch_card', noun.cardRow)
export const phones = table('watch_phone', phoneRow)
export const photos = table('watch_photo', photoRow)
export const photoParts = table('watch_photo_part', photoPartRow, ['photo', 'n'])
export const calls = table('watch_call', noun.callRow)
export const places = table('watch_place', noun.placeRow, [
  'view',
  'station',
  'form',
  'version',
  'serial',
])
export const overrides = table('watch_override', noun.overrideRow)
export const figures = table('watch_figure', noun.figureRow, [
  'view',
  'area',
  'form',
  'serial',
  'verdict',
])

const db =
  tables<
    Database<
      | typeof observers
      | typeof entries
      | typeof figures
      | typeof issues
      | typeof groups
      | typeof managers
    >
  >()

/** Such letters that no entry has: of a million entries half a percent of new ones would meet one. */
export async function freshRef({ tx, newCode }: Pick<CommandContext, 'tx' | 'newCode'>) {
  return await freeCode(
    () => newCode(noun.REF_LETTERS),
    async (ref) => (await entries.count(tx, { ref })) > 0,
  )
}

/** Numbers that are drawn at once, and draws: of 90,000 with 60,000 given twenty are all taken once in 3,000 times. */
const DRAWN = 20
const DRAWS = 10

/**
 * As many numbers that nobody has, drawn, so that none tells of another: six digits, the last of which checks the others.
 * Throws Error where too many are taken.
 */
export async function freshNumbers(
  { tx, newSecret }: Pick<CommandContext, 'tx' | 'newSecret'>,
  wanted: number,
): Promise<string[]> {
  const free = new Set<string>()
  for (let n = 0; n < DRAWS * wanted && free.size < wanted; n += 1) {
    const number = Array.from({ length: DRAWN }, () => {
      const digits = String(
        10_000 + (Number.parseInt(secretHash(newSecret()).slice(0, 12), 16) % 90_000),
      )
      return `${digits}${checkDigit(digits)}`
    })
    const known = await observers.many(tx, { number }, { limit: DRAWN })
    const taken = new Set(known.map((row) => row.number))
    for (const one of number) if (!taken.has(one)) free.add(one)
  }
  if (free.size < wanted) throw new Error('no number of an observer was free')
  return [...free].slice(0, wanted)
}

/** How many observers and stations each group has now. */
export async function coverage(tx: Tx, of?: string) {
  let rows = db(tx)
    .selectFrom('observer')
    .select(({ fn, ref }) => [
      'observer_group as observerGroup',
      fn.countAll<number>().as('observers'),
      fn.count<number>(ref('station')).distinct().as('stations'),
    ])
    .where('ended_at', 'is', null)
    .groupBy('observer_group')
    .limit(noun.MAX_GROUPS)
  if (of !== undefined) rows = rows.where('observer_group', '=', of)
  const found = await rows.execute()
  return new Map(
    found.map(({ observerGroup, observers: count, stations }) => [
      observerGroup,
      { observers: Number(count), stations: Number(stations) },
    ]),
  )
}

/** Of a statement about observers: those of whom nothing counts of an asking of a form. */
export function nothingCounts({
  form,
  serial,
}: {
  readonly form: string
  readonly serial: number
}) {
  return sql<SqlBool>`not exists (select 1 from watch_entry where watch_entry.observer = observer.id
    and watch_entry.form = ${form} and watch_entry.serial = ${serial} and watch_entry.state = 'counted')`
}

/** Observers of a group who have sent nothing for a form, in the order of their calls: who was called least comes first. */
export async function silentObservers(
  tx: Tx,
  wanted: {
    readonly group: string
    readonly form: string
    readonly serial: number
    readonly limit: number
  },
) {
  const rows = await db(tx)
    .selectFrom('observer')
    .select(
      observers.columns(
        'id',
        'number',
        'label',
        'phone',
        'place',
        'calls',
        'calledAt',
        'callOutcome',
      ),
    )
    .where('observer_group', '=', wanted.group)
    .where('ended_at', 'is', null)
    .where(nothingCounts(wanted))
    .orderBy('calls')
    .orderBy('number')
    .limit(wanted.limit)
    .execute()
  return observers.read(rows)
}

/** What of a row of a station is counted. */
type Counted = Pick<
  noun.PlaceRow,
  'view' | 'area' | 'form' | 'serial' | 'verdict' | 'conflicts' | 'turnout'
>

/** What a row changes of what is counted of it; the rest is its key. */
const COUNTED = ['area', 'verdict', 'conflicts', 'turnout'] as const

/** Counts a row of a station anew: as it was before, and as it is now; undefined where there is none. */
export async function countPlace(
  tx: Tx,
  before: Counted | undefined,
  now: Counted | undefined,
): Promise<void> {
  if (COUNTED.every((key) => before?.[key] === now?.[key])) return
  if (before !== undefined) await countBy(tx, before, -1)
  if (now !== undefined) await countBy(tx, now, 1)
}

async function countBy(
  tx: Tx,
  { view, area, form, serial, verdict, conflicts, turnout }: Counted,
  by: 1 | -1,
): Promise<void> {
  const key = { view, area, form, serial, verdict }
  const known = await figures.one(tx, key)
  const had = known ?? { places: 0, conflicts: 0, counted: 0, turnout: 0 }
  await figures.put(tx, {
    ...key,
    places: had.places + by,
    conflicts: had.conflicts + by * conflicts,
    counted: had.counted + (turnout === null ? 0 : by),
    turnout: had.turnout + by * (turnout ?? 0),
  })
}

/** How the rows of a form stand in a view: how many, how many with conflicts, by verdict, and the sum of people who voted. */
export async function placeFigures(
  tx: Tx,
  wanted: { readonly view: string; readonly areas: unknown },
) {
  const rows = await db(tx)
    .selectFrom('watch_figure')
    .select(({ fn }) => [
      'form',
      'serial',
      'verdict',
      fn.sum<number>('places').as('places'),
      fn.sum<number>('conflicts').as('conflicts'),
      fn.sum<number>('counted').as('counted'),
      fn.sum<number>('turnout').as('turnout'),
    ])
    .where('view', '=', wanted.view)
    .where('places', '>', 0)
    .where((eb) => (wanted.areas === undefined ? eb.and([]) : matches(eb, 'area', wanted.areas)))
    .groupBy(['form', 'serial', 'verdict'])
    .limit(MAX_FIGURES)
    .execute()
  return rows.map(({ places: count, conflicts, counted, turnout, ...row }) => ({
    ...row,
    places: Number(count),
    conflicts: Number(conflicts),
    counted: Number(counted),
    turnout: Number(turnout),
  }))
}

/** Forms, times of asking and verdicts together. */
const MAX_FIGURES = 2_000

/** Issues that everybody sees, counted by area. */
export async function publicCounts(tx: Tx, now: string) {
  const rows = await db(tx)
    .selectFrom('voting_issue')
    .select(({ fn, case: when }) => [
      'area',
      fn.countAll<number>().as('count'),
      fn.sum<number>(when().when('answered_at', 'is', null).then(1).else(0).end()).as('unanswered'),
    ])
    .where('public_at', '<=', now)
    .where('state', '!=', 'rejected')
    .groupBy('area')
    .limit(MAX_AREAS)
    .execute()
  return rows.map(({ area, count, unanswered }) => ({
    area,
    count: Number(count),
    unanswered: Number(unanswered),
  }))
}

/** Issues that everybody sees by their state, and those whose answer is late. */
export async function publicStates(tx: Tx, now: string) {
  const rows = await db(tx)
    .selectFrom('voting_issue')
    .select(({ fn, case: when, and, eb }) => [
      'state',
      fn.countAll<number>().as('count'),
      fn
        .sum<number>(
          when()
            .when(and([eb('state', '=', 'confirmed'), eb('due_at', '<', now)]))
            .then(1)
            .else(0)
            .end(),
        )
        .as('overdue'),
    ])
    .where('public_at', '<=', now)
    .groupBy('state')
    .limit(noun.issueState.options.length)
    .execute()
  return rows.map((row) => ({
    state: row.state,
    count: Number(row.count),
    overdue: Number(row.overdue),
  }))
}

/** Areas that are counted apart. */
const MAX_AREAS = 5_000

/** Stations at which somebody observes now. */
export async function watchedStations(tx: Tx, areas: unknown): Promise<number> {
  const { count } = await db(tx)
    .selectFrom('observer')
    .select(({ fn }) => fn.count<number>('station').distinct().as('count'))
    .where('ended_at', 'is', null)
    .where((eb) => matches(eb, 'area', areas))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many entries of how many groups are behind an issue. */
export async function behind(tx: Tx, issue: string) {
  const { entries: count, groups: of } = await db(tx)
    .selectFrom('watch_entry')
    .select(({ fn, ref }) => [
      fn.countAll<number>().as('entries'),
      fn.count<number>(ref('observer_group')).distinct().as('groups'),
    ])
    .where('issue', '=', issue)
    .executeTakeFirstOrThrow()
  return { entries: Number(count), groups: Number(of) }
}

/** Issues that a group reported, the newest first. */
export async function issuesOf(
  tx: Tx,
  group: string,
  {
    after,
    limit,
    isUnread = false,
  }: { readonly after: string | undefined; readonly limit: number; readonly isUnread?: boolean },
): Promise<noun.IssueRow[]> {
  const ids = db(tx)
    .selectFrom('watch_entry')
    .select('issue')
    .where('observer_group', '=', group)
    .where('issue', 'is not', null)
  let list = issues.select(tx).where('id', 'in', ids as never)
  if (after !== undefined) list = list.where('id', '<', after as never)
  if (isUnread) list = list.where('unread_at', 'is not', null)
  const rows = await list.orderBy('id', 'desc').limit(limit).execute()
  return issues.read(rows) as noun.IssueRow[]
}

/** The newest observer of each area where somebody observes or did: for the names of the area and where it lies. */
export async function watchedAreas(tx: Tx) {
  const newest = db(tx)
    .selectFrom('observer')
    .select(({ fn }) => fn.max('id').as('id'))
    .groupBy('area')
    .limit(MAX_AREAS)
  const rows = await db(tx)
    .selectFrom('observer')
    .select(observers.columns('area', 'place'))
    .where('id', 'in', newest as never)
    .execute()
  return observers.read(rows)
}

/** Which issues were opened, confirmed or answered in a stretch of time. */
function touchedWithin(tx: Tx, { from, until }: { from: string; until: string }) {
  const moments = (column: 'opened_at' | 'confirmed_at' | 'answered_at') =>
    db(tx)
      .selectFrom('voting_issue')
      .select('id')
      .where(column, '>=', from)
      .where(column, '<', until)
  return moments('opened_at').union(moments('confirmed_at')).union(moments('answered_at'))
}

/** Those of them that everybody sees, the newest first. */
export async function publicWithin(
  tx: Tx,
  wanted: { readonly from: string; readonly until: string; readonly now: string; limit: number },
): Promise<noun.IssueRow[]> {
  const rows = await issues
    .select(tx)
    .where('public_at', '<=', wanted.now)
    .where('id', 'in', touchedWithin(tx, wanted) as never)
    .orderBy('id', 'desc')
    .limit(wanted.limit)
    .execute()
  return issues.read(rows) as noun.IssueRow[]
}

/** Issues that were opened, confirmed or answered in a stretch of time, the oldest first. */
export async function issuesWithin(
  tx: Tx,
  wanted: {
    readonly areas: unknown
    readonly from: string
    readonly until: string
    readonly limit: number
  },
) {
  return await db(tx)
    .selectFrom('voting_issue')
    .select(issues.columns('code', 'summary', 'openedAt', 'confirmedAt', 'answeredAt'))
    .where((eb) => matches(eb, 'area', wanted.areas))
    .where('id', 'in', touchedWithin(tx, wanted))
    .orderBy('id')
    .limit(wanted.limit)
    .execute()
}
