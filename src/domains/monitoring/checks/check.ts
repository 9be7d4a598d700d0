import type { Seen } from './seen.ts'
import type { VisitView } from './view.ts'

/** Good, sufficient, phase-out, insufficient, not tested. Source: NCSC-NL guidelines, as internet.nl reports them. */
export type Result = 'G' | 'S' | 'P' | 'I' | 'N'
/** Critical, high, medium, low, for information. */
export type Severity = 'C' | 'H' | 'M' | 'L' | 'i'
/** The best letter a site can still get; T is an untrusted certificate, M one for another name. */
export type Cap = 'F' | 'T' | 'M' | 'C' | 'B' | 'A'
export type Category =
  | 'availability'
  | 'web-tls'
  | 'headers'
  | 'content'
  | 'dns'
  | 'mail'
  | 'inside'

/** Values for the sentence of a reason. A name ending in `At` is a Time; a list is joined in the reader's language. */
export type Params = Readonly<Record<string, string | number | readonly string[]>>

/** One row of a check's rule table: what it means when the reason holds. */
export interface Rule {
  readonly result: Result
  readonly severity: Severity
  readonly cap?: Cap
  /** True where one look settles it and a second would see the same: an expired certificate. */
  readonly selfEvident?: true
}
export type Rules = Readonly<Record<string, Rule>>

/** The bytes that show it: place in the input's observations, and SHA-256 where bytes were recorded. */
export interface Evidence {
  readonly observation: number
  readonly sha256: string | null
}

/** A reason that holds, with the values for its sentence. */
export interface Reason {
  /** Stable code `check.reason`. */
  readonly reason: string
  readonly result: Result
  readonly severity: Severity
  readonly params: Params
}

/** What one check says of one subject; there is exactly one per check and subject in a visit. */
export interface Verdict extends Reason {
  readonly check: string
  readonly version: number
  readonly category: Category
  readonly weight: 10 | 5 | 2
  /** What was judged, by the same name on every visit: with the check it is the key of a finding. */
  readonly subject: string
  readonly cap?: Cap
  readonly selfEvident: boolean
  readonly standard: string
  readonly evidence: readonly Evidence[]
  /** Further reasons that hold and are not good, worst first. */
  readonly also: readonly Reason[]
}

/** A rule that matched. */
export interface Found<Code extends string = string> {
  readonly reason: Code
  readonly params?: Params
  readonly evidence: readonly (Seen | null)[]
}

/** A pure judgement over a visit: no I/O, no clock, no randomness. */
export interface Check {
  readonly name: string
  /** Rises whenever the same observations may give another verdict. */
  readonly version: number
  readonly weight: 10 | 5 | 2
  readonly category: Category
  /** Where the rules come from. */
  readonly standard: string
  readonly rules: Rules
  run(view: VisitView): Verdict[]
}

type Definition<R extends Rules> = Omit<Check, 'rules' | 'run'> & {
  readonly rules: R
  /** Every reason that holds; none means that there was nothing to look at. */
  look(view: VisitView): readonly Found<keyof R & string>[]
}

const NO_DATA: Rule = { result: 'N', severity: 'i' }

/** Makes a check from its rule table and its look: the worst matching rule becomes the verdict, the rest stands in `also`. */
export function defineCheck<const R extends Rules>(definition: Definition<R>): Check {
  const { look, ...check } = definition
  const rules: Rules = { ...definition.rules, no_data: NO_DATA }
  return {
    ...check,
    rules,
    run: (view) => [judge({ ...check, rules }, view.host, look(view))],
  }
}

/** True for results that make a finding. */
export function isFailing(result: Result): boolean {
  return result === 'I' || result === 'P'
}

const RESULT_ORDER: readonly Result[] = ['I', 'P', 'S', 'G', 'N']
const SEVERITY_ORDER: readonly Severity[] = ['C', 'H', 'M', 'L', 'i']
/** From the worst; F, T and M weigh the same. */
export const CAP_ORDER: readonly Cap[] = ['F', 'T', 'M', 'C', 'B', 'A']

function judge(check: Omit<Check, 'run'>, subject: string, found: readonly Found[]): Verdict {
  const reasons = found
    .map(({ reason, params: given = {}, evidence }) => {
      const params = bounded(given)
      const rule = check.rules[reason] ?? NO_DATA
      return { rule, evidence, key: JSON.stringify([reason, params]), reason, params }
    })
    .sort((one, other) => rank(one.rule) - rank(other.rule) || (one.key < other.key ? -1 : 1))
  const worst = reasons[0] ?? {
    rule: NO_DATA,
    evidence: [],
    key: '',
    reason: 'no_data',
    params: {},
  }
  const also = new Map(reasons.map((one) => [one.key, one]))
  also.delete(worst.key)
  const caps = reasons.flatMap(({ rule }) => rule.cap ?? [])
  const cap = CAP_ORDER.find((one) => caps.includes(one))
  return {
    ...reasonOf(check.name, worst),
    check: check.name,
    version: check.version,
    category: check.category,
    weight: check.weight,
    subject,
    ...(cap ? { cap } : {}),
    selfEvident: worst.rule.selfEvident ?? false,
    standard: check.standard,
    evidence: evidenceOf(reasons.length > 0 ? reasons : [worst]),
    also: [...also.values()]
      .filter(
        ({ rule }) => isFailing(rule.result) || (rule.result === 'S' && worst.rule.result !== 'S'),
      )
      .map((one) => reasonOf(check.name, one)),
  }
}

/** Characters of a value of a reason, and values of a list: what a site sends is shown, but not at any length. */
const MAX_TEXT = 1000
const MAX_LIST = 100

function bounded(params: Params): Params {
  const values = Object.entries(params).map(([name, value]) => [name, boundedValue(value)] as const)
  return Object.fromEntries(values)
}

function boundedValue(value: Params[string]): Params[string] {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? cut(value) : value.slice(0, MAX_LIST).map(cut)
}

function cut(text: string): string {
  // Cutting a pair of units in two would leave what no store takes.
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1).toWellFormed()}…`
}

function reasonOf(check: string, one: { reason: string; rule: Rule; params: Params }): Reason {
  return {
    reason: `${check}.${one.reason}`,
    result: one.rule.result,
    severity: one.rule.severity,
    params: one.params,
  }
}

function rank({ result, severity }: Rule): number {
  return RESULT_ORDER.indexOf(result) * SEVERITY_ORDER.length + SEVERITY_ORDER.indexOf(severity)
}

function evidenceOf(reasons: readonly Pick<Found, 'evidence'>[]): Evidence[] {
  const byIndex = new Map<number, Evidence>()
  for (const seen of reasons.flatMap(({ evidence }) => evidence)) {
    if (seen) byIndex.set(seen.index, { observation: seen.index, sha256: seen.it.sha256 })
  }
  return [...byIndex.values()].sort((one, other) => one.observation - other.observation)
}
