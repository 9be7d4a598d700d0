import type { PageContext, View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { LANGUAGES } from '../../../core/text.ts'
import { html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { requestList } from '../actions/read-justice.ts'
import { draftRequest, WRITERS } from '../actions/request.ts'
import { proposalLanguage } from '../request-proposal.ts'
import { countries } from '../needs-justice.ts'
import { articleTexts, kindTexts, requestTexts as texts } from '../texts/requests.ts'
import { casePage } from './frame.ts'
import {
  requestClock,
  requestPath,
  requestStateOf,
  stateChoices,
  stateName,
} from './request-look.ts'

async function load(ctx: PageContext, of: string) {
  return {
    list: await ctx.call(requestList, { case: of }),
    states: (await ctx.ask(countries, {})).countries,
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** What was asked of other States in a case, how far each request is, and how long its clock still runs. */
export const requestsPage = casePage<Data>({
  path: 'requests',
  permission: 'cases:list',
  forms: {
    draft: {
      action: 'cases.draftRequest',
      next: ({ request }: { request: string }, { case: of = '' }) => requestPath(of, request),
      said: texts.saidDrafted,
    },
  },
  labels: texts,
  load,
  render: (data, view, of) => ({
    shown: block(
      view.t(texts.requests),
      html`<p>${view.t(texts.intro)}</p>${rows(data, view, of)}`,
    ),
    forms: data.list.seats.some((seat) => WRITERS.includes(seat)) && draftForm(data, view, of),
  }),
})

function rows({ list, states }: Data, view: View, of: string) {
  const { t, base } = view
  return table(t, {
    caption: t(texts.requests),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      {
        label: t(texts.code),
        cell: (row) => html`<a href="${base}${requestPath(of, row.id)}">${code(row.code)}</a>`,
      },
      { label: t(texts.iso3), cell: (row) => stateName(view, states, row.iso3) },
      { label: t(texts.article), cell: (row) => t(articleTexts[row.article]) },
      { label: t(texts.state), cell: (row) => requestStateOf(row.state, t) },
      { label: t(texts.clock), cell: (row) => requestClock(view, row) },
    ],
  })
}

function draftForm({ states }: Data, view: View, of: string) {
  const { t } = view
  const several = { rows: 3 } as const
  const form = actionForm(view, {
    name: 'draft',
    action: draftRequest,
    labels: texts,
    hidden: { case: of },
    choices: {
      article: articleTexts,
      kind: kindTexts,
      iso3: stateChoices(view, states),
      language: proposalLanguage.options.map((value) => ({ value, label: LANGUAGES[value].name })),
    },
    values: { article: '29', kind: 'new', language: 'en' },
    looks: {
      earlier: { direction: 'ltr', width: 'medium' },
      contact: several,
      authority: several,
      offence: several,
      data: several,
      custodian: several,
      necessity: several,
      intention: several,
    },
    button: texts.begin,
  })
  return disclosure(t(texts.draft), form)
}
