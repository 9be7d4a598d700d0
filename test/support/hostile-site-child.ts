// Sites of somebody who broke in, in a process of their own so that what they do costs the tests nothing: told by
// messages how to behave, heard by messages how often their home pages were asked for.

import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { Behaviour, SitesOrder, SitesReply } from './hostile-sites.ts'

const KIB = 1024
/** A header line of it took seconds of a pattern that tried each space anew. */
const SPACES = `X: a${' '.repeat(60 * KIB)}b\r\n`

function fill(unit: string, bytes: number): string {
  return unit.repeat(Math.floor(bytes / Buffer.byteLength(unit)))
}

/** References below a long base, marks in the wrong order, breaks inside a table. */
function worstPage(): string {
  const references = Array.from(
    { length: 9_000 },
    (_, n) => `<script src="//h${n}.test/"></script>`,
  )
  const marks = fill('\u0301\u0316', 128 * KIB)
  const base = `<base href="https://x.test/${'a'.repeat(512 * KIB)}">`
  return `${base}<p>a${marks}</p>${references.join('')}<table>${fill('x<br>', 512 * KIB)}`
}

const HTML = 'Content-Type: text/html\r\n'
const PAGES = { worst: worstPage(), honest: '<!doctype html><title>Results</title><p>All is well.' }

let behaviour: Behaviour = 'honest'
let homes = 0

function whole(body: string, header = HTML): string {
  return `HTTP/1.1 200 OK\r\n${header}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

function answerTo(path: string, isPlain: boolean): string {
  if (path === '/' && !isPlain) {
    homes += 1
    return whole(PAGES[behaviour], behaviour === 'worst' ? HTML + SPACES : HTML)
  }
  if (behaviour === 'honest') return whole('There is no such page.')
  if (path.endsWith('security.txt'))
    return whole(`contact:${' '.repeat(90 * KIB)}`, 'Content-Type: text/plain\r\n')
  return `HTTP/1.1 302 Found\r\nLocation: ${path}x\r\n${SPACES}Content-Length: 0\r\n\r\n`
}

function serve(isPlain: boolean) {
  return (socket: Socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      const path = /^GET (\S+) /.exec(chunk.toString('latin1'))?.[1]
      if (path !== undefined) socket.write(answerTo(path, isPlain))
    })
  }
}

async function listening(server: Server, address: string): Promise<number> {
  server.on('error', () => undefined)
  server.listen(0, address)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

process.on('disconnect', () => process.exit())
process.on(
  'message',
  (order: SitesOrder) => void take(order).then((reply) => process.send?.(reply)),
)

async function take(order: SitesOrder): Promise<SitesReply> {
  if ('behave' in order) behaviour = order.behave
  if (!('open' in order)) return { homes, places: [] }
  const places = order.open.map(async (host) => {
    const { key, cert } = order
    const httpsPort = await listening(createTlsServer({ key, cert }, serve(false)), host)
    return { host, httpsPort, httpPort: await listening(createServer(serve(true)), host) }
  })
  return { homes, places: await Promise.all(places) }
}
