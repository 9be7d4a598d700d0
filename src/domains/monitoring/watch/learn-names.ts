import type { InventoryKind } from '../../../lib/html/index.ts'
import { isOfHome } from './hosts.ts'
import type { Taken } from './learn-text.ts'
import { minutes, type Profile } from './profile.ts'

/** Files of the site that one profile holds. */
export const MAX_FILES = 600

export function fileKey(kind: InventoryKind, file: string): string {
  return `${kind} ${file}`
}

/** Takes the exact names of the site's own scripts and sheets, by which a release is known. */
export function learnNames(profile: Profile, { reading, atMs, notThings }: Taken): void {
  // What is approved between two fetches belongs to the last one.
  const fetch = Math.floor(profile.fetches)
  for (const kind of ['script', 'sheet'] as const)
    for (const thing of reading.inventories[kind].values()) {
      if (!isOfHome(thing.address?.host ?? null, reading.home.host)) continue
      const isTaken = !notThings.has(`${kind} ${thing.key}`)
      const at = { fetch, last: minutes(atMs) }
      for (const file of thing.files ?? []) learnName(profile, fileKey(kind, file), { at, isTaken })
    }
}

/** One that was known stays so, whatever is found of it. */
function learnName(
  profile: Profile,
  key: string,
  { at, isTaken }: { at: { fetch: number; last: number }; isTaken: boolean },
): void {
  const { names } = profile
  const known = names.get(key)
  if (!known && !isTaken) return
  if (!known && names.size >= MAX_FILES) dropOldest(profile, at.fetch)
  if (!known && names.size >= MAX_FILES) return
  const one = known ?? { seen: 0, fetch: 0, last: 0 }
  if (one.fetch !== at.fetch) one.seen++
  names.set(key, Object.assign(one, at))
}

/** Makes room for a tenth: files that the last fetch had not. */
function dropOldest({ names }: Profile, fetch: number): void {
  const old = [...names].filter(([, one]) => one.fetch < fetch - 1)
  old.sort(([, one], [, other]) => one.last - other.last)
  for (const [key] of old.slice(0, MAX_FILES / 10)) names.delete(key)
}
