import { hash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { claimCode } from '../../../core/cited-codes.ts'
import { secretHash } from '../../../core/id.ts'
import { BY_ONION, broughtBy, type Door, isWithinShare } from '../../../core/shares.ts'
import { addMs, time } from '../../../core/time.ts'
import { attached, HEAVY_WORDS, WORDS } from '../attachment.ts'
import { askForRoom, keepFiles, toldOf, wholeFiles } from './attachment.ts'
import {
  ageBytes,
  arrived,
  checkRoom,
  keep,
  readersOfPage,
  sealedBytes,
  type Standing,
} from './arrive.ts'
import { changesBy } from './changes.ts'
import { MAX_ACTS } from './desk.ts'
import { checkNobody } from './nobody.ts'
import { keysOf, readersOf } from '../keys.ts'
import { gateOf, PUZZLE } from '../puzzle.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import { beyondShare } from '../score.ts'
import { may } from '../states.ts'
import * as store from '../store.ts'

/** Reports without a solved puzzle within an hour that are not read in the slow lane; by the onion service, the puzzle decides. */
export const REPORTS: Door = { name: 'reports.receive', room: 600, share: 12, onion: 0 }

/** Those with a solved puzzle: all are read in the fast or the normal lane, and what is beyond the share of a network after the others there. */
export const SOLVED: Door = {
  name: 'reports with a solved puzzle',
  room: 6_000,
  share: 60,
  onion: 600,
}

const open = { permission: 'anyone', scope: 'none' } as const

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
    /** Files whose parts came before, each with its header. */
    files: attached.optional(),
    sealedBy: noun.reportRow.shape.sealedBy,
    /** What the browser found for the challenge of its page. */
    puzzle: z.string().regex(PUZZLE).optional(),
    /** When the page that sealed it was drawn, with the keys of then. */
    drawnAt: time.optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, input) {
    const { routing, mailbox, readHash, recipient, sealed, identity, sealedBy, puzzle, drawnAt } =
      input
    checkNobody(ctx)
    const known = await store.reports.one(ctx.tx, { mailbox })
    if (known !== undefined) {
      if (known.readHash !== readHash) throw refusal('otherReport')
      ctx.unchanged('it came before')
      return {}
    }
    const { agency } = routing
    const { readers, keysAt } = await readersOfPage(ctx, { agency, sealed, drawnAt })
    const to = readers.length + 1
    const answers = sealedBytes(sealed, to)
    const name = identity === undefined ? null : ageBytes(identity, to)
    const files = await wholeFiles(ctx, input.files ?? [], to)
    const receipt = { mailbox, readHash, recipient, sealedBy, channel: 'web' } as const
    const size = answers.length + (name?.length ?? 0)
    const standing = standingOf(ctx, { mailbox, puzzle, size })
    const came = { routing, receipt, answers, files, standing, keysAt }
    const { report, record } = await arrived(ctx, came)
    if (name !== null)
      await keep(ctx, { report, kind: 'identity', person: null, bytes: name, record, keysAt })
    await keepFiles(ctx, { report, record, keysAt }, files)
    await askForRoom(ctx, 'words', size)
    return {}
  },
})

/**
 * How a report stands among others: one that came with a solved puzzle before the rest; without it, in the slow lane while
 * much comes at all, or its network brings much. In each the first of a network stands before the second ones.
 */
function standingOf(
  ctx: QueryContext,
  {
    mailbox,
    puzzle,
    size,
  }: { readonly mailbox: string; readonly puzzle: string | undefined; readonly size: number },
): Standing {
  const gate = gateOf(ctx.node)
  const isFlood = gate.isFlood(ctx.now)
  const trust = gate.arrived(ctx.now, mailbox, puzzle)
  const door = trust === 'solved' ? SOLVED : REPORTS
  const isWithin = isWithinShare(ctx, door)
  const hasRoom = isWithinShare(ctx, WORDS, size)
  const nth = isWithin && hasRoom ? broughtBy(ctx, door) : null
  // Nothing tells who is behind what comes by the onion service.
  const isCounted = trust === 'solved' || ctx.actor.network === BY_ONION
  return { trust: isWithin || isCounted ? trust : 'none', nth, isFlood }
}

