// The sites of the bench: names, addresses, and the page that each serves.

/** Sites that the bench visits in a round. */
export const SITES = 1_000
/** Sites that there are: more are scheduled than one round visits. */
const NAMES = 10_000

export function nameOf(index: number): string {
  return `site-${index}.bench.test`
}

/** 127.1.x.y of a site's name, null for any other name. */
export function addressOf(name: string): string | null {
  const index = Number(/^site-(\d{1,5})\.bench\.test$/.exec(name)?.[1] ?? Number.NaN)
  if (!(index < NAMES)) return null
  return `127.1.${1 + (index >> 8)}.${index & 255}`
}

/** A page of some 20 kB as an electoral board would have: navigation, news, a table, scripts with integrity, a form. */
export function page(): string {
  const news = Array.from(
    { length: 40 },
    (
      _,
      i,
    ) => `<article class="news" id="n${i}"><h2><a href="/news/${i}">Notice ${i} of the board</a></h2>
<p>The registers of ward ${i} are open for inspection from nine to five at the town hall. Bring a document.</p>
<img src="/img/${i}.png" alt="Town hall of ward ${i}"></article>`,
  )
  const rows = Array.from(
    { length: 60 },
    (_, i) =>
      `<tr><td>Ward ${i}</td><td>School ${i}, Main street ${i}</td><td>07:00</td><td>20:00</td></tr>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Electoral board</title>
<link rel="stylesheet" href="/style.css"><script src="/app.js" defer></script></head><body>
<nav><a href="/">Home</a><a href="/stations">Stations</a><a href="/results">Results</a></nav>
<main><h1>General election</h1>${news.join('\n')}<table>${rows.join('\n')}</table>
<form action="/search" method="post"><input name="q"><button>Find my station</button></form></main></body></html>`
}

/** Where the same page stands with what changes at each visit: a nonce, an id by chance and a number. */
export const MOVING = '/moving'
const MOVES = `<script nonce="$request_id">document.body.dataset.ready = 1</script><p id="p-$request_id">Request $connection$connection_requests</p></body>`

export const SECURITY_TXT = `Contact: mailto:security@bench.test
Expires: ${new Date(Date.now() + 100 * 86_400_000).toISOString()}
`

/** nginx servers for all names: any address of the loopback network, one port for TLS and one without. */
export function servers(site: {
  folder: string
  chainFile: string
  keyFile: string
  ports: Ports
}): string {
  const { folder, chainFile, keyFile, ports } = site
  return `
server {
  listen 0.0.0.0:${ports.https} ssl backlog=4096; root ${folder}/www;
  ssl_certificate ${chainFile}; ssl_certificate_key ${keyFile}; ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM;
  gzip on; gzip_types text/html;
  add_header Strict-Transport-Security "max-age=31536000" always;
  add_header Content-Security-Policy "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'" always;
  add_header X-Content-Type-Options nosniff always;
  add_header Referrer-Policy no-referrer always;
  add_header Set-Cookie "session=1; Secure; HttpOnly; SameSite=Lax; Path=/" always;
  location = ${MOVING} { sub_filter '</body>' '${MOVES}'; default_type text/html; try_files /index.html =404; }
  location = /.well-known/security.txt { default_type "text/plain; charset=utf-8"; }
}
server { listen 0.0.0.0:${ports.http} backlog=4096; return 301 https://$host:${ports.https}$request_uri; }`
}

export interface Ports {
  readonly https: number
  readonly http: number
}
