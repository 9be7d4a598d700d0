import { OFFERED_GROUPS, OFFERED_GROUPS_OLD, offeredSuites } from './suites.ts'

/** Protocol versions that a hello can offer, one at a time; `3.0` is SSL 3.0. */
export type OfferedVersion = '3.0' | '1.0' | '1.1' | '1.2' | '1.3'

const WIRE_VERSION = {
  '3.0': 0x0300,
  '1.0': 0x0301,
  '1.1': 0x0302,
  '1.2': 0x0303,
  '1.3': 0x0303,
} as const

/** Signature algorithms we can name, SHA-1 last so that old servers answer too. Source: IANA TLS SignatureScheme. */
const SIGNATURE_ALGORITHMS = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0808, 0x0804, 0x0805, 0x0806, 0x0809, 0x080a, 0x080b, 0x0401,
  0x0501, 0x0601, 0x0303, 0x0301, 0x0402, 0x0203, 0x0201, 0x0202,
]

export interface HelloOptions {
  readonly version: OfferedVersion
  /** Name for SNI; null sends none, as for an IP address. */
  readonly serverName: string | null
  /** 64 random bytes: the hello's random and, in TLS 1.3, the session id of the compatibility mode. */
  readonly random: Uint8Array
  /** Numbers of the suites to offer, in order of preference; default `offeredSuites`. */
  readonly suites?: readonly number[]
  /** Numbers of the groups to offer; default all of TLS 1.3, and the curves alone in older versions. */
  readonly groups?: readonly number[]
}

/**
 * One TLS record with a ClientHello that offers exactly one protocol version. In TLS 1.3 its key share is empty: a
 * server that speaks it answers with HelloRetryRequest, so no key is ever made. Throws RangeError when `random` is
 * not 64 bytes. Source: RFC 8446 section 4.1.2, RFC 5246 section 7.4.1.2, RFC 6101 section 5.6.1.2.
 */
export function encodeClientHello(options: HelloOptions): Uint8Array {
  const { version, random } = options
  if (random.length !== 64) throw new RangeError('64 random bytes are needed')
  const isTls13 = version === '1.3'
  const body = Buffer.concat([
    u16(WIRE_VERSION[version]),
    random.subarray(0, 32),
    vector8(isTls13 ? random.subarray(32) : new Uint8Array()),
    options.suites === undefined ? usualSuites(isTls13) : vector16(u16(...options.suites)),
    vector8(Uint8Array.of(0)),
    // SSL 3.0 knows no extensions.
    ...(version === '3.0' ? [] : [vector16(Buffer.concat(extensions(options)))]),
  ])
  const header = Buffer.alloc(9)
  // Record version 0x0301 for every newer offer: middleboxes drop records that say something newer.
  header.set([22, 3, version === '3.0' ? 0 : 1])
  header.writeUInt16BE(body.length + 4, 3)
  header.writeUIntBE(0x01_000000 + body.length, 5, 4)
  return Buffer.concat([header, body])
}

function extensions({ version, serverName, groups }: HelloOptions): Uint8Array[] {
  const offered = groups ?? (version === '1.3' ? OFFERED_GROUPS : OFFERED_GROUPS_OLD)
  const list = [extension(10, vector16(u16(...offered))), ...SAME]
  if (serverName !== null) {
    const name = Buffer.concat([Uint8Array.of(0), vector16(Buffer.from(serverName, 'latin1'))])
    list.unshift(extension(0, vector16(name)))
  }
  if (version === '1.3')
    list.push(extension(43, vector8(u16(0x0304))), extension(51, vector16(u16())))
  else list.push(extension(23, new Uint8Array()), extension(65281, Uint8Array.of(0)))
  return list
}

function extension(type: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([u16(type), vector16(content)])
}

function u16(...values: number[]): Uint8Array {
  const bytes = new Uint8Array(2 * values.length)
  values.forEach((value, at) => bytes.set([value >> 8, value & 255], 2 * at))
  return bytes
}

function vector8(content: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(content.length), content])
}

function vector16(content: Uint8Array): Uint8Array {
  return Buffer.concat([u16(content.length), content])
}

/** The suites of most hellos, encoded once. */
const SUITES = {
  old: vector16(u16(...offeredSuites(false))),
  new: vector16(u16(...offeredSuites(true))),
}

function usualSuites(isTls13: boolean): Uint8Array {
  return isTls13 ? SUITES.new : SUITES.old
}

/** Extensions that every hello has: formats of points, algorithms of signatures, and the wish for a staple. */
const SAME: readonly Uint8Array[] = [
  extension(11, vector8(Uint8Array.of(0))),
  extension(13, vector16(u16(...SIGNATURE_ALGORITHMS))),
  extension(5, Uint8Array.of(1, 0, 0, 0, 0)),
]
