// When an item was taken at the source, and its hash there, compared with what came.
import type { z } from 'zod'
import type { CommandContext } from '../../../core/action.ts'
import { exactOf } from '../../../core/exact-moment.ts'
import { addMs, MINUTE } from '../../../core/time.ts'
import { refusal } from '../refusals.ts'
import type * as noun from '../schema.ts'
import { sourceHashOf } from '../source-hash.ts'
import * as store from '../store.ts'

/** How far ahead of the node the clock at the source may be. */
const AHEAD_MS = 10 * MINUTE

/** When an item was taken and its hash there. Throws 400 for a moment to come, and for a sheet without its hash. */
export function atSource(
  ctx: CommandContext,
  {
    taken,
    sourceHash: typed,
    name,
  }: {
    readonly taken?: string | undefined
    readonly sourceHash?: string | undefined
    readonly name: string
  },
): Pick<noun.ItemRow, 'takenAt' | 'takenAs' | 'sourceHash'> {
  const { zone } = ctx.node
  const exact = taken === undefined ? null : exactOf(taken, zone)
  if (exact !== null && exact.at > addMs(ctx.now, AHEAD_MS)) throw refusal('takenLater')
  const written = exact?.offsetMin === null ? `${taken} ${zone}` : (taken ?? null)
  const found = typed === undefined ? { hash: null } : sourceHashOf(typed, name)
  if ('fault' in found) throw refusal(SHEET_FAULTS[found.fault], { params: { name } })
  return { takenAt: exact?.at ?? null, takenAs: written, sourceHash: found.hash }
}

const SHEET_FAULTS = {
  absent: 'sheetLacksFile',
  two: 'sheetHasTwo',
  none: 'sheetLacksHash',
} as const

/** What is said of the source, in words that the chain commits to. */
export function sourceTold({ takenAs, sourceHash: hash, isAsSource }: noun.ItemRow): string {
  const taken = takenAs === null ? '' : ` Taken at the source at ${takenAs}, as was said.`
  if (hash === null) return taken
  const fits = isAsSource === true ? 'equal to' : 'DIFFERENT from'
  return `${taken} Hash at the source, as was said: ${hash}; ${fits} that of what came.`
}

/** Compares what came with the hash that was taken at the source; the item as it is then. */
export async function comparedWithSource(
  ctx: CommandContext,
  item: noun.ItemRow,
  content: z.infer<typeof noun.hashes>,
): Promise<noun.ItemRow> {
  const { id: own, sourceHash: hash } = item
  if (hash === null) return item
  const isAsSource = hash === `sha256:${content.sha256}` || hash === `sha512:${content.sha512}`
  await store.items.change(ctx.tx, { id: own }, { isAsSource })
  return { ...item, isAsSource }
}
