// Sites of the bed of the watch bench, served as offices serve theirs: one web server for all names, its DNS, and pages
// in the codings and character sets that are met. The clock of a page moves on with each time that it is fetched.

import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer as createHttp, type ServerResponse } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { KINDS, page } from '../../bench/watch/bed/bed.ts'
import { serveDns } from '../../src/platform/probe/dns-server.ts'
import { makeLeaf, rootFile } from './certificates.ts'

const ADDRESS = '127.0.0.1'
const DAY_MS = 86_400_000
/** Odd seconds: what is shown by turns is shown at one look and not at the next. */
const STEP_MS = 31_000

/** One site of the bed. */
export interface BedSite {
  readonly kind: string
  /** Number of the site in the bed, from 1. */
  readonly number: number
  readonly host: string
  /** An attack or an edit that is on its page now. */
  change: string | null
  /** Pages given out. */
  fetches: number
  /** When the last one was, by the clock of the process. */
  fetchedAtMs: number
  /** Moment of the page's own clock. */
  atMs: number
}

/** All sites, and what a node must know to find them. */
export interface BedSites {
  readonly all: readonly BedSite[]
  readonly httpsPort: number
  readonly httpPort: number
  readonly settings: Readonly<Record<string, string>>
  /** How far the clock of a page moves with each page that is given out, milliseconds. */
  pace(stepMs: number): void
  stop(): Promise<void>
}

/** A minute of the page for each visit, which fetches it twice: by its name and by the redirect from port 80. */
export const LIVE_STEP_MS = STEP_MS

/** Starts as many sites; their clocks begin at `beginMs`. */
export async function startBedSites(count: number, beginMs: number): Promise<BedSites> {
  const all = Array.from({ length: count }, (_, n): BedSite => {
    const kind = KINDS[n % KINDS.length] ?? ''
    const host = `www.vote-${n + 1}.example`
    return { kind, number: n + 1, host, change: null, fetches: 0, fetchedAtMs: 0, atMs: beginMs }
  })
  const byHost = new Map(all.map((site) => [site.host, site]))
  let stepMs = LIVE_STEP_MS
  const leaf = makeLeaf({ names: all.map(({ host }) => host), ...validity() })
  const tls = { key: readFileSync(leaf.keyFile), cert: readFileSync(leaf.chainFile) }
  const secure = createHttps({ ...tls, minVersion: 'TLSv1.3' }, (request, response) => {
    const site = byHost.get(hostOf(request.headers.host))
    response.setHeaders(HEADERS)
    if (site === undefined || request.url !== '/') return other(request.url ?? '', response)
    const html = pageNow(site)
    site.fetches += 1
    site.fetchedAtMs = performance.now()
    site.atMs += stepMs
    send(response, site, html)
  })
  const plain = createHttp((request, response) => {
    const port = portOf(secure)
    response.writeHead(308, { location: `https://${hostOf(request.headers.host)}:${port}/` }).end()
  })
  for (const server of [secure, plain]) await once(server.listen(0, ADDRESS), 'listening')
  const dns = await serveDns({ address: ADDRESS, port: 0 }, ({ name, type }) => {
    const found = recordsOf(byHost, name.toLowerCase(), type)
    const answers = found.map((data) => ({ name, type, ttl: 60, data }))
    return { answers, isAuthentic: true }
  })
  return {
    all,
    httpsPort: portOf(secure),
    httpPort: portOf(plain),
    settings: { SCRUTINEER_RESOLVERS: dns.resolver, SCRUTINEER_EXTRA_CA: rootFile() },
    pace: (ms) => void (stepMs = ms),
    async stop() {
      for (const server of [secure, plain]) {
        server.closeAllConnections()
        server.close()
      }
      await dns.close()
    },
  }
}

/** Whether a change of the bed does anything to the page of a site. */
export function changes(site: BedSite, change: string): boolean {
  return pageNow({ ...site, change }) !== pageNow({ ...site, change: null })
}

/** The page of a site at this moment. */
export function pageNow({ kind, number, atMs, change }: BedSite): string {
  return page(kind, number, atMs, change)
}

/** Good for whatever day it is, and for the day that the test plays. */
function validity(): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + 89 * DAY_MS),
  }
}

function portOf(server: { address(): string | AddressInfo | null }): number {
  return (server.address() as AddressInfo).port
}

function hostOf(header: string | undefined): string {
  return (header ?? '').split(':', 1)[0] ?? ''
}

