import { registeredName } from '../../../lib/dns/index.ts'
import { atHome, defineCheck } from './check.ts'
import { targetsOf } from './page-hosts.ts'
import { isRelated, plainName } from './view.ts'

const MAX_HOSTS = 20

/** A digest in the page keeps a foreign script from being exchanged at its source. */
export const subresourceIntegrity = defineCheck({
  name: 'subresource-integrity',
  version: 2,
  weight: 2,
  category: 'content',
  standard: 'Subresource Integrity §3',
  rules: {
    good: { result: 'G', severity: 'i' },
    none_foreign: { result: 'G', severity: 'i' },
    missing: { result: 'P', severity: 'L' },
  },
  look: atHome((home, view) => {
    const content = view.content()
    if (content.kind !== 'page') return []
    const own = [view.host, plainName(home.url.hostname)]
    const foreign = targetsOf(content.page, home.url).filter(
      ({ kind, url }) =>
        (kind === 'script' || kind === 'style') &&
        url?.host &&
        !own.some((name) => isSameOwner(name, plainName(url.hostname))),
    )
    if (foreign.length === 0) return [{ reason: 'none_foreign' }]
    const bare = foreign.filter(({ integrity }) => !integrity).map(({ url }) => url?.host ?? '')
    const hosts = [...new Set(bare)].sort().slice(0, MAX_HOSTS)
    return [hosts.length > 0 ? { reason: 'missing', params: { hosts } } : { reason: 'good' }]
  }),
})

/** Names below one registered name are in the same hands. */
function isSameOwner(one: string, other: string): boolean {
  const registered = registeredName(one)
  return isRelated(one, other) || (registered !== null && registered === registeredName(other))
}
