import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { keyedHash } from '../../../core/keyed-hash.ts'
import { cleanedLine } from '../../../core/line.ts'
import { numberTail, phoneNumber } from '../../../core/phone.ts'
import { addMs } from '../../../core/time.ts'
import { isChecked } from '../../../lib/digits/damm.ts'
import type { Answers, Form, Judgement, SmsForm } from '../../../lib/questionnaire/index.ts'
import { contradicted, marked } from '../falls.ts'
import { type Book, bookOf, formOf, judgeAt, readMessage } from '../forms.ts'
import { isKept, isOwnPhone, isUnproved } from '../kept.ts'
import { derivePlaces } from '../place.ts'
import { records } from '../records.ts'
import {
  canAnswer,
  hearStray,
  keepMessage,
  mayTell,
  observersBehind,
  REPLY_JOB,
} from '../message.ts'
import { doubtOfLetters, lettersOf, withoutLetters } from '../secret.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { MAX_COMMENT, twinOf } from '../twin.ts'
import { askingOf, toldBack, type Understood, understood } from '../understood.ts'

/** Short messages of one command. */
const MAX_SMS = 100
/** Entries of one observer for one form that are added up. */
const MAX_PARTS = 20
/** Letters of the sender that are kept. */
const MAX_FROM = 40
export const reply = z.strictObject({ to: z.string(), text: z.string() })

const arrived = z.strictObject({
  /** As the gateway says; anybody can forge it. */
  from: z.string().max(40),
  text: z.string().max(2000),
})
const outcome = z.enum(['counted', 'quarantined', 'repeated', 'dropped', 'none'])

/** A message on its way through the command. */
interface Heard {
  readonly from: string
  /** As it came. */
  readonly text: string
  readonly key: string
  readonly form: Form
  readonly said: SmsForm
  readonly read: Understood
  /** Null where nobody knows which asking is meant. */
  readonly asking: number | null
}

/** What the messages of one command share. */
interface Desk {
  readonly book: Book
  readonly observers: ReadonlyMap<string, noun.ObserverRow>
  readonly groups: ReadonlyMap<string, noun.GroupRow>
  /** Keys of messages that came before, and of those of this command. */
  readonly known: Set<string>
  readonly made: noun.EntryRow[]
  /** Observers whose telephone it says that it came from, by the last digits. */
  readonly byPhone: ReadonlyMap<string, noun.ObserverRow>
  /** What became of messages that are no form. */
  readonly strays: Set<string>
}

export const hearSms = command({
  name: 'pollwatch.hearSms',
  permission: 'pollwatch:hear-sms',
  scope: 'nation',
  summary:
    'For the door: forms of observers by SMS. What has not the letters of the observer’s card, or changes what his page sent, is kept and waits for a call.',
  input: z.strictObject({ items: z.array(arrived).min(1).max(MAX_SMS) }),
  output: z.strictObject({ results: z.array(outcome) }),
  async run(ctx, { items }) {
    const hash = keyedHash(ctx.signing('stream'), 'messages of observers')
    const book = await bookOf(ctx)
    const heard = items.map(({ from, text }): Heard | null => {
      const said = readMessage(text, book)
      const form = said === null ? undefined : formOf(book, said.prefix)
      if (said === null || form === undefined) return null
      const key = hash(`${numberTail(from)}\n${text.trim()}`)
      return {
        from,
        text,
        form,
        said,
        key,
        read: understood(form, said),
        asking: askingOf(form, said),
      }
    })
    const desk = await openDesk(
      ctx,
      { items, book },
      heard.filter((one) => one !== null),
    )
    const results: z.infer<typeof outcome>[] = []
    for (const [n, item] of items.entries()) {
      const one = heard[n] ?? null
      results.push(one === null ? await strayOf(ctx, desk, item) : await take(ctx, desk, one))
    }
    if (desk.made.length > 0) await tellOf(ctx, desk.made)
    else if (!desk.strays.has('quarantined')) ctx.unchanged('nothing of this is new')
    return { results }
  },
})

