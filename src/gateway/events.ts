import { randomBelow } from '../core/id.ts'
import { MINUTE } from '../core/time.ts'
import { MAX_QUEUED_BYTES, type StreamClient } from './client.ts'
import type { Speaker } from './inbox.ts'
import type { CredentialHeaders } from './handed-in.ts'

/** A stream of events ends after this time, so that the browser's return shows that it lives. */
const MIN_EVENTS_MS = 10 * MINUTE
const SPREAD_MS = 5 * MINUTE

/** How an event stream is bound to the realm's stream. */
export interface EventParts extends Speaker {
  readonly headers: CredentialHeaders
  /** When the browser may come back after a loss. */
  readonly retryMs: number
  left(client: StreamClient, isSlow: boolean): void
}

/** Makes a stream client that speaks server-sent events, and the body that carries it. */
export function eventClient(parts: EventParts): {
  client: StreamClient
  body: ReadableStream<Uint8Array>
} {
  const { actor, station, area, headers } = parts
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const body = new ReadableStream<Uint8Array>(
    {
      start: (made) => void (controller = made),
      cancel: () => end(false),
    },
    { highWaterMark: MAX_QUEUED_BYTES, size: (chunk) => chunk?.byteLength ?? 0 },
  )
  const over = setTimeout(() => client.close(1000, ''), MIN_EVENTS_MS + randomBelow(SPREAD_MS))
  over.unref()

  function end(isSlow: boolean): void {
    if (controller === null) return
    controller = null
    clearTimeout(over)
    parts.left(client, isSlow)
  }

  function write(bytes: Uint8Array): void {
    if (controller === null) return
    if ((controller.desiredSize ?? 0) > 0) return controller.enqueue(bytes)
    const slow = controller
    end(true)
    slow.error(new Error('the other side does not read'))
  }

  const client: StreamClient = {
    actor,
    station,
    area,
    headers,
    isEvents: true,
    seq: 0,
    heardMs: Number.POSITIVE_INFINITY,
    send: (wire) => write(wire.event),
    resync(state) {
      client.seq = state.seq
      write(Buffer.from(`event: resync\ndata: ${state.json}\n\n`))
    },
    queued: () => (controller === null ? 0 : MAX_QUEUED_BYTES - (controller.desiredSize ?? 0)),
    close() {
      const open = controller
      end(false)
      open?.close()
    },
  }
  write(Buffer.from(`retry: ${parts.retryMs}\n\n`))
  return { client, body }
}
