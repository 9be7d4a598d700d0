import { holds } from '../../core/actor.ts'
import { page, type PageContext, type View } from '../../core/slice.ts'
import { code } from '../../ui/code.ts'
import { radioGroup, textField } from '../../ui/field.ts'
import {
  button,
  buttonLink,
  refusedPart,
  fieldStates,
  searchForm,
  postForm,
} from '../../ui/form.ts'
import { disclosure } from '../../ui/details.ts'
import { type Html, html } from '../../ui/html.ts'
import { live } from '../../ui/live.ts'
import { confirmationPanel, notification } from '../../ui/notice.ts'
import { progress } from '../../ui/progress.ts'
import { qrPanel, secretLink } from '../../ui/secret-link.ts'
import { table } from '../../ui/table.ts'
import { moment } from '../../ui/time.ts'
import { exerciseStatus } from './actions/life.ts'
import { injects } from './actions/play.ts'
import {
  INSIDE_KEYS,
  INSIDE_SYSTEMS,
  type InsideKey,
  SITE_KEYS,
  SITES,
  tongueOf,
} from './country.ts'
import { purposes } from './found.ts'
import { currentElection, learnedPages, liveIncidents, stations } from './needs.ts'
import { PACES } from './schema.ts'
import { sitesPart } from './sites-part.ts'
import { trailTexts } from './story-texts.ts'
import { texts } from './texts.ts'
import { loadNow, nowPart } from './now-part.ts'
import { OFFERED_INCIDENTS, trailPart } from './trail-part.ts'

const PATH = '/console/exercise'
const ENROL_PATH = '/station/enrol'

/** Stations of one search. */
const MATCHES = 10

async function load(ctx: PageContext) {
  if (ctx.node.realm === 'actual') {
    const status = await ctx.call(exerciseStatus, {})
    const election = await ctx.ask(currentElection, {})
    return { realm: 'actual' as const, status, isEmpty: election === null }
  }
  const search = (ctx.search['search'] ?? '').slice(0, 100)
  const found = search === '' ? null : await ctx.ask(stations, { search, limit: MATCHES })
  const played = await ctx.call(injects, {})
  const hosts = SITE_KEYS.map((key) => SITES[key].host)
  const pages = await ctx.ask(learnedPages, { hosts })
  const incidents = holds(ctx.actor, 'incidents:read')
    ? (await ctx.ask(liveIncidents, { limit: OFFERED_INCIDENTS })).items
    : []
  return {
    realm: 'exercise' as const,
    now: await loadNow(ctx, { made: played.made, incidents }),
    played,
    pages,
    search,
    found: found?.items ?? null,
    incidents,
  }
}
type Data = Awaited<ReturnType<typeof load>>
type Outside = Extract<Data, { realm: 'actual' }>
type Inside = Extract<Data, { realm: 'exercise' }>

export const exercisePage = page({
  path: PATH,
  surface: 'console',
  permission: 'exercise:run',
  reach: 'nation',
  nav: { group: 'learn', label: texts.title },
  forms: {
    start: { action: 'exercises.start', next: () => PATH, said: texts.begins },
    remove: {
      action: 'exercises.remove',
      next: () => PATH,
      asks: { title: texts.removeAsk, what: texts.removeWhat, act: texts.removeButton },
    },
    inject: { action: 'exercises.inject', next: () => PATH },
    pace: { action: 'exercises.pace', next: () => PATH },
    silence: { action: 'exercises.silence', next: () => PATH },
    log: { action: 'exercises.handInLog', next: () => PATH, said: trailTexts.saidHandedIn },
    press: { action: 'exercises.press', next: () => PATH, said: texts.pressed },
    take: { action: 'accounts.offerDevice', next: () => null },
  },
  found: purposes.exercise,
  load,
  render(data: Data, view) {
    const { t } = view
    const body = data.realm === 'actual' ? outside(data, view) : inside(data, view)
    return {
      title: t(texts.title),
      main: html`${refusedPart(view, { pace: texts.pace, site: trailTexts.site, incident: trailTexts.incident })}${body}`,
    }
  },
})

function outside(data: Outside, view: View): Html {
  const { t } = view
  const about = html`<p>${t(texts.what)}</p><p>${t(texts.apart)}</p>`
  return html`${about}${live('exercise-state', statePart(data, view))}`
}

/** What there is to see and do in each state of the exercise. */
function statePart({ status, isEmpty }: Outside, view: View): Html {
  const { t } = view
  switch (status.state) {
    case 'none':
      return html`${isEmpty && notification(t, { tone: 'info', body: t(texts.emptyNode) })}${postForm(view, { name: 'start', label: t(texts.start) })}`
    case 'starting': {
      const { done, total } = status
      const bar = progress(t, { label: t(texts.steps), done, total: Math.max(total, 1) })
      return html`<div role="status"><p>${t(texts.starting)}</p></div>${bar}${removal(view)}`
    }
    case 'running': {
      const at = status.since ?? view.now
      const time = moment(view, at)
      const href = `/exercise${view.base}${PATH}`
      return html`<p role="status">${t.parts(texts.running, { time })}</p><p>${buttonLink({ href, label: t(texts.enter) })}</p>${removal(view)}`
    }
    case 'failed':
      return html`${notification(t, { tone: 'bad', body: t(texts.failed) })}${removal(view)}`
    case 'removing':
      return html`<p role="status">${t(texts.removing)}</p>`
  }
}

