import { writeSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** What a connection's bytes go out by; the number is below zero once it is closed. */
export interface Outlet {
  readonly fd: number
}

/** The outlet of a TCP connection that this process does not encrypt; null for any other. */
export function outletOf(socket: Duplex): Outlet | null {
  if (!(socket instanceof Socket) || socket instanceof TLSSocket) return null
  const { _handle: handle } = socket as { _handle?: Outlet | null }
  return typeof handle?.fd === 'number' ? handle : null
}

/**
 * Writes to a connection past its stream, whose bookkeeping costs half as much again as the kernel's work when one line
 * goes to thousands. Only for a stream with nothing queued. Gives how many bytes the kernel took: 0 where its buffer is
 * full or the connection is over; the rest belongs to the stream, which waits, or tells what is wrong.
 * Why this way: `docs/decisions/write-at-once.md`.
 */
export function writeAtOnce(outlet: Outlet, bytes: Buffer): number {
  // Asked each time: the number of a closed descriptor may be somebody else's a moment later.
  const { fd } = outlet
  if (fd < 0) return 0
  try {
    return writeSync(fd, bytes)
  } catch {
    return 0
  }
}
