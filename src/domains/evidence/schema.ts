import { z } from 'zod'
import { MAX_GIVEN_PARTS } from '../../core/action.ts'
import { byteCount } from '../../core/bounds.ts'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { areaPath } from '../../core/permission.ts'
import { MAX_FILE_BYTES } from '../../core/port.ts'
import { DAY, MINUTE, time } from '../../core/time.ts'
import { assertion, eventType, MAX_EVENTS } from '../../lib/custody/index.ts'

/** Parts of one item, each at most as long as a file may be: 64 GiB. */
export const MAX_PARTS = 8_192
export const MAX_PART_BYTES: number = MAX_FILE_BYTES
/** How long an upload that nobody goes on with is kept. */
export const UNFINISHED_MS = 7 * DAY
/** How long a prepared event may be signed. */
export const DRAFT_MS = 5 * MINUTE
/** An offer that waits longer than this is told to both sides. */
export const OFFER_MS = DAY
/** Visits of one site that are preserved in one day; a site that flaps must not fill the disk. */
export const PRESERVED_A_DAY = 50
/** Most characters of what is copied from another slice: the observations of a visit are some hundred thousand. */
export const MAX_MATERIAL = 4_000_000

/**
 * What an item is: what a monitor saw, a file that was handed in, a thing that can be touched, something made from another
 * item.
 */
export const itemKind = z.enum(['observation', 'file', 'physical', 'derived'])

/**
 * `open`: parts come in; `hashing`: all came and both hashes are taken; `held`: it has its chain; `ended`: returned or
 * destroyed; `dropped`: it never had a chain.
 */
export const itemState = z.enum(['open', 'hashing', 'held', 'ended', 'dropped'])
export type ItemState = z.infer<typeof itemState>

const party = z.strictObject({ key: z.string(), role: z.string() })
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const sha512 = z.string().regex(/^[0-9a-f]{128}$/)

export const hashes = z.strictObject({ size: byteCount, sha256, sha512 })

/** When the log named a key of custody: at its birth, at a change, or when acts under it were there before. */
export const keySince = z.enum(['birth', 'change', 'found'])

/** Where a chain stands, as `lib/custody` follows it. */
export const chainState = z.strictObject({
  item: z.string().nullable(),
  seq: z.number().int(),
  head: z.string().nullable(),
  custodian: party.nullable(),
  seals: z.array(z.string()),
  offer: z.strictObject({ seq: z.number().int(), from: party, to: party }).nullable(),
  content: hashes.nullable(),
  isErased: z.boolean(),
  isEnded: z.boolean(),
})

/** To whom a content may be encrypted; one alone is enough to read it. */
export const MAX_RECIPIENTS = 10
/** age1… with 58 more small letters and digits. */
export const recipient = z
  .string()
  .regex(/^age1[a-z0-9]{58}$/, 'age1 and 58 small letters or digits')
/** The parts that the age file of the largest item has more than its content: 16 bytes each 64 KiB, and its head. */
export const SEALED_PARTS = 4

/** The age file that a content is kept as: its size and hashes, and to whom it opens. */
export const sealedAs = hashes.extend({ recipients: z.array(recipient).min(1).max(MAX_RECIPIENTS) })
export type SealedAs = z.infer<typeof sealedAs>

export const itemRow = z.strictObject({
  id,
  code: z.string(),
  kind: itemKind,
  state: itemState,
  area: areaPath,
  title: z.string(),
  words: z.string(),
  source: z.string().nullable(),
  site: z.string().nullable(),
  incident: z.string().nullable(),
  parent: id.nullable(),
  fileName: z.string(),
  addedBy: z.string(),
  addedAt: time,
  heldAt: time.nullable(),
  chain: chainState,
  custodian: z.string().nullable(),
  offeredTo: z.string().nullable(),
  offeredAt: time.nullable(),
  checkedAt: time.nullable(),
  checkedFor: z.string().nullable(),
  isWhole: z.boolean().nullable(),
  broken: z.string().nullable(),
  brokenAt: time.nullable(),
  erasedAt: time.nullable(),
  /** When it was taken at the source, in UTC, and as that was written; null where nobody said. */
  takenAt: time.nullable(),
  takenAs: z.string().nullable(),
  /** The hash that was taken at the source, as `sha256:…` or `sha512:…`, and whether what came has the same. */
  sourceHash: z.string().nullable(),
  isAsSource: z.boolean().nullable(),
  /** SHA-256 of the content; items with the same have equal bytes. */
  contentHash: z.string().nullable(),
})
export type ItemRow = z.infer<typeof itemRow>

