// How far the pages of sites are known.
import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { sites } from '../store/site.ts'
import { siteWatchRow, siteWatches } from '../store/watch.ts'
import { PROVISIONAL_FETCHES } from '../watch/index.ts'
import { watchStage } from '../watched.ts'

/** Hosts that one question names. */
const MAX_HOSTS = 50

export const learnedPages = query({
  name: 'monitoring.learnedPages',
  permission: 'monitoring:read',
  scope: 'area',
  summary: 'How far the pages at these hosts are learned.',
  input: z.strictObject({ hosts: z.array(z.string().max(253)).max(MAX_HOSTS) }),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        site: id,
        host: z.string(),
        /** Null where no look has seen the page. */
        stage: watchStage.nullable(),
        fetches: z.number().int(),
      }),
    ),
    /** Looks after which changes are judged. */
    needed: z.number().int(),
  }),
  async run(ctx, { hosts }) {
    const where = { host: hosts, endedAt: null, area: under(ctx.areas()) }
    const rows = await sites.many(ctx.tx, where, { order: ['addedAt', 'id'], limit: MAX_HOSTS })
    const seen = await siteWatches.many(
      ctx.tx,
      { site: rows.map((row) => row.id) },
      { limit: MAX_HOSTS, as: siteWatchRow.pick({ site: true, stage: true, fetches: true }) },
    )
    const bySite = new Map(seen.map((row) => [row.site, row]))
    const items = rows.map(({ id: site, host }) => {
      const { stage = null, fetches = 0 } = bySite.get(site) ?? {}
      return { site, host, stage, fetches }
    })
    return { items, needed: PROVISIONAL_FETCHES }
  },
})
