import { hash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { ANONYMOUS } from '../../../core/actor.ts'
import { secretHash } from '../../../core/id.ts'
import { HOUR, spanStart } from '../../../core/time.ts'
import { MIN_PADDED, padded } from '../../../lib/padme/index.ts'
import { PLAY_JOB } from './play.ts'
import { envelopeOf } from '../envelope.ts'
import { keysOf, readersOf } from '../keys.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { laneOf, scoreOf } from '../score.ts'
import * as store from '../store.ts'

const open = { permission: 'anyone', scope: 'none' } as const

/** Letters of a report's code: 36 bits, so that two are never alike. */
const CODE_LETTERS = 8

export const receive = command({
  ...open,
  name: 'reports.receive',
  summary:
    'Takes a report that is sealed already, from nobody in particular; the same receipt again changes nothing.',
  input: z.strictObject({
    routing: noun.routing,
    mailbox: noun.mailbox,
    /** Hash of what reads the mailbox. */
    readHash: noun.sha256,
    /** The reporter's own key. */
    recipient: noun.recipient,
    sealed: noun.sealedText,
    identity: noun.sealedText.optional(),
    sealedBy: noun.reportRow.shape.sealedBy,
  }),
  output: z.strictObject({}),
  async run(ctx, { routing, mailbox, readHash, recipient, sealed, identity, sealedBy }) {
    checkNobody(ctx)
    const known = await store.reports.one(ctx.tx, { mailbox })
    if (known !== undefined) {
      if (known.readHash !== readHash) throw refusal('otherReport')
      ctx.unchanged('it came before')
      return {}
    }
    const to = await readersNow(ctx, routing.agency)
    const answers = sealedBytes(sealed, to)
    const name = identity === undefined ? null : ageBytes(identity, to)
    const [report, score] = [ctx.newId(), scoreOf(routing)]
    const body = {
      agency: routing.agency,
      sha256: hash('sha256', answers),
      size: answers.length,
      hour: spanStart(ctx.now, HOUR),
    }
    const record = ctx.record(records['report.received'], { subject: report, body })
    await store.reports.insert(ctx.tx, {
      ...routing,
      id: report,
      code: `R-${ctx.newCode(CODE_LETTERS)}`,
      mailbox,
      readHash,
      recipient,
      sealedBy,
      score,
      record,
      state: 'received',
      lane: laneOf(score),
      receivedAt: ctx.now,
    })
    await keep(ctx, { report, kind: 'answers', person: null, bytes: answers, record })
    if (name !== null)
      await keep(ctx, { report, kind: 'identity', person: null, bytes: name, record })
    return {}
  },
})

/** Whoever signed in would stand in the record. Throws Problem `reports.signed_in`. */
function checkNobody({ actor, node }: QueryContext): void {
  const isPlayed = node.realm === 'exercise' && actor.id === `job:${PLAY_JOB}`
  if (actor.id !== ANONYMOUS.id && !isPlayed) throw refusal('signedIn')
}

/** How many keys open what comes for an agency now, the reporter's among them. */
async function readersNow({ tx }: QueryContext, agency: string): Promise<number> {
  const keys = keysOf(await store.seatsOf(tx, agency))
  if (keys === null) throw refusal('notReceiving')
  return readersOf(keys).length + 1
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
    readonly kind: 'answers' | 'identity' | 'message' | 'name'
    readonly person: string | null
    readonly bytes: Uint8Array<ArrayBuffer>
    readonly record: string
    readonly letter?: string
  },
): Promise<void> {
  const { bytes } = file
  const facts = { id: ctx.newId(), sha256: hash('sha256', bytes), size: bytes.length, at: ctx.now }
  await store.files.insert(ctx.tx, { ...file, ...facts })
}

/** What a receipt is checked by. */
export const opener = { mailbox: noun.mailbox, read: noun.readToken }

