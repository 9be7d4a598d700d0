import type { Tx } from '../../core/port.ts'
import { matches } from '../../lib/sql/condition.ts'
import { type Database, table } from '../../lib/sql/table.ts'
import { tables } from '../../lib/sql/tables.ts'
import * as noun from './schema.ts'

export const forms = table('attack_form', noun.formRow)
export const words = table('attack_word', noun.wordRow, ['word', 'form'])
export const left = table('attack_left', noun.leftRow, ['incident'])

export const reported = table('attack_reported', noun.reportedRow, ['code'])

const db = tables<Database<typeof forms | typeof words | typeof left>>()

/** Which attacks everybody wants to see. */
export interface Wanted {
  readonly kind?: noun.FormRow['kind'] | undefined
  readonly service?: noun.Service | undefined
  readonly year?: number | undefined
  /** Folded beginnings of words, all of which stand in it. */
  readonly words: readonly string[]
  /** Behind this one. */
  readonly after?: string | undefined
  readonly limit: number
}

/** What everybody is shown, the newest version of each attack, the newest first. */
export async function currentForms(tx: Tx, wanted: Wanted): Promise<noun.FormRow[]> {
  let ids = db(tx).selectFrom('attack_form').select('id').where('is_current', '=', 1)
  if (wanted.kind !== undefined) ids = ids.where('kind', '=', wanted.kind)
  if (wanted.service !== undefined) ids = ids.where('service', '=', wanted.service)
  if (wanted.year !== undefined) {
    const [from, before] = [`${wanted.year}-`, `${wanted.year + 1}-`]
    ids = ids.where((eb) => matches(eb, 'month', { from, before }))
  }
  for (const word of wanted.words) {
    const having = db(tx)
      .selectFrom('attack_word')
      .select('form')
      .where((eb) => matches(eb, 'word', { from: word, before: `${word}\uffff` }))
    ids = ids.where('id', 'in', having)
  }
  if (wanted.after !== undefined) ids = ids.where('id', '<', wanted.after)
  const page = ids.orderBy('id', 'desc').limit(wanted.limit)
  const rows = await forms.select(tx).where('id', 'in', page).orderBy('id', 'desc').execute()
  return forms.read(rows) as noun.FormRow[]
}

/** Of these incidents, those of which somebody wrote a form, or said that the public is told nothing. */
export async function settledOf(tx: Tx, incidents: readonly string[]): Promise<Set<string>> {
  if (incidents.length === 0) return new Set()
  const written = db(tx)
    .selectFrom('attack_form')
    .select('incident')
    .where('incident', 'in', incidents)
  const out = db(tx).selectFrom('attack_left').select('incident').where('incident', 'in', incidents)
  const rows = await written.union(out).execute()
  return new Set(rows.map(({ incident }) => incident))
}

/** Attacks that were published or withdrawn in a stretch of time, the oldest first. */
export async function formsWithin(
  tx: Tx,
  {
    areas,
    from,
    until,
    limit,
  }: {
    readonly areas: unknown
    readonly from: string
    readonly until: string
    readonly limit: number
  },
) {
  const within = (column: 'published_at' | 'ended_at') =>
    db(tx)
      .selectFrom('attack_form')
      .select('id')
      .where(column, '>=', from)
      .where(column, '<', until)
  return await db(tx)
    .selectFrom('attack_form')
    .select(forms.columns('id', 'code', 'title', 'publishedAt', 'endedAt'))
    .where((eb) => matches(eb, 'area', areas))
    .where('published_at', 'is not', null)
    .where('id', 'in', within('published_at').union(within('ended_at')))
    .orderBy('id')
    .limit(limit)
    .execute()
}
