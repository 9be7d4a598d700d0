// What the console keeps of the settings reaches the node that runs, and every other process over the same store.
import { systemActor } from '../core/actor.ts'
import { isSecret, type SettingName } from '../core/settings.ts'
import { keptSettings, plainOf, settingsRecords } from '../domains/settings/index.ts'
import type { OpenHouse } from '../house.ts'
import { startLoop } from '../platform/loop.ts'
import type { LiveSettings } from '../platform/settings.ts'

const ACTOR = systemActor('door:settings', ['settings:follow'])

/** Follows the settings that are kept. */
export interface FollowedSettings {
  /** Resolves when every change that was numbered holds. Throws Error after `limitMs`. */
  settled(limitMs: number): Promise<void>
  stop(): Promise<void>
}

/** Reads what is kept, now and whenever some of it changed. */
export async function followSettings(
  { runner, store, keys }: Pick<OpenHouse, 'runner' | 'store' | 'keys'>,
  settings: LiveSettings,
  log: (line: string) => void,
): Promise<FollowedSettings> {
  const read = async () => {
    const { output } = await runner.call(ACTOR, keptSettings, {})
    const readable = output.settings.filter(({ name, value }) => isReadable(name, value))
    for (const part of settings.use(plainOf(readable, keys)))
      log(
        `settings: what the console keeps for ${part} does not fit the environment and is left out`,
      )
  }
  function isReadable(name: SettingName, value: string): boolean {
    if (!isSecret(name)) return true
    try {
      keys.unseal(value, name)
      return true
    } catch {
      log(`settings: ${name} was sealed by other keys; set it anew`)
      return false
    }
  }
  await read()
  const loop = startLoop(read, {
    onFailure: (error) => log(`settings: they could not be read again: ${String(error)}`),
  })
  const stopListening = store.onSequenced(loop.wake, [settingsRecords['setting.changed'].type])
  return {
    async settled(limitMs) {
      const until = performance.now() + limitMs
      // Where several processes write, nobody may have told of the last change yet.
      loop.wake()
      while (loop.isBusy()) {
        if (performance.now() > until) throw new Error('the settings did not settle in time')
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    },
    async stop() {
      stopListening()
      await loop.stop()
    },
  }
}
