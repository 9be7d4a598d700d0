import { holds } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, tabs } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates, ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { safeUrl } from '../../../ui/safe-url.ts'
import { table } from '../../../ui/table.ts'
import { spoken } from '../../../ui/words.ts'
import * as verbs from '../actions/others.ts'
import { OTHERS_STATES, othersState } from '../others.ts'
import { officeTexts } from '../texts/office.ts'
import { othersTexts as texts } from '../texts/others.ts'
import { DESK } from './look.ts'

export const OTHERS = `${DESK}/others`

async function load(ctx: PageContext) {
  const state = asked(othersState, ctx.search['state']) ?? 'quarantined'
  const list = await ctx.call(verbs.othersChecks, { ...askedPage(ctx.search), state })
  const { items } = await ctx.call(verbs.publishers, {})
  return { state, list, publishers: items, mayApprove: holds(ctx.actor, 'claims:approve') }
}
type Data = Awaited<ReturnType<typeof load>>

const saved = { next: () => OTHERS, said: officeTexts.saidSaved }

/** Publishers whose checks are taken in, and which of those a person has to look at. */
export const othersPage = page({
  path: OTHERS,
  surface: 'console',
  permission: 'claims:read',
  forms: {
    register: { action: verbs.registerPublisher.name, ...saved },
    judge: { action: verbs.judgeOthers.name, ...saved, keeps: ['state'] },
  },
  load,
  render(data: Data, view) {
    const { t, base } = view
    const { state, list } = data
    const links = OTHERS_STATES.map((one) => ({
      href: withSearch(`${base}${OTHERS}`, { state: one }),
      label: t(texts[one]),
      isCurrent: one === state,
    }))
    const rows = table(t, {
      caption: t(texts.title),
      isCaptionHidden: true,
      empty: t(texts.none),
      rows: list.items,
      columns: [
        {
          label: t(officeTexts.claim),
          cell: (row) =>
            html`${spoken(row.language ?? 'en', row.claim)}<br><span class="hint">${typed(row.publisher)}: ${typed(row.label)}</span>`,
        },
        {
          label: t(texts.stands),
          cell: (row) =>
            html`<a href="${safeUrl(row.url)}" rel="noreferrer"><bdi>${row.host}</bdi></a>${row.state === 'quarantined' && html`<br><span class="hint">${t(texts.foreign)}</span>`}${row.reason !== null && html`<br>${typed(row.reason)}`}`,
        },
        ...(data.mayApprove
          ? [
              {
                label: t(officeTexts.acts),
                cell: (row: verbs.OthersCheck) => judgePart(row, view),
                isActs: true,
              },
            ]
          : []),
      ],
    })
    const more = restLink(view, { path: OTHERS, next: list.next, search: { state } })
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, texts)}<p>${t.parts(texts.hint, { command: code('scrutineer import claims FILE') })}</p>${publishersPart(data, view)}<div class="no-print">${tabs(t(officeTexts.views), links)}</div>${rows}${more}`,
      breadcrumb: [{ path: DESK, label: t(officeTexts.title) }],
    }
  },
})

function publishersPart({ publishers, mayApprove }: Data, view: View): Html {
  const { t } = view
  const items = publishers.map(
    ({ name, domains }) => html`<li>${typed(name)}: <bdi>${domains}</bdi></li>`,
  )
  const form = actionForm(view, {
    name: 'register',
    action: verbs.registerPublisher,
    labels: texts,
    looks: { domains: { direction: 'ltr' } },
    button: texts.register,
  })
  const isOpen = publishers.length === 0 || view.refused?.form === 'register'
  const list =
    publishers.length === 0 ? html`<p>${t(texts.noPublisher)}</p>` : html`<ul>${items}</ul>`
  return html`<h2>${t(texts.publishers)}</h2>${list}${mayApprove && html`<div class="no-print">${disclosure(t(texts.register), form, isOpen)}</div>`}`
}

function judgePart(row: verbs.OthersCheck, view: View): Html {
  const { t } = view
  const name = ofRow('judge', row.id)
  const act = (state: 'kept' | 'refused') =>
    disclosure(
      t(state === 'kept' ? texts.release : texts.refuse),
      postForm(view, {
        name,
        hidden: { check: row.id, read: row.read, state },
        body: textField(t, {
          ...fieldStates(name, view.refused)('reason'),
          label: t(officeTexts.reason),
        }),
        label: t(state === 'kept' ? texts.release : texts.refuse),
        kind: 'secondary',
      }),
    )
  return html`${row.state !== 'kept' && act('kept')}${row.state !== 'refused' && act('refused')}`
}
