import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { growingBytes } from '../../lib/bytes/index.ts'
import { MAX_FLIGHT_BYTES } from '../../lib/tls/index.ts'

/** What a server sent in a handshake. */
export interface Handshake {
  /** From the first byte on, at most MAX_FLIGHT_BYTES; something from after the handshake may follow. */
  readonly bytes: Buffer
  /** The server's traffic secret of the handshake, null before TLS 1.3. */
  readonly secret: Buffer | null
}

/** A connection on which somebody else makes a handshake. */
export interface Overheard {
  /** The connection as it was; both ends with the other. */
  readonly stream: Duplex
  /** Learns the secret from the session that is made on the stream; to be called before anything comes. */
  follow(secure: TLSSocket): void
  /** What came so far; nothing is kept from now on. */
  stop(): Handshake
}

/** Keeps what comes in on a connection. `socket` is read through the stream alone from now on. */
export function overhear(socket: Socket): Overheard {
  const heard = growingBytes(MAX_FLIGHT_BYTES)
  let isOver = false
  let secret: Buffer | null = null
  const stream = new Duplex({
    allowHalfOpen: socket.allowHalfOpen,
    read: () => socket.resume(),
    write: (chunk: Buffer, _, done) => socket.write(chunk, done),
    final: (done) => socket.end(() => done()),
    destroy(error, done) {
      socket.destroy()
      done(error)
    },
  })
  socket.on('data', (chunk: Buffer) => {
    if (!isOver) heard.append(chunk)
    if (!stream.push(chunk)) socket.pause()
  })
  socket.once('end', () => stream.push(null))
  socket.once('error', (error) => stream.destroy(error))
  // What came before a proper end may not have been read yet.
  socket.once('close', () => {
    if (!socket.readableEnded) stream.destroy()
  })
  return {
    stream,
    follow(secure) {
      secure.on('keylog', (line: Buffer) => {
        secret ??= serverSecret(line)
      })
    },
    stop() {
      isOver = true
      return { bytes: heard.bytes(), secret }
    },
  }
}

/** Label, random of the client, secret. Source: RFC 9850 section 2. */
function serverSecret(line: Buffer): Buffer | null {
  const [label, , hex = ''] = line.toString('latin1').trimEnd().split(' ')
  return label === 'SERVER_HANDSHAKE_TRAFFIC_SECRET' ? Buffer.from(hex, 'hex') : null
}