/** Which keys open what is written to a report: those of its desk, and of one that it is offered to besides. */
async function readersFor(ctx: QueryContext, row: noun.ReportRow): Promise<string[]> {
  const own = keysOf(await store.seatsOf(ctx.tx, row.agency))
  const offered = await store.forwards.one(ctx.tx, { report: row.id, state: 'offered' })
  const other = offered && keysOf(await store.seatsOf(ctx.tx, offered.target))
  const all = [own, other ?? null].flatMap((keys) => (keys === null ? [] : readersOf(keys)))
  return own === null ? [] : [...new Set(all)]
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

/** Where a report went: to the desk for which it was told, and whatever other desk it was offered to and what that said. */
const went = z.strictObject({
  how: z.enum(['sent', ...noun.forwardState.options]),
  agency: z.string(),
  at: time,
})
export type Went = z.infer<typeof went>

/** How often one report is offered, as far as its reporter is told: more than any is. */
const MAX_WENT = 1_000

async function wentOf({ tx }: QueryContext, row: noun.ReportRow): Promise<Went[]> {
  const how = { order: ['id'], limit: MAX_WENT } as const
  const moves = await store.forwards.many(tx, { report: row.id }, how)
  const first = moves[0]?.origin ?? row.agency
  const all = [first, ...moves.map(({ target }) => target)]
  const desks = await store.desks.many(tx, { agency: [...new Set(all)] }, { limit: noun.MAX_DESKS })
  const nameOf = (code: string) => desks.find(({ agency }) => agency === code)?.name ?? code
  return [
    { how: 'sent', agency: nameOf(first), at: row.receivedAt },
    ...moves.map(({ state, target, offeredAt, endedAt }) => ({
      how: state,
      agency: nameOf(target),
      at: endedAt ?? offeredAt,
    })),
  ]
}

/** Nothing was done yet, or nobody knows the receipt: the answers do not tell which. */
export function nothingYet() {
  return {
    state: 'none' as const,
    letters: [],
    readers: [],
    isClosed: false,
    isChecked: false,
    isAlerted: false,
    isFileGone: false,
    isDropped: false,
    claims: [] as string[],
    purgesAt: null,
    went: [] as Went[],
  }
}

/** Codes of claims that were checked. */
function claimsOf(acts: readonly Pick<z.infer<typeof noun.actRow>, 'kind' | 'ref'>[]): string[] {
  const codes = acts.flatMap(({ kind, ref }) =>
    kind === 'claim' ? (ref ?? '').split(':').slice(1) : [],
  )
  return [...new Set(codes)].toSorted()
}

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
    /** What became of it elsewhere: sites were looked at, polling stations were alerted. */
    isChecked: z.boolean(),
    isAlerted: z.boolean(),
    /** Files that came along are no longer kept, and nothing that was sent is. */
    isFileGone: z.boolean(),
    isDropped: z.boolean(),
    /** Claims that its officer handed on because of it, of which a check is published. */
    claims: z.array(claimCode).max(MAX_ACTS),
    /** When what is written here is removed; null while it is not closed. */
    purgesAt: time.nullable(),
    went: z.array(went),
  }),
  async run(ctx, receipt) {
    const row = await byReceipt(ctx, receipt)
    // Asked of an unknown receipt, too: the store is asked as much for each.
    const gone = { report: row?.id ?? receipt.mailbox, kind: 'attachment', size: 0 } as const
    const hasLost = (await store.files.count(ctx.tx, gone)) > 0
    if (row === null) return nothingYet()
    // A report that was dropped unread is closed, and its receipt still leads to it.
    const isDropped = row.purgedAt !== null
    const isFileGone = hasLost && !isDropped
    if (row.state === 'received') return { ...nothingYet(), isFileGone }
    const known = await wentOf(ctx, row)
    if (isDropped)
      return { ...nothingYet(), state: 'closed' as const, isClosed: true, isDropped, went: known }
    const how = { order: ['id'], limit: noun.MAX_FILES } as const
    const all = await store.files.many(ctx.tx, { report: row.id, kind: 'message' }, how)
    const carriedOut = { report: row.id, state: 'done' } as const
    const acts = await store.acts.many(ctx.tx, carriedOut, { limit: MAX_ACTS })
    const done = (kind: 'look' | 'alert') => acts.some((act) => act.kind === kind)
    return {
      state: row.state,
      letters: all.map(({ id, at, person, bytes }) => ({
        id,
        at,
        from: person === null ? ('reporter' as const) : ('agency' as const),
        sealed: Buffer.from(bytes).toString('base64'),
      })),
      readers: await readersFor(ctx, row),
      isClosed: row.state === 'closed',
      isChecked: done('look'),
      isAlerted: done('alert'),
      isFileGone,
      isDropped,
      claims: claimsOf(acts),
      purgesAt: row.closedAt === null ? null : addMs(row.closedAt, noun.MAILBOX_KEPT_MS),
      went: known,
    }
  },
})

