import { z } from 'zod'
import { need } from '../core/action.ts'
import type { PageContext, View } from '../core/slice.ts'
import { stationView } from '../domains/alerting/index.ts'
import { typed } from '../ui/code.ts'
import { type Html, html } from '../ui/html.ts'
import { texts } from './texts.ts'

/** Where a station's pages are. */
export const PATH = '/station'
export const PROBLEM_PATH = `${PATH}/problem`

const contact = { post: z.string(), contact: z.string().nullable() }

const onDuty = need<{ area: string }>()(
  'territory.onDuty',
  z.object({ now: z.array(z.object(contact)) }),
)
const officials = need<{ area: string }>()(
  'territory.officials',
  z.object({ officials: z.array(z.object(contact)) }),
)

/** A telephone number as people write it; nothing else can be called. */
const TELEPHONE = /^\+?[\d\s().\-/]{3,30}$/

/** What the station's pages are drawn from, with the number to call: who is on duty, the nearest first, else a post of the area. */
export async function loadStation(ctx: PageContext) {
  const data = await ctx.call(stationView, {})
  const { area } = data.station
  const isCalled = (one: { contact: string | null }) => TELEPHONE.test(one.contact ?? '')
  const { now } = await ctx.ask(onDuty, { area })
  const call = now.find(isCalled) ?? (await ctx.ask(officials, { area })).officials.find(isCalled)
  const { cannot, change } = ctx.search
  return { ...data, call: call?.contact ?? null, cannot, change }
}
export type StationData = Awaited<ReturnType<typeof loadStation>>

/** Which station this is, and whom to call. */
export function headPart({ station, call }: Pick<StationData, 'station' | 'call'>, view: View) {
  const { t } = view
  const { number, name } = station
  const duty =
    call !== null &&
    html`<a class="duty" href="tel:${call.replaceAll(/[^+\d]/g, '')}">${t(texts.duty)}<b dir="ltr">${call}</b></a>`
  return html`<h1 class="place">${t(texts.station, { number })}<small>${typed(name)}</small></h1>${duty}`
}

/** When what the page shows was true; the script of the page follows from here. A newer look keeps nothing that was chosen on this one. */
export function statePart({ t, now, node }: View): Html {
  const time = t.clock(now, node.zone)
  return html`<p id="link" class="link tone-plain" role="status">${t(texts.still, { time })} <a href="?">${t(texts.reload)}</a></p>`
}
