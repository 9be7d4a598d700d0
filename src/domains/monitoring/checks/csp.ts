import { atHome, defineCheck } from './check.ts'
import {
  type CspPolicy,
  hasNonceOrHash,
  hasSource,
  isNone,
  parsePolicies,
  sourcesFor,
} from './csp-policy.ts'
import type { Answer, VisitView } from './view.ts'

const rules = {
  good: { result: 'G', severity: 'i' },
  absent: { result: 'I', severity: 'M' },
  report_only: { result: 'I', severity: 'M' },
  scripts_unrestricted: { result: 'I', severity: 'M' },
  unsafe_inline: { result: 'I', severity: 'M' },
  unsafe_eval: { result: 'P', severity: 'M' },
  unsafe_hashes: { result: 'P', severity: 'L' },
  any_host: { result: 'I', severity: 'M' },
  data_scripts: { result: 'I', severity: 'M' },
  plain_http: { result: 'I', severity: 'M' },
  objects_allowed: { result: 'P', severity: 'L' },
  base_uri_missing: { result: 'P', severity: 'L' },
  form_action_missing: { result: 'P', severity: 'L' },
  inline_style: { result: 'S', severity: 'L' },
  meta_only: { result: 'S', severity: 'L' },
} as const
type Code = keyof typeof rules

/** The content security policy decides which scripts run even where a page was tampered with. */
export const csp = defineCheck({
  name: 'csp',
  version: 1,
  weight: 5,
  category: 'headers',
  standard: 'CSP Level 3',
  rules,
  look: atHome((home, view) => codesOf(view, home).map((reason) => ({ reason }))),
})

function codesOf(view: VisitView, home: Answer): Code[] {
  const enforced = parsePolicies(home.header('content-security-policy'))
  const content = view.content()
  const metas = content.kind === 'page' ? parsePolicies(content.page.policies) : []
  const [first, ...others] = [...enforced, ...metas].map(weaknesses)
  if (!first) {
    return [
      home.header('content-security-policy-report-only').length > 0 ? 'report_only' : 'absent',
    ]
  }
  // Every policy must allow a load, so only a weakness of all of them is one.
  const shared = first.filter((code) => others.every((codes) => codes.includes(code)))
  const codes: Code[] = enforced.length === 0 ? [...shared, 'meta_only'] : shared
  return codes.length > 0 ? codes : ['good']
}

const TESTS: readonly (readonly [
  Code,
  (policy: CspPolicy, scripts: readonly string[]) => boolean,
])[] = [
  ['unsafe_inline', (_, scripts) => hasSource(scripts, "'unsafe-inline'") && !isStrict(scripts)],
  ['unsafe_eval', (_, scripts) => hasSource(scripts, "'unsafe-eval'")],
  ['unsafe_hashes', (_, scripts) => hasSource(scripts, "'unsafe-hashes'")],
  // With 'strict-dynamic' hosts and schemes no longer count for scripts.
  ['any_host', (_, scripts) => hasSource(scripts, '*', 'https:', 'http:') && !isDynamic(scripts)],
  ['data_scripts', (_, scripts) => hasSource(scripts, 'data:', 'blob:') && !isDynamic(scripts)],
  ['plain_http', (_, scripts) => scripts.some(isPlainHost) && !isDynamic(scripts)],
  ['objects_allowed', (policy) => !isNarrow(sourcesFor(policy, 'object-src'))],
  ['base_uri_missing', (policy) => !isNarrow(policy.get('base-uri') ?? null)],
  ['form_action_missing', (policy) => !policy.has('form-action')],
  ['inline_style', (policy) => hasSource(sourcesFor(policy, 'style-src') ?? [], "'unsafe-inline'")],
]

function weaknesses(policy: CspPolicy): Code[] {
  const scripts = sourcesFor(policy, 'script-src')
  const found = TESTS.filter(([, test]) => test(policy, scripts ?? [])).map(([code]) => code)
  return scripts ? found : ['scripts_unrestricted', ...found]
}

function isStrict(scripts: readonly string[]): boolean {
  return hasNonceOrHash(scripts) || isDynamic(scripts)
}

function isDynamic(scripts: readonly string[]): boolean {
  return hasSource(scripts, "'strict-dynamic'")
}

function isPlainHost(source: string): boolean {
  return /^http:\/\//i.test(source)
}

/** Nothing, or the site itself only. */
function isNarrow(sources: readonly string[] | null): boolean {
  return (
    sources !== null && (isNone(sources) || (sources.length === 1 && hasSource(sources, "'self'")))
  )
}
