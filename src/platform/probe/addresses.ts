import { X509Certificate } from 'node:crypto'
import type { Observation, TlsSession } from '../../core/observation.ts'
import { openTcp } from './connection.ts'
import { observeExchange, openPool } from './exchange.ts'
import { observeSession, type SessionLook } from './session.ts'
import { isLocalhost, problemOf, type SiteVisit } from './site-visit.ts'
import type { TrustedChain } from './trust.ts'

/** Addresses of a site that are looked at, the one of the visit included; larger sets belong to delivery networks. */
const MAX_ADDRESSES = 8
/** Addresses looked at side by side: eight silent ones are done in time, and no server meets more than one of them. */
const MAX_OPEN = 3
/** Leaves the rest of a visit its time. */
const ADDRESSES_MS = 20_000

/** What the visit already did, and what it is to look at. */
export interface Reached {
  readonly ip: string
  readonly session: TlsSession
  readonly home: URL
  readonly families: ReadonlySet<string>
  readonly isTrusted: TrustedChain
}

/**
 * One TLS session and one request at each further address of the site, A and AAAA, and at every address the certificate
 * with the other kind of key where there is one. An address that cannot be reached is an observation with an error.
 */
export async function observeAddresses(visit: SiteVisit, reached: Reached): Promise<Observation[]> {
  const bounded = { ...visit, deadline: visit.deadline.within(ADDRESSES_MS) }
  const seen = reached.families.has('tls')
    ? await otherCertificate(bounded, reached, reached.session)
    : []
  // The names of the machine itself stand for whichever of its addresses answers.
  if (isLocalhost(visit.host)) return seen
  const known = await visit.addressesOf(visit.host)
  const rest = [...new Set(known)].filter((ip) => ip !== reached.ip).slice(0, MAX_ADDRESSES - 1)
  const lane = async () => {
    for (let ip = rest.shift(); ip !== undefined; ip = rest.shift())
      seen.push(...(await observeAddress(bounded, { ...reached, ip })))
  }
  await Promise.all(Array.from({ length: MAX_OPEN }, lane))
  return seen
}

type Address = Omit<Reached, 'session'>

async function observeAddress(visit: SiteVisit, address: Address): Promise<Observation[]> {
  const { ip, home, families, isTrusted } = address
  const pool = openPool()
  try {
    const look = await sessionAt(visit, ip, isTrusted)
    const session = { ...look.observation, ip } as TlsSession
    if (look.connection) pool.give(home.origin, look.connection)
    const asked = families.has('http') ? [await requestAt(visit, address, { pool, look })] : []
    if (!families.has('tls')) return asked
    return [session, ...asked, ...(await otherCertificate(visit, address, session))]
  } finally {
    pool.close()
  }
}

/** The home page as this address alone gives it; the body is that of the visit, or nobody's, and is not kept. */
async function requestAt(
  visit: SiteVisit,
  { ip, home }: Address,
  { pool, look }: { pool: ReturnType<typeof openPool>; look: SessionLook },
): Promise<Observation> {
  const pinned: SiteVisit = {
    ...visit,
    addressesOf: (host) => (host === visit.host ? Promise.resolve([ip]) : visit.addressesOf(host)),
  }
  const order = { purpose: 'address', url: home, known: look.error } as const
  const { bytes: _, ...observation } = await observeExchange(pinned, pool, order)
  return { ...observation, ip, sha256: null }
}

/** The session that shows the certificate for the other kind of signature; none where the server has only one. */
async function otherCertificate(
  visit: SiteVisit,
  { ip, isTrusted }: Pick<Reached, 'ip' | 'isTrusted'>,
  known: TlsSession,
): Promise<Observation[]> {
  const signature = otherSignature(known.chain[0])
  if (signature === null) return []
  const offering = { ...visit, context: visit.contextFor(signature) }
  const { observation, connection } = await sessionAt(offering, ip, isTrusted)
  connection?.socket.destroy()
  const other = observation as TlsSession
  // A refusal says that there is no other; the same one again, that the server does not mind what is offered.
  if (other.error !== null || other.chain[0] === known.chain[0]) return []
  return [{ ...other, signature }]
}

function otherSignature(leaf: string | undefined): NonNullable<TlsSession['signature']> | null {
  const type = leaf === undefined ? null : keyType(leaf)
  if (type === 'ec') return 'rsa'
  return type === 'rsa' ? 'ecdsa' : null
}

/** null for a key that OpenSSL cannot read. */
function keyType(leaf: string): string | null {
  try {
    return new X509Certificate(Buffer.from(leaf, 'base64')).publicKey.asymmetricKeyType ?? null
  } catch {
    return null
  }
}

async function sessionAt(
  visit: SiteVisit,
  ip: string,
  isTrusted: TrustedChain,
): Promise<SessionLook> {
  const { limits, deadline, onlyPlaces } = visit
  const options = { connectMs: limits.connectMs, deadline, onlyPlaces }
  const tcp = await openTcp([ip], visit.httpsPort, options).catch(problemOf)
  return observeSession(visit, tcp, isTrusted)
}
