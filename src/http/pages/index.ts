import type { Page } from '../../core/slice.ts'
import { day } from './day.ts'
import { help } from './help.ts'
import { programme } from './programme.ts'
import { setup } from './setup/page.ts'
import { situation } from './situation.ts'
import { start } from './start.ts'

/** Pages that the door itself has, because they draw on several slices or on none. */
export const doorPages: readonly Page[] = [start, help, programme, situation, setup, day]
