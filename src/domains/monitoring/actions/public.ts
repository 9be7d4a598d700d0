import { z } from 'zod'
import { query, type QueryContext } from '../../../core/action.ts'
import { hostsIn } from '../../../core/hosts-in.ts'
import { id } from '../../../core/id.ts'
import { listInput, listed, pageOf } from '../../../core/listed.ts'
import { time } from '../../../core/time.ts'
import { compared, likeness, MAX_MESSAGE } from '../compare.ts'
import { siteStatus } from '../schema.ts'
import { publicSites, sites as siteTable } from '../store/site.ts'
import { siteConduct } from '../use.ts'
import { conductsOf } from './conduct.ts'

const HTTPS = 443

/** Public sites with the address as a visitor types it, and what may be done with each. */
async function usable(ctx: QueryContext, rows: Awaited<ReturnType<typeof publicSites>>) {
  const conduct = await conductsOf(ctx, rows)
  return rows.map((site) => {
    const { httpsPort, path, ...row } = site
    const port = httpsPort === HTTPS ? '' : `:${httpsPort}`
    const address = `https://${row.host}${port}${path === '/' ? '' : path}`
    return { ...row, address, ...conduct(site) }
  })
}

export const publicStatus = query({
  name: 'monitoring.publicStatus',
  permission: 'anyone',
  scope: 'none',
  summary:
    'For everybody: the public sites by name, their true address, what may be done with them, and when they were last seen.',
  input: listInput,
  output: listed(
    z.object({
      id,
      name: z.string(),
      address: z.string(),
      status: siteStatus,
      ...siteConduct.shape,
      asOf: time.nullable(),
      /** Until when it is worked on; null while it is not. */
      maintenanceUntil: time.nullable(),
    }),
  ),
  async run(ctx, { after: from, limit: most }) {
    const after = from === undefined ? undefined : await siteTable.one(ctx.tx, { id: from })
    const rows = await publicSites(ctx.tx, { now: ctx.now, after, limit: most + 1 })
    const { items, next } = pageOf(rows, most)
    const services = await usable(ctx, items)
    return { items: services.map(({ host: _host, ...shown }) => shown), next }
  },
})

/** Most public sites that a message is compared with. */
const COMPARED_SITES = 1_000

export const compareMessage = query({
  name: 'monitoring.compareMessage',
  permission: 'anyone',
  scope: 'none',
  summary:
    'For everybody: whether the addresses in a message are those of the public sites; nothing is kept.',
  input: z.strictObject({ text: z.string().trim().min(1).max(MAX_MESSAGE) }),
  output: z.strictObject({
    addresses: z.array(
      z.strictObject({
        host: z.string(),
        likeness,
        /** Which of ours it is or looks like, and what may be done with that one; null for one that does not. */
        site: z
          .strictObject({ name: z.string(), host: z.string(), ...siteConduct.shape })
          .nullable(),
      }),
    ),
  }),
  async run(ctx, { text }) {
    const own = new URL(ctx.node.origin).hostname
    const asked = { now: ctx.now, after: undefined, limit: COMPARED_SITES }
    const sites = await usable(ctx, await publicSites(ctx.tx, asked))
    const ours = [
      ...sites.map(({ name, host, use, isUnsettled }) => ({ name, host, use, isUnsettled })),
      { name: own, host: own, use: 'works' as const, isUnsettled: false },
    ]
    return { addresses: hostsIn(text).map((host) => ({ host, ...compared(host, ours) })) }
  },
})
