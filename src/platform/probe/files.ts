import { createHash } from 'node:crypto'
import type { FileHash, Observation, ProbeError } from '../../core/observation.ts'
import { type GrowingBytes } from '../../lib/bytes/index.ts'
import { follow, type Hop, type Pool } from './exchange.ts'
import { beginLook, type SiteVisit } from './site-visit.ts'

/** Files of one visit. */
const MAX_FILES = 10
/** Larger ones are not tested: a day's look at ten of them must not cost a site what its visitors need. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024
/** All files of a visit together, so that the rest of it keeps its time; those that are left are asked for next time. */
const FILES_MS = 20_000

/** Hashes files of the site, one after the other; nothing of them is kept. */
export async function observeFiles(
  visit: SiteVisit,
  pool: Pool,
  home: URL,
): Promise<Observation[]> {
  const limits = { ...visit.limits, bodyBytes: MAX_FILE_BYTES }
  const bounded = { ...visit, limits, deadline: visit.deadline.within(FILES_MS) }
  const seen: Observation[] = []
  for (const path of visit.files.slice(0, MAX_FILES)) {
    const url = URL.parse(path, home.origin)
    // A path of two slashes would lead to another host.
    if (url === null || url.origin !== home.origin) continue
    if (bounded.deadline.left() <= 0) break
    seen.push(await observeFile(bounded, pool, { path, url }))
  }
  return seen
}

async function observeFile(
  visit: SiteVisit,
  pool: Pool,
  { path, url }: { readonly path: string; readonly url: URL },
): Promise<FileHash> {
  const end = beginLook(visit, visit.httpsPort)
  const hops: Hop[] = []
  let sink = hashing()
  const { error: failed } = await follow(visit, pool, {
    url,
    hops,
    sinkFor: () => {
      sink = hashing()
      return sink
    },
  })
  const last = hops.at(-1)
  const status = last?.response.head.status ?? null
  const error = failed ?? (last === undefined ? null : problemOf(last))
  const isWhole = error === null && status === 200
  return {
    ...end({ ip: last?.ip ?? null, error }),
    kind: 'file.hash',
    path,
    status,
    digest: isWhole ? sink.digest() : null,
    length: sink.length(),
  }
}

/** Why an answer is not the file, whole and in the form in which it lies there. */
function problemOf({ response }: Hop): ProbeError | null {
  if (response.isTruncated)
    return { stage: 'limit', code: 'file-too-large', message: 'The file is too large.' }
  const coding = response.head.headers.find(([name]) => name === 'content-encoding')?.[1]
  if (coding === undefined || coding.toLowerCase() === 'identity') return null
  const message = 'The file comes packed, although it was asked for as it is.'
  return { stage: 'receive', code: 'packed', message }
}

/** Takes bytes, at most MAX_FILE_BYTES, and keeps their hash alone. */
function hashing(): GrowingBytes & { digest(): string; length(): number } {
  const hash = createHash('sha256')
  let length = 0
  return {
    append(piece) {
      const taken = piece.subarray(0, MAX_FILE_BYTES - length)
      hash.update(taken)
      length += taken.length
      return taken.length === piece.length
    },
    bytes: () => Buffer.alloc(0),
    digest: () => hash.digest('hex'),
    length: () => length,
  }
}
