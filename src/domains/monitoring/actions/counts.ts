import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { severity, siteStatus } from '../schema.ts'
import { openFindings, sitesByStatus } from '../store/counts.ts'

const count = z.number().int()

export const counts = query({
  name: 'monitoring.counts',
  permission: 'monitoring:read',
  scope: 'area',
  summary:
    'How many sites have which status and how many findings are open, for who reads the whole nation.',
  input: z.strictObject({}),
  output: z.strictObject({
    sites: z.array(z.strictObject({ status: siteStatus, count })),
    findings: z.array(z.strictObject({ severity, count })),
  }),
  async run(ctx) {
    // Counts of a part would need every row: whoever reads a part counts nothing.
    if (!ctx.areas().includes('/')) return { sites: [], findings: [] }
    return { sites: await sitesByStatus(ctx.tx), findings: await openFindings(ctx.tx) }
  },
})
