// What the page of an observer's telephone sends. The same entry again is the same entry; what may be wrong with it is kept
// apart and said, never lost.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { cleanedLine, lines } from '../../../core/line.ts'
import { isSameNumber } from '../../../core/phone.ts'
import { addMs, msBetween, type Time, time } from '../../../core/time.ts'
import {
  type Form,
  MAX_WORDS_ANSWER,
  readTyped,
  sentText,
} from '../../../lib/questionnaire/index.ts'
import { announce } from '../announced.ts'
import { contradicted, marked } from '../falls.ts'
import { bookOf, formOf, judgeAt } from '../forms.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { KEPT } from '../kept.ts'
import { broadcastRow } from '../schema-broadcast.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { broadcastsTo } from '../store/broadcast.ts'
import { MAX_COMMENT, twinOf } from '../twin.ts'
import { activeObserver } from './enrol.ts'
import { answersBefore, judgedAs, tellOf, whoseOf } from './hear.ts'
import { plainNumber } from './observer.ts'

/** Only the telephone itself comes so. */
const watching = { permission: 'pollwatch:watch', scope: 'own', carriedBy: 'watch' } as const

/** Photos of one entry. */
export const MAX_PHOTOS = 3
/** Stations of one telephone. */
const MAX_STATIONS = 50
/** Messages of the group that the page shows. */
const SHOWN_TOLD = 5
/** Entries that the page shows as sent. */
const SHOWN_SENT = 20

/** The caller's telephone with its observer. Throws 404 where either is over. */
export async function ownPhone(ctx: QueryContext) {
  const own = ctx.own().replace(/^phone:/, '')
  const phone = found(await store.phones.one(ctx.tx, { id: own, revokedAt: null }), 'noPhone')
  return { phone, observer: found(await activeObserver(ctx, phone.observer), 'noPhone') }
}

/**
 * The observer and whoever else of the group is reached by the same telephone: one person who goes from station to station has a
 * number for each. The own one comes first.
 */
async function selvesOf(
  { tx }: QueryContext,
  observer: noun.ObserverRow,
): Promise<readonly noun.ObserverRow[]> {
  const { phone, phoneTail, observerGroup } = observer
  if (phone === null || phoneTail === null) return [observer]
  const where = { observerGroup, phoneTail, endedAt: null }
  const rows = await store.observers.many(tx, where, { order: ['id'], limit: MAX_STATIONS })
  const others = rows.filter(
    (row) => row.id !== observer.id && isSameNumber(row.phone ?? '', phone),
  )
  return [observer, ...others]
}

/** What the telephone is told of an entry that arrived. */
const sentPart = noun.entryRow
  .pick({ ref: true, form: true, serial: true, channel: true, receivedAt: true })
  .extend(noun.entryRow.pick({ state: true, verdict: true, missing: true }).shape)
  .strip()

export const ownWatch = query({
  ...watching,
  name: 'pollwatch.ownWatch',
  summary: 'Who observes with this telephone and where, and what of his came last.',
  input: z.strictObject({}),
  output: z.strictObject({
    phone: id,
    observer: noun.observerRow.pick({ number: true, place: true }),
    /** Where else the same telephone observes. */
    stations: z.array(noun.observerRow.pick({ number: true, place: true })),
    group: z.string(),
    /** What the group wrote last, the newest first. */
    told: z.array(broadcastRow.pick({ id: true, words: true, sentAt: true })),
    sent: z.array(
      sentPart.extend({
        /** Photos that did not arrive whole, by their place among those of the entry, from 1. */
        broken: z.array(z.number().int()),
      }),
    ),
  }),
  async run(ctx) {
    const { phone, observer } = await ownPhone(ctx)
    const group = await store.groups.one(ctx.tx, { id: observer.observerGroup })
    const how = { order: ['-id'], limit: SHOWN_SENT } as const
    const selves = await selvesOf(ctx, observer)
    const ids = selves.map((one) => one.id)
    const rows = await store.entries.many(ctx.tx, { observer: ids }, how)
    const brokenOf = await brokenPhotos(
      ctx,
      rows.map((row) => row.id),
    )
    return {
      phone: phone.id,
      observer: { number: observer.number, place: observer.place },
      stations: selves.slice(1).map(({ number, place }) => ({ number, place })),
      group: group?.name ?? '',
      told: await broadcastsTo(ctx.tx, ids, SHOWN_TOLD),
      sent: rows.map((row) => ({ ...sentPart.parse(row), broken: brokenOf.get(row.id) ?? [] })),
    }
  },
})

/** Which photos of these entries did not arrive whole, by entry; from 1 in the order in which they were sent. */
async function brokenPhotos({ tx }: QueryContext, entry: readonly string[]) {
  const how = { order: ['id'], limit: SHOWN_SENT * MAX_PHOTOS } as const
  const photos = await store.photos.many(tx, { entry }, how)
  const byEntry = Map.groupBy(photos, (photo) => photo.entry)
  return new Map(
    [...byEntry].map(([of, own]) => [
      of,
      own.flatMap(({ state }, n) => (state === 'broken' ? [n + 1] : [])),
    ]),
  )
}

