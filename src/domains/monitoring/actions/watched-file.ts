import { z } from 'zod'
import { type CommandContext, command } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { liveFindings } from '../store/finding.ts'
import { isAuthorised } from '../store/permission.ts'
import type { SiteRow } from '../store/site.ts'
import { filesOf, type WatchedFileRow, watchedFiles } from '../store/watched-file.ts'
import { filePath, keyOf, MAX_FILES, pathOf } from '../watched-file.ts'
import { watchedSite } from './about.ts'
import { VISIT_JOB } from './observe.ts'

const writing = { permission: 'monitoring:write', scope: 'area' } as const

export const watchFile = command({
  ...writing,
  name: 'monitoring.watchFile',
  summary: 'Watches a file of a site by its hash: another one is a serious finding.',
  input: z.strictObject({
    site: id,
    /** A path, or a whole address on the host of the site. */
    address: line(600),
  }),
  output: z.object({ site: id, path: filePath }),
  async run(ctx, input) {
    const row = await watchedSite(ctx, input.site)
    const path = pathOf(input.address, row)
    if (path === null)
      throw refusal('foreignFile', {
        params: { host: row.host },
        fields: [{ path: 'address', message: `is not on ${row.host}` }],
      })
    const files = await filesOf(ctx.tx, row.id)
    if (files.some((one) => one.path === path)) {
      ctx.unchanged('it is watched already')
      return { site: row.id, path }
    }
    if (files.length >= MAX_FILES) throw refusal('tooManyFiles', { params: { most: MAX_FILES } })
    await begin(ctx, row, path)
    return { site: row.id, path }
  },
})

/** What was known of a file that was watched before counts no more: nobody looked since. */
async function begin(ctx: CommandContext, { id: site, area }: SiteRow, path: string) {
  const fresh = { state: 'new', known: null, knownLength: null, dueAt: ctx.now } as const
  await watchedFiles.put(ctx.tx, { ...fresh, site, path, setBy: ctx.actor.id, setAt: ctx.now })
  ctx.record(records['file.watched'], { subject: site, area, body: { path } })
  if (await isAuthorised(ctx.tx, site, ctx.now))
    await ctx.schedule({ kind: VISIT_JOB, subject: site, dueAt: ctx.now })
}

export const unwatchFile = command({
  ...writing,
  name: 'monitoring.unwatchFile',
  summary: 'Watches a file of a site no longer; not while it is another one than it was.',
  input: z.strictObject({ site: id, path: filePath }),
  output: z.object({ site: id, address: filePath }),
  async run(ctx, { site, path }) {
    const row = await watchedSite(ctx, site)
    const known = await watchedFiles.one(ctx.tx, { site, path, removedAt: null })
    if (known === undefined) ctx.unchanged('it is not watched')
    else await end(ctx, row, known)
    return { site, address: path }
  },
})

async function end(ctx: CommandContext, site: SiteRow, { path }: WatchedFileRow): Promise<void> {
  const live = await liveFindings(ctx.tx, { site: site.id })
  // It would make another file right by one person's word.
  if (live.some(({ subject }) => subject === keyOf(path))) throw refusal('otherFile')
  await watchedFiles.change(ctx.tx, { site: site.id, path }, { removedAt: ctx.now })
  ctx.record(records['file.unwatched'], { subject: site.id, area: site.area, body: { path } })
}
