import type { Page, Slice } from '../../core/slice.ts'
import { dayPage } from './day.ts'
import { help } from './help.ts'
import { programme } from './programme.ts'
import { search } from './search.ts'
import { situation } from './situation.ts'
import { start } from './start.ts'

/** Pages that the door itself has, because they draw on several slices or on none. */
export function doorPages(slices: readonly Slice[]): readonly Page[] {
  const day = dayPage(slices)
  const own = [start(slices), help(slices), programme(slices), situation(slices, day), day]
  return [...own, search(slices, own)]
}
