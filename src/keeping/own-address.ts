// The address of the node on this machine, which a shell need not know: as the running node says it, and otherwise as its
// log is named.
import { join } from 'node:path'
import { z } from 'zod'
import type { Realm } from '../core/action.ts'
import type { Config, Door } from '../core/config.ts'
import { Problem } from '../core/problem.ts'
import { logOrigin } from '../house.ts'
import { otherName } from '../lib/tlog/index.ts'
import { askControl } from '../platform/control.ts'
import { logNameAt } from '../platform/store/upgrade.ts'
import { placeOf } from './realm.ts'

/** What a running node is asked at its control socket: where it is. */
export const NODE_DOOR = 'node.door'

/** Code of the Problem where the environment names another address than the node has. */
export const OTHER_NAME = 'cli.other_name'

const doorForm = z.strictObject({
  SCRUTINEER_ORIGIN: z.url(),
  PORT: z.string(),
  HOST: z.string(),
  TLS_CERT: z.string(),
  TLS_KEY: z.string(),
})

/** A name of a log: host, and the realm where it is not Actual. */
const LOG_NAME = /^([^/\s]+)((?:\/exercise)?)\/log$/

/** Hosts of a node that nobody reaches from elsewhere, and which needs no certificate. */
const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/

/**
 * The settings with the address of the node that the data folder and the database hold; as they are where there is none
 * yet. Throws Problem `cli.other_name` where the environment names another address.
 */
export async function atOwnAddress(config: Config): Promise<Config> {
  const door = (await doorOfRunning(config)) ?? (await doorByLog(config))
  if (door === null) return config
  const own = config.behind(door)
  const { expectedOrigin } = config
  if (expectedOrigin !== null && hostOf(expectedOrigin) !== hostOf(own.origin)) {
    const [expected, found] = [expectedOrigin, own.origin].map((origin) => nameOf(origin))
    const sentence = `${otherName(expected ?? '', found ?? '')} So is the node in ${config.dataFolder}: correct SCRUTINEER_ORIGIN, or SCRUTINEER_DATA.`
    throw new Problem(OTHER_NAME, 409, sentence)
  }
  return own
}

/**
 * The name that a log of this node should have: by the environment where that names an address, otherwise by the
 * name of the Actual log; null where neither says one.
 */
export function expectedName(
  { expectedOrigin }: Pick<Config, 'expectedOrigin'>,
  realm: Realm,
  actual: string | null,
): string | null {
  const prefix = realm === 'exercise' ? '/exercise' : ''
  if (expectedOrigin !== null) return logOrigin({ origin: expectedOrigin, prefix })
  const host = LOG_NAME.exec(actual ?? '')?.[1]
  return host === undefined ? null : `${host}${prefix}/log`
}

/** The address of a node whose Actual log has this name, by these settings where they have its host; null for another text. */
export function addressOfLog(name: string, config: Pick<Config, 'origin'>): string | null {
  const [, host, prefix] = LOG_NAME.exec(name) ?? []
  if (host === undefined || prefix !== '') return null
  if (hostOf(config.origin) === host) return config.origin
  // A name says no scheme; without https only the machine itself is of use.
  return `${LOCAL.test(host) ? 'http' : 'https'}://${host}`
}

function hostOf(origin: string): string {
  return new URL(origin).host
}

function nameOf(origin: string): string {
  return logOrigin({ origin, prefix: '' })
}

/** Null where no node answers; one of a version before says nothing of itself. */
async function doorOfRunning({ dataFolder }: Config): Promise<Door | null> {
  const call = { realm: 'actual', action: NODE_DOOR, input: {}, uid: 0 } as const
  const answer = await askControl(join(dataFolder, 'control.sock'), call).catch(() => null)
  return doorForm.safeParse(answer?.output).data ?? null
}

async function doorByLog(config: Config): Promise<Door | null> {
  const name = await logNameAt(placeOf(config, 'actual'))
  const address = name === null ? null : addressOfLog(name, config)
  return address === null ? null : { SCRUTINEER_ORIGIN: address }
}
