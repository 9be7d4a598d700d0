import { page, type View } from '../../../core/slice.ts'
import { badge, type Shape, type Tone } from '../../../ui/badge.ts'
import { code } from '../../../ui/code.ts'
import { textArea } from '../../../ui/field.ts'
import { button, fieldStates, form, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { compareMessage } from '../actions/public.ts'
import { type Likeness, MAX_MESSAGE } from '../compare.ts'
import { conductBadge, conductWords } from '../conduct-words.ts'
import { compareTexts as texts } from '../texts/public.ts'
import { misleads } from '../use.ts'
import { type VotingFacts, votingFacts, votingFactsPart } from '../voting-facts.ts'

type Address = Awaited<ReturnType<typeof compareMessage.run>>['addresses'][number]

const LOOK: Readonly<Record<Likeness, readonly [Tone, Shape]>> = {
  ours: ['ok', 'tick'],
  alike: ['bad', 'cross'],
  other: ['plain', 'dash'],
}

/** What somebody received is compared and kept nowhere. */
export const comparePage = page({
  path: '/message',
  surface: 'public',
  permission: 'anyone',
  nav: { group: 'public', after: '/issues', label: texts.nav },
  forms: { message: { kind: 'ask', action: compareMessage.name, next: () => null } },
  async load(ctx) {
    const answer = ctx.done?.output as { addresses: readonly Address[] } | undefined
    if (answer === undefined) return undefined
    const ours = answer.addresses.flatMap(({ likeness, site }) =>
      likeness === 'ours' && site !== null ? [site] : [],
    )
    return { ...answer, facts: await votingFacts(ctx, ours) }
  },
  render(answer, view) {
    const { t, base } = view
    const field = fieldStates('message', view.refused)
    const alerts = html`<a href="${base}/alerts">${t(texts.alerts)}</a>`
    const body = [
      textArea(t, {
        ...field('text'),
        label: t(texts.label),
        hint: t(texts.hint),
        maxLength: MAX_MESSAGE,
      }),
      button({ label: t(texts.button) }),
    ]
    const main = html`${answer && answerPart(answer, view)}${refusedPart(view, { text: texts.label })}${form({ name: 'message', key: view.newKey(), body })}<p>${t.parts(texts.words, { alerts })}</p>`
    return { title: t(texts.title), main }
  },
})

function answerPart(
  {
    addresses,
    facts,
  }: { readonly addresses: readonly Address[]; readonly facts: VotingFacts | null },
  view: View,
): Html {
  const { t } = view
  const one = ({ host, likeness, site }: Address) => {
    const own =
      likeness === 'ours' &&
      site !== null &&
      html`${conductBadge(t, site)}<p>${t(conductWords(site))}</p>${misleads(site) && votingFactsPart(view, facts)}`
    const said = t.parts(texts[`${likeness}More`], {
      name: html`<bdi>${site?.name ?? ''}</bdi>`,
      host: code(site?.host ?? ''),
    })
    return html`<div class="card">${badge(...LOOK[likeness], t(texts[likeness]))}<h2>${code(host)}</h2><p>${said}</p>${own}</div>`
  }
  return html`<div role="status">${addresses.length === 0 ? html`<p>${t(texts.none)}</p>` : addresses.map(one)}</div>`
}
