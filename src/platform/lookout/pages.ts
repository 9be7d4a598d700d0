import { DAY } from '../../core/time.ts'
import { type Fault, seen } from './fault.ts'
import { type Answer, isAnswer, type NoAnswer, type Reader } from './get.ts'

/** Redirects that a page may need: to its language, to the realm, to the sign-in. */
const MAX_REDIRECTS = 4

/** A certificate that ends sooner than this should have been renewed by now. */
const SOON_DAYS = 7

/** Reads a page, following redirects within the origin. */
export async function readPage(reader: Reader, path: string): Promise<Answer | NoAnswer> {
  let got = await reader.get(path)
  for (let n = 0; n < MAX_REDIRECTS; n += 1) {
    const { location } = isAnswer(got) && got.status < 400 ? got.headers : {}
    if (location === undefined) return got
    const next = URL.parse(location, reader.origin)
    if (next === null || next.origin !== new URL(reader.origin).origin)
      return { failed: `it leads away to ${location}`, isTrust: false }
    got = await reader.get(next.pathname + next.search)
  }
  return got
}

/** Why this is not a whole page, or null. */
export function pageFault(
  code: 'page-front' | 'page-station',
  got: Answer | NoAnswer,
): Fault | null {
  if (!isAnswer(got)) return seen(code, got.failed)
  if (got.status !== 200) return seen(code, `status ${got.status}`)
  const isWhole =
    (got.headers['content-type'] ?? '').startsWith('text/html') && got.body.includes('</html>')
  return isWhole ? null : seen(code, 'this is not a whole page')
}

/** Why the node is not healthy, or null. */
export function healthFault(got: Answer | NoAnswer): Fault | null {
  if (!isAnswer(got)) return seen('page-health', got.failed)
  return got.status === 200 ? null : seen('page-health', `status ${got.status}`)
}

/** Whether the certificate ends soon; null without TLS and for a good one. */
export function certificateFault(untilMs: number | null, nowMs: number): Fault | null {
  if (untilMs === null) return null
  const days = Math.floor((untilMs - nowMs) / DAY)
  return days >= SOON_DAYS ? null : seen('certificate-soon', `${days} days left`)
}
