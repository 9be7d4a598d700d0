/**
 * Looks at sites: DNS, TLS and HTTP, each recorded as observations, all under the one egress policy.
 * Whatever the other side does (silence, endless bodies, bombs, loops, lies) ends within the limits as an observation
 * with an error; only a bug of ours makes a visit reject. Nothing is judged here, that is the checks' part.
 */
import { readFileSync } from 'node:fs'
import { constants } from 'node:crypto'
import {
  createSecureContext,
  DEFAULT_CIPHERS,
  rootCertificates,
  type SecureContext,
} from 'node:tls'
import type { Probe } from '../../core/port.ts'
import { now as systemNow, type Time } from '../../core/time.ts'
import { addressBytes } from '../../lib/dns/index.ts'
import { EGRESS_LIMITS } from '../egress.ts'
import { deadlineIn } from './deadline.ts'
import { openDnsClient, type ResolverAddress } from './dns-client.ts'
import { checkProbeOptions, type ProbeOptions } from './options.ts'
import { resolving, type SiteVisit } from './site-visit.ts'
import { trustedChain } from './trust.ts'
import { type Family, lookAt } from './visit.ts'

/** What most visitors of a site come with; one that is a year old is still among them. */
const BROWSER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36'

const ALL: readonly Family[] = ['dns', 'tls', 'http']

/** A probe that looks from this very thread; throws RangeError for a resolver or user agent that is none. */
export function createProbe(options: ProbeOptions, now: () => Time = systemNow): Probe {
  const resolvers = checkProbeOptions(options) ?? systemResolvers()
  const limits = { ...EGRESS_LIMITS, ...options.limits }
  const roots = [...rootCertificates, ...(options.extraCa ?? [])]
  const context = lenientContext(roots)
  const contexts = new Map<keyof typeof SIGNATURES, SecureContext>()
  const contextFor = (signature: keyof typeof SIGNATURES) => {
    const known = contexts.get(signature) ?? lenientContext(roots, SIGNATURES[signature])
    contexts.set(signature, known)
    return known
  }
  const isTrusted = trustedChain(roots)
  const onlyPlaces = options.onlyPlaces ?? null
  return {
    async visit(plan) {
      const deadline = deadlineIn(limits.visitMs)
      const host = plainHost(plan.host)
      const ports = { httpsPort: plan.httpsPort ?? 443, httpPort: plan.httpPort ?? 80 }
      const { privateNetworks, openPorts = [] } = plan
      const grant = { host, privateNetworks, ports: Object.values(ports), openPorts }
      const dns = openDnsClient({
        resolvers,
        tries: limits.dnsTries,
        tryMs: limits.dnsMs,
        deadline,
        onlyPlaces,
      })
      const visit: SiteVisit = {
        host,
        ...ports,
        path: plan.path?.startsWith('/') ? plan.path : '/',
        grant,
        onlyPlaces,
        files: plan.files ?? [],
        pageFiles: plan.pageFiles ?? [],
        listed: plan.listed ?? [],
        limits,
        deadline,
        context,
        contextFor,
        userAgent: plan.asBrowser ? BROWSER : options.userAgent,
        asBrowser: plan.asBrowser ?? false,
        now,
        ...resolving(dns, { grant, onlyPlaces, now }),
      }
      try {
        return await lookAt(visit, new Set(plan.only ?? ALL), isTrusted)
      } finally {
        dns.close()
      }
    },
  }
}

/**
 * Without the groups of plain Diffie-Hellman: a server whose own are none of them refuses whoever names some (RFC 7919).
 */
const CURVES = 'X25519MLKEM768:X25519:P-256:X448:P-384:P-521'

/** Offered alone, so that a server with two certificates shows the one for it. */
const SIGNATURES = {
  rsa: 'rsa_pss_rsae_sha256:rsa_pss_rsae_sha384:rsa_pss_rsae_sha512:RSA+SHA256:RSA+SHA384:RSA+SHA512:RSA+SHA1',
  ecdsa: 'ECDSA+SHA256:ECDSA+SHA384:ECDSA+SHA512:ECDSA+SHA1',
} as const

/**
 * Accepts everything that OpenSSL still speaks, because a weak server is to be seen and graded, not missed; TLS 1.0
 * needs both the version and security level 0.
 */
function lenientContext(roots: string[], sigalgs?: string): SecureContext {
  return createSecureContext({
    ca: roots,
    minVersion: 'TLSv1',
    ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=0`,
    ecdhCurve: CURVES,
    ...(sigalgs !== undefined && { sigalgs }),
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
  })
}

/** The form that a URL gives a host: lower case, ASCII, no shorthand addresses; throws RangeError when it is none. */
function plainHost(text: string): string {
  const bracketed = addressBytes(text)?.length === 16 ? `[${text}]` : text
  const url =
    /[/?#@\\:]/.test(text.replace(/^\[.*\]$/, '')) && bracketed === text
      ? null
      : URL.parse(`https://${bracketed}/`)
  const host = url?.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '') ?? ''
  if (host === '') throw new RangeError(`not a host: ${text.slice(0, 100)}`)
  return host
}

/** Name servers of the machine; none when the file is missing, then every question fails as an observation. */
export function systemResolvers(): ResolverAddress[] {
  let text = ''
  try {
    text = readFileSync('/etc/resolv.conf', 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const addresses = text.matchAll(/^nameserver\s+([\da-fA-F.:]+)\s*$/gm)
  return [...addresses].map(([, address = '']) => ({ address, port: 53 }))
}
