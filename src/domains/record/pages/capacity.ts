import { z } from 'zod'
import { need } from '../../../core/action.ts'
import { capacityOf, diskForSites, type Measurement } from '../../../core/capacity.ts'
import { page, type View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { moment } from '../../../ui/time.ts'
import { capacity } from '../actions/capacity.ts'
import { purposes } from '../found.ts'
import { capacityTexts as texts } from '../texts/capacity.ts'

/** How many stations there are. */
export const stationCount = need<{ areas: string[]; devices: boolean }>()(
  'territory.audience',
  z.object({ count: z.number() }),
)

interface CapacityData {
  readonly at: string | null
  readonly seen: Measurement | null
  readonly stations: number
}

/** What this machine carries, beside what there is. */
export const capacityPage = page<CapacityData, Html>({
  path: '/console/capacity',
  surface: 'console',
  permission: 'record:backup',
  reach: 'nation',
  realm: 'actual',
  nav: { under: '/console/backups', label: texts.title },
  found: purposes.capacity,
  async load(ctx) {
    const { count } = await ctx.ask(stationCount, { areas: ['/'], devices: false })
    return { ...(await ctx.call(capacity, {})), stations: count }
  },
  render(data, view) {
    const { t } = view
    return { title: t(texts.title), main: html`<p>${t(texts.intro)}</p>${figures(data, view)}` }
  },
})

function figures({ at, seen, stations }: CapacityData, view: View): Html {
  const { t } = view
  if (seen === null || at === null) {
    const command = code('npx scrutineer bench --here')
    return notification(t, { tone: 'info', body: t.parts(texts.never, { command }) })
  }
  const most = capacityOf(seen)
  const disk = diskForSites(most.sites)
  const isTooSmall = stations > most.stations
  return html`${isTooSmall && notification(t, { tone: 'warn', body: t(texts.tooSmall) })}${summaryList(
    t,
    [
      { label: t(texts.at), value: moment(view, at) },
      {
        label: t(texts.stations),
        value: t(texts.ofStations, { count: stations, most: most.stations }),
      },
      { label: t(texts.answers), value: t.number(most.answersPerSecond) },
      { label: t(texts.sites), value: t.number(most.sites) },
      {
        label: t(texts.disk),
        value: t(texts.ofDisk, { atOnce: inGb(disk.atOnce), eachYear: inGb(disk.eachYear) }),
      },
      { label: t(texts.commands), value: t.number(Math.round(seen.durableBy64)) },
      { label: t(texts.sync), value: t.number(seen.syncMedianMs) },
    ],
  )}`
}

function inGb(bytes: number): number {
  return Math.ceil(bytes / 1e9)
}
