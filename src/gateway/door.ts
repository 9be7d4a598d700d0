import { availableParallelism } from 'node:os'
import type { Realm } from '../core/action.ts'
import { Problem } from '../core/problem.ts'
import type { Admitted } from './admission.ts'
import type { KeyedMessage, Reply } from './messages.ts'
import type { CredentialHeaders, GatewayParts, StreamHouse, StreamStats } from './handed-in.ts'
import { openStreamOf, type RealmStream } from './stream.ts'

/** What the connection of a client costs, and the share of the machine that a mass return may take. */
const CONNECT_MS = 0.35
const RETURN_SHARE = 0.3
const MIN_RETURN_S = 5

/** What has no client in the stream, per realm. */
interface Counts {
  polls: number
  slow: number
  /** Polls that wait, by device or session. */
  readonly pollsOf: Map<string, number>
}

/** What the ways into the streams share. */
export interface Door {
  readonly parts: GatewayParts
  /** The realm's stream, opened at the first call. Throws Problem `http.no_exercise` (404), `gateway.busy` (503) once the gateway stops. */
  streamOf(realm: Realm): Promise<RealmStream>
  /** Hands a message in; the answer comes after the commit, in the client's language. */
  hear(at: Admitted, message: KeyedMessage, reply: (answer: Reply) => void): void
  counts(realm: Realm): Counts
  /** Tells the operator of a fault. */
  failed(error: unknown): void
  /** Open connections of both realms. */
  size(): number
  close(realm: Realm): Promise<void>
  stop(): Promise<void>
  stats(realm: Realm): StreamStats | null
}

interface Opened {
  readonly house: StreamHouse
  readonly stream: Promise<RealmStream>
  /** The same once it is open. */
  now: RealmStream | null
}

/** Makes the door over the houses that are open; nothing is opened before the first client. */
export function createDoor(parts: GatewayParts): Door {
  const opened = new Map<Realm, Opened>()
  const none = (): Counts => ({ polls: 0, slow: 0, pollsOf: new Map() })
  const counts = { actual: none(), exercise: none() }
  let isStopped = false

  function failed(error: unknown): void {
    parts.log(`gateway: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }

  async function close(realm: Realm): Promise<void> {
    const known = opened.get(realm)
    opened.delete(realm)
    if (known !== undefined) await (await known.stream.catch(() => null))?.stop()
  }

  function open(realm: Realm, house: StreamHouse): Opened {
    const identify = (all: readonly CredentialHeaders[]) => parts.identify(realm, all)
    const { heartbeatMs } = parts
    const stream = openStreamOf(house, { identify, failed, heartbeatMs })
    const made: Opened = { house, stream, now: null }
    opened.set(realm, made)
    made.stream.then(
      (stream) => (made.now = stream),
      // The next client tries again.
      () => opened.get(realm) === made && opened.delete(realm),
    )
    return made
  }

  const nowOpen = () => [...opened.values()].flatMap(({ now }) => now ?? [])
  return {
    parts,
    async streamOf(realm) {
      const house = parts.house(realm)
      if (house === null) throw new Problem('http.no_exercise', 404, 'No exercise is running.')
      if (isStopped) throw new Problem('gateway.busy', 503, 'The node stops.')
      const known = opened.get(realm)
      if (known?.house.runner === house.runner) return known.stream
      void close(realm).catch(failed)
      return open(realm, house).stream
    },
    hear: (at, message, reply) => hear(parts, at, message, reply),
    counts: (realm) => counts[realm],
    failed,
    size: () => nowOpen().reduce((sum, { clients }) => sum + clients.size, 0),
    close,
    async stop() {
      isStopped = true
      await Promise.all([...opened.keys()].map(close))
    },
    stats(realm) {
      const stream = opened.get(realm)?.now
      return stream == null
        ? null
        : { ...openOf(stream), polls: counts[realm].polls, slow: counts[realm].slow }
    },
  }
}

function hear(
  parts: GatewayParts,
  { stream, speaker, language }: Admitted,
  message: KeyedMessage,
  reply: (answer: Reply) => void,
): void {
  const { key } = message
  stream.inbox.put(speaker, message, (refusal) => {
    if (refusal === null) return reply({ t: 'ok', key })
    const { code, params, status } = refusal
    const known = stream.house.problems[code]
    const t = parts.translator(language)
    const sentence =
      known === undefined ? refusal.message : t.parts(known, params as never).join('')
    reply({ t: 'no', key, code, sentence, again: status >= 500 })
  })
}

/** Seconds within which clients that lost the stream come back, each at a moment of its own. */
export function returnSeconds({ clients }: RealmStream): number {
  const seconds = (clients.size * CONNECT_MS) / 1000 / (RETURN_SHARE * availableParallelism())
  return Math.max(MIN_RETURN_S, Math.ceil(seconds))
}

function openOf({ clients, ring, heartbeatMs }: RealmStream) {
  const events = [...clients].filter((client) => client.isEvents).length
  return {
    sockets: clients.size - events,
    events,
    epoch: ring.epoch,
    seq: ring.seq,
    heartbeatMs: heartbeatMs(),
  }
}