export const writable = query({
  ...open,
  byPost: true,
  name: 'reports.writable',
  summary:
    'To whom is sealed what a reporter adds, besides himself, from the first minute on; nobody for an unknown receipt and a closed report.',
  input: z.strictObject(opener),
  output: z.strictObject({ readers: z.array(noun.recipient) }),
  async run(ctx, receipt) {
    const row = await byReceipt(ctx, receipt)
    const isOver = row === null || row.state === 'closed'
    return { readers: isOver ? [] : await readersFor(ctx, row) }
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

/**
 * That so many more bytes of words fit into a report; one that nobody read and that grows beyond the share of a network goes
 * first where room is needed. Throws Problem `reports.full`.
 */
async function checkWords(ctx: CommandContext, row: noun.ReportRow, more: number): Promise<void> {
  const { id, state, turn } = row
  const words = (await store.wordsOf(ctx.tx, id)) + more
  if (words > noun.MAX_WORDS) throw refusal('full')
  const isWithin = isWithinShare(ctx, WORDS, more)
  if (!isWithin && state === 'received' && words > HEAVY_WORDS)
    await store.reports.change(ctx.tx, { id }, { turn: beyondShare(turn) })
}

export const write = command({
  ...open,
  name: 'reports.write',
  summary: 'Takes what a reporter writes again, sealed, by the receipt.',
  input: z.strictObject({
    ...opener,
    /** Names this letter: the same one again changes nothing. */
    letter: noun.mailbox,
    sealed: noun.sealedText,
    /** Files that come along: see {@link receive}. */
    files: attached.optional(),
  }),
  output: z.strictObject({}),
  async run(ctx, { sealed, letter: name, files: named = [], ...receipt }) {
    checkNobody(ctx)
    const row = await byReceipt(ctx, receipt)
    if (row === null) throw refusal('unknownReport')
    if (row.state === 'closed') throw refusal('isClosed')
    if ((await store.files.one(ctx.tx, { report: row.id, letter: name })) !== undefined) {
      ctx.unchanged('it came before')
      return {}
    }
    const readers = await readersFor(ctx, row)
    if (readers.length === 0) throw refusal('notReceiving')
    const bytes = sealedBytes(sealed, readers.length + 1)
    const files = await wholeFiles(ctx, named, readers.length + 1)
    const sha256 = hash('sha256', bytes)
    await checkRoom(ctx, row.id, files.length + 1)
    await checkWords(ctx, row, bytes.length)
    const record = ctx.record(records['report.continued'], {
      subject: row.id,
      body: { sha256, size: bytes.length, ...toldOf(files) },
    })
    await keep(ctx, { report: row.id, kind: 'message', person: null, bytes, record, letter: name })
    await keepFiles(ctx, { report: row.id, record }, files)
    await askForRoom(ctx, 'words', bytes.length)
    if (may(row.state, 'told'))
      await store.reports.change(ctx.tx, { id: row.id }, await changesBy(ctx, row, 'told'))
    return {}
  },
})
