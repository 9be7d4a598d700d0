// Words of a case that can be erased: of each kind the rows that hold them, and what is left of those. A test walks every
// column of the slice that holds words and asks for its kind here.
import type { Tx } from '../../core/port.ts'
import type { Time } from '../../core/time.ts'
import type { Table, Where } from '../../lib/sql/table.ts'
import * as attribution from './schema/attribution.ts'
import type { ErasableKind } from './schema/erasure.ts'
import { MAX_CHARGES } from './schema/justice.ts'
import * as request from './schema/request.ts'
import * as analysis from './store/analysis.ts'
import { bundles } from './store/bundle.ts'
import * as store from './store/case.ts'
import { erasures } from './store/erasure.ts'
import { referrals } from './store/exhibit.ts'
import * as justice from './store/justice.ts'
import { observations } from './store/observation.ts'
import * as requests from './store/request.ts'

/** Rows of one kind that a page lists, the newest. */
export const LISTED = 100

/** Rows that are looked through where words stand in one column or another: what a case has of charges. */
const LOOKED_THROUGH: number = MAX_CHARGES

/** Words that stand in one row of a case. */
export interface Words {
  readonly subject: string
  readonly text: string
}

/** What is erased, of which case, and when. */
export interface Erased {
  readonly of: string
  readonly subject: string
  readonly now: Time
}

/** Words of one kind. */
export interface Kind {
  readonly table: string
  /** Columns that are emptied. */
  readonly columns: readonly string[]
  /** The newest that are not erased, at most {@link LISTED}. */
  list(tx: Tx, of: string): Promise<readonly Words[]>
  /** Those of these rows, as far as they hold any. */
  some(tx: Tx, of: string, subjects: readonly string[]): Promise<readonly Words[]>
  /** Empties the words and their salts. */
  erase(tx: Tx, erased: Erased): Promise<void>
}

/** Conditions that are lists of values. */
type Listed<R> = { readonly [K in keyof R]?: readonly R[K][] }

interface Said<R> {
  /** Columns whose text is emptied: words, salts, what is searched. */
  readonly texts: readonly (keyof R & string)[]
  /** Rows without words in their first column may have some in another one: all rows are looked through. */
  readonly isScattered?: boolean
  /** What a person reads of them; all that are no salts where it is left out. */
  readonly read?: (row: R) => readonly (string | null | undefined)[]
  /** Columns that hold more than a text, and what is left of them. */
  readonly more?: readonly (keyof R & string)[]
  readonly left?: (row: R, now: Time) => Partial<R>
  /** The rows of a case; those with its id where it is left out. */
  readonly within?: (tx: Tx, of: string) => Promise<Where<R>>
  readonly order?: readonly (`-${keyof R & string}` | (keyof R & string))[]
  /** What names the row and finds it again; its id where both are left out. */
  readonly subjectOf?: (row: R) => string
  readonly at?: (subjects: readonly string[]) => Listed<R>
  /** What goes with it in other tables. */
  readonly also?: (tx: Tx, erased: Erased) => Promise<void>
}

const SALT = /salt$/i
/** Characters of an id, behind which the second part of a key begins. */
const ID_LENGTH = 36
/** Rows whose keys have a part in common with each of those that are wanted. */
const KEYED_ALIKE: number = attribution.MAX_OPINIONS
const STEP = /^\d{1,2}$/

