// What a page consists of: sheets, scripts, pictures and fonts that it names, and those that its sheets name.
import type { LeftOut } from '../../core/capture.ts'
import { decodeHtml, readPage, styleReferences, styleTexts } from '../../lib/html/index.ts'
import { kindOf, unpacked } from '../../lib/warc/index.ts'
import type { Hop } from '../probe/exchange.ts'
import type { Fetched, Fetcher, Lane } from './fetcher.ts'

/** Sheets that sheets take in, one within the other. */
const MAX_DEPTH = 4
/** Bytes of a sheet that is read for what it names. */
const MAX_SHEET = 1024 * 1024
/** Frames and others that are only told of. */
const MAX_TOLD = 1_000

interface Wanted {
  readonly url: URL
  readonly depth: number
}

interface Gathered {
  readonly resources: readonly Fetched[]
  readonly leftOut: readonly LeftOut[]
}

/** Fetches what a page consists of, several at once; `text` is its HTML, null where it is none. Never rejects for what a site does. */
export async function gather(fetcher: Fetcher, page: Hop, text: string | null): Promise<Gathered> {
  const { limits } = fetcher
  const seen = new Set([page.url.href])
  const queue: Wanted[] = []
  const leftOut: LeftOut[] = []
  const resources: Fetched[] = []
  let taken = 0
  const leave = (url: string, why: LeftOut['why']) => {
    if (leftOut.length < MAX_TOLD) leftOut.push({ url: url.slice(0, MAX_ADDRESS), why })
  }
  const want = (written: string, base: string, depth: number) => {
    const url = webUrl(written, base)
    if (url === null || seen.has(url.href)) return
    seen.add(url.href)
    if (taken >= limits.resources || depth > MAX_DEPTH) return leave(url.href, 'count')
    taken += 1
    queue.push({ url, depth })
  }
  readInto(page, text, { want, leave })
  await inLanes(fetcher, queue, async ({ url, depth }, lane) => {
    const fetched = await fetcher.fetch(url, limits.resourceBytes, lane)
    if (fetched.fault !== null) return leave(url.href, fetched.fault)
    resources.push(fetched)
    const last = fetched.hops.at(-1)
    for (const written of last === undefined ? [] : namedInSheet(last))
      want(written, last?.url.href ?? '', depth + 1)
  })
  return { resources, leftOut }
}

/** Characters of an address that is told of. */
const MAX_ADDRESS = 500

interface Notes {
  want(written: string, base: string, depth: number): void
  leave(url: string, why: LeftOut['why']): void
}

/** What the page itself names; sheets first, since they name more. */
function readInto({ url }: Hop, text: string | null, { want, leave }: Notes): void {
  if (text === null) return
  const page = readPage(text)
  if (page === null) return leave(url.href, 'unreadable')
  const base = URL.parse(page.base ?? '', url.href)?.href ?? url.href
  const of = (kind: string) => page.resources.filter((one) => one.kind === kind)
  for (const kind of ['style', 'image', 'script'])
    for (const { url: written } of of(kind)) want(written, base, 1)
  for (const css of styleTexts(page.tree))
    for (const written of styleReferences(css)) want(written, base, 2)
  for (const { url: written } of of('frame')) {
    const frame = webUrl(written, base)
    if (frame !== null) leave(frame.href, 'frame')
  }
}

function namedInSheet(hop: Hop): string[] {
  const css = sheetOf(hop)
  return css === null ? [] : styleReferences(css)
}

/** The style sheets among what was fetched. */
export function sheetsOf(resources: readonly Fetched[]): string[] {
  return resources.flatMap(({ hops }) => {
    const last = hops.at(-1)
    return (last === undefined ? null : sheetOf(last)) ?? []
  })
}

/** The text of a style sheet; null where it is none, or too long or too broken to be read. */
function sheetOf({ response }: Hop): string | null {
  const header = (name: string) => response.head.headers.find(([own]) => own === name)?.[1] ?? null
  if (kindOf(header('content-type')) !== 'text/css') return null
  const bytes = unpacked(response.body, header('content-encoding'), MAX_SHEET)
  return bytes === null ? null : decodeHtml(bytes, header('content-type'))
}

function webUrl(written: string, base: string): URL | null {
  const url = URL.parse(written, base)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  return url
}

/** Does the work of a queue that grows meanwhile, so many at once, and so many of one host; ends where nothing is left. */
async function inLanes(
  { limits, lane }: Pick<Fetcher, 'limits' | 'lane'>,
  queue: Wanted[],
  work: (wanted: Wanted, lane: Lane) => Promise<void>,
): Promise<void> {
  const busy = new Map<string, number>()
  const idle = Array.from({ length: limits.connections }, lane)
  const running = new Set<Promise<void>>()
  const countOf = (host: string) => busy.get(host) ?? 0
  const next = () => {
    const at = queue.findIndex(({ url }) => countOf(url.host) < limits.perHost)
    return at < 0 ? undefined : queue.splice(at, 1)[0]
  }
  const start = (wanted: Wanted, own: Lane) => {
    const { host } = wanted.url
    busy.set(host, countOf(host) + 1)
    const done: Promise<void> = work(wanted, own).finally(() => {
      busy.set(host, countOf(host) - 1)
      idle.push(own)
      running.delete(done)
    })
    running.add(done)
  }
  for (;;) {
    for (let own = idle.pop(); own !== undefined; own = idle.pop()) {
      const wanted = next()
      if (wanted === undefined) {
        idle.push(own)
        break
      }
      start(wanted, own)
    }
    if (running.size === 0) return
    await Promise.race(running)
  }
}
