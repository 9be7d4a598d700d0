import { holds } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { TALL_ROWS } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { badge } from '../../../ui/badge.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { disclosure, tabs } from '../../../ui/details.ts'
import { buttonLink, ofRow, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { inLanguage } from '../../../ui/words.ts'
import {
  decideOwn,
  decideReleased,
  ownFigures,
  ownPlaces,
  type PlaceFigure,
  placeView,
  releasedFigures,
  releasedPlaces,
} from '../actions/place.ts'
import { ownEstimate, releasedEstimates } from '../actions/sample.ts'
import { formOf } from '../forms.ts'
import { purposes } from '../found.ts'
import { formPrefix, placeKey, type PlaceRow } from '../schema.ts'
import { deskTexts as texts } from '../texts/desk.ts'
import {
  answerWords,
  askedSerial,
  bookOfPage,
  DESK,
  nameOfForm,
  OBSERVERS,
  PLACES,
  placeOf,
  verdictBadge,
} from './look.ts'
import { drawForm, releasedSamplePart, samplePart } from './sample.ts'
import { AUTHORITY, type Whose, whoseDesk, whosePart } from './whose.ts'

const here = () => PLACES
const KEEPS = ['form', 'serial', 'view', 'of']

async function load(ctx: PageContext) {
  const whose = await whoseDesk(ctx)
  const isOwn = whose.desk !== null
  const isReader = whose.isAuthority
  const known = await figuresFor(ctx, whose)
  const first = known.figures[0]
  const question = {
    form: asked(formPrefix, ctx.search['form']) ?? first?.form ?? 'OP',
    serial: askedSerial(ctx.search) ?? first?.serial ?? 1,
    view: asked(placeView, ctx.search['view']) ?? ('all' as const),
  }
  const book = await bookOfPage(ctx)
  const after = asked(placeKey.shape.station, ctx.search['after'])
  const asking = { ...question, limit: TALL_ROWS, ...given({ after }) }
  const empty = { items: [], next: null }
  const list = isOwn
    ? await ctx.call(ownPlaces, asking)
    : isReader
      ? await ctx.call(releasedPlaces, asking)
      : empty
  const isTurnout = formOf(book, question.form)?.fields.some(isVoted) === true
  const turnout = isTurnout ? await turnoutFor(ctx, whose, question) : null
  const mayDecide = isOwn || holds(ctx.actor, 'pollwatch:answer')
  return { ...whose, book, turnout, known, question, list, isOwn, mayDecide }
}
type Data = Awaited<ReturnType<typeof load>>

async function figuresFor(ctx: PageContext, { desk, isAuthority }: Whose) {
  if (desk !== null) return await ctx.call(ownFigures, {})
  if (isAuthority) return await ctx.call(releasedFigures, {})
  return { figures: [] as PlaceFigure[], stations: 0 }
}

/** What samples say of turnout at an asking: that of the own group, or those behind what groups hand on. */
async function turnoutFor(
  ctx: PageContext,
  { desk, isAuthority }: Whose,
  { form, serial }: { readonly form: string; readonly serial: number },
) {
  if (desk !== null) return { own: await ctx.call(ownEstimate, { form, serial }) }
  return isAuthority ? { all: (await ctx.call(releasedEstimates, { form, serial })).items } : null
}

function turnoutPart({ turnout }: Data, view: View): Html | false {
  if (turnout === null) return false
  return turnout.all === undefined
    ? samplePart(turnout.own, view)
    : releasedSamplePart(turnout.all, view)
}

/** Whether a question counts people who voted. */
const isVoted = ({ analysis }: { readonly analysis: string }) => analysis === 'turnout'

/** What addresses of this page say besides, for whoever has two desks. */
function ofDesk({ isAuthority, hasBoth }: Data): string {
  return isAuthority && hasBoth ? AUTHORITY : ''
}

/** What entries amount to, station by station: where observers agree, differ, or say nothing yet. */
export const placesPage = page({
  path: PLACES,
  surface: 'console',
  permission: 'pollwatch:desk',
  nav: { under: DESK, after: OBSERVERS, label: texts.places },
  forms: {
    own: { action: decideOwn.name, next: here, said: texts.saidDecided, keeps: KEEPS },
    draw: { ...drawForm, next: here, keeps: KEEPS },
    released: { action: decideReleased.name, next: here, said: texts.saidDecided, keeps: KEEPS },
  },
  found: purposes.places,
  load,
  render(data, view) {
    const { t } = view
    const { question, list } = data
    const of = ofDesk(data)
    const search = { ...question, serial: String(question.serial), of }
    const more = restLink(view, { path: PLACES, next: list.next, search })
    return {
      title: t(texts.places),
      main: html`${refusedPart(view, texts)}${whosePart(data, view, PLACES)}${live('watch-places', html`${waitsPart(data, view)}${block(t(texts.figures), figuresPart(data, view))}${turnoutPart(data, view)}${viewsPart(data, view)}<div class="block flush">${rowsPart(data, view)}</div>${more}`)}`,
    }
  },
})

/** A form and one of its askings, over all verdicts. */
interface Sum {
  readonly form: string
  readonly serial: number
  readonly places: number
  readonly ok: number
  readonly flagged: number
  readonly conflicts: number
  readonly counted: number
  readonly turnout: number
}

function sums(figures: readonly PlaceFigure[], order: readonly string[]): Sum[] {
  const groups = Map.groupBy(
    figures,
    ({ form, serial }) => `${order.indexOf(form)} ${String(serial).padStart(2, '0')}`,
  )
  return [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => {
      const sum = (of: (one: PlaceFigure) => number) => own.reduce((all, one) => all + of(one), 0)
      const by = (verdict: string) => sum((one) => (one.verdict === verdict ? one.places : 0))
      return {
        form: own[0]?.form ?? '',
        serial: own[0]?.serial ?? 1,
        places: sum(({ places }) => places),
        ok: by('ok'),
        flagged: by('flagged'),
        conflicts: sum(({ conflicts }) => conflicts),
        counted: sum(({ counted }) => counted),
        turnout: sum(({ turnout }) => turnout),
      }
    })
}

/** Where observers differ, with the way to the first form of which a person decides; nothing where nothing differs. */
function waitsPart(data: Data, { t, base }: View): Html | false {
  if (!data.mayDecide) return false
  const differing = data.known.figures.filter(({ conflicts }) => conflicts > 0)
  const [first] = differing
  if (first === undefined) return false
  const count = differing.reduce((all, { conflicts }) => all + conflicts, 0)
  const { form, serial } = first
  const search = { form, serial: String(serial), view: 'conflicts', of: ofDesk(data) }
  const href = withSearch(`${base}${PLACES}`, search)
  return html`<p class="no-print">${buttonLink({ href, label: t(texts.toDecide, { count }) })}</p>`
}

function figuresPart(data: Data, view: View): Html {
  const { known, book } = data
  const of = ofDesk(data)
  const { t, base } = view
  const forms = book.forms
  const rows = sums(
    known.figures,
    forms.map(({ prefix }) => prefix),
  )
  const hasTurnout = ({ form }: Sum) => formOf(book, form)?.fields.some(isVoted) === true
  const all = t.number(known.stations)
  const made = table(t, {
    caption: t(texts.figures),
    isCaptionHidden: true,
    empty: t(texts.noPlaces),
    rows,
    columns: [
      {
        label: t(texts.form),
        cell: ({ form, serial }) =>
          html`<a href="${withSearch(`${base}${PLACES}`, { form, serial: String(serial), of })}">${nameOfForm(view, data.book, form)}${serial !== 1 && ` ${t.number(serial)}`}</a>`,
      },
      {
        label: t(texts.places),
        cell: ({ places }) => t(texts.coverage, { reported: t.number(places), stations: all }),
      },
      { label: t(texts.wholeRows), cell: ({ ok }) => t.number(ok), isNumber: true },
      { label: t(texts.flagged), cell: ({ flagged }) => t.number(flagged), isNumber: true },
      { label: t(texts.conflicts), cell: ({ conflicts }) => t.number(conflicts), isNumber: true },
      {
        label: t(texts.turnout),
        cell: (row) =>
          hasTurnout(row) &&
          t(texts.turnoutOf, {
            votes: t.number(row.turnout),
            stations: t.number(row.counted),
            all,
          }),
      },
    ],
  })
  return html`${made}${rows.some(hasTurnout) && html`<p class="hint">${t(texts.turnoutHint)}</p>`}`
}

function viewsPart(data: Data, view: View): Html {
  const { question } = data
  const of = ofDesk(data)
  const { t, base } = view
  const { form, serial } = question
  const own = data.known.figures.filter((one) => one.form === form && one.serial === serial)
  const placesOf = (some: readonly PlaceFigure[]) => some.reduce((all, one) => all + one.places, 0)
  const countOf = (one: (typeof placeView.options)[number]) => {
    // What differs is counted by answers.
    if (one === 'conflicts') return {}
    const of = one === 'all' ? own : own.filter(({ verdict }) => verdict === one)
    return { count: { words: t.number(placesOf(of)), isHot: false } }
  }
  const links = placeView.options.map((one) => ({
    href: withSearch(`${base}${PLACES}`, {
      form,
      serial: String(serial),
      view: one === 'all' ? '' : one,
      of,
    }),
    label: t(texts[one]),
    isCurrent: one === question.view,
    ...countOf(one),
  }))
  return html`<div class="no-print">${tabs(nameOfForm(view, data.book, form), links)}</div>`
}

type Row = Omit<PlaceRow, 'view'>

function rowsPart(data: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: nameOfForm(view, data.book, data.question.form),
    isCaptionHidden: true,
    empty: t(texts.noPlaces),
    rows: data.list.items,
    columns: [
      { label: t(texts.place), cell: ({ place }) => placeOf(view, place) },
      { label: t(texts.answers), cell: (row) => fieldsOf(row, data, view) },
      {
        label: t(texts.state),
        cell: ({ verdict, conflicts, entries }) =>
          html`${conflicts > 0 ? badge('warn', 'triangle', t(texts.conflicts)) : verdictBadge(view, verdict)}<br><span class="hint">${t(texts.entriesBehind, { count: entries })}</span>`,
      },
      ...(data.mayDecide
        ? [{ label: t(texts.action), cell: (row: Row): Content => decidePart(data, row, view) }]
        : []),
    ],
  })
}

