import type { CredentialHeaders } from './handed-in.ts'
import type { Speaker } from './inbox.ts'
import type { Resync, Wire } from './ring.ts'

/** Bytes that may wait in one connection before it counts as dead; it comes back and gets all by replay. */
export const MAX_QUEUED_BYTES = 64 * 1024

/** One open connection of a station, whatever carries it. */
export interface StreamClient extends Speaker {
  readonly headers: CredentialHeaders
  /** Carried by server-sent events, not by a WebSocket. */
  readonly isEvents: boolean
  /** Newest number that was written to it. */
  seq: number
  /** When the other side last showed that it lives, in ms; infinite for event streams, which end by themselves. */
  heardMs: number
  /** Writes one line; a connection that does not read is cut. */
  send(wire: Wire): void
  /** Tells it to take this state instead of what it has, and goes on from there. */
  resync(state: Resync): void
  /** Bytes that the other side has not taken yet. */
  queued(): number
  /** Ends the connection; `code` in the words of RFC 6455 §7.4.1. */
  close(code: number, reason: string): void
}
