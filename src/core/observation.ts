import { z } from 'zod'
import { time } from './time.ts'

/**
 * What a visit saw, recorded once and never edited; checks are pure functions over these values, so a stored visit
 * can be graded again when a norm changes. Bytes (bodies, handshakes, DNS messages) are kept apart by SHA-256.
 */
const stage = z.enum(['policy', 'resolve', 'connect', 'tls', 'send', 'receive', 'limit'])

/** Why a look failed: which stage, a stable code, a sentence for the expert. */
export const probeError = z.strictObject({ stage, code: z.string(), message: z.string() })
export type ProbeError = z.infer<typeof probeError>

const base = {
  /** Name and, where one was used, address and port. */
  host: z.string(),
  ip: z.string().nullable(),
  port: z.number().int().nullable(),
  at: time,
  durationMs: z.number(),
  error: probeError.nullable(),
  /** SHA-256 of the recorded bytes, null when there were none. */
  sha256: z.string().nullable(),
}

/**
 * One DNS question and its answer. `name`, here and in answers, is in lower case without the final dot, so that it
 * compares with `host`. `data` is presentation text, names in it in lower case with the final dot: `192.0.2.1`,
 * `ns.example.`, `10 mx.example.`, `0 issue "ca.example"`, the strings of a TXT joined. CAA is asked at the host and
 * then at each parent until one has an answer: one observation for each name that was asked.
 */
export const dnsObservation = z.strictObject({
  ...base,
  kind: z.literal('dns.message'),
  name: z.string(),
  type: z.enum(['A', 'AAAA', 'NS', 'MX', 'TXT', 'CAA', 'SOA', 'CNAME', 'DS']),
  resolver: z.string(),
  /** NOERROR, NXDOMAIN, SERVFAIL … ; null when no answer came. */
  rcode: z.string().nullable(),
  /** The resolver says it validated the answer (AD). */
  authenticated: z.boolean(),
  /** What the resolver says of a failure (RFC 8914); left out where it says nothing. */
  extendedError: z.strictObject({ code: z.number().int(), text: z.string() }).exactOptional(),
  /** Asked only because an SPF record led there: it says nothing of the site's own names. */
  purpose: z.literal('spf').exactOptional(),
  answers: z.array(
    z.strictObject({ name: z.string(), type: z.string(), ttl: z.number(), data: z.string() }),
  ),
})

/** Stapled OCSP response, DER in base64; null for none, left out where it was not asked for. */
const staple = z.string().nullable().exactOptional()

/** `3.0` is SSL 3.0. */
const tlsVersion = z.enum(['3.0', '1.0', '1.1', '1.2', '1.3'])

/** A complete TLS connection by Node: the best that both sides speak. */
export const tlsSession = z.strictObject({
  ...base,
  kind: z.literal('tls.session'),
  protocol: z.string().nullable(),
  cipher: z.string().nullable(),
  group: z.string().nullable(),
  alpn: z.string().nullable(),
  /** Chain, DER in base64, leaf first. */
  chain: z.array(z.string()),
  /** The chain was read from the server's own bytes: without it, it is linked as each certificate vouches for the one before. */
  asSent: z.literal(true).exactOptional(),
  /** Whether the chain ends in a trusted root; hosts and dates are judged by checks. */
  trusted: z.boolean(),
  /** OpenSSL's reason when not trusted: DEPTH_ZERO_SELF_SIGNED_CERT, UNABLE_TO_VERIFY_LEAF_SIGNATURE … */
  trustError: z.string().nullable(),
  staple,
  /** Only this kind of signature was offered, so that a server with two certificates shows the other one. */
  signature: z.enum(['rsa', 'ecdsa']).exactOptional(),
  /** Asked under the site's other name, with `www.` or without: `host` is that name. */
  purpose: z.literal('other-name').exactOptional(),
})

/**
 * What came to one raw ClientHello that offers exactly one protocol version. `accepted`: the server chose that version;
 * `refused`: an alert, another version (then `version` names it) or a hang-up; `silent`: nothing came in time;
 * `failed`: not reached, or the answer was no TLS.
 */
const answer = {
  offered: tlsVersion,
  outcome: z.enum(['accepted', 'refused', 'silent', 'failed']),
  version: z.string().nullable(),
  suite: z.string().nullable(),
  alert: z.number().int().nullable(),
  compression: z.boolean(),
  extendedMasterSecret: z.boolean(),
  secureRenegotiation: z.boolean(),
}
const tlsAnswer = z.strictObject(answer)
export type TlsAnswer = z.infer<typeof tlsAnswer>

/** Answer to one raw ClientHello at the address of the visit. */
export const tlsHello = z.strictObject({
  ...base,
  kind: z.literal('tls.hello'),
  ...answer,
  /** DER in base64 where the certificate travelled in clear (TLS ≤ 1.2). */
  chain: z.array(z.string()),
  staple,
})

/**
 * Every suite that the server at one address takes, version by version. A list is made once a day and after a change; in
 * between each visit carries the last one on, with the time at which it was made.
 */
