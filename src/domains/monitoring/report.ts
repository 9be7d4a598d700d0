import type { Observation } from '../../core/observation.ts'
import type { Message, Translator } from '../../core/text.ts'
import type { Time } from '../../core/time.ts'
import type { Category, Params, Reason, Result, Severity, Verdict } from './checks/check.ts'
import { checkTexts } from './checks/texts/index.ts'
import type { Grade } from './grade.ts'

/** What a report is made of. */
export interface ReportInput {
  readonly host: string
  readonly at: Time
  readonly verdicts: readonly Verdict[]
  readonly grade: Grade
  /** The observations that the verdicts' evidence points into; may be empty when they are no longer kept. */
  readonly observations: readonly Observation[]
}

/** One piece of evidence in words; `sha256` finds the recorded bytes. */
export interface ReportEvidence {
  readonly at: Time
  readonly text: string
  readonly sha256: string | null
}

/** One verdict for a person. */
export interface ReportItem {
  readonly check: string
  readonly subject: string
  readonly result: Result
  readonly resultName: string
  readonly severity: Severity
  readonly severityName: string
  readonly title: string
  /** What was found, worst first. */
  readonly what: readonly string[]
  readonly why: string
  readonly remedy: string
  readonly standard: string
  /** Page of the check below docs/. */
  readonly page: string
  readonly evidence: readonly ReportEvidence[]
}

/** A graded report without any layout: doors show it as page, text or JSON. */
export interface Report {
  readonly host: string
  readonly at: Time
  readonly letter: string | null
  readonly score: number | null
  /** Why the letter is not better than it is, worst first. */
  readonly capReasons: readonly string[]
  readonly categories: readonly {
    readonly category: Category
    readonly name: string
    readonly score: number | null
    readonly tested: number
    readonly notTested: number
  }[]
  /** Insufficient and to be phased out, by severity. */
  readonly findings: readonly ReportItem[]
  readonly passed: readonly ReportItem[]
  readonly notTested: readonly ReportItem[]
}

const SEVERITIES: readonly Severity[] = ['C', 'H', 'M', 'L', 'i']
const RESULTS: readonly Result[] = ['I', 'P', 'S', 'G', 'N']

/** Puts verdicts and grade into a person's words, in the translator's language. */
export function reportOf(input: ReportInput, t: Translator): Report {
  const { host, at, verdicts, grade, observations } = input
  const items = verdicts.map((verdict) => itemOf(verdict, observations, t)).sort(bySeverity)
  const having = (...results: Result[]) => items.filter(({ result }) => results.includes(result))
  return {
    host,
    at,
    letter: grade.letter,
    score: grade.score,
    capReasons: grade.caps.flatMap((cap) => {
      const verdict = verdicts.find((one) => one.check === cap.check && one.subject === cap.subject)
      return verdict ? [`${say(t, `${cap.check}.title`)}: ${sentence(verdict, t)}`] : []
    }),
    categories: grade.categories.map((one) => ({
      category: one.category,
      name: say(t, `category.${one.category}`),
      score: one.score === null ? null : Math.floor(one.score),
      tested: one.tested,
      notTested: one.notTested,
    })),
    findings: having('I', 'P'),
    passed: having('S', 'G'),
    notTested: having('N'),
  }
}

/** The sentence of a reason in the translator's language. Throws Error for a reason without text: that is a bug. */
export function sentence(
  { reason, params }: Pick<Reason, 'reason' | 'params'>,
  t: Translator,
): string {
  return say(t, reason.endsWith('.no_data') ? 'check.no_data' : reason, params)
}

function itemOf(verdict: Verdict, observations: readonly Observation[], t: Translator): ReportItem {
  const { check, subject, result, severity, standard, also } = verdict
  return {
    check,
    subject,
    result,
    resultName: say(t, `result.${result}`),
    severity,
    severityName: say(t, `severity.${severity}`),
    title: say(t, `${check}.title`),
    what: [verdict, ...also].map((reason) => sentence(reason, t)),
    why: say(t, `${check}.why`),
    remedy: say(t, `${check}.remedy`),
    standard,
    page: `checks/${check}.md`,
    evidence: verdict.evidence.flatMap(({ observation, sha256 }) => {
      const seen = observations[observation]
      return seen ? [{ at: seen.at, text: describe(seen, t), sha256 }] : []
    }),
  }
}

function bySeverity(one: ReportItem, other: ReportItem): number {
  return (
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    RESULTS.indexOf(one.result) - RESULTS.indexOf(other.result)
  )
}

function say(t: Translator, key: string, params: Params = {}): string {
  const message: Message<string> | undefined = checkTexts[key]
  if (!message) throw new Error(`no text ${key}`)
  const values = Object.entries(params).map(([name, value]) => [name, shown(name, value, t)])
  return t(message, Object.fromEntries(values))
}

function shown(name: string, value: Params[string], t: Translator): string | number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return value.length === 0 ? '–' : t.list(value)
  return name.endsWith('At') ? t.date(value, 'UTC') : value
}

function describe(seen: Observation, t: Translator): string {
  const target = seen.ip === null ? seen.host : `${seen.host} (${seen.ip}:${seen.port ?? ''})`
  if (seen.error) {
    const { stage, code } = seen.error
    return say(t, 'evidence.failed', { target, stage, code })
  }
  switch (seen.kind) {
    case 'http.exchange': {
      const last = seen.hops.at(-1)
      return say(t, 'evidence.http', { url: last?.url ?? seen.url, status: last?.status ?? 0 })
    }
    case 'dns.message': {
      const { type, name, resolver, rcode, answers } = seen
      const count = answers.length
      return say(t, 'evidence.dns', { type, name, resolver, rcode: rcode ?? '–', count })
    }
    case 'tls.session': {
      const { protocol, cipher } = seen
      return say(t, 'evidence.session', {
        target,
        protocol: protocol ?? '–',
        cipher: cipher ?? '–',
      })
    }
    case 'tls.hello':
      return say(t, 'evidence.hello', { target, version: seen.offered, outcome: seen.outcome })
  }
}
