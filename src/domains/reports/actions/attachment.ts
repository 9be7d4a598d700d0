import { z } from 'zod'
import {
  command,
  type CommandContext,
  query,
  type QueryContext,
  rawCommand,
} from '../../../core/action.ts'
import { PORTION } from '../../../core/portions.ts'
import { addMs, HOUR, type Time } from '../../../core/time.ts'
import { unnamedIn } from '../../../lib/sql/unnamed.ts'
import * as attachment from '../attachment.ts'
import { recipientsOf } from '../envelope.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { sha256 } from '../schema.ts'
import * as store from '../store.ts'
import { checkNobody } from './nobody.ts'

/** The job that drops what no report named. */
export const DROP_JOB = 'reports.dropLoose'

/** The job that makes room. */
export const ROOM_JOB = 'reports.makeRoom'

/** After so many bytes it is asked for again: for each part, every two that come at once would undo each other. */
const ASKED_EACH = { files: 2 * 1024 * 1024, words: 16 * 1024 * 1024 } as const
const since = { files: new WeakMap<object, number>(), words: new WeakMap<object, number>() }

/** Asks for room after as much came as is asked for. */
export async function askForRoom(
  ctx: CommandContext,
  what: keyof typeof ASKED_EACH,
  size: number,
): Promise<void> {
  const bytes = (since[what].get(ctx.node) ?? 0) + size
  const isAsked = bytes >= ASKED_EACH[what]
  since[what].set(ctx.node, isAsked ? 0 : bytes)
  if (isAsked) await ctx.schedule({ kind: ROOM_JOB, subject: what, dueAt: ctx.now })
}

const place = z.strictObject({
  upload: attachment.upload,
  /** From 0; parts come one after the other. */
  n: z
    .number()
    .int()
    .min(0)
    .max(attachment.MAX_PARTS - 1),
})

/** Parts of an upload that came, in their order. */
async function partsOf({ tx }: QueryContext, upload: string): Promise<attachment.PartRow[]> {
  const how = { order: ['n'], limit: attachment.MAX_PARTS } as const
  return await store.looseParts.many(tx, { upload }, how)
}

export const addPart = rawCommand({
  permission: 'anyone',
  scope: 'none',
  name: 'reports.addPart',
  summary:
    'Takes one part of a sealed file, at most 512 KiB, from nobody in particular; the same part again changes nothing, and a day later what no report named is gone.',
  input: place,
  output: z.strictObject({ next: z.number().int() }),
  raw: {
    maxBytes: attachment.PART_BYTES,
    keptMs: attachment.UNNAMED_MS,
    leavesFree: attachment.leavesFree,
    async admit(ctx, { upload, n }) {
      checkNobody(ctx)
      if (n > (await partsOf(ctx, upload)).length) throw refusal('partOrder')
    },
  },
  async run(ctx, { upload, n }, { sha256: came, size }) {
    checkNobody(ctx)
    const parts = await partsOf(ctx, upload)
    const known = parts[n]
    if (n > parts.length) throw refusal('partOrder')
    if (known !== undefined && known.sha256 !== came) throw refusal('otherPart')
    if (known === undefined) {
      // Only the last part is shorter than the others.
      if (parts.some((part) => part.size < attachment.PART_BYTES)) throw refusal('otherPart')
      await store.looseParts.insert(ctx.tx, { upload, n, sha256: came, size, at: ctx.now })
    }
    await askForRoom(ctx, 'files', size)
    ctx.unchanged('a part is no fact before a report names it')
    return { next: Math.max(parts.length, n + 1) }
  },
})

/** A file that came whole. */
export interface Whole {
  readonly upload: string
  readonly header: Uint8Array<ArrayBuffer>
  readonly parts: readonly attachment.PartRow[]
  readonly sha256: string
  /** Bytes of the whole age file. */
  readonly size: number
}

/**
 * The files that a report or letter names, looked at from outside. Throws Problem `reports.file_missing` for one that did
 * not come whole, `reports.not_sealed` for what is no padded age file, `reports.keys_changed` where one is sealed to
 * another number of keys than `keys`.
 */
export async function wholeFiles(
  ctx: QueryContext,
  named: readonly attachment.Attached[],
  keys: number,
): Promise<Whole[]> {
  const files: Whole[] = []
  for (const { upload, header: text } of named) {
    const parts = await partsOf(ctx, upload)
    const isAgain = files.some((file) => file.upload === upload)
    if (parts.length === 0 || isAgain) throw refusal('fileMissing')
    const header = new Uint8Array(Buffer.from(text, 'base64'))
    const recipients = recipientsOf(header)
    const payload = parts.reduce((sum, part) => sum + part.size, 0)
    if (recipients === null) throw refusal('notSealed')
    if (!attachment.isSealedFile(payload)) throw refusal('fileMissing')
    if (recipients !== keys) throw refusal('keysChanged')
    const size = header.length + payload
    files.push({ upload, header, parts, size, sha256: attachment.sealedHash(header, parts) })
  }
  return files
}

