import { DAY, MINUTE, msBetween, type Time } from '../../../core/time.ts'
import { type OcspAnswer, readOcsp } from '../../../lib/ocsp/index.ts'
import { type CertificateFacts, X509Error } from '../../../lib/x509/index.ts'
import { defineCheck, type Judged, shownBy } from './check.ts'
import type { VisitView } from './view.ts'

const rules = {
  good: { result: 'G', severity: 'i' },
  not_stapled: { result: 'S', severity: 'i' },
  no_way: { result: 'N', severity: 'i' },
  unverified: { result: 'N', severity: 'i' },
  unknown: { result: 'I', severity: 'M' },
  outdated: { result: 'I', severity: 'L' },
  untrusted: { result: 'I', severity: 'L' },
  staple_missing: { result: 'I', severity: 'H' },
  revoked: { result: 'I', severity: 'C', cap: 'T', selfEvident: true },
} as const
type Code = keyof typeof rules

/** Clocks of responders run ahead at most so much. */
const CLOCK_MS = 5 * MINUTE
/** A response that does not say until when it holds is not believed for longer. Source: Baseline Requirements §4.9.10. */
const MAX_AGE_MS = 10 * DAY

/** Whether the status that the server sends along says that the certificate was revoked. */
export const certificateRevocation = defineCheck({
  name: 'certificate-revocation',
  version: 1,
  weight: 5,
  category: 'web-tls',
  standard: 'RFC 6960; RFC 6066 §8; RFC 7633',
  rules,
  look(view) {
    const seen = [...view.sessions, ...view.hellos]
    return seen.flatMap((one) => {
      const { staple, chain, ip, host } = one.it
      // Visits from before it was asked for, and answers that show none.
      if (staple === undefined || chain[0] === undefined) return []
      const judged = judge({ view, staple, leaf: chain[0], ip: ip ?? host })
      return shownBy([one], judged === null ? [] : [judged])
    })
  },
})

interface Stapled {
  readonly view: VisitView
  readonly staple: string | null
  readonly leaf: string
  readonly ip: string
}

function judge({ view, staple, leaf, ip }: Stapled): Judged<Code> | null {
  const facts = view.certificate(leaf)
  // What cannot be read is told by the check of keys.
  if (facts === null) return null
  if (staple === null) {
    if (facts.mustStaple) return { reason: 'staple_missing', params: { ip } }
    return { reason: facts.namesOcsp ? 'not_stapled' : 'no_way', params: { ip } }
  }
  const issuer = issuerOf(facts, view)
  if (issuer === null) return { reason: 'unverified', params: { ip } }
  const question = { leaf: Buffer.from(leaf, 'base64'), issuer, at: view.now }
  const answer = read(() => readOcsp(Buffer.from(staple, 'base64'), question))
  if (answer === null || answer.signer === null) return { reason: 'untrusted', params: { ip } }
  return judgeAnswer(answer, { ip, now: view.now })
}

function judgeAnswer(answer: OcspAnswer, { ip, now }: { ip: string; now: Time }): Judged<Code> {
  const { status, thisUpdate, nextUpdate, revokedAt } = answer
  // What was revoked once stays so, however old the word is.
  if (status === 'revoked')
    return { reason: 'revoked', params: { ip, sinceAt: revokedAt ?? thisUpdate } }
  const age = msBetween(thisUpdate, now)
  const isOver = nextUpdate === null ? age > MAX_AGE_MS : nextUpdate < now
  if (isOver || age < -CLOCK_MS) return { reason: 'outdated', params: { ip, fromAt: thisUpdate } }
  if (status === 'unknown') return { reason: 'unknown', params: { ip } }
  return { reason: 'good', params: { fromAt: thisUpdate } }
}

/** The certificate of the issuer, wherever in the visit it was shown; null where it was not. */
function issuerOf(leaf: CertificateFacts, view: VisitView): Uint8Array | null {
  const shown = new Set([...view.sessions, ...view.hellos].flatMap(({ it }) => it.chain.slice(1)))
  for (const base64 of shown) {
    if (view.certificate(base64)?.subject === leaf.issuer) return Buffer.from(base64, 'base64')
  }
  return null
}

function read<T>(reader: () => T): T | null {
  try {
    return reader()
  } catch (error) {
    if (error instanceof X509Error) return null
    throw error
  }
}
