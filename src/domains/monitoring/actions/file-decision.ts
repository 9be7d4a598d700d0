// What a person says of files counts at once: a hash is right, or that a file is gone.
import type { CommandContext } from '../../../core/action.ts'
import type { SiteRow } from '../store/site.ts'
import { filesOf, watchedFiles } from '../store/watched-file.ts'
import { keyOf } from '../watched-file.ts'
import type { Decision } from '../watched.ts'

type Decided = Decision['items']

/** The file as it is now is right; one that is gone is watched no longer. */
export async function decideFiles(
  ctx: CommandContext,
  { id: site }: SiteRow,
  items: Decided,
): Promise<void> {
  const byKey = new Map(items.map((one) => [one.key, one]))
  for (const { path, seenLength } of await filesOf(ctx.tx, site)) {
    const item = byKey.get(keyOf(path))
    if (item === undefined) continue
    const { now: known } = item
    const right =
      known === null
        ? { removedAt: ctx.now }
        : { known, knownLength: seenLength, state: 'same' as const }
    await watchedFiles.change(ctx.tx, { site, path }, { ...right, held: null })
  }
}

/** What was right before is right again, and the files are fetched by the next look. */
export async function undoFiles(
  ctx: CommandContext,
  { id: site }: SiteRow,
  items: Decided,
): Promise<void> {
  const byKey = new Map(items.map((one) => [one.key, one]))
  // Those that are watched no longer are among them, so each is found by its key.
  const all = await watchedFiles.many(ctx.tx, { site }, { order: ['path'], limit: MAX_KNOWN })
  for (const { path, known, removedAt } of all) {
    const item = byKey.get(keyOf(path))
    if (item === undefined) continue
    const isSame = known === item.now || removedAt !== null
    if (isSame)
      await watchedFiles.change(
        ctx.tx,
        { site, path },
        { known: item.old, removedAt: null, dueAt: ctx.now },
      )
  }
}

/** Files of a site that were ever watched, as far as one of them can be taken back. */
const MAX_KNOWN = 1_000
