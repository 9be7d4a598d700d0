/**
 * The server's half of the WebSocket protocol on a raw socket: the handshake key, frames built once
 * and written to many sockets, and a decoder for what clients send. Text and control messages only,
 * no extensions. Source: RFC 6455.
 */
import { createHash } from 'node:crypto'

/** Appended to the client's key before hashing. Source: RFC 6455 §1.3. */
const KEY_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
/** Base64 of 16 bytes; the character before the padding carries two bits. */
const CLIENT_KEY = /^[A-Za-z0-9+/]{21}[AQgw]==$/
const MAX_CONTROL_PAYLOAD = 125
const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const
const FIN = 0x80
const MASKED = 0x80

export type WsErrorCode =
  | 'bad_key'
  | 'not_masked'
  | 'reserved_bits'
  | 'unknown_opcode'
  | 'binary_message'
  | 'bad_length'
  | 'control_too_long'
  | 'control_fragmented'
  | 'unexpected_continuation'
  | 'continuation_expected'
  | 'message_too_long'
  | 'bad_utf8'
  | 'bad_close'

/** What the peer did wrong; `closeCode` is the status to close with (RFC 6455 §7.4.1). */
export class WsError extends Error {
  readonly code: WsErrorCode
  readonly closeCode: number

  constructor(code: WsErrorCode, closeCode = 1002) {
    super(`WebSocket protocol error: ${code}`)
    this.name = 'WsError'
    this.code = code
    this.closeCode = closeCode
  }
}

/**
 * What a client said, one for each frame. A close without a status has `code` null. A `piece` is a frame of a message
 * that goes on: it says nothing yet, but costs as much to read, and may be empty.
 */
export type ClientMessage =
  | { readonly type: 'piece' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'ping' | 'pong'; readonly payload: Buffer }
  | { readonly type: 'close'; readonly code: number | null; readonly reason: string }

/** Takes the bytes of one connection in any pieces. */
export interface ClientFrameDecoder {
  /**
   * What the frames say that the chunk completes, in order. Nothing is taken from the chunk until the
   * result is iterated, so iterate it to its end. Throws WsError, after the messages before the
   * fault; the connection is then to be closed. After a close message everything is passed over.
   */
  decode(chunk: Uint8Array): Generator<ClientMessage, void, undefined>
}

/** Whether an `Upgrade` field, a list of protocols, names this one. Source: RFC 9110 §7.8. */
export function offersWebSocket(upgrade = ''): boolean {
  return upgrade.split(',').some((offer) => offer.trim().toLowerCase() === 'websocket')
}

/**
 * The value of `Sec-WebSocket-Accept` for a client's `Sec-WebSocket-Key`. Throws WsError `bad_key`
 * where the key is not base64 of 16 bytes. Source: RFC 6455 §4.2.2.
 */
export function acceptKey(secWebSocketKey: string): string {
  if (!CLIENT_KEY.test(secWebSocketKey)) throw new WsError('bad_key')
  return createHash('sha1')
    .update(secWebSocketKey + KEY_SUFFIX)
    .digest('base64')
}

function serverFrame(opcode: number, payload: Uint8Array): Buffer {
  const length = payload.byteLength
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  header[0] = FIN | opcode
  if (length < 126) {
    header[1] = length
  } else if (length < 65_536) {
    header[1] = 126
    header.writeUInt16BE(length, 2)
  } else {
    header[1] = 127
    header.writeBigUInt64BE(BigInt(length), 2)
  }
  return Buffer.concat([header, payload])
}

/** A whole text message, ready to be written to any number of sockets. The payload is UTF-8. */
export function serverTextFrame(payload: Uint8Array): Buffer {
  return serverFrame(OPCODE.text, payload)
}

/** A ping or pong; a pong repeats the payload of the ping. Throws WsError beyond 125 bytes. */
export function serverControlFrame(kind: 'ping' | 'pong', payload: Uint8Array): Buffer {
  if (payload.byteLength > MAX_CONTROL_PAYLOAD) throw new WsError('control_too_long')
  return serverFrame(OPCODE[kind], payload)
}

/** A close message with a status and a short reason. Throws WsError beyond 123 bytes of reason. */
export function serverCloseFrame(code: number, reason = ''): Buffer {
  const payload = Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(reason)])
  if (payload.byteLength > MAX_CONTROL_PAYLOAD) throw new WsError('control_too_long')
  return serverFrame(OPCODE.close, payload)
}

interface FrameHeader {
  readonly isFinal: boolean
  readonly opcode: number
  readonly length: number
  readonly mask: Buffer
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new WsError('bad_utf8', 1007)
  }
}

function unmask(payload: Buffer, mask: Buffer): Buffer {
  const plain = Buffer.allocUnsafe(payload.byteLength)
  for (let i = 0; i < payload.byteLength; i += 1) {
    plain[i] = (payload[i] ?? 0) ^ (mask[i & 3] ?? 0)
  }
  return plain
}

