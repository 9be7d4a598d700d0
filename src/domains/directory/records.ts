import { z } from 'zod'
import { recordTypes } from '../../core/record.ts'
import { recordTitles as titles } from './texts/console.ts'

const agencies = z.object({ agencies: z.array(z.string()) })
const ofChannel = z.object({ iso3: z.string(), kind: z.string() })
const ofFile = z.object({ rows: z.number() })
const ofRoute = z.object({
  area: z.string(),
  what: z.string(),
  where: z.string(),
  who: z.string(),
})
const ofCountry = z.object({ iso3: z.string() })

/** What the directory writes into the record log; names and contacts stay in the rows. */
export const records = recordTypes('directory', {
  'nation.chosen': {
    ...titles['nation.chosen'],
    body: z.object({ languages: z.string(), before: z.string().nullable() }),
  },
  'agency.proposed': { ...titles['agency.proposed'], body: agencies },
  'agency.added': {
    ...titles['agency.added'],
    body: z.object({ iso3: z.string(), kind: z.string() }),
  },
  'agency.corrected': { ...titles['agency.corrected'], body: ofCountry },
  'agency.confirmed': { ...titles['agency.confirmed'], body: ofCountry },
  'agency.removed': { ...titles['agency.removed'], body: ofCountry },
  'channel.put': { ...titles['channel.put'], body: ofChannel },
  'channel.removed': { ...titles['channel.removed'], body: ofChannel },
  'channel.confirmed': { ...titles['channel.confirmed'], body: ofChannel },
  'channel.imported': { ...titles['channel.imported'], body: ofFile },
  'agencyRoute.imported': { ...titles['agencyRoute.imported'], body: ofFile },
  'agencyRoute.added': { ...titles['agencyRoute.added'], body: ofRoute },
  'agencyRoute.removed': { ...titles['agencyRoute.removed'], body: ofRoute },
  'directory.takenBack': titles['directory.takenBack'],
  'finder.counted': titles['finder.counted'],
  'agency.imported': { ...titles['agency.imported'], body: agencies },
  'accession.confirmed': {
    ...titles['accession.confirmed'],
    body: z.object({
      treaty: z.string(),
      status: z.string(),
      inForce: z.string().exactOptional(),
    }),
  },
  'overseer.named': {
    ...titles['overseer.named'],
    body: z.object({ isFirst: z.boolean() }),
    notable: true,
  },
  'waiver.given': { ...titles['waiver.given'], body: z.object({ reason: z.string() }) },
  'waiver.ended': titles['waiver.ended'],
})