/** What every answer says. */
export const HEADERS = new Map([
  ['strict-transport-security', 'max-age=31536000; includeSubDomains'],
  [
    'content-security-policy',
    "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  ],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
])

function other(path: string, response: ServerResponse): void {
  if (path !== '/.well-known/security.txt') {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.')
    return
  }
  const expires = new Date(Date.now() + 100 * DAY_MS).toISOString()
  response.setHeader('content-type', 'text/plain; charset=utf-8')
  response.end(`Contact: mailto:security@vote.example\nExpires: ${expires}\n`)
}

const ZONE: Readonly<Record<string, readonly string[]>> = {
  NS: ['ns1.vote.example.', 'ns2.vote.example.'],
  MX: ['10 mail.vote.example.'],
  TXT: ['v=spf1 mx -all'],
  CAA: ['0 issue "ca.example"'],
  DS: [`1 13 2 ${'ab'.repeat(32)}`],
}

function recordsOf(sites: ReadonlyMap<string, BedSite>, asked: string, type: string) {
  const name = asked.replace(/\.$/, '')
  if (sites.has(name)) return type === 'A' ? [ADDRESS] : []
  if (sites.has(`www.${name}`)) return ZONE[type] ?? []
  if (!name.startsWith('_dmarc.') || type !== 'TXT') return []
  return [`v=DMARC1; p=reject; rua=mailto:reports@${name.replace('_dmarc.', '')}`]
}

/** Ways in which servers give out a page; each site has one of them. */
const WAYS = ['whole', 'gzip', 'brotli', 'deflate', 'older', 'wide'] as const

/** The page of a site as its server gives it out: text, encoding, media type. */
export function given({ number }: BedSite, page: string) {
  const way = WAYS[number % WAYS.length] ?? 'whole'
  const set = way === 'older' ? olderSetOf(page) : way === 'wide' ? 'utf-16le' : 'utf-8'
  const type = way === 'gzip' ? 'text/html' : `text/html; charset=${set}`
  return { way, set, type, html: page.replace('charset="utf-8"', `charset="${set}"`) }
}

function send(response: ServerResponse, site: BedSite, page: string): void {
  const { way, set, type, html } = given(site, page)
  response.setHeader('content-type', type)
  const body = encoded(html, set)
  const coded = CODERS[way]?.(body)
  if (coded !== undefined) response.setHeader('content-encoding', CODINGS[way] ?? '')
  // Without a length the answer comes in chunks.
  if (way !== 'brotli') response.setHeader('content-length', (coded ?? body).length)
  response.end(coded ?? body)
}

const CODINGS: Readonly<Record<string, string>> = { gzip: 'gzip', brotli: 'br', deflate: 'deflate' }
const CODERS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gzipSync(body, { level: 1 }),
  brotli: (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  deflate: (body) => deflateSync(body, { level: 1 }),
}

/** Character sets of before Unicode, by the script that they are for. */
const OLDER: readonly (readonly [script: RegExp, set: string])[] = [
  [/\p{Script=Arabic}/u, 'windows-1256'],
  [/\p{Script=Cyrillic}{3}/u, 'windows-1251'],
  [/[ğışİ]/u, 'windows-1254'],
  [/\p{Script=Han}/u, 'utf-16le'],
]

function olderSetOf(html: string): string {
  return OLDER.find(([script]) => script.test(html))?.[1] ?? 'windows-1252'
}

/** Bytes in a character set; what it has no sign for stands as a reference, as editors write it. */
function encoded(text: string, set: string): Buffer {
  if (set === 'utf-8') return Buffer.from(text)
  if (set === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  const signs = signsOf(set)
  const plain = text.replaceAll(/[^\0-\x7f]/gu, (sign) =>
    signs.has(sign) ? sign : `&#${sign.codePointAt(0)};`,
  )
  return Buffer.from(Array.from(plain, (sign) => signs.get(sign) ?? sign.charCodeAt(0)))
}

const signs = new Map<string, ReadonlyMap<string, number>>()

function signsOf(set: string): ReadonlyMap<string, number> {
  const known = signs.get(set)
  if (known) return known
  const bytes = Uint8Array.from({ length: 128 }, (_, n) => 128 + n)
  const made = new Map(Array.from(new TextDecoder(set).decode(bytes), (sign, n) => [sign, 128 + n]))
  signs.set(set, made)
  return made
}