/** Answers of one entry. */
const MAX_GIVEN = 100

/** What was typed, by the letters of the questions; the ones of a form are looked up among these. */
export const given = z
  .record(z.string().regex(/^[A-Z]{1,3}$/), z.string().max(MAX_WORDS_ANSWER))
  .refine((all) => Object.keys(all).length <= MAX_GIVEN, 'too many answers')

/** What was ticked, by letters and option: how a browser without script sends a question with several answers. */
export const ticked = z.record(
  z.string().regex(/^[A-Z]{1,3}$/),
  z.record(z.string().regex(/^([1-9]|1\d|20)$/), z.string().max(5)),
)

const sent = z.strictObject({
  /** Made by the telephone when the entry was written; the same again is the same entry. */
  key: id,
  form: noun.formPrefix,
  version: noun.formVersion,
  serial: noun.formSerial.default(1),
  given: given.default({}),
  ticked: ticked.default({}),
  comment: lines(MAX_COMMENT).optional(),
  isUrgent: z.boolean().default(false),
  /** Number of the station, where it is not the observer's own. */
  station: z.string().max(32).optional(),
  /** By the clock of the telephone, which says with `sentAt` what time it has now. */
  capturedAt: time.optional(),
  sentAt: time.optional(),
  photos: z.array(noun.sha256).max(MAX_PHOTOS).default([]),
  /** Sent all the same, though something is missing or does not fit. */
  isSure: z.boolean().default(false),
})
type Sent = z.infer<typeof sent>

const answer = z.strictObject({
  ref: z.string(),
  state: noun.entryState,
  reason: noun.entryReason.nullable(),
  verdict: noun.verdict,
  missing: z.array(z.string()),
  flags: z.array(z.string()),
  /** Of what is kept: a telephone forgets an entry once it is that of its own. */
  hash: noun.sha256,
  receivedAt: time,
})
type Answer = z.infer<typeof answer>

/** What was sent as both sides write it. */
function hashOf(entry: Sent): string {
  const { comment = '', station = '', capturedAt = '', ...rest } = entry
  return createHash('sha256')
    .update(sentText({ ...rest, given: typedOf(entry), comment, station, capturedAt }))
    .digest('hex')
}

/** What was typed, and what was ticked as the options of it. */
export function typedOf({
  given: typed,
  ticked: boxes,
}: Pick<Sent, 'given' | 'ticked'>): Record<string, string> {
  const digits = Object.entries(boxes).map(([tag, own]) => [tag, Object.keys(own).join(',')])
  return { ...typed, ...(Object.fromEntries(digits) as Record<string, string>) }
}

function answerOf(row: noun.EntryRow, hash: string): Answer {
  const { ref, state, reason, verdict, missing, flags, receivedAt } = row
  return { ref, state, reason, verdict, missing, flags, hash, receivedAt }
}

export const sendEntry = command({
  ...watching,
  name: 'pollwatch.sendEntry',
  summary:
    'Takes a form that an observer filled in on his telephone. The same one again changes nothing; one of another version, station or clock counts once somebody called.',
  input: sent,
  output: answer,
  async run(ctx, input) {
    const { observer: own } = await ownPhone(ctx)
    const hash = hashOf(input)
    const messageKey = `page ${own.id} ${input.key}`
    const known = await store.entries.one(ctx.tx, { messageKey })
    if (known !== undefined && known.sentHash !== hash) throw refusal('otherEntry')
    const book = await bookOf(ctx)
    const newest = found(formOf(book, input.form), 'unknownForm')
    // What was written on a telephone that has an older version means what that one asks.
    const form = formOf(book, input.form, input.version) ?? newest
    const read = readTyped(form, typedOf(input))
    const when = capturedOf(ctx.now, input)
    const observer = await observerAt(ctx, own, input.station)
    const came = { observer, form, input, read, writtenAt: when.at }
    const twin = known ?? (await cameBySms(ctx, came))
    if (twin !== undefined) return await hereAlready(ctx, { twin, input, hash, observer: own })
    checkAnswers(input, form, read)
    await checkHourly(ctx, own)
    const reason = doubtOf(input, {
      version: newest.version,
      observer,
      isClockWrong: when.isWrong,
    })
    const before = await answersBefore(ctx, { form, serial: input.serial }, observer)
    const said = { form, serial: input.serial, answers: read.answers }
    const against = await contradicted(ctx, book, said, observer)
    const judged = marked(judgeAt(form, { ...before, ...read.answers }, observer), against)
    if (!input.isSure && judged.verdict !== 'ok') throw notWhole(judged)
    const group = { id: observer.observerGroup, releases: 'at-once' } as const
    const isOpen = reason === null && (await store.groups.count(ctx.tx, group)) > 0
    const row: noun.EntryRow = {
      id: ctx.newId(),
      ref: await store.freshRef(ctx),
      ...whoseOf(observer),
      form: form.prefix,
      version: input.version,
      serial: input.serial,
      channel: 'page',
      answers: read.answers,
      texts: read.texts,
      comment: cleanedLine(input.comment ?? '', MAX_COMMENT),
      isUrgent: input.isUrgent,
      capturedAt: when.at,
      receivedAt: ctx.now,
      messageKey,
      ...judgedAs(judged, reason, observer.phone),
      releasedAt: isOpen ? ctx.now : null,
      sentHash: hash,
      saidStation: reason === 'other-station' ? (input.station ?? null) : null,
      enteredBy: null,
    }
    await store.entries.insert(ctx.tx, row)
    await announce(ctx, input.photos, { upload: input.key, entry: row.id, observer: own })
    await tellOf(ctx, [row])
    return answerOf(row, hash)
  },
})

