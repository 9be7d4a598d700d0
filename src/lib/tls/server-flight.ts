import { growingBytes } from '../bytes/index.ts'
import { groupName, suiteName } from './suites.ts'

/** Bytes that are no TLS answer, or go beyond a limit. */
export class TlsError extends Error {
  override readonly name = 'TlsError'
}

/** Most that is read of one answer: a chain with thousands of names still fits, an endless one does not. */
export const MAX_FLIGHT_BYTES = 128 * 1024
/** Longest protected record. Source: RFC 5246 section 6.2.3. */
const MAX_RECORD_BYTES = 2 ** 14 + 2048
/** More certificates than anybody has. */
export const MAX_CHAIN = 32

/** Record types. Source: RFC 5246 section 6.2.1. */
const CHANGE_CIPHER_SPEC = 20
const ALERT = 21
export const HANDSHAKE = 22
export const APPLICATION_DATA = 23

/** What a server works with in plain Diffie-Hellman: unsigned numbers, the highest byte first. */
export interface DhParameters {
  readonly prime: Uint8Array
  readonly generator: Uint8Array
}

/** What a server showed in clear text. */
export interface ServerFlight {
  /** `1.0` … `1.3`, `3.0` for SSL 3.0, null before the ServerHello came. */
  readonly version: string | null
  /** IANA name of the chosen suite. */
  readonly suite: string | null
  /** Its number. */
  readonly suiteNumber: number | null
  readonly compression: boolean
  readonly extendedMasterSecret: boolean
  /** RFC 5746 was answered. */
  readonly secureRenegotiation: boolean
  /** The server speaks TLS 1.3 and asked for a key share. */
  readonly helloRetry: boolean
  /** Group of the key exchange, where it is named. */
  readonly group: string | null
  /** Parameters of plain Diffie-Hellman, null where there are none. */
  readonly dh: DhParameters | null
  /** Stapled OCSP response, DER; null where there is none or it is encrypted. */
  readonly staple: Uint8Array | null
  /** DER, leaf first, as served; empty in TLS 1.3, where it is encrypted. */
  readonly chain: readonly Uint8Array[]
  /** Description of the alert that was sent, null when none. */
  readonly alert: number | null
  /** Nothing that we could still read is to come. */
  readonly isComplete: boolean
}

type Draft = { -readonly [K in keyof ServerFlight]: ServerFlight[K] }

/** Reads a server's answer as it arrives: each byte once, in whatever pieces it comes. */
export interface FlightReader {
  /**
   * Takes the next bytes and gives what all of them say so far; the last record may be cut off. Throws TlsError when
   * they are no TLS, are malformed, or are more than MAX_FLIGHT_BYTES; the reader is of no use then.
   */
  push(bytes: Uint8Array): ServerFlight
}

/** What a whole answer says, as a reader would after its last byte. Throws TlsError as `push` does. */
export function parseServerFlight(bytes: Uint8Array): ServerFlight {
  return serverFlightReader().push(bytes)
}

/** A reader at the beginning of an answer. */
export function serverFlightReader(): FlightReader {
  const flight: Draft = {
    version: null,
    suite: null,
    suiteNumber: null,
    compression: false,
    extendedMasterSecret: false,
    secureRenegotiation: false,
    helloRetry: false,
    group: null,
    dh: null,
    staple: null,
    chain: [],
    alert: null,
    isComplete: false,
  }
  const records = recordReader(flight)
  const handshake = handshakeReader(flight)
  return {
    push(bytes) {
      handshake.read(records.push(bytes))
      if (flight.alert !== null || flight.version === '1.3') flight.isComplete = true
      return { ...flight }
    },
  }
}

/** Bytes before the content of a record: type, version, length. */
export const RECORD_HEADER_BYTES = 5

/** Takes records apart and joins what they carry of the handshake; notes a fatal alert. */
function recordReader(flight: Draft) {
  const joined = growingBytes(MAX_FLIGHT_BYTES)
  let taken = 0
  const header: number[] = []
  /** Bytes of the content still to come, and the first two of an alert. */
  let left = 0
  let alert: number[] = []
  let isOver = false

  /** What follows a fatal alert, a ChangeCipherSpec or a protected record is not for our eyes. */
  function endHeader(): void {
    const [type = 0] = header
    left = recordLength(header)
    alert = []
    isOver = type !== HANDSHAKE && type !== ALERT
    if (left === 0) header.length = 0
  }

  function takeContent(content: Uint8Array): void {
    left -= content.length
    if (header[0] === HANDSHAKE) joined.append(content)
    else if (alert.length < 2) {
      alert.push(...content.subarray(0, 2 - alert.length))
      // Warnings such as unrecognized_name (112) go before a normal answer.
      if (alert[0] === 2 && (alert.length === 2 || left === 0)) {
        flight.alert = alert[1] ?? null
        isOver = true
      }
    }
    if (left === 0) header.length = 0
  }

  return {
    /** All that was carried so far. */
    push(bytes: Uint8Array): Uint8Array {
      taken += bytes.length
      if (taken > MAX_FLIGHT_BYTES) throw new TlsError('answer is too long')
      for (let at = 0; at < bytes.length && !isOver; ) {
        if (header.length < RECORD_HEADER_BYTES) {
          header.push(bytes[at++] ?? 0)
          refuseForeign(header)
          if (header.length === RECORD_HEADER_BYTES) endHeader()
        } else {
          const end = Math.min(bytes.length, at + left)
          takeContent(bytes.subarray(at, end))
          at = end
        }
      }
      return joined.bytes()
    },
  }
}

