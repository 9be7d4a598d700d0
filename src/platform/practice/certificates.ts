import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { newBytes } from '../../core/id.ts'
import { addMs, DAY, HOUR, type Time } from '../../core/time.ts'
import { certificatePem, issueCertificate } from '../../lib/x509/issue.ts'

/** Certificate chain and key of one server, in PEM. */
export interface ServerIdentity {
  readonly cert: string
  readonly key: string
}

/** An authority of one run: its key is never written down, so nobody can use it for anything else. */
export interface PracticeAuthority {
  /** Its certificate in PEM, to be trusted by the exercise's own probe only. */
  readonly ca: string
  /** A certificate for a host; an expired one ran out a day ago. */
  identity(host: string, isExpired: boolean): ServerIdentity
}

const NAME = 'Scrutineer practice authority'
const AUTHORITY_MS = 400 * DAY
/** As long as public authorities may issue from 2026 on, so that a long exercise sees no renewal. */
const SITE_MS = 200 * DAY
/** Clocks that differ a little must not make a fresh certificate invalid. */
const EARLIER_MS = HOUR

/** Makes the authority. */
export function practiceAuthority(now: Time): PracticeAuthority {
  const root = newKeys()
  const issuer = { name: NAME, privateKey: root.privateKey }
  const ca = certificatePem(
    issueCertificate(
      {
        subject: NAME,
        hosts: [],
        publicKey: root.publicKey,
        notBefore: addMs(now, -AUTHORITY_MS),
        notAfter: addMs(now, AUTHORITY_MS),
        serial: newSerial(),
        isCa: true,
      },
      issuer,
    ),
  )
  return {
    ca,
    identity(host, isExpired) {
      const own = newKeys()
      const notAfter = isExpired ? addMs(now, -DAY) : addMs(now, SITE_MS - EARLIER_MS)
      const der = issueCertificate(
        {
          subject: host.slice(0, 64),
          hosts: [host, `www.${host}`],
          publicKey: own.publicKey,
          notBefore: addMs(notAfter, -SITE_MS),
          notAfter,
          serial: newSerial(),
          isCa: false,
        },
        issuer,
      )
      const key = own.privateKey.export({ type: 'pkcs8', format: 'pem' })
      return { cert: certificatePem(der), key: String(key) }
    },
  }
}

function newKeys(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

/** 127 random bits and never zero. */
function newSerial(): Uint8Array {
  const serial = newBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  return serial
}
