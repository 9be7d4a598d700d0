import { type Context, Hono } from 'hono'
import { holdsIn } from '../core/actor.ts'
import { Problem } from '../core/problem.ts'
import type { Page } from '../core/slice.ts'
import type { Html } from '../ui/html.ts'
import { addApi, problemAnswer, realmHouse } from './api.ts'
import { addArrival } from './arrival.ts'
import { compressed } from './compress.ts'
import { addFeeds } from './feeds.ts'
import { securityHeaders } from './headers.ts'
import type { DoorParts } from './house.ts'
import { addOnion } from './onion.ts'
import { addOperating } from './operate.ts'
import { methodsAt, wrongMethod } from './method.ts'
import { addPages } from './page-door.ts'
import { answerProblemPage } from './problem-answer.ts'
import { COMMANDS, createLimiter, type Limiter, LOOKS, QUESTIONS } from './limiter.ts'
import { isReporting } from './reporting.ts'
import {
  clientAddress,
  identify,
  knownCaller,
  preferredLanguage,
  type RealmName,
} from './request.ts'
import { addWellKnown } from './well-known.ts'

/** Static files are named by their hash, so a browser may keep them for ever. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** The same for what not everybody may read: no cache on the way keeps it. */
const OWN_FOR_EVER = 'private, max-age=31536000, immutable'

/** What whoever is told to wait waits, where nothing else is known. */
const WAIT_SECONDS = 60

/** More ways in that other doors bring: the station page's worker, CAP feeds. */
export type MoreRoutes = (app: Hono, realm: RealmName, prefix: string) => void

/** Builds the web door: every page, the API, static files, the public log. */
export function createApp(
  parts: DoorParts,
  pages: readonly Page<unknown, Html>[],
  more: MoreRoutes,
): Hono {
  const app = new Hono()
  app.use(securityHeaders(() => parts.house('actual')?.node.origin.startsWith('https:') ?? false))
  addOnion(app, parts.onion ?? null, () => parts.house('actual')?.node.origin)
  addLimits(app, parts)
  app.use(compressed)
  app.onError((error, c: Context) => {
    if (error instanceof Problem && error.status === 429)
      c.header('Retry-After', String(c.get('wait') ?? WAIT_SECONDS))
    return wantsPage(c.req.path, c.req.header('accept'))
      ? answerProblemPage(c, parts, error)
      : problemAnswer(c, parts, error)
  })
  app.notFound((c) => {
    const methods = methodsAt(app, c)
    const isKnown = methods.length > 0 && !methods.includes(c.req.method)
    const problem = isKnown
      ? wrongMethod(c, methods)
      : new Problem('http.no_page', 404, 'There is no such page.')
    return wantsPage(c.req.path, c.req.header('accept'))
      ? answerProblemPage(c, parts, problem)
      : problemAnswer(c, parts, problem)
  })
  addStatic(app, parts)
  addPushWorker(app, parts)
  addWellKnown(app, parts)
  addOperating(app, parts.operating)
  addArrival(app, parts.trustProxy)
  for (const [realm, prefix] of [
    ['actual', ''],
    ['exercise', '/exercise'],
  ] as const) {
    app.get(prefix === '' ? '/' : prefix, (c) => {
      const language = preferredLanguage(c.req.header('accept-language'), parts.languages)
      c.header('Vary', 'Accept-Language')
      return c.redirect(`${prefix}/${language}`, 302)
    })
    addApi(app, parts, realm, prefix)
    addLog(app, parts, realm, prefix)
    addFeeds(app, parts, realm, prefix)
    more(app, realm, prefix)
    addPages(app, parts, { realm, prefix, pages })
  }
  return app
}

/** Nobody waits for others: whoever is known is counted by himself, and strangers by their address. */
function addLimits(app: Hono, parts: DoorParts): void {
  const [commands, looks] = [createLimiter(COMMANDS), createLimiter(LOOKS)]
  const questions = createLimiter(QUESTIONS)
  app.use(async (c: Context, next) => {
    const limiter = c.req.method === 'POST' ? commands : looks
    const own = isLimited(c) ? await waitOf(c, parts, limiter) : 0
    const wait = own === 0 && isQuestion(c) ? await questionWait(c, parts, questions) : own
    if (wait === 0) return await next()
    c.set('wait', wait)
    throw new Problem('http.too_many', 429, 'Too many requests from your address.')
  })
}

