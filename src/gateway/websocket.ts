import type { Duplex } from 'node:stream'
import { nowMs } from '../core/time.ts'
import {
  clientFrameDecoder,
  serverCloseFrame,
  serverControlFrame,
  serverTextFrame,
  WsError,
} from '../lib/ws/ws.ts'
import { type Outlet, outletOf, writeAtOnce } from './at-once.ts'
import { MAX_QUEUED_BYTES, type StreamClient } from './client.ts'
import type { Speaker } from './inbox.ts'
import { type KeyedMessage, MAX_MESSAGE_BYTES, readMessage, type Reply } from './messages.ts'
import type { CredentialHeaders } from './handed-in.ts'
import type { Resync, Wire } from './ring.ts'

/** Frames of a client, whatever they hold: a burst when it comes back with a full outbox, then five a second. */
const BURST_MESSAGES = 20
const MESSAGES_PER_SECOND = 5

/** How a socket is bound to the stream. */
export interface SocketParts extends Speaker {
  readonly headers: CredentialHeaders
  /** Takes a message; `reply` may be called once, later. */
  hear(message: KeyedMessage, reply: (answer: Reply) => void): void
  /** The connection ended, for whatever reason. */
  left(client: StreamClient, isSlow: boolean): void
}

/** A stream client on a socket, which can be told more than lines. */
export interface SocketClient extends StreamClient {
  /** Says something unsigned: how long to wait, what became of an answer. */
  tell(value: object): void
}

/** Makes a stream client of a socket whose handshake was answered; `head` is what came with it already. */
export function socketClient(socket: Duplex, head: Buffer, parts: SocketParts): SocketClient {
  const client = new StationSocket(socket, parts)
  socket.on('data', (chunk: Buffer) => client.take(chunk))
  socket.on('close', () => client.gone())
  socket.on('end', () => socket.destroy())
  if (head.byteLength > 0) client.take(head)
  return client
}

/**
 * An object with methods of its class, not a bundle of functions: an alert touches thousands of these after a long
 * silence, and each further place in memory is a wait.
 */
class StationSocket implements SocketClient {
  readonly isEvents = false
  readonly actor: Speaker['actor']
  readonly station: string
  readonly area: string
  readonly headers: CredentialHeaders
  seq = 0
  heardMs = nowMs()
  readonly #socket: Duplex
  readonly #outlet: Outlet | null
  /** Nothing waits in the stream. Not so at first: the answer to the handshake may. */
  #isClear = false
  /** Writes handed to the stream so far. */
  #queued = 0
  #isOpen = true
  readonly #parts: SocketParts
  readonly #decoder = clientFrameDecoder({ maxPayload: MAX_MESSAGE_BYTES })
  readonly #mayTalk = talkLimit()

  constructor(socket: Duplex, parts: SocketParts) {
    this.#socket = socket
    this.#outlet = outletOf(socket)
    this.#parts = parts
    this.actor = parts.actor
    this.station = parts.station
    this.area = parts.area
    this.headers = parts.headers
  }

  send(wire: Wire): void {
    this.#write(wire.socket)
  }

  tell(value: object): void {
    this.#write(serverTextFrame(Buffer.from(JSON.stringify(value))))
  }

  resync(state: Resync): void {
    this.seq = state.seq
    this.#write(serverTextFrame(Buffer.from(state.json)))
  }

  queued(): number {
    return this.#socket.writableLength
  }

  close(code: number, reason: string): void {
    if (!this.#isOpen) return
    this.#end(false)
    const socket = this.#socket
    if (socket.writableLength > MAX_QUEUED_BYTES) socket.destroy()
    else socket.end(serverCloseFrame(code, reason), () => socket.destroy())
  }

  /** The connection is no more. */
  gone(): void {
    this.#end(false)
  }

  /** Reads what came; whoever breaks the protocol or talks too much is closed. */
  take(chunk: Buffer): void {
    try {
      for (const message of this.#decoder.decode(chunk)) {
        if (!this.#isOpen) return
        this.heardMs = nowMs()
        if (!this.#mayTalk()) return this.close(1008, 'too many messages')
        if (message.type === 'close') return this.close(message.code ?? 1000, '')
        if (message.type === 'ping') this.#write(serverControlFrame('pong', message.payload))
        if (message.type === 'text') this.#read(message.text)
      }
    } catch (error) {
      if (!(error instanceof WsError)) throw error
      this.close(error.closeCode, error.code)
    }
  }

  #read(text: string): void {
    const message = readMessage(text)
    if (message === null) return this.close(1008, 'not a message of this stream')
    if (message.t !== 'alive') this.#parts.hear(message, (reply) => this.tell(reply))
  }

  #write(bytes: Buffer): void {
    if (!this.#isOpen) return
    const taken = this.#outlet !== null && this.#isClear ? writeAtOnce(this.#outlet, bytes) : 0
    if (taken < bytes.byteLength) this.#queue(bytes.subarray(taken))
  }

  /** Hands bytes to the stream, which waits until the other side takes them. */
  #queue(bytes: Buffer): void {
    const socket = this.#socket
    if (socket.writableLength > MAX_QUEUED_BYTES) {
      this.#end(true)
      socket.destroy()
      return
    }
    this.#isClear = false
    this.#queued += 1
    const mine = this.#queued
    socket.write(bytes, () => {
      this.#isClear = mine === this.#queued
    })
  }

  #end(isSlow: boolean): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#parts.left(this, isSlow)
  }
}

/** A bucket that holds a burst and fills steadily. */
function talkLimit(): () => boolean {
  let left = BURST_MESSAGES
  let atMs = nowMs()
  return () => {
    const ms = nowMs()
    left = Math.min(BURST_MESSAGES, left + ((ms - atMs) * MESSAGES_PER_SECOND) / 1000)
    atMs = ms
    left -= 1
    return left >= 0
  }
}
