// The line from the command line to a realm: over the running node's socket, or straight to the store when none runs.
import { join } from 'node:path'
import type { Realm } from '../core/action.ts'
import type { Actor } from '../core/actor.ts'
import type { Config } from '../core/config.ts'
import { Problem } from '../core/problem.ts'
import { atOwnAddress } from '../keeping/own-address.ts'
import { openRealmHouse } from '../keeping/realm.ts'
import { askControl, bytesOfPart, type ControlAnswer, type FilePart } from '../platform/control.ts'
import { lockFolder } from '../platform/lock.ts'

/** One action in one realm. */
export interface LineCall {
  readonly realm: Realm
  readonly action: string
  readonly input: unknown
  /** For a raw command. */
  readonly bytes?: FilePart
}

/** An open line; close it. */
export interface Line {
  call(request: LineCall): Promise<ControlAnswer>
  close(): Promise<void>
}

/** How the store is opened when no node runs. */
export interface LineOptions {
  readonly runsJobs: boolean
  /** As in the options of a house. */
  readonly isHeld?: boolean
}

/** How long the command line waits for its own records to be numbered. */
const SETTLE_MS = 10_000

/** Whoever may open the socket or the data folder is the machine's operator. */
export function commandLine(): Actor {
  return { id: `cli:${uid()}`, holds: 'all' }
}

function uid(): number {
  return process.getuid?.() ?? 0
}

/**
 * Opens a line. Without a running node the store is opened here, for the Actual realm only; `runsJobs` then also does
 * its jobs. Throws Problem `node.running` when a node holds the folder but does not answer.
 */
export async function openLine(config: Config, options: LineOptions): Promise<Line> {
  const socket = join(config.dataFolder, 'control.sock')
  const probe = await askControl(socket, {
    realm: 'actual',
    action: PROBE,
    input: {},
    uid: uid(),
  }).catch(() => 'answers' as const)
  if (probe !== null) {
    return {
      async call(request) {
        const answer = await askControl(socket, { ...request, uid: uid() })
        if (answer !== null) return answer
        throw new Problem('cli.node_gone', 503, 'The node stopped answering.')
      },
      close: async () => {},
    }
  }
  return await openAlone(config, options)
}

/** Not an action: whatever the node says to it shows that it is there. */
const PROBE = 'line.probe'

async function openAlone(config: Config, { runsJobs, isHeld }: LineOptions): Promise<Line> {
  const lock = lockFolder(config.dataFolder)
  try {
    const own = await atOwnAddress(config)
    const house = await openRealmHouse(own, 'actual', {
      log: () => {},
      origin: own.origin,
      runsJobs,
      isHeld,
    })
    return {
      async call({ realm, action: name, input, bytes: part }) {
        const action = house.runner.actions.get(name)
        if (realm !== 'actual')
          throw new Problem('http.no_exercise', 404, 'No exercise is running.')
        if (action === undefined)
          throw new Problem('cli.no_action', 404, `There is no action “${name}”.`)
        const bytes = part === undefined ? undefined : bytesOfPart(part)
        const { output, records } = await house.runner.call(commandLine(), action, input, { bytes })
        return { output, records }
      },
      async close() {
        await house.store.settled(SETTLE_MS)
        await house.close()
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** Asks once: opens a line, calls, closes it. Throws as the action does, and as `openLine`. */
export async function askOnce(config: Config, request: LineCall): Promise<ControlAnswer> {
  const line = await openLine(config, { runsJobs: false })
  try {
    return await line.call(request)
  } finally {
    await line.close()
  }
}
