import { z } from 'zod'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { type RowOf, table } from '../../../lib/sql/table.ts'
import { changeItem, judgedPage, profileDamage } from '../watched.ts'

const sighting = z.strictObject({
  key: z.string(),
  isNew: z.boolean(),
  isOpen: z.boolean(),
  atMs: z.array(z.number()),
})

/** What is learned of the page of a site. */
export const siteWatches = table(
  'site_watch',
  z.strictObject({
    site: id,
    profile: z.instanceof(Uint8Array),
    /** Rises with whatever changes the row. */
    version: z.number().int(),
    /** Visits that were learned. */
    fetches: z.number().int(),
    /** Since when it is learned. */
    beganAt: time,
    /** Why it was begun anew; null where it was not. */
    damage: profileDamage.nullable(),
    last: judgedPage,
    sightings: z.strictObject({ looksMs: z.array(z.number()), waiting: z.array(sighting) }),
  }),
  ['site'],
)
export type SiteWatch = RowOf<typeof siteWatches>

/** The change that a finding is about, as it was seen last. */
export const pageChanges = table(
  'page_change',
  z.strictObject({ finding: id, site: id, item: changeItem }),
  ['finding'],
)
