import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { areaPath, inReach } from '../../../core/permission.ts'
import { filesOf, hashOfVisit } from '../packed-visit.ts'
import { found } from '../refusals.ts'
import { sites } from '../store/site.ts'
import { wholeVisit } from '../store/kept-visit.ts'
import { visits } from '../store/visit.ts'
import { findingAbout } from './about.ts'

const seenPart = z.object({ kind: z.string(), sha256: z.string().nullable() })

export const keptVisit = query({
  permission: 'monitoring:read',
  scope: 'area',
  name: 'monitoring.keptVisit',
  summary:
    'All that the visit behind a finding recorded, as it is stored; null where it saw none or is retired.',
  input: z.strictObject({ finding: id }),
  output: z
    .strictObject({
      site: id,
      siteName: z.string(),
      host: z.string(),
      area: areaPath,
      /** JSON: the visit, its hash, and each observation with its short bytes in base64. */
      observations: z.string(),
      /** SHA-256 of the longer bodies, which lie in the files of this slice. */
      bodies: z.array(z.string()),
    })
    .nullable(),
  async run(ctx, { finding }) {
    const { row, area } = found(inReach(ctx, await findingAbout(ctx.tx, finding)), 'unknownFinding')
    if (row.site === null || row.visit === null) return null
    const site = found(await sites.one(ctx.tx, { id: row.site }), 'unknownSite')
    const visit = await visits.one(ctx.tx, { id: row.visit })
    const whole = await wholeVisit(ctx.tx, row.visit)
    if (visit === undefined || whole === null || whole.observations.length === 0) return null
    const { at, hash, durationMs } = visit
    if (hashOfVisit(whole) !== hash) throw new Error(`what visit ${row.visit} saw was changed`)
    const told = whole.observations.map(({ content, bytes }, n) => ({
      n,
      ...seenPart.parse(JSON.parse(content)),
      bytes: bytes === null ? null : Buffer.from(bytes).toString('base64'),
      // As text, because the hash of the visit covers these very characters.
      content,
    }))
    return {
      site: site.id,
      siteName: site.name,
      host: site.host,
      area,
      observations: JSON.stringify({ v: 1, visit: row.visit, finding, at, durationMs, hash, told }),
      bodies: filesOf(whole.observations),
    }
  },
})
