import { z } from 'zod'
import { id } from '../../core/id.ts'
import { logFault } from '../../core/log-damage.ts'
import { marking } from '../../core/record.ts'
import { time } from '../../core/time.ts'

/** A record as the store keeps it; see `core/record.ts`. */
export const recordRow = z.strictObject({
  position: z.number().int(),
  id,
  /** Leaf index; null until it is numbered. */
  seq: z.number().int().nullable(),
  at: time,
  type: z.string(),
  action: z.string(),
  actor: z.string(),
  subject: z.string(),
  area: z.string(),
  marking,
  /** Canonical JSON; null once erased, as its salt. */
  body: z.string().nullable(),
  salt: z.instanceof(Uint8Array).nullable(),
  bodyHash: z.instanceof(Uint8Array),
  hash: z.instanceof(Uint8Array),
})

/** What is read of a record to prove it. */
export const recordLeaf = recordRow.omit({ position: true, hash: true })

/** The hash of a finished subtree of 256^level leaves, the n-th of its level. */
export const tileRow = z.strictObject({
  level: z.number().int(),
  n: z.number().int(),
  hash: z.instanceof(Uint8Array),
})

/** What is read of a record to show it. */
export const recordPart = recordRow.omit({ position: true, salt: true, bodyHash: true })

/** A record as the auditor sees it, with its leaf hash in hex. */
export const shownRecord = recordPart.extend({ seq: z.number().int(), hash: z.string() })
export type ShownRecord = z.infer<typeof shownRecord>

/** Most records on one page of the list. */
export const PAGE = 100

export const damageRow = z.strictObject({
  id,
  foundAt: time,
  faults: z.array(logFault),
  /** Null until an administrator says that it is known, and why: the store signs no checkpoint before. */
  namedAt: time.nullable(),
  reason: z.string().nullable(),
})

/** A damage of the log as everybody may see it: where, since when, and whether an administrator has named it. */
export const shownDamage = damageRow.omit({ id: true }).extend({ damage: id })
export type ShownDamage = z.infer<typeof shownDamage>

/** What somebody did beyond its limit in an hour; counted where it is done. */
export const surplusRow = z.strictObject({
  /** Type of the record that each of them leaves otherwise. */
  what: z.string(),
  who: z.string(),
  hourAt: time,
  taken: z.number().int(),
  over: z.number().int(),
  /** Of those beyond, how many a record tells of. */
  told: z.number().int(),
})

/** A record that a workflow could not follow; kept by whoever feeds the workflows. */
export const asideRow = z.strictObject({
  workflow: z.string(),
  seq: z.number().int(),
  /** What the workflow said; null where an earlier version set it aside, which kept no words. */
  why: z.string().nullable(),
})

/** The same with what the record is of. */
export const shownAside = asideRow.extend({ record: id, type: z.string(), at: time })

/** A head of the log and its time-stamp, or that it waits for one. */
export const stampRow = z.strictObject({
  size: z.number().int(),
  checkpoint: z.string(),
  nonce: z.string(),
  notedAt: time,
  reply: z.instanceof(Uint8Array).nullable(),
  stampedAt: time.nullable(),
  tries: z.number().int(),
})

/** Records of a type, kept by the store as it numbers them. */
export const figureRow = z.strictObject({ type: z.string(), count: z.number().int(), last: time })

/** Scripts of one node; there are some forty. */
const MAX_SCRIPTS = 200

/** The scripts that a node serves, by name, each with the SHA-256 of what is served in hexadecimal digits. */
export const servedScripts = z
  .array(
    z.strictObject({
      name: z.string().regex(/^[a-z0-9-]{1,60}\.js$/),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  )
  .max(MAX_SCRIPTS)