/** Words that an event commits to, by where the commitment stands in it. */
export const TEXT_FIELDS = [
  'place',
  'legal_basis',
  'method',
  'media',
  'alters',
  'refs.state',
  'refs.photo',
  'refs.present',
  'refs.errors',
  'refs.purpose',
  'refs.authority',
  'refs.receipt',
  'refs.reason',
] as const
export type TextField = (typeof TEXT_FIELDS)[number]

const said = line(500)

/** What is said of an item when it is taken in, by field. */
export const takenIn = {
  place: said,
  state: said.optional(),
  photo: said.optional(),
  present: said.optional(),
  method: said.optional(),
  legalBasis: said.optional(),
}

/** Events that come with an item, or with another one made from it; people write down all others. */
const actType = eventType.exclude(['identified', 'collected', 'acquired', 'copied', 'derived'])

const token = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9+._-]{0,63}$/, 'letters, digits and +._- without spaces')

/** One act in the custody of an item, as a person says it. */
export const actInput = z.strictObject({
  item: id,
  type: actType,
  /** Whom it is offered to, handed back or shown to. */
  to: z.string().max(100).optional(),
  place: said.optional(),
  state: said.optional(),
  purpose: said.optional(),
  authority: said.optional(),
  receipt: said.optional(),
  reason: said.optional(),
  method: said.optional(),
  legalBasis: said.optional(),
  /** The number that stands on the seal. */
  seal: line(80).optional(),
  /** What it was looked at with. */
  tool: token.optional(),
  toolVersion: token.optional(),
  /** What a second person asked for, as whoever carries it out read it: the hash that the item is shown with. */
  asked: sha256.optional(),
  /** The event that is put right. */
  corrects: z.number().int().min(1).max(MAX_EVENTS).optional(),
})
export type ActInput = z.infer<typeof actInput>

/** What a passkey answered. */
export const officerAnswer = assertion
export { givenFile } from '../../core/action.ts'
/** What a second person must have asked for before it is done. */
export const askedAct = z.enum(['unsealed', 'destroyed', 'content-erased'])

/**
 * What one part of a bundle takes; more makes several parts. A browser checks a thousand items in a minute; 32 GiB and
 * 40,000 events leave room for the largest single item beside what an archive and whoever checks it can hold.
 */
export const PART_OF_BUNDLE = { items: 1_000, bytes: 32 * 1_073_741_824, events: 40_000 } as const
/** Items of all parts together, and parts: the records of one command. */
export const MAX_BUNDLE_ITEMS = 100_000
export const MAX_BUNDLE_SERIES = 400
/** Stored contents that one bundle is made of: 128 GiB. */
export const MAX_BUNDLE_PARTS: number = MAX_GIVEN_PARTS
/** How long a bundle can be downloaded; it can be made again. */
export const BUNDLE_MS = 7 * DAY
/** Characters of one file that another slice hands in to a bundle, and how many files. */
export const MAX_HANDED = { characters: 4_000_000, files: 100 } as const

/** `making`, then `made` or `failed`; `gone` once its time is over or the content of one of its items was erased. */
export const bundleState = z.enum(['making', 'made', 'failed', 'gone'])
export type BundleState = z.infer<typeof bundleState>

/** A file that another slice adds to a bundle: a report. */
export const handedFile = z.strictObject({
  path: z
    .string()
    .max(60)
    .regex(/^(?:[a-z]+\/)?[a-z][a-z0-9-]*\.(?:html|json|jsonl|csv|txt)$/),
  text: z.string().max(MAX_HANDED.characters),
})

export const bundleRow = z.strictObject({
  id,
  about: z.string(),
  label: z.string(),
  title: z.string().nullable(),
  /** Id of the first of all parts that were asked for together; null for one that was made before there were parts. */
  series: id.nullable(),
  part: z.number().int(),
  parts: z.number().int(),
  /** Whether titles and file names of items are left out. */
  isNameless: z.boolean(),
  state: bundleState,
  areas: z.array(areaPath),
  askedBy: z.string(),
  askedAt: time,
  handed: z.array(handedFile).nullable(),
  madeAt: time.nullable(),
  size: z.number().int().nullable(),
  manifest: z.string().nullable(),
  fault: z.string().nullable(),
})
export type BundleRow = z.infer<typeof bundleRow>