function removal(view: View): Html {
  const { t } = view
  const label = t(texts.removeButton)
  const remove = postForm(view, { name: 'remove', label, kind: 'secondary' })
  return html`<section class="block"><h2>${t(texts.removeTitle)}</h2><p>${t(texts.removeWhat)}</p>${remove}</section>`
}

function inside(data: Inside, view: View): Html {
  const { t } = view
  const { played, pages } = data
  const sites = { live: played.live, learned: pages.items, needed: pages.needed }
  const situation = html`<a href="${view.base}/console">${t(texts.situation)}</a>`
  const steps = [
    t.parts(texts.nextFinding, { situation }),
    ...[texts.nextDraft, texts.nextAnswers, texts.nextMend, texts.nextCase].map((step) => t(step)),
  ]
  const list = html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`
  return html`${taken(view)}${live('exercise-now', nowPart(data.now, played.live, view))}
${disclosure(t(texts.next), list)}
<h2>${t(texts.sites)}</h2><p>${t(texts.sitesHint)}</p>
${live('exercise-sites', sitesPart(sites, view))}
<h2>${t(texts.insideSystems)}</h2><p>${t(texts.insideHint)}</p>
${live('exercise-systems', systemsPart(data, view))}${buttonsPart(view)}
${trailPart(data, view)}
${takePart(data, view)}
${pacePart(data, view)}
${leavePart(view)}`
}

function systemsPart({ played }: Inside, view: View): Html {
  const { t, node } = view
  const tongue = tongueOf(node.languages)
  const isSilent = (key: InsideKey) => played.silent.includes(key)
  return table(t, {
    caption: t(texts.insideSystems),
    isCaptionHidden: true,
    rows: INSIDE_KEYS,
    columns: [
      {
        label: t(texts.insideSystem),
        cell: (key) => html`<bdi>${INSIDE_SYSTEMS[key].name[tongue]}</bdi>`,
      },
      {
        label: t(texts.now),
        cell: (key) =>
          isSilent(key) ? html`<strong>${t(texts.isSilent)}</strong>` : t(texts.isTelling),
      },
      { label: t(texts.action), cell: (key) => silenceForm(view, key, !isSilent(key)) },
    ],
  })
}

/** What slices bring, one button each; nothing where none does. */
function buttonsPart(view: View): Html | null {
  const { t, node } = view
  if (node.buttons.length === 0) return null
  const one = ({ name, label, hint }: (typeof node.buttons)[number]) => {
    const hidden = { button: name }
    const press = postForm(view, { name: 'press', hidden, label: t(label), kind: 'secondary' })
    return html`${press}${hint !== undefined && html`<p class="hint">${t(hint)}</p>`}`
  }
  return html`<h2>${t(texts.buttons)}</h2>${node.buttons.map(one)}`
}

function silenceForm(view: View, key: InsideKey, stops: boolean): Html {
  const { t } = view
  const silence = { name: 'silence', hidden: { system: key, isSilent: String(stops) } }
  return stops
    ? postForm(view, { ...silence, label: t(texts.stopHeartbeat), kind: 'secondary' })
    : postForm(view, { ...silence, label: t(texts.mend) })
}

function takePart({ search, found }: Inside, view: View): Html {
  const { t } = view
  const ask = searchForm([
    textField(t, {
      ...fieldStates('take', null)('search', search),
      label: t(texts.search),
      type: 'search',
      maxLength: 100,
    }),
    button({ label: t(texts.searchButton), kind: 'secondary' }),
  ])
  const rows =
    found &&
    table(t, {
      caption: t(texts.take),
      isCaptionHidden: true,
      empty: t(texts.noStation),
      rows: found,
      columns: [
        { label: t(texts.station), cell: ({ number, name }) => html`${code(number)} ${name}` },
        { label: t(texts.action), cell: ({ id }) => takeForm(view, id) },
      ],
    })
  return html`<h2>${t(texts.take)}</h2><p>${t(texts.takeHint)}</p>${ask}${rows}`
}

function takeForm(view: View, station: string): Html {
  const label = view.t(texts.takeButton)
  return postForm(view, { name: 'take', hidden: { station }, label, kind: 'secondary' })
}

/** The link of a station that was just taken, shown once. */
function taken(view: View): Html | null {
  const { t, done } = view
  if (done?.form !== 'take') return null
  const { secret } = done.output as { secret: string }
  const link = secretLink(view, ENROL_PATH, secret)
  return html`${confirmationPanel({ title: t(texts.takeReady) })}<p>${t(texts.takeOpen)} <a href="${link}">${code(link)}</a></p>${qrPanel(link, t(texts.takeQr))}`
}

/** The way back to what is real, where the exercise is also removed. */
function leavePart(view: View): Html {
  const { t, base, node } = view
  const href = `${base.slice(node.prefix.length)}${PATH}`
  const link = buttonLink({ href, label: t(texts.leave), kind: 'secondary' })
  return html`<h2>${t(texts.leaveTitle)}</h2><p>${t(texts.leaveWhat)}</p><p>${link}</p>`
}

function pacePart({ played }: Inside, view: View): Html {
  const { t } = view
  const words = { human: texts.paceHuman, quick: texts.paceQuick, silent: texts.paceSilent }
  const body = radioGroup(t, {
    ...fieldStates('pace', view.refused)('pace', played.pace),
    label: t(texts.pace),
    choices: PACES.map((value) => ({ value, label: t(words[value]) })),
  })
  return postForm(view, { name: 'pace', body, label: t(texts.paceButton), kind: 'secondary' })
}
