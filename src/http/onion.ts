// The onion address: the public pages and those of reports once more, for people whom nobody may see asking. Who works here
// comes by the usual address, to which passkeys are bound; no machine comes by this one. See docs/onion.md.
import type { Hono } from 'hono'
import { Problem } from '../core/problem.ts'
import { isReading } from './method.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** Set where a request came by the onion service: the only origin that its forms may have. */
    onion?: string
  }
}

/** What is for people with a role and for machines. */
const ELSEWHERE =
  /^(\/exercise)?\/(api|stream|sms|taxii2|metrics|healthz|readyz|([a-z]{2}\/)?(console|station|watch|sign-in|join|answer))(\/|$)/

/** Marks what came by the port of the onion service: who asks writes every header himself, the name of the host too. */
export const BY_ONION_PORT = { isByOnion: true } as const

/** Serves a second address, `http://….onion`, and tells browsers of it where the first one is of https. */
export function addOnion(app: Hono, onion: string | null, origin: () => string | undefined): void {
  if (onion === null) return
  const { host } = new URL(onion)
  app.use(async (c, next) => {
    const { isByOnion = false } = (c.env ?? {}) as Partial<typeof BY_ONION_PORT>
    const isOnion = isByOnion || c.req.header('host')?.toLowerCase() === host
    const isElsewhere = ELSEWHERE.test(c.req.path)
    if (isOnion) c.set('onion', onion)
    if (isOnion && isElsewhere) throw new Problem('http.no_page', 404, 'There is no such page.')
    await next()
    if (isOnion || isElsewhere || origin()?.startsWith('https:') !== true) return
    // Browsers take it from pages alone. Source: https://community.torproject.org/onion-services/advanced/onion-location/
    const isPage = c.res.headers.get('content-type')?.startsWith('text/html') === true
    if (!isReading(c) || !isPage) return
    c.header('Onion-Location', `${onion}${new URL(c.req.url).pathname}`)
  })
}
