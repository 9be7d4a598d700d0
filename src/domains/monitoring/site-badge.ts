import type { Translator } from '../../core/text.ts'
import { badge, type Shape, type Tone } from '../../ui/badge.ts'
import type { Choice } from '../../ui/field.ts'
import { type Html, html } from '../../ui/html.ts'
import type { Standing } from './actions/conduct.ts'
import type { Severity } from './checks/check.ts'
import { reportTexts } from './checks/texts/index.ts'
import type { Letter } from './grade.ts'
import type { SiteStatus } from './schema.ts'
import { gradeTexts } from './texts/grade.ts'
import { siteTexts } from './texts/pages.ts'
import { statusTexts } from './texts/status.ts'

const STATUS: Readonly<Record<SiteStatus, readonly [Tone, Shape]>> = {
  ok: ['ok', 'tick'],
  at_risk: ['warn', 'diamond'],
  degraded: ['bad', 'triangle'],
  down: ['extreme', 'cross'],
  unknown: ['plain', 'ring'],
}

/** State of a watched site as word, shape and colour; unknown never looks like ok, nor does one of which something is suspected. */
export function siteBadge(
  t: Translator,
  status: SiteStatus,
  { isSuspect }: Pick<Standing, 'isSuspect'>,
): Html {
  if (status === 'ok' && isSuspect) return suspectBadge(t)
  const [tone, shape] = STATUS[status]
  return badge(tone, shape, t(statusTexts[status]))
}

/** Something was seen once and is being looked at again. */
export function suspectBadge(t: Translator): Html {
  return badge('warn', 'ring', t(statusTexts.suspect))
}

const GRADE: Readonly<Record<Letter, Tone>> = {
  'A+': 'ok',
  A: 'ok',
  B: 'ok',
  C: 'warn',
  D: 'bad',
  F: 'extreme',
  T: 'extreme',
  M: 'extreme',
}

const SEVERITY: Readonly<Record<Severity, readonly [Tone, Shape]>> = {
  C: ['extreme', 'block'],
  H: ['bad', 'triangle'],
  M: ['warn', 'diamond'],
  L: ['info', 'circle'],
  i: ['plain', 'ring'],
}

/** How bad a finding is, as word, shape and colour. */
export function severityBadge(t: Translator, severity: Severity): Html {
  return badge(...SEVERITY[severity], t(reportTexts[`severity.${severity}`]))
}

/**
 * Grade of a site: the letter, with its meaning for those who only hear it; T and M are explained wherever they stand. While a
 * critical or high finding stands against the site, no letter looks good, and the finding stands beside it.
 */
export function gradeMark(
  t: Translator,
  letter: Letter | null,
  { grave, isBig = false }: Pick<Standing, 'grave'> & { readonly isBig?: boolean },
): Html {
  const against =
    grave !== null &&
    html` ${severityBadge(t, grave.severity)} ${t(grave.isSuspect ? gradeTexts.suspected : gradeTexts.open)}`
  if (letter === null) return html`${t(siteTexts.noGrade)}${against}`
  const tone = grave !== null && GRADE[letter] === 'ok' ? 'plain' : GRADE[letter]
  return html`${letterMark(t, letter, { tone, isBig })}${against}`
}

/** The letter of an earlier look: what stood against the site then is not known, so that it has no colour. */
export function pastGrade(t: Translator, letter: Letter | null): Html {
  if (letter === null) return html`${t(siteTexts.noGrade)}`
  return letterMark(t, letter, { tone: 'plain', isBig: false })
}

function letterMark(
  t: Translator,
  letter: Letter,
  { tone, isBig }: { readonly tone: Tone; readonly isBig: boolean },
): Html {
  const words = t(gradeTexts.letter, { grade: letter })
  const meaning = meaningOf(t, letter)
  return html`<span class="grade${isBig && html` big`} tone-${tone}" dir="ltr" role="img" aria-label="${words}">${letter}</span>${meaning !== null && html` ${meaning}`}`
}

/** What a letter means that is no mark but a reason; null for the others. */
export function meaningOf(t: Translator, letter: Letter | null): string | null {
  return letter === 'T' || letter === 'M' ? t(gradeTexts[letter]) : null
}

/** Letters to choose one from, those explained that explain nothing by themselves. */
export function letterChoices(t: Translator, letters: readonly Letter[]): Choice[] {
  return letters.map((value) => {
    const meaning = meaningOf(t, value)
    return {
      value,
      label: meaning === null ? value : t(gradeTexts.choice, { letter: value, meaning }),
    }
  })
}
