// An election site as an office runs it: a real nginx with a real certificate on a loopback address, and its DNS.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { serveDns } from '../../src/platform/probe/dns-server.ts'
import { type Leaf, makeLeaf, rootFile } from './certificates.ts'
import { startNginx } from './nginx.ts'

const HOST = 'register.elections.test'
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** The site, and what happens to it. */
export interface RealSite {
  readonly host: string
  /** Where it stands: a loopback address of its own. */
  readonly address: string
  /** Settings by which a node finds it and trusts its certificate, and looks often enough to be watched. */
  readonly settings: Readonly<Record<string, string>>
  /** Somebody else's words stand on the page. */
  deface(): void
  /** Another page stands there. */
  show(page: string): void
  /** A file of its own, at a path of one step such as `/site.js`. */
  file(path: string, text: string): void
  /** From now on the page is answered with a header more; null without it. */
  say(header: string | null): Promise<void>
  /** The page is the office's own again. */
  mend(): void
  /** The certificate ran out a minute ago. */
  expire(): Promise<void>
  /** A new certificate is in place. */
  renew(): Promise<void>
  stop(): Promise<void>
}

const zone: Readonly<Record<string, readonly string[]>> = {
  NS: ['ns1.elections.test.', 'ns2.elections.test.'],
  MX: ['10 mail.elections.test.'],
  TXT: ['v=spf1 mx -all'],
  CAA: ['0 issue "ca.example"'],
}

/** Starts the site in good order. */
export async function startRealSite(): Promise<RealSite> {
  const leaf = makeLeaf({ names: [HOST] })
  const nginx = await startNginx((place) => servers(place, leaf))
  const web = join(nginx.folder, 'www')
  mkdirSync(join(web, '.well-known'), { recursive: true })
  const expires = new Date(Date.now() + 100 * DAY_MS).toISOString()
  const contact = `Contact: mailto:security@elections.test\nExpires: ${expires}\n`
  writeFileSync(join(web, '.well-known', 'security.txt'), contact)
  const file = (path: string, text: string) => writeFileSync(join(web, path), text)
  const show = (page: string) => file('index.html', page)
  show(ownPage())
  const dns = await serveDns({ address: '127.0.0.1', port: 0 }, ({ name, type }) => {
    const list = records(name.toLowerCase(), type, nginx.address)
    if (list === null) return { rcode: 'NXDOMAIN' }
    return { answers: list.map((data) => ({ name, type, ttl: 60, data })) }
  })
  return {
    host: HOST,
    address: nginx.address,
    settings: {
      SCRUTINEER_RESOLVERS: dns.resolver,
      SCRUTINEER_EXTRA_CA: rootFile(),
      SCRUTINEER_RECHECK_MS: '0,1000,2000',
      SCRUTINEER_VISIT_MS: '1500',
    },
    show,
    file,
    say: (header) => nginx.reload((place) => servers(place, leaf, header)),
    deface: () => show(foreignPage()),
    mend: () => show(ownPage()),
    async expire() {
      const from = (ms: number) => new Date(Date.now() + ms)
      const old = makeLeaf({
        names: [HOST],
        notBefore: from(-90 * DAY_MS),
        notAfter: from(-MINUTE_MS),
      })
      await nginx.reload((place) => servers(place, old))
    },
    renew: () => nginx.reload((place) => servers(place, leaf)),
    async stop() {
      await dns.close()
      await nginx.stop()
    },
  }
}

function records(name: string, type: string, address: string): readonly string[] | null {
  if (name === `${HOST}.`) return type === 'A' ? [address] : []
  if (name === 'elections.test.') return zone[type] ?? []
  if (name !== '_dmarc.elections.test.') return null
  return type === 'TXT' ? ['v=DMARC1; p=reject; rua=mailto:reports@elections.test'] : []
}

function servers(
  { address, folder }: { address: string; folder: string },
  leaf: Leaf,
  header: string | null = null,
): string {
  return `
server {
  listen ${address}:443 ssl; root ${folder}/www;
  ssl_certificate ${leaf.chainFile}; ssl_certificate_key ${leaf.keyFile}; ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM;
  add_header Strict-Transport-Security "max-age=31536000; includeSubDomains" always;
  add_header Content-Security-Policy "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'" always;
  add_header X-Content-Type-Options nosniff always;
  add_header Referrer-Policy no-referrer always;${header === null ? '' : `\n  add_header ${header} always;`}
  location = /.well-known/security.txt { default_type "text/plain; charset=utf-8"; }
}
server { listen ${address}:80; return 301 https://$host$request_uri; }`
}

function ownPage(): string {
  const rows = Array.from({ length: 30 }, (_, n) => `<li>Ward ${n}: school, Main street ${n}</li>`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Register of voters</title></head>
<body><main><h1>Register of voters</h1><p>Look up where you vote. Bring a document.</p><ul>${rows.join('\n')}</ul>
<form action="/search" method="post"><label>Name <input name="q"></label><button>Find my station</button></form></main></body></html>`
}

function foreignPage(): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>0wned</title></head>
<body><h1>HACKED BY NOBODY</h1><p>The vote is off. Stay at home.</p></body></html>`
}

/** Sends the form of the release page without its button: the page is not the only guard. Gives the status. */
export function sendCount(page: Page, count: number): Promise<number> {
  return page.evaluate(`(async () => {
    const data = new URLSearchParams(new FormData(document.querySelector('input[name="read"]').form))
    data.set('count', '${count}')
    data.delete('breakGlassReason')
    return (await fetch(location.href, { method: 'POST', body: data })).status
  })()`)
}
