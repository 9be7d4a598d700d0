import { once } from 'node:events'
import { createServer as createHttp, type RequestListener, type Server } from 'node:http'
import { createServer as createHttps, type Server as HttpsServer } from 'node:https'
import { addMs, DAY, now } from '../../core/time.ts'
import type { Access } from '../../lib/access-log/index.ts'
import type { PracticeAuthority } from './certificates.ts'
import { homePage, missingPage, type PageChange, type PracticeSite } from './pages.ts'

/** Sound suites alone, so that a site in good order has no finding; those of TLS 1.3 stay as they are. */
const CIPHERS = 'ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-AES128-GCM-SHA256'

/** What may be done to a practice site: to its page, its server or its names. */
export type PracticeChange = PageChange | 'expire-certificate' | 'change-mx' | 'take-down'

/** Ports of all practice sites; each has an address of its own. */
export const HTTPS_PORT = 20_443
export const HTTP_PORT = 20_080

/** A practice site at work. */
export interface ServedSite {
  /** Makes exactly these changes to it. */
  set(changes: ReadonlySet<PracticeChange>): Promise<void>
  /** What it answered over HTTPS since it is served, oldest first; at most {@link MAX_LOGGED}. */
  log(): readonly Access[]
  close(): Promise<void>
}

/** Lines of one site's log: at the pace of an exercise some hours; older ones fall out. */
const MAX_LOGGED = 2_000

/** Nothing but the exercise's own probe calls; more connections than this are a mistake. */
const MAX_CONNECTIONS = 32
const IDLE_MS = 5_000

/** Serves a site at `address`. Rejects with EADDRINUSE when somebody else has its ports. */
export async function serveSite(
  site: PracticeSite,
  address: string,
  authority: PracticeAuthority,
): Promise<ServedSite> {
  const identities = {
    good: authority.identity(site.host, false),
    expired: authority.identity(site.host, true),
  }
  let changes: ReadonlySet<PracticeChange> = new Set()
  let open: { https: HttpsServer; http: Server } | null = null

  const answer: RequestListener = (request, response) => {
    const path = (request.url ?? '/').split('?')[0]
    response.setHeaders(new Map(Object.entries(GOOD_HEADERS)))
    if (path === '/') {
      const body = homePage(site, (change) => changes.has(change), now())
      send(response, { status: 200, type: HTML, body })
    } else if (path === '/.well-known/security.txt') {
      send(response, { status: 200, type: TEXT, body: securityTxt(site) })
    } else send(response, { status: 404, type: HTML, body: missingPage(site) })
  }
  const logged: Access[] = []
  const answerAndLog: RequestListener = (request, response) => {
    response.once('finish', () => {
      logged.push(accessOf(request, response))
      if (logged.length > MAX_LOGGED) logged.shift()
    })
    answer(request, response)
  }
  const redirect: RequestListener = (request, response) => {
    const path = /^\/[!-~]*$/.test(request.url ?? '') ? request.url : '/'
    response.setHeader('Location', `https://${site.host}:${HTTPS_PORT}${path}`)
    send(response, { status: 308, type: TEXT, body: 'This site is at https.\n' })
  }

  async function start(): Promise<void> {
    const https = createHttps(settingsNow(), answerAndLog)
    const http = createHttp(redirect)
    try {
      await listen(https, { port: HTTPS_PORT, host: address })
      await listen(http, { port: HTTP_PORT, host: address })
    } catch (error) {
      await Promise.all([stop(https), stop(http)])
      throw error
    }
    open = { https, http }
  }
  /** All of it each time: a new certificate takes the other settings of the server with it. */
  const settingsNow = () => ({
    ...(changes.has('expire-certificate') ? identities.expired : identities.good),
    minVersion: 'TLSv1.2' as const,
    ciphers: CIPHERS,
  })

  async function end(): Promise<void> {
    const servers = open
    open = null
    if (servers) await Promise.all([stop(servers.https), stop(servers.http)])
  }

  await start()
  return {
    async set(wanted) {
      changes = wanted
      if (changes.has('take-down')) return await end()
      if (open === null) return await start()
      open.https.setSecureContext(settingsNow())
    },
    log: () => [...logged],
    close: end,
  }
}

/** A request as it was answered. */
function accessOf(
  { method = 'GET', url = '/', headers, socket }: Parameters<RequestListener>[0],
  response: Parameters<RequestListener>[1],
): Access {
  return {
    at: now(),
    address: socket.remoteAddress ?? '-',
    user: null,
    method,
    path: url,
    status: response.statusCode,
    size: Number(response.getHeader('Content-Length') ?? 0),
    agent: headers['user-agent'] ?? '',
  }
}

const HTML = 'text/html; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'

/** What a site of an election should send. */
const GOOD_HEADERS = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

function send(
  response: Parameters<RequestListener>[1],
  { status, type, body }: { status: number; type: string; body: string },
): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) })
  response.end(body)
}

async function listen(server: Server | HttpsServer, at: { port: number; host: string }) {
  server.maxConnections = MAX_CONNECTIONS
  server.keepAliveTimeout = IDLE_MS
  server.headersTimeout = IDLE_MS
  server.requestTimeout = IDLE_MS
  // A client that says no TLS, or the wrong one, is its own trouble.
  server.on('tlsClientError', (_error, socket: { destroy(): void }) => socket.destroy())
  server.listen(at)
  await once(server, 'listening')
}

async function stop(server: Server | HttpsServer): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

function securityTxt({ host }: PracticeSite): string {
  return [
    `Contact: mailto:security@${host}`,
    `Expires: ${addMs(now(), 180 * DAY)}`,
    `Canonical: https://${host}:${HTTPS_PORT}/.well-known/security.txt`,
    'Preferred-Languages: en, ar',
    '',
  ].join('\n')
}
