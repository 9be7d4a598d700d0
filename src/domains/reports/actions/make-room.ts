// What of the files of reports makes room: those that nobody has read, what is beyond the share of its network first, then the slow lane; and
// those of what an officer closed as no report. The words stay, and so does the hash.
import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { addMs } from '../../../core/time.ts'
import * as attachment from '../attachment.ts'
import { records } from '../records.ts'
import { sha256 } from '../schema.ts'
import * as store from '../store.ts'

const keeping = { permission: 'reports:count', scope: 'nation' } as const

/** Bytes that one step drops, as far as one report does not have more. */
const STEP_BYTES = 64 * 1024 * 1024

/** Parts of one report's files. */
const MAX_PARTS = attachment.MAX_ALL_ATTACHMENTS * attachment.MAX_PARTS
const contents = z.array(sha256).max(store.MAX_DROPPED_REPORTS * MAX_PARTS)

/** Drops the files of the first of these reports; gives what they held. */
async function drop(
  ctx: CommandContext,
  heavy: readonly store.Heavy[],
  { why, bytes }: { readonly why: 'room' | 'no-report'; readonly bytes: number },
): Promise<string[]> {
  const gone: string[] = []
  let left = bytes
  for (const { report, size } of heavy) {
    if (left <= 0) break
    left -= size
    const kept = { report, kind: 'attachment' } as const
    const how = { limit: attachment.MAX_ALL_ATTACHMENTS, as: store.fileIds }
    const file = (await store.files.many(ctx.tx, kept, how)).map(({ id }) => id)
    const parts = await store.fileParts.many(ctx.tx, { file }, { limit: MAX_PARTS })
    await store.fileParts.remove(ctx.tx, { file })
    await store.files.change(ctx.tx, kept, { size: 0 })
    ctx.record(records['attachments.removed'], {
      subject: report,
      body: { files: file.length, size, why },
    })
    gone.push(...parts.map((part) => part.sha256))
  }
  if (gone.length === 0) ctx.unchanged('nothing has to go')
  return [...new Set(gone)]
}

export const makeRoom = command({
  ...keeping,
  name: 'reports.makeRoom',
  summary:
    'Drops files of reports that nobody has read where there is little room: those beyond the share of their network first, then those of the slow lane, the oldest first; what they held is to be deleted.',
  input: z.strictObject({
    /** Little of the disk is free; else only what the slow lane has too much of goes. */
    isNeeded: z.boolean(),
  }),
  output: z.strictObject({ contents }),
  async run(ctx, { isNeeded }) {
    if (isNeeded) {
      const unread = await store.heaviest(ctx.tx, { state: 'received' })
      return { contents: await drop(ctx, unread, { why: 'room', bytes: STEP_BYTES }) }
    }
    const slow = { state: 'received', lane: 'slow' } as const
    const over = (await store.bytesOf(ctx.tx, slow)) - attachment.MAX_SLOW_BYTES
    const bytes = Math.min(STEP_BYTES, over)
    const heavy = bytes > 0 ? await store.heaviest(ctx.tx, slow) : []
    return { contents: await drop(ctx, heavy, { why: 'room', bytes }) }
  },
})

export const dropNoReports = command({
  ...keeping,
  name: 'reports.dropNoReports',
  summary: 'Drops the files of what was closed as no report a week ago; the words stay.',
  input: z.strictObject({}),
  output: z.strictObject({ contents }),
  async run(ctx) {
    const before = addMs(ctx.now, -attachment.NO_REPORT_MS)
    const heavy = await store.heaviest(ctx.tx, { state: 'closed', closedFor: 'no-report', before })
    return { contents: await drop(ctx, heavy, { why: 'no-report', bytes: Infinity }) }
  },
})
