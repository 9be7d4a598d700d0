import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { createSecureContext, createServer, type TlsOptions } from 'node:tls'
import { makeLeaf, rootFile } from '../../../test/support/certificates.ts'
import { sentCertificates } from '../../lib/tls/index.ts'
import { openTcp, openTls } from './connection.ts'
import { deadlineIn } from './deadline.ts'

const CONNECT_MS = 10_000

interface Session {
  /** `TLSv1.3 TLS_AES_128_GCM_SHA256` */
  readonly made: string
  readonly chain: readonly string[]
}

/** What a client that takes everything hears of a server with these options. */
async function hear(server: TlsOptions): Promise<Session> {
  const listening = createServer(server, (socket) => socket.on('error', () => undefined).resume())
  listening.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  try {
    const { port } = listening.address() as AddressInfo
    const bounds = { connectMs: CONNECT_MS, deadline: deadlineIn(CONNECT_MS) }
    const tcp = await openTcp(['127.0.0.1'], port, { ...bounds, onlyPlaces: null })
    const context = createSecureContext({ minVersion: 'TLSv1', ciphers: EVERYTHING })
    const options = { host: 'vote.test', context, overhears: true, ...bounds }
    const { socket, handshake } = await openTls(tcp, options)
    const made = `${socket.getProtocol()} ${socket.getCipher().standardName}`
    socket.destroy()
    assert.ok(handshake)
    const chain = sentCertificates(handshake.bytes, handshake.secret)
    return { made, chain: chain.map(subjectOf) }
  } finally {
    listening.close()
  }
}

const SUITES_1_3 = [
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_CCM_SHA256',
  'TLS_AES_128_CCM_8_SHA256',
]
const EVERYTHING = `${SUITES_1_3.join(':')}:ALL:@SECLEVEL=0`

function subjectOf(der: Uint8Array): string {
  return new X509Certificate(der).subject
}

function pem(file: string): string {
  return readFileSync(file, 'utf8')
}

const leaf = makeLeaf({ names: ['vote.test'] })
const other = makeLeaf({ names: ['other.test'], selfSigned: true })
const many = makeLeaf({ names: Array.from({ length: 900 }, (_, n) => `host-${n}.vote.test`) })
const LEAF = 'CN=vote.test'
const MIDDLE = 'CN=Scrutineer test intermediate'
const ROOT = 'CN=Scrutineer test root'
const OTHER = 'CN=other.test'
const middle = pem(leaf.chainFile).slice(pem(leaf.certificateFile).length)
const key = pem(leaf.keyFile)
/** Needless, out of order, and one of them twice. */
const cert =
  [leaf.certificateFile, other.certificateFile, rootFile()].map(pem).join('') + middle.repeat(2)
const SENT = [LEAF, OTHER, ROOT, MIDDLE, MIDDLE]

for (const suite of SUITES_1_3) {
  test(`the certificates of a TLS 1.3 handshake are heard as they were sent: ${suite}`, async () => {
    const heard = await hear({
      key,
      cert,
      ciphers: `${suite}:ALL:@SECLEVEL=0`,
      minVersion: 'TLSv1.3',
    })
    assert.deepEqual(heard, { made: `TLSv1.3 ${suite}`, chain: SENT })
  })
}

for (const version of ['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const) {
  test(`those of an older handshake are, too: ${version}`, async () => {
    const bounds = { minVersion: version, maxVersion: version }
    const { made, chain } = await hear({ key, cert, ciphers: EVERYTHING, ...bounds })
    assert.deepEqual([made.split(' ')[0], chain], [version, SENT])
  })
}

test('also where the server asks for another key share first, and for a certificate of ours', async () => {
  const { chain } = await hear({ key, cert, ecdhCurve: 'P-521', requestCert: true })
  assert.deepEqual(chain, SENT)
})

test('also ten of them, and more than one record holds', async () => {
  const ten = await hear({ key, cert: pem(leaf.certificateFile) + middle.repeat(9) })
  assert.deepEqual(ten.chain, [LEAF, ...Array<string>(9).fill(MIDDLE)])
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    const wide = { key: pem(many.keyFile), cert: pem(many.certificateFile) + middle.repeat(3) }
    const { chain } = await hear({ ...wide, maxVersion })
    assert.deepEqual(chain, ['CN=host-0.vote.test', MIDDLE, MIDDLE, MIDDLE])
  }
})
