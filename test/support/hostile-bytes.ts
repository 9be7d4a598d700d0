// Makes hostile bytes of any size for each parser that reads what a watched site sends.

import type { Observation } from '../../src/core/observation.ts'
import { dns, home, inputOf, visitWith } from './example-visit.ts'
import { runChecks } from '../../src/domains/monitoring/checks/index.ts'
import { phrasesIn } from '../../src/domains/monitoring/checks/phrases.ts'
import { decodeMessage } from '../../src/lib/dns/index.ts'
import { readForWatch, readPage } from '../../src/lib/html/index.ts'
import {
  MAX_FLIGHT_BYTES,
  sentCertificates,
  serverFlightReader,
  TlsError,
} from '../../src/lib/tls/index.ts'
import { inspectCertificate, X509Error } from '../../src/lib/x509/index.ts'
import { decompress } from '../../src/platform/probe/decompress.ts'
import { HttpError, ResponseReader } from '../../src/platform/probe/http-response.ts'
import { sealer, SECRET, serverHello } from './sealed-flight.ts'

/** One kind of hostile input. */
export interface Hostile {
  readonly parser: string
  readonly input: string
  /** About the most bytes of it that ever reach the parser. */
  readonly most: number
  /** Makes some `bytes` of it; what it returns reads them. */
  make(bytes: number): () => unknown
}

export const KIB = 1024
const MIB = 1024 * KIB
export const HEADER = 64 * KIB
export const BODY = 2 * MIB
export const MESSAGE = 64 * KIB - 1

/** `unit` again and again, about `bytes` long. */
export function fill(unit: string, bytes: number): string {
  return unit.repeat(Math.max(1, Math.floor(bytes / Buffer.byteLength(unit))))
}

/** What `make(0)`, `make(1)` … give, until it is about `bytes` long. */
export function count(make: (index: number) => string, bytes: number): string {
  const parts: string[] = []
  for (let length = 0, index = 0; length < bytes; index += 1) {
    const part = make(index)
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}

/** Expected refusals are answers, too: only the work counts. */
function lenient(read: () => unknown, ...refusals: (abstract new (...args: never[]) => Error)[]) {
  return () => {
    try {
      return read()
    } catch (error) {
      if (refusals.some((refusal) => error instanceof refusal)) return null
      throw error
    }
  }
}

export function answer(text: string, pieceBytes = 16 * KIB): () => unknown {
  const bytes = Buffer.from(text, 'latin1')
  return lenient(() => {
    const reader = new ResponseReader({ headerBytes: 2 * HEADER, bodyBytes: BODY })
    for (let at = 0; at < bytes.length; at += pieceBytes)
      if (reader.push(bytes.subarray(at, at + pieceBytes))) return reader.head
    return reader.head
  }, HttpError)
}

export function response(
  input: string,
  make: (bytes: number) => string,
  pieceBytes?: number,
): Hostile {
  const read = (bytes: number) => answer(`HTTP/1.1 200 OK\r\n${make(bytes)}\r\n\r\n`, pieceBytes)
  return { parser: 'http response', input, most: HEADER, make: read }
}

export function chunked(input: string, make: (bytes: number) => string): Hostile {
  const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
  return {
    parser: 'http response',
    input,
    most: BODY,
    make: (bytes) => answer(`${head}${make(bytes)}`),
  }
}

/** How a hostile page is read: names of days in scripts of several kinds are looked for. */
const WATCHED = {
  url: 'https://vote.example/',
  atMs: Date.UTC(2026, 10, 26, 12),
  languages: ['ar', 'zh', 'vi'],
}

export function page(input: string, make: (bytes: number) => string): Hostile {
  return {
    parser: 'page',
    input,
    most: BODY,
    make(bytes) {
      const html = make(bytes)
      return () => [readPage(html), readForWatch(html, WATCHED)]
    },
  }
}

export function words(input: string, make: (bytes: number) => string): Hostile {
  return {
    parser: 'phrases',
    input,
    most: BODY,
    make(bytes) {
      const text = make(bytes)
      return () => phrasesIn(text, [])
    },
  }
}

/** All checks over a visit that has this header in its home page. */
export function header(name: string, make: (bytes: number) => string): Hostile {
  return {
    parser: 'checks',
    input: `header ${name}`,
    most: HEADER,
    make(bytes) {
      const input = inputOf(visitWith(home({ [name]: make(bytes) }, '<title>x</title>')))
      return () => runChecks(input)
    },
  }
}

/** All checks over a visit with this home page. */
export function body(input: string, make: (bytes: number) => string): Hostile {
  return {
    parser: 'checks',
    input,
    most: BODY,
    make(bytes) {
      const visit = inputOf(visitWith(home({}, make(bytes))))
      return () => runChecks(visit)
    },
  }
}

export function visit(
  input: string,
  most: number,
  make: (bytes: number) => Observation[],
): Hostile {
  return {
    parser: 'checks',
    input,
    most,
    make(bytes) {
      const all = inputOf(make(bytes))
      return () => runChecks(all)
    },
  }
}

export function record(input: string, name: string, make: (bytes: number) => string): Hostile {
  return visit(input, MESSAGE, (bytes) => visitWith(dns('TXT', [make(bytes)], name)))
}

/** Server handshake bytes in pieces of 256, as they would drip in. */
export function flight(input: string, make: (bytes: number) => Buffer): Hostile {
  return {
    parser: 'tls flight',
    input,
    most: 128 * KIB,
    make(bytes) {
      const all = make(bytes)
      return lenient(() => {
        const reader = serverFlightReader()
        let at = 0
        for (; at + 256 < all.length; at += 256) reader.push(all.subarray(at, at + 256))
        return reader.push(all.subarray(at))
      }, TlsError)
    },
  }
}

/** What a server sends under the secret of TLS 1.3, as records of these contents. */
export function sealed(input: string, make: (bytes: number) => Iterable<Uint8Array>): Hostile {
  return {
    parser: 'tls certificates',
    input,
    most: MAX_FLIGHT_BYTES,
    make(bytes) {
      const seal = sealer()
      const records = Array.from(make(bytes), (content) => seal(content))
      const all = Buffer.concat([serverHello(0x1301), ...records]).subarray(0, MAX_FLIGHT_BYTES)
      return lenient(() => sentCertificates(all, SECRET), TlsError)
    },
  }
}

export function tlsRecord(content: Buffer): Buffer {
  return Buffer.concat([Buffer.of(22, 3, 3, content.length >> 8, content.length & 255), content])
}

export const SERVER_HELLO = Buffer.concat([
  Buffer.of(2, 0, 0, 38, 3, 3),
  Buffer.alloc(32, 7),
  Buffer.of(0, 0xc0, 0x2f, 0),
])

/** A message of one question and as many answers as fit, each made of `make(offset)`. */
export function answers(input: string, make: (offset: number) => Buffer): Hostile {
  return {
    parser: 'dns message',
    input,
    most: MESSAGE,
    make(bytes) {
      const parts: Buffer[] = [Buffer.alloc(12), Buffer.of(1, 0x61, 0, 0, 1, 0, 1)]
      let length = 19
      let number = 0
      for (let next = make(length); length + next.length <= bytes; next = make(length)) {
        parts.push(next)
        length += next.length
        number += 1
      }
      const all = Buffer.concat(parts)
      all.writeUInt16BE(0x8180, 2)
      all.writeUInt16BE(1, 4)
      all.writeUInt16BE(number, 6)
      return () => decodeMessage(all)
    },
  }
}

/** Labels of one letter, 127 of them, to be pointed at by everybody. */
export const LONG_NAME = Buffer.concat([Buffer.from('\x01a'.repeat(127), 'latin1'), Buffer.of(0)])

export function der(tag: number, ...content: Uint8Array[]): Buffer {
  const all = Buffer.concat(content)
  const { length } = all
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), all])
  if (length < 0x100) return Buffer.concat([Buffer.of(tag, 0x81, length), all])
  if (length < 0x10000) return Buffer.concat([Buffer.of(tag, 0x82, length >> 8, length & 255), all])
  return Buffer.concat([Buffer.of(tag, 0x83, length >> 16, (length >> 8) & 255, length & 255), all])
}

