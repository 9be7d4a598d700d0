import type { JobContext } from '../../core/slice.ts'
import * as sweep from '../../core/sweep.ts'
import { unnamed } from './actions/upkeep.ts'

/** Deletes those of these contents that nothing has but this item or bundle. */
export async function removeUnnamed(
  ctx: JobContext,
  all: readonly string[],
  but: string,
): Promise<void> {
  const asked = (contents: string[]) => ctx.call(unnamed, { contents, but })
  await sweep.removeUnnamed(ctx.ports.files, all, { unnamed: asked })
}
