import { holds } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code } from '../../../ui/code.ts'
import { tabs } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import {
  button,
  buttonLink,
  fieldStates,
  hiddenFields,
  refusedPart,
  searchForm,
} from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { spoken } from '../../../ui/words.ts'
import { takeIn } from '../actions/claim.ts'
import { deskClaims } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { state, STATES } from '../schema.ts'
import { alikeTexts } from '../texts/alike.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { othersTexts } from '../texts/others.ts'
import { claimantTexts, harmTexts } from '../texts/values.ts'
import { DESK, deskPath } from './look.ts'
import { languagesOf } from './languages.ts'
import { OFFICIAL } from './official.ts'
import { OTHERS } from './others.ts'

async function load(ctx: PageContext) {
  const wanted = asked(state, ctx.search['state'])
  const words = ctx.search['words']?.slice(0, 100) ?? ''
  const search = words === '' ? undefined : words
  const filter = given({ state: wanted, search })
  const list = await ctx.call(deskClaims, { ...askedPage(ctx.search), ...filter })
  return { wanted, words, list, mayWrite: holds(ctx.actor, 'claims:write') }
}

/** Claims by how far they are. */
export const deskPage = page({
  path: DESK,
  surface: 'console',
  permission: 'claims:read',
  nav: { group: 'inform', after: '/console/statements', label: texts.title },
  found: purposes.claims,
  load,
  render({ wanted, words, list, mayWrite }: Awaited<ReturnType<typeof load>>, view) {
    const { t, base } = view
    const links = [undefined, ...STATES].map((one) => ({
      href: withSearch(`${base}${DESK}`, { state: one ?? '', words }),
      label: t(one === undefined ? texts.all : texts[one]),
      isCurrent: one === wanted,
    }))
    const rows = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      empty: t(texts.none),
      rows: list.items,
      columns: [
        {
          label: t(texts.claim),
          cell: (row) =>
            html`<a href="${base}${deskPath(row.code)}">${spoken(row.language, row.words)}</a><br><span class="hint">${t(harmTexts[row.harm])} · ${code(row.code)}${row.alike > 0 && html` · ${t(alikeTexts.like, { count: row.alike })}`}${row.likeWhy !== null && html` · ${t(alikeTexts[row.likeWhy])}`}</span>`,
        },
        { label: t(texts.state), cell: (row) => t(texts[row.state]) },
        { label: t(texts.taken), cell: (row) => shortMoment(view, row.takenAt) },
      ],
    })
    const search = given({ state: wanted, words })
    const more = restLink(view, { path: DESK, next: list.next, search })
    return {
      title: t(texts.title),
      acts: html`${mayWrite && buttonLink({ href: `${base}${DESK}/new`, label: t(texts.takeIn) })} ${buttonLink({ href: `${base}${OFFICIAL}`, label: t(texts.official), kind: 'secondary' })} ${buttonLink({ href: `${base}${OTHERS}`, label: t(othersTexts.title), kind: 'secondary' })}`,
      main: html`<div class="no-print">${tabs(t(texts.views), links)}</div><div class="no-print">${searchPart({ wanted, words }, view)}</div>${rows}${more}`,
    }
  },
})

function searchPart(
  { wanted, words }: { readonly wanted: string | undefined; readonly words: string },
  { t }: View,
): Html {
  const field = textField(t, {
    ...fieldStates('search', null)('words', words),
    label: t(texts.search),
    type: 'search',
    isOptional: true,
  })
  const kept = hiddenFields(given({ state: wanted }))
  return searchForm(html`${kept}${field}${button({ label: t(texts.find), kind: 'secondary' })}`)
}

export const newClaimPage = page({
  path: `${DESK}/new`,
  surface: 'console',
  permission: 'claims:write',
  forms: {
    take: {
      action: takeIn.name,
      next: ({ code: own }: { code: string }) => deskPath(own),
      said: texts.saidSaved,
    },
  },
  load: async () => null,
  render(_, view) {
    const form = actionForm(view, {
      name: 'take',
      action: takeIn,
      labels: texts,
      values: { language: view.t.language, harm: 'voting' },
      choices: { language: languagesOf(view), harm: harmTexts, speakerKind: claimantTexts },
      looks: {
        words: { rows: 4 },
        url: { type: 'url', direction: 'ltr' },
        saidOn: { calendar: 'day' },
      },
      button: texts.save,
    })
    return {
      title: view.t(texts.takeIn),
      main: html`${refusedPart(view, texts)}${form}`,
      breadcrumb: [{ path: DESK, label: view.t(texts.title) }],
    }
  },
})
