// The line between a browser and a node: it can be cut, and stops at a step of a request that a test names.

import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/**
 * How far a request came: at the line and not at the node; at the node and not answered; answered and not heard; heard.
 */
export type Stage = 'sent' | 'taken' | 'answered' | 'heard'

/** What is done once, when a request whose address holds `part` came as far. */
export interface Stop {
  readonly part: string
  readonly stage: Stage
  act(): Promise<void>
}

export interface CutLine {
  /** As the browser asks it. */
  readonly origin: string
  /** Where the node listens. */
  port: number
  isCut: boolean
  /** Sets what is done at the next request of this kind; resolves once it was done. */
  stopAt(stop: Stop): Promise<void>
  close(): Promise<void>
}

/** Opens one, to a node that is not there yet. */
export async function openCutLine(): Promise<CutLine> {
  let stop: (Stop & { readonly done: (acted: Promise<void>) => void }) | null = null
  const server = createServer((asked, answer) => void pass(asked, answer))
  const line = { port: 0, isCut: false }

  async function pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { url = '' } = asked
    const own = stop !== null && url.includes(stop.part) ? stop : null
    if (own !== null) stop = null
    const reach = async (stage: Stage): Promise<boolean> => {
      if (own?.stage !== stage) return false
      const acted = own.act()
      own.done(acted)
      await acted
      return true
    }
    try {
      const body = await buffer(asked)
      if (line.isCut || (await reach('sent'))) throw new Error('the line is cut')
      const { method = 'GET', headers } = asked
      const options = { host: '127.0.0.1', port: line.port, path: url, method, headers }
      const on = request({ ...options, agent: false })
      const came = once(on, 'response') as Promise<[IncomingMessage]>
      on.end(body, () => void reach('taken').catch(() => {}))
      const [from] = await came
      const whole = await buffer(from)
      if (await reach('answered')) throw new Error('the line is cut')
      answer.writeHead(from.statusCode ?? 500, from.rawHeaders)
      answer.end(whole)
      await once(answer, 'finish')
      await reach('heard')
    } catch {
      answer.destroy()
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return Object.assign(line, {
    origin: `http://localhost:${port}`,
    stopAt: (wanted: Stop) =>
      new Promise<void>((resolve) => {
        stop = { ...wanted, done: resolve }
      }),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  })
}
