import type { SelectQueryBuilder } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../core/port.ts'
import { searchWords } from '../../../core/search-words.ts'
import { time } from '../../../core/time.ts'
import { beginningWith } from '../../../lib/sql/beginning.ts'
import { matches } from '../../../lib/sql/condition.ts'
import { type Database, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import { publicRow, whereStands, type Stands } from '../register.ts'
import type * as noun from '../schema.ts'
import { notices } from '../store.ts'

const wordRow = z.strictObject({ word: z.string(), notice: z.string() })
export const words = table('notice_word', wordRow, ['word', 'notice'])

const dayRow = z.strictObject({
  day: z.string(),
  asOf: time,
  notices: z.number().int(),
  leftOut: z.number().int(),
  csv: z.string().nullable(),
  json: z.string().nullable(),
  csvHash: z.string(),
  jsonHash: z.string(),
  record: z.string(),
})
export const days = table('notice_day', dayRow, ['day'])
/** A day of files without the files. */
export const dayPart = dayRow.omit({ csv: true, json: true })

/** Takes away the files of this day and of later ones; what was told of them stays. */
export async function removeFiles(tx: Tx, from: string): Promise<void> {
  await days.change(tx, { day: { from } }, { csv: null, json: null })
}

type Tables = Database<typeof notices | typeof words>
const db = tables<Tables>()

/** Words of one notice by which it is found. */
const FOUND_WORDS = 80

/** Makes a notice findable by its words as everybody reads them, once everybody may see it. */
export async function indexNotice(tx: Tx, row: noun.NoticeRow): Promise<void> {
  const { id: notice, code, claim, sourceName, issuerName, quote, facts } = publicRow(row)
  const text = [code, claim, sourceName, issuerName, quote, facts].join(' ')
  await words.remove(tx, { notice })
  await words.insert(
    tx,
    searchWords(text, FOUND_WORDS).map((word) => ({ word, notice })),
  )
}

/** What is looked for in the register. */
export interface Wanted {
  readonly words: readonly string[]
  /** Codes of one subject. */
  readonly source?: readonly string[] | undefined
  /** Codes of one issuer. */
  readonly issuer?: readonly string[] | undefined
  readonly election?: string | undefined
  readonly category?: noun.Category | undefined
  readonly outcome?: noun.NoticeRow['outcome'] | undefined
  readonly claim?: string | undefined
  readonly stands?: Stands | undefined
  /** Code of the last one that was seen. */
  readonly after?: string | undefined
  readonly limit: number
}

/** Notices of one reference from which a name was taken out: more than there ever are. */
const MAX_NAMED = 200

type Select<O> = SelectQueryBuilder<Tables, 'accuracy_notice', O>

/** Notices that everybody may see, the newest first. */
export async function listed(tx: Tx, wanted: Wanted): Promise<noun.NoticeRow[]> {
  let ids = narrowed(db(tx).selectFrom('accuracy_notice').select('id'), wanted)
  // A register has hundreds of notices: no word of it is so common that another way would be sooner.
  for (const word of wanted.words)
    ids = ids.where((eb) =>
      eb(
        'id',
        'in',
        eb
          .selectFrom('notice_word')
          .select('notice')
          .where((own) => matches(own, 'word', beginningWith(word))),
      ),
    )
  if (wanted.after !== undefined) {
    const last = await notices.one(tx, { code: wanted.after })
    const { publicAt: at, id } = last ?? { publicAt: null, id: '' }
    // A code of none, or of one that nobody may see, begins from the start.
    if (at !== null)
      ids = ids.where((eb) =>
        eb.or([eb('public_at', '<', at), eb.and([eb('public_at', '=', at), eb('id', '<', id)])]),
      )
  }
  const page = ids.orderBy('public_at', 'desc').orderBy('id', 'desc').limit(wanted.limit)
  const rows = await notices
    .select(tx)
    .where('id', 'in', page)
    .orderBy('public_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return notices.read(rows) as noun.NoticeRow[]
}

function narrowed<O>(select: Select<O>, wanted: Wanted): Select<O> {
  const { source, issuer, election, category, outcome, claim, stands } = wanted
  const state = stands === undefined ? {} : whereStands(stands)
  const where = { source, issuer, election, category, outcome, claim }
  const columns = { ...where, ...('state' in state ? { state: state.state } : {}) }
  let made = select.where('public_at', 'is not', null)
  for (const [column, value] of Object.entries(columns))
    if (value !== undefined) made = made.where((eb) => matches(eb, column as 'source', value))
  if ('annulledAt' in state) made = made.where((eb) => matches(eb, 'annulled_at', state.annulledAt))
  return made
}

/** Issuers, subjects or elections of notices that everybody may see, by name. */
export async function choices(
  tx: Tx,
  of: 'issuer' | 'source',
  limit: number,
): Promise<{ code: string; name: string }[]> {
  const name = of === 'issuer' ? 'issuer_name' : 'source_name'
  return await db(tx)
    .selectFrom('accuracy_notice')
    .select(({ fn }) => [`${of} as code`, fn.max(name).as('name')])
    .where('public_at', 'is not', null)
    .groupBy(of)
    .orderBy('name')
    .limit(limit)
    .execute()
}

export async function elections(tx: Tx, limit: number): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('accuracy_notice')
    .select('election')
    .distinct()
    .where('public_at', 'is not', null)
    .where('election', 'is not', null)
    .orderBy('election')
    .limit(limit)
    .execute()
  return rows.flatMap(({ election }) => election ?? [])
}

/** Names that were taken out of notices that everybody may see, where they rest on one of these references or copies. */
export async function namesOut(
  tx: Tx,
  { items, copies }: { readonly items: readonly string[]; readonly copies: readonly string[] },
): Promise<string[]> {
  const rows = await db(tx)
    .selectFrom('accuracy_notice')
    .select('redacted')
    .where('public_at', 'is not', null)
    .where('redacted', '<>', '[]')
    .where((eb) => eb.or([matches(eb, 'item', items), matches(eb, 'snapshot', copies)]))
    .limit(MAX_NAMED)
    .execute()
  return [...new Set(rows.flatMap(({ redacted }) => JSON.parse(redacted) as string[]))]
}