/** What a record says of files that came along; nothing where none did. */
export function toldOf(files: readonly Whole[]): { files?: { sha256: string; size: number }[] } {
  return files.length === 0
    ? {}
    : { files: files.map(({ sha256: hashed, size }) => ({ sha256: hashed, size })) }
}

/** Gives files to a report. Throws Problem `reports.too_many_files` where it has as many as it may have. */
export async function keepFiles(
  ctx: CommandContext,
  {
    report,
    record,
    keysAt = null,
  }: { readonly report: string; readonly record: string; readonly keysAt?: Time | null },
  files: readonly Whole[],
): Promise<void> {
  if (files.length === 0) return
  const had = await store.files.count(ctx.tx, { report, kind: 'attachment' })
  if (had + files.length > attachment.MAX_ALL_ATTACHMENTS) throw refusal('tooManyFiles')
  for (const { upload, header, parts, sha256: hashed, size } of files) {
    const file = ctx.newId()
    const kept = { id: file, report, kind: 'attachment', person: null, letter: upload } as const
    const facts = { sha256: hashed, size, at: ctx.now, record, keysAt }
    await store.files.insert(ctx.tx, { ...kept, ...facts, bytes: header })
    const rows = parts.map((part) => ({ file, n: part.n, sha256: part.sha256, size: part.size }))
    await store.fileParts.insert(ctx.tx, rows)
    await store.looseParts.remove(ctx.tx, { upload })
  }
}

/** Uploads that one step drops. */
const DROPPED_AT_ONCE = 200

/** Parts that one step deletes at most. */
const MAX_DROPPED: number = DROPPED_AT_ONCE * attachment.MAX_PARTS

const keeping = { permission: 'reports:count', scope: 'nation' } as const

export const dropLoose = command({
  ...keeping,
  name: 'reports.dropLoose',
  summary:
    'Drops parts of files that no report named within a day, and what waited longest where all of them take too much room; what they held is to be deleted.',
  input: z.strictObject({
    /** There is little room: what stopped to come goes; else what waited longest, where there is too much. */
    isNeeded: z.boolean(),
  }),
  output: z.strictObject({ contents: z.array(sha256).max(MAX_DROPPED), isDone: z.boolean() }),
  async run(ctx, { isNeeded }) {
    const loose = await store.looseUploads(ctx.tx)
    const { LOOSE_IN_NEED_MS, LOOSE_MS } = attachment
    const justNow = addMs(ctx.now, -LOOSE_IN_NEED_MS)
    const late = isNeeded ? justNow : addMs(ctx.now, -LOOSE_MS)
    let left = loose.reduce((sum, { size }) => sum + size, 0)
    const dropped = loose
      .filter(({ at, size }) => {
        // What came just now is about to be named, however much others send.
        const isOver = left > attachment.MAX_LOOSE_BYTES && at < justNow
        const goes = at < late || isOver
        if (goes) left -= size
        return goes
      })
      .slice(0, DROPPED_AT_ONCE)
    if (dropped.length === 0) {
      await ctx.schedule({ kind: DROP_JOB, subject: 'uploads', dueAt: addMs(ctx.now, HOUR) })
      ctx.unchanged('nothing waited too long')
      return { contents: [], isDone: true }
    }
    const uploads = dropped.map((one) => one.upload)
    const rows = await store.looseParts.many(ctx.tx, { upload: uploads }, { limit: MAX_DROPPED })
    await store.looseParts.remove(ctx.tx, { upload: uploads })
    const size = dropped.reduce((sum, one) => sum + one.size, 0)
    const body = { files: dropped.length, size }
    ctx.record(records['attachments.dropped'], { subject: 'uploads', body })
    return { contents: [...new Set(rows.map((row) => row.sha256))], isDone: false }
  },
})

export const unnamedParts = query({
  ...keeping,
  name: 'reports.unnamedParts',
  summary: 'Which of these contents belong to no file of a report and to none that waits for one.',
  input: z.strictObject({ contents: z.array(sha256).max(PORTION) }),
  output: z.strictObject({ contents: z.array(sha256) }),
  async run({ tx }, { contents }) {
    return { contents: await unnamedIn(tx, [store.looseParts, store.fileParts], { contents }) }
  },
})
