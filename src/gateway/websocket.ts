import type { Duplex } from 'node:stream'
import { nowMs } from '../core/time.ts'
import {
  clientFrameDecoder,
  serverCloseFrame,
  serverControlFrame,
  serverTextFrame,
  WsError,
} from '../lib/ws/ws.ts'
import { MAX_QUEUED_BYTES, type StreamClient } from './client.ts'
import type { Speaker } from './inbox.ts'
import { type KeyedMessage, MAX_MESSAGE_BYTES, readMessage, type Reply } from './messages.ts'
import type { CredentialHeaders } from './parts.ts'

/** What a client may say: a burst when it comes back with a full outbox, then five a second. */
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
  const { actor, station, area, headers } = parts
  const decoder = clientFrameDecoder({ maxPayload: MAX_MESSAGE_BYTES })
  const mayTalk = talkLimit()
  let isOpen = true

  function end(isSlow: boolean): void {
    if (!isOpen) return
    isOpen = false
    parts.left(client, isSlow)
  }

  function write(bytes: Buffer): void {
    if (!isOpen) return
    if (socket.writableLength > MAX_QUEUED_BYTES) {
      end(true)
      socket.destroy()
    } else socket.write(bytes)
  }

  const say = (value: object) => write(serverTextFrame(Buffer.from(JSON.stringify(value))))

  function take(chunk: Buffer): void {
    try {
      for (const message of decoder.decode(chunk)) {
        if (!isOpen) return
        client.heardMs = nowMs()
        if (!mayTalk()) return client.close(1008, 'too many messages')
        if (message.type === 'close') return client.close(message.code ?? 1000, '')
        if (message.type === 'ping') write(serverControlFrame('pong', message.payload))
        if (message.type === 'text') read(message.text)
      }
    } catch (error) {
      if (!(error instanceof WsError)) throw error
      client.close(error.closeCode, error.code)
    }
  }

  function read(text: string): void {
    const message = readMessage(text)
    if (message === null) return client.close(1008, 'not a message of this stream')
    if (message.t !== 'alive') parts.hear(message, say)
  }

  const client: SocketClient = {
    actor,
    station,
    area,
    headers,
    isEvents: false,
    seq: 0,
    heardMs: nowMs(),
    send: (wire) => write(wire.socket),
    tell: say,
    resync(state) {
      client.seq = state.seq
      write(serverTextFrame(Buffer.from(state.json)))
    },
    queued: () => socket.writableLength,
    close(code, reason) {
      if (!isOpen) return
      end(false)
      if (socket.writableLength > MAX_QUEUED_BYTES) socket.destroy()
      else socket.end(serverCloseFrame(code, reason), () => socket.destroy())
    },
  }
  socket.on('data', take)
  socket.on('close', () => end(false))
  socket.on('end', () => socket.destroy())
  if (head.byteLength > 0) take(head)
  return client
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
