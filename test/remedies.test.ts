import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { addMs, DAY, now } from '../src/core/time.ts'
import { recipesFor } from '../src/domains/monitoring/checks/recipes.ts'
import { answerFor } from '../src/platform/practice/names.ts'
import { type DnsServer, serveDns } from '../src/platform/probe/dns-server.ts'
import { makeLeaf, rootFile } from './support/certificates.ts'
import { commandHere } from './support/command-here.ts'
import { type Nginx, startNginx } from './support/nginx.ts'
import { runFolder } from './support/run-folder.ts'

const HOST = 'mended.invalid'
/** Checks whose lines go into the server that answers over https. */
const INSIDE = [
  'hsts',
  'csp',
  'content-type-options',
  'referrer-policy',
  'tls-versions',
  'tls-options',
  'security-txt',
  'cookies',
]

const linesFor = (check: string) =>
  recipesFor(check, HOST).find(({ server }) => server === 'nginx')?.lines ?? ''

let nginx: Nginx
let dns: DnsServer

before(async () => {
  const leaf = makeLeaf({ names: [HOST, `www.${HOST}`] })
  const file = join(runFolder(), 'mended-security.txt')
  const expires = addMs(now(), 90 * DAY)
  writeFileSync(file, `Contact: mailto:security@${HOST}\nExpires: ${expires}\n`)
  nginx = await startNginx(({ address }) => {
    const inside = INSIDE.map(linesFor).join('\n').replace('/var/www/security.txt', file)
    const redirect = linesFor('https-redirect')
      .replace('listen 80;', `listen ${address}:80;`)
      .replace('listen [::]:80;', '')
    return `
server {
  listen ${address}:443 ssl; server_name ${HOST}; charset utf-8; default_type text/html;
  ssl_certificate ${leaf.chainFile}; ssl_certificate_key ${leaf.keyFile};
  ${inside}
  location = / { return 200 "<!doctype html><title>Mended</title><p>The polls are open.</p>"; }
}
${redirect}`
  })
  const names = [{ host: HOST, address: nginx.address, hasOtherMx: false }]
  dns = await serveDns({ address: '127.0.0.1', port: 0 }, (question) => answerFor(question, names))
})
after(async () => {
  await dns?.close()
  await nginx?.stop()
})

test('a site that follows the lines for nginx has nothing left to mend but the first step of HSTS', async () => {
  const known = ['--resolver', dns.resolver, '--ca', rootFile()]
  const { out } = await commandHere({}, 'check', HOST, '--allow-private', '--json', ...known)
  const report = JSON.parse(out.join('\n')) as {
    findings: { check: string; what: string[] }[]
    passed: { check: string }[]
  }
  assert.deepEqual(
    report.findings.map(({ check, what }) => [check, what]),
    [
      [
        'hsts',
        [
          'Protection is required for 300 seconds: the first of the steps, and right as a beginning.',
        ],
      ],
    ],
  )
  const passed = report.passed.map(({ check }) => check)
  for (const check of [...INSIDE, 'https-redirect', 'framing']) {
    assert.ok(check === 'hsts' || passed.includes(check), check)
  }
})
