import type { z } from 'zod'
import type { Names } from '../../../core/names.ts'
import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Content as Markup, type Html, html } from '../../../ui/html.ts'
import { areaList } from '../../../ui/name.ts'
import { spoken, word } from '../../../ui/words.ts'
import type { show } from '../actions/view.ts'
import { blocksOf } from '../content.ts'
import { texts } from '../texts/alerts.ts'
import { findingTexts } from '../texts/findings.ts'
import { eventWords, scopeWords } from '../texts/values.ts'
import { PROBLEMS_PATH } from './addresses.ts'
import { siteLink } from './content-whole.ts'
import { foundList, type Titles } from './findings-part.ts'

interface About {
  readonly titles: Titles
  readonly facts: z.infer<typeof show.output>
  readonly names: Names
}

/** What the alert says, to whom, and where it comes from. */
export function aboutPart({ facts, names, titles }: About, view: View): Html {
  const { t } = view
  const read = blocksOf(facts.content).map(
    ({ language, headline, instruction }) =>
      html`<p><strong>${spoken(language, headline)}</strong><br>${spoken(language, instruction)}</p>`,
  )
  const { content } = facts
  return html`${read}${summaryList(t, [
    { label: t(texts.event), value: word(view, eventWords, facts.eventCode) },
    { label: t(texts.areas), value: areaList(view, names, facts.areas) },
    { label: t(texts.scope), value: t(scopeWords[content.scope]) },
    { label: t(texts.contact), value: content.contact === undefined ? '–' : code(content.contact) },
    { label: t(texts.origin), value: originLabel(view, facts) },
    facts.findings.length > 0 && {
      label: t(findingTexts.found),
      value: foundList(view, facts.findings, titles),
    },
  ])}`
}

/** What it comes from, and which site it is about. */
function originLabel(view: View, { origin, content }: About['facts']): Markup {
  const { t, base } = view
  const site = siteLink(view, content)
  if (origin === null) return site ?? '–'
  const [kind = '', of = ''] = origin.split(':')
  if (kind === 'finding') {
    const finding = html`<a href="${base}/console/findings/${of}">${t(texts.finding)}</a>`
    return site === null ? finding : t.parts(texts.findingOn, { finding, site })
  }
  if (kind === 'problems')
    return html`<a href="${base}${PROBLEMS_PATH}">${t(texts.problemsAlike)}</a>`
  if (kind === 'issues') return html`<a href="${base}/console/issues">${t(texts.issuesAlike)}</a>`
  return site ?? t(texts.madeByNode)
}
