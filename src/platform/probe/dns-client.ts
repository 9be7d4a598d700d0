import { createSocket, type Socket } from 'node:dgram'
import { connect } from 'node:net'
import { newBytes } from '../../core/id.ts'
import type { ProbeError } from '../../core/observation.ts'
import { growingBytes } from '../../lib/bytes/index.ts'
import {
  addressBytes,
  decodeMessage,
  DnsError,
  type DnsMessage,
  encodeQuery,
  type TypeName,
} from '../../lib/dns/index.ts'
import { LookFailed, type Place, requirePlace } from '../egress.ts'
import type { Deadline } from './deadline.ts'

/** A message and its length before it. Source: RFC 1035 section 4.2.2. */
const MAX_TCP_BYTES = 2 + 0xffff

/** Where questions are sent. It belongs to the operator, so of the egress policy only `onlyPlaces` judges it. */
export type ResolverAddress = Place

/** `ADDR`, `ADDR:PORT` or `[ADDR]:PORT`; throws RangeError for anything else. */
export function parseResolver(text: string): ResolverAddress {
  const match = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text)
  const address = match?.[1] ?? match?.[2] ?? text
  const port = Number(match?.[3] ?? 53)
  if (!addressBytes(address) || port < 1 || port > 65535) {
    throw new RangeError(`not a resolver like 127.0.0.1:53: ${text}`)
  }
  return { address, port }
}

/** One question's end: a message, or the reason why none came. */
export interface DnsReply {
  readonly resolver: string
  readonly message: DnsMessage | null
  /** The message as received, null when none came. */
  readonly bytes: Uint8Array | null
  readonly error: ProbeError | null
}

/** Asks recursive resolvers. Never rejects for what they do. */
export interface DnsClient {
  ask(name: string, type: TypeName): Promise<DnsReply>
  close(): void
}

interface ClientOptions {
  readonly resolvers: readonly ResolverAddress[]
  readonly tryMs: number
  readonly tries: number
  readonly deadline: Deadline
  /** As in the options of a probe; null where there is no such bound. */
  readonly onlyPlaces: readonly Place[] | null
}

/** A client for one visit: one UDP socket per resolver, each from a random port that the kernel chose. */
export function openDnsClient(options: ClientOptions): DnsClient {
  const { resolvers, tries, tryMs, deadline, onlyPlaces } = options
  const exchanges = resolvers.map((resolver) => udpExchange(resolver))

  async function ask(name: string, type: TypeName): Promise<DnsReply> {
    let last: DnsReply | null = null
    for (let attempt = 0; attempt < tries && deadline.left() > 0; attempt++) {
      const index = attempt % resolvers.length
      const udp = exchanges[index]
      const resolver = resolvers[index]
      if (!udp || !resolver) break
      const label = `${resolver.address}:${resolver.port}`
      try {
        requirePlace(onlyPlaces, resolver)
        const question = newQuestion(name, type)
        let reply = await udp.ask(question, deadline.within(tryMs))
        if (reply.message.isTruncated)
          reply = await askOverTcp(resolver, question, deadline.within(tryMs))
        last = { resolver: label, ...reply, error: null }
        if (reply.message.rcode === 'NOERROR' || reply.message.rcode === 'NXDOMAIN') return last
        // Another resolver may know better; the same one would only say it again.
        if (resolvers.length === 1) return last
      } catch (error) {
        last ??= { resolver: label, message: null, bytes: null, error: problemOf(error) }
      }
    }
    return last ?? noReply(resolvers[0])
  }

  return { ask, close: () => exchanges.forEach((exchange) => exchange.close()) }
}

function noReply(resolver: ResolverAddress | undefined): DnsReply {
  const error = resolver
    ? { stage: 'limit' as const, code: 'visit-timeout', message: 'The visit ran out of time.' }
    : { stage: 'resolve' as const, code: 'no-resolver', message: 'No resolver is configured.' }
  const label = resolver ? `${resolver.address}:${resolver.port}` : ''
  return { resolver: label, message: null, bytes: null, error }
}

function problemOf(error: unknown): ProbeError {
  if (error instanceof LookFailed) return error.problem
  if (error instanceof DnsError)
    return { stage: 'resolve', code: 'malformed', message: error.message }
  const { code = 'unknown', message } = error as NodeJS.ErrnoException
  return { stage: 'resolve', code, message }
}

