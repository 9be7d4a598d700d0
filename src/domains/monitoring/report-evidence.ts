import type { HttpExchange, Observation } from '../../core/observation.ts'
import type { Translator } from '../../core/text.ts'
import { checkText } from './report-words.ts'

/** Looks of which a visit has one for each address. */
const AT_ADDRESS: readonly HttpExchange['purpose'][] = [
  'address',
  'address-plain',
  'other-name',
  'other-name-plain',
]

/** One observation in a sentence. */
export function describe(seen: Observation, t: Translator): string {
  const name = seen.kind === 'http.exchange' ? hostOf(seen) : seen.host
  const target = seen.ip === null ? name : `${name} (${seen.ip}:${seen.port ?? ''})`
  if (seen.error) {
    const { stage, code } = seen.error
    const at = checkText(t, `evidence.stage_${stage}`)
    return checkText(t, 'evidence.failed', { target, stage: at, code })
  }
  switch (seen.kind) {
    case 'http.exchange':
      return describeExchange(seen, t)
    case 'dns.message': {
      const { type, name, resolver, rcode, answers } = seen
      const count = answers.length
      return checkText(t, 'evidence.dns', { type, name, resolver, rcode: rcode ?? '–', count })
    }
    case 'file.hash': {
      const { path, status, digest, length } = seen
      const params = { path, status: status ?? 0, digest: digest ?? '–', length }
      return checkText(t, 'evidence.file', params)
    }
    case 'page.file': {
      const { url: path, status, digest, length } = seen
      return checkText(t, 'evidence.file', {
        path,
        status: status ?? 0,
        digest: digest ?? '–',
        length,
      })
    }
    default:
      return describeTls(seen, target, t)
  }
}

/** What was seen of the protected connection at `target`. */
function describeTls(
  seen: Extract<Observation, { kind: `tls.${string}` }>,
  target: string,
  t: Translator,
): string {
  switch (seen.kind) {
    case 'tls.session': {
      const { protocol, cipher } = seen
      const params = { target, protocol: protocol ?? '–', cipher: cipher ?? '–' }
      return checkText(t, 'evidence.session', params)
    }
    case 'tls.suites': {
      const count = seen.versions.reduce((sum, { suites }) => sum + suites.length, 0)
      return checkText(t, 'evidence.suites', { target, count, listedAt: seen.at })
    }
    case 'tls.hello':
      return checkText(t, 'evidence.hello', {
        target,
        version: seen.offered,
        outcome: checkText(t, `evidence.hello_${seen.outcome}`),
      })
  }
}

/** The name that was asked, which may be the site’s other one. */
function hostOf({ url, host }: HttpExchange): string {
  return URL.parse(url)?.hostname ?? host
}

function describeExchange({ hops, url: asked, purpose, ip }: HttpExchange, t: Translator): string {
  const { url: end = asked, status = 0 } = hops.at(-1) ?? {}
  const url = AT_ADDRESS.includes(purpose) ? `${end} (${ip})` : end
  const from = hops[0]?.url ?? asked
  if (from !== end) return checkText(t, 'evidence.http_way', { from, url, status })
  return checkText(t, 'evidence.http', { url, status })
}
