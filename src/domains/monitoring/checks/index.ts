/**
 * The checks of a site: pure judgements over what one visit recorded. Stored visits can be judged again when a rule
 * or a baseline changes, and give the same verdicts on every machine. `runChecks` runs them all; one file per check,
 * one page per check in docs/checks/, texts in English and Arabic in texts/. For clauses 4 and 12.
 */
import { addresses } from './addresses.ts'
import { availability } from './availability.ts'
import { certificateChain } from './certificate-chain.ts'
import { certificateExpiry } from './certificate-expiry.ts'
import { certificateHost } from './certificate-host.ts'
import { certificateKey } from './certificate-key.ts'
import { certificateRevocation } from './certificate-revocation.ts'
import type { Check, Verdict } from './check.ts'
import { contentTypeOptions } from './content-type-options.ts'
import { cookies } from './cookies.ts'
import { csp } from './csp.ts'
import { defacement } from './defacement.ts'
import { dmarc } from './dmarc.ts'
import { dnsAddress } from './dns-address.ts'
import { dnsCaa } from './dns-caa.ts'
import { dnsMailExchanger } from './dns-mail-exchanger.ts'
import { dnsNameserver } from './dns-nameserver.ts'
import { dnssec } from './dnssec.ts'
import { framing } from './framing.ts'
import { hsts } from './hsts.ts'
import { httpsRedirect } from './https-redirect.ts'
import { mixedContent } from './mixed-content.ts'
import { referrerPolicy } from './referrer-policy.ts'
import { securityTxt } from './security-txt.ts'
import { spf } from './spf.ts'
import { subresourceIntegrity } from './subresource-integrity.ts'
import { thirdParty } from './third-party.ts'
import { tlsOptions } from './tls-options.ts'
import { tlsSuites } from './tls-suites.ts'
import { tlsVersions } from './tls-versions.ts'
import { type CheckInput, type VisitView, viewOf } from './view.ts'

export { baselineOf, baselineOn } from './baseline.ts'
export { defacement, isOfChanges, verdictOfChange } from './defacement.ts'
export { type KeptFacts, toKeep } from './page-facts.ts'
export { viewOf } from './view.ts'
export type { Check, Verdict } from './check.ts'
export { INSIDE_CHECKS, type InsideCheck } from './inside.ts'
export { type Baseline, baseline, type CheckedSite, DEFAULT_POLICY, sitePolicy } from './site.ts'
export { checkTexts } from './texts/index.ts'
export type { CheckInput, Content, PageChanges, VisitView } from './view.ts'

/** Every check, in the order in which a report shows them. */
export const CHECKS: readonly Check[] = [
  availability,
  addresses,
  httpsRedirect,
  certificateChain,
  certificateHost,
  certificateExpiry,
  certificateKey,
  certificateRevocation,
  tlsVersions,
  tlsSuites,
  tlsOptions,
  hsts,
  csp,
  framing,
  cookies,
  contentTypeOptions,
  referrerPolicy,
  defacement,
  thirdParty,
  mixedContent,
  subresourceIntegrity,
  securityTxt,
  dnsAddress,
  dnsNameserver,
  dnsMailExchanger,
  dnsCaa,
  dnssec,
  spf,
  dmarc,
]

/** All verdicts over one visit: one per check, `N` where there was nothing to judge. A check that throws is a bug. */
export function runChecks(input: CheckInput): Verdict[] {
  return verdictsOn(viewOf(input))
}

/** The same over a visit that was arranged already: what was read of it is not read again. */
export function verdictsOn(view: VisitView): Verdict[] {
  return CHECKS.flatMap((check) => check.run(view))
}
