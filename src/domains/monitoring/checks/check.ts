import { beginningOf } from '../../../core/line.ts'
import { z } from 'zod'
import type { Seen } from './seen.ts'
import type { Answer, VisitView } from './view.ts'

/** Insufficient, phase-out, sufficient, good, not tested. Source: NCSC-NL guidelines, as internet.nl reports them. */
export const result = z.enum(['I', 'P', 'S', 'G', 'N'])
export type Result = z.infer<typeof result>
/** Critical, high, medium, low, for information. */
export const severity = z.enum(['C', 'H', 'M', 'L', 'i'])
export type Severity = z.infer<typeof severity>
/** The best letter a site can still get, from the worst; T is an untrusted certificate, M one for another name, as bad as F. */
export const cap = z.enum(['F', 'T', 'M', 'C', 'B', 'A'])
export type Cap = z.infer<typeof cap>
export const category = z.enum([
  'availability',
  'web-tls',
  'headers',
  'content',
  'dns',
  'mail',
  'inside',
])
export type Category = z.infer<typeof category>

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

// Verdicts are made by our own checks from what the probe already bounded, so that nothing a site sends can be refused
// here: a refused visit would leave the site unwatched.

/** A reason that holds, with the values for its sentence. */
const reason = z.strictObject({
  /** Stable code `check.reason`. */
  reason: z.string(),
  result,
  severity,
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
})
export type Reason = z.infer<typeof reason>

/** The bytes that show it: place in the input's observations, and SHA-256 where bytes were recorded. */
const evidence = z.strictObject({ observation: z.number().int(), sha256: z.string().nullable() })
export type Evidence = z.infer<typeof evidence>

/** What one check says of one subject; there is exactly one per check and subject in a visit. */
export const verdict = reason.extend({
  check: z.string(),
  version: z.number().int(),
  category,
  weight: z.union([z.literal(10), z.literal(5), z.literal(2)]),
  /** What was judged, by the same name on every visit: with the check it is the key of a finding. */
  subject: z.string(),
  cap: cap.exactOptional(),
  selfEvident: z.boolean(),
  standard: z.string(),
  evidence: z.array(evidence),
  /** Further reasons that hold and are not good, worst first. */
  also: z.array(reason),
})
export type Verdict = z.infer<typeof verdict>

/** A rule that matched. */
export interface Found<Code extends string = string> {
  readonly reason: Code
  readonly params?: Params
  readonly evidence: readonly (Seen | null)[]
}

/** The same where what shows it may go without saying. */
export type Judged<Code extends string = string> = Omit<Found<Code>, 'evidence'> &
  Partial<Pick<Found, 'evidence'>>

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
  return { ...check, rules, run: (view) => [judge({ ...check, rules }, view.host, look(view))] }
}

/** A look at the home page alone: what is found is shown by its answer, where it does not name more. Nothing where no page came. */
export function atHome<Code extends string>(
  look: (home: Answer, view: VisitView) => readonly Judged<Code>[],
) {
  return (view: VisitView): Found<Code>[] => {
    const home = view.home()
    return home === null ? [] : shownBy([home.exchange], look(home, view))
  }
}

/** What was found, with what shows it. */
export function shownBy<Code extends string>(
  evidence: Found['evidence'],
  found: readonly Judged<Code>[],
): Found<Code>[] {
  return found.map((one) => ({ evidence, ...one }))
}

/** True for results that make a finding. */
export function isFailing(result: Result): boolean {
  return result === 'I' || result === 'P'
}

function judge(check: Omit<Check, 'run'>, subject: string, found: readonly Found[]): Verdict {
  const isOne = found.length === 1
  const reasons = found
    .map(({ reason, params: given = {}, evidence }) => {
      const params = bounded(given)
      const rule = check.rules[reason] ?? NO_DATA
      // One reason alone, as most checks have, is told apart from no other.
      const key = isOne ? '' : JSON.stringify([reason, params])
      return { rule, evidence, key, reason, params }
    })
    .sort((one, other) => rank(one.rule) - rank(other.rule) || (one.key < other.key ? -1 : 1))
  const nothing = { rule: NO_DATA, evidence: [], key: '', reason: 'no_data', params: {} }
  const worst = reasons[0] ?? nothing
  const also = new Map(reasons.map((one) => [one.key, one]))
  also.delete(worst.key)
  const caps = reasons.flatMap(({ rule }) => rule.cap ?? [])
  const lowest = cap.options.find((one) => caps.includes(one))
  const { name, version, category, weight, standard } = check
  const about = { check: name, version, category, weight, standard, subject }
  return {
    ...reasonOf(check.name, worst),
    ...about,
    ...(lowest ? { cap: lowest } : {}),
    selfEvident: worst.rule.selfEvident ?? false,
    evidence: evidenceOf(reasons.length > 0 ? reasons : [worst]),
    also: [...also.values()]
      .filter(({ rule }) => isFailing(rule.result) || rule.result === 'S')
      .map((one) => reasonOf(check.name, one)),
  }
}

/** Characters of a value of a reason, and values of a list: what a site sends is shown, but not at any length. */
const MAX_TEXT = 1000
const MAX_LIST = 100

function bounded(params: Params): Reason['params'] {
  const values: Record<string, Reason['params'][string]> = {}
  for (const [name, value] of Object.entries(params)) values[name] = boundedValue(value)
  return values
}

function boundedValue(value: Params[string]) {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? cut(value) : value.slice(0, MAX_LIST).map(cut)
}

function cut(text: string): string {
  return beginningOf(text, MAX_TEXT)
}

function reasonOf(
  check: string,
  { reason: code, rule, params }: Pick<Reason, 'reason' | 'params'> & { readonly rule: Rule },
): Reason {
  return { reason: `${check}.${code}`, result: rule.result, severity: rule.severity, params }
}

function rank(rule: Rule): number {
  const { options } = severity
  return result.options.indexOf(rule.result) * options.length + options.indexOf(rule.severity)
}

function evidenceOf(reasons: readonly Pick<Found, 'evidence'>[]): Evidence[] {
  const byIndex = new Map<number, Evidence>()
  for (const seen of reasons.flatMap(({ evidence }) => evidence)) {
    if (seen) byIndex.set(seen.index, { observation: seen.index, sha256: seen.it.sha256 })
  }
  return [...byIndex.values()].sort((one, other) => one.observation - other.observation)
}
