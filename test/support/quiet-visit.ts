// Looks at a site that stays as it is, with all that differs between two real looks at such a one.
import { createHash, randomBytes, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Observation } from '../../src/core/observation.ts'
import { addMs, type Time } from '../../src/core/time.ts'
import { makeLeaf } from './certificates.ts'
import { exchange, GOOD_HEADERS, goodVisit, hop, HOST } from './example-visit.ts'

/** A page of 60 kB. */
export const LARGE_PAGE = `<!doctype html><html lang="en"><title>Stations</title><main><h1>Stations</h1>${Array.from(
  { length: 600 },
  (_, n) =>
    `<p>Station ${n} is at the school of ward ${n}, and open from seven to eight; ask for help.</p>\n`,
).join('')}</main>`

/** Shows the same site at each look: `body` and the length of what is random in its answers may be another. */
export function quietSite(
  body = LARGE_PAGE,
  nonceBytes = 16,
): (now: Time, body?: string) => Observation[] {
  const { chainFile } = makeLeaf({ names: [HOST], key: 'rsa' })
  const chain = readFileSync(chainFile, 'utf8')
    .split(/(?<=-----END CERTIFICATE-----\n)/)
    .filter((one) => one.includes('BEGIN'))
    .map((one) => new X509Certificate(one).raw)
  const travelling = Buffer.concat(chain)
  return (now, shown = body) => {
    const observations = goodVisit().map((one) => inLife(one, { chain, travelling }))
    const nonce = randomBytes(nonceBytes).toString('base64')
    const headers = [...GOOD_HEADERS, ['date', now], ['set-cookie', `s=${nonce}`]] as const
    const home = exchange('home', [hop(`https://${HOST}/`, 200, headers)], shown)
    return [home, ...observations.filter(({ kind }, n) => kind !== 'http.exchange' || n > 0)].map(
      (one, n) => ({ ...one, at: addMs(now, 7 * n), durationMs: 20 + (randomBytes(1)[0] ?? 0) }),
    )
  }
}

interface Served {
  readonly chain: readonly Buffer[]
  readonly travelling: Buffer
}

/** With the messages that were recorded: a question's number, a server's random bytes, key and signature. */
function inLife(one: Observation, { chain, travelling }: Served): Observation {
  if (one.kind === 'dns.message') {
    const answers = Buffer.from(JSON.stringify([one.name, one.answers]))
    return recorded(one, Buffer.concat([randomBytes(2), answers]))
  }
  const der = chain.map((each) => each.toString('base64'))
  if (one.kind === 'tls.session') return { ...one, chain: der }
  if (one.kind !== 'tls.hello') return one
  if (one.outcome !== 'accepted') return recorded(one, Buffer.of(21, 3, 1, 0, 2, 2, 70))
  if (one.offered !== '1.2') return recorded(one, randomBytes(64))
  const hello = Buffer.concat([randomBytes(64), travelling, randomBytes(65 + 256)])
  return recorded({ ...one, chain: der }, hello)
}

function recorded(one: Observation, bytes: Uint8Array): Observation {
  return { ...one, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
