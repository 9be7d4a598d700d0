import { atHome, defineCheck } from './check.ts'
import {
  type CspPolicy,
  hasNonceOrHash,
  hasSource,
  isNone,
  namesAnybody,
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
  base_uri_missing: { result: 'S', severity: 'L' },
  form_action_missing: { result: 'P', severity: 'L' },
  form_action_open: { result: 'P', severity: 'L' },
  inline_style: { result: 'S', severity: 'L' },
  meta_only: { result: 'S', severity: 'L' },
} as const
type Code = keyof typeof rules

/** The content security policy decides which scripts run even where a page was tampered with. */
export const csp = defineCheck({
  name: 'csp',
  version: 3,
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

/** What a policy says of scripts: of elements, of handlers in the markup, and of text that is run. */
interface Scripts {
  readonly elements: readonly string[]
  readonly handlers: readonly string[]
  readonly text: readonly string[]
}

const TESTS: readonly (readonly [Code, (policy: CspPolicy, scripts: Scripts) => boolean])[] = [
  ['unsafe_inline', (_, { elements, handlers }) => runsInline(elements) || runsInline(handlers)],
  ['unsafe_eval', (_, { text }) => hasSource(text, "'unsafe-eval'")],
  ['unsafe_hashes', (_, { handlers }) => hasSource(handlers, "'unsafe-hashes'")],
  // With 'strict-dynamic' hosts and schemes no longer count for scripts.
  ['any_host', (_, { elements }) => namesAnybody(elements) && !isDynamic(elements)],
  [
    'data_scripts',
    (_, { elements }) => hasSource(elements, 'data:', 'blob:') && !isDynamic(elements),
  ],
  ['plain_http', (_, { elements }) => elements.some(isPlainHost) && !isDynamic(elements)],
  ['objects_allowed', (policy) => !isNarrow(sourcesFor(policy, 'object-src'))],
  ['base_uri_missing', (policy) => isOpen(policy.get('base-uri'))],
  ['form_action_missing', (policy) => !policy.has('form-action')],
  ['form_action_open', (policy) => namesAnybody(policy.get('form-action') ?? [])],
  ['inline_style', (policy) => hasInlineStyle(policy)],
]

function weaknesses(policy: CspPolicy): Code[] {
  const elements = sourcesFor(policy, 'script-src-elem', 'script-src')
  const handlers = sourcesFor(policy, 'script-src-attr', 'script-src') ?? UNRESTRICTED
  const text = sourcesFor(policy, 'script-src') ?? []
  const scripts = { elements: elements ?? [], handlers: elements ? handlers : [], text }
  const found = TESTS.filter(([, test]) => test(policy, scripts)).map(([code]) => code)
  return elements ? found : ['scripts_unrestricted', ...found]
}

/** What no directive rules is allowed. */
const UNRESTRICTED = ["'unsafe-inline'"]

function runsInline(sources: readonly string[]): boolean {
  const isReplaced = hasNonceOrHash(sources) || isDynamic(sources)
  return hasSource(sources, "'unsafe-inline'") && !isReplaced
}

function hasInlineStyle(policy: CspPolicy): boolean {
  return ['style-src-elem', 'style-src-attr'].some((directive) => {
    const sources = sourcesFor(policy, directive, 'style-src') ?? []
    return hasSource(sources, "'unsafe-inline'") && !hasNonceOrHash(sources)
  })
}

function isDynamic(scripts: readonly string[]): boolean {
  return hasSource(scripts, "'strict-dynamic'")
}

function isPlainHost(source: string): boolean {
  return /^http:\/\//i.test(source)
}

function isOpen(sources: readonly string[] | undefined): boolean {
  return sources === undefined || namesAnybody(sources)
}

/** Nothing, or the site itself only. */
function isNarrow(sources: readonly string[] | null): boolean {
  return (
    sources !== null && (isNone(sources) || (sources.length === 1 && hasSource(sources, "'self'")))
  )
}
