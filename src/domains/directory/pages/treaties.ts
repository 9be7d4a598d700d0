import { holdsIn } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { selectField } from '../../../ui/field.ts'
import { button, fieldStates, ofRow, refusedPart, searchForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { table } from '../../../ui/table.ts'
import { wallDay } from '../../../ui/time.ts'
import { inLanguage } from '../../../ui/words.ts'
import { accessions, confirmAccession } from '../actions/accession.ts'
import { agencies } from '../actions/agency.ts'
import { countries } from '../actions/nation.ts'
import { addPoint, confirmPoint } from '../actions/point.ts'
import { type Accession, type Agency, BUDAPEST, iso3, isPoint, POINT_KINDS } from '../schema.ts'
import { texts, treatyTexts as words } from '../texts/console.ts'
import { contactsOf, nameOf, stateOf, TREATIES } from './look.ts'

async function load(ctx: PageContext) {
  const wanted = ctx.refused?.values['iso3'] ?? ctx.search['state']
  const all = (await ctx.call(countries, {})).countries
  const state = all.find((one) => one.iso3 === asked(iso3, wanted)) ?? null
  const known = (await ctx.call(accessions, { treaty: BUDAPEST })).accessions
  const found = state === null ? [] : (await ctx.call(agencies, { iso3: state.iso3 })).agencies
  const points = found.filter(({ kind }) => isPoint(kind))
  const shown = state === null ? known : known.filter((one) => one.iso3 === state.iso3)
  const by = [...shown, ...points].map(({ confirmed }) => confirmed?.by)
  return {
    all,
    state,
    shown,
    points,
    names: await namesOf(ctx, { persons: by }),
    mayWrite: holdsIn(ctx.actor, 'directory:write', '/'),
    mayPoint: holdsIn(ctx.actor, 'directory:point', '/'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const back = { next: () => TREATIES, keeps: ['state'] } as const

/** Which States a treaty binds, and whom to reach there by day and night. */
export const treatiesPage = page({
  path: TREATIES,
  surface: 'console',
  realm: 'actual',
  permission: 'directory:read',
  forms: {
    confirm: { action: 'directory.confirmAccession', ...back, said: words.saidConfirmed },
    addPoint: { action: 'directory.addPoint', ...back, said: words.saidPoint },
    check: { action: 'directory.confirmPoint', ...back, said: words.saidChecked },
  },
  load,
  render(data, view) {
    const { t } = view
    const { state } = data
    const body = state === null ? listPart(data, view) : statePart(data, state.iso3, view)
    const name = state === null ? t(words.title) : inLanguage(view, state.names)
    const top = { path: '/console/directory', label: t(texts.title) }
    const up = { path: TREATIES, label: t(words.title) }
    return {
      title: name,
      main: html`${refusedPart(view, { ...texts, ...words })}${state === null && html`<p>${t(words.intro)}</p>`}${findPart(data, view)}${body}`,
      breadcrumb: state === null ? [top] : [top, up],
    }
  },
})

function findPart({ all, state }: Data, view: View): Html {
  const { t } = view
  const choices = all
    .map(({ iso3: value, names }) => ({ value, label: inLanguage(view, names) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, t.language))
  const field = selectField(t, {
    ...fieldStates('find', null)('state', state?.iso3 ?? ''),
    label: t(words.find),
    choices,
    isOptional: true,
    none: t(words.all),
  })
  return html`<div class="no-print">${searchForm([field, button({ label: t(words.show), kind: 'secondary' })])}</div>`
}

function standing(t: View['t'], { status }: Pick<Accession, 'status'>): string {
  return t(status === null ? words.notKnown : words[status])
}

function dayOr(t: View['t'], day: string | null): string {
  return day === null ? t(words.notKnown) : wallDay(t, day)
}

function listPart(data: Data, view: View): Html {
  const { t, base } = view
  const names = new Map(data.all.map((one) => [one.iso3, inLanguage(view, one.names)]))
  const linked = (of: string) =>
    html`<a href="${withSearch(`${base}${TREATIES}`, { state: of })}">${names.get(of) ?? of}</a>`
  return table(t, {
    caption: t(words.title),
    isCaptionHidden: true,
    empty: t(words.empty),
    rows: data.shown.toSorted((a, b) =>
      (names.get(a.iso3) ?? '').localeCompare(names.get(b.iso3) ?? '', t.language),
    ),
    columns: [
      { label: t(words.find), cell: (row) => linked(row.iso3) },
      { label: t(words.status), cell: (row) => standing(t, row) },
      {
        label: t(words.inForce),
        cell: (row) => (row.status === 'party' ? dayOr(t, row.inForce) : '–'),
      },
      { label: t(words.certainty), cell: (row) => stateOf(view, row, data.names) },
    ],
  })
}

function statePart(data: Data, state: string, view: View): Html {
  const { t } = view
  const [one] = data.shown
  const facts = summaryList(t, [
    { label: t(words.status), value: standing(t, one ?? { status: null }) },
    { label: t(words.inForce), value: dayOr(t, one?.inForce ?? null) },
    one !== undefined &&
      one.ended !== null && { label: t(words.ended), value: wallDay(t, one.ended) },
    one !== undefined && { label: t(words.certainty), value: stateOf(view, one, data.names) },
  ])
  const form = data.mayWrite && disclosure(t(words.confirm), confirmForm(state, one, view))
  return html`${block(t(words.status), html`${facts}${form}`)}${block(t(words.points), pointsPart(data, state, view))}`
}

const STATUS: Readonly<Record<string, Message>> = {
  party: words.party,
  signed: words.signed,
  invited: words.invited,
  none: words.none,
}

function confirmForm(state: string, one: Accession | undefined, view: View): Html {
  return actionForm(view, {
    name: 'confirm',
    action: confirmAccession,
    labels: { ...words, source: texts.source, sourceHint: texts.sourceHint },
    hidden: { iso3: state, treaty: BUDAPEST },
    values: { status: one?.status, inForce: one?.inForce, ended: one?.ended },
    choices: { status: STATUS },
    looks: { inForce: { calendar: 'day' }, ended: { calendar: 'day' } },
    button: words.confirmButton,
  })
}

function pointsPart(data: Data, state: string, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(words.points),
    isCaptionHidden: true,
    empty: t(words.noPoint),
    rows: data.points,
    columns: [
      { label: t(texts.name), cell: nameOf },
      { label: t(texts.kind), cell: ({ kind }) => t(texts[kind]) },
      { label: t(texts.reach), cell: (agency) => contactsOf(view, agency) },
      {
        label: t(words.sourceOf),
        cell: ({ source, asOf }) => html`${typed(source)}${asOf !== '' && html`<br>${code(asOf)}`}`,
      },
      {
        label: t(texts.state),
        cell: (agency): Content => [
          stateOf(view, agency, data.names),
          checkForm(data, agency, view),
        ],
      },
    ],
  })
  const add =
    data.mayPoint &&
    disclosure(
      t(words.addPoint),
      actionForm(view, {
        name: 'addPoint',
        action: addPoint,
        labels: { ...texts, asOf: words.asOf },
        hidden: { iso3: state },
        choices: { kind: POINT_KINDS.map((kind) => ({ value: kind, label: t(texts[kind]) })) },
        looks: {
          phone: { direction: 'ltr', type: 'tel' },
          emergency: { direction: 'ltr' },
          asOf: { calendar: 'day' },
        },
        button: texts.addButton,
      }),
    )
  const byTwo = data.points.some(({ confirmed }) => confirmed === null)
  return html`${byTwo && html`<p class="hint">${t(words.byTwo)}</p>`}${rows}<div class="no-print">${add}</div>`
}

function checkForm({ mayPoint }: Data, { id: agency, confirmed }: Agency, view: View): Content {
  if (!mayPoint || confirmed !== null) return null
  const form = actionForm(view, {
    name: ofRow('check', agency),
    action: confirmPoint,
    labels: texts,
    hidden: { agency },
    button: texts.confirmButton,
  })
  return disclosure(view.t(texts.confirm), form)
}
