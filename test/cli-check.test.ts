import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { text } from 'node:stream/consumers'
import { product } from '../scripts/setup.mjs'
import { addMs, DAY, now } from '../src/core/time.ts'
import { answerFor } from '../src/platform/practice/names.ts'
import { type DnsServer, serveDns } from '../src/platform/probe/dns-server.ts'
import { makeLeaf, rootFile } from './support/certificates.ts'
import { commandHere } from './support/command-here.ts'
import { type Nginx, startNginx } from './support/nginx.ts'
import { makeResponder } from './support/responder.ts'

/** Two sites on one real nginx: a well-kept one and one that sends none of the headers. */
const GOOD = 'well-kept.invalid'
const BARE = 'bare.invalid'
/** A site in order over IPv4, and with an old certificate over IPv6. */
const AGED = 'aged.invalid'
/** A site whose other name shows a certificate for somebody else and leads in a circle. */
const ASTRAY = 'astray.invalid'
/** A site whose certificate was revoked, as the status that the server sends along says. */
const REVOKED = 'vote.test'
/** A name whose servers fail. */
const FAILING = 'failing.invalid'

const HEADERS = [
  ['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'],
  [
    'Content-Security-Policy',
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
]

let nginx: Nginx
let dns: DnsServer
let aged: Server
let agedPort: number

function server(host: string, address: string, headers: readonly string[][], port = 443): string {
  const leaf = makeLeaf({ names: [host, `www.${host}`, address] })
  const securityTxt = [
    `Contact: mailto:security@${host}`,
    `Expires: ${addMs(now(), 90 * DAY)}`,
    `Canonical: https://${host}/.well-known/security.txt`,
  ].join('\\n')
  return `
server {
  listen ${address}:${port} ssl; server_name ${host} www.${host} ${address}; server_tokens off;
  ssl_certificate ${leaf.chainFile}; ssl_certificate_key ${leaf.keyFile}; ssl_protocols TLSv1.2 TLSv1.3; ssl_ciphers ECDHE+AESGCM;
  charset utf-8; default_type text/html;
  ${headers.map(([name, value]) => `add_header ${name} "${value}" always;`).join('\n  ')}
  location = / { return 200 "<!doctype html><title>${host}</title><p>The polls are open.</p>"; }
  location = /.well-known/security.txt { default_type text/plain; return 200 "${securityTxt}\\n"; }
}
server { listen ${address}:80; server_name ${host} www.${host}; server_tokens off; return 301 https://$host$request_uri; }`
}

/** The other name of a site, with a certificate for another one, that leads from http to https and back. */
function astray(address: string): string {
  const leaf = makeLeaf({ names: ['parked.invalid'] })
  return `
server {
  listen ${address}:443 ssl; server_name www.${ASTRAY};
  ssl_certificate ${leaf.chainFile}; ssl_certificate_key ${leaf.keyFile};
  return 302 http://$host/;
}
server { listen ${address}:80; server_name www.${ASTRAY}; return 302 https://$host/; }`
}

function revoked(address: string): string {
  const responder = makeResponder()
  const { chain, key } = responder.files
  return `
server {
  listen ${address}:443 ssl; server_name ${REVOKED};
  ssl_certificate ${chain}; ssl_certificate_key ${key};
  ssl_stapling on; ssl_stapling_file ${responder.responseFile({ status: 'revoked' })};
  location = / { return 200 "<!doctype html><title>polls</title>"; }
}`
}

before(async () => {
  const leaf = makeLeaf({
    names: [AGED],
    notBefore: new Date(Date.parse(addMs(now(), -90 * DAY))),
    notAfter: new Date(Date.parse(addMs(now(), -DAY))),
  })
  const files = { key: readFileSync(leaf.keyFile), cert: readFileSync(leaf.chainFile) }
  aged = createServer(files, (_, response) => response.end('<title>old</title>')).listen(0, '::1')
  await once(aged, 'listening')
  agedPort = (aged.address() as AddressInfo).port
  nginx = await startNginx(
    ({ address }) =>
      server(GOOD, address, HEADERS) +
      server(BARE, address, []) +
      server(AGED, address, HEADERS, agedPort) +
      astray(address) +
      server(ASTRAY, address, HEADERS).replaceAll(` www.${ASTRAY}`, '') +
      revoked(address),
  )
  const names = [GOOD, BARE, AGED, ASTRAY, REVOKED].map((host) => ({
    host,
    address: nginx.address,
    hasOtherMx: false,
  }))
  dns = await serveDns({ address: '127.0.0.1', port: 0 }, (question) => {
    const { name, type } = question
    if (name.includes(FAILING)) return { rcode: 'SERVFAIL' }
    if (name === `${AGED}.` && type === 'AAAA')
      return { answers: [{ name, type, ttl: 5, data: '::1' }] }
    return answerFor(question, names)
  })
})
after(async () => {
  await dns?.close()
  await nginx?.stop()
  aged?.close()
})

/** This file's resolver and authority. */
const known = () => ['--resolver', dns.resolver, '--ca', rootFile()]

/** The command in this process. */
async function check(...args: readonly string[]) {
  const { code, out, err } = await commandHere({}, 'check', ...args, ...known())
  return { code, out: out.join('\n'), err }
}

/** The command as its own process. */
async function checkAside(...args: readonly string[]) {
  const child = spawn(process.execPath, [...product, 'check', ...args, ...known()])
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code: child.exitCode, out, err }
}

