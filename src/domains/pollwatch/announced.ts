import type { CommandContext } from '../../core/action.ts'
import type { ObserverRow } from './schema.ts'
import * as store from './store.ts'

/** Says which photos are to come behind an entry. */
export async function announce(
  ctx: CommandContext,
  photos: readonly string[],
  of: { readonly upload: string; readonly entry: string; readonly observer: ObserverRow },
): Promise<void> {
  const { upload, entry, observer } = of
  for (const own of new Set(photos)) {
    await store.photos.insert(ctx.tx, {
      id: ctx.newId(),
      upload,
      entry,
      observer: observer.id,
      observerGroup: observer.observerGroup,
      sha256: own,
      state: 'waits',
      saidAt: ctx.now,
    })
  }
}
