// Throw-away certificates, made by the real openssl: a root, an intermediate, and leaves with chosen flaws.

import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { runFolder } from './run-folder.ts'

type KeyKind = 'rsa' | 'ecdsa'

/** What a leaf should be. Every field has the value of a good certificate by default. */
export interface LeafOptions {
  /** DNS names and addresses for subjectAltName; the first DNS name is also the common name. */
  names: string[]
  notBefore?: Date
  notAfter?: Date
  key?: KeyKind
  /** Signed by its own key instead of by the test authority. */
  selfSigned?: boolean
}

/** Paths of PEM files. */
export interface Leaf {
  keyFile: string
  /** The leaf alone: a server that sends only this sends an incomplete chain. */
  certificateFile: string
  /** Leaf and intermediate, as a server should send them. Equal to the leaf where it is self-signed. */
  chainFile: string
}

interface Signer {
  certificateFile: string
  keyFile: string
}

const dayMs = 86_400_000

/** The PEM file of the test authority's root, the same for a whole run. */
export function rootFile(): string {
  return join(authorityFolder(), 'root.pem')
}

/** Makes a key and a certificate. Throws with openssl's own words where openssl refuses. */
export function makeLeaf(options: LeafOptions): Leaf {
  const authority = authorityFolder()
  const folder = mkdtempSync(join(runFolder(), 'leaf-'))
  const keyFile = makeKey(folder, 'leaf', options.key ?? 'ecdsa')
  const certificateFile = join(folder, 'leaf.pem')
  const chainFile = join(folder, 'chain.pem')
  const signer = options.selfSigned
    ? undefined
    : {
        certificateFile: join(authority, 'intermediate.pem'),
        keyFile: join(authority, 'intermediate.key'),
      }
  sign(folder, signer, {
    keyFile,
    certificateFile,
    subject: `/CN=${options.names[0] ?? 'unnamed'}`,
    extensions: [
      'basicConstraints = critical, CA:false',
      'keyUsage = critical, digitalSignature',
      'extendedKeyUsage = serverAuth',
      `subjectAltName = ${options.names.map(alternativeName).join(', ')}`,
    ],
    notBefore: options.notBefore ?? new Date(Date.now() - dayMs),
    notAfter: options.notAfter ?? new Date(Date.now() + 89 * dayMs),
  })
  const chain = signer === undefined ? [certificateFile] : [certificateFile, signer.certificateFile]
  writeFileSync(chainFile, chain.map((path) => readFileSync(path, 'utf8')).join(''))
  return { keyFile, certificateFile, chainFile }
}

/** The authority is made once per run; where two files make it at once, the first to finish wins. */
function authorityFolder(): string {
  const folder = join(runFolder(), 'authority')
  if (existsSync(folder)) return folder
  const making = mkdtempSync(join(runFolder(), 'authority-'))
  const validity = {
    notBefore: new Date(Date.now() - 10 * 365 * dayMs),
    notAfter: new Date(Date.now() + 10 * 365 * dayMs),
  }
  const authority = (pathLength: number) => [
    `basicConstraints = critical, CA:true, pathlen:${pathLength}`,
    'keyUsage = critical, keyCertSign, cRLSign',
  ]
  const root = {
    keyFile: makeKey(making, 'root', 'rsa'),
    certificateFile: join(making, 'root.pem'),
  }
  sign(making, undefined, {
    ...root,
    ...validity,
    subject: '/CN=Scrutineer test root',
    extensions: authority(1),
  })
  sign(making, root, {
    ...validity,
    keyFile: makeKey(making, 'intermediate', 'ecdsa'),
    certificateFile: join(making, 'intermediate.pem'),
    subject: '/CN=Scrutineer test intermediate',
    extensions: authority(0),
  })
  try {
    renameSync(making, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(making, { recursive: true, force: true })
  }
  return folder
}

const KEYS: Readonly<Record<KeyKind, () => KeyObject>> = {
  rsa: () => generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey,
  ecdsa: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
}

function makeKey(folder: string, name: string, kind: KeyKind): string {
  const file = join(folder, `${name}.key`)
  writeFileSync(file, KEYS[kind]().export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
  return file
}

interface Wanted {
  keyFile: string
  certificateFile: string
  subject: string
  extensions: string[]
  notBefore: Date
  notAfter: Date
}

/** Signs by `openssl ca`, the one command of every OpenSSL 3 that takes both dates; self-signed without a signer. */
function sign(folder: string, signer: Signer | undefined, wanted: Wanted): void {
  const work = mkdtempSync(join(folder, 'sign-'))
  const file = (name: string) => join(work, name)
  mkdirSync(file('issued'))
  writeFileSync(file('index'), '')
  writeFileSync(
    file('config'),
    [
      '[ca]\ndefault_ca = test',
      `[test]\ndatabase = ${file('index')}\nnew_certs_dir = ${file('issued')}`,
      'rand_serial = yes\ndefault_md = sha256\npolicy = any\nunique_subject = no',
      '[any]\ncommonName = supplied',
      '[req]\ndistinguished_name = subject\n[subject]',
      `[extensions]\n${wanted.extensions.join('\n')}\nsubjectKeyIdentifier = hash\n`,
    ].join('\n'),
  )
  const config = ['-config', file('config')]
  openssl([
    'req',
    '-new',
    ...config,
    '-key',
    wanted.keyFile,
    '-subj',
    wanted.subject,
    '-out',
    file('request'),
  ])
  const by =
    signer === undefined
      ? ['-selfsign', '-keyfile', wanted.keyFile]
      : ['-keyfile', signer.keyFile, '-cert', signer.certificateFile]
  const dates = ['-startdate', asn1Time(wanted.notBefore), '-enddate', asn1Time(wanted.notAfter)]
  const out = ['-in', file('request'), '-out', wanted.certificateFile]
  openssl([
    'ca',
    '-batch',
    '-notext',
    ...config,
    '-extensions',
    'extensions',
    ...by,
    ...dates,
    ...out,
  ])
  rmSync(work, { recursive: true })
}

/** GeneralizedTime in UTC, `20261124080000Z`. */
function asn1Time(time: Date): string {
  return `${time.toISOString().replaceAll(/\D/g, '').slice(0, 14)}Z`
}

function alternativeName(name: string): string {
  return /^[\d.]+$|:/.test(name) ? `IP:${name}` : `DNS:${name}`
}

function openssl(argv: string[]): void {
  execFileSync('openssl', argv, { stdio: ['ignore', 'pipe', 'pipe'] })
}
