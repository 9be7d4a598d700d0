/**
 * Keeps pages of others as web archives. What a site sends is read in other threads and nowhere else; what comes from there
 * is facts and bytes. Whatever the other side does (silence, endless bodies, bombs, loops, ways to private addresses) ends
 * within the limits as a capture that says why; nothing is written then.
 */
import { isOverrun } from '../../core/apart.ts'
import type { KeepWanted, KeptPage, Looked, NotCaptured, PageFacts } from '../../core/capture.ts'
import { newId } from '../../core/id.ts'
import { type Capture, type Files, MAX_FILE_BYTES } from '../../core/port.ts'
import { now, SECOND } from '../../core/time.ts'
import { pageOfQuote, type Sought } from '../../lib/warc/index.ts'
import type { Threads } from '../apart/index.ts'
import { readPdf } from '../pdf/index.ts'
import type { PdfRead } from '../pdf/words.ts'
import { checkProbeOptions } from '../probe/options.ts'
import type * as capturing from './capturing.ts'
import { CAPTURE_LIMITS, type CaptureOptions, type CaptureOrder } from './options.ts'

/** A capture ends by itself at its limit; what has not come by then, on a busy machine too, will not come. */
const GRACE_MS = 15 * SECOND

/** Loaded in threads only. */
const CAPTURING = new URL('./capturing.ts', import.meta.url).href

/** Captures in other threads. Throws RangeError for a resolver or user agent that is none. */
export function captureApart(threads: Threads, options: CaptureOptions): Capture {
  checkProbeOptions(options)
  const limitMs = (options.limits?.visitMs ?? CAPTURE_LIMITS.visitMs) + GRACE_MS
  async function apart<T>(
    name: keyof typeof capturing,
    wanted: KeepWanted,
  ): Promise<T | NotCaptured> {
    const at = now()
    const input: CaptureOrder = { options, wanted }
    const about = URL.parse(wanted.url)?.host ?? ''
    try {
      return (await threads.perform({ module: CAPTURING, name, input, limitMs, about })) as T
    } catch (error) {
      if (!isOverrun(error)) throw error
      return { outcome: 'failed', at, fault: 'overrun', code: 'limit/overrun', status: null }
    }
  }
  return {
    async take(wanted, files) {
      const taken = await apart<capturing.TakenHere>('takeHere', wanted)
      if ('outcome' in taken) return taken
      const [{ page }, { copy, pdf }, ...parts] = taken
      if (page.outcome === 'failed') return page
      const read = pdf === null ? null : withPdf(await readPdf(pdf), page, wanted.quote)
      const html = read?.html ?? copy
      const shown = html === null ? null : await files.take(once(html), MAX_FILE_BYTES)
      const kept = await written(parts, page.sha256, files)
      return { ...page, ...read?.facts, copy: shown, parts: kept }
    },
    look: (wanted) => apart<Looked>('lookHere', wanted),
  }
}

/** What is known of a page that is a PDF once it was read: its words, or why it has none here. */
function withPdf(
  read: PdfRead,
  { title }: PageFacts,
  quote: string | undefined,
): { readonly facts: Partial<KeptPage>; readonly html: Uint8Array | null } {
  if ('fault' in read) return { facts: { pdf: { pages: null, fault: read.fault } }, html: null }
  const { html, pages, said, ...facts } = read
  const hasQuote = quote === undefined ? null : pageOfQuote(said as Sought, quote) !== null
  const own = { title: facts.title === '' ? title : facts.title, said, hasQuote }
  const pdf = { pages, fault: null } as const
  return { facts: { ...facts, ...own, pdf }, html: new Uint8Array(Buffer.from(html)) }
}

/** Writes the parts; throws Error where what was written is not what was kept. */
async function written(
  parts: readonly { readonly bytes: Uint8Array }[],
  sha256: string,
  files: Pick<Files, 'take' | 'digest'>,
): Promise<string[]> {
  const whole = newId()
  const names: string[] = []
  for (const { bytes } of parts) {
    const part = { whole, n: names.length }
    names.push((await files.take(once(bytes), MAX_FILE_BYTES, part)).sha256)
  }
  const digest = await files.digest(names, whole)
  if (digest.sha256 !== sha256) throw new Error('what was written is not what was kept')
  return names
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
