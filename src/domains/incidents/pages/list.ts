import { holds } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { askedPage, everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { areasToPick } from '../../../ui/area-picker.ts'
import { code } from '../../../ui/code.ts'
import { disclosure, tabs } from '../../../ui/details.ts'
import { plainWords } from '../../../ui/erasure.ts'
import { textField } from '../../../ui/field.ts'
import { button, fieldStates, filters, hiddenFields, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { kindWords } from '../../../ui/incident-class.ts'
import { live } from '../../../ui/live.ts'
import { areaName, named, personName, plainArea, plainName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { type IncidentPart, incidents, listView, open } from '../actions/incident.ts'
import { purposes } from '../found.ts'
import { texts } from '../texts/pages.ts'
import { severityTexts, stateTexts } from '../texts/values.ts'
import { INCIDENTS, pathOf, severityOf, stateOf } from './look.ts'

const questionOf = ({ search }: PageContext) => ({
  view: asked(listView, search['view']) ?? 'live',
  ...given({ search: search['search'] }),
})

async function load(ctx: PageContext) {
  const question = questionOf(ctx)
  const list = await ctx.call(incidents, { ...askedPage(ctx.search), ...question })
  const areas = list.items.map(({ area }) => area)
  const persons = list.items.map(({ owner }) => owner)
  return {
    question,
    list,
    names: await namesOf(ctx, { areas, persons }),
    picks: holds(ctx.actor, 'incidents:lead')
      ? await areasToPick(ctx, { form: 'open', name: 'area', chosen: ['/'] })
      : null,
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** What happened and what is done about it. */
export const listPage = page({
  path: INCIDENTS,
  surface: 'console',
  permission: 'incidents:read',
  nav: { group: 'investigate', label: texts.incidents },
  forms: {
    open: {
      action: 'incidents.open',
      next: ({ incident }: { incident: string }) => pathOf(incident),
      said: texts.saidOpened,
    },
  },
  file: { name: 'incidents', rows: fileRows },
  found: purposes.incidents,
  load,
  render(data, view) {
    const { question, list, picks } = data
    const { t } = view
    const more = restLink(view, { path: INCIDENTS, next: list.next, search: question })
    const form =
      picks !== null &&
      disclosure(
        t(texts.open),
        actionForm(view, {
          name: 'open',
          action: open,
          labels: texts,
          choices: { severity: severityTexts },
          values: { severity: 'moderate' },
          areas: { area: picks },
          button: texts.open,
        }),
      )
    const main = html`${refusedPart(view, texts)}${viewsPart(data, view)}${searchPart(data, view)}${live('incident-list', html`<div class="block flush">${rowsPart(data, view)}</div>${more}`)}<div class="no-print">${form}</div>`
    return { title: t(texts.incidents), main }
  },
})

function viewsPart({ question }: Data, { t, base }: View): Html {
  const links = listView.options.map((one) => ({
    href: withSearch(`${base}${INCIDENTS}`, { view: one === 'live' ? '' : one }),
    label: t(texts[one]),
    isCurrent: one === question.view,
  }))
  return html`<div class="no-print">${tabs(t(texts.views), links)}</div>`
}

function searchPart({ question: { search = '', view: shown } }: Data, { t }: View): Html {
  const field = textField(t, {
    ...fieldStates('search', null)('search', search),
    label: t(texts.search),
    type: 'search',
    width: 'medium',
    maxLength: 100,
  })
  const body = [
    hiddenFields({ view: shown }),
    field,
    button({ label: t(texts.show), kind: 'secondary' }),
  ]
  return html`<div class="no-print">${filters(t, body, search !== '')}</div>`
}

function rowsPart({ list, names }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(texts.incidents),
    isCaptionHidden: true,
    empty: t(texts.none),
    rows: list.items,
    columns: [
      {
        label: t(texts.incident),
        cell: (row) =>
          html`${named(view, pathOf(row.id), plainWords(t, row.title))}<br>${code(row.code)}`,
      },
      { label: t(texts.state), cell: (row) => stateOf(row, t) },
      { label: t(texts.severity), cell: (row) => severityOf(row, t) },
      { label: t(texts.owner), cell: (row) => ownerOf(row, names, view) },
      { label: t(texts.area), cell: (row) => areaName(view, names, row.area) },
      { label: t(texts.opened), cell: (row) => shortMoment(view, row.openedAt) },
    ],
  })
}

function ownerOf({ owner }: IncidentPart, names: Data['names'], view: View): Html {
  return owner === null ? html`${view.t(texts.nobodyLeads)}` : personName(view, names, owner)
}

async function fileRows(ctx: PageContext, view: Pick<View, 't' | 'node' | 'now'>) {
  const { t } = view
  const wanted = { ...questionOf(ctx), limit: MAX_PAGE_ROWS }
  const { items, isCut } = await everyItem<IncidentPart>((after) =>
    ctx.call(incidents, { ...wanted, ...given({ after }) }),
  )
  const areas = items.map(({ area }) => area)
  const names = await namesOf(ctx, { areas, persons: items.map(({ owner }) => owner) })
  const { code: codeWord, title, state, severity, type, owner, area, opened, ended } = texts
  const columns = [codeWord, title, state, severity, type, owner, area, opened, ended]
  return {
    columns: columns.map((column) => t(column)),
    rows: items.map((row) => [
      row.code,
      plainWords(t, row.title),
      t(stateTexts[row.state]),
      t(severityTexts[row.severity]),
      row.type === null ? '' : kindWords(t, row.type),
      row.owner === null ? '' : plainName(view, names, row.owner),
      plainArea(view, names, row.area),
      row.openedAt,
      row.endedAt ?? '',
    ]),
    isCut,
  }
}
