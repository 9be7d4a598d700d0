import { atHome, defineCheck } from './check.ts'
import { parsePolicies } from './csp-policy.ts'
import { targetsOf } from './page-hosts.ts'

/** Addresses named in one verdict. */
const MAX_URLS = 10

/** Parts of a protected page that are fetched without protection can be exchanged on the way. */
export const mixedContent = defineCheck({
  name: 'mixed-content',
  version: 1,
  weight: 5,
  category: 'content',
  standard: 'Mixed Content Level 2 §3',
  rules: {
    good: { result: 'G', severity: 'i' },
    upgraded: { result: 'S', severity: 'L' },
    active: { result: 'I', severity: 'H' },
    passive: { result: 'P', severity: 'L' },
  },
  look: atHome((home, view) => {
    const content = view.content()
    if (home.url.protocol !== 'https:' || content.kind !== 'page') return []
    const plain = targetsOf(content.page, home.url).filter(({ url }) => url?.protocol === 'http:')
    if (plain.length === 0) return [{ reason: 'good' }]
    const policies = parsePolicies([
      ...home.header('content-security-policy'),
      ...content.page.policies,
    ])
    const listed = (isImage: boolean) => {
      const own = plain.filter(({ kind }) => (kind === 'image') === isImage)
      return [...new Set(own.map(({ written }) => written))].sort().slice(0, MAX_URLS)
    }
    const [active, passive] = [listed(false), listed(true)]
    if (policies.some((policy) => policy.has('upgrade-insecure-requests'))) {
      return [{ reason: 'upgraded', params: { urls: [...active, ...passive] } }]
    }
    const found = [
      { reason: 'active', params: { urls: active } },
      { reason: 'passive', params: { urls: passive } },
    ] as const
    return found.filter(({ params }) => params.urls.length > 0)
  }),
})