/** Who of those that have this telephone is at the station that was said; the own one where none is. */
async function observerAt(
  ctx: QueryContext,
  own: noun.ObserverRow,
  station: string | undefined,
): Promise<noun.ObserverRow> {
  if (station === undefined) return own
  const said = plainNumber(station)
  const selves = await selvesOf(ctx, own)
  return selves.find(({ place }) => plainNumber(place.number) === said) ?? own
}

/** Throws 429 where an observer sent as much within the hour as is kept. */
async function checkHourly(ctx: CommandContext, { id: who }: noun.ObserverRow): Promise<void> {
  const limit = noun.MESSAGES_PER_HOUR
  if (await ctx.takeHourly({ what: KEPT, who, limit })) return
  throw refusal('manyEntries', { keepsCount: true })
}

/** What lies here already is said again; photos that come behind it are new the first time. */
async function hereAlready(
  ctx: CommandContext,
  of: {
    readonly twin: noun.EntryRow
    readonly input: Sent
    readonly hash: string
    readonly observer: noun.ObserverRow
  },
): Promise<Answer> {
  const { twin, input, hash, observer } = of
  const isAnnounced = (await store.photos.count(ctx.tx, { upload: input.key })) > 0
  if (isAnnounced || input.photos.length === 0) ctx.unchanged('it is here already')
  else {
    await checkHourly(ctx, observer)
    await announce(ctx, input.photos, { upload: input.key, entry: twin.id, observer })
    ctx.record(records['watchPhoto.announced'], { subject: twin.id, marking: 'TLP:AMBER' })
  }
  return answerOf(twin, hash)
}

/** Answers that no question has are said by field; of a version that is not known nobody here can say it. */
export function checkAnswers(
  { version }: Pick<Sent, 'version'>,
  form: Form,
  { wrong, unknown }: { readonly wrong: readonly string[]; readonly unknown: readonly string[] },
): void {
  if (version !== form.version || wrong.length + unknown.length === 0) return
  const fields = [...wrong, ...unknown].map((tag) => ({
    path: `given.${tag}`,
    message: 'This is no answer to this question.',
    reason: 'choice' as const,
    limit: '',
  }))
  throw refusal('wrongAnswers', { fields })
}

/** What is told of an entry that is not whole, before it is sent all the same. */
export function notWhole({ missing }: { readonly missing: readonly string[] }) {
  const fields = missing.map((tag) => ({
    path: `given.${tag}`,
    message: 'Please fill this in.',
    reason: 'missing' as const,
    limit: '',
  }))
  return refusal('notWhole', { fields })
}

/** When it was written, by the node's clock: that of a telephone may be days wrong, and says so. */
function capturedOf(now: Time, { capturedAt = now, sentAt = now }: Sent) {
  const skew = msBetween(sentAt, now)
  const at = addMs(capturedAt, skew)
  const isPast = at <= addMs(now, noun.CLOCK_MS) && at >= addMs(now, -noun.OLDEST_MS)
  return { at: isPast ? at : now, isWrong: !isPast || Math.abs(skew) > noun.CLOCK_MS }
}

/** Why it counts for nothing before somebody called; null where nothing speaks against it. */
function doubtOf(
  { version, station }: Sent,
  of: Pick<Form, 'version'> & {
    readonly observer: noun.ObserverRow
    readonly isClockWrong: boolean
  },
): noun.EntryRow['reason'] {
  const own = of.observer.place.number
  if (version !== of.version) return 'other-version'
  if (station !== undefined && plainNumber(station) !== plainNumber(own)) return 'other-station'
  return of.isClockWrong ? 'wrong-clock' : null
}

async function cameBySms(
  ctx: CommandContext,
  of: {
    readonly observer: noun.ObserverRow
    readonly form: Form
    readonly input: Sent
    readonly read: ReturnType<typeof readTyped>
    readonly writtenAt: Time
  },
): Promise<noun.EntryRow | undefined> {
  const { observer, form, input, writtenAt } = of
  const { answers, texts } = of.read
  const isElsewhere =
    input.station !== undefined && plainNumber(input.station) !== plainNumber(observer.place.number)
  if (isElsewhere || input.version !== form.version) return undefined
  const { serial, isUrgent } = input
  // A message says behind its comment what the page asked for in words.
  const comment = [input.comment ?? '', ...Object.values(texts)].filter(Boolean).join('; ')
  const what = { answers, comment, isUrgent, channel: 'page', writtenAt } as const
  return await twinOf(ctx, { observer: observer.id, form, serial, ...what })
}
