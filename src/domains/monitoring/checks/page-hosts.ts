import { baseAddress, type ResourceKind } from '../../../lib/html/index.ts'
import type { PageFacts } from './page-facts.ts'
import { plainName } from './view.ts'

/** A reference with its full address; `url` is null for what no browser would load. */
interface Target {
  readonly kind: ResourceKind
  readonly integrity: boolean
  readonly written: string
  readonly url: URL | null
}

/** The references of a page, resolved against its address and `<base>`; several checks ask for them. */
export function targetsOf(page: PageFacts, address: URL): readonly Target[] {
  const known = resolved.get(page)
  if (known?.address === address.href) return known.targets
  const targets = resolve(page, address)
  resolved.set(page, { address: address.href, targets })
  return targets
}

const resolved = new WeakMap<
  PageFacts,
  { readonly address: string; readonly targets: readonly Target[] }
>()

function resolve(page: PageFacts, address: URL): readonly Target[] {
  const base = baseAddress(page.base, address)
  const { href } = base
  return page.resources.map(({ kind, url, integrity }) => ({
    kind,
    integrity,
    written: url,
    // Most references are paths of the site itself: no need to parse them one by one.
    url: isOwnPath(url) ? base : URL.parse(url, href),
  }))
}

/** Tabs and line ends vanish when a browser reads an address: a slash, a tab and a slash lead to another host. */
function isOwnPath(url: string): boolean {
  return /^(\/(?![/\\\t\r\n])|[\w.-]+(\/|$)|[#?])/.test(url)
}

/** Hosts other than the site itself that a page takes something of these kinds from, sorted; `data:` and the like by their scheme. */
export function foreignHosts(
  page: PageFacts,
  address: URL,
  own: string,
  kinds: readonly ResourceKind[],
): string[] {
  const hosts = new Set<string>()
  for (const { kind, url } of targetsOf(page, address)) {
    if (!url || !kinds.includes(kind)) continue
    const host = url.host === '' ? url.protocol : plainName(url.hostname)
    if (host !== own && host !== plainName(address.hostname) && host !== 'about:') hosts.add(host)
  }
  return [...hosts].sort()
}