/** Derives the rows in which these new entries count, and records that they came. */
export async function tellOf(ctx: CommandContext, made: readonly noun.EntryRow[]): Promise<void> {
  await derivePlaces(
    ctx,
    made.filter(({ state }) => state === 'counted'),
  )
  const list = made.map(({ id, form, state }) => [id, form, state] as const)
  const body = { count: list.length, list }
  ctx.record(records['watchEntry.received'], { subject: 'pollwatch', marking: 'TLP:AMBER', body })
}

/** What is no form of an observer: his group has it where his telephone is known. */
async function strayOf(
  ctx: CommandContext,
  { byPhone, strays }: Desk,
  item: z.infer<typeof arrived>,
): Promise<z.infer<typeof outcome>> {
  const observer = byPhone.get(numberTail(item.from))
  if (observer === undefined) return 'none'
  const end = await hearStray(ctx, observer, item)
  strays.add(end)
  return end
}

async function openDesk(
  ctx: CommandContext,
  { items, book }: { readonly items: readonly z.infer<typeof arrived>[]; readonly book: Book },
  heard: readonly Heard[],
): Promise<Desk> {
  const number = [...new Set(heard.map(({ said }) => said.number))]
  const limit = Math.max(heard.length, 1)
  const rows = await store.observers.many(ctx.tx, { number }, { limit })
  const id = [...new Set(rows.map(({ observerGroup }) => observerGroup))]
  // Observers of a group that is not accredited are strangers, whom the office calls back.
  const known = await store.groups.many(ctx.tx, { id, state: 'accredited' }, { limit })
  const groups = new Map(known.map((row) => [row.id, row]))
  const messageKey = [...new Set(heard.map(({ key }) => key))]
  const receivedAt = { from: addMs(ctx.now, -noun.REPEAT_MS) }
  const before = await store.entries.many(ctx.tx, { messageKey, receivedAt }, { limit })
  return {
    observers: new Map(
      rows.flatMap((row) => (groups.has(row.observerGroup) ? [[row.number, row] as const] : [])),
    ),
    groups,
    known: new Set(before.map((row) => row.messageKey)),
    book,
    made: [],
    byPhone: await observersBehind(
      ctx,
      items.map(({ from }) => from),
    ),
    strays: new Set(),
  }
}

/** The observer whose number it says, else whose telephone it seems to be; and why that does not make it count. */
async function whoWrote(ctx: CommandContext, { observers, byPhone }: Desk, heard: Heard) {
  const { number } = heard.said
  const named = isChecked(number) ? observers.get(number) : undefined
  const known = named ?? byPhone.get(numberTail(heard.from))
  // His letters are not looked at then: they prove nothing of a number that is not his.
  if (named === undefined && known !== undefined)
    return { observer: known, doubt: 'mistyped-number' } as const
  return { observer: known, doubt: await doubtOf(ctx, heard, known) }
}

async function take(
  ctx: CommandContext,
  desk: Desk,
  heard: Heard,
): Promise<z.infer<typeof outcome>> {
  if (desk.known.has(heard.key)) return 'repeated'
  desk.known.add(heard.key)
  const { observer, doubt } = await whoWrote(ctx, desk, heard)
  const hasLetters = doubt === null || doubt === 'guessed-at'
  if (!(await isKept(ctx, { from: heard.from, observer }, hasLetters))) return 'dropped'
  const { form, read, asking } = heard
  const reason = doubt ?? (await doubtOfNumbers(ctx, heard, observer))
  if (reason === null && observer !== undefined && (await isOnPage(ctx, heard, observer)))
    return 'repeated'
  const serial = asking ?? noun.NO_ASKING
  const before = await answersBefore(ctx, { form, serial }, observer)
  const said = { form, serial, answers: read.answers }
  const against =
    observer === undefined || serial === noun.NO_ASKING
      ? null
      : await contradicted(ctx, desk.book, said, observer)
  const judged = marked(judgeAt(form, { ...before, ...read.answers }, observer), against)
  const row: noun.EntryRow = {
    id: ctx.newId(),
    ref: await store.freshRef(ctx),
    ...whoseOf(observer),
    ...saidOf(heard, (words) => bare(ctx, observer, words)),
    answers: read.answers,
    capturedAt: ctx.now,
    receivedAt: ctx.now,
    ...judgedAs(judged, reason, cleanedLine(heard.from, MAX_FROM)),
    releasedAt: reason === null && isOpen(desk, observer) ? ctx.now : null,
    sentHash: null,
    saidStation: null,
    texts: {},
    enteredBy: null,
  }
  await store.entries.insert(ctx.tx, row)
  desk.made.push(row, ...(await sentAgain(ctx, row)))
  const told = await answer(ctx, { heard, observer, entry: row, against })
  await keepMessage(ctx, { ...heard, observer, entry: row.id, answer: told })
  return row.state === 'counted' ? 'counted' : 'quarantined'
}

