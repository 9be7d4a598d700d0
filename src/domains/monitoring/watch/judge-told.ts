import type { Reading, Thing } from '../../../lib/html/index.ts'
import { isOfHome } from './hosts.ts'
import type { Profile } from './profile.ts'

/** Who looks the page up is led to another host, unless it is one that the page leads to anyway. */
export function judgeCanonical(
  { address }: Thing,
  { profile, reading }: { readonly profile: Profile; readonly reading: Reading },
): { readonly level: 'H' | 'M'; readonly code: 'other_address' } | null {
  const host = address?.host ?? null
  if (host === null) return null
  const isUsual = isOfHome(host, reading.home.host) || profile.linkHosts.has(host)
  return { level: isUsual ? 'M' : 'H', code: 'other_address' }
}

/** Words by which search engines forget a page, and by which they show less of it. */
const FORGOTTEN = /(?:^|[,:])noindex(?=,|$)|(?:^|,)none(?=,|$)/
const LESS = /(?:^|[,:])(?:nofollow|noarchive|nosnippet|unavailable_after|max-snippet:0)(?=[,:]|$)/

/** A page that search engines are told to forget, and never were before, is found by nobody who looks for it. */
export function judgeRobots(
  { key }: Thing,
  { profile }: { readonly profile: Profile },
): { readonly level: 'H' | 'M'; readonly code: 'robots' } | null {
  const before = [...(profile.things.get('robots')?.keys() ?? [])]
  const isNew = (sign: RegExp) => sign.test(key) && !before.some((other) => sign.test(other))
  if (isNew(FORGOTTEN)) return { level: 'H', code: 'robots' }
  const isLess = isNew(LESS) && !before.some((other) => FORGOTTEN.test(other))
  return isLess ? { level: 'M', code: 'robots' } : null
}
