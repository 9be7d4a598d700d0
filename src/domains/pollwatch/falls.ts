// How many voted so far can only rise: a number below that of an earlier asking, or above that of a later one, is marked.
import type { CommandContext } from '../../core/action.ts'
import type { Answers, Form, Judgement } from '../../lib/questionnaire/index.ts'
import { type Book, formOf } from './forms.ts'
import type { ObserverRow, PlaceRow } from './schema.ts'
import * as store from './store.ts'

/** The mark of such an entry, beside the names of its form's rules. */
export const FALLS = 'count-falls'
/** Entries of one observer that are looked through. */
const MAX_LOOKED = 100

/** What an entry says that may contradict another. */
interface Said {
  readonly form: Form
  readonly serial: number
  readonly answers: Answers
}

function turnoutTag({ fields }: Form): string | undefined {
  return fields.find(({ analysis }) => analysis === 'turnout')?.tag
}

/** Forms whose numbers an entry is held against: its own, and for the closing that of the turnout. */
function formsBeside(book: Book, { form }: Said): readonly Form[] {
  if (form.kind === 'turnout') return [form]
  return form.kind === 'closing' ? book.forms.filter(({ kind }) => kind === 'turnout') : []
}

/** The other asking of the observer that this number contradicts, as it would be written: `X2 V200`; null where none does. */
export async function contradicted(
  { tx }: Pick<CommandContext, 'tx'>,
  book: Book,
  said: Said,
  { id: observer }: ObserverRow,
): Promise<string | null> {
  const value = said.answers[turnoutTag(said.form) ?? '']
  if (value === undefined) return null
  for (const { prefix } of formsBeside(book, said)) {
    const where = { observer, form: prefix, state: 'counted' } as const
    const rows = await store.entries.many(tx, where, { order: ['-id'], limit: MAX_LOOKED })
    const seen = new Set<number>()
    for (const { serial, version, answers } of rows) {
      const tag = turnoutTag(formOf(book, prefix, version) ?? said.form) ?? ''
      const other = answers[tag]
      if (other === undefined || seen.has(serial)) continue
      seen.add(serial)
      const isBefore = prefix !== said.form.prefix || serial < said.serial
      const isAfter = prefix === said.form.prefix && serial > said.serial
      if ((isBefore && other > value) || (isAfter && other < value))
        return `X${serial} ${tag}${other}`
    }
  }
  return null
}

/** A judgement with the mark. */
export function marked(judged: Judgement, against: string | null): Judgement {
  if (against === null) return judged
  return { ...judged, verdict: 'flagged', flags: [...judged.flags, FALLS] }
}

type Counted = Pick<PlaceRow, 'serial' | 'turnout'>

/** Whether the number of a station is below that of an earlier asking. */
export function fallsBelow(row: Counted, others: readonly Counted[]): boolean {
  const { turnout } = row
  if (turnout === null) return false
  return others.some((other) => other.serial < row.serial && (other.turnout ?? 0) > turnout)
}
