import { holds } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code } from '../../../ui/code.ts'
import { tabs } from '../../../ui/details.ts'
import { buttonLink, refusedPart } from '../../../ui/form.ts'
import { html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { spoken } from '../../../ui/words.ts'
import { takeIn } from '../actions/claim.ts'
import { deskClaims } from '../actions/read.ts'
import { state, STATES } from '../schema.ts'
import { officeTexts as texts } from '../texts/office.ts'
import { harmTexts } from '../texts/values.ts'
import { DESK, deskPath } from './look.ts'
import { languagesOf } from './desk-claim.ts'
import { OFFICIAL } from './official.ts'

async function load(ctx: PageContext) {
  const wanted = asked(state, ctx.search['state'])
  const list = await ctx.call(deskClaims, { ...askedPage(ctx.search), ...given({ state: wanted }) })
  return { wanted, list, mayWrite: holds(ctx.actor, 'claims:write') }
}

/** Claims by how far they are. */
export const deskPage = page({
  path: DESK,
  surface: 'console',
  permission: 'claims:read',
  nav: { group: 'investigate', after: '/console/sources', label: texts.title },
  load,
  render({ wanted, list, mayWrite }: Awaited<ReturnType<typeof load>>, view) {
    const { t, base } = view
    const links = [undefined, ...STATES].map((one) => ({
      href: withSearch(`${base}${DESK}`, { state: one ?? '' }),
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
            html`<a href="${base}${deskPath(row.code)}">${spoken(row.language, row.words)}</a><br><span class="hint">${t(harmTexts[row.harm])} · ${code(row.code)}</span>`,
        },
        { label: t(texts.state), cell: (row) => t(texts[row.state]) },
        { label: t(texts.taken), cell: (row) => shortMoment(view, row.takenAt) },
      ],
    })
    const more = restLink(view, { path: DESK, next: list.next, search: given({ state: wanted }) })
    return {
      title: t(texts.title),
      acts: html`${mayWrite && buttonLink({ href: `${base}${DESK}/new`, label: t(texts.takeIn) })} ${buttonLink({ href: `${base}${OFFICIAL}`, label: t(texts.official), kind: 'secondary' })}`,
      main: html`<div class="no-print">${tabs(t(texts.views), links)}</div>${rows}${more}`,
    }
  },
})

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
      choices: { language: languagesOf(view), harm: harmTexts },
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
