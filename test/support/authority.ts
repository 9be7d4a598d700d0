// An authority for time-stamps made with openssl: its root, its certificate, and its answers as `openssl ts` gives them.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import { sequence, tagged } from '../../src/lib/x509/write.ts'
import { runFolder } from './run-folder.ts'

/** What the authority is like. */
interface Kind {
  /** Default: RSA. */
  readonly key?: 'rsa' | 'ec'
  /** Purposes of its certificate as openssl writes them. Default: `critical,timeStamping`. */
  readonly purpose?: string
}

/** An authority that answers questions. */
export interface Authority {
  /** PEM file of its root. */
  readonly rootFile: string
  readonly root: X509Certificate
  /** The reply to a question in DER. */
  answer(query: Uint8Array): Uint8Array
  /** A reply whose token has this content, signed whatever the certificate is for; `openssl ts` would refuse to. */
  sign(content: Uint8Array): Uint8Array
  /** Whether `openssl ts -verify` takes a reply to be over these bytes. */
  isTaken(reply: Uint8Array, over: Uint8Array): boolean
  remove(): void
}

/** Makes an authority in a folder of its own. */
export function makeAuthority({
  key = 'rsa',
  purpose = 'critical,timeStamping',
}: Kind = {}): Authority {
  const folder = mkdtempSync(join(runFolder(), 'authority-'))
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const made = key === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']
  writeFileSync(at('ext'), `extendedKeyUsage=${purpose}\nsubjectKeyIdentifier=hash\n`)
  const days = ['-days', '3650']
  openssl(
    'req',
    '-x509',
    '-newkey',
    ...made,
    '-nodes',
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-subj',
    '/CN=Root',
    ...days,
  )
  openssl(
    'req',
    '-newkey',
    ...made,
    '-nodes',
    '-keyout',
    'tsa.key',
    '-out',
    'tsa.csr',
    '-subj',
    '/CN=Time',
  )
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-out',
    'tsa.pem',
    '-extfile',
    'ext',
    ...days,
  )
  writeFileSync(at('serial'), '01\n')
  writeFileSync(at('tsa.cnf'), CONFIG)
  return {
    rootFile: at('root.pem'),
    root: new X509Certificate(readFileSync(at('root.pem'))),
    answer(query) {
      writeFileSync(at('query.tsq'), query)
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query.tsq', '-out', 'reply.tsr')
      return new Uint8Array(readFileSync(at('reply.tsr')))
    },
    sign(content) {
      writeFileSync(at('content'), content)
      const by = ['-signer', 'tsa.pem', '-inkey', 'tsa.key', '-md', 'sha256', '-cades']
      const how = ['-binary', '-nodetach', '-econtent_type', TST_INFO, '-outform', 'DER']
      openssl('cms', '-sign', '-in', 'content', '-out', 'token', ...by, ...how)
      const status = sequence(tagged(0x02, Uint8Array.of(0)))
      return sequence(status, new Uint8Array(readFileSync(at('token'))))
    },
    isTaken(reply, over) {
      writeFileSync(at('r.tsr'), reply)
      writeFileSync(at('over'), over)
      try {
        openssl('ts', '-verify', '-data', 'over', '-in', 'r.tsr', '-CAfile', 'root.pem')
        return true
      } catch {
        return false
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const TST_INFO = '1.2.840.113549.1.9.16.1.4'

const CONFIG = `[tsa]
default_tsa = it
[it]
serial = ./serial
signer_cert = ./tsa.pem
signer_key = ./tsa.key
signer_digest = sha256
certs = ./root.pem
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
ess_cert_id_alg = sha256
clock_precision_digits = 3
`
