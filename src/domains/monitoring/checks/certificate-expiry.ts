import { DAY, msBetween, type Time } from '../../../core/time.ts'
import type { CertificateFacts } from '../../../lib/x509/index.ts'
import { defineCheck, type Judged, shownBy } from './check.ts'
import { foreignTo, type ServedChain } from './served-chain.ts'

/** A week is the time in which an office that has to order by hand can still act. */
const SOON_MS = 7 * DAY
/** Shares of the whole life that are left, because lifetimes fall from a year to 47 days. */
const SOON_SHARE = 1 / 10
const RENEWAL_SHARE = 1 / 3

const rules = {
  good: { result: 'G', severity: 'i' },
  renewal_due: { result: 'S', severity: 'M' },
  lives_too_long: { result: 'P', severity: 'L' },
  soon: { result: 'I', severity: 'H' },
  issuer_expired: { result: 'I', severity: 'H' },
  expired: { result: 'I', severity: 'C', cap: 'T', selfEvident: true },
  not_yet_valid: { result: 'I', severity: 'C', cap: 'T', selfEvident: true },
  soon_at: { result: 'I', severity: 'H' },
  expired_at: { result: 'I', severity: 'C', cap: 'T', selfEvident: true },
  not_yet_valid_at: { result: 'I', severity: 'C', cap: 'T', selfEvident: true },
  other_soon: { result: 'P', severity: 'L' },
  other_expired: { result: 'I', severity: 'M' },
  other_not_yet_valid: { result: 'I', severity: 'M' },
} as const
type Code = keyof typeof rules

/** How long the certificate is still valid. */
export const certificateExpiry = defineCheck({
  name: 'certificate-expiry',
  version: 5,
  weight: 10,
  category: 'web-tls',
  standard: 'RFC 5280 §4.1.2.5; CA/Browser Forum Baseline Requirements §6.3.2 (ballot SC-081v3)',
  rules,
  look(view) {
    const hasMany = new Set(view.chains().map(({ ip }) => ip)).size > 1
    const own = view.chains().flatMap(({ certificates: [leaf, ...above], ip, evidence }) => {
      if (!leaf) return []
      const issuers = above.flatMap((one): Judged<Code>[] => {
        // A root in the chain is not what clients judge: they have their own.
        if (!one || one.selfSigned || one.notAfter >= view.now) return []
        const params = { subject: one.subject, untilAt: one.notAfter }
        return [{ reason: 'issuer_expired', params }]
      })
      return shownBy(evidence, [
        hasMany ? located(judgeLeaf(leaf, view.now), ip) : judgeLeaf(leaf, view.now),
        ...lifetime(leaf),
        ...issuers,
      ])
    })
    if (own.length === 0) return []
    const others = foreignTo(view.chains(), view.otherChains())
    return [...own, ...others.flatMap((one) => shownBy(one.evidence, otherName(one, view.now)))]
  },
})

/** Codes of the certificate under the site's other name. */
const OF_OTHER: Partial<Record<Code, Code>> = {
  soon: 'other_soon',
  expired: 'other_expired',
  not_yet_valid: 'other_not_yet_valid',
}

function otherName({ certificates: [leaf], host }: ServedChain, now: Time): Judged<Code>[] {
  if (!leaf) return []
  const { reason, params } = judgeLeaf(leaf, now)
  const code = OF_OTHER[reason]
  return code === undefined ? [] : [{ reason: code, params: { ...params, host } }]
}

/** Codes that name the address, where the visit looked at several. */
const AT_ADDRESS: Partial<Record<Code, Code>> = {
  soon: 'soon_at',
  expired: 'expired_at',
  not_yet_valid: 'not_yet_valid_at',
}

function located({ reason, params }: Judged<Code>, ip: string): Judged<Code> {
  const code = AT_ADDRESS[reason]
  return code === undefined
    ? { reason, ...(params && { params }) }
    : { reason: code, params: { ...params, ip } }
}

/**
 * Most days for which a certificate may be valid, by the day of its issue; the last row that has begun counts. What was
 * issued before them has ended. Source: Baseline Requirements §6.3.2, as ballot SC-081v3 (April 2025) sets it.
 */
const LONGEST: readonly { readonly from: Time; readonly days: number }[] = [
  { from: '2020-09-01T00:00:00.000Z', days: 398 },
  { from: '2026-03-15T00:00:00.000Z', days: 200 },
  { from: '2027-03-15T00:00:00.000Z', days: 100 },
  { from: '2029-03-15T00:00:00.000Z', days: 47 },
]

function lifetime({ notBefore, notAfter, selfSigned }: CertificateFacts): Judged<Code>[] {
  const most = LONGEST.findLast(({ from }) => from <= notBefore)?.days
  const life = msBetween(notBefore, notAfter)
  // One that signed itself is trusted by nobody anyway.
  if (selfSigned || most === undefined || life <= most * DAY) return []
  const params = { life: Math.ceil(life / DAY), most, issuedAt: notBefore }
  return [{ reason: 'lives_too_long', params }]
}

function judgeLeaf(leaf: CertificateFacts, now: Time): Judged<Code> {
  const left = msBetween(now, leaf.notAfter)
  const life = msBetween(leaf.notBefore, leaf.notAfter)
  const params = { untilAt: leaf.notAfter, days: Math.floor(left / DAY) }
  if (left < 0) return { reason: 'expired', params }
  if (leaf.notBefore > now) return { reason: 'not_yet_valid', params: { fromAt: leaf.notBefore } }
  // A certificate that lives for six days is renewed every few days by machine; a week would always be soon.
  const soonMs = Math.max(life * SOON_SHARE, Math.min(SOON_MS, life * RENEWAL_SHARE))
  if (left <= soonMs) return { reason: 'soon', params }
  return { reason: left <= life * RENEWAL_SHARE ? 'renewal_due' : 'good', params }
}
