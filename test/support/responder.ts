// A certificate authority with an OCSP responder, all by the real openssl.

import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runFolder } from './run-folder.ts'

/** What the responder is to say, and how. */
export interface ResponseOrder {
  readonly status?: 'good' | 'revoked' | 'unknown'
  /** Who signs: the authority, somebody it appointed, or somebody it did not. */
  readonly signer?: 'authority' | 'delegate' | 'stranger' | 'unappointed'
  readonly digest?: 'sha1' | 'sha256'
  readonly days?: number
}

/** An authority, a leaf that it issued, and its responses for it, DER. */
export interface Responder {
  readonly leaf: Buffer
  readonly issuer: Buffer
  readonly files: { readonly chain: string; readonly key: string; readonly authority: string }
  /** Path of the response, which nginx can staple. */
  responseFile(order?: ResponseOrder): string
  response(order?: ResponseOrder): Buffer
}

const EXTENSIONS = `[authority]
basicConstraints=critical,CA:true
[leaf]
subjectAltName=DNS:vote.test,DNS:localhost,IP:127.0.0.1
authorityInfoAccess=OCSP;URI:http://ocsp.test/
[must]
subjectAltName=DNS:vote.test
authorityInfoAccess=OCSP;URI:http://ocsp.test/
tlsfeature=status_request
[delegate]
extendedKeyUsage=OCSPSigning
[plain]
extendedKeyUsage=serverAuth
`

/** Makes an authority, its leaf (`mustStaple` where it is to demand a staple), and keys for its responders. */
export function makeResponder({ mustStaple = false } = {}): Responder {
  const folder = mkdtempSync(join(runFolder(), 'responder-'))
  const at = (name: string) => join(folder, name)
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { stdio: 'pipe', cwd: folder })
  const key = (name: string) =>
    openssl(
      'genpkey',
      '-algorithm',
      'EC',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-out',
      `${name}.key`,
    )
  const root = (name: string) => {
    key(name)
    const subject = ['-subj', `/CN=${name}`, '-days', '30', '-out', `${name}.pem`]
    openssl(
      'req',
      '-x509',
      '-key',
      `${name}.key`,
      '-extensions',
      'authority',
      '-config',
      'x.cnf',
      ...subject,
    )
  }
  const issue = (name: string, section: string, serial: string) => {
    key(name)
    openssl(
      'req',
      '-new',
      '-key',
      `${name}.key`,
      '-subj',
      `/CN=${name}`,
      '-config',
      'x.cnf',
      '-out',
      `${name}.csr`,
    )
    const by = ['-CA', 'authority.pem', '-CAkey', 'authority.key', '-set_serial', serial]
    const how = ['-extfile', 'x.cnf', '-extensions', section, '-days', '20', '-out', `${name}.pem`]
    openssl('x509', '-req', '-in', `${name}.csr`, ...by, ...how)
  }
  writeFileSync(at('x.cnf'), `[req]\ndistinguished_name=dn\nprompt=no\n[dn]\nCN=x\n${EXTENSIONS}`)
  root('authority')
  root('stranger')
  issue('leaf', mustStaple ? 'must' : 'leaf', '0x8123')
  issue('delegate', 'delegate', '0x02')
  issue('unappointed', 'plain', '0x03')
  writeFileSync(
    at('chain.pem'),
    readFileSync(at('leaf.pem'), 'utf8') + readFileSync(at('authority.pem'), 'utf8'),
  )
  const responseFile = (order: ResponseOrder = {}) => {
    const { status = 'good', signer = 'authority', digest = 'sha1', days = 5 } = order
    const row = status === 'revoked' ? 'R\t400101000000Z\t250101000000Z' : 'V\t400101000000Z\t'
    const line = status === 'unknown' ? '' : `${row}\t8123\tunknown\t/CN=leaf\n`
    writeFileSync(at('index.txt'), line)
    const file = `${status}-${signer}-${digest}-${days}.der`
    const about = ['-issuer', 'authority.pem', `-${digest}`, '-cert', 'leaf.pem']
    const by = ['-rsigner', `${signer}.pem`, '-rkey', `${signer}.key`, '-CA', 'authority.pem']
    const how = ['-index', 'index.txt', '-ndays', String(days), '-noverify', '-respout', file]
    openssl('ocsp', ...about, ...by, ...how)
    return at(file)
  }
  const der = (name: string) => new X509Certificate(readFileSync(at(name))).raw
  return {
    leaf: der('leaf.pem'),
    issuer: der('authority.pem'),
    files: { chain: at('chain.pem'), key: at('leaf.key'), authority: at('authority.pem') },
    responseFile,
    response: (order) => readFileSync(responseFile(order)),
  }
}
