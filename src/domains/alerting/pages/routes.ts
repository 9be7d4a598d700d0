import { id } from '../../../core/id.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { areasToPick } from '../../../ui/area-picker.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { languageName } from '../../../ui/words.ts'
import { addPostHook, confirmPostHook } from '../actions/hook.ts'
import { addRoute, routes } from '../actions/route.ts'
import { purposes } from '../found.ts'
import { officials, stationPlace } from '../needs.ts'
import { openPlace } from '../places.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { texts } from '../texts/alerts.ts'
import { contactWords } from '../texts/contact.ts'
import { hookWords } from '../texts/hook.ts'
import { reachTexts as words } from '../texts/reach.ts'
import { stationLink } from './addresses.ts'
import { hookChoices, hookLabels, hookLooks, hookState, keyPart } from './hook-part.ts'

const PATH = '/console/routes'

/** Each row may ask for its station, so a page of them is shorter than others. */
const ROWS = 50

async function load(ctx: PageContext) {
  const after = id.safeParse(ctx.search['after']).data
  const { items, next } = await ctx.call(routes, { after, limit: ROWS })
  const wanted = ctx.refused?.values['station'] || ctx.search['station']
  return {
    items,
    next,
    own: wanted === undefined ? null : await ctx.ask(stationPlace, { station: wanted }),
    owners: await ownersOf(ctx, items),
    ...(await picksOf(ctx)),
    names: await namesOf(ctx, { areas: items.map(({ area }) => area) }),
  }
}
type Data = Awaited<ReturnType<typeof load>>

/** The areas of both forms, which begin alike. */
async function picksOf(ctx: PageContext) {
  const of = (form: 'add' | 'addHook') => areasToPick(ctx, { form, name: 'area', chosen: [] })
  const picks = await of('add')
  const isHook = ctx.refused?.form === 'addHook'
  return { picks, hookPicks: isHook ? await of('addHook') : { ...picks, form: 'addHook' } }
}
type Route = Data['items'][number]

/** Stations and posts as people know them, by their id. */
async function ownersOf(
  ctx: PageContext,
  items: readonly { station: string | null; owner: string; area: string }[],
): Promise<ReadonlyMap<string, string>> {
  const owners = new Map<string, string>()
  for (const station of new Set(items.flatMap((one) => one.station ?? []))) {
    const place = await openPlace(ctx, station)
    if (place !== null) owners.set(station, `${place.number} ${place.name}`)
  }
  const ofPosts = items.filter(({ station }) => station === null)
  for (const area of new Set(ofPosts.map((one) => one.area))) {
    const found = await ctx.ask(officials, { area })
    for (const { id: post, post: title, label } of found.officials) {
      owners.set(post, label === null ? title : `${title} (${label})`)
    }
  }
  return owners
}

export const routesPage = page({
  path: PATH,
  surface: 'console',
  permission: 'alerting:routes',
  nav: { under: '/console/escalation', label: words.routes },
  forms: {
    add: {
      action: 'alerting.addRoute',
      next: () => PATH,
      said: acts.route,
      undo: {
        action: 'alerting.removeRoute',
        input: (_sent, { route }: { route: string }) => ({ route }),
      },
    },
    addHook: {
      action: 'alerting.addPostHook',
      next: ({ key }: { readonly key: string | null }) => (key === null ? PATH : null),
      said: hookWords.saidAdded,
    },
    confirm: { action: 'alerting.confirmPostHook', next: () => PATH, said: acts.confirmed },
    test: { action: 'alerting.testPostHook', next: () => PATH, said: hookWords.saidTest },
    remove: {
      action: 'alerting.removeRoute',
      next: () => PATH,
      asks: { title: acts.routeTitle, what: acts.routeWhat, act: acts.routeAct },
      said: hookWords.saidRemoved,
    },
  },
  found: purposes.routes,
  load,
  render(data, view) {
    const { t } = view
    const { next, own } = data
    const isAt = (form: string) => view.refused?.form === form
    const add =
      own === null
        ? disclosure(t(words.addRoute), routeForm(data, view), isAt('add'))
        : html`<h2>${t(words.addRoute)}</h2>${routeForm(data, view)}`
    const main = html`${refusedPart(view, { ...contactWords, ...hookLabels, ...LABELS })}<p>${t(words.routesHint)}</p>${keyPart(view, 'addHook', PATH)}${own !== null && add}${live('route-list', routeTable(data, view))}${restLink(view, { path: PATH, next })}${own === null && add}${own === null && disclosure(t(hookWords.add), hookForm(data, view), isAt('addHook'))}`
    return { title: t(words.routes), main }
  },
})

