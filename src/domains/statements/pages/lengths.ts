import { page, type PageContext, type View } from '../../../core/slice.ts'
import { holdsIn } from '../../../core/actor.ts'
import { namesOf } from '../../../core/names.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { typed } from '../../../ui/code.ts'
import { refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { wallDay } from '../../../ui/time.ts'
import { MINUTE } from '../../../core/time.ts'
import { enterLength, lengths } from '../actions/length.ts'
import { DUTIES } from '../schema.ts'
import { breachTexts as texts } from '../texts/breach.ts'
import { deskTexts } from '../texts/desk.ts'
import { LENGTHS, STATEMENTS } from './look.ts'

async function load(ctx: PageContext) {
  const { items, entered } = await ctx.call(lengths, {})
  return {
    items,
    entered,
    names: await namesOf(ctx, { persons: items.map(({ entered }) => entered?.enteredBy) }),
    mayEnter: holdsIn(ctx.actor, 'statements:law', '/'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** Lengths that laws set: blank until the office enters them with their source. */
export const lengthsPage = page({
  path: LENGTHS,
  surface: 'console',
  permission: 'statements:read',
  forms: { enter: { action: enterLength.name, next: () => LENGTHS, said: texts.saidEntered } },
  load,
  render(data, view) {
    const { t } = view
    const { items, entered, mayEnter } = data
    const standing = t(texts.entered, { count: entered, of: t.number(items.length) })
    return {
      title: t(texts.lengths),
      main: html`${refusedPart(view, texts)}<p>${t(texts.lengthsIntro)}</p><p><strong>${standing}</strong></p><div class="block flush">${listPart(data, view)}</div>${mayEnter && block(t(texts.enter), enterForm(view))}`,
      breadcrumb: [{ path: STATEMENTS, label: t(deskTexts.title) }],
    }
  },
})

function listPart({ items, names }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.lengths),
    isCaptionHidden: true,
    rows: items,
    columns: [
      {
        label: t(texts.duty),
        cell: ({ duty, entered }) =>
          html`${t(texts[duty])}${entered !== null && html`<br><span class="hint">${typed(entered.authority)}</span>`}`,
      },
      {
        label: t(texts.length),
        cell: ({ entered }) =>
          entered === null
            ? html`<strong class="of-warn">${t(texts.notEntered)}</strong>`
            : t.duration(entered.minutes * MINUTE),
      },
      {
        label: t(texts.source),
        cell: ({ entered }) => {
          if (entered === null) return null
          const { law, article, url, asOf, enteredBy } = entered
          const words = t.parts(texts.lawArticle, { law: typed(law), article: typed(article) })
          return html`${url === null ? words : html`<a href="${url}" rel="noreferrer">${words}</a>`}<br><span class="hint">${t(texts.asOf)} ${wallDay(t, asOf)}, ${personName(view, names, enteredBy)}</span>`
        },
      },
    ],
  })
}

function enterForm(view: View): Html {
  const { t } = view
  return actionForm(view, {
    name: 'enter',
    action: enterLength,
    labels: texts,
    choices: { duty: DUTIES.map((value) => ({ value, label: t(texts[value]) })) },
    looks: { asOf: { calendar: 'day' }, url: { direction: 'ltr' } },
    button: texts.enter,
  })
}
