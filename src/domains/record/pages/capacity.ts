import { z } from 'zod'
import { need } from '../../../core/action.ts'
import { capacityOf, type Measurement } from '../../../core/capacity.ts'
import { page, type View } from '../../../core/slice.ts'
import { defineTexts } from '../../../core/text.ts'
import { code } from '../../../ui/code.ts'
import { summaryList } from '../../../ui/details.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification } from '../../../ui/notice.ts'
import { timeMark } from '../../../ui/time.ts'
import { capacity } from '../actions/capacity.ts'

const texts = defineTexts('record-capacity', {
  title: { en: 'Capacity', ar: 'السعة' },
  intro: {
    en: 'What this machine carries, by what it was measured to do. The estimate leaves half of the machine free.',
    ar: 'ما تتحمله هذه الآلة بحسب ما قيس من أدائها. يترك التقدير نصف الآلة حرًّا.',
  },
  never: {
    en: 'This machine was not measured yet. Run: {command}',
    ar: 'لم تُقَس هذه الآلة بعد. شغّل: {command}',
  },
  tooSmall: {
    en: 'There are more stations than this machine is estimated to carry.',
    ar: 'عدد المراكز أكبر مما يُقدَّر أن تتحمله هذه الآلة.',
  },
  at: { en: 'Measured', ar: 'وقت القياس' },
  stations: { en: 'Stations', ar: 'المراكز' },
  ofStations: { en: '{count} here, {most} estimated', ar: '{count} هنا، والتقدير {most}' },
  answers: { en: 'Answers a second', ar: 'إجابات في الثانية' },
  sites: { en: 'Sites', ar: 'المواقع' },
  commands: { en: 'Commands a second on the disk', ar: 'أوامر في الثانية على القرص' },
  sync: { en: 'Time to the disk, milliseconds', ar: 'زمن الكتابة على القرص بالملّي ثانية' },
})

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
  nav: { group: 'node', after: '/console/devices', label: texts.title },
  async load(ctx) {
    const { count } = await ctx.ask(stationCount, { areas: ['/'], devices: false })
    return { ...(await ctx.call(capacity, {})), stations: count }
  },
  render(data, view) {
    const { t } = view
    return { title: t(texts.title), main: html`<p>${t(texts.intro)}</p>${figures(data, view)}` }
  },
})

function figures({ at, seen, stations }: CapacityData, { t, node, now }: View): Html {
  if (seen === null || at === null) {
    const command = code('npx scrutineer bench --here')
    return notification(t, { tone: 'info', body: t.parts(texts.never, { command }) })
  }
  const most = capacityOf(seen)
  const isTooSmall = stations > most.stations
  return html`${isTooSmall && notification(t, { tone: 'warn', body: t(texts.tooSmall) })}${summaryList(
    t,
    [
      { label: t(texts.at), value: timeMark(t, { at, zone: node.zone, now }) },
      {
        label: t(texts.stations),
        value: t(texts.ofStations, { count: stations, most: most.stations }),
      },
      { label: t(texts.answers), value: t.number(most.answersPerSecond) },
      { label: t(texts.sites), value: t.number(most.sites) },
      { label: t(texts.commands), value: t.number(Math.round(seen.durableBy64)) },
      { label: t(texts.sync), value: t.number(seen.syncMedianMs) },
    ],
  )}`
}
