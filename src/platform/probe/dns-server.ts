import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import {
  decodeMessage,
  DnsError,
  type DnsMessage,
  type DnsQuestion,
  encodeResponse,
  type ResponseParts,
  UDP_BYTES,
} from '../../lib/dns/index.ts'

/** Longest question over TCP; ours are below 300 bytes. */
const MAX_QUERY_BYTES = 1024
const MAX_CONNECTIONS = 32
const IDLE_MS = 5_000

/** Answers one question; null stays silent, as a broken server does. */
export type DnsAnswers = (question: DnsQuestion) => ResponseParts | null

/** A running DNS server. */
export interface DnsServer {
  /** `ADDR:PORT`, as resolvers are written. */
  readonly resolver: string
  close(): Promise<void>
}

/**
 * Serves names over UDP and TCP on a loopback address, for sites that the node itself plays. Port 0 takes a free one.
 * Malformed questions are dropped.
 */
export async function serveDns(
  place: { readonly address: string; readonly port: number },
  answers: DnsAnswers,
): Promise<DnsServer> {
  const tcp = await listenTcp(place, answers)
  const bound = tcp.address()
  const port = typeof bound === 'object' && bound ? bound.port : place.port
  const udp = await listenUdp({ address: place.address, port }, answers)
  return {
    resolver: `${place.address}:${port}`,
    async close() {
      udp.close()
      tcp.close()
      await Promise.all([once(udp, 'close'), once(tcp, 'close')])
    },
  }
}

function respond(bytes: Uint8Array, answers: DnsAnswers, limit: number): Uint8Array | null {
  let query: DnsMessage
  try {
    query = decodeMessage(bytes)
  } catch (error) {
    if (error instanceof DnsError) return null
    throw error
  }
  const [question] = query.questions
  if (query.isResponse || !question || query.questions.length > 1) return null
  const parts = answers(question)
  if (!parts) return null
  const response = encodeResponse(query, parts)
  return response.length <= limit ? response : encodeResponse(query, { isTruncated: true })
}

async function listenUdp(
  place: { readonly address: string; readonly port: number },
  answers: DnsAnswers,
): Promise<UdpSocket> {
  const socket = createSocket('udp4')
  socket.on('message', (bytes, from) => {
    const response = respond(bytes, answers, UDP_BYTES)
    if (response) socket.send(response, from.port, from.address)
  })
  socket.bind(place.port, place.address)
  await once(socket, 'listening')
  return socket
}

async function listenTcp(
  place: { readonly address: string; readonly port: number },
  answers: DnsAnswers,
): Promise<Server> {
  const server = createServer((socket) => serveOne(socket, answers))
  server.maxConnections = MAX_CONNECTIONS
  server.listen(place.port, place.address)
  await once(server, 'listening')
  return server
}

function serveOne(socket: Socket, answers: DnsAnswers): void {
  let received = Buffer.alloc(0)
  socket.setTimeout(IDLE_MS, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    received = Buffer.concat([received, chunk])
    const length = received.length < 2 ? 0 : received.readUInt16BE(0)
    const isWhole = length > 0 && received.length >= 2 + length
    if (!isWhole && length <= MAX_QUERY_BYTES) return
    const response = isWhole ? respond(received.subarray(2, 2 + length), answers, 0xffff) : null
    if (response) socket.end(Buffer.concat([lengthPrefix(response), response]))
    else socket.destroy()
  })
}

function lengthPrefix({ length }: Uint8Array): Uint8Array {
  return Uint8Array.of(length >> 8, length & 255)
}