const OID_RSA = Buffer.from('06092a864886f70d010101', 'hex')
const OID_SAN = Buffer.from('0603551d11', 'hex')
const OID_CN = Buffer.from('0603550403', 'hex')
const VALIDITY = der(
  0x30,
  der(0x17, Buffer.from('260101000000Z')),
  der(0x17, Buffer.from('270101000000Z')),
)

/** A certificate whose parts are as large as one likes; its signature proves nothing. */
export function certificate(parts: {
  names?: Uint8Array[]
  subject?: Uint8Array
  exponent?: Uint8Array
}): Buffer {
  const { names = [], subject = Buffer.from('x'), exponent = Buffer.of(1, 0, 1) } = parts
  const algorithm = der(0x30, OID_RSA)
  const name = der(0x30, der(0x31, der(0x30, OID_CN, der(0x0c, subject))))
  const modulus = Buffer.alloc(257, 0xc1)
  modulus[0] = 0
  const key = der(0x30, der(0x02, modulus), der(0x02, exponent))
  const body = der(
    0x30,
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1)),
    algorithm,
    name,
    VALIDITY,
    name,
    der(0x30, algorithm, der(0x03, Buffer.of(0), key)),
    der(0xa3, der(0x30, der(0x30, OID_SAN, der(0x04, der(0x30, ...names))))),
  )
  return der(0x30, body, algorithm, der(0x03, Buffer.alloc(257)))
}

export function leaf(input: string, make: (bytes: number) => Buffer): Hostile {
  return {
    parser: 'certificate',
    input,
    most: 128 * KIB - 1024,
    make(bytes) {
      const all = make(bytes)
      return lenient(() => inspectCertificate(all), X509Error)
    },
  }
}

export function coded(coding: string, input: string, make: (bytes: number) => Buffer): Hostile {
  return {
    parser: 'content coding',
    input,
    most: BODY,
    make(bytes) {
      const all = make(bytes)
      return () => decompress(coding, all, { limit: BODY, isWhole: true }).catch(() => null)
    },
  }
}