test('a site without findings ends with 0 and says what is in order', async () => {
  const { code, out } = await checkAside(`https://${GOOD}/`, '--allow-private')
  assert.match(out, /No findings\./)
  assert.match(out, new RegExp(`^${GOOD.replace('.', '\\.')} +grade A`, 'm'))
  assert.equal(code, 0)
})

test('findings end with 1 and are told with reason, remedy and evidence', async () => {
  const { code, out } = await checkAside(BARE, '--allow-private')
  assert.equal(code, 1)
  assert.match(out, /^ 1\. {2}\[.+\] /m)
  for (const word of ['Why it matters:', 'How to mend:', 'Evidence:', 'docs/checks/'])
    assert.ok(out.includes(word), word)
})

test('an old certificate at the IPv6 address of a site that is in order over IPv4 is found', async () => {
  const { code, out } = await check(`https://${AGED}:${agedPort}/`, '--allow-private')
  assert.equal(code, 1)
  assert.match(out, /The certificate at ::1 ended on /)
  assert.match(out, /The addresses do not all show the same certificate, .*::1\./s)
  assert.match(out, /^aged\.invalid.* +grade T/m)
})

test('a certificate and a circle of redirects under the other name of a site are found', async () => {
  const { code, out } = await check(ASTRAY, '--allow-private')
  assert.equal(code, 1)
  assert.match(out, /Under www\.astray\.invalid the server shows a certificate for other names:\s/)
  assert.match(out, /Whoever comes by https:\/\/www\.astray\.invalid\/ is led in a circle/)
  assert.match(out, /Whoever comes by http:\/\/www\.astray\.invalid\/ is led in a circle/)
})

test('a revocation that the server itself sends along is found', async () => {
  const { code, out } = await check(REVOKED, '--allow-private')
  assert.equal(code, 1)
  assert.match(out, /The certificate at \S+ was revoked by its authority on /)
  assert.match(out, /held down by: Revocation of the certificate:/)
})

test('with --json the report is one JSON document', async () => {
  const { code, out } = await check(BARE, '--allow-private', '--json')
  assert.equal(code, 1)
  const report = JSON.parse(out) as { host: string; findings: { check: string; why: string }[] }
  assert.equal(report.host, BARE)
  assert.ok(report.findings.length > 0)
  assert.ok(report.findings.every(({ why }) => why.length > 0))
})

test('an address in place of a name is looked at without asking a resolver', async () => {
  const { code, out } = await check(`https://${nginx.address}/`, '--allow-private', '--json')
  assert.ok(code === 0 || code === 1, out)
  assert.equal((JSON.parse(out) as { host: string }).host, nginx.address)
})

test('what is private without --allow-private ends with 2 and the reason', async () => {
  const targets = [GOOD, 'localhost', 'vote.localhost:8443', '127.0.0.1', 'https://[::1]/']
  for (const target of targets) {
    const { code, out, err } = await check(target)
    assert.match(err.join('\n'), /is a private or loopback address/, target)
    assert.deepEqual([code, out], [2, ''], target)
  }
})

test('what cannot be looked at ends with 2 and one sentence, also as JSON', async () => {
  const { code, out } = await check('nobody.invalid', '--json')
  const failed = 'The resolver answered NXDOMAIN.'
  assert.deepEqual([code, JSON.parse(out)], [2, { host: 'nobody.invalid', failed }])
})

test('where the https port is closed, names and mail are reported all the same', async () => {
  const { code, out } = await check(`https://${GOOD}:9/`, '--allow-private')
  assert.equal(code, 1)
  assert.match(out, /No connection to the server: the port is closed \(ECONNREFUSED\)\./)
  assert.match(out, /^In order: [\s\S]*Who may send mail \(SPF\)/m)
  assert.match(out, /^ {2}No page was seen\. No connection to the server/m)
  assert.match(out, /^This version cannot check: /m)
})

test('a name whose servers fail is reported, and not only said to be impossible to look at', async () => {
  const { code, out } = await check(FAILING)
  assert.equal(code, 1)
  assert.match(out, /The name could not be resolved: the name server fails \(servfail\)\./)
})

test('arguments that cannot be understood end with 2 and one sentence', async () => {
  const wrong = [[], ['a.invalid', 'more'], ['ftp://a.invalid'], ['a.invalid', '--no']]
  for (const args of wrong) {
    const { code, out, err } = await check(...args)
    assert.deepEqual([code, out], [2, ''], args.join(' '))
    assert.match(err.join('\n'), /^[^\n]+$/, args.join(' '))
  }
})