function kind<R extends object>(table: Table<string, R>, said: Said<R>): Kind {
  const { texts, more = [], left = () => ({}) } = said
  const words = texts.filter((column) => !SALT.test(column))
  const read = said.read ?? ((row) => words.map((column) => row[column] as string | null))
  const subjectOf = said.subjectOf ?? ((row) => (row as R & { readonly id: string }).id)
  const at = said.at ?? ((subjects) => ({ id: subjects }) as object as Listed<R>)
  const within = said.within ?? (async (_, of) => ({ case: of }) as Where<R>)
  const wordsOf = (row: R): Words => ({
    subject: subjectOf(row),
    text: read(row)
      .filter((one) => typeof one === 'string' && one !== '')
      .join(', '),
  })
  const worded = (rows: readonly R[]) => rows.map(wordsOf).filter(({ text }) => text !== '')
  const many = async (tx: Tx, where: Where<R>, how: { order?: Said<R>['order']; limit: number }) =>
    (await table.many(tx, where, how as { limit: number })) as object[] as R[]
  const rowsOf = async (tx: Tx, of: string, subjects: readonly string[]) => {
    const where = both(await within(tx, of), at(subjects))
    const rows = await many(tx, where, { limit: subjects.length * KEYED_ALIKE })
    return rows.filter((row) => subjects.includes(subjectOf(row)))
  }
  return {
    table: table.name,
    columns: [...texts, ...more],
    async list(tx, of) {
      const order = said.order ?? (['-id'] as never)
      const filled = said.isScattered === true ? {} : { [words[0] ?? '']: { after: '' } }
      const where = { ...(await within(tx, of)), ...filled } as Where<R>
      const limit = said.isScattered === true ? LOOKED_THROUGH : LISTED
      return worded(await many(tx, where, { order, limit })).slice(0, LISTED)
    },
    some: async (tx, of, subjects) => worded(await rowsOf(tx, of, subjects)),
    async erase(tx, erased) {
      for (const row of await rowsOf(tx, erased.of, [erased.subject])) {
        const there = texts.filter((column) => row[column] !== null)
        const gone = Object.fromEntries(there.map((column) => [column, ''])) as Partial<R>
        await table.change(tx, table.keyOf(row), { ...gone, ...left(row, erased.now) })
        await said.also?.(tx, erased)
      }
    },
  }
}

/** Both conditions at once: a row of another case is none of this one, whatever names it. */
function both<R>(one: Where<R>, other: Listed<R>): Where<R> {
  const all: Record<string, unknown> = { ...one }
  for (const [column, values] of Object.entries(other) as [string, readonly unknown[]][]) {
    const wanted = all[column]
    if (wanted === undefined) all[column] = values
    else all[column] = values.filter((value) => value === wanted || isAmong(wanted, value))
  }
  return all as Where<R>
}

const isAmong = (list: unknown, value: unknown) => Array.isArray(list) && list.includes(value)

/** Rows of a table that name a row of another one of the case. */
const requestsOf = async (tx: Tx, of: string) => {
  const how = { limit: request.MAX_REQUESTS, as: request.requestRow.pick({ id: true }) } as const
  return { request: (await requests.requests.many(tx, { case: of }, how)).map(({ id }) => id) }
}
const attributionsOf = async (tx: Tx, of: string) => {
  const as = attribution.attributionRow.pick({ id: true })
  const how = { limit: attribution.MAX_ATTRIBUTIONS, as } as const
  const rows = await analysis.attributions.many(tx, { case: of }, how)
  return { attribution: rows.map(({ id }) => id) }
}

/** Teams were compared when it was signed; what was signed stays as its hash. */
const withoutTeams = (one: attribution.AttributionRow['proposed']) => one && { ...one, teams: [] }

