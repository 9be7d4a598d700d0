import { holds } from '../../core/actor.ts'
import type { Message } from '../../core/text.ts'
import { page, type PageContext, type View } from '../../core/slice.ts'
import { radioGroup } from '../../ui/field.ts'
import { buttonLink, fieldStates, postForm, refusedPart } from '../../ui/form.ts'
import { disclosure } from '../../ui/details.ts'
import { type Content, type Html, html } from '../../ui/html.ts'
import { live } from '../../ui/live.ts'
import { notification } from '../../ui/notice.ts'
import { progress } from '../../ui/progress.ts'
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
  waitingStation,
} from './country.ts'
import { purposes } from './found.ts'
import { currentElection, learnedPages, liveIncidents, stations } from './needs.ts'
import { type InjectKind, isEdit, PACES } from './schema.ts'
import { editsPart, sitesPart } from './sites-part.ts'
import { stationPart } from './station-part.ts'
import { storyPart, storyPath } from './story-part.ts'
import { trailTexts } from './story-texts.ts'
import { texts } from './texts.ts'
import { loadNow, nowPart } from './now-part.ts'
import { OFFERED_INCIDENTS, trailPart } from './trail-part.ts'

const PATH = '/console/exercise'
/** Where the page says what comes next: named, since a browser that is led to no part keeps the one where it was. */
const NOW_PATH = `${PATH}#exercise-now`

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
  const at = ctx.search['at'] ?? (found === null ? null : 'station')
  const played = await ctx.call(injects, {})
  const hosts = SITE_KEYS.map((key) => SITES[key].host)
  const pages = await ctx.ask(learnedPages, { hosts })
  const incidents = holds(ctx.actor, 'incidents:read')
    ? (await ctx.ask(liveIncidents, { limit: OFFERED_INCIDENTS })).items
    : []
  const now = await loadNow(ctx, { made: played.made, incidents })
  const area = now.broken === null ? '/' : (SITES[now.broken].affects[0] ?? '/')
  const waiting = await ctx.ask(stations, { search: waitingStation(area), limit: 1 })
  return {
    realm: 'exercise' as const,
    // Whoever begins finds open what he begins with.
    at: at ?? (now.broken === null ? 'sites' : null),
    now,
    played,
    pages,
    search,
    waiting: waiting.items,
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
    inject: {
      action: 'exercises.inject',
      next: ({ kind }: { kind: InjectKind }) =>
        kind === 'mend' ? NOW_PATH : storyPath(storyOf(kind)),
    },
    pace: { action: 'exercises.pace', next: () => storyPath('pace') },
    silence: { action: 'exercises.silence', next: () => storyPath('systems') },
    log: { action: 'exercises.handInLog', next: () => NOW_PATH, said: trailTexts.saidHandedIn },
    press: {
      action: 'exercises.press',
      next: ({ button }: { button: string }) => storyPath(button),
      said: texts.pressed,
    },
    take: { action: 'accounts.offerDevice', next: () => null },
  },
  found: purposes.exercise,
  load,
  render(data: Data, view) {
    const { t } = view
    const body = data.realm === 'actual' ? outside(data, view) : inside(data, view)
    return {
      title: t(texts.title),
      ...(data.realm === 'exercise' ? { acts: leavePart(view) } : {}),
      main: html`${refusedPart(view, { pace: texts.pace, site: trailTexts.site, incident: trailTexts.incident })}${body}`,
    }
  },
})

/** The story in which something is done to a site. */
function storyOf(kind: Exclude<InjectKind, 'mend'>): 'sites' | 'edits' {
  return isEdit(kind) ? 'edits' : 'sites'
}

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

/** What to do now, and below it the stories, each of which opens: what happens in it stands with its buttons. */
function inside(data: Inside, view: View): Html {
  const { t } = view
  const { at, played, pages } = data
  const sites = { live: played.live, learned: pages.items, needed: pages.needed }
  const situation = html`<a href="${view.base}/console">${t(texts.situation)}</a>`
  const steps = [
    t.parts(texts.nextFinding, { situation }),
    ...[texts.nextDraft, texts.nextAnswers, texts.nextMend, texts.nextCase].map((step) => t(step)),
  ]
  const list = html`<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>`
  const story = (name: string, title: Message, body: Content) =>
    storyPart({ name, title: t(title), isOpen: at === name }, body)
  return html`${live('exercise-now', nowPart(data.now, played.live, view))}
${disclosure(t(texts.next), list)}
${story('sites', texts.sites, html`<p>${t(texts.sitesHint)}</p>${live('exercise-sites', sitesPart(sites, view))}`)}
${story('station', texts.take, stationPart(data, view))}
${buttonsOf(view).map(({ name, title, body }) => story(name, title, body))}
${story('trail', texts.trail, trailPart(data, view))}
${story('edits', texts.edits, html`<p>${t(texts.editsHint)}</p>${live('exercise-edits', editsPart(sites, view))}`)}
${story('systems', texts.insideSystems, html`<p>${t(texts.insideHint)}</p>${live('exercise-systems', systemsPart(data, view))}`)}
${story('pace', texts.pace, pacePart(data, view))}`
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

/** What slices bring, a story for each button. */
function buttonsOf(view: View) {
  const { t, node } = view
  return node.buttons.map(({ name, label, story = label, hint }) => {
    const press = postForm(view, { name: 'press', hidden: { button: name }, label: t(label) })
    return {
      name,
      title: story,
      body: html`${press}${hint !== undefined && html`<p>${t(hint)}</p>`}`,
    }
  })
}

function silenceForm(view: View, key: InsideKey, stops: boolean): Html {
  const { t } = view
  const silence = { name: 'silence', hidden: { system: key, isSilent: String(stops) } }
  return stops
    ? postForm(view, { ...silence, label: t(texts.stopHeartbeat), kind: 'secondary' })
    : postForm(view, { ...silence, label: t(texts.mend) })
}

/** The way back to what is real, where the exercise is also removed: it goes on until then. */
function leavePart(view: View): Html {
  const { t, base, node } = view
  const href = `${base.slice(node.prefix.length)}${PATH}`
  return buttonLink({ href, label: t(texts.leave), kind: 'secondary' })
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