function closeMessage(payload: Buffer): ClientMessage {
  if (payload.byteLength === 0) return { type: 'close', code: null, reason: '' }
  const code = payload.byteLength === 1 ? 0 : payload.readUInt16BE(0)
  const isDefined = code >= 1000 && code <= 1014 && code !== 1004 && code !== 1005 && code !== 1006
  if (!isDefined && (code < 3000 || code > 4999)) throw new WsError('bad_close')
  return { type: 'close', code, reason: decodeUtf8(payload.subarray(2)) }
}

/** Refuses from the first two bytes alone what no client may send. */
function checkStart(first: number, second: number, isInMessage: boolean): void {
  const opcode = first & 0x0f
  const length = second & 0x7f
  if ((first & 0x70) !== 0) throw new WsError('reserved_bits')
  if ((second & MASKED) === 0) throw new WsError('not_masked')
  if (opcode === OPCODE.binary) throw new WsError('binary_message', 1003)
  if (opcode >= OPCODE.close) {
    if (opcode > OPCODE.pong) throw new WsError('unknown_opcode')
    if ((first & FIN) === 0) throw new WsError('control_fragmented')
    if (length > MAX_CONTROL_PAYLOAD) throw new WsError('control_too_long')
  } else if (opcode === OPCODE.continuation) {
    if (!isInMessage) throw new WsError('unexpected_continuation')
  } else {
    if (opcode !== OPCODE.text) throw new WsError('unknown_opcode')
    if (isInMessage) throw new WsError('continuation_expected')
  }
}

/** Bytes between the first two and the mask that hold a long length. */
function extraLengthBytes(second: number): number {
  const length = second & 0x7f
  return length === 126 ? 2 : length === 127 ? 8 : 0
}

/** The payload length of a header; a length in more bytes than needed is refused. */
function readLength(header: Buffer): number {
  const short = (header[1] ?? 0) & 0x7f
  if (short < 126) return short
  if (short === 126) {
    const length = header.readUInt16BE(2)
    if (length < 126) throw new WsError('bad_length')
    return length
  }
  const length = Number(header.readBigUInt64BE(2))
  if (length < 65_536 || length >= 2 ** 63) throw new WsError('bad_length')
  return length
}

/**
 * A decoder for one connection. `maxPayload` limits a whole message in bytes, all fragments
 * together, and is enforced from the header, before the payload arrives; the decoder never holds
 * more than that and the chunk it was given. Binary messages are refused with status 1003.
 * Source: RFC 6455 §5.
 */
export function clientFrameDecoder({ maxPayload }: { maxPayload: number }): ClientFrameDecoder {
  let waiting: Buffer[] = []
  let waitingBytes = 0
  /** Bytes needed before anything more can be decided. */
  let needed = 2
  let frame: FrameHeader | null = null
  /** Payloads of an unfinished message; null outside one. */
  let fragments: Buffer[] | null = null
  let fragmentBytes = 0
  let isClosed = false

  /** Takes `needed` bytes; the rest waits. */
  function take(): Buffer {
    const all = waiting.length === 1 ? (waiting[0] ?? Buffer.alloc(0)) : Buffer.concat(waiting)
    waiting = all.byteLength > needed ? [all.subarray(needed)] : []
    waitingBytes = all.byteLength - needed
    return all.subarray(0, needed)
  }

  function readHeader(): null {
    const bytes = take()
    const [first = 0, second = 0] = bytes
    checkStart(first, second, fragments !== null)
    const size = 2 + extraLengthBytes(second) + 4
    if (bytes.byteLength < size) {
      // Known only now: the header goes back to wait for its own rest.
      waiting.unshift(bytes)
      waitingBytes += bytes.byteLength
      needed = size
      return null
    }
    const opcode = first & 0x0f
    const length = readLength(bytes)
    if (opcode < OPCODE.close && fragmentBytes + length > maxPayload) {
      throw new WsError('message_too_long', 1009)
    }
    const mask = Buffer.from(bytes.subarray(size - 4))
    frame = { isFinal: (first & FIN) !== 0, opcode, length, mask }
    needed = length
    return null
  }

  function readPayload(header: FrameHeader): ClientMessage {
    const payload = unmask(take(), header.mask)
    frame = null
    needed = 2
    if (header.opcode === OPCODE.close) return closeMessage(payload)
    if (header.opcode === OPCODE.ping) return { type: 'ping', payload }
    if (header.opcode === OPCODE.pong) return { type: 'pong', payload }
    fragments ??= []
    if (payload.byteLength > 0) fragments.push(payload)
    fragmentBytes += payload.byteLength
    if (!header.isFinal) return { type: 'piece' }
    const text = decodeUtf8(Buffer.concat(fragments))
    fragments = null
    fragmentBytes = 0
    return { type: 'text', text }
  }

  function* decode(chunk: Uint8Array): Generator<ClientMessage, void, undefined> {
    if (isClosed) return
    // A copy, because the caller may read the next chunk into the same buffer.
    waiting.push(Buffer.from(chunk))
    waitingBytes += chunk.byteLength
    while (!isClosed && waitingBytes >= needed) {
      // Stays closed if the next step throws, and after a close message.
      isClosed = true
      const message = frame === null ? readHeader() : readPayload(frame)
      isClosed = message?.type === 'close'
      if (message !== null) yield message
    }
  }

  return { decode }
}
