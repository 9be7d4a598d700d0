// Readers of bytes that servers, browsers and stations send.

import { createHash, generateKeyPairSync, hash, sign } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { decodeMessage, DnsError, encodeQuery, readName } from '../../src/lib/dns/index.ts'
import {
  encodeFrame,
  FrameError,
  frameKeyId,
  NO_HASH,
  openFrame,
} from '../../src/lib/frame/index.ts'
import { readForm } from '../../src/lib/multipart/index.ts'
import { readOcsp } from '../../src/lib/ocsp/index.ts'
import { cleanPng } from '../../src/lib/png/index.ts'
import { greyPng } from '../../src/lib/png/grey.ts'
import { parseServerFlight, sentCertificates, TlsError } from '../../src/lib/tls/index.ts'
import { parseReply, stampFault, timeStampRequest } from '../../src/lib/tsp/index.ts'
import { mainDocument, readWarc, replay, unpacked, WarcError } from '../../src/lib/warc/index.ts'
import { clientFrameDecoder, WsError } from '../../src/lib/ws/ws.ts'
import { inspectCertificate, X509Error } from '../../src/lib/x509/index.ts'
import { readAll, readDer } from '../../src/lib/x509/der.ts'
import { readGeneralNames } from '../../src/lib/x509/text.ts'
import { LookFailed } from '../../src/platform/egress.ts'
import { decompress } from '../../src/platform/probe/decompress.ts'
import { HttpError, ResponseReader } from '../../src/platform/probe/http-response.ts'
import { makeAuthority } from './authority.ts'
import { archiveOfPage } from './foreign-archives.ts'
import { certificate, der, SERVER_HELLO, tlsRecord } from './hostile-bytes.ts'
import { ofBytes, ofText, type Parser } from './parser.ts'
import { PRACTICE } from './practice-inputs.ts'
import { makeResponder } from './responder.ts'
import { sealer, SECRET, serverHello } from './sealed-flight.ts'

const x509 = { refusals: [X509Error] }
const cert = certificate({
  names: [der(0x82, Buffer.from('vote.example')), der(0x87, Buffer.of(192, 0, 2, 1))],
})

function ofNames(): Parser[] {
  const query = Buffer.from(encodeQuery(7, 'www.vote.example', 'A'))
  const reply = Buffer.concat([
    query,
    Buffer.from('c00c00100001000000010003026869c00c00010001000000010004c0000201', 'hex'),
  ])
  reply.writeUInt16BE(0x8180, 2)
  reply.writeUInt16BE(2, 6)
  const dns = { refusals: [DnsError] }
  return [
    ofBytes('src/lib/dns/message.ts#decodeMessage', decodeMessage, [query, reply], dns),
    ofBytes(
      'src/lib/dns/name.ts#readName',
      (all) => readName(all, Math.min(12, all.length)),
      [reply],
      dns,
    ),
  ]
}

function ofTls(): Parser[] {
  const tls = { refusals: [TlsError] }
  const seal = sealer()
  const list = Buffer.concat([
    Buffer.of(0, cert.length >> 8, cert.length & 255),
    cert,
    Buffer.of(0, 0),
  ])
  const chain = Buffer.concat([
    Buffer.of(
      11,
      0,
      (list.length + 4) >> 8,
      (list.length + 4) & 255,
      0,
      0,
      list.length >> 8,
      list.length & 255,
    ),
    list,
  ])
  const hello = Buffer.concat([serverHello(0x1301), seal(Buffer.of(8, 0, 0, 2, 0, 0)), seal(chain)])
  const ocsp = makeResponder()
  const { leaf, issuer } = ocsp
  const question = { leaf, issuer, at: '2026-11-24T08:00:00.000Z' }
  const authority = makeAuthority({ key: 'ec' })
  const sha256 = hash('sha256', 'head', 'buffer')
  const stamp = authority.answer(timeStampRequest(sha256, Buffer.of(1, 2, 3)))
  authority.remove()
  return [
    ofBytes(
      'src/lib/tls/server-flight.ts#parseServerFlight',
      parseServerFlight,
      [tlsRecord(SERVER_HELLO), hello],
      tls,
    ),
    ofBytes(
      'src/lib/tls/sent-certificates.ts#sentCertificates',
      (all) => sentCertificates(all, SECRET),
      [hello],
      tls,
    ),
    ofBytes('src/lib/x509/certificate.ts#inspectCertificate', inspectCertificate, [cert], x509),
    ofBytes('src/lib/x509/der.ts#readDer', (all) => readDer(all), [cert], x509),
    ofBytes('src/lib/x509/der.ts#readAll', (all) => readAll(all), [cert.subarray(4)], x509),
    ofBytes(
      'src/lib/x509/text.ts#readGeneralNames',
      readGeneralNames,
      [der(0x30, der(0x82, Buffer.from('a.example')), der(0x87, Buffer.alloc(16, 1)))],
      x509,
    ),
    ofBytes(
      'src/lib/ocsp/ocsp.ts#readOcsp',
      (all) => readOcsp(all, question),
      [ocsp.response(), ocsp.response({ signer: 'delegate' })],
      { ...x509, share: 0.3 },
    ),
    ofBytes('src/lib/tsp/reply.ts#parseReply', parseReply, [stamp], x509),
    ofBytes('src/lib/tsp/verify.ts#stampFault', (all) => stampFault(all, { sha256 }), [stamp], {
      share: 0.3,
    }),
  ]
}

