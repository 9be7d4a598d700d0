// How far the pages of sites are known, for whoever reads them, and in figures for everybody.
import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { sites } from '../store/site.ts'
import { siteWatchRow, siteWatches } from '../store/watch.ts'
import { countPassages, countWatched, lastChangeAt } from '../store/watch-figures.ts'
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

export const watchFigures = query({
  name: 'monitoring.watchFigures',
  permission: 'anyone',
  scope: 'none',
  summary:
    'For everybody: how many addresses and passages of pages are watched, and when the last change was found.',
  input: z.strictObject({}),
  output: z.strictObject({
    addresses: z.number().int(),
    passages: z.number().int(),
    changeAt: time.nullable(),
  }),
  run: async ({ tx }) => ({
    addresses: await countWatched(tx),
    passages: await countPassages(tx),
    changeAt: await lastChangeAt(tx),
  }),
})
