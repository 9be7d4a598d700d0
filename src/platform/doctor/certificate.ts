import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { connect, type PeerCertificate, rootCertificates, type TLSSocket } from 'node:tls'
import { type Diagnosis, diagnosesOf } from '../../core/diagnosis.ts'
import { DAY, nowMs } from '../../core/time.ts'
import { originAddresses } from './address.ts'
import { reasonOf } from './ask.ts'
import { LOOK_MS, type Patient } from './patient.ts'

/** An authority that renews by itself does so thirty days ahead; below these, somebody must look. */
const ADVISE_DAYS = 21
const WRONG_DAYS = 3

const { good, advice, wrong, unseen } = diagnosesOf('certificate')

const RENEW = 'Renew it, put it where the server reads it, and reload the server.'

/** The certificate in the node's own files, and the one that people are shown at the origin. */
export async function lookAtCertificate(patient: Patient): Promise<Diagnosis[]> {
  return [...lookAtFiles(patient), ...(await lookAtOrigin(patient))]
}

function lookAtFiles({ config, origin }: Patient): Diagnosis[] {
  if (config.tls === null) return []
  const { cert: file, key } = config.tls
  try {
    const pem = readFileSync(file, 'utf8')
    const [leaf] = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
    const certificate = new X509Certificate(leaf ?? pem)
    if (!certificate.checkPrivateKey(createPrivateKey(readFileSync(key))))
      return [wrong(`${key} is not the key of ${file}.`, 'Set TLS_CERT and TLS_KEY to a pair.')]
    const host = origin.hostname
    if (host !== 'localhost' && !fits(certificate, host))
      return [
        wrong(
          `The certificate in ${file} is not for ${host} (${certificate.subjectAltName ?? 'no name'}).`,
          `Get one for ${host}.`,
        ),
      ]
    return judgeValidity(certificate.validToDate.getTime(), `The certificate in ${file}`)
  } catch (error) {
    return [
      wrong(
        `TLS_CERT or TLS_KEY cannot be used: ${(error as Error).message}.`,
        'Both must be PEM files that the user of the node may read.',
      ),
    ]
  }
}

function fits(certificate: X509Certificate, host: string): boolean {
  const plain = host.replace(/^\[|\]$/g, '')
  const by = isIP(plain) === 0 ? certificate.checkHost(plain) : certificate.checkIP(plain)
  return by !== undefined
}

async function lookAtOrigin(patient: Patient): Promise<Diagnosis[]> {
  const { origin } = patient
  if (origin.protocol !== 'https:') return []
  const addresses = await originAddresses(patient).catch(() => [])
  // What is wrong with the name is told by the look at DNS.
  if (addresses[0] === undefined)
    return [unseen(`Nothing leads to ${origin.host}, so no certificate was seen.`)]
  try {
    return judgeShown(await shownAt(patient, addresses[0]), origin.hostname)
  } catch (error) {
    return [
      wrong(
        `Nobody speaks https at ${origin.host} (${addresses[0]}): ${reasonOf(error)}.`,
        'Start the proxy, and let the firewall pass ports 80 and 443.',
      ),
    ]
  }
}

interface Shown {
  readonly certificate: PeerCertificate
  /** OpenSSL's word for what is wrong with it; null for a certificate that is trusted. */
  readonly fault: string | null
}

/** Shakes hands with the server at the origin, whatever certificate it has. */
function shownAt({ origin, extraRoots }: Patient, address: string): Promise<Shown> {
  const host = origin.hostname.replace(/^\[|\]$/g, '')
  const isName = !/^[\d.]+$|:/.test(host)
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connect({
      host: address,
      port: origin.port === '' ? 443 : Number(origin.port),
      ...(isName ? { servername: host } : {}),
      ca: [...rootCertificates, ...extraRoots],
      rejectUnauthorized: false,
      timeout: LOOK_MS,
    })
    socket.once('secureConnect', () => {
      // The types say Error; Node gives the code as text.
      const fault = socket.authorizationError as unknown as string | Error | null
      resolve({
        certificate: socket.getPeerCertificate(),
        fault: socket.authorized
          ? null
          : typeof fault === 'string'
            ? fault
            : (fault?.message ?? ''),
      })
      socket.destroy()
    })
    socket.once('timeout', () => socket.destroy(new Error('nothing answered in time')))
    socket.once('error', reject)
  })
}

/** Judges what a server shows for `host`. */
function judgeShown({ certificate, fault }: Shown, host: string): Diagnosis[] {
  const x509 = new X509Certificate(certificate.raw)
  const what = `The certificate of ${host}`
  const validity = judgeValidity(x509.validToDate.getTime(), what)
  if (!fits(x509, host))
    return [
      wrong(
        `${what} is for other names (${certificate.subjectaltname ?? 'none'}).`,
        `Get one for ${host}, or let the server show the right one.`,
      ),
    ]
  if (fault === null || fault === 'CERT_HAS_EXPIRED') return validity
  return [wrong(`${what} is not believed: ${FAULTS[fault] ?? fault}.`, MENDS[fault] ?? RENEW)]
}

const FAULTS: Readonly<Record<string, string>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate between it and the authority is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'nobody knows its authority, or a certificate between is missing',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody knows its authority',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it has signed itself',
  CERT_NOT_YET_VALID: 'it is not valid yet; look at the clock, too',
}

const CHAIN =
  'Put the certificates between it and the authority after it into the same file; name an authority of your own in SCRUTINEER_EXTRA_CA.'

const MENDS: Readonly<Record<string, string>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CHAIN,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CHAIN,
  SELF_SIGNED_CERT_IN_CHAIN: 'Name an authority of your own in SCRUTINEER_EXTRA_CA.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Get one from an authority.',
}

function judgeValidity(untilMs: number, what: string): Diagnosis[] {
  const days = Math.floor((untilMs - nowMs()) / DAY)
  if (days < 0) return [wrong(`${what} has expired.`, RENEW)]
  const said = `${what} is good for ${days} more days.`
  if (days < WRONG_DAYS) return [wrong(said, RENEW)]
  return [
    days < ADVISE_DAYS ? advice(said, `Look whether it renews by itself. ${RENEW}`) : good(said),
  ]
}