function ofWeb(): Parser[] {
  const [page] = PRACTICE.pages
  const packed = gzipSync(page)
  const boundary = 'xXxXx'
  const form = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nbytes\r\n--${boundary}--\r\n`
  const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\nX: y\r\n\r\n`
  const masked = (first: number, text: string) =>
    Buffer.concat([Buffer.of(first, 0x80 | text.length, 0, 0, 0, 0), Buffer.from(text)])
  const frames = Buffer.concat([
    masked(0x81, '{"t":"alive"}'),
    masked(0x89, 'ping'),
    masked(0x01, 'a'),
    masked(0x80, 'b'),
    masked(0x88, ''),
  ])
  const drawing = greyPng({ width: 9, height: 9, points: new Uint8Array(81).fill(7) })
  return [
    ofBytes(
      'src/platform/probe/http-response.ts#ResponseReader',
      (all) => {
        const reader = new ResponseReader({ headerBytes: 4_096, bodyBytes: 16_384 })
        for (let at = 0; at < all.length; at += 100)
          if (reader.push(all.subarray(at, at + 100))) return
      },
      [answer, 'HTTP/1.0 301 Moved\nLocation: /a\nContent-Length: 2\n\nab'],
      { refusals: [HttpError] },
    ),
    ofBytes(
      'src/platform/probe/decompress.ts#decompress',
      (all) => decompress('gzip', all, { limit: 16_384, isWhole: false }),
      [packed],
      { refusals: [LookFailed], share: 0.3 },
    ),
    ofBytes('src/lib/warc/unpacked.ts#unpacked', (all) => unpacked(all, 'gzip', 16_384), [packed], {
      share: 0.3,
    }),
    ofBytes(
      'src/lib/warc/read.ts#readWarc',
      (all) => {
        const records = readWarc(all)
        return [mainDocument(records), replay(records)]
      },
      [archiveOfPage(page)],
      { refusals: [WarcError], share: 0.3 },
    ),
    ofBytes(
      'src/lib/multipart/index.ts#readForm',
      (all) => readForm(all, { boundary, maxParts: 20 }),
      [form],
    ),
    ofBytes(
      'src/lib/ws/ws.ts#clientFrameDecoder',
      (all) => {
        const decoder = clientFrameDecoder({ maxPayload: 4_096 })
        for (let at = 0; at < all.length; at += 7)
          Array.from(decoder.decode(all.subarray(at, at + 7)))
      },
      [frames],
      { refusals: [WsError] },
    ),
    ofBytes(
      'src/lib/png/index.ts#cleanPng',
      (all) => cleanPng(all, { maxBytes: 65_536, maxSide: 100 }),
      [drawing],
    ),
  ]
}

function ofFrames(): Parser[] {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const keyId = frameKeyId(publicKey)
  const body = {
    d: 'A/1',
    e: '9f86d081884c7d65',
    n: 48,
    k: 'alert' as const,
    p: NO_HASH,
    s: '2026-11-24T08:00:00.000Z',
    t: '019392f4-5c00-7abc-8def-0123456789ab',
    r: 1,
    c: 'RESULTS_TAMPERING',
    u: 'Immediate' as const,
    v: 'Moderate' as const,
    y: 'Observed' as const,
    z: '2026-11-24T20:00:00.000Z',
    h: { en: 'EXERCISE' },
    i: { en: 'Wait' },
    a: ['done'],
    b: createHash('sha256').digest('base64url'),
  }
  const line = encodeFrame(body, {
    realm: 'actual',
    keyId,
    sign: (bytes) => sign(null, bytes, privateKey),
  })
  const reader = { realm: 'actual' as const, keys: new Map([[keyId, publicKey]]) }
  return [
    ofText('src/lib/frame/frame.ts#openFrame', (text) => openFrame(text, reader), [line], {
      refusals: [FrameError],
      share: 0.5,
    }),
  ]
}

/** All of these readers. */
export function ofForeignBytes(): readonly Parser[] {
  return [...ofNames(), ...ofTls(), ...ofWeb(), ...ofFrames()]
}
