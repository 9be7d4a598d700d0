import { holds } from '../../../core/actor.ts'
import { given } from '../../../core/asked.ts'
import { askedPage } from '../../../core/listed.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { areaFilter, areaFilterField, areaFilterPart } from '../../../ui/area-filter.ts'
import { code, typed } from '../../../ui/code.ts'
import { button, searchForm, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { confirmationPanel, warningText } from '../../../ui/notice.ts'
import { enrolSheet } from '../../../ui/printed.ts'
import { restLink } from '../../../ui/rest.ts'
import { secretLink } from '../../../ui/secret-link.ts'
import { table } from '../../../ui/table.ts'
import { moment, timeOf } from '../../../ui/time.ts'
import { devices, offerDevice, offerDevices } from '../actions/device.ts'
import { purposes } from '../found.ts'
import { audiencePage, stationPlace, stationPlaces } from '../needs.ts'
import { texts } from '../texts/accounts.ts'
import { asks } from '../texts/asks.ts'
import { SCRIPT } from './passkey.ts'
import { printButton } from './printed.ts'

const PATH = '/console/devices'
const revoking = { title: asks.revokeTitle, what: asks.revokeWhat, act: asks.revokeAct }
const ENROL_PATH = '/station/enrol'

/** The page of the alerting slice with everything that a device said for its station. */
function saidPath({ station, device }: { station: string; device: string }): string {
  return `/console/stations/${encodeURIComponent(station)}/said/${device}`
}

/** Stations of one print. */
const PRINT_STATIONS = 500

async function load(ctx: PageContext) {
  const { station, from } = ctx.search
  const where = await areaFilter(ctx)
  const area = where.isAsked && where.found === null ? (where.area ?? '/') : undefined
  const list = await ctx.call(devices, { ...askedPage(ctx.search), ...given({ station }) })
  const stations = [...new Set(list.items.map((item) => item.station))]
  const { stations: places } = await ctx.ask(stationPlaces, { stations })
  const wanted = { limit: PRINT_STATIONS, ...(from === undefined ? {} : { after: from }) }
  return {
    list,
    places: new Map(places.map((place) => [place.id, place])),
    one: station === undefined ? null : await ctx.ask(stationPlace, { station }),
    print: area === undefined ? null : await ctx.ask(audiencePage, { areas: [area], ...wanted }),
    area: area ?? '',
    where,
    // Who sees no content of alerts is not led to it.
    maySeeSaid: holds(ctx.actor, 'alerting:read'),
  }
}
type Data = Awaited<ReturnType<typeof load>>

export const devicesPage = page({
  path: PATH,
  surface: 'console',
  permission: 'accounts:enrol-device',
  nav: { group: 'node', after: '/console/people', label: texts.devices },
  forms: {
    offer: { action: 'accounts.offerDevice', next: () => null },
    offerArea: { action: 'accounts.offerDevices', next: () => null },
    revoke: {
      action: 'accounts.revokeDevice',
      next: () => PATH,
      asks: revoking,
      said: asks.revoked,
    },
    // Pressed when a device was stolen: nothing stands in its way.
    revokeAndShow: {
      action: 'accounts.revokeDevice',
      next: saidPath,
      said: asks.revoked,
    },
  },
  found: purposes.devices,
  load,
  render(data, view) {
    const { t } = view
    const offered = oneOffered(view) ?? manyOffered(view)
    // Sheets are printed, so nothing else stands with them.
    const main =
      offered === null
        ? html`${refusedPart(view)}
${data.one && offerOne(data.one, view)}
${live('device-list', devicesPart(data, view))}
${offerArea(data, view)}`
        : html`${offered}<p class="no-print"><a href="${view.base}${PATH}">${t(texts.devices)}</a></p>`
    return { title: t(texts.devices), main, scripts: [SCRIPT] }
  },
})

type Offered = { number: string; name: string; code: string; secret: string; expiresAt: string }

function sheet(view: View, offer: Offered): Html {
  const { t } = view
  const link = code(`${view.node.origin}${view.base}${ENROL_PATH}`)
  return enrolSheet({
    title: t(texts.codeFor, { number: offer.number, name: offer.name }),
    scan: t(texts.scan),
    link: secretLink(view, ENROL_PATH, offer.secret),
    picture: t(texts.linkQr),
    typing: t.parts(texts.atStation, { link }),
    code: offer.code,
    until: t.parts(texts.codeUntil, { time: timeOf(view, offer.expiresAt) }),
  })
}

/** As people number: 2 before 10. */
const byNumber = new Intl.Collator('en', { numeric: true })
const sorted = <T extends { number: string }>(places: readonly T[]): T[] =>
  places.toSorted((a, b) => byNumber.compare(a.number, b.number))

function oneOffered(view: View): Html | null {
  const { t, done } = view
  const made = done?.form === 'offer' ? offerDevice.output.safeParse(done.output).data : undefined
  if (made === undefined) return null
  return html`<div class="no-print">${confirmationPanel({ title: t(texts.codeReady) })}${printButton(t)}</div>${sheet(view, made)}`
}

function manyOffered(view: View): Html | null {
  const { t, done } = view
  const made =
    done?.form === 'offerArea' ? offerDevices.output.safeParse(done.output).data : undefined
  if (made === undefined) return null
  return html`<div class="no-print">${warningText(t, t(texts.codesShownOnce))}${printButton(t)}</div>${sorted(made.offers).map((offer) => sheet(view, offer))}`
}

function offerOne(place: { id: string; number: string; name: string }, view: View): Html {
  const { t } = view
  const fields = { station: place.id }
  return html`<h2>${t(texts.offerOne)}</h2><p>${t(texts.codeFor, place)}</p><p>${t(texts.offerFor15)} ${t(texts.offerVoids)}</p>${postForm(view, { name: 'offer', hidden: fields, label: t(texts.offerOneButton), kind: 'secondary' })}`
}

function offerArea({ where, area, print }: Data, view: View): Html {
  const { t } = view
  const choose = searchForm([
    areaFilterField(view, where, t(texts.area)),
    button({ label: t(texts.chooseArea), kind: 'secondary' }),
  ])
  return html`<h2>${t(texts.offerArea)}</h2>${choose}${areaFilterPart(view, where, { path: PATH, search: {} })}${print && print.items.length > 0 && offerMany(print, area, view)}`
}

function offerMany(
  print: {
    items: readonly { station: string; number: string; name: string }[]
    next: string | null
  },
  area: string,
  view: View,
): Html {
  const { t, base } = view
  const list = table(t, {
    caption: t(texts.stationsListed, { count: print.items.length }),
    rows: sorted(print.items),
    columns: [
      {
        label: t(texts.stationNumber),
        cell: ({ station, number }) =>
          html`<a href="${base}/console/stations/${station}">${number}</a>`,
      },
      { label: t(texts.stationName), cell: ({ name }) => typed(name) },
    ],
  })
  const offer = postForm(view, {
    name: 'offerArea',
    hidden: { 'stations[]': print.items.map(({ station }) => station) },
    body: html`<p>${t(texts.offerForWeek)} ${t(texts.offerVoids)}</p>`,
    label: t(texts.offerAreaButton, { count: print.items.length }),
  })
  const rest = restLink(view, { path: PATH, by: 'from', next: print.next, search: { area } })
  return html`${offer}${list}${rest}`
}

function devicesPart({ list, places, maySeeSaid }: Data, view: View): Html {
  const { t } = view
  const rows = table(t, {
    caption: t(texts.devices),
    isCaptionHidden: true,
    empty: t(texts.noDevices),
    rows: list.items,
    columns: [
      {
        label: t(texts.station),
        cell: ({ station }) => {
          const place = places.get(station)
          const words = place === undefined ? station : t(texts.codeFor, place)
          const address = `${view.base}${PATH}?station=${encodeURIComponent(station)}`
          return html`<a href="${address}">${words}</a>`
        },
      },
      {
        label: t(texts.device),
        cell: (row) => (row.label === '' ? t(texts.unnamed) : typed(row.label)),
      },
      { label: t(texts.enrolled), cell: (row) => moment(view, row.enrolledAt) },
      {
        label: t(texts.lastSeen),
        cell: (row) => (row.lastSeen === null ? t(texts.notSeen) : moment(view, row.lastSeen)),
      },
      {
        label: t(texts.action),
        cell: (row) => [
          maySeeSaid && html`<a href="${view.base}${saidPath(row)}">${t(texts.said)}</a>`,
          postForm(view, {
            name: maySeeSaid ? 'revokeAndShow' : 'revoke',
            hidden: { device: row.device },
            label: t(maySeeSaid ? texts.revokeAndShow : texts.revoke),
            kind: 'danger',
          }),
        ],
      },
    ],
  })
  return html`${rows}${restLink(view, { path: PATH, next: list.next })}`
}