/** What becomes of an entry: it counts, or waits for a call to this number. */
export function judgedAs(
  { verdict, flags, missing }: Judgement,
  reason: noun.EntryRow['reason'],
  number: string | null,
) {
  const outcome = { verdict, flags: [...flags], missing: [...missing], reason, issue: null }
  return reason === null
    ? { ...outcome, state: 'counted' as const, phone: null }
    : { ...outcome, state: 'quarantined' as const, phone: number }
}

/** Whether the page of his telephone brought the same. */
async function isOnPage(
  ctx: CommandContext,
  { form, said, read: { answers }, asking }: Heard,
  { id: observer }: noun.ObserverRow,
): Promise<boolean> {
  const { comment, isUrgent } = said
  const serial = asking ?? noun.NO_ASKING
  const what = { answers, comment, isUrgent, channel: 'sms', writtenAt: ctx.now } as const
  return (await twinOf(ctx, { observer, form, serial, ...what })) !== undefined
}

/** Entries that waited for their asking and are now sent again with it: nobody calls about them. */
async function sentAgain(ctx: CommandContext, row: noun.EntryRow): Promise<noun.EntryRow[]> {
  const { observer, form, state } = row
  if (observer === null || state !== 'counted') return []
  const where = { observer, form, state: 'quarantined', reason: 'no-asking' } as const
  const waiting = await store.entries.many(ctx.tx, where, { limit: MAX_PARTS })
  const isSame = ({ answers }: noun.EntryRow) =>
    Object.entries(answers).every(([tag, value]) => row.answers[tag] === value)
  const done = waiting.filter(isSame)
  const to = { state: 'refused', reason: 'sent-again', phone: null } as const
  const id = done.map((one) => one.id)
  if (id.length > 0) await store.entries.change(ctx.tx, { id }, to)
  return done.map((one) => ({ ...one, ...to }))
}

/** Whether the observer's group has the authority see at once what it sends. */
function isOpen({ groups }: Desk, observer: noun.ObserverRow | undefined): boolean {
  return groups.get(observer?.observerGroup ?? '')?.releases === 'at-once'
}

/** Who sent an entry, and from where, as it was when it came. */
export function whoseOf(observer: noun.ObserverRow | undefined) {
  if (observer === undefined)
    return { observer: null, observerGroup: null, station: null, place: null, area: null }
  const { id, observerGroup, station, place, area } = observer
  return { observer: id, observerGroup, station, place, area }
}

/** Words of a message without the letters of whoever sent it. */
function bare(ctx: CommandContext, observer: noun.ObserverRow | undefined, words: string): string {
  return observer === undefined ? words : withoutLetters(words, lettersOf(ctx, observer))
}

function saidOf({ form, said, key, asking }: Heard, clean: (words: string) => string) {
  const { isUrgent, comment } = said
  const serial = asking ?? noun.NO_ASKING
  const { prefix, version } = form
  const shared = { form: prefix, version, serial, isUrgent, messageKey: key }
  return { ...shared, channel: 'sms' as const, comment: cleanedLine(clean(comment), MAX_COMMENT) }
}

