import { hash } from 'node:crypto'
import type { AskedFile, Observation, PageFile } from '../../core/observation.ts'
import { isSameSite, MAX_OWN_FILES } from '../../lib/html/index.ts'
import { follow, type Hop, type Pool } from './exchange.ts'
import { beginLook, type SiteVisit } from './site-visit.ts'

/** Scripts and sheets are asked for up to this; a longer one is read that far. */
const MAX_FILE_BYTES = 512 * 1024
/** Of all that a visit fetches; what is left is asked for by the next one. */
const MAX_ALL_BYTES = 4 * 1024 * 1024
/** All of them together, so that the rest of the visit keeps its time. */
const FILES_MS = 10_000
/** Characters of a mark that is sent back. */
const MAX_MARK = 300

/**
 * Asks for scripts and style sheets of the page, one after the other, with what is known of each, so that one that stayed
 * as it was costs its server a line. Only what changed brings its bytes.
 */
export async function observePageFiles(visit: SiteVisit, pool: Pool): Promise<Observation[]> {
  const limits = { ...visit.limits, bodyBytes: MAX_FILE_BYTES }
  const bounded = { ...visit, limits, deadline: visit.deadline.within(FILES_MS) }
  const seen: Observation[] = []
  let left = MAX_ALL_BYTES
  for (const file of visit.pageFiles.slice(0, MAX_OWN_FILES)) {
    if (left <= 0 || bounded.deadline.left() <= 0) break
    const url = URL.parse(file.url)
    if (url === null || !isSameSite(url.hostname, visit.host)) continue
    const one = await observeFile(bounded, pool, { url, file })
    left -= one.length
    seen.push(one)
  }
  return seen
}

async function observeFile(
  visit: SiteVisit,
  pool: Pool,
  { url, file }: { readonly url: URL; readonly file: AskedFile },
): Promise<PageFile & { readonly bytes?: Uint8Array }> {
  const end = beginLook(visit, visit.httpsPort)
  const hops: Hop[] = []
  const asking = { ...visit, moreLines: conditionsOf(file) }
  const { error } = await follow(asking, pool, { url, hops })
  const last = hops.at(-1)
  const body = error === null ? wholeBody(last) : null
  const digest = body === null ? null : hash('sha256', body)
  const isNew = digest !== null && digest !== file.sha256
  return {
    ...end({ ip: last?.ip ?? null, error, ...(isNew && body && { bytes: body }) }),
    kind: 'page.file',
    url: file.url,
    digest,
    length: body?.length ?? 0,
    isAnother: isNew && file.sha256 !== null,
    ...answerOf(last, url),
  }
}

/** What a successful answer brought, as far as it was read. */
function wholeBody(hop: Hop | undefined): Buffer | null {
  return hop?.response.head.status === 200 ? hop.response.body : null
}

function answerOf(
  hop: Hop | undefined,
  asked: URL,
): Pick<PageFile, 'ended' | 'status' | 'etag' | 'modified'> {
  return {
    ended: (hop?.url ?? asked).href,
    status: hop?.response.head.status ?? null,
    etag: headerOf(hop, 'etag'),
    modified: headerOf(hop, 'last-modified'),
  }
}

/** Source: RFC 9110 section 13.1. */
function conditionsOf({ sha256, etag, modified }: AskedFile): string[] {
  if (sha256 === null) return []
  return [
    ...(isSendable(etag) ? [`If-None-Match: ${etag}`] : []),
    ...(isSendable(modified) ? [`If-Modified-Since: ${modified}`] : []),
  ]
}

function isSendable(mark: string | null): mark is string {
  return mark !== null && /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(mark)
}

function headerOf(hop: Hop | undefined, name: string): string | null {
  const value = hop?.response.head.headers.find(([own]) => own === name)?.[1] ?? null
  return value !== null && value.length <= MAX_MARK ? value : null
}
