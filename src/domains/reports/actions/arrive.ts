// How a report comes in, whoever sends it: what its bytes must be, in which lane it waits, and which are like it.
import { hash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { CommandContext, QueryContext } from '../../../core/action.ts'
import { civilAt } from '../../../core/civil-day.ts'
import { addMs, HOUR, spanStart, type Time } from '../../../core/time.ts'
import { MIN_PADDED, padded } from '../../../lib/padme/index.ts'
import { clockFrom } from '../clocks.ts'
import { NOW_MS } from '../deadlines.ts'
import { toldOf, type Whole } from './attachment.ts'
import { envelopeOf } from '../envelope.ts'
import { kinOf } from '../kin.ts'
import { type DeskKeys, keysOf, readersOf } from '../keys.ts'
import { votingDay } from '../needs.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { laneOf, likenessOf, scoreOf, type Trust, turnOf } from '../score.ts'
import * as store from '../store.ts'

/** Letters of a report's code: 36 bits, so that two are never alike. */
const CODE_LETTERS = 8

/** What is known of who sends, so that what comes is read in its order. */
export interface Standing {
  readonly trust: Trust
  /** As {@link turnOf} has it. */
  readonly nth: number | null
  /** Whether so much comes that what has the same answers is one row. */
  readonly isFlood?: boolean
  /** Whether an officer knows who tells it. */
  readonly isKnown?: boolean
}

/** Adds a report with what was told, and begins its clock. */
export async function arrived(
  ctx: CommandContext,
  {
    routing,
    receipt,
    answers,
    files = [],
    standing,
    keysAt = null,
  }: {
    readonly routing: noun.Routing
    readonly receipt: Pick<
      noun.ReportRow,
      'mailbox' | 'readHash' | 'recipient' | 'sealedBy' | 'channel'
    >
    readonly answers: Uint8Array<ArrayBuffer>
    /** Files that came along. */
    readonly files?: readonly Whole[]
    readonly standing: Standing
    /** As a file has it. */
    readonly keysAt?: Time | null
  },
): Promise<{ readonly report: string; readonly record: string; readonly code: string }> {
  const { agency } = routing
  const desk = found(await store.desks.one(ctx.tx, { agency }), 'unknownDesk')
  const { trust, nth, isFlood = false, isKnown } = standing
  const [report, score] = [ctx.newId(), scoreOf(routing, isKnown)]
  const urgent = trust !== 'none' && nth !== null && (await isNow(ctx, routing))
  const lane = urgent ? 'fast' : laneOf(score, trust)
  const code = `R-${ctx.newCode(CODE_LETTERS)}`
  const body = {
    agency,
    sha256: hash('sha256', answers),
    size: answers.length,
    hour: spanStart(ctx.now, HOUR),
    ...toldOf(files),
  }
  const record = ctx.record(records['report.received'], { subject: report, body })
  const likeness = likenessOf(routing)
  // Ten who answer the same tell ten stories: only in a flood they are one row, and never where there is no time.
  // What was counted for is no row with what was not.
  const kind = `${lane} ${trust === 'solved' ? 'solved' : ''}`
  const one = { report, agency, kind, likeness, now: ctx.now }
  const kin = isFlood && !routing.danger && !urgent ? kinOf(ctx.node, one) : report
  await store.reports.insert(ctx.tx, {
    ...routing,
    ...receipt,
    ...clockFrom('acknowledge', ctx.now, desk.deadlines),
    id: report,
    code,
    score,
    record,
    state: 'received',
    lane,
    turn: turnOf(trust, nth, urgent),
    urgent,
    ...(urgent ? { dueAt: addMs(ctx.now, NOW_MS) } : {}),
    receivedAt: ctx.now,
    likeness,
    kin,
  })
  await keep(ctx, { report, kind: 'answers', person: null, bytes: answers, record, keysAt })
  // Colleagues are asked to renew it: else whoever has a newer key would find it closed, and nobody would know.
  // They go through what came so, not through all: whoever writes says himself when his page was drawn.
  if (keysAt !== null && keysAt < desk.renewedTo && desk.lateFrom === null)
    await store.desks.change(ctx.tx, { agency }, { lateFrom: ctx.now })
  return { report, record, code }
}

/** Whether it happens at a polling station now, on a day of voting by the calendar of the country. */
async function isNow(ctx: CommandContext, { moment, place }: noun.Routing): Promise<boolean> {
  if (moment !== 'now' || place !== 'station') return false
  const election = await ctx.ask(votingDay, {})
  if (election === null) return false
  const { first, last } = election.times
  const today = civilAt(ctx.now, election.zone).slice(0, first.length)
  return first <= today && today <= last
}

/** The keys of an agency now. Throws Problem `reports.not_receiving`. */
export async function keysNow({ tx }: QueryContext, agency: string): Promise<DeskKeys> {
  return found(keysOf(await store.seatsOf(tx, agency)), 'notReceiving')
}

/** Which of them open what comes, the reporter's apart. Throws as {@link keysNow} does. */
export async function readersNow(ctx: QueryContext, agency: string): Promise<string[]> {
  return readersOf(await keysNow(ctx, agency))
}

/**
 * Which keys open a report, the reporter's apart: those of now; where they changed since its page was drawn (`drawnAt`) and
 * it is sealed to as many as there were then, those of then, with that moment. What somebody typed is lost with the page
 * that it left, so that nobody is asked to seal it again. Throws as {@link keysNow} does where there are neither.
 */
export async function readersOfPage(
  ctx: QueryContext,
  { agency, sealed, drawnAt }: { agency: string; sealed: string; drawnAt: Time | undefined },
): Promise<{ readonly readers: readonly string[]; readonly keysAt: Time | null }> {
  const isKept =
    drawnAt !== undefined && drawnAt <= ctx.now && drawnAt > addMs(ctx.now, -noun.KEYS_KEPT_MS)
  const seats = await store.seatsOf(ctx.tx, agency)
  const now = keysOf(seats)
  if (isKept) {
    const then = keysOf(await store.seatsAt(ctx.tx, seats, { agency, at: drawnAt }))
    const to = envelopeOf(Buffer.from(sealed, 'base64'))?.recipients
    if (then !== null && !isDeepStrictEqual(then, now) && readersOf(then).length + 1 === to)
      return { readers: readersOf(then), keysAt: drawnAt }
  }
  return { readers: readersOf(found(now, 'notReceiving')), keysAt: null }
}

/** That so many more files fit into a report. Throws Problem `reports.full`. */
export async function checkRoom({ tx }: QueryContext, report: string, more = 1): Promise<void> {
  if ((await store.files.count(tx, { report })) + more > noun.MAX_FILES) throw refusal('full')
}

/** Room for one more file, and to how many an officer's own is sealed. Throws 409. */
export async function roomFor(
  ctx: QueryContext,
  { id: report, agency, purgedAt }: noun.ReportRow,
): Promise<number> {
  if (purgedAt !== null) throw refusal('wrongState')
  await checkRoom(ctx, report)
  return (await readersNow(ctx, agency)).length
}

/**
 * The bytes of a sealed text. Throws Problem `reports.not_sealed` for what is no padded age file, `reports.keys_changed`
 * where it is sealed to another number of keys than now.
 */
export function sealedBytes(text: string, keys: number): Uint8Array<ArrayBuffer> {
  const { bytes, sealed } = ageFile(text, keys)
  if (sealed > noun.MAX_SEALED_BYTES || padded(sealed) !== sealed) throw refusal('notSealed')
  return bytes
}

/** The same for what is sealed twice: its length is that of a padded file with the keys of the inner layer. */
export function ageBytes(text: string, keys: number): Uint8Array<ArrayBuffer> {
  return ageFile(text, keys).bytes
}

function ageFile(text: string, keys: number) {
  const bytes = new Uint8Array(Buffer.from(text, 'base64'))
  const envelope = envelopeOf(bytes)
  if (envelope === null || envelope.sealed < MIN_PADDED) throw refusal('notSealed')
  if (envelope.recipients !== keys) throw refusal('keysChanged')
  return { bytes, sealed: envelope.sealed }
}

/** Keeps a sealed file of a report. */
export async function keep(
  ctx: CommandContext,
  file: {
    readonly report: string
    readonly kind: noun.FileKind
    readonly person: string | null
    readonly bytes: Uint8Array<ArrayBuffer>
    readonly record: string
    readonly letter?: string
    readonly keysAt?: Time | null
  },
): Promise<void> {
  const { bytes } = file
  const facts = { id: ctx.newId(), sha256: hash('sha256', bytes), size: bytes.length, at: ctx.now }
  await store.files.insert(ctx.tx, { ...file, ...facts })
}
