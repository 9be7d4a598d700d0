import type { Hono } from 'hono'
import { addMs, DAY, now } from '../core/time.ts'
import { realmHouse } from './api.ts'
import type { DoorParts } from './house.ts'

/** A file that says when it ends must be renewed in time; it is made anew for every reader. */
const CONTACT_DAYS = 180

/** Programs that walk the web look once a day. */
const A_DAY = 'public, max-age=86400'

/**
 * What programs that walk the web leave alone: what is for people with a role, what costs the node more than a page, and
 * the exercise, which must not be found by somebody who looks for the truth.
 */
const NOT_FOR_ROBOTS = [
  '/api/',
  '/exercise',
  '/log/',
  '/stream/',
  '/sms/',
  // Where a report begins is found by whoever looks for it.
  ...['console', 'station', 'report/', 'watch', 'sign-in', 'join', 'answer'].flatMap((part) => [
    `/${part}`,
    `/*/${part}`,
  ]),
]

/** Named by its hash: another picture has another path. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** `/.well-known/security.txt`, `/robots.txt`, the office's seal, and the page that checks bundles of evidence. */
export function addWellKnown(app: Hono, parts: DoorParts): void {
  app.get('/.well-known/security.txt', (c) => {
    const { origin } = realmHouse(parts, 'actual').node
    return c.text(securityTxt(origin, parts))
  })
  app.get('/mark/:file', (c) => {
    const mark = parts.mark?.() ?? null
    if (mark?.path !== c.req.path) return c.notFound()
    const headers = { 'Content-Type': 'image/png', 'Cache-Control': FOR_EVER }
    return c.body(new Uint8Array(mark.png), 200, headers)
  })
  app.get('/verify.html', async (c) => {
    const page = await parts.verifier?.()
    if (page === undefined) return c.notFound()
    const tag = `"${page.sha256}"`
    const headers = {
      'Content-Type': 'text/html; charset=UTF-8',
      'Content-Disposition': 'attachment; filename="verify.html"',
      'Cache-Control': A_DAY,
      ETag: tag,
    }
    if (c.req.header('if-none-match') === tag) return c.body(null, 304, headers)
    return c.body(new Uint8Array(page.bytes), 200, headers)
  })
  app.get('/robots.txt', (c) => c.text(robotsTxt, 200, { 'Cache-Control': A_DAY }))
}

/** Addresses in it are of https; a node without has its mailbox to offer. Source: RFC 9116 §2.5. */
function securityTxt(origin: string, { languages, mailbox }: DoorParts): string {
  const isSecure = origin.startsWith('https:')
  const lines = [
    `Contact: ${isSecure ? `${origin}/${languages[0] ?? 'en'}/help` : `mailto:${mailbox}`}`,
    `Expires: ${addMs(now(), CONTACT_DAYS * DAY)}`,
    ...(isSecure ? [`Canonical: ${origin}/.well-known/security.txt`] : []),
    `Preferred-Languages: ${languages.join(', ')}`,
  ]
  return `${lines.join('\n')}\n`
}

/** Source: RFC 9309. */
const robotsTxt = `User-agent: *\n${NOT_FOR_ROBOTS.map((path) => `Disallow: ${path}\n`).join('')}`
