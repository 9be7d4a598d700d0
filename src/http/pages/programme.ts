import type { z } from 'zod'
import type { ClauseNow, ClausePart } from '../../core/clause.ts'
import { contactsNeed, type PublicAgency } from '../../core/contacts.ts'
import { figuresNeed } from '../../core/figures.ts'
import { type Page, page, type PageContext, type Slice, type View } from '../../core/slice.ts'
import { telephone } from '../../ui/contact.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { shortMoment } from '../../ui/time.ts'
import { type Clause, type ClausePlan, clausesOf } from '../programme.ts'
import { texts } from './programme-texts.ts'

type Figures = z.infer<(typeof figuresNeed)['output']>['figures']

/** How far a clause is. */
const STAGES = ['done', 'next', 'later'] as const
type Stage = (typeof STAGES)[number]

interface Programme {
  readonly figures: Figures
  readonly agencies: readonly PublicAgency[]
  /** How things stand, by the part that asked. */
  readonly now: ReadonlyMap<ClauseNow, unknown>
}

/** What the records say of a clause. */
function counted({ counted: types }: ClausePart, figures: Figures) {
  const own = figures.filter(({ type }) => types.some((one) => one.type === type))
  const last = own.flatMap((one) => one.last ?? []).toSorted()
  return { count: own.reduce((sum, one) => sum + one.count, 0), last: last.at(-1) ?? null }
}

function stageOf({ told, plan }: Clause, of: Drawing): Stage {
  if (told === null) return plan.now === null ? 'later' : 'next'
  const isCounted = counted(told, of.data.figures).count >= (told.least ?? 1)
  return isCounted || nowOf(told, of) !== null ? 'done' : 'next'
}

/** How things stand with a clause, in the words of its slice. */
function nowOf({ now }: ClausePart, { data, view }: Drawing): Content | null {
  return now === undefined ? null : (now.render(data.now.get(now) as never, view) as Content | null)
}

/** Asks how things stand, once where several clauses are told by the same. */
async function standing(parts: readonly ClauseNow[], ctx: PageContext) {
  const asked = Map.groupBy(parts, ({ load }) => load)
  const now = new Map<ClauseNow, unknown>()
  for (const [load, own] of asked) {
    const data: unknown = await load(ctx)
    for (const part of own) now.set(part, data)
  }
  return now
}

/** The eighteen clauses as a plan: what is at work, what is being prepared, what is planned, and whom to turn to until then. */
export function programme(slices: readonly Slice[]): Page {
  const clauses = clausesOf(slices)
  const types = clauses.flatMap(({ told }) => told?.counted ?? []).map(({ type }) => type)
  const parts = clauses.flatMap(({ told }) => told?.now ?? [])
  const names = slices.flatMap(({ actions }) => actions.map(({ name }) => name))
  const hasContacts = names.includes(contactsNeed.query)
  return page<Programme, Html>({
    path: '/programme',
    surface: 'public',
    permission: 'anyone',
    nav: { group: 'public', after: '/notices', label: texts.nav },
    async load(ctx) {
      const { figures } = await ctx.ask(figuresNeed, { types })
      const { agencies } = hasContacts ? await ctx.ask(contactsNeed, {}) : { agencies: [] }
      return { figures, agencies, now: await standing(parts, ctx) }
    },
    render(data, view) {
      const { t } = view
      const staged = clauses.map((clause) => ({ clause, stage: stageOf(clause, { data, view }) }))
      const of = (stage: Stage) => staged.filter((one) => one.stage === stage)
      const counts = { done: of('done').length, next: of('next').length, later: of('later').length }
      const strip = staged.map(
        ({ clause: { number, text }, stage }) =>
          html`<li><a class="${stage}" href="#clause-${number}" title="${t(text)}"><span class="hidden">${t(texts[stage])}: </span>${t.number(number)}</a></li>`,
      )
      const groups = STAGES.filter((stage) => counts[stage] > 0).map(
        (stage) =>
          html`<h2>${t(texts[stage])} <span class="muted">${t.number(counts[stage])}</span></h2><ol class="clauses list">${of(stage).map(({ clause }) => clauseItem(clause, stage, { data, view }))}</ol>`,
      )
      return {
        title: t(texts.title),
        main: html`<p>${t(texts.preamble)}</p><p>${t(texts.counts, counts)}</p>
<nav aria-label="${t(texts.strip)}"><ol class="strip">${strip}</ol></nav>${groups}`,
      }
    },
  })
}

interface Drawing {
  readonly data: Programme
  readonly view: View
}

function clauseItem({ number, text, told, plan }: Clause, stage: Stage, of: Drawing): Html {
  const { t, base } = of.view
  const where = told !== null && html` <a href="${base}${told.pages[0]}">${t(texts.where)}</a>`
  const said = told === null ? planned(plan, of) : html`<p>${figureOf(told, stage, of)}${where}</p>`
  return html`<li id="clause-${number}" class="${stage}"><b>${t.number(number)}</b><div><h3>${t(text)}</h3>${said}</div></li>`
}

function figureOf(told: ClausePart, stage: Stage, of: Drawing): Html {
  const { data, view } = of
  const { t } = view
  if (stage !== 'done') return html`${t(texts.ready)}`
  const now = nowOf(told, of)
  const said = now !== null && html`${now} · `
  const { count, last } = counted(told, data.figures)
  if (count < (told.least ?? 1)) return html`${now}`
  const when =
    last !== null &&
    html` <span class="muted">· ${t.parts(texts.last, { time: shortMoment(view, last) })}</span>`
  return html`${said}${t(told.figure, { count })}${when}`
}

function planned({ now, until }: ClausePlan, { data, view }: Drawing): Html {
  const { t } = view
  const agency = data.agencies.find(({ kind }) => kind === until)
  const whom =
    agency === undefined
      ? until !== null && t(texts[`until${until}`])
      : t.parts(texts.until, { agency: agencyLine(agency) })
  return html`${now !== null && html`<p>${t(now)}</p>`}${whom !== false && html`<p class="muted">${whom}</p>`}`
}

/** A name with the first way to reach it. */
function agencyLine({ name, phone, emergency }: PublicAgency): Html {
  const number = phone ?? emergency
  return html`<bdi>${name}</bdi>${number !== null && html` ${telephone(number)}`}`
}