/** What differs and what was decided stands there; what all agree on opens. */
function fieldsOf({ form: prefix, version, fields }: Row, { book }: Data, view: View): Html {
  const { t } = view
  const lines = (formOf(book, prefix, version)?.fields ?? []).flatMap((field) => {
    const own = fields[field.tag]
    if (own === undefined || own.state === 'missing') return []
    const words = (value: number) => answerWords(view, field, value)
    const said = own.value === null ? '' : words(own.value)
    const values = own.values.map(words).join(' / ')
    const value = {
      agreed: said,
      overridden: t(texts.decidedValue, { value: said }),
      conflict: t(texts.differ, { values }),
    }[own.state]
    const line = html`<li><span>${code(field.tag)} ${inLanguage(view, field.text)}</span> <b>${value}</b></li>`
    return [{ isAgreed: own.state === 'agreed', line }]
  })
  const listOf = (some: typeof lines) =>
    some.length > 0 && html`<ul class="rows">${some.map(({ line }) => line)}</ul>`
  const agreed = lines.filter(({ isAgreed }) => isAgreed)
  const count = agreed.length
  const folded = count > 0 && disclosure(t(texts.answersIn, { count }), listOf(agreed))
  return html`${listOf(lines.filter(({ isAgreed }) => !isAgreed))}${folded}`
}

/** Where observers differ, a person may decide. */
function decidePart({ isOwn }: Data, row: Row, view: View): Content {
  const differing = Object.entries(row.fields).filter(([, { state }]) => state === 'conflict')
  if (differing.length === 0) return ''
  const { station, form, version, serial } = row
  const made = actionForm(view, {
    name: ofRow(isOwn ? 'own' : 'released', `${station}-${form}-${version}-${serial}`),
    action: isOwn ? decideOwn : decideReleased,
    labels: { tag: texts.tag, value: texts.value, why: texts.why },
    hidden: { station, form, version: String(version), serial: String(serial) },
    choices: { tag: differing.map(([tag]) => ({ value: tag, label: tag })) },
    looks: { value: { inputMode: 'numeric', direction: 'ltr', width: 'short' } },
    button: texts.decide,
  })
  return disclosure(view.t(texts.decide), made)
}