export const KINDS: Readonly<Record<ErasableKind, Kind>> = {
  title: kind(store.cases, {
    texts: ['title', 'titleSalt', 'words'],
    read: (row) => [row.title],
    within: async (_, of) => ({ id: of }),
  }),
  reason: kind(store.reasons, { texts: ['reason', 'salt'] }),
  waiver: kind(store.steps, {
    texts: ['reason', 'reasonSalt'],
    order: ['step'],
    subjectOf: ({ step }) => String(step),
    at: (subjects) => ({ step: subjects.filter((one) => STEP.test(one)).map(Number) }),
  }),
  opening: kind(store.files, { texts: ['reason', 'reasonSalt'] }),
  // Teams of those who still have a seat are compared.
  seat: kind(store.seats, {
    texts: ['organisation', 'team', 'salt'],
    within: async (_, of) => ({ case: of, endedAt: { not: null } }),
  }),
  observation: kind(observations, { texts: ['value', 'place', 'salt'] }),
  referral: kind(referrals, {
    texts: ['action', 'actionSalt'],
    order: ['case'],
    subjectOf: (row) => row.case,
    at: (subjects) => ({ case: subjects }),
  }),
  pivot: kind(analysis.pivots, {
    texts: ['origin', 'originSalt', 'target', 'targetSalt', 'lookedUp', 'lookedUpSalt'],
  }),
  source: kind(analysis.sources, { texts: ['name', 'nameSalt'] }),
  hypothesis: kind(analysis.hypotheses, { texts: ['name', 'nameSalt'] }),
  indication: kind(analysis.indications, { texts: ['text', 'textSalt'] }),
  attribution: kind(analysis.attributions, {
    texts: ['subject', 'subjectSalt', 'note', 'noteSalt', 'basis', 'basisSalt'],
    more: ['proposed', 'decided'],
    left: ({ proposed, decided }) => ({
      proposed: withoutTeams(proposed),
      decided: withoutTeams(decided),
    }),
  }),
  ending: kind(analysis.attributions, { texts: ['reason', 'reasonSalt'] }),
  opinion: kind(analysis.opinions, {
    texts: ['words', 'wordsSalt'],
    within: attributionsOf,
    order: ['-at', 'person'],
    subjectOf: (row) => `${row.attribution} ${row.person}`,
    at: (subjects) => ({
      attribution: subjects.map((one) => one.slice(0, ID_LENGTH)),
      person: subjects.map((one) => one.slice(ID_LENGTH + 1)),
    }),
  }),
  request: kind(requests.requests, {
    texts: ['document'],
    isScattered: true,
    read: ({ form: { kind: _kind, ...said }, treaty }) => [
      ...Object.values(said),
      treaty?.officerSource,
    ],
    more: ['form', 'treaty'],
    left: ({ form, treaty }) => ({
      form: { kind: form.kind },
      treaty: treaty && { ...treaty, officerSource: treaty.officerSource === null ? null : '' },
    }),
  }),
  receipt: kind(requests.requests, { texts: ['receipt'] }),
  move: kind(requests.moves, { texts: ['note', 'noteSalt'], within: requestsOf }),
  // Charges against him and sentences name him, too.
  suspect: kind(justice.suspects, {
    texts: ['name', 'nameSalt', 'about', 'aboutSalt', 'basis', 'basisSalt'],
    isScattered: true,
    read: (row) => [row.name, row.about],
    more: ['erasedAt'],
    left: (_, erasedAt) => ({ erasedAt }),
    also: justice.forgetCharges,
  }),
  charge: kind(justice.charges, {
    texts: ['national', 'nationalSalt', 'facts', 'factsSalt'],
    isScattered: true,
  }),
  outcome: kind(justice.outcomes, { texts: ['sentence', 'sentenceSalt'] }),
  hearing: kind(justice.hearings, { texts: ['court', 'courtSalt'] }),
  result: kind(justice.hearings, { texts: ['result', 'resultSalt'] }),
  closing: kind(justice.closings, {
    texts: ['reason', 'reasonSalt'],
    order: ['case'],
    subjectOf: (row) => row.case,
    at: (subjects) => ({ case: subjects }),
  }),
  rerating: kind(justice.reratings, { texts: ['note', 'noteSalt'] }),
  // What an erasure is done for stands until it is done.
  basis: kind(erasures, {
    texts: ['basis', 'basisSalt'],
    within: async (_, of) => ({ case: of, doneAt: { not: null } }),
  }),
}

/** What a case adds to a bundle and nobody has handed on yet: it goes with whatever of the case is erased. */
export const GOES_ALONG = bundles
