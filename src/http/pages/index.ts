import type { Page, Slice } from '../../core/slice.ts'
import { day } from './day.ts'
import { help } from './help.ts'
import { programme } from './programme.ts'
import { setup } from './setup/page.ts'
import { situation } from './situation.ts'
import { start } from './start.ts'

/** Pages that the door itself has, because they draw on several slices or on none. */
export function doorPages(slices: readonly Slice[]): readonly Page[] {
  return [start, help, programme(slices), situation, setup, day]
}
