import { z } from 'zod'
import { holdsIn } from '../../../core/actor.ts'
import { asked } from '../../../core/asked.ts'
import { namesOf } from '../../../core/names.ts'
import { withAncestors } from '../../../core/permission.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { time } from '../../../core/time.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { areasToPick } from '../../../ui/area-picker.ts'
import { block } from '../../../ui/block.ts'
import { code, grouped, typed } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { buttonLink, postForm, refusedPart } from '../../../ui/form.ts'
import { dutyLine } from '../../../ui/duty.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { plainArea } from '../../../ui/name.ts'
import { confirmationPanel, warningText } from '../../../ui/notice.ts'
import { qrPanel, secretLink } from '../../../ui/secret-link.ts'
import { timeOf } from '../../../ui/time.ts'
import { id } from '../../../core/id.ts'
import { officials } from '../actions/official.ts'
import { onDuty } from '../actions/roster.ts'
import { station, changeStation } from '../actions/station.ts'
import { found } from '../refusals.ts'
import { devicesOf, ofStation } from '../needs.ts'
import { situationTexts } from '../texts/situation.ts'
import { stationTexts } from '../texts/station.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { texts } from '../texts/territory.ts'
import { areaAddress, namedLink, reach, stationAddress, trail } from './addresses.ts'
import { alertsPart, devicesPart, isInNeed, problemsPart } from './station-news.ts'
import { officialForm, officialForms, officialList } from './official.ts'

/** Where a station's telephone types its code. */
const ENROL_PATH = '/station/enrol'

/** What this page shows of an offered device. */
const offered = z.object({ code: z.string(), secret: z.string(), expiresAt: time })

async function load(ctx: PageContext) {
  const wanted = found(asked(id, ctx.params['id']), 'unknownStation')
  const own = await ctx.call(station, { station: wanted })
  const mayWrite = holdsIn(ctx.actor, 'territory:write', own.area)
  return {
    own,
    names: await namesOf(ctx, { areas: [own.area] }),
    // The dearest part of the page: only whoever may move the station gets it.
    picks:
      mayWrite && (await areasToPick(ctx, { form: 'change', name: 'area', chosen: [own.area] })),
    posts: (await ctx.call(officials, { station: own.id })).officials,
    devices: (await ctx.ask(devicesOf, { stations: [own.id] })).devices,
    news: holdsIn(ctx.actor, 'alerting:read', own.area)
      ? await ctx.ask(ofStation, { station: own.id })
      : null,
    duty: (await ctx.call(onDuty, { area: own.area })).now,
    mayWrite,
    mayEnrol: holdsIn(ctx.actor, 'accounts:enrol-device', own.area),
    mayIssue: holdsIn(ctx.actor, 'alerting:issue-cards', own.area),
    mayRoute: holdsIn(ctx.actor, 'alerting:routes', own.area),
  }
}
type Data = Awaited<ReturnType<typeof load>>

const here = (_: unknown, params: Readonly<Record<string, string>>) =>
  stationAddress(params['id'] ?? '')

export const stationPage = page({
  path: '/console/stations/:id',
  surface: 'console',
  permission: 'territory:read',
  forms: {
    offer: { action: 'accounts.offerDevice', next: () => null },
    change: { action: 'territory.changeStation', next: here, said: acts.changed },
    close: {
      action: 'territory.closeStation',
      next: () => '/console/territory',
      asks: { title: acts.closeTitle, what: acts.closeWhat, act: acts.closeAct },
      said: acts.closed,
    },
    ...officialForms(here),
  },
  load,
  render(data, view) {
    const { t } = view
    const { own, mayWrite, mayEnrol } = data
    const main = html`${refusedPart(view, texts)}${codePart(view)}
<div class="cols"><div>${block(t(texts.station), live('station-facts', factsPart(data, view)))}${newsPart(data, view)}</div><div>${block(t(situationTexts.duty), dutyLine(t, { now: data.duty, zone: view.node.zone }))}${block(t(stationTexts.devices), live('station-devices', devicesPart(data.devices, view)))}</div></div>
${data.picks && disclosure(t(texts.changeStation), changeForm(own, data.picks, view))}
${mayEnrol && enrolPart(data, view)}
${reachPart(data, view)}
<h2>${t(texts.officials)}</h2>
${officialList(view, data.posts, mayWrite)}
${mayWrite && disclosure(t(texts.addOfficial), officialForm(view, { station: own.id }))}
${mayWrite && disclosure(t(texts.closeStation), closeForm(data, view))}`
    const breadcrumb = trail(view, data.names, withAncestors(own.area))
    const isNeed = data.news !== null && isInNeed(data.news)
    const sub = isNeed && html`<strong class="of-bad">${t(stationTexts.help)}</strong>`
    return { title: `${own.number} · ${own.name}`, main, breadcrumb, ...(sub && { sub }) }
  },
})

