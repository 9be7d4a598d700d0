/**
 * Practice sites: real HTTPS servers on loopback addresses of their own, with a name server and an authority that live
 * only as long as they do, so that an exercise can be watched without internet and without touching anything real.
 * The exercise's probe is given `resolver` and `ca`; nothing else trusts either.
 */
import { createHash } from 'node:crypto'
import { type Time, now as systemNow } from '../../core/time.ts'
import type { Access } from '../../lib/access-log/index.ts'
import type { Place } from '../egress.ts'
import { type DnsServer, serveDns } from '../probe/dns-server.ts'
import { type PracticeAuthority, practiceAuthority } from './certificates.ts'
import { answerFor } from './names.ts'
import type { PracticeSite } from './pages.ts'
import { HTTP_PORT, HTTPS_PORT, type PracticeChange, type ServedSite, serveSite } from './site.ts'

export type { PracticeSite } from './pages.ts'
export { HTTP_PORT, HTTPS_PORT, type PracticeChange } from './site.ts'

/** All practice sites of one exercise at work. */
export interface PracticeWorld {
  /** `ADDR:PORT` of the only name server that knows the sites. */
  readonly resolver: string
  /** PEM of the only authority that vouches for them. */
  readonly ca: string
  /** Address by host. */
  readonly addresses: ReadonlyMap<string, string>
  /** Everything that the world listens on, for `onlyPlaces` of a probe: name server and sites, each at both ports. */
  readonly places: readonly Place[]
  /** Makes exactly these changes to a site; none: as it should be. Throws RangeError for an unknown host. */
  set(host: string, changes: readonly PracticeChange[]): Promise<void>
  /** What a site answered since it is served, oldest first. Throws RangeError for an unknown host. */
  log(host: string): readonly Access[]
  close(): Promise<void>
}

/** What is served, and where. */
export interface PracticeOptions {
  readonly sites: readonly PracticeSite[]
  /** The same text gives the same addresses again, so that a restarted node finds its sites where they were. */
  readonly seed: string
  readonly now?: () => Time
}

/** Addresses are 127.20.BLOCK.n; two nodes on one machine find each other's block taken and move on. */
const BLOCKS = 254
const MAX_BLOCK_TRIES = 20
/** Sites of one block. */
const MAX_SITES = 50
const DNS_PORT = 20_053

/** Serves all sites. Rejects when no block of loopback addresses is free. */
export async function servePractice(options: PracticeOptions): Promise<PracticeWorld> {
  if (options.sites.length > MAX_SITES) throw new RangeError('too many practice sites')
  const authority = practiceAuthority((options.now ?? systemNow)())
  const first = createHash('sha256').update(options.seed).digest().readUInt16BE(0)
  for (let at = 0; ; at += 1) {
    try {
      return await serveBlock(options.sites, 1 + ((first + at) % BLOCKS), authority)
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!isTaken || at + 1 >= MAX_BLOCK_TRIES) throw error
    }
  }
}

async function serveBlock(
  sites: readonly PracticeSite[],
  block: number,
  authority: PracticeAuthority,
): Promise<PracticeWorld> {
  const addresses = new Map(sites.map(({ host }, n) => [host, `127.20.${block}.${n + 101}`]))
  const changes = new Map<string, ReadonlySet<PracticeChange>>()
  const served = new Map<string, ServedSite>()
  const nameServer = { address: `127.20.${block}.53`, port: DNS_PORT }
  let dns: DnsServer | null = null
  const names = () =>
    [...addresses].map(([host, address]) => ({
      host,
      address,
      hasOtherMx: changes.get(host)?.has('change-mx') ?? false,
    }))
  async function close(): Promise<void> {
    await Promise.all([dns?.close(), ...[...served.values()].map((site) => site.close())])
  }
  function siteAt(host: string): ServedSite {
    const site = served.get(host)
    if (site === undefined) throw new RangeError(`no practice site ${host}`)
    return site
  }
  try {
    dns = await serveDns(nameServer, (question) => answerFor(question, names()))
    for (const site of sites) {
      served.set(site.host, await serveSite(site, addresses.get(site.host) ?? '', authority))
    }
  } catch (error) {
    await close()
    throw error
  }
  return {
    resolver: dns.resolver,
    ca: authority.ca,
    addresses,
    places: [
      nameServer,
      ...[...addresses.values()].flatMap((address) =>
        [HTTPS_PORT, HTTP_PORT].map((port) => ({ address, port })),
      ),
    ],
    async set(host, wanted) {
      const site = siteAt(host)
      changes.set(host, new Set(wanted))
      await site.set(new Set(wanted))
    },
    log: (host) => siteAt(host).log(),
    close,
  }
}
