import type { Observation } from '../../core/observation.ts'
import type { Translator } from '../../core/text.ts'
import type { Time } from '../../core/time.ts'
import { addressBytes } from '../../lib/dns/index.ts'
import { result, severity, type Verdict } from './checks/check.ts'
import { UNCHECKED } from './checks/coverage.ts'
import { CHECKS } from './checks/index.ts'
import { OWN_REMEDIES, type Recipe, recipesFor, STAGES } from './checks/recipes.ts'
import type { CategoryGrade, Grade } from './grade.ts'
import { describe } from './report-evidence.ts'
import { checkText, reasonText } from './report-words.ts'
import { type SenderTree, senderTree } from './sender-tree.ts'
import { meaningOf } from './site-badge.ts'
import { gradeTexts } from './texts/grade.ts'

export { checkText, messageOf } from './report-words.ts'

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
  /** By which the verdicts of this report name it, from 1. */
  readonly number: number
  readonly at: Time
  readonly text: string
  readonly sha256: string | null
}

/** How to mend it on one kind of server. */
export interface ReportRecipe extends Pick<Recipe, 'server' | 'lines'> {
  readonly name: string
  /** What to do where it is no lines of a file. */
  readonly text: string | null
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
  /** Steps in their order, where the whole at once can lock people out. */
  readonly stages: readonly string[]
  readonly recipes: readonly ReportRecipe[]
  /** Page of the check below docs/. */
  readonly page: string
  /** Numbers of the report's evidence: the same answer shows many things, and is told once. */
  readonly evidence: readonly number[]
  /** Who may send mail, for a verdict on SPF whose messages are kept. */
  readonly senders: SenderTree | null
}

/** Checks that were not tested for one and the same cause. */
export interface Untested {
  readonly cause: string
  /** Their titles. */
  readonly checks: readonly string[]
}

/** A graded report without any layout: doors show it as page, text or JSON. */
export interface Report extends Pick<Grade, 'letter' | 'score' | 'uncapped'> {
  /** Why there is no letter, where too little was looked at for one. */
  readonly notGraded: string | null
  /** What the letter means where it is no mark but a reason: T and M. */
  readonly meaning: string | null
  readonly host: string
  readonly at: Time
  /** Why the letter is not better than it is, worst first. */
  readonly capReasons: readonly string[]
  readonly categories: readonly (CategoryGrade & {
    readonly name: string
    /** `2 of 7` */
    readonly share: string
  })[]
  /** Insufficient and to be phased out, by severity. */
  readonly findings: readonly ReportItem[]
  readonly passed: readonly ReportItem[]
  readonly notTested: readonly ReportItem[]
  readonly untested: readonly Untested[]
  /** Titles of checks whose rules changed since: the next look judges by the new ones. */
  readonly outdated: readonly string[]
  /** What this version cannot check at all. */
  readonly unchecked: readonly string[]
  readonly evidence: readonly ReportEvidence[]
}

/** Puts verdicts and grade into a person's words, in the translator's language. */
export function reportOf(input: ReportInput, t: Translator): Report {
  const { host, at, verdicts, grade, observations } = input
  const evidence = evidenceOf(verdicts, observations, t)
  const items = verdicts
    .toSorted(bySeverity)
    .map((verdict) => itemOf(verdict, { evidence, observations, host, t }))
  const having = (...results: Verdict['result'][]) =>
    items.filter((item) => results.includes(item.result))
  return {
    host,
    at,
    letter: grade.letter,
    score: grade.score,
    uncapped: grade.uncapped,
    meaning: meaningOf(t, grade.letter),
    notGraded: notGradedWords(t, grade),
    capReasons: grade.caps.flatMap((cap) => {
      const verdict = verdicts.find((one) => one.check === cap.check && one.subject === cap.subject)
      if (verdict === undefined) return []
      return [`${checkText(t, `${cap.check}.title`)}: ${reasonText(t, verdict)}`]
    }),
    categories: grade.categories.map((one) => ({
      ...one,
      name: checkText(t, `category.${one.category}`),
      share: checkText(t, 'check.share', { tested: one.tested, all: one.tested + one.notTested }),
      score: one.score && Math.floor(one.score),
    })),
    findings: having('I', 'P'),
    passed: having('S', 'G'),
    notTested: having('N'),
    untested: untestedOf(verdicts, host, t),
    outdated: verdicts.flatMap((one) =>
      isOutdated(one) ? [checkText(t, `${one.check}.title`)] : [],
    ),
    unchecked: UNCHECKED.map((name) => checkText(t, `unchecked.${name}`)),
    evidence: [...evidence.values()],
  }
}

const VERSIONS = new Map(CHECKS.map(({ name, version }) => [name, version]))

/** Judged by rules that changed since. */
function isOutdated({ check, version }: Verdict): boolean {
  return version < (VERSIONS.get(check) ?? version)
}

