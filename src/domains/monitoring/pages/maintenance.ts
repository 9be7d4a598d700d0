import type { z } from 'zod'
import { holds, holdsIn } from '../../../core/actor.ts'
import { asked, given } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { type Names, namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { addMs, DAY, HOUR, type Time } from '../../../core/time.ts'
import { typed } from '../../../ui/code.ts'
import { badge } from '../../../ui/badge.ts'
import { checkboxGroup, textField } from '../../../ui/field.ts'
import { fieldStates, ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { named, personName } from '../../../ui/name.ts'
import { table } from '../../../ui/table.ts'
import { shortMoment } from '../../../ui/time.ts'
import { maintenances } from '../actions/maintenance.ts'
import { site, sites } from '../actions/read.ts'
import { purposes } from '../found.ts'
import { MAX_AHEAD_MS, MAX_WINDOW_SITES } from '../maintenance.ts'
import { maintenanceTexts as texts } from '../texts/maintenance.ts'
import { siteTexts } from '../texts/pages.ts'
import { siteQuestion } from './fields.ts'
import { untilWords, windowFields, windowState } from './window-fields.ts'

const SITES = '/console/sites'
/** Where a maintenance is opened and ended. */
export const MAINTENANCE = `${SITES}/maintenance`

/** Windows that ended longer ago are in the records and the reports of their days. */
const SHOWN_MS = 7 * DAY
/** What the kinds of windows are called. */
export const KINDS = { maintenance: texts.kindMaintenance, announced: texts.kindAnnounced }

/** How long a maintenance is that nobody thought about yet. */
const USUAL_MS = 2 * HOUR

/** The sites that can be chosen: the one that was asked for, else those that the list of sites showed. */
async function offeredSites(ctx: PageContext) {
  const one = asked(id, ctx.search['site'])
  if (one !== undefined) {
    const { id: own, name, endedAt, area } = await ctx.call(site, { site: one })
    const isOpen = endedAt === null && holdsIn(ctx.actor, 'monitoring:maintain', area)
    return { items: isOpen ? [{ id: own, name }] : [], isCut: false, one: { id: own, name } }
  }
  const question = { ...given(siteQuestion(ctx.search)), limit: MAX_WINDOW_SITES }
  const { items, next } = await ctx.call(sites, question)
  const mine = items.filter(({ area }) => holdsIn(ctx.actor, 'monitoring:maintain', area))
  return {
    items: mine.map(({ id: own, name }) => ({ id: own, name })),
    isCut: next !== null,
    one: null,
  }
}

async function load(ctx: PageContext) {
  const may = holds(ctx.actor, 'monitoring:maintain')
  const offered = may ? await offeredSites(ctx) : { items: [], isCut: false, one: null }
  const stretch = { from: addMs(ctx.now, -SHOWN_MS), until: addMs(ctx.now, MAX_AHEAD_MS) }
  const only = asked(id, ctx.search['site'])
  const windows = await ctx.call(maintenances, { ...stretch, ...given({ site: only }) })
  const mayEnd = (area: string) => holdsIn(ctx.actor, 'monitoring:maintain', area)
  return {
    offered,
    windows: {
      ...windows,
      items: windows.items.map((one) => ({ ...one, mayEnd: mayEnd(one.area) })),
    },
    names: await namesOf(ctx, { persons: windows.items.map(({ openedBy }) => openedBy) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const here = () => MAINTENANCE

export const maintenancePage = page({
  path: MAINTENANCE,
  surface: 'console',
  permission: 'monitoring:read',
  forms: {
    open: {
      action: 'monitoring.openMaintenance',
      next: here,
      said: texts.saidMaintenance,
      undo: {
        action: 'monitoring.endMaintenance',
        input: (_: unknown, output: { maintenances: readonly string[] }) => output,
      },
    },
    end: { action: 'monitoring.endMaintenance', next: here, said: texts.saidMaintenanceEnded },
  },
  found: purposes.maintenance,
  load,
  render(data, view) {
    const { t } = view
    const { offered } = data
    const open = html`${offered.items.length > 0 && openPart(data, view)}`
    const list = html`<h2>${t(texts.windows)}</h2>${live('maintenance', windowsPart(data, view))}`
    // What goes on comes first, since it may have to be ended.
    const goesOn = data.windows.items.some(({ untilAt }) => untilAt > view.now)
    const parts = goesOn && view.refused === null ? [list, open] : [open, list]
    const main = html`${refusedPart(view, LABELS)}<p>${t(texts.maintenanceIntro)}</p>${parts}`
    const breadcrumb = [{ path: SITES, label: t(siteTexts.sites) }]
    const title =
      offered.one === null ? t(texts.windowsTitle) : t(texts.planFor, { site: offered.one.name })
    return { title, main, breadcrumb }
  },
})

const LABELS = {
  sites: texts.maintainedSites,
  from: texts.maintenanceFrom,
  until: texts.maintenanceTo,
  reason: texts.maintenanceWhy,
}

function openPart({ offered }: Data, view: View): Html {
  const { t, refused } = view
  const field = fieldStates('open', refused)
  const span = windowFields(view, {
    form: 'open',
    usualMs: USUAL_MS,
    untilHint: texts.maintenanceToHint,
  })
  const body = [
    offered.one === null && choicePart(offered, view),
    span.times,
    textField(t, {
      ...field('reason'),
      label: t(texts.maintenanceWhy),
      hint: t(texts.maintenanceStatus),
      maxLength: 300,
    }),
    span.despite,
  ]
  const hidden = offered.one === null ? {} : { 'sites[]': [offered.one.id] }
  return postForm(view, { name: 'open', hidden, body, label: t(texts.openMaintenance) })
}

function choicePart({ items, isCut }: Data['offered'], { t, refused }: View): Content {
  const state = fieldStates('open', refused)('sites[]')
  const group = checkboxGroup(t, {
    ...state,
    label: t(texts.maintainedSites),
    choices: items.map(({ id: value, name: label }) => ({ value, label })),
    chosen: state.value.split('\n'),
  })
  return [group, isCut && html`<p class="hint">${t(texts.moreSites, { count: items.length })}</p>`]
}

type Window = z.infer<typeof maintenances.output>['items'][number] & { readonly mayEnd: boolean }

function windowsPart({ windows, names }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.windows),
    isCaptionHidden: true,
    empty: t(texts.noWindows),
    rows: windows.items,
    columns: [
      { label: t(siteTexts.name), cell: (row) => named(view, `${SITES}/${row.site}`, row.name) },
      { label: t(texts.windowKind), cell: ({ kind }) => t(KINDS[kind]) },
      { label: t(texts.windowState), cell: (row) => windowState(view, row) },
      { label: t(texts.maintenanceFrom), cell: (row) => shortMoment(view, row.fromAt) },
      { label: t(texts.maintenanceTo), cell: (row) => shortMoment(view, row.untilAt) },
      { label: t(texts.maintenanceWhy), cell: (row) => whyPart(view, row) },
      { label: t(texts.maintenanceBy), cell: (row) => openedPart(view, names, row) },
      { label: t(texts.whatToDoNow), cell: (row) => endPart(view, row) },
    ],
  })
  return html`${rows}${windows.isCut && html`<p class="hint">${t(texts.moreWindows)}</p>`}`
}

function whyPart({ t }: View, { reason, announcedBy, isInFreeze }: Window): Content {
  const by = announcedBy !== null && html`<br><span class="hint">${typed(announcedBy)}</span>`
  return html`${typed(reason)}${by}${isInFreeze && html`<br><span class="hint">${t(texts.windowInFreeze)}</span>`}`
}

function openedPart(view: View, names: Names, { openedBy }: Window): Html {
  return personName(view, names, openedBy)
}

function endPart(view: View, { id: own, fromAt, untilAt, endedAt, mayEnd }: Window): Content {
  const { t, now } = view
  if (!mayEnd || endedAt !== null || untilAt <= now) return null
  const label = t(fromAt > now ? texts.callOff : texts.endNow)
  const hidden = { 'maintenances[]': [own] }
  return postForm(view, { name: ofRow('end', own), hidden, label, kind: 'secondary' })
}

/** Until when a site is worked on, as a sign; nothing while it is not. */
export function maintenanceBadge(view: View, untilAt: Time | null): Html | null {
  return untilAt === null
    ? null
    : badge('info', 'dash', untilWords(view, texts.maintenanceUntil, untilAt))
}

/** That a site is worked on, and the way to say so: a line of its page. */
export function maintenanceLine(
  view: View,
  { id: own, maintenanceUntil }: { readonly id: string; readonly maintenanceUntil: Time | null },
): Html {
  const { t, base } = view
  const link = html`<a href="${base}${MAINTENANCE}?site=${own}">${t(texts.maintenance)}</a>`
  return html`<p>${maintenanceBadge(view, maintenanceUntil)} <span class="no-print">${link}</span></p>`
}
