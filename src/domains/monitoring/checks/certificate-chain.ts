import type { CertificateFacts } from '../../../lib/x509/index.ts'
import { defineCheck, type Found } from './check.ts'
import type { Seen } from './seen.ts'
import { foreignTo, type ServedChain } from './served-chain.ts'
import type { VisitView } from './view.ts'

const rules = {
  trusted: { result: 'G', severity: 'i' },
  needless: { result: 'S', severity: 'i' },
  dates_only: { result: 'N', severity: 'i' },
  disordered: { result: 'P', severity: 'L' },
  self_signed: { result: 'I', severity: 'C', cap: 'T' },
  incomplete: { result: 'I', severity: 'C', cap: 'T' },
  unknown_issuer: { result: 'I', severity: 'C', cap: 'T' },
  revoked: { result: 'I', severity: 'C', cap: 'F' },
  too_large: { result: 'P', severity: 'M' },
  untrusted: { result: 'I', severity: 'C', cap: 'T' },
  other_untrusted: { result: 'I', severity: 'M' },
} as const
type Code = keyof typeof rules

/** What OpenSSL says of a message with certificates of more than 100 KiB. */
export const CERTIFICATE_TOO_LARGE = 'ERR_SSL_EXCESSIVE_MESSAGE_SIZE'

/** Whether a trusted authority vouches for the certificate; names and dates are other checks. */
export const certificateChain = defineCheck({
  name: 'certificate-chain',
  version: 6,
  weight: 10,
  category: 'web-tls',
  standard: 'RFC 5280 §6',
  rules,
  look(view): Found<Code>[] {
    const trust = view.sessions.flatMap((seen): Found<Code>[] => {
      const { it } = seen
      if (it.error?.code === CERTIFICATE_TOO_LARGE)
        return [{ reason: 'too_large', evidence: [seen] }]
      if (it.error || it.chain.length === 0) return []
      if (it.trusted) return [{ reason: 'trusted', evidence: [seen] }]
      const code = it.trustError ?? 'UNKNOWN'
      const params = { ip: it.ip ?? it.host, code }
      const served = view.chains().find(({ evidence }) => evidence.includes(seen))
      const reason = reasonFor(code, served?.certificates ?? [])
      return [{ reason, params, evidence: [seen] }]
    })
    const served = view.chains().filter(({ evidence }) => evidence.some(isAsSent))
    if (trust.length === 0) return served.flatMap((chain) => serving(chain))
    return [...trust, ...served.flatMap((chain) => serving(chain)), ...otherName(view)]
  },
})

/** Certificates under the site's other name that nobody vouches for; dates are another check's. */
function otherName(view: VisitView): Found<Code>[] {
  const foreign = foreignTo(view.chains(), view.otherChains()).flatMap(({ evidence }) => evidence)
  return view.otherSessions.flatMap((seen): Found<Code>[] => {
    const { trusted, trustError: code, host } = seen.it
    if (trusted || code === null || !foreign.includes(seen)) return []
    return [{ reason: 'other_untrusted', params: { host, code }, evidence: [seen] }]
  })
}

/** A session may show the chain as it is linked, which says nothing of its order; a raw answer shows what was sent. */
function isAsSent({ it }: Seen): boolean {
  return it.kind === 'tls.hello' || (it.kind === 'tls.session' && it.asSent === true)
}

/** Whether the certificates come in the order in which each vouches for the one before, and no others with them. */
function serving({ ip, certificates, evidence }: ServedChain): Found<Code>[] {
  const way = wayUp(certificates)
  const found: Found<Code>[] = []
  const needless = certificates.flatMap((one, place) =>
    one !== null && place > 0 && (!way.includes(place) || one.selfSigned) ? [one.subject] : [],
  )
  if (way.some((place, step) => place !== step))
    found.push({ reason: 'disordered', params: { ip }, evidence })
  if (needless.length > 0)
    found.push({ reason: 'needless', params: { ip, subjects: needless }, evidence })
  return found
}

/** Places of the leaf, of its issuer, of that one's issuer and so on, as far as they were served. */
function wayUp(certificates: readonly (CertificateFacts | null)[]): number[] {
  const way = [0]
  for (let step = 1; step < certificates.length; step += 1) {
    const issuer = certificates[way.at(-1) ?? 0]?.issuer
    const next = certificates.findIndex(
      (one, place) => one !== null && one.subject === issuer && !way.includes(place),
    )
    if (next < 0) break
    way.push(next)
  }
  return way
}

/** Our reason for OpenSSL's: the remedy differs by cause. */
function reasonFor(code: string, chain: readonly (CertificateFacts | null)[]): Code {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'self_signed'
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      // A public authority says where its own certificate is; one that nobody knows has nowhere to name.
      return chain.length === 1 && chain[0]?.namesIssuerFile ? 'incomplete' : 'unknown_issuer'
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return 'unknown_issuer'
    case 'CERT_REVOKED':
      return 'revoked'
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'dates_only'
    default:
      return 'untrusted'
  }
}
