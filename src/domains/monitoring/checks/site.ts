import { z } from 'zod'
import { time } from '../../../core/time.ts'

/** Entries of one list in a baseline; a page that refers to more foreign hosts is beyond approving by eye. */
const MAX_ENTRIES = 500
const hosts = z.array(z.string().max(300)).max(MAX_ENTRIES)

/** What a person approved as right for a site; checks report every departure from it. */
export const baseline = z.strictObject({
  /** Record type → presentation data, normalised and sorted; `[]` where the name rightly has none. */
  dns: z.record(z.string().max(10), z.array(z.string().max(2000)).max(MAX_ENTRIES)),
  /** Whether there was a page to read; what an earlier version approved says it by `simhash`. */
  isPage: z.boolean().exactOptional(),
  /** Hashes of text and layout of an earlier version: nobody compares with them any more. */
  simhash: z.string().max(16).nullable().exactOptional(),
  skeleton: z.string().max(64).exactOptional(),
  title: z.string().max(2000),
  scriptHosts: hosts,
  formHosts: hosts,
  frameHosts: hosts,
  /** Defacement phrases that rightly stand on the page: news about an attack elsewhere. */
  phrases: z.array(z.string().max(100)).max(MAX_ENTRIES),
  approvedAt: time,
})
export type Baseline = z.infer<typeof baseline>

/** What is expected of a site beyond the general rules. */
export const sitePolicy = z.strictObject({
  /** Must stand in the text of the page, in any case; null when nothing must. */
  keyword: z.string().min(1).max(200).nullable(),
  /** Phrases that mean a defacement here, besides the built-in ones. */
  phrases: z.array(z.string().min(3).max(100)).max(50),
  /** A delivery network answers with ever other addresses: a new A or AAAA is no finding. */
  movingAddresses: z.boolean(),
  /** A page slower than this is a finding, milliseconds. */
  slowMs: z.number().int().min(100).max(60_000),
})
export type SitePolicy = z.infer<typeof sitePolicy>

/** The policy of a site nobody has set one for. 5 s is where voters leave. */
export const DEFAULT_POLICY: SitePolicy = {
  keyword: null,
  phrases: [],
  movingAddresses: false,
  slowMs: 5000,
}

/** The site that a visit looked at. */
export interface CheckedSite {
  readonly host: string
  readonly path: string
  readonly baseline: Baseline | null
  readonly policy: SitePolicy
}
