// What the command line may ask of a running node through its socket: any action as the machine's user, where it is, and
// to have the mirror written.
import { join, resolve } from 'node:path'
import type { Realm } from '../core/action.ts'
import type { Actor } from '../core/actor.ts'
import { Problem } from '../core/problem.ts'
import type { OpenHouse } from '../house.ts'
import type { Config, Door } from '../core/config.ts'
import { MIRROR_ONCE, type NodeMirror } from '../keeping/mirror.ts'
import { NODE_DOOR } from '../keeping/own-address.ts'
import { bytesOfPart, type ControlCall, serveControl } from '../platform/control.ts'

/** Opens the socket in the data folder. */
export function openControl(
  dataFolder: string,
  houses: ReadonlyMap<Realm, OpenHouse>,
  { mirror, door }: { readonly mirror: NodeMirror; readonly door: Door },
): Promise<{ close(): Promise<void> }> {
  // No actions, because nothing changes in the node.
  const asked: Readonly<Record<string, (input: unknown) => unknown>> = {
    [MIRROR_ONCE]: (input) => mirror.once(input),
    [NODE_DOOR]: () => door,
  }
  return serveControl(join(dataFolder, 'control.sock'), async (call) => {
    const ask = asked[call.action]
    return ask === undefined
      ? await answer(houses, call)
      : { output: await ask(call.input), records: [] }
  })
}

/** The door of a node that listens at `port` under this address, for a command that stands in another folder. */
export function doorOf({ host, tls }: Config, at: { origin: string; port: number }): Door {
  return {
    SCRUTINEER_ORIGIN: at.origin,
    PORT: String(at.port),
    HOST: host,
    TLS_CERT: tls === null ? '' : resolve(tls.cert),
    TLS_KEY: tls === null ? '' : resolve(tls.key),
  }
}

async function answer(houses: ReadonlyMap<Realm, OpenHouse>, call: ControlCall) {
  const house = houses.get(call.realm)
  if (house === undefined) throw new Problem('http.no_exercise', 404, 'No exercise is running.')
  const action = house.runner.actions.get(call.action)
  if (action === undefined) throw new Problem('http.no_action', 404, 'There is no such action.')
  const actor: Actor = { id: `cli:${call.uid}`, holds: 'all' }
  const bytes = call.bytes === undefined ? undefined : bytesOfPart(call.bytes)
  const { output, records } = await house.runner.call(actor, action, call.input, { bytes })
  return { output, records }
}
