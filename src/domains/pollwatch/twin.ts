// The same thing told twice, by short message and by the page of a telephone: for want of a network it was sent the other way.
import type { CommandContext } from '../../core/action.ts'
import { addMs } from '../../core/time.ts'
import { plainDigits } from '../../lib/digits/index.ts'
import type { Answers, Form } from '../../lib/questionnaire/index.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** Entries of one observer that are looked through. */
const MAX_LOOKED = 60

/**
 * The entry of an observer that came the other way and says the same, of a form whose entries each stand for themselves; of
 * any other form what one observer says twice counts once anyway. Undefined where there is none.
 */
export async function twinOf(
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  of: {
    readonly observer: string
    readonly form: Form
    readonly serial: number
    readonly channel: noun.EntryRow['channel']
    readonly answers: Answers
    readonly comment: string
  },
): Promise<noun.EntryRow | undefined> {
  const { observer, form, serial } = of
  if (!form.isApart) return undefined
  const where = {
    observer,
    form: form.prefix,
    version: form.version,
    serial,
    channel: of.channel === 'sms' ? 'page' : 'sms',
    receivedAt: { from: addMs(now, -noun.ALIKE_MS) },
  } as const
  const rows = await store.entries.many(tx, where, { order: ['-id'], limit: MAX_LOOKED })
  return rows.find((row) => saidBy(row) === saidBy(of))
}

/** What an entry says, however it was written. */
function saidBy({ comment, answers }: Pick<noun.EntryRow, 'comment' | 'answers'>): string {
  const words = plainDigits(comment.normalize('NFKC')).toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return JSON.stringify([words, Object.entries(answers).toSorted()])
}
