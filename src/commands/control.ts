// What the command line may ask of a running node through its socket: any action as the machine's user, and to have
// the mirror written.
import { join } from 'node:path'
import type { Realm } from '../core/action.ts'
import type { Actor } from '../core/actor.ts'
import { Problem } from '../core/problem.ts'
import type { OpenHouse } from '../house.ts'
import { MIRROR_ONCE, type NodeMirror } from '../keeping/mirror.ts'
import { bytesOfPart, type ControlCall, serveControl } from '../platform/control.ts'

/** Opens the socket in the data folder. */
export function openControl(
  dataFolder: string,
  houses: ReadonlyMap<Realm, OpenHouse>,
  mirror: NodeMirror,
): Promise<{ close(): Promise<void> }> {
  return serveControl(join(dataFolder, 'control.sock'), async (call) =>
    // The mirror is no action, because nothing changes in the node.
    call.action === MIRROR_ONCE
      ? { output: await mirror.once(call.input), records: [] }
      : await answer(houses, call),
  )
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