/** Why a look gives no letter: how little it saw; the causes stand with what was not tested. Null where there is one. */
function notGradedWords(t: Translator, { letter, tested, all }: Grade): string | null {
  return letter === null ? t(gradeTexts.tooLittle, { tested, all }) : null
}

/** Every observation that a verdict points at, once, in the order of the visit. */
function evidenceOf(
  verdicts: readonly Verdict[],
  observations: readonly Observation[],
  t: Translator,
): ReadonlyMap<number, ReportEvidence> {
  const places = verdicts.flatMap(({ evidence }) => evidence.map((one) => one.observation))
  const kept = [...new Set(places)]
    .sort((one, other) => one - other)
    .flatMap((place) => {
      const seen = observations[place]
      return seen ? [{ place, seen }] : []
    })
  return new Map(
    kept.map(({ place, seen }, index) => [
      place,
      { number: index + 1, at: seen.at, text: describe(seen, t), sha256: seen.sha256 },
    ]),
  )
}

interface About {
  readonly evidence: ReadonlyMap<number, ReportEvidence>
  readonly observations: readonly Observation[]
  readonly host: string
  readonly t: Translator
}

/** What a report says of one verdict, without what was seen for it. */
export function itemAlone(verdict: Verdict, host: string, t: Translator): ReportItem {
  return itemOf(verdict, { evidence: new Map(), observations: [], host, t })
}

function itemOf(verdict: Verdict, { evidence, observations, host, t }: About): ReportItem {
  const { check, subject, result, severity, standard, also } = verdict
  return {
    check,
    subject,
    result,
    resultName: checkText(t, `result.${result}`),
    severity,
    severityName: checkText(t, `severity.${severity}`),
    title: checkText(t, `${check}.title`),
    what: [verdict, ...also].map((one) => reasonText(t, one)),
    why: checkText(t, `${check}.why`),
    ...mendingOf(t, verdict, host),
    standard,
    page: `checks/${check}.md`,
    evidence: verdict.evidence.flatMap(
      ({ observation }) => evidence.get(observation)?.number ?? [],
    ),
    senders: senderTree(verdict, observations),
  }
}

/** How to mend what a check found at a host: by its worst reason, where that has a way of its own. */
function mendingOf(
  t: Translator,
  verdict: Verdict,
  host: string,
): Pick<ReportItem, 'remedy' | 'stages' | 'recipes'> {
  const { check, reason } = verdict
  const whose = OWN_REMEDIES.includes(reason) ? reason : check
  return {
    remedy: checkText(t, `${whose}.remedy`),
    stages: Array.from({ length: STAGES[check] ?? 0 }, (_, n) =>
      checkText(t, `${check}.stage${n + 1}`),
    ),
    recipes: recipesFor(check, host, verdict).map(({ server, lines, words }) => ({
      server,
      lines,
      name: checkText(t, `server.${server}`),
      text: words === null ? null : checkText(t, `panel.${words}`),
    })),
  }
}

/** What was not tested, a line for each cause. */
function untestedOf(verdicts: readonly Verdict[], host: string, t: Translator): Untested[] {
  const names = addressBytes(host) === null ? 'untested.names' : 'untested.address'
  const page = verdicts.find(({ check }) => check === 'availability')
  const causes = Map.groupBy(
    verdicts.filter(({ result }) => result === 'N'),
    (verdict) => (isOfNames(verdict) ? checkText(t, names) : causeOf(verdict, page, t)),
  )
  return [...causes].map(([cause, of]) => ({
    cause,
    checks: of.map(({ check }) => checkText(t, `${check}.title`)),
  }))
}

/** A check of records that got no answer. */
function isOfNames({ category, reason }: Verdict): boolean {
  return (category === 'dns' || category === 'mail') && reason.endsWith('.no_data')
}

/** Why a check has nothing to say: its own reason where it has one, else what the visit did not get to see. */
function causeOf(verdict: Verdict, page: Verdict | undefined, t: Translator): string {
  if (verdict.reason.endsWith('.no_baseline')) return checkText(t, 'untested.baseline')
  if (!verdict.reason.endsWith('.no_data')) return reasonText(t, verdict)
  const isSeen =
    page !== undefined && (page.cap === undefined || page.result !== 'I') && page.result !== 'N'
  if (isSeen) return checkText(t, 'untested.nothing')
  if (page === undefined || page.reason.endsWith('.no_data')) return checkText(t, 'untested.page')
  return checkText(t, 'untested.page_why', { why: reasonText(t, page) })
}

function bySeverity(one: Verdict, other: Verdict): number {
  return (
    severity.options.indexOf(one.severity) - severity.options.indexOf(other.severity) ||
    result.options.indexOf(one.result) - result.options.indexOf(other.result)
  )
}
