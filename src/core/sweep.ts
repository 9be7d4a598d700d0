// What lies in Files and no row names any more is deleted: what is known to be over at once, all else shelf by shelf.
import type { Files } from './port.ts'
import { portions } from './portions.ts'
import type { Time } from './time.ts'

/** Those of these contents, {@link PORTION} at most, that no row names. */
export type Unnamed = (contents: string[]) => Promise<{ readonly contents: readonly string[] }>

/** Deletes those of these contents that no row names; with `until` only what was not put again since. */
export async function removeUnnamed(
  files: Pick<Files, 'remove'>,
  all: readonly string[],
  { until, unnamed }: { readonly until?: Time; readonly unnamed: Unnamed },
): Promise<void> {
  for (const some of portions([...new Set(all)])) {
    const gone = await unnamed(some)
    for (const sha256 of gone.contents) await files.remove(sha256, until)
  }
}

/** Deletes everything that was put before `until`, not again since, and that no row names. */
export async function sweepUnnamed(files: Files, until: Time, unnamed: Unnamed): Promise<void> {
  for (const shelf of await files.shelves()) {
    const old = await files.putBefore(shelf, until)
    await removeUnnamed(files, old, { until, unnamed })
  }
}
