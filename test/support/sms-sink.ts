// An SMS gateway of a page: takes every message of the `json` shape and shows it.

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A gateway that listens on loopback. */
export interface SmsSink {
  readonly url: string
  /** Messages taken, oldest first. */
  readonly taken: readonly { readonly to: string; readonly text: string; readonly id: string }[]
  close(): void
}

/** Starts it. */
export async function startSmsSink(): Promise<SmsSink> {
  const taken: { to: string; text: string; id: string }[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => void parts.push(part))
    request.on('end', () => {
      taken.push(JSON.parse(Buffer.concat(parts).toString('utf8')) as (typeof taken)[number])
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ id: `sink-${taken.length}` }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    taken,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
