// The one place where the settings of a node are read: as the environment has them, with what the console keeps besides.
// Whoever needs a setting reads it here when it is needed, so that a change holds without a restart.
import { hash } from 'node:crypto'
import type { Config } from '../core/config.ts'
import { type Kept, namesOf, SETTING_PARTS, type SettingPart } from '../core/settings.ts'

/** A picture that the office shows on every page: a PNG, under a path that changes with it. */
export interface Mark {
  readonly path: string
  readonly png: Uint8Array
}

/** The settings as they are now. */
export interface LiveSettings {
  readonly now: Config
  /** The office's seal; null while there is none. */
  mark(): Mark | null
  /** Takes what the console keeps, in the place of before; gives the parts that cannot hold and are left out. */
  use(kept: Kept): SettingPart[]
}

/** The settings of the environment, until {@link LiveSettings.use} is told of others. */
export function liveSettings(config: Config): LiveSettings {
  let now = config
  let mark = markOf(config)
  return {
    get now() {
      return now
    },
    mark: () => mark,
    use(kept) {
      const { config: found, leftOut } = together(config, kept)
      if (found.mark !== now.mark) mark = markOf(found)
      now = found
      return leftOut
    },
  }
}

function markOf({ mark }: Config): Mark | null {
  if (mark === null) return null
  return {
    path: `/mark/${hash('sha256', mark).slice(0, 12)}.png`,
    png: Buffer.from(mark, 'base64'),
  }
}

/** What was kept once may contradict an environment that changed since: such a part must not stop the node. */
function together(config: Config, kept: Kept): { config: Config; leftOut: SettingPart[] } {
  const leftOut: SettingPart[] = []
  let held: Kept = {}
  let found = config
  for (const part of SETTING_PARTS) {
    const more: Kept = { ...held, ...Object.fromEntries(settingsOf(part, kept)) }
    try {
      found = config.with(more)
      held = more
    } catch {
      leftOut.push(part)
    }
  }
  return { config: found, leftOut }
}

function settingsOf(part: SettingPart, kept: Kept) {
  return namesOf(part).flatMap((name) => (kept[name] === undefined ? [] : [[name, kept[name]]]))
}
