import { defineCheck } from './check.ts'
import { policyIn } from './record-set.ts'

/** Receivers give up after this many look-ups and treat the record as broken. Source: RFC 7208 §4.6.4. */
const MAX_LOOKUPS = 10

const rules = {
  good: { result: 'G', severity: 'i' },
  soft: { result: 'S', severity: 'L' },
  delegated: { result: 'S', severity: 'L' },
  neutral: { result: 'P', severity: 'M' },
  no_end: { result: 'P', severity: 'M' },
  ptr: { result: 'P', severity: 'L' },
  unknown_term: { result: 'I', severity: 'M' },
  too_many_lookups: { result: 'I', severity: 'M' },
  passes_all: { result: 'I', severity: 'H' },
  several: { result: 'I', severity: 'H' },
  absent: { result: 'I', severity: 'H' },
} as const
type Code = keyof typeof rules

/** Which servers may send mail in the name of the domain. */
export const spf = defineCheck({
  name: 'spf',
  version: 1,
  weight: 10,
  category: 'mail',
  standard: 'RFC 7208',
  rules,
  look: (view) => policyIn(view, { accepts: (data) => /^v=spf1( |$)/i.test(data) }, codesOf),
})

interface Term {
  readonly qualifier: string
  readonly name: string
}

function codesOf(record: string): Code[] {
  const words = record.trim().split(/\s+/).slice(1)
  const terms = words.map(termOf)
  const codes: Code[] = []
  const all = terms.find((term) => term?.name === 'all')
  const hasRedirect = terms.some((term) => term?.name === 'redirect')
  if (terms.includes(null)) codes.push('unknown_term')
  // Counted in every form, `a:host` and `+a/24` as well as the bare word.
  if (terms.filter((term) => term !== null && LOOKUPS.has(term.name)).length > MAX_LOOKUPS) {
    codes.push('too_many_lookups')
  }
  if (terms.some((term) => term?.name === 'ptr')) codes.push('ptr')
  if (all) codes.push(BY_QUALIFIER[all.qualifier] ?? 'passes_all')
  else codes.push(hasRedirect ? 'delegated' : 'no_end')
  return codes
}

const BY_QUALIFIER: Readonly<Record<string, Code>> = {
  '-': 'good',
  '~': 'soft',
  '?': 'neutral',
  '+': 'passes_all',
}
const LOOKUPS = new Set(['include', 'redirect', 'a', 'mx', 'ptr', 'exists'])
const MECHANISM =
  /^([-+?~]?)(all|include:\S+|a(?:[:/]\S+)?|mx(?:[:/]\S+)?|ptr(?::\S+)?|ip4:\S+|ip6:\S+|exists:\S+)$/i
const MODIFIER = /^([a-z][\w.-]*)=\S*$/i

function termOf(word: string): Term | null {
  const mechanism = MECHANISM.exec(word)
  if (mechanism?.[2]) {
    const name = /^[a-z0-9]+/i.exec(mechanism[2])?.[0].toLowerCase() ?? ''
    return { qualifier: mechanism[1] || '+', name }
  }
  const modifier = MODIFIER.exec(word)?.[1]
  return modifier === undefined ? null : { qualifier: '+', name: modifier.toLowerCase() }
}
