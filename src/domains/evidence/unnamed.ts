import type { JobContext } from '../../core/slice.ts'
import { unnamed } from './actions/upkeep.ts'
import { portions } from './portions.ts'

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
