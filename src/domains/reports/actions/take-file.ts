import { z } from 'zod'
import { command, givenFile, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { MAX_PARTS } from '../attachment.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import type { ReportRow } from '../schema.ts'
import * as store from '../store.ts'
import { bytesHere, ownReport } from './desk.ts'
import { isFetched, ownRelease } from './release.ts'

export const takeFile = command({
  permission: 'reports:read',
  scope: 'own',
  name: 'reports.takeFile',
  summary:
    'Gives a file that came with a report to an officer as a whole age file, to be opened on his own device; recorded.',
  input: z.strictObject({
    report: id,
    file: id,
    /** With the header that it came with, where a fresh one opens nothing. */
    asItCame: z.boolean().optional(),
  }),
  output: z.strictObject({ file: givenFile }),
  givesFile: true,
  async run(ctx, { report: of, file, asItCame = false }) {
    const given = await givenOf(ctx, await ownReport(ctx, of), { file, asItCame })
    ctx.record(records['report.opened'], { subject: of, body: { file } })
    return { file: given }
  },
})

export const takeReleasedFile = command({
  permission: 'reports:desk',
  scope: 'own',
  name: 'reports.takeReleasedFile',
  summary:
    'Gives one of the two who released a report a file that came with it as a whole age file, which the recovery key opens; recorded.',
  input: z.strictObject({ release: id, file: id }),
  output: z.strictObject({ file: givenFile }),
  givesFile: true,
  async run(ctx, { release: of, file }) {
    const { ask, row } = await ownRelease(ctx, of)
    if (!isFetched(ask, ctx.own(), ctx.now)) throw refusal('releaseOver')
    const given = await givenOf(ctx, row, { file })
    ctx.record(records['report.opened'], { subject: row.id, body: { file, release: of } })
    return { file: given }
  },
})

/** A file of a report as it is given out: the header that opens it there, and the parts behind it. Throws 404. */
async function givenOf(
  ctx: QueryContext,
  row: ReportRow,
  { file, asItCame = false }: { readonly file: string; readonly asItCame?: boolean },
): Promise<z.infer<typeof givenFile>> {
  const head = await bytesHere(ctx, row, { file, kind: 'attachment', asItCame })
  const how = { order: ['n'], limit: MAX_PARTS } as const
  const parts = await store.fileParts.many(ctx.tx, { file }, how)
  if (parts.length === 0) throw refusal('fileDropped')
  return {
    name: `${row.code}-${file.slice(-6)}.age`,
    head: Buffer.from(head).toString('base64'),
    size: parts.reduce((sum, part) => sum + part.size, head.length),
    parts: parts.map((part) => part.sha256),
  }
}
