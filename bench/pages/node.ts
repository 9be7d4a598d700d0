// The bench's end of a node in a process of its own.

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { productFlags } from '../../scripts/setup.mjs'
import type { Actor } from '../../src/core/actor.ts'
import type { Order, Reply } from './place.ts'

/** A node of one checkout. */
export interface Place {
  readonly port: number
  readonly pid: number
  /** Runs an action, as the machine's own command line unless it is said as whom. */
  call<O>(action: string, input: unknown, as?: Actor): Promise<O>
  order<O>(order: Order): Promise<O>
  stop(): Promise<void>
}

/** Starts the node of `checkout` with these settings. */
export async function startPlace(
  checkout: string,
  settings: Readonly<Record<string, string>>,
): Promise<Place> {
  const child = fork(join(import.meta.dirname, 'place.ts'), [checkout], {
    execArgv: [...productFlags],
    env: { ...process.env, PORT: '0', ...settings },
    serialization: 'advanced',
  })
  const waiting = new Map<number, (reply: Reply) => void>()
  let last = 0
  const replied = (id: number, what: string) =>
    new Promise<unknown>((resolve, reject) => {
      waiting.set(id, ({ answer, error }) =>
        error === undefined ? resolve(answer) : reject(new Error(`${what}: ${error}`)),
      )
    })
  child.on('message', (reply: Reply) => {
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  child.on('exit', () => {
    for (const [id, tell] of waiting) tell({ id, error: 'the node has ended' })
  })
  const port = (await replied(0, 'start')) as number
  const order = async <O>(wanted: Order) => {
    last += 1
    child.send({ id: last, order: wanted })
    return (await replied(last, wanted.does === 'call' ? wanted.action : wanted.does)) as O
  }
  return {
    port,
    pid: child.pid ?? 0,
    order,
    call: (action, input, as) => order({ does: 'call', action, input, ...(as && { as }) }),
    async stop() {
      const ended = once(child, 'exit')
      await order({ does: 'stop' })
      await ended
    },
  }
}
