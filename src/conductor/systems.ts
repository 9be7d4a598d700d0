// Inside systems of an exercise, played by the node: they tell of themselves by signed signals like real ones, until a
// person stops them. Their keys are in memory only: every start makes new ones.
import { createHash } from 'node:crypto'
import { ANONYMOUS, systemActor } from '../core/actor.ts'
import { fromMs, HOUR, nowMs, SECOND } from '../core/time.ts'
import {
  injects,
  type InsideKey,
  INSIDE_KEYS,
  INSIDE_SYSTEMS,
  tongueOf,
} from '../domains/exercises/index.ts'
import {
  addSystem,
  expectSignal,
  macOf,
  renewKey,
  signal,
  systems,
} from '../domains/monitoring/index.ts'
import type { OpenHouse } from '../house.ts'
import { startLoop } from '../platform/loop.ts'

const actor = systemActor('exercise:systems', [
  'exercise:run',
  'monitoring:read',
  'monitoring:write',
])

/** How often they tell, and when that is late: soon enough that a person who stops one can watch what follows. */
const BEAT_MS = 5 * SECOND
const EXPECTED = { kind: 'heartbeat', everyMs: 10 * SECOND, graceMs: 20 * SECOND } as const
/** How often they tell of a backup. */
const BACKUP_MS = HOUR

/** Adds those that are missing. */
export async function seedSystems(house: OpenHouse): Promise<void> {
  const known = await systemIds(house)
  const tongue = tongueOf(house.facts.languages)
  for (const key of INSIDE_KEYS) {
    if (known.has(key)) continue
    const { name, organization, kind } = INSIDE_SYSTEMS[key]
    const { output } = await house.runner.call(actor, addSystem, {
      name: name[tongue],
      newOrganization: organization[tongue],
      area: '/',
      areas: [],
      kind,
      backupHours: 26,
      restoreDays: 90,
      expectUsual: false,
    })
    await house.runner.call(actor, expectSignal, { system: output.system, ...EXPECTED })
  }
}

/** Ids of the played systems that are there, by name. */
async function systemIds(house: OpenHouse): Promise<Map<InsideKey, string>> {
  const { output } = await house.runner.call(actor, systems, {})
  const tongue = tongueOf(house.facts.languages)
  return new Map(
    INSIDE_KEYS.flatMap((key) => {
      const found = output.items.find(({ name }) => name === INSIDE_SYSTEMS[key].name[tongue])
      return found === undefined ? [] : [[key, found.id] as const]
    }),
  )
}

/** A system that is being played. */
interface Player {
  readonly system: string
  readonly key: string
  backupMs: number
}

/** Lets the played systems tell of themselves; gives the way to stop. */
export function startSystems(
  house: OpenHouse,
  log: (line: string) => void,
): { stop(): Promise<void> } {
  const players = new Map<string, Player>()
  const loop = startLoop(
    async () => {
      const { output } = await house.runner.call(actor, injects, {})
      for (const [key, system] of await systemIds(house)) {
        if (output.silent.includes(key)) continue
        const player = players.get(key) ?? (await join(house, system))
        players.set(key, player)
        await tell(house, player)
      }
    },
    { onFailure: (error) => log(`inside systems: ${String(error)}`), retryMs: BEAT_MS },
  )
  const timer = setInterval(() => loop.wake(), BEAT_MS)
  timer.unref()
  loop.wake()
  return {
    async stop() {
      clearInterval(timer)
      await loop.stop()
    },
  }
}

/** Takes the part of a system: a new key, and the word that its backup can be restored. */
async function join(house: OpenHouse, system: string): Promise<Player> {
  const { output } = await house.runner.call(actor, renewKey, { system })
  const player = { system, key: output.key, backupMs: 0 }
  await send(house, player, { kind: 'restore-tested', text: 'result=ok' })
  return player
}

async function tell(house: OpenHouse, player: Player): Promise<void> {
  await send(house, player, { kind: 'heartbeat', text: '' })
  if (nowMs() - player.backupMs < BACKUP_MS) return
  const sha256 = createHash('sha256').update(`${player.system} ${nowMs()}`).digest('hex')
  await send(house, player, { kind: 'backup-finished', text: `bytes=52428800 sha256=${sha256}` })
  player.backupMs = nowMs()
}

/** The last number sent: two signals of one millisecond must not share it. */
let last = 0

async function send(
  house: OpenHouse,
  { system, key }: Player,
  {
    kind,
    text,
  }: { readonly kind: 'heartbeat' | 'restore-tested' | 'backup-finished'; readonly text: string },
): Promise<void> {
  const at = fromMs(nowMs())
  last = Math.max(last + 1, nowMs())
  const payload = Buffer.from(text).toString('base64')
  const sent = { system, at, number: last, kind, format: 'values' as const, payload }
  await house.runner.call(ANONYMOUS, signal, { ...sent, mac: macOf(key, sent) })
}
