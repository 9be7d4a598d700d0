import { join } from 'node:path'
import type { Config } from '../core/config.ts'
import { plainOf } from '../domains/settings/index.ts'
import { folderOf } from '../keeping/realm.ts'
import { findNode } from '../platform/doctor/running.ts'
import { openKeys } from '../platform/keys.ts'
import { liveSettings } from '../platform/settings.ts'
import { askOnce } from './line.ts'

type Kept = Parameters<typeof plainOf>[0]

/** The settings as the running node has them; those of the environment alone where none runs, or it cannot be asked. */
export async function configAsKept(config: Config): Promise<Config> {
  if ((await findNode(config.dataFolder)) === null) return config
  try {
    const request = { realm: 'actual', action: 'settings.kept', input: {} } as const
    const { output } = await askOnce(config, request)
    const settings = liveSettings(config)
    const keys = openKeys(join(folderOf(config, 'actual'), 'keys'))
    settings.use(plainOf((output as { readonly settings: Kept }).settings, keys))
    return settings.now
  } catch {
    return config
  }
}
