// Messages as they came: whatever was understood of one, its whole text is kept for the group of whoever sent it, and a telephone
// that the group knows is answered.
import type { CommandContext } from '../../core/action.ts'
import { numberTail } from '../../core/phone.ts'
import { addMs } from '../../core/time.ts'
import type { SmsForm } from '../../lib/questionnaire/index.ts'
import { isKept } from './kept.ts'
import { records } from './records.ts'
import { lettersOf, TAKEN_OUT, withoutLetters, wouldBe } from './secret.ts'
import * as noun from './schema.ts'
import * as store from './store.ts'

/** Telephones that are looked up for one command, with room for those that several observers share. */
const MAX_LOOKED = 300
/** Fewest digits by which a telephone is known. */
const LEAST_TAIL = 6
/** The job that answers an observer. */
export const REPLY_JOB = 'pollwatch.reply'
/** Counts those who are told that a message waits. */
const TOLD = 'pollwatch.waits'

const NOT_UNDERSTOOD =
  'NOT UNDERSTOOD, BUT KEPT FOR YOUR GROUP. BEGIN WITH THE LETTERS OF THE FORM AND YOUR NUMBER, AS ON YOUR CARD'

/** Observers of accredited groups by their telephones; one that several have names nobody. */
export async function observersBehind(
  { tx }: CommandContext,
  froms: readonly string[],
): Promise<ReadonlyMap<string, noun.ObserverRow>> {
  const phoneTail = [...new Set(froms.map((from) => numberTail(from)))].filter(
    (tail) => tail.length >= LEAST_TAIL,
  )
  if (phoneTail.length === 0) return new Map()
  const where = { phoneTail, endedAt: null }
  const rows = await store.observers.many(tx, where, { limit: MAX_LOOKED })
  const id = [...new Set(rows.map(({ observerGroup }) => observerGroup))]
  const of = { id, state: 'accredited' } as const
  const groups = (await store.groups.many(tx, of, { limit: MAX_LOOKED })).map((one) => one.id)
  const known = rows.filter(({ observerGroup }) => groups.includes(observerGroup))
  const byTail = Map.groupBy(known, (row) => row.phoneTail ?? '')
  return new Map(
    [...byTail].flatMap(([tail, [one, other]]) => (one && !other ? [[tail, one]] : [])),
  )
}

/** A message without what stands, or may stand, for the letters of its sender; all of it where he is known and they are others. */
function textOf(
  ctx: CommandContext,
  { text, said, observer }: Pick<Came, 'text' | 'said' | 'observer'>,
): string {
  const letters = observer === undefined ? null : lettersOf(ctx, observer)
  const span = said?.secretAt ?? null
  const meant = span === null ? '' : text.slice(span.from, span.to)
  const isSecret = span !== null && (letters === null || wouldBe(meant, letters))
  const bare = isSecret ? `${text.slice(0, span.from)}${TAKEN_OUT}${text.slice(span.to)}` : text
  return letters === null ? bare : withoutLetters(bare, letters)
}

interface Came {
  readonly text: string
  readonly said: SmsForm | null
  readonly observer: noun.ObserverRow | undefined
  readonly entry: string | null
  readonly answer: string | null
}

/** Keeps a message with what it was answered. */
export async function keepMessage(ctx: CommandContext, came: Came): Promise<void> {
  const { observer, entry, answer } = came
  await store.messages.insert(ctx.tx, {
    id: ctx.newId(),
    entry,
    observer: observer?.id ?? null,
    observerGroup: observer?.observerGroup ?? null,
    text: textOf(ctx, came),
    answer,
    receivedAt: ctx.now,
  })
}

/** Whether an observer may be told of one more message that waits: `who` counts apart what has his letters. */
export async function mayTell(ctx: CommandContext, who: string): Promise<boolean> {
  return await ctx.takeHourly({ what: TOLD, who, limit: noun.WAITS_TOLD_PER_HOUR })
}

/** The exercise has a sink in the place of a gateway. */
export function canAnswer({ node }: Pick<CommandContext, 'node'>): boolean {
  return node.sms !== null || node.realm === 'exercise'
}

/** What begins as no form, from the telephone of an observer: kept, and answered to the number that the group knows. */
export async function hearStray(
  ctx: CommandContext,
  observer: noun.ObserverRow,
  { from, text }: { readonly from: string; readonly text: string },
): Promise<'quarantined' | 'repeated' | 'dropped'> {
  const kept = textOf(ctx, { text, said: null, observer })
  const receivedAt = { from: addMs(ctx.now, -noun.REPEAT_MS) }
  const same = { observer: observer.id, text: kept, receivedAt }
  if ((await store.messages.count(ctx.tx, same)) > 0) return 'repeated'
  if (!(await isKept(ctx, { from, observer }, false))) return 'dropped'
  const to = canAnswer(ctx) && (await mayTell(ctx, observer.id)) ? observer.phone : null
  const mark = ctx.node.realm === 'exercise' ? 'EXERCISE ' : ''
  const answer = to === null ? null : `${mark}${NOT_UNDERSTOOD}`
  await keepMessage(ctx, { text, said: null, observer, entry: null, answer })
  if (answer !== null) {
    const payload = JSON.stringify({ to, text: answer })
    await ctx.schedule({ kind: REPLY_JOB, subject: ctx.newId(), payload, dueAt: ctx.now })
  }
  const body = { group: observer.observerGroup }
  ctx.record(records['watchMessage.received'], { subject: observer.id, marking: 'TLP:AMBER', body })
  return 'quarantined'
}