/** The report that a receipt leads to; null for an unknown one and a wrong one, after as much work. */
export async function byReceipt(
  { tx }: QueryContext,
  { mailbox, read }: z.output<z.ZodObject<typeof opener>>,
): Promise<noun.ReportRow | null> {
  const row = await store.reports.one(tx, { mailbox })
  const own = Buffer.from(secretHash(read))
  const isRight = timingSafeEqual(own, Buffer.from(row?.readHash ?? secretHash(mailbox)))
  return row !== undefined && isRight ? row : null
}

const letter = z.strictObject({
  id: noun.fileRow.shape.id,
  at: noun.fileRow.shape.at,
  from: z.enum(['agency', 'reporter']),
  /** The age file in base64. */
  sealed: z.string(),
})

/** Nothing was done yet, or nobody knows the receipt: the answers do not tell which. */
const NOTHING = { state: 'none', letters: [], readers: [], isClosed: false } as const

export const mailboxOf = query({
  ...open,
  byPost: true,
  name: 'reports.mailbox',
  summary:
    'What became of a report and what was written about it, for whoever has its receipt; the same answer for an unknown one and one of which nothing became yet.',
  input: z.strictObject(opener),
  output: z.strictObject({
    state: noun.reportState.exclude(['received']).or(z.literal('none')),
    letters: z.array(letter),
    /** To whom an answer is sealed, besides the reporter. */
    readers: z.array(noun.recipient),
    isClosed: z.boolean(),
  }),
  async run(ctx, receipt) {
    const row = await byReceipt(ctx, receipt)
    if (row === null || row.state === 'received') return { ...NOTHING, letters: [], readers: [] }
    const how = { order: ['id'], limit: noun.MAX_FILES } as const
    const all = await store.files.many(ctx.tx, { report: row.id, kind: 'message' }, how)
    const keys = keysOf(await store.seatsOf(ctx.tx, row.agency))
    return {
      state: row.state,
      letters: all.map(({ id, at, person, bytes }) => ({
        id,
        at,
        from: person === null ? ('reporter' as const) : ('agency' as const),
        sealed: Buffer.from(bytes).toString('base64'),
      })),
      readers: keys === null ? [] : readersOf(keys),
      isClosed: row.state === 'closed',
    }
  },
})

export const receiptRecord = query({
  ...open,
  byPost: true,
  name: 'reports.receiptRecord',
  summary:
    'The record that proves that a report came, for whoever has its receipt; null for an unknown one.',
  input: z.strictObject(opener),
  output: z.strictObject({ record: noun.reportRow.shape.record.nullable() }),
  async run(ctx, receipt) {
    return { record: (await byReceipt(ctx, receipt))?.record ?? null }
  },
})

export const write = command({
  ...open,
  name: 'reports.write',
  summary: 'Takes what a reporter writes again, sealed, by the receipt.',
  input: z.strictObject({
    ...opener,
    /** Names this letter: the same one again changes nothing. */
    letter: noun.mailbox,
    sealed: noun.sealedText,
  }),
  output: z.strictObject({}),
  async run(ctx, { sealed, letter: name, ...receipt }) {
    checkNobody(ctx)
    const row = await byReceipt(ctx, receipt)
    if (row === null) throw refusal('unknownReport')
    if (row.state === 'closed') throw refusal('isClosed')
    if ((await store.files.one(ctx.tx, { report: row.id, letter: name })) !== undefined) {
      ctx.unchanged('it came before')
      return {}
    }
    const bytes = sealedBytes(sealed, await readersNow(ctx, row.agency))
    const sha256 = hash('sha256', bytes)
    if ((await store.files.count(ctx.tx, { report: row.id })) >= noun.MAX_FILES)
      throw refusal('full')
    const record = ctx.record(records['report.continued'], {
      subject: row.id,
      body: { sha256, size: bytes.length },
    })
    await keep(ctx, { report: row.id, kind: 'message', person: null, bytes, record, letter: name })
    if (row.state === 'waiting')
      await store.reports.change(ctx.tx, { id: row.id }, { state: 'investigating' })
    return {}
  },
})