export const tlsSuites = z.strictObject({
  ...base,
  kind: z.literal('tls.suites'),
  /** Digest of what a full session chose, and of its certificate, when the list was made. */
  mark: z.string(),
  /** What the hellos before the list came to, one a version. Left out, as what follows, of lists of earlier versions. */
  answers: z.array(tlsAnswer).exactOptional(),
  /** Whether the server has another certificate for the other kind of signature; left out where it did not show. */
  hasOtherCertificate: z.boolean().exactOptional(),
  versions: z.array(
    z.strictObject({
      version: tlsVersion,
      /** IANA names, in the order in which the server chose. */
      suites: z.array(z.string()),
      /** Every hello was answered: what is not listed is not taken. */
      isSure: z.boolean(),
      /** Who decides where both sides have several suites; left out where it did not show, and in TLS 1.3. */
      order: z.enum(['server', 'client']).exactOptional(),
    }),
  ),
  /** Different groups of plain Diffie-Hellman, each with the suite that showed it. */
  dh: z.array(
    z.strictObject({
      version: tlsVersion,
      suite: z.string(),
      bits: z.number().int(),
      /** Standard or product that it comes from, null for one of the server's own. */
      name: z.string().nullable(),
      flaw: z.enum(['composite', 'small-order']).nullable(),
    }),
  ),
})

/** One HTTP exchange after its redirects; `hops` holds each answer on the way, the last one is the result. */
export const httpExchange = z.strictObject({
  ...base,
  kind: z.literal('http.exchange'),
  purpose: z.enum([
    'home',
    // The home page as one further address of the site gives it, over https and over http: `ip` names that address.
    'address',
    'address-plain',
    'home-plain',
    // The same under the site's other name, with `www.` or without, one for each of its addresses: `ip` names it.
    'other-name',
    'other-name-plain',
    'home-www',
    'security-txt',
    'security-txt-legacy',
    'not-found',
  ]),
  url: z.string(),
  hops: z.array(
    z.strictObject({
      url: z.string(),
      ip: z.string().nullable(),
      status: z.number().int(),
      /** Lower-case names in the order received; a repeated header is a repeated pair. */
      headers: z.array(z.tuple([z.string(), z.string()])),
    }),
  ),
  /** Decompressed length that was kept; the body itself is in `bodies` by sha256. */
  bodyBytes: z.number().int(),
  /** The body went on beyond the limit of 2 MiB. */
  truncated: z.boolean(),
  /** Asked for under the name of a browser; left out under the node's own. */
  asBrowser: z.literal(true).exactOptional(),
})

/** One file of the site, of which only the hash is kept. */
export const fileHash = z.strictObject({
  ...base,
  kind: z.literal('file.hash'),
  /** Path and query by which it was asked for. */
  path: z.string(),
  /** Of the last answer; null where none came. */
  status: z.number().int().nullable(),
  /** SHA-256 of all of it as it travels, in hex; null where it did not come whole. */
  digest: z.string().nullable(),
  /** How much of it came. */
  length: z.number().int(),
})

/** A file of a page by its whole address, with what was known of it; `sha256` is null where nothing is. */
export interface AskedFile {
  readonly url: string
  readonly sha256: string | null
  /** Marks that its server gave it. */
  readonly etag: string | null
  readonly modified: string | null
}

/** One script or style sheet of the page. Its bytes are there where it is not the one that was known. */
export const pageFile = z.strictObject({
  ...base,
  kind: z.literal('page.file'),
  /** By which the page names it, and where the last answer came from. */
  url: z.string(),
  ended: z.string(),
  /** Of the last answer; 304 where it is as it was. */
  status: z.number().int().nullable(),
  /** SHA-256 of all that was read, unpacked, in hex; null where nothing was sent. */
  digest: z.string().nullable(),
  length: z.number().int(),
  /** Another one was known before. */
  isAnother: z.boolean(),
  /** What the server calls this state of it. */
  etag: z.string().nullable(),
  modified: z.string().nullable(),
})

export const observation = z.discriminatedUnion('kind', [
  dnsObservation,
  tlsSession,
  tlsHello,
  tlsSuites,
  httpExchange,
  fileHash,
  pageFile,
])
export type DnsObservation = z.infer<typeof dnsObservation>
export type TlsSession = z.infer<typeof tlsSession>
export type TlsHello = z.infer<typeof tlsHello>
export type TlsSuites = z.infer<typeof tlsSuites>
export type FileHash = z.infer<typeof fileHash>
export type PageFile = z.infer<typeof pageFile>
export type HttpExchange = z.infer<typeof httpExchange>

/** Data of the records of the type that was asked; null where no answer came that says what there is. */
export function recordsIn({ error, rcode, answers, type }: DnsObservation): string[] | null {
  if (error !== null || (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN')) return null
  return answers.filter((answer) => answer.type === type).map(({ data }) => data)
}

/** The exchange that stands for a visit that had to be ended: what the site sent could not be read within the limits. */
export function endedVisit(
  visit: Pick<HttpExchange, 'host' | 'url' | 'at' | 'durationMs'>,
): HttpExchange {
  const message =
    'What the site sent took too long, or too much memory, to read: the visit was ended.'
  return {
    ...visit,
    kind: 'http.exchange',
    purpose: 'home',
    ip: null,
    port: null,
    error: { stage: 'limit', code: 'visit-ended', message },
    sha256: null,
    hops: [],
    bodyBytes: 0,
    truncated: false,
  }
}

/** An observation with its recorded bytes (HTTP body, DNS message, server handshake) while still in memory. */
export type Observation = z.infer<typeof observation> & { readonly bytes?: Uint8Array | undefined }
