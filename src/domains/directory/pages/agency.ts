import { holdsIn } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { id } from '../../../core/id.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { ANY } from '../../../lib/report-classes/index.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { type AreaPicks, areasToPick } from '../../../ui/area-picker.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { whatTexts, whereTexts, whoTexts } from '../../../ui/report-class.ts'
import { table } from '../../../ui/table.ts'
import { word } from '../../../ui/words.ts'
import { agencyById } from '../actions/agency.ts'
import { channels, putChannel, removeChannel } from '../actions/channel.ts'
import { addRoute, removeRoute, routes } from '../actions/route.ts'
import { surenessOf } from '../channel.ts'
import { isPublicKind } from '../entry.ts'
import { found } from '../refusals.ts'
import { agencyTexts as texts } from '../texts/desk.ts'
import { texts as directoryTexts } from '../texts/console.ts'
import { channelTexts } from '../texts/public.ts'
import { AGENCY, agencyPath, DIRECTORY, sureOf, undoStep } from './look.ts'

async function load(ctx: PageContext) {
  const wanted = { agency: found(asked(id, ctx.params['agency']), 'unknownAgency') }
  const agency = await ctx.call(agencyById, wanted)
  const mayWrite = holdsIn(ctx.actor, 'directory:write', '/')
  const all = await ctx.call(routes, { iso3: agency.iso3 })
  const mayRoute = mayWrite && isPublicKind(agency.kind)
  return {
    agency,
    channels: (await ctx.call(channels, wanted)).channels,
    routes: all.routes.filter((route) => route.agency === agency.id),
    mayWrite,
    picks: mayRoute
      ? await areasToPick(ctx, { form: 'addRoute', name: 'area', chosen: ['/'] })
      : null,
    /** The way that is being changed. */
    changed: ctx.search['change'] ?? null,
  }
}
type Data = Awaited<ReturnType<typeof load>>
type Way = Data['channels'][number]
type Route = Data['routes'][number]

const next = (_: unknown, { agency = '' }: Readonly<Record<string, string>>) => agencyPath(agency)
const step = { next, undo: undoStep } as const

/** How one agency is reached, and for what it is the proper one. */
export const agencyPage = page({
  path: AGENCY,
  surface: 'console',
  realm: 'actual',
  permission: 'directory:read',
  forms: {
    put: { action: putChannel.name, ...step, said: texts.saidPut },
    remove: { action: removeChannel.name, ...step, said: texts.saidRemoved },
    addRoute: { action: addRoute.name, ...step, said: texts.saidRoute },
    removeRoute: { action: removeRoute.name, ...step, said: texts.saidRouteRemoved },
  },
  load,
  render(data, view) {
    const { t } = view
    const { agency, picks } = data
    const routing = isPublicKind(agency.kind) && routesPart(data, picks, view)
    return {
      title: agency.name,
      sub: code(agency.code),
      main: html`${refusedPart(view, { ...texts, ...whatTexts })}${block(t(texts.ways), waysPart(data, view))}${routing}`,
      breadcrumb: [{ path: DIRECTORY, label: t(directoryTexts.title) }],
    }
  },
})

function waysPart(data: Data, view: View): Html {
  const { t, now } = view
  const acts = {
    label: t(directoryTexts.action),
    cell: (way: Way): Content => [
      disclosure(t(texts.change), wayForm(data, way, view), data.changed === way.id),
      postForm(view, {
        name: ofRow('remove', way.id),
        hidden: { channel: way.id },
        label: t(texts.remove),
        kind: 'secondary',
      }),
    ],
  }
  const list = table(t, {
    caption: t(texts.ways),
    isCaptionHidden: true,
    empty: t(texts.noWays),
    rows: data.channels,
    columns: [
      { label: t(texts.kind), cell: ({ kind }) => t(channelTexts[kind]) },
      { label: t(texts.value), cell: ({ value }) => code(value) },
      { label: t(texts.hours), cell: ({ hours, zone }) => hours && code(`${hours} ${zone}`) },
      {
        label: t(directoryTexts.state),
        cell: ({ confirmedAt, seen }) =>
          html`${sureOf(view, surenessOf(confirmedAt, now))}${seen !== null && html`<br><span class="hint">${typed(seen)}</span>`}`,
      },
      ...(data.mayWrite ? [acts] : []),
    ],
  })
  const add = data.mayWrite && disclosure(t(texts.add), wayForm(data, null, view))
  return html`${list}${add}`
}

/** The form of a new way, or of one that is put in the place of another. */
function wayForm({ agency }: Data, way: Way | null, view: View): Html {
  const shared = {
    action: putChannel,
    labels: texts,
    choices: {
      kind: channelTexts,
      cost: { free: texts.free, charged: texts.charged },
      audience: whoTexts,
    },
    looks: {
      hours: { direction: 'ltr', width: 'medium', isOptional: true },
      zone: { direction: 'ltr', width: 'medium', isOptional: true },
      languages: { direction: 'ltr', width: 'medium', isOptional: true },
      cost: { isOptional: true },
      audience: { isOptional: true },
    },
    none: texts.notStated,
    button: way === null ? texts.addButton : texts.changeButton,
  } as const
  if (way === null) {
    return actionForm(view, {
      ...shared,
      name: 'put',
      hidden: { agency: agency.id },
      without: ['channel'],
    })
  }
  const { id: channel, ...values } = way
  return actionForm(view, {
    ...shared,
    name: ofRow('put', channel),
    hidden: { agency: agency.id, channel },
    values: { ...values, source: '' },
  })
}

function routesPart(data: Data, picks: AreaPicks | null, view: View): Html {
  const { t } = view
  const acts = {
    label: t(directoryTexts.action),
    cell: ({ id: route }: Route) =>
      postForm(view, {
        name: ofRow('removeRoute', route),
        hidden: { route },
        label: t(texts.remove),
        kind: 'secondary',
      }),
  }
  const any = { [ANY]: texts.any }
  const list = table(t, {
    caption: t(texts.routes),
    isCaptionHidden: true,
    empty: t(texts.noRoutes),
    rows: data.routes,
    columns: [
      { label: t(texts.what), cell: ({ what }) => word(view, { ...whatTexts, ...any }, what) },
      {
        label: t(texts.where),
        cell: ({ place }) => word(view, { ...whereTexts, ...any }, place),
      },
      { label: t(texts.who), cell: ({ who }) => word(view, { ...whoTexts, ...any }, who) },
      {
        label: t(texts.area),
        cell: ({ areaName }) => (areaName === '' ? t(texts.whole) : typed(areaName)),
      },
      { label: t(texts.rank), cell: ({ rank }) => t.number(rank), isNumber: true },
      { label: t(texts.note), cell: ({ note }) => typed(note) },
      ...(data.mayWrite ? [acts] : []),
    ],
  })
  const form =
    picks !== null &&
    actionForm(view, {
      name: 'addRoute',
      action: addRoute,
      labels: texts,
      hidden: { agency: data.agency.id },
      choices: {
        what: { ...any, ...whatTexts },
        where: { ...any, ...whereTexts },
        who: { ...any, ...whoTexts },
      },
      areas: { area: picks },
      button: texts.addRoute,
    })
  const add = form && disclosure(t(texts.addRoute), form, view.refused?.form === 'addRoute')
  return block(t(texts.routes), html`<p class="hint">${t(texts.routesHint)}</p>${list}${add}`)
}
