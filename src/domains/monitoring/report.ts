import type { Observation } from '../../core/observation.ts'
import type { Message, Translator } from '../../core/text.ts'
import type { Time } from '../../core/time.ts'
import { type Params, result, severity, type Verdict } from './checks/check.ts'
import { checkTexts, reportTexts } from './checks/texts/index.ts'
import type { CategoryGrade, Grade } from './grade.ts'
import { meaningOf } from './site-badge.ts'

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
export interface ReportItem
  extends Pick<Verdict, 'check' | 'subject' | 'result' | 'severity' | 'standard'> {
  readonly resultName: string
  readonly severityName: string
  readonly title: string
  /** What was found, worst first. */
  readonly what: readonly string[]
  readonly why: string
  readonly remedy: string
  /** Page of the check below docs/. */
  readonly page: string
  readonly evidence: readonly ReportEvidence[]
}

/** A graded report without any layout: doors show it as page, text or JSON. */
export interface Report extends Pick<Grade, 'letter' | 'score' | 'uncapped'> {
  /** What the letter means where it is no mark but a reason: T and M. */
  readonly meaning: string | null
  readonly host: string
  readonly at: Time
  /** Why the letter is not better than it is, worst first. */
  readonly capReasons: readonly string[]
  readonly categories: readonly (CategoryGrade & { readonly name: string })[]
  /** Insufficient and to be phased out, by severity. */
  readonly findings: readonly ReportItem[]
  readonly passed: readonly ReportItem[]
  readonly notTested: readonly ReportItem[]
}

/** Puts verdicts and grade into a person's words, in the translator's language. */
export function reportOf(input: ReportInput, t: Translator): Report {
  const { host, at, verdicts, grade, observations } = input
  const items = verdicts.toSorted(bySeverity).map((verdict) => itemOf(verdict, observations, t))
  const having = (...results: Verdict['result'][]) =>
    items.filter(({ result }) => results.includes(result))
  return {
    host,
    at,
    letter: grade.letter,
    score: grade.score,
    uncapped: grade.uncapped,
    meaning: meaningOf(t, grade.letter),
    capReasons: grade.caps.flatMap((cap) => {
      const verdict = verdicts.find((one) => one.check === cap.check && one.subject === cap.subject)
      if (verdict === undefined) return []
      return [
        `${checkText(t, `${cap.check}.title`)}: ${checkText(t, verdict.reason, verdict.params)}`,
      ]
    }),
    categories: grade.categories.map((one) => ({
      ...one,
      name: checkText(t, `category.${one.category}`),
      score: one.score && Math.floor(one.score),
    })),
    findings: having('I', 'P'),
    passed: having('S', 'G'),
    notTested: having('N'),
  }
}

function itemOf(verdict: Verdict, observations: readonly Observation[], t: Translator): ReportItem {
  const { check, subject, result, severity, standard, also } = verdict
  return {
    check,
    subject,
    result,
    resultName: checkText(t, `result.${result}`),
    severity,
    severityName: checkText(t, `severity.${severity}`),
    title: checkText(t, `${check}.title`),
    what: [verdict, ...also].map(({ reason, params }) => checkText(t, reason, params)),
    why: checkText(t, `${check}.why`),
    remedy: checkText(t, `${check}.remedy`),
    standard,
    page: `checks/${check}.md`,
    evidence: verdict.evidence.flatMap(({ observation, sha256 }) => {
      const seen = observations[observation]
      return seen ? [{ at: seen.at, text: describe(seen, t), sha256 }] : []
    }),
  }
}

function bySeverity(one: Verdict, other: Verdict): number {
  return (
    severity.options.indexOf(one.severity) - severity.options.indexOf(other.severity) ||
    result.options.indexOf(one.result) - result.options.indexOf(other.result)
  )
}

/** The text of a reason, or another one of the checks. Throws Error for a missing one: that is a bug. */
export function messageOf(key: string): Message<string> {
  const message = checkTexts[key.endsWith('.no_data') ? 'check.no_data' : key]
  if (message === undefined) throw new Error(`no text ${key}`)
  return message
}

/** The same in the translator's language, with the values for its places. */
export function checkText(t: Translator, key: string, params: Params = {}): string {
  const message = messageOf(key)
  const values = Object.entries(params).map(([name, value]) => [name, shown(name, value, t)])
  return t(message, Object.fromEntries(values))
}

function shown(name: string, value: Params[string], t: Translator): string | number {
  if (name === 'ede') return withWords(`ede.${String(value)}`, String(value), t)
  if (name === 'code') return withWords(`error.${String(value)}`, String(value), t)
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return value.length === 0 ? '–' : t.list(value)
  return name.endsWith('At') ? t.date(value, 'UTC') : value
}

/** A code with what it means, where that is known. */
function withWords(key: string, code: string, t: Translator): string {
  const words = checkTexts[key]
  return words === undefined ? code : t(reportTexts['check.coded'], { words: t(words, {}), code })
}

function describe(seen: Observation, t: Translator): string {
  const target = seen.ip === null ? seen.host : `${seen.host} (${seen.ip}:${seen.port ?? ''})`
  if (seen.error) {
    const { stage, code } = seen.error
    return checkText(t, 'evidence.failed', { target, stage, code })
  }
  switch (seen.kind) {
    case 'http.exchange': {
      const { url = seen.url, status = 0 } = seen.hops.at(-1) ?? {}
      return checkText(t, 'evidence.http', { url, status })
    }
    case 'dns.message': {
      const { type, name, resolver, rcode, answers } = seen
      const count = answers.length
      return checkText(t, 'evidence.dns', { type, name, resolver, rcode: rcode ?? '–', count })
    }
    case 'tls.session': {
      const { protocol, cipher } = seen
      const params = { target, protocol: protocol ?? '–', cipher: cipher ?? '–' }
      return checkText(t, 'evidence.session', params)
    }
    case 'tls.hello':
      return checkText(t, 'evidence.hello', {
        target,
        version: seen.offered,
        outcome: seen.outcome,
      })
  }
}
