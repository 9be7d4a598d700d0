import type { JobContext } from '../../core/slice.ts'
import { unnamed } from './actions/upkeep.ts'

/** Contents that one question names. */
const PORTION = 500

/** A list in parts that one question takes. */
export function portions<T>(all: readonly T[], size = PORTION): T[][] {
  const count = Math.ceil(all.length / size)
  return Array.from({ length: count }, (_, n) => all.slice(n * size, (n + 1) * size))
}

/** Deletes those of these contents that nothing has but this item or bundle. */
export async function removeUnnamed(
  ctx: JobContext,
  all: readonly string[],
  but: string,
): Promise<void> {
  for (const contents of portions([...new Set(all)])) {
    const gone = await ctx.call(unnamed, { contents, but })
    for (const sha256 of gone.contents) await ctx.ports.files.remove(sha256)
  }
}
