import { page, type View } from '../../../core/slice.ts'
import { typed } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { block } from '../../../ui/block.ts'
import { timeOf } from '../../../ui/time.ts'
import type { Duty } from '../schema.ts'
import { breachTexts as texts } from '../texts/breach.ts'
import { deskTexts } from '../texts/desk.ts'
import { STATEMENTS, wordPath } from './look.ts'
import { loadWord, type WordData } from './word-data.ts'

/** The two letters of a breach of personal data as they are printed, with lines where something is not known. */
export const lettersPage = page({
  path: `${STATEMENTS}/:incident/letters`,
  surface: 'console',
  permission: 'statements:read',
  load: loadWord,
  render(data, view) {
    const { found, titles } = data
    const { t } = view
    return {
      title: t(texts.letters),
      main: html`${letter(data, view, 'data-authority')}${letter(data, view, 'data-persons')}`,
      breadcrumb: [
        { path: STATEMENTS, label: t(deskTexts.title) },
        { path: wordPath(found.incident), label: titles(view, found) },
      ],
    }
  },
})

function letter({ found }: WordData, view: View, duty: Duty): Html {
  const { t, node } = view
  const isAuthority = duty === 'data-authority'
  const length = found.lengths.find((one) => one.duty === duty)
  const blank = t(texts.blank)
  const filled = (words: string | undefined) => (words ? typed(words) : html`${blank}`)
  const { breach } = found
  const to = isAuthority ? filled(length?.authority) : html`${blank}`
  const basis =
    length === undefined
      ? html`${blank}`
      : html`${t.parts(texts.lawArticle, { law: typed(length.law), article: typed(length.article) })}`
  const facts = (['nature', 'persons', 'consequences', 'measures'] as const).map((key) => ({
    label: t(texts[key]),
    value: filled(breach?.[key]),
  }))
  const lines = summaryList(t, [
    { label: t(texts.from), value: typed(node.name) },
    { label: t(texts.to), value: to },
    { label: t(texts.reference), value: html`<bdi dir="ltr">${found.incidentCode}</bdi>` },
    { label: t(texts.basis), value: basis },
    {
      label: t(texts.known),
      value: breach === null ? html`${blank}` : timeOf(view, breach.awareAt),
    },
    ...facts,
  ])
  const words = isAuthority ? texts.letterAuthority : texts.letterPersons
  const vote = !isAuthority && html`<p>${t(texts.letterVote)}</p>`
  const said = html`<p>${t(words)}</p>${lines}${vote}<p>${t(texts.signature)}: ${blank}</p>`
  // Each goes to somebody else, so each has paper of its own.
  return html`<div class="letter">${block(t(isAuthority ? texts.toAuthority : texts.toPersons), said)}</div>`
}