interface Question {
  readonly id: number
  readonly name: string
  readonly type: TypeName
  readonly bytes: Uint8Array
}

function newQuestion(name: string, type: TypeName): Question {
  const [high = 0, low = 0] = newBytes(2)
  const id = (high << 8) | low
  return {
    id,
    name: `${name.toLowerCase().replace(/\.$/, '')}.`,
    type,
    bytes: encodeQuery(id, name, type),
  }
}

interface Received {
  readonly message: DnsMessage
  readonly bytes: Uint8Array
}

/** The message when it answers this question; null for somebody else's; throws DnsError when it is malformed. */
function matching(bytes: Uint8Array, question: Question): Received | null {
  if (bytes.length < 12 || (((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0)) !== question.id) return null
  const message = decodeMessage(bytes)
  const [echo] = message.questions
  const isOurs =
    message.isResponse &&
    message.questions.length === 1 &&
    echo?.name.toLowerCase() === question.name &&
    echo.type === question.type
  return isOurs ? { message, bytes } : null
}

interface Pending {
  readonly question: Question
  readonly settle: (result: Received | Error) => void
}

/** Questions and answers over one connected socket: datagrams from elsewhere never reach us. */
function udpExchange(resolver: ResolverAddress) {
  const pending = new Map<number, Pending>()
  let socket: Socket | null = null
  let ready: Promise<Socket> | null = null

  function failAll(error: Error): void {
    for (const { settle } of pending.values()) settle(error)
  }

  function open(): Promise<Socket> {
    const family = resolver.address.includes(':') ? 6 : 4
    const created = createSocket({
      type: family === 6 ? 'udp6' : 'udp4',
      lookup: (host, _, callback) => callback(null, host, family),
    })
    socket = created
    created.on('error', failAll)
    created.on('message', (bytes) => {
      const waiting = pending.get((bytes[0] ?? 0) * 256 + (bytes[1] ?? 0))
      if (!waiting) return
      try {
        const received = matching(bytes, waiting.question)
        if (received) waiting.settle(received)
      } catch (error) {
        waiting.settle(error as Error)
      }
    })
    return new Promise((resolve, reject) => {
      created.once('error', reject)
      created.connect(resolver.port, resolver.address, () => resolve(created))
    })
  }

  return {
    async ask(question: Question, deadline: Deadline): Promise<Received> {
      const connected = await (ready ??= open())
      if (pending.has(question.id)) throw new DnsError('two questions drew the same id')
      return new Promise((resolve, reject) => {
        const settle = (result: Received | Error) => {
          clearTimeout(timer)
          pending.delete(question.id)
          if (result instanceof Error) reject(result)
          else resolve(result)
        }
        const timer = setTimeout(() => {
          settle(new LookFailed('resolve', 'timeout', 'The resolver did not answer.'))
        }, deadline.left())
        pending.set(question.id, { question, settle })
        connected.send(question.bytes, (error) => error && settle(error))
      })
    },
    close(): void {
      if (pending.size > 0) failAll(new LookFailed('limit', 'visit-over', 'The visit is over.'))
      socket?.close()
    },
  }
}

/** The same question over TCP, for answers that do not fit a datagram. */
function askOverTcp(
  resolver: ResolverAddress,
  question: Question,
  deadline: Deadline,
): Promise<Received> {
  const socket = connect({ host: resolver.address, port: resolver.port, noDelay: true })
  const prefix = Buffer.of(question.bytes.length >> 8, question.bytes.length & 255)
  socket.write(Buffer.concat([prefix, question.bytes]))
  const received = growingBytes(MAX_TCP_BYTES)
  return new Promise<Received>((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new LookFailed('resolve', 'timeout', 'The resolver did not answer over TCP.'))
    }, deadline.left())
    socket.on('data', (chunk) => {
      received.append(chunk)
      const all = received.bytes()
      const end = all.length < 2 ? Number.POSITIVE_INFINITY : 2 + all.readUInt16BE(0)
      if (all.length < end) return
      try {
        const reply = matching(all.subarray(2, end), question)
        if (reply) resolve(reply)
        else reject(new DnsError('the answer over TCP is to another question'))
      } catch (error) {
        reject(error as Error)
      }
    })
    socket.on('error', reject)
    socket.on('close', () => {
      clearTimeout(timer)
      reject(new LookFailed('resolve', 'closed', 'The resolver closed the connection.'))
    })
  }).finally(() => socket.destroy())
}
