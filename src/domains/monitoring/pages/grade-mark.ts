import type { Translator } from '../../../core/text.ts'
import type { Tone } from '../../../ui/badge.ts'
import { type Html, html } from '../../../ui/html.ts'
import type { Letter } from '../grade.ts'
import { gradeTexts } from '../texts/grade.ts'
import { siteTexts } from '../texts/pages.ts'

type Grade = Exclude<Letter, 'T' | 'M'>

const LOOK: Readonly<Record<Grade, Tone>> = {
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
  return html`<span class="grade tone-${LOOK[grade]}" dir="ltr" role="img" aria-label="${words}">${grade}</span>`
}
