import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { SECOND } from '../core/time.ts'

/** What the node says to those who operate it. */
export interface Operating {
  /** Why the node is not ready, one sentence each; empty when it is. */
  reasons(): Promise<readonly string[]>
  /** Its figures in the text format of Prometheus. */
  metrics(): Promise<string>
  /** Bearer that may see details from elsewhere; null: nobody may. */
  readonly token: string | null
}

/** Both answers are kept this long: whoever asks more often must not cost more. */
const KEEP_MS = 2 * SECOND

/** Content type of the figures. Source: Prometheus text format 0.0.4. */
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** `/healthz`, `/readyz` and `/metrics`. Details are for callers on the machine itself and for who knows the token. */
export function addOperating(app: Hono, { reasons, metrics, token }: Operating): void {
  const kept = { reasons: keptFor(reasons), metrics: keptFor(metrics) }
  const isTrusted = (c: Context) => isOnTheMachine(c) || isBearer(c, token)
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/readyz', async (c) => {
    const found = await kept.reasons()
    const ok = found.length === 0
    return c.json(isTrusted(c) ? { ok, reasons: found } : { ok }, ok ? 200 : 503)
  })
  app.get('/metrics', async (c) => {
    if (!isTrusted(c)) {
      c.header('WWW-Authenticate', 'Bearer realm="metrics"')
      return c.text('The figures are for the machine itself and for who has the token.\n', 401)
    }
    return c.body(await kept.metrics(), 200, { 'Content-Type': METRICS_TYPE })
  })
}

/** The last answer of `ask` while it is young; those who ask at once share one. */
function keptFor<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null
  let until = 0
  return () => {
    if (answer === null || performance.now() > until) {
      answer = ask()
      until = performance.now() + KEEP_MS
    }
    return answer
  }
}

/** Headers by which a proxy says that the caller is somebody else. */
const PROXIED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'] as const

/** A connection from the machine itself that no proxy brought: behind one, everybody would seem to be at home. */
function isOnTheMachine(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const address = incoming?.socket?.remoteAddress ?? ''
  const isLoopback = address === '::1' || /^(::ffff:)?127\./.test(address)
  return isLoopback && PROXIED.every((name) => c.req.header(name) === undefined)
}

function isBearer(c: Context, token: string | null): boolean {
  const given = /^bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (token === null || given === undefined) return false
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(token))
}
