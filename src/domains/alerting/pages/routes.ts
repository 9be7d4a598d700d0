import { id } from '../../../core/id.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { checkbox, selectField, textField } from '../../../ui/field.ts'
import { buttonLink, fieldStates } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { table } from '../../../ui/table.ts'
import { routes } from '../actions/route.ts'
import { officials, stationPlace } from '../needs.ts'
import { openPlace } from '../open-place.ts'
import { texts } from '../texts.ts'
import { reachTexts as words } from '../words-reach.ts'
import {
  areaChoices,
  areaLabel,
  areaOptions,
  languageName,
  namesOfAreas,
  postForm,
  refusedPart,
} from './parts.ts'

const PATH = '/console/routes'

/** Each row may ask for its station, so a page of them stays short. */
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
    choices: await areaChoices(ctx),
    names: await namesOfAreas(
      ctx,
      items.map(({ area }) => area),
    ),
  }
}
type Data = Awaited<ReturnType<typeof load>>
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
  nav: { group: 'node', after: '/console/messages', label: words.routes },
  forms: {
    add: { action: 'alerting.addRoute', next: () => PATH },
    remove: { action: 'alerting.removeRoute', next: () => PATH },
  },
  load,
  render(data, view) {
    const { t, base } = view
    const { next, own } = data
    const more =
      next !== null &&
      buttonLink({
        href: `${base}${PATH}?after=${next}`,
        label: t(texts.more),
        kind: 'secondary',
      })
    const add =
      own === null
        ? disclosure(t(words.addRoute), routeForm(data, view))
        : html`<h2>${t(words.addRoute)}</h2>${routeForm(data, view)}`
    const main = html`${refusedPart(view)}<p>${t(words.routesHint)}</p>${own !== null && add}${routeTable(data, view)}<p class="no-print">${more}</p>${own === null && add}`
    return { title: t(words.routes), main }
  },
})

function routeTable({ items, names, owners }: Data, view: View): Html {
  const { t } = view
  return table(t, {
    caption: t(words.routes),
    isCaptionHidden: true,
    empty: t(words.noRoutes),
    rows: items,
    columns: [
      { label: t(words.owner), cell: (row) => ownerCell(row, owners, view) },
      { label: t(texts.area), cell: ({ area }) => areaLabel(view, names, area) },
      { label: t(words.channel), cell: ({ channel }) => t(words[channel]) },
      { label: t(words.address), cell: ({ address }) => (address === '' ? '–' : code(address)) },
      {
        label: t(words.languageOf),
        cell: ({ language }) => (language === null ? '–' : languageName(language)),
      },
      {
        label: t(words.action),
        cell: ({ route }) =>
          postForm(view, {
            name: 'remove',
            fields: { route },
            label: t(words.removeRoute),
            kind: 'secondary',
          }),
      },
    ],
  })
}

function ownerCell(
  { station, owner, ownerKind }: Route,
  owners: ReadonlyMap<string, string>,
  { t, base }: View,
): Html {
  if (station === null) return typed(owners.get(owner) ?? owner)
  const name = owners.get(station) ?? t(words.station)
  const link = html`<a href="${base}/console/stations/${station}">${typed(name)}</a>`
  return ownerKind === 'station' ? link : html`${link}<br>${t(words.alternate)}`
}

function routeForm({ own, choices }: Data, view: View): Html {
  const { t } = view
  const state = fieldStates('add', view.refused)
  const place =
    own === null
      ? [
          html`<p>${t(words.ofPost)}</p>`,
          selectField(t, {
            ...state('area'),
            label: t(texts.area),
            choices: areaOptions(view, choices),
          }),
        ]
      : [html`<p>${t.parts(words.ofStation, { place: typed(`${own.number} ${own.name}`) })}</p>`]
  const body = [
    place,
    own !== null && ownerField(view),
    textField(t, { ...state('owner'), label: t(words.ownerName), maxLength: 80 }),
    selectField(t, {
      ...state('channel', 'sms'),
      label: t(words.channel),
      choices: (['sms', 'mail'] as const).map((value) => ({ value, label: t(words[value]) })),
    }),
    textField(t, {
      ...state('address'),
      label: t(words.address),
      hint: t(words.addressHint),
      direction: 'ltr',
    }),
    checkbox({
      ...state('hasConsent'),
      value: 'true',
      label: t(words.consent),
      isChecked: false,
    }),
  ]
  const fields: Readonly<Record<string, string>> =
    own === null ? { ownerKind: 'official' } : { station: own.id, area: own.area }
  return postForm(view, { name: 'add', fields, body, label: t(words.addRoute) })
}

/** Whether a number is the station's own or of somebody who can be asked instead. */
function ownerField({ t, refused }: View): Html {
  const choices = [
    { value: 'station', label: t(words.station) },
    { value: 'official', label: t(words.alternate) },
  ]
  const state = fieldStates('add', refused)('ownerKind', 'official')
  return selectField(t, { ...state, label: t(words.owner), choices })
}
