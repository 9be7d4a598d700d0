import { defineCheck } from './check.ts'
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
  look(view) {
    const home = view.home()
    const content = view.content()
    if (!home || home.url.protocol !== 'https:' || content.kind !== 'page') return []
    const evidence = [home.exchange]
    const plain = targetsOf(content.page, home.url).filter(({ url }) => url?.protocol === 'http:')
    if (plain.length === 0) return [{ reason: 'good', evidence }]
    const policies = parsePolicies([
      ...home.header('content-security-policy'),
      ...content.page.policies,
    ])
    const listed = (isImage: boolean) =>
      [
        ...new Set(
          plain.filter(({ kind }) => (kind === 'image') === isImage).map(({ written }) => written),
        ),
      ]
        .sort()
        .slice(0, MAX_URLS)
    const active = listed(false)
    const passive = listed(true)
    if (policies.some((policy) => policy.has('upgrade-insecure-requests'))) {
      return [{ reason: 'upgraded', params: { urls: [...active, ...passive] }, evidence }]
    }
    return [
      ...(active.length > 0
        ? [{ reason: 'active', params: { urls: active }, evidence } as const]
        : []),
      ...(passive.length > 0
        ? [{ reason: 'passive', params: { urls: passive }, evidence } as const]
        : []),
    ]
  },
})