function refuseForeign([type = 0, major = 3]: readonly number[]): void {
  if (type < CHANGE_CIPHER_SPEC || type > APPLICATION_DATA || major !== 3) {
    throw new TlsError('not a TLS record')
  }
}

function recordLength(header: readonly number[]): number {
  const length = ((header[3] ?? 0) << 8) | (header[4] ?? 0)
  if (length > MAX_RECORD_BYTES) throw new TlsError('record is too long')
  return length
}

/** Reads each handshake message once, as soon as it is whole. */
function handshakeReader(flight: Draft) {
  let at = 0
  return {
    read(bytes: Uint8Array): void {
      while (at + 4 <= bytes.length && flight.version !== '1.3') {
        const type = bytes[at] ?? 0
        const length = u24(bytes, at + 1)
        if (length > MAX_FLIGHT_BYTES) throw new TlsError('handshake message is too long')
        if (flight.version === null && type !== 2)
          throw new TlsError('ServerHello does not come first')
        if (flight.version !== null && type === 2) throw new TlsError('second ServerHello')
        if (at + 4 + length > bytes.length) return
        readMessage(type, bytes.subarray(at + 4, at + 4 + length), flight)
        at += 4 + length
      }
    },
  }
}

function readMessage(type: number, body: Uint8Array, flight: Draft): void {
  if (type === 2) readServerHello(body, flight)
  else if (type === 11) flight.chain = readCertificates(body)
  else if (type === 22) flight.staple = readStatus(body)
  else if (type === 12) readKeyExchange(body, flight)
  else if (type === 14) flight.isComplete = true
}

const RETRY_RANDOM = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c'

function readServerHello(body: Uint8Array, flight: Draft): void {
  const idLength = u8(body, 34)
  if (idLength > 32) throw new TlsError('session id is too long')
  const at = 35 + idLength
  flight.version = versionName(u16(body, 0))
  flight.suiteNumber = u16(body, at)
  flight.suite = suiteName(flight.suiteNumber)
  flight.compression = u8(body, at + 2) !== 0
  flight.helloRetry = Buffer.from(body.subarray(2, 34)).toString('hex') === RETRY_RANDOM
  if (body.length === at + 3) return
  const end = at + 5 + u16(body, at + 3)
  if (end !== body.length) throw new TlsError('extensions do not fill the ServerHello')
  for (let from = at + 5; from < end; ) {
    const next = from + 4 + u16(body, from + 2)
    if (next > end) throw new TlsError('extension runs over the end')
    readExtension(u16(body, from), body.subarray(from + 4, next), flight)
    from = next
  }
}

function readExtension(type: number, content: Uint8Array, flight: Draft): void {
  if (type === 23) flight.extendedMasterSecret = true
  else if (type === 65281) flight.secureRenegotiation = true
  else if (type === 43) flight.version = versionName(u16(content, 0))
  else if (type === 51) flight.group = groupName(u16(content, 0))
}

function versionName(number: number): string {
  if (number === 0x0300) return '3.0'
  if (number < 0x0301 || number > 0x0304) throw new TlsError('unknown protocol version')
  return `1.${number - 0x0301}`
}

function readCertificates(body: Uint8Array): Uint8Array[] {
  if (3 + u24(body, 0) !== body.length) throw new TlsError('chain does not fill its message')
  const chain: Uint8Array[] = []
  for (let at = 3; at < body.length; ) {
    const length = u24(body, at)
    if (at + 3 + length > body.length) throw new TlsError('certificate runs over the end')
    if (chain.length === MAX_CHAIN) throw new TlsError('too many certificates')
    chain.push(body.subarray(at + 3, at + 3 + length))
    at += 3 + length
  }
  return chain
}

/** Type 1 is one OCSP response, for the leaf. Source: RFC 6066 section 8. */
function readStatus(body: Uint8Array): Uint8Array | null {
  if (u8(body, 0) !== 1) return null
  if (4 + u24(body, 1) !== body.length) throw new TlsError('status does not fill its message')
  return body.subarray(4)
}

/** Source: RFC 5246 section 7.4.3, RFC 8422 section 5.4. */
function readKeyExchange(body: Uint8Array, flight: Draft): void {
  const suite = flight.suite ?? ''
  if (suite.startsWith('TLS_ECDH')) {
    if (body[0] === 3 && body.length >= 3) flight.group = groupName(u16(body, 1))
    // The curve is not named but written out.
    else if (body[0] === 1 || body[0] === 2) flight.group = 'explicit'
  } else if (/^TLS_DHE?_/.test(suite)) flight.dh = readDh(body)
}

function readDh(body: Uint8Array): DhParameters {
  const prime = vector(body, 0)
  return { prime, generator: vector(body, 2 + prime.length) }
}

function vector(body: Uint8Array, at: number): Uint8Array {
  const end = at + 2 + u16(body, at)
  if (end > body.length) throw new TlsError('number runs over the end')
  return body.subarray(at + 2, end)
}

/** A number of one byte; it and the longer ones throw TlsError where the bytes end before it does. */
export function u8(bytes: Uint8Array, at: number): number {
  const value = bytes[at]
  if (value === undefined) throw new TlsError('message is cut off')
  return value
}

/** A number of two bytes, the higher one first. */
export function u16(bytes: Uint8Array, at: number): number {
  return (u8(bytes, at) << 8) | u8(bytes, at + 1)
}

/** A number of three bytes. */
export function u24(bytes: Uint8Array, at: number): number {
  return (u8(bytes, at) << 16) | u16(bytes, at + 1)
}
