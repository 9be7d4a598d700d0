// Checks of other publishers as rows have them: what names and dates them, never their texts.
import { z } from 'zod'
import { canonicalHash } from '../../core/canonical-hash.ts'
import { hostNames } from '../../core/host-names.ts'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { time } from '../../core/time.ts'
import { importedVerdict, MAX_CLAIM, MAX_LABEL } from '../../lib/claimreview/index.ts'
import { url } from './schema.ts'

/** Checks of one step of an import, and addresses of one of them. */
export const MAX_STEP = 50
const MAX_ADDRESSES = 50
/** Publishers of one node. */
export const MAX_PUBLISHERS = 200

const word = z.string()
export const publisherName = line(200)
export const publisherContent = z.strictObject({
  name: publisherName,
  domains: hostNames.min(1),
})
export const publisherRow = z.strictObject({
  id,
  name: word,
  domains: word,
  addedBy: word,
  addedAt: time,
})

/** `quarantined` stands on a foreign domain until a person looked at it. */
export const OTHERS_STATES = ['quarantined', 'kept', 'refused'] as const
export const othersState = z.enum(OTHERS_STATES)

const dayOrMoment = z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d\.\d{3}Z)?$/)
const tag = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)

/** One check out of a feed, as the command line hands it on. */
export const broughtCheck = z.strictObject({
  url,
  claim: line(MAX_CLAIM),
  label: line(MAX_LABEL),
  title: line(200).nullable(),
  publishedAt: dayOrMoment.nullable(),
  changedAt: dayOrMoment.nullable(),
  language: tag.nullable(),
  license: line(300).nullable(),
  /** Whoever the feed says has spoken; kept only of outlets, parties, candidates and holders of an office. */
  claimantName: line(200).nullable(),
  saidAt: dayOrMoment.nullable(),
  addresses: z.array(url).max(MAX_ADDRESSES),
})
export type BroughtCheck = z.infer<typeof broughtCheck>

export const othersRow = z.strictObject({
  id,
  key: word,
  publisher: id,
  state: othersState,
  url: word,
  host: word,
  claim: word,
  label: word,
  verdict: importedVerdict,
  title: word.nullable(),
  publishedAt: word.nullable(),
  changedAt: word.nullable(),
  language: word.nullable(),
  license: word.nullable(),
  claimant: z.enum(['named', 'account']).nullable(),
  claimantName: word.nullable(),
  saidAt: word.nullable(),
  addresses: z.array(word),
  broughtAt: time,
  broughtBy: word,
  decidedBy: word.nullable(),
  decidedAt: time.nullable(),
  reason: word.nullable(),
  moved: z.number().int(),
})
export type OthersRow = z.infer<typeof othersRow>

/** What whoever judges a check of somebody else reads of it. */
const readPart = othersRow
  .pick({ id: true, publisher: true, state: true, url: true, claim: true, label: true })
  .extend(othersRow.pick({ title: true, language: true }).shape)
  .strip()

/** Names a check of somebody else as it is read: whatever its feed says of it afterwards has another name. */
export function othersHash(row: z.infer<typeof readPart>): string {
  return canonicalHash(readPart.parse(row))
}

const OTHERS = 'others '
/** By what the index knows one of them, beside codes of claims; whether a name of the index is that of a claim of ours. */
export const indexName = (own: string) => `${OTHERS}${own}`
export const isOurs = (name: string) => !name.startsWith(OTHERS)
