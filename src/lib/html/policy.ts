// What the headers of a page let run, and to whom they have browsers report.
import { plainHost } from './address-key.ts'
import { isSameSite } from './own-files.ts'

/** Characters of one policy or field, directives of a policy, and sources of a directive that are read. */
const MAX_TEXT = 8_000
const MAX_DIRECTIVES = 60
const MAX_SOURCES = 200
/** Policies of one field. */
const MAX_POLICIES = 8

/** Directives that let code run; where none is named, the one for all else does. */
const RUNNING: ReadonlySet<string> = new Set([
  'default-src',
  'script-src',
  'script-src-elem',
  'worker-src',
])
/** Sources that are not one host: all of them, or code that stands in no file. */
const WIDE = /^(?:\*|https?:|wss?:|data:|blob:|'unsafe-inline'|'unsafe-eval')$/

/** What a policy lets in. */
export interface Policy {
  /** Foreign hosts from which code may run, sorted. */
  readonly hosts: readonly string[]
  /** `*`, `data:`, `'unsafe-eval'` and the like, where code may come from there; sorted. */
  readonly wide: readonly string[]
}

/** Reads the policies of a field, together; hosts of the site at `home` are left out. Linear; never throws. */
export function policyOf(value: string, home: string): Policy {
  const hosts = new Set<string>()
  const wide = new Set<string>()
  for (const text of value.slice(0, MAX_TEXT).split(',', MAX_POLICIES))
    for (const source of runningSources(text)) {
      if (WIDE.test(source)) wide.add(source)
      const host = hostOfSource(source)
      if (host !== null && !isSameSite(host, home)) hosts.add(host)
    }
  return { hosts: [...hosts].sort(), wide: [...wide].sort() }
}

/** Sources of code in one policy; browsers take the first directive of a name. */
function runningSources(policy: string): string[] {
  const named = new Set<string>()
  return policy.split(';', MAX_DIRECTIVES).flatMap((directive) => {
    const [name = '', ...sources] = directive.trim().toLowerCase().split(/\s+/, MAX_SOURCES)
    if (!RUNNING.has(name) || named.has(name)) return []
    named.add(name)
    return sources
  })
}

/** Name of a host in a source, with `*.` left out; null for what is none. */
function hostOfSource(source: string): string | null {
  const found = /^(?:[a-z]+:\/\/)?(?:\*\.)?([\w-]+(?:\.[\w-]+)+)(?::[\d*]+)?(?:\/.*)?$/.exec(source)
  return found?.[1] === undefined ? null : plainHost(found[1])
}

/** Foreign hosts that a field of reports names: `Reporting-Endpoints`, `Report-To`, and `report-uri` of a policy. */
export function reportHosts(value: string, home: string): string[] {
  const hosts = new Set<string>()
  const text = value.slice(0, MAX_TEXT)
  for (const [, name = ''] of text.matchAll(
    /(?:https?:)?\/\/([\w-]{1,63}(?:\.[\w-]{1,63}){1,9})/gi,
  )) {
    const host = plainHost(name)
    if (!isSameSite(host, home)) hosts.add(host)
  }
  return [...hosts].sort()
}

/** What of a policy says where it reports to. */
export function reportsOfPolicy(value: string): string {
  return value
    .slice(0, MAX_TEXT)
    .split(/[;,]/, MAX_DIRECTIVES * MAX_POLICIES)
    .filter((directive) => /^\s*report-uri\s/i.test(directive))
    .join(' ')
}
