import type { CommandContext } from '../../core/action.ts'
import type { ObserverRow } from './schema.ts'
import * as store from './store.ts'

/** Says which photos are to come behind an entry; gives the id of each. */
export async function announce(
  ctx: CommandContext,
  photos: readonly string[],
  of: { readonly upload: string; readonly entry: string; readonly observer: ObserverRow },
): Promise<string[]> {
  const { upload, entry, observer } = of
  const ids: string[] = []
  for (const own of new Set(photos)) {
    const id = ctx.newId()
    ids.push(id)
    await store.photos.insert(ctx.tx, {
      id,
      upload,
      entry,
      observer: observer.id,
      observerGroup: observer.observerGroup,
      sha256: own,
      state: 'waits',
      saidAt: ctx.now,
    })
  }
  return ids
}