/** Why a message does not count by itself; null where it has the letters of an observer of an accredited group. */
async function doubtOf(
  ctx: CommandContext,
  { from, said }: Heard,
  observer: noun.ObserverRow | undefined,
): Promise<noun.EntryRow['reason']> {
  if (observer === undefined) return 'unknown-observer'
  if (observer.endedAt !== null) return 'ended-observer'
  return await doubtOfLetters(ctx, observer, { letters: said.secret, from })
}

/** Why what it says does not count by itself: nobody knows which asking it means, or it changes what the page sent. */
async function doubtOfNumbers(
  ctx: CommandContext,
  heard: Heard,
  observer: noun.ObserverRow | undefined,
): Promise<'no-asking' | 'changed-page' | null> {
  return heard.asking === null ? 'no-asking' : await changesPage(ctx, heard, heard.asking, observer)
}

/** Whether it changes by more than its form allows what the page of his telephone sent. */
async function changesPage(
  ctx: CommandContext,
  { form, read: { answers } }: Heard,
  serial: number,
  observer: noun.ObserverRow | undefined,
): Promise<'changed-page' | null> {
  if (observer === undefined || form.isApart) return null
  const page = await answersBefore(ctx, { form, serial }, observer, 'page')
  const isOther = ([tag, value]: readonly [string, number]) => {
    const before = page[tag]
    const isNumber = form.fields.find((one) => one.tag === tag)?.type === 'integer'
    const most = isNumber ? ((before ?? 0) * (form.tolerance ?? noun.TOLERANCE)) / 100 : 0
    return before !== undefined && Math.abs(value - before) > most
  }
  return Object.entries(answers).some(isOther) ? 'changed-page' : null
}

/** What the observer answered for the same form before: several messages add up. */
export async function answersBefore(
  { tx }: CommandContext,
  { form, serial }: { readonly form: Form; readonly serial: number },
  observer: noun.ObserverRow | undefined,
  channel?: noun.EntryRow['channel'],
): Promise<Answers> {
  if (observer === undefined || form.isApart) return {}
  const of = {
    observer: observer.id,
    form: form.prefix,
    serial,
    version: form.version,
    ...(channel !== undefined && { channel }),
  }
  const how = { order: ['-id'], limit: MAX_PARTS } as const
  const rows = await store.entries.many(tx, { ...of, state: 'counted' }, how)
  return Object.assign({}, ...rows.toReversed().map(({ answers }) => answers)) as Answers
}

interface Answered {
  readonly heard: Heard
  readonly observer: noun.ObserverRow | undefined
  readonly entry: noun.EntryRow
  /** The other asking that it contradicts. */
  readonly against: string | null
}

/** To whom the answer goes; null where there is none. */
async function answeredTo(
  ctx: CommandContext,
  { heard, observer, entry }: Answered,
): Promise<string | null> {
  // Whoever is not known gets no answer: it would tell a stranger which numbers there are, and cost the node money.
  if (!canAnswer(ctx) || observer === undefined || observer.endedAt !== null) return null
  // Whoever has the letters writes from whatever telephone there is.
  if (entry.state === 'counted' || entry.reason === 'no-asking')
    return isOwnPhone({ from: heard.from, observer }) ? observer.phone : phoneNumber(heard.from)
  // What has the letters is answered whatever came without them.
  const who = isUnproved(entry.reason) ? observer.id : `${observer.id} with his letters`
  // The observer's own telephone alone: he learns of it whoever wrote in his name.
  return (await mayTell(ctx, who)) ? observer.phone : null
}

/** Answers a message; gives what with, null where nobody is answered. */
async function answer(ctx: CommandContext, answered: Answered): Promise<string | null> {
  const to = await answeredTo(ctx, answered)
  if (to === null) return null
  const { entry, heard, against } = answered
  const mark = ctx.node.realm === 'exercise' ? 'EXERCISE ' : ''
  const text = toldBack({ form: heard.form, read: heard.read, entry, against, mark })
  const payload = JSON.stringify({ to, text })
  await ctx.schedule({ kind: REPLY_JOB, subject: entry.id, payload, dueAt: ctx.now })
  return text
}
