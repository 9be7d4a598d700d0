// The same thing told twice, by short message and by the page of a telephone: for want of a network it was sent the other way.
import type { CommandContext } from '../../core/action.ts'
import { cleanedLine } from '../../core/line.ts'
import { addMs, type Time } from '../../core/time.ts'
import { plainDigits } from '../../lib/digits/index.ts'
import type { Form } from '../../lib/questionnaire/index.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** Entries of one observer that are looked through. */
const MAX_LOOKED = 60
/** Letters of a comment that are kept. */
export const MAX_COMMENT = 200

/** What an observer says, whichever way it comes. */
type Said = Pick<noun.EntryRow, 'comment' | 'answers' | 'isUrgent'>

/**
 * The entry of an observer that came the other way, counts and says the same, of a form whose entries each stand for
 * themselves; of any other form what one observer says twice counts once anyway. Undefined where there is none: what waits for
 * a call may be a stranger's, and what came before this was written, at `writtenAt` by the node's clock, is another event.
 */
export async function twinOf(
  { tx, now }: Pick<CommandContext, 'tx' | 'now'>,
  of: Said & {
    readonly observer: string
    readonly form: Form
    readonly serial: number
    readonly channel: 'sms' | 'page'
    readonly writtenAt: Time
  },
): Promise<noun.EntryRow | undefined> {
  const { observer, form, serial } = of
  if (!form.isApart) return undefined
  const day = addMs(now, -noun.ALIKE_MS)
  const written = addMs(of.writtenAt, -noun.CLOCK_MS)
  const where = {
    observer,
    form: form.prefix,
    version: form.version,
    serial,
    channel: of.channel === 'sms' ? 'page' : 'sms',
    state: 'counted',
    // A page's entry may have waited on its telephone for a network; a short message is written when it comes.
    receivedAt: { from: of.channel === 'page' && written > day ? written : day },
  } as const
  const rows = await store.entries.many(tx, where, { order: ['-id'], limit: MAX_LOOKED })
  return rows.find((row) => saidBy(row) === saidBy(of))
}

/** What an entry says, however it was written. */
function saidBy({ comment, answers, isUrgent }: Said): string {
  const kept = cleanedLine(comment, MAX_COMMENT).normalize('NFKC')
  const words = plainDigits(kept).toLowerCase().replaceAll(/\s+/g, ' ').trim()
  return JSON.stringify([words, isUrgent, Object.entries(answers).toSorted()])
}