/** What is never told to wait, and of which no cookie is read for this. */
function isLimited(c: Context): boolean {
  const { method, path } = c.req
  // Many who report may stand behind one address, and those who want to silence them would use up its count.
  if (isReporting(path)) return false
  // A gateway brings a nation's replies from one address; its door has limits of its own.
  if (method === 'POST') return !/^(\/exercise)?\/sms\//.test(path)
  if (method !== 'GET' && method !== 'HEAD') return false
  return !/^(\/exercise)?\/(stream\/|([a-z]{2}\/)?(report|station)\b)/.test(path)
}

/** Whether a page is asked for with a question: nobody else is served by what is drawn for it. */
function isQuestion(c: Context): boolean {
  return isLimited(c) && c.req.method !== 'POST' && new URL(c.req.url).search !== ''
}

/** Whoever is known asks as much as he may look. */
async function questionWait(c: Context, parts: DoorParts, questions: Limiter): Promise<number> {
  if ((await knownCaller(c, parts)) !== null) return 0
  return questions.waitSeconds(clientAddress(c, parts.trustProxy))
}

async function waitOf(c: Context, parts: DoorParts, limiter: Limiter): Promise<number> {
  const address = clientAddress(c, parts.trustProxy)
  // The parts of a page are many, and what stations say is asked for in bulk: whose it is only where that decides.
  const isPart = /^(\/exercise)?\/(static|log|stream)\//.test(c.req.path)
  const wait = limiter.waitSeconds(address, isPart ? null : await knownCaller(c, parts))
  if (wait === 0 || !isPart) return wait
  const known = await knownCaller(c, parts)
  return known === null ? wait : limiter.waitSeconds(address, known)
}

/** Whether a person looks at the answer: then a problem is a page, not JSON. */
function wantsPage(path: string, accept = ''): boolean {
  return accept.includes('text/html') && !/^(\/exercise)?\/(api|log|static)\//.test(path)
}

function addStatic(app: Hono, parts: DoorParts): void {
  app.get('/static/:tag/:name', async (c) => {
    const asset = parts.assets.get(c.req.param('name'))
    if (asset === undefined) return c.notFound()
    const isBrotli = (c.req.header('accept-encoding') ?? '').includes('br')
    c.header('Content-Type', asset.type)
    c.header('Cache-Control', asset.etag === c.req.param('tag') ? FOR_EVER : 'no-cache')
    c.header('Vary', 'Accept-Encoding')
    if (isBrotli) c.header('Content-Encoding', 'br')
    return c.body(new Uint8Array(isBrotli ? await asset.brotli() : asset.bytes))
  })
}

/** The worker that shows notifications stands at the root, because a worker reaches no page above itself. */
function addPushWorker(app: Hono, parts: DoorParts): void {
  app.get('/push-worker.js', (c) => {
    const asset = parts.assets.get('push-worker.js')
    if (asset === undefined) return c.notFound()
    const headers = { 'Content-Type': asset.type, 'Cache-Control': 'no-cache' }
    return c.body(new Uint8Array(asset.bytes), 200, headers)
  })
}

function addLog(app: Hono, parts: DoorParts, realm: RealmName, prefix: string): void {
  app.get(`${prefix}/log/checkpoint`, async (c) => {
    const note = await realmHouse(parts, realm).log.checkpoint()
    return c.text(note, 200, { 'Cache-Control': 'no-cache' })
  })
  const keys = () => realmHouse(parts, realm).node.publicKeys()
  app.get(`${prefix}/log/key`, (c) => c.text(`${keys().log}\n`))
  app.get(`${prefix}/log/custody-key`, (c) => c.text(`${keys().custody}\n`))
  app.get(`${prefix}/log/*`, async (c) => {
    const path = c.req.path.slice(`${prefix}/log/`.length)
    const mayRead = async () => holdsIn((await identify(c, parts, realm)).actor, 'record:read', '/')
    const isEntries = path.startsWith('tile/entries/')
    if (isEntries && !(await mayRead())) {
      throw new Problem('core.not_allowed', 403, 'Record entries are for auditors and partners.')
    }
    const bytes = await realmHouse(parts, realm).log.tile(path, isEntries)
    if (bytes === null) return c.notFound()
    // Nothing of the log changes, a tile of part of its width neither: its name says how wide it is.
    return c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Cache-Control': isEntries ? OWN_FOR_EVER : FOR_EVER,
    })
  })
}