function routeTable({ items, names, owners }: Data, view: View): Html {
  const { t } = view
  const remove = { name: 'remove', label: t(words.removeRoute), kind: 'secondary' } as const
  return table(t, {
    caption: t(words.routes),
    isCaptionHidden: true,
    empty: t(words.noRoutes),
    rows: items,
    columns: [
      { label: t(words.owner), cell: (row) => ownerCell(row, owners, view) },
      { label: t(texts.area), cell: ({ area }) => areaName(view, names, area) },
      { label: t(words.channel), cell: ({ channel }) => t(words[channel]) },
      { label: t(words.address), cell: (row) => addressCell(row, view) },
      {
        label: t(words.languageOf),
        cell: ({ language }) => (language === null ? '–' : languageName(language)),
      },
      {
        label: t(words.action),
        cell: ({ route }) => postForm(view, { ...remove, hidden: { route } }),
      },
    ],
  })
}

function ownerCell(
  { station, owner, ownerKind }: Route,
  owners: ReadonlyMap<string, string>,
  view: View,
): Html {
  if (station === null) return typed(owners.get(owner) ?? owner)
  const link = stationLink(view, station, owners.get(station) ?? view.t(words.station))
  return ownerKind === 'station' ? link : html`${link}<br>${view.t(words.alternate)}`
}

/** The address; of a webhook also how it does, and the place for its code. */
function addressCell(row: Route, view: View): Html {
  if (row.channel !== 'hook') return row.address === '' ? html`–` : code(row.address)
  const confirm = actionForm(view, {
    name: ofRow('confirm', row.route),
    action: confirmPostHook,
    labels: contactWords,
    hidden: { route: row.route },
    looks: { code: { direction: 'ltr', width: 'medium', autocomplete: 'one-time-code' } },
    button: contactWords.confirm,
  })
  return html`${code(row.address)}${!row.isConfirmed && confirm}${hookState(view, row)}`
}

function hookForm({ hookPicks }: Data, view: View): Html {
  const form = actionForm(view, {
    name: 'addHook',
    action: addPostHook,
    labels: {
      ...hookLabels,
      owner: hookWords.owner,
      area: texts.area,
      hasConsent: hookWords.consent,
    },
    without: ['language'],
    values: { form: 'plain' },
    choices: hookChoices,
    areas: { area: hookPicks },
    looks: hookLooks,
    button: hookWords.addButton,
  })
  return html`<p>${view.t(hookWords.introPost)}</p>${form}`
}

/** What the fields of a number or address are called. */
const LABELS = {
  ownerKind: words.owner,
  owner: words.ownerName,
  area: texts.area,
  channel: words.channel,
  address: words.address,
  addressHint: words.addressHint,
  hasConsent: words.consent,
}

/** Of a post of an area, or of a station that is known already: then its own number, or somebody who can be asked instead. */
function routeForm({ own, picks }: Data, view: View): Html {
  const { t } = view
  const shared = {
    name: 'add',
    action: addRoute,
    labels: LABELS,
    looks: { address: { direction: 'ltr' } },
    button: words.addRoute,
  } as const
  const channel = { sms: words.sms, mail: words.mail }
  if (own === null) {
    const form = actionForm(view, {
      ...shared,
      hidden: { ownerKind: 'official' },
      without: ['station', 'language'],
      values: { channel: 'sms' },
      areas: { area: picks },
      choices: { channel },
    })
    return html`<p>${t(words.ofPost)}</p>${form}`
  }
  const form = actionForm(view, {
    ...shared,
    hidden: { station: own.id, area: own.area },
    without: ['language'],
    values: { ownerKind: 'official', channel: 'sms' },
    choices: { ownerKind: { station: words.station, official: words.alternate }, channel },
  })
  const place = typed(`${own.number} ${own.name}`)
  return html`<p>${t.parts(words.ofStation, { place })}</p>${form}`
}