function newsPart({ news }: Data, view: View): Html | null {
  if (news === null) return null
  const { t } = view
  const alerts = block(t(stationTexts.alerts), live('station-alerts', alertsPart(news, view)))
  const problems = live('station-problems', problemsPart(news, view))
  return html`${alerts}${block(t(stationTexts.problems), problems)}`
}

function factsPart({ own, names }: Data, view: View): Html {
  const { t } = view
  const area = namedLink(view, areaAddress(own.area), plainArea(view, names, own.area))
  const position =
    own.lat === null || own.lon === null ? t(texts.unknown) : code(`${own.lat}, ${own.lon}`)
  return summaryList(t, [
    { label: t(texts.number), value: code(own.number) },
    { label: t(texts.name), value: typed(own.name) },
    { label: t(texts.area), value: area },
    { label: t(texts.address), value: own.address === '' ? t(texts.unknown) : typed(own.address) },
    { label: t(texts.phone), value: own.phone === null ? t(texts.unknown) : reach(own.phone) },
    { label: t(texts.position), value: position },
    {
      label: t(texts.registered),
      value: own.registered === null ? t(texts.unknown) : t.number(own.registered),
    },
  ])
}

/** The code that was just made; it is stored nowhere and shown only now. */
function codePart(view: View): Html | null {
  const { t, done } = view
  const made = done?.form === 'offer' ? offered.safeParse(done.output).data : undefined
  if (made === undefined) return null
  const link = secretLink(view, ENROL_PATH, made.secret)
  const words = html`<p>${t.parts(texts.enrolUntil, { time: timeOf(view, made.expiresAt) })}</p><p>${t.parts(texts.enrolWhere, { link: code(`${view.node.origin}${view.base}${ENROL_PATH}`) })}</p>`
  const panel = confirmationPanel({
    title: t(texts.enrolReady),
    receipt: { label: t(texts.enrolCode), value: code(grouped(made.code)) },
    next: words,
  })
  return html`${panel}${qrPanel(link, t(texts.enrolQr))}<p>${code(link)}</p>`
}

function enrolPart({ own }: Data, view: View): Html {
  const { t } = view
  const hidden = { station: own.id }
  const make = postForm(view, { name: 'offer', hidden, label: t(texts.enrolButton) })
  return html`<h2>${t(texts.enrol)}</h2><p>${t(texts.enrolHint)}</p>${make}`
}

/** The other ways to a station: its printed card, and numbers besides its own. */
function reachPart({ own, mayIssue, mayRoute }: Data, { t, base }: View): Html | null {
  if (!mayIssue && !mayRoute) return null
  const card = `${base}${stationAddress(own.id)}/card`
  const numbers = `${base}/console/routes?station=${own.id}`
  const link = (href: string, label: string) => buttonLink({ href, label, kind: 'secondary' })
  return html`<h2>${t(texts.otherWays)}</h2><p class="buttons">${mayIssue && link(card, t(texts.stationCard))} ${mayRoute && link(numbers, t(texts.moreNumbers))}</p>`
}

function changeForm(own: Data['own'], picks: Exclude<Data['picks'], false>, view: View): Html {
  const always = { isOptional: false } as const
  return actionForm(view, {
    name: 'change',
    action: changeStation,
    labels: texts,
    hidden: { station: own.id },
    without: ['lon', 'lat'],
    values: own,
    areas: { area: picks },
    looks: {
      number: { ...always, width: 'medium' },
      name: always,
      area: always,
      phone: { type: 'tel', direction: 'ltr' },
    },
    button: texts.changeStation,
  })
}

function closeForm({ own }: Data, view: View): Html {
  const { t } = view
  return postForm(view, {
    name: 'close',
    hidden: { station: own.id },
    body: warningText(t, t(texts.closeWarning)),
    label: t(texts.closeStation),
    kind: 'danger',
  })
}
