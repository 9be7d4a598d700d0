// `scrutineer import claims FILE`: brings checks of another publisher to the node, out of a ClaimReview feed.
import type { Config } from '../core/config.ts'
import { Problem } from '../core/problem.ts'
import {
  FEED_PROBLEMS,
  FeedError,
  type ImportedCheck,
  MAX_FEED_BYTES,
  type ReadFeed,
  readFeed,
  standsOn,
} from '../lib/claimreview/index.ts'
import { bytesOfFile } from './file-text.ts'
import { type Line, openLine } from './line.ts'

/** Checks of one step, so that each is a small transaction; a step that is sent twice changes nothing. */
const STEP = 50

interface Publisher {
  readonly name: string
  readonly domains: string
}

/** How many were new, said something else than before, are as they were, and wait for a person. */
interface Sums {
  added: number
  renewed: number
  same: number
  quarantined: number
}

/**
 * Reads the whole feed first: one that is none changes nothing. Whose it is says `publisher`, or the domains on which most
 * of its checks stand. Gives the exit code. Throws Problems `cli.no_file`, `cli.bad_feed` and `cli.no_publisher`.
 */
export async function importClaims(
  config: Config,
  path: string,
  { publisher, out }: { readonly publisher: string | null; readonly out: (line: string) => void },
): Promise<number> {
  const feed = feedOf(bytesOfFile(path, MAX_FEED_BYTES))
  const all = [...feed.checks, ...feed.quarantined.map(({ check }) => check)]
  const line = await openLine(config, { runsJobs: false })
  try {
    const by = await publisherOf(line, all, publisher)
    const sums = { added: 0, renewed: 0, same: 0, quarantined: 0 }
    for (let at = 0; at < all.length; at += STEP) {
      const checks = all.slice(at, at + STEP).map(brought)
      const input = { publisher: by, checks }
      const request = { realm: 'actual', action: 'claims.bringChecks', input } as const
      const done = (await line.call(request)).output as Sums
      for (const name of Object.keys(sums) as (keyof Sums)[]) sums[name] += done[name]
    }
    out(
      `${by}: ${sums.added} checks added, ${sums.renewed} renewed, ${sums.same} as they were; ${sums.quarantined} stand on none of its domains and wait for a person.`,
    )
    for (const { number, reason } of feed.refused)
      out(FEED_PROBLEMS[`review_${reason}`].en.replace('{number}', String(number)))
    return 0
  } finally {
    await line.close()
  }
}

/** Everything of a feed; which address is the publisher's, and who may be named, the node judges. */
function feedOf(bytes: Uint8Array): ReadFeed {
  const anybody = { isName: () => true, isHost: () => true }
  try {
    return readFeed(bytes, { id: '', domains: [], verdicts: {} }, anybody)
  } catch (error) {
    if (!(error instanceof FeedError)) throw error
    throw new Problem('cli.bad_feed', 400, FEED_PROBLEMS[error.reason].en, { cause: error })
  }
}

async function publisherOf(
  line: Line,
  checks: readonly ImportedCheck[],
  said: string | null,
): Promise<string> {
  if (said !== null) return said
  const request = { realm: 'actual', action: 'claims.publishers', input: {} } as const
  const { items } = (await line.call(request)).output as { items: readonly Publisher[] }
  const counted = items.map(({ name, domains }) => {
    const own = { domains: domains.split(' ') }
    return { name, count: checks.filter(({ url }) => standsOn(url, own)).length }
  })
  const [first] = counted.toSorted((one, other) => other.count - one.count)
  if (first !== undefined && first.count > 0) return first.name
  throw new Problem(
    'cli.no_publisher',
    400,
    'None of these checks stands on a domain of a registered publisher. Register it at the desk of claims, or say whose they are: --publisher NAME.',
  )
}

/** A check as the node takes it; nothing of its text is there. */
function brought(check: ImportedCheck) {
  const { key: _, verdict: _v, claimant, appearances, ...rest } = check
  const claimantName = claimant?.kind === 'named' ? claimant.name : null
  return { ...rest, claimantName, addresses: appearances.map(({ url }) => url) }
}
