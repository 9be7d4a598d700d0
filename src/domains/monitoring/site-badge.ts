import type { Translator } from '../../core/text.ts'
import { badge, type Shape, type Tone } from '../../ui/badge.ts'
import { type Html, html } from '../../ui/html.ts'
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

/** State of a watched site as word, shape and colour; unknown never looks like ok. */
export function siteBadge(t: Translator, status: SiteStatus): Html {
  const [tone, shape] = STATUS[status]
  return badge(tone, shape, t(statusTexts[status]))
}

type Grade = Exclude<Letter, 'T' | 'M'>

const GRADE: Readonly<Record<Grade, Tone>> = {
  'A+': 'ok',
  A: 'ok',
  B: 'ok',
  C: 'warn',
  D: 'bad',
  F: 'extreme',
}

/** Grade of a site: the letter, with its meaning for those who only hear it; in words what T and M stand for. */
export function gradeMark(t: Translator, letter: Letter | null): Html {
  if (letter === null) return html`${t(siteTexts.noGrade)}`
  if (letter !== 'T' && letter !== 'M') return gradeBadge(t, letter)
  const words = letter === 'T' ? siteTexts.gradeUntrusted : siteTexts.gradeMismatch
  return html`${gradeBadge(t, 'F')} ${t(words)}`
}

function gradeBadge(t: Translator, grade: Grade): Html {
  const words = t(gradeTexts.letter, { grade })
  return html`<span class="grade tone-${GRADE[grade]}" dir="ltr" role="img" aria-label="${words}">${grade}</span>`
}
