import { X509Certificate } from 'node:crypto'
import type { Observation, ProbeError, TlsHello, TlsSession } from '../../core/observation.ts'
import type { Time } from '../../core/time.ts'
import type { OfferedVersion } from '../../lib/tls/index.ts'
import { openTcp } from './connection.ts'
import { observeHello } from './hello.ts'
import { observeSession, type SessionLook } from './session.ts'
import { problemOf, type SiteVisit } from './site-visit.ts'
import { listKnown, makeList, type Server } from './suites.ts'
import type { TrustedChain } from './trust.ts'

/** What the looks at the servers of one site share. */
export interface ServerLooks {
  readonly isTrusted: TrustedChain
  /** When the list at the address of the visit was made; null where there is none. The lists elsewhere go by it. */
  readonly listedAt: Promise<Time | null>
}

/**
 * What is to be seen of the server at the address of the visit besides its session: a hello for each version at every
 * visit, the certificate for the other kind of signature, and the list of suites. `onList` is told when the list that
 * holds was made, before a new one is.
 */
export async function observeOwnServer(
  visit: SiteVisit,
  reached: { readonly ip: string } | ProbeError,
  {
    session,
    isTrusted,
    onList,
  }: {
    readonly session: Promise<TlsSession>
    readonly isTrusted: TrustedChain
    onList(at: Time | null): void
  },
): Promise<Observation[]> {
  try {
    const hellos = await observeVersions(visit, reached, session)
    if (!('ip' in reached)) return hellos
    const server = { ip: reached.ip, session: await session }
    const known = listKnown(visit, server, { hellos, notBefore: null })
    onList(known?.at ?? visit.now())
    return [...hellos, ...(await certificateAndList(visit, server, { known, hellos, isTrusted }))]
  } finally {
    onList(null)
  }
}

/** The same at a further address, but the hellos once a day: the list carries what came to them. */
export async function observeFurtherServer(
  visit: SiteVisit,
  server: Server,
  { isTrusted, listedAt }: ServerLooks,
): Promise<Observation[]> {
  const known = listKnown(visit, server, { hellos: null, notBefore: await listedAt })
  const hellos =
    known === null ? await observeVersions(visit, server, Promise.resolve(server.session)) : []
  return await certificateAndList(visit, server, { known, hellos, isTrusted })
}

/**
 * TLS 1.3 is asked for only where the session did not show it; SSL 3.0 where the server speaks TLS 1.0 too, or answers
 * and refuses everything else.
 */
async function observeVersions(
  visit: SiteVisit,
  reached: { readonly ip: string } | ProbeError,
  session: Promise<TlsSession>,
): Promise<TlsHello[]> {
  const seen: TlsHello[] = []
  const offer = async (version: OfferedVersion) => {
    const one = (await observeHello(visit, version, reached)) as TlsHello
    seen.push(one)
    return one.outcome
  }
  const outcomes = [await offer('1.2'), await offer('1.1'), await offer('1.0')]
  const { protocol, error } = await session
  if (protocol !== 'TLSv1.3') outcomes.push(await offer('1.3'))
  const isOld = outcomes[2] === 'accepted'
  const isOlder = error !== null && outcomes.every((one) => one === 'refused')
  if (isOld || isOlder) await offer('3.0')
  return seen
}

interface ServerSeen {
  readonly known: ReturnType<typeof listKnown>
  readonly hellos: readonly TlsHello[]
  readonly isTrusted: TrustedChain
}

/** A server without another certificate is asked for one as often as it is listed. */
async function certificateAndList(
  visit: SiteVisit,
  server: Server,
  { known, hellos, isTrusted }: ServerSeen,
): Promise<Observation[]> {
  const other =
    known?.hasOtherCertificate === false
      ? { session: null, isSure: true }
      : await otherCertificate(visit, server, isTrusted)
  const hasOtherCertificate = other.isSure ? other.session !== null : null
  const list = known ?? (await makeList(visit, server, { hellos, hasOtherCertificate }))
  return [other.session, list].filter((one) => one !== null)
}

/** The session that shows the certificate for the other kind of signature, and whether that is certain. */
async function otherCertificate(
  visit: SiteVisit,
  { ip, session: known }: Server,
  isTrusted: TrustedChain,
): Promise<{ readonly session: TlsSession | null; readonly isSure: boolean }> {
  const signature = otherSignature(known.chain[0])
  if (signature === null) return { session: null, isSure: known.error === null }
  const offering = { ...visit, context: visit.contextFor(signature) }
  const { observation, connection } = await sessionAt(offering, ip, isTrusted)
  connection?.socket.destroy()
  const other = observation as TlsSession
  // A refusal says that there is no other; the same one again, that the server does not mind what is offered.
  const isRefused = other.error?.stage === 'tls' && other.error.code !== 'timeout'
  if (isRefused || other.chain[0] === known.chain[0]) return { session: null, isSure: true }
  if (other.error !== null) return { session: null, isSure: false }
  return { session: { ...other, signature }, isSure: true }
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

/** A session at one address, under the name of the visit. */
export async function sessionAt(
  visit: SiteVisit,
  ip: string,
  isTrusted: TrustedChain,
): Promise<SessionLook> {
  const { limits, deadline, onlyPlaces } = visit
  const options = { connectMs: limits.connectMs, deadline, onlyPlaces }
  const tcp = await openTcp([ip], visit.httpsPort, options).catch(problemOf)
  return observeSession(visit, tcp, isTrusted)
}
