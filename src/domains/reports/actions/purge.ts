// What was written of a report is removed a year after it was closed; that it came, and its hash, stay.
import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { addMs, HOUR, type Time, time } from '../../../core/time.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

/** The job that removes what is over. */
export const PURGE_JOB = 'reports.purge'

const purging = { permission: 'reports:count', scope: 'nation' } as const

/** Reports of one go. */
const MAX_AT_ONCE = 100
/** How often it is looked for. */
const AGAIN_MS = 6 * HOUR

const dueBy = (now: Time) => addMs(now, -noun.MAILBOX_KEPT_MS)

export const toPurge = query({
  ...purging,
  name: 'reports.toPurge',
  summary: 'Reports that were closed so long ago that what was written of them is removed.',
  input: z.strictObject({}),
  output: z.strictObject({ reports: z.array(id), next: time }),
  async run({ tx, now }) {
    const over = { state: 'closed', purgedAt: null, closedAt: { before: dueBy(now) } } as const
    const rows = await store.reports.many(tx, over, { order: ['closedAt'], limit: MAX_AT_ONCE })
    // Of what was dropped unread the receipt alone is left.
    const dropped = await store.droppedBefore(tx, dueBy(now), MAX_AT_ONCE)
    return { reports: [...rows.map((row) => row.id), ...dropped], next: addMs(now, AGAIN_MS) }
  },
})

/** Removes everything sealed that was written of a report; gives how many files that were. Their hashes stay. */
export async function emptied(ctx: CommandContext, report: string): Promise<number> {
  const how = { order: ['id'], limit: noun.MAX_FILES, as: store.fileIds } as const
  const files = (await store.files.many(ctx.tx, { report }, how)).map((file) => file.id)
  await store.headers.remove(ctx.tx, { file: files })
  await store.nameAsks.remove(ctx.tx, { report })
  // What they held in Files goes with the next sweep.
  await store.fileParts.remove(ctx.tx, { file: files })
  await store.files.change(ctx.tx, { report }, { bytes: new Uint8Array() })
  return files.length
}

export const purge = command({
  ...purging,
  name: 'reports.purge',
  summary:
    'Removes everything sealed that was written of a report closed a year ago; hashes stay, so that the days’ trees stay whole.',
  input: z.strictObject({ report: id }),
  output: z.strictObject({}),
  async run(ctx, { report: of }) {
    const row = found(await store.reports.one(ctx.tx, { id: of }), 'unknownReport')
    const { closedAt, purgedAt } = row
    if (purgedAt !== null && purgedAt !== closedAt) {
      ctx.unchanged('it is removed already')
      return {}
    }
    if (closedAt === null || closedAt >= dueBy(ctx.now)) throw refusal('wrongState')
    const files = await emptied(ctx, of)
    // What the receipt led to: nobody finds the report by it any more.
    const mailbox = ctx.newSecret(noun.MAILBOX_BITS)
    await store.reports.change(ctx.tx, { id: of }, { mailbox, purgedAt: ctx.now })
    ctx.record(records['mailbox.purged'], { subject: of, body: { files } })
    return {}
  },
})

export const purgeAgain = command({
  ...purging,
  name: 'reports.purgeAgain',
  summary: 'Sets when it is looked for reports that are over the next time.',
  input: z.strictObject({ at: time }),
  output: z.strictObject({}),
  async run(ctx, { at }) {
    await ctx.schedule({ kind: PURGE_JOB, subject: 'mailboxes', dueAt: at })
    ctx.unchanged('a job is no fact')
    return {}
  },
})
