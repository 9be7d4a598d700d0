import { holds } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionFields } from '../../../ui/action-form.ts'
import { areasToPick } from '../../../ui/area-picker.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, tabs } from '../../../ui/details.ts'
import { checkboxGroup, textField } from '../../../ui/field.ts'
import {
  button,
  fieldStates,
  filters,
  hiddenFields,
  postForm,
  refusedPart,
} from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { waitOf } from '../../../ui/time.ts'
import { declare } from '../actions/case.ts'
import type { find } from '../actions/find.ts'
import { cases, listView } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { liveIncidents } from '../needs.ts'
import { GRANT_OF } from '../membership.ts'
import { LEADING_SEATS } from '../schema/case.ts'
import { texts } from '../texts/pages.ts'
import { simulatedTexts } from '../texts/simulated.ts'
import { seatTexts, severityTexts } from '../texts/values.ts'
import { CASES, casePath, clockLines, stepOf } from './look.ts'
import { played } from './played.ts'

/** Incidents that a declaration offers. */
const OFFERED = 50

const questionOf = ({ search }: PageContext) => ({
  view: asked(listView, search['view']) ?? ('live' as const),
  ...given({ code: search['code'] }),
})

async function load(ctx: PageContext) {
  const question = questionOf(ctx)
  const mayDeclare = holds(ctx.actor, 'cases:open')
  const incident = ctx.search['incident'] ?? ''
  const offered = mayDeclare ? await ctx.ask(liveIncidents, { view: 'live', limit: OFFERED }) : null
  const chosen = offered?.items.find(({ id }) => id === incident)?.area ?? '/'
  return {
    question,
    list: await ctx.call(cases, { ...askedPage(ctx.search), ...question }),
    offered,
    picks: mayDeclare
      ? await areasToPick(ctx, { form: 'declare', name: 'area', chosen: [chosen] })
      : null,
    incident,
    seat: LEADING_SEATS.find((role) => holds(ctx.actor, GRANT_OF[role])) ?? '',
    maySearch: holds(ctx.actor, 'cases:read'),
  }
}
type Data = Awaited<ReturnType<typeof load>>
type Found = Awaited<ReturnType<typeof find.run>>

/** Cases by code, step and clocks: nothing else is seen of them here. */
export const listPage = page({
  path: CASES,
  surface: 'console',
  permission: 'cases:list',
  nav: { group: 'investigate', label: texts.cases },
  forms: {
    declare: {
      action: 'cases.declare',
      next: ({ case: of }: { case: string }) => casePath(of),
      said: texts.saidDeclared,
    },
    find: { kind: 'ask', action: 'cases.find', next: () => null },
  },
  found: purposes.cases,
  load,
  render(data, view) {
    const { question, list, maySearch } = data
    const { t } = view
    const more = restLink(view, { path: CASES, next: list.next, search: question })
    const main = html`${refusedPart(view, texts)}${viewsPart(data, view)}${searchPart(data, view)}${live('case-list', html`<div class="block flush">${rowsPart(data, view)}</div>${more}`)}<div class="no-print">${declarePart(data, view)}${maySearch && findPart(view)}</div>`
    return { title: t(texts.cases), main }
  },
})

function viewsPart({ question }: Data, { t, base }: View): Html {
  const links = listView.options.map((one) => ({
    href: withSearch(`${base}${CASES}`, { view: one === 'live' ? '' : one }),
    label: t(texts[one]),
    isCurrent: one === question.view,
  }))
  return html`<div class="no-print">${tabs(t(texts.views), links)}</div>`
}

function searchPart({ question: { code: sought = '', view: shown } }: Data, { t }: View): Html {
  const field = textField(t, {
    ...fieldStates('search', null)('code', sought),
    label: t(texts.code),
    type: 'search',
    direction: 'ltr',
    width: 'medium',
    maxLength: 20,
  })
  const press = button({ label: t(texts.findAct), kind: 'secondary' })
  return html`<div class="no-print">${filters(t, [hiddenFields({ view: shown }), field, press], sought !== '')}</div>`
}

function rowsPart({ list }: Data, view: View): Html {
  const { t, base } = view
  return table(t, {
    caption: t(texts.cases),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      {
        label: t(texts.code),
        cell: (row) => html`<a href="${base}${casePath(row.id)}">${code(row.code)}</a>`,
      },
      { label: t(texts.step), cell: (row) => stepOf(row.step, t) },
      { label: t(texts.since), cell: (row) => waitOf(view, row.stepAt) },
      { label: t(texts.clocks), cell: (row) => clockLines(view, row.clocks) },
      { label: t(texts.yourSeat), cell: (row) => (row.isSeated ? t(texts.seatYes) : '–') },
    ],
  })
}

/** Words are searched in the files that the reader has open; they stand in no address. */
function findPart(view: View): Html {
  const { t, base, done, refused } = view
  const answer = done?.form === 'find' ? (done.output as Found) : null
  const hits =
    answer &&
    (answer.items.length === 0
      ? html`<p>${t(texts.foundNone)}</p>`
      : html`<ul>${answer.items.map((hit) => html`<li><a href="${base}${casePath(hit.case, hit.page)}">${code(hit.code)}</a> ${typed(hit.text)}</li>`)}</ul>`)
  const words = textField(t, {
    ...fieldStates('find', refused)('words'),
    label: t(texts.words),
    type: 'search',
    autocomplete: 'off',
    width: 'medium',
    maxLength: 100,
  })
  const body = [html`<p class="hint">${t(texts.findHint)}</p>`, words]
  const form = postForm(view, { name: 'find', body, label: t(texts.findAct), kind: 'secondary' })
  return disclosure(t(texts.find), [form, hits], answer !== null)
}

function declarePart({ offered, picks, incident, seat }: Data, view: View): Content {
  if (offered === null || picks === null) return null
  const { t, refused } = view
  if (offered.items.length === 0)
    return disclosure(t(texts.declare), html`<p>${t(texts.noIncidents)}</p>`)
  const states = fieldStates('declare', refused)
  const field = states('incidents[]', incident)
  const incidents = checkboxGroup(t, {
    ...field,
    label: t(texts.incidents),
    choices: offered.items.map(({ id: value, title, code: named }) => ({
      value,
      label: html`<bdi>${title}</bdi> ${code(named)}`,
    })),
    chosen: field.value.split('\n'),
  })
  const chosen = offered.items.find(({ id }) => id === incident)
  const fields = actionFields(view, {
    name: 'declare',
    action: declare,
    labels: texts,
    without: ['incidents'],
    choices: { severity: severityTexts, role: seatTexts },
    values: {
      title: chosen?.title ?? '',
      severity: chosen?.severity ?? 'severe',
      role: seat,
      organisation: played(view, simulatedTexts.organisation),
      team: played(view, simulatedTexts.ownTeam),
    },
    areas: { area: picks },
  })
  const form = postForm(view, {
    name: 'declare',
    body: [
      html`<p class="hint">${t(texts.declareHint)} ${played(view, simulatedTexts.declareHint)}</p>`,
      incidents,
      fields,
    ],
    label: t(texts.declare),
  })
  return disclosure(t(texts.declare), form, incident !== '')
}
