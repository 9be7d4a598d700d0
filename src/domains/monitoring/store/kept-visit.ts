import { z } from 'zod'
import { id } from '../../../core/id.ts'
import {
  type Observation,
  observation,
  type TlsSuites,
  tlsSuites,
} from '../../../core/observation.ts'
import type { Tx } from '../../../core/port.ts'
import { addMs, HOUR, time } from '../../../core/time.ts'
import { type Database, type NewRow, type RowOf, table } from '../../../lib/sql/table.ts'
import { tables } from '../../../lib/sql/tables.ts'
import {
  filesOf,
  hashOfVisit,
  packed,
  plainVisit,
  suitesIn,
  unpacked,
  visitIn,
  type WholeVisit,
  type Written,
} from '../packed-visit.ts'
import { MAX_OBSERVATIONS } from '../schema.ts'
import { observations, visits } from './visit.ts'

/** What visits saw and came to, each written as the difference from a base; those of retired visits are gone. */
export const packedVisits = table(
  'visit_packed',
  z.strictObject({
    visit: id,
    base: id,
    /** How many observations are packed. */
    seen: z.number().int(),
    packed: z.instanceof(Uint8Array),
  }),
  ['visit'],
)

/** What visits of a site are written as differences from. */
export const bases = table(
  'visit_base',
  z.strictObject({ id, site: id, at: time, packed: z.instanceof(Uint8Array) }),
)

/** Files that a base points at, or a visit beyond its base. */
export const visitFiles = table('visit_file', z.strictObject({ owner: id, sha256: z.string() }), [
  'owner',
  'sha256',
])

const db = tables<Database<typeof packedVisits | typeof bases>>()

/** Bases that a visit is compared with, newest first: some pages are served in two ways, by turns. */
export const COMPARED_BASES = 2

/** A difference of at most this part of its base is small: one more base would save little. */
const SMALL_PART = 1 / 4

/** A page that is another one at each look would make each visit a base: more often than so, the difference is kept however large. */
const NEW_BASE_MS = HOUR

/** The facts of a visit that its row holds in the open. */
type VisitFacts = Pick<
  NewRow<RowOf<typeof visits>>,
  'id' | 'site' | 'at' | 'durationMs' | 'letter' | 'score' | 'verdictSet'
>

/** Keeps a visit whole, as its difference from an earlier one; `newBase` is the id of a base, should one begin. */
export async function keepVisit(
  tx: Tx,
  { newBase, ...facts }: VisitFacts & { readonly newBase: string },
  whole: WholeVisit,
): Promise<void> {
  const files = filesOf(whole.observations)
  const made = { newBase, plain: plainVisit(whole), files }
  const written = await writtenFor(tx, facts, made)
  const seen = whole.observations.length
  await visits.insert(tx, { ...facts, hash: hashOfVisit(whole), isKept: true })
  await packedVisits.insert(tx, { visit: facts.id, seen, ...written })
  const how = { limit: MAX_OBSERVATIONS, as: { shape: { sha256: true } } } as const
  const known = files.length === 0 ? [] : await visitFiles.many(tx, { owner: written.base }, how)
  const inBase = new Set(known.map(({ sha256 }) => sha256))
  const own = files.filter((sha256) => !inBase.has(sha256))
  await visitFiles.insert(
    tx,
    own.map((sha256) => ({ owner: facts.id, sha256 })),
  )
}

interface Made {
  readonly newBase: string
  readonly plain: Buffer
  readonly files: readonly string[]
}

/** The smallest difference from a base of the site; from a new one where none is small. */
async function writtenFor(
  tx: Tx,
  { site, at }: VisitFacts,
  { newBase: base, plain, files }: Made,
): Promise<{ readonly base: string; readonly packed: Uint8Array<ArrayBuffer> }> {
  const known = await bases.many(tx, { site }, { order: ['-at', '-id'], limit: COMPARED_BASES })
  let best: { readonly base: string; readonly packed: Uint8Array<ArrayBuffer> } | null = null
  for (const one of known) {
    const bytes = packed(plain, unpacked(one.packed))
    if (best === null || bytes.length < best.packed.length) best = { base: one.id, packed: bytes }
    if (bytes.length <= one.packed.length * SMALL_PART) return best
  }
  const isYoung = (known[0]?.at ?? '') > addMs(at, -NEW_BASE_MS)
  if (best !== null && isYoung) return best
  await bases.insert(tx, { id: base, site, at, packed: packed(plain) })
  await visitFiles.insert(
    tx,
    files.map((sha256) => ({ owner: base, sha256 })),
  )
  return { base, packed: packed(plain, plain) }
}

/** A visit as it was kept; null for one that is not known, or is retired. Throws where what is stored was changed. */
export async function wholeVisit(tx: Tx, visit: string): Promise<WholeVisit | null> {
  const plain = await plainOf(tx, visit)
  return plain === null ? await unpackedVisit(tx, visit) : visitIn(plain)
}

/** What is packed of a visit; null for one that is retired, or was never packed. */
async function plainOf(tx: Tx, visit: string): Promise<Buffer | null> {
  const found = await db(tx)
    .selectFrom('visit_packed')
    .leftJoin('visit_base', 'visit_base.id', 'visit_packed.base')
    .select(['visit_packed.packed', 'visit_base.packed as base'])
    .where('visit', '=', visit)
    .executeTakeFirst()
  if (found === undefined) return null
  if (found.base === null) throw new Error(`the base of visit ${visit} is gone`)
  return unpacked(found.packed, unpacked(found.base))
}

/** One of before visits were packed. */
async function unpackedVisit(tx: Tx, visit: string): Promise<WholeVisit | null> {
  const as = { shape: { verdicts: true, snapshot: true } } as const
  const row = await visits.one(tx, { id: visit }, { as })
  if (row === undefined || row.verdicts === null) return null
  const how = { order: ['n'], limit: MAX_OBSERVATIONS } as const
  const rows: Written[] = await observations.many(tx, { visit }, how)
  return { observations: rows, verdicts: row.verdicts, snapshot: row.snapshot }
}

/** Observations of a visit in their order; empty once it is retired. */
export async function observationsOf(tx: Tx, visit: string): Promise<Observation[]> {
  const whole = await wholeVisit(tx, visit)
  return whole === null ? [] : readIn(whole)
}

/** The observations of a visit, read. */
export function readIn({ observations: written }: WholeVisit): Observation[] {
  return written.map(({ content }) => observation.parse(JSON.parse(content)))
}

/** The lists of suites that the last visit of a site made or carried on; none after one that met no TLS. */
export async function suitesBefore(tx: Tx, site: string): Promise<TlsSuites[]> {
  const how = { order: ['-at', '-id'], limit: 1, as: { shape: { id: true } } } as const
  const [last] = await visits.many(tx, { site }, how)
  if (last === undefined) return []
  const plain = await plainOf(tx, last.id)
  const lists = plain === null ? await unpackedSuites(tx, last.id) : suitesIn(plain)
  return lists.map((content) => tlsSuites.parse(JSON.parse(content)))
}

async function unpackedSuites(tx: Tx, visit: string): Promise<string[]> {
  const how = { order: ['n'], limit: MAX_OBSERVATIONS, as: { shape: { content: true } } } as const
  const rows = await observations.many(tx, { visit, kind: 'tls.suites' }, how)
  return rows.map(({ content }) => content)
}
