import { holdsIn } from '../../../core/actor.ts'
import { given } from '../../../core/asked.ts'
import { askedPage, SCREEN_ROWS } from '../../../core/listed.ts'
import { namesOf } from '../../../core/names.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { CAP_SEVERITIES } from '../../../lib/cap/index.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { areaName } from '../../../ui/name.ts'
import { restLink } from '../../../ui/rest.ts'
import { table } from '../../../ui/table.ts'
import { moment } from '../../../ui/time.ts'
import { word } from '../../../ui/words.ts'
import { messages, plan, setStep } from '../actions/plan.ts'
import { unproven } from '../actions/sms-unproven.ts'
import { purposes } from '../found.ts'
import { PREDICATES, STEP_CHANNELS, STEP_TARGETS } from '../reach.ts'
import { actTexts as acts } from '../texts/acts.ts'
import { texts } from '../texts/alerts.ts'
import { severityWords } from '../texts/values.ts'
import { reachTexts as words } from '../texts/reach.ts'
import { alertAddress, stationLink } from './addresses.ts'

export const UNPROVEN_PATH = '/console/unproven-sms'
export const PLAN_PATH = '/console/escalation'
export const MESSAGES_PATH = '/console/messages'

/** A word of this page for a fixed value. */
const said = (view: View, value: string) => word(view, words, value)

export const unprovenPage = page({
  path: UNPROVEN_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { under: PLAN_PATH, after: '/console/messages', label: words.unproven },
  found: purposes.unproven,
  load: (ctx: PageContext) => ctx.call(unproven, askedPage(ctx.search)),
  render(data, view) {
    const { t } = view
    const list = table(t, {
      caption: t(words.unproven),
      isCaptionHidden: true,
      empty: t(words.noUnproven),
      rows: data.items,
      columns: [
        { label: t(texts.when), cell: ({ at }) => moment(view, at) },
        { label: t(words.number), cell: ({ number }) => code(number) },
        { label: t(words.words), cell: ({ text }) => typed(text) },
        { label: t(words.why), cell: ({ reason }) => t(words[reason]) },
        {
          label: t(texts.station),
          cell: ({ station }) => station && stationLink(view, station, t(texts.station)),
        },
      ],
    })
    const main = html`<p>${t(words.unprovenHint)}</p>${live('unproven-list', html`${list}`)}${restLink(view, { path: UNPROVEN_PATH, next: data.next })}`
    return { title: t(words.unproven), main }
  },
})

export const planPage = page({
  path: PLAN_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { group: 'alert', after: '/console/problems', label: words.ways, view: words.plan },
  forms: {
    set: { action: 'alerting.setStep', next: () => PLAN_PATH, said: acts.step },
    remove: {
      action: 'alerting.removeStep',
      next: () => PLAN_PATH,
      asks: { title: acts.stepTitle, what: acts.stepWhat, act: acts.stepAct },
      said: acts.stepRemoved,
      undo: {
        action: 'alerting.setStep',
        input: (_sent, removed: object) => ({ ...removed, isNew: true }),
      },
    },
  },
  found: purposes.ways,
  async load(ctx: PageContext) {
    const { steps } = await ctx.call(plan, {})
    return { steps, mayChange: holdsIn(ctx.actor, 'alerting:plan', '/') }
  },
  render({ steps, mayChange }, view) {
    const { t } = view
    const remove = { name: 'remove', label: t(words.removeStep), kind: 'secondary' } as const
    const order = (severity: string) => CAP_SEVERITIES.findIndex((one) => one === severity)
    const list = table(t, {
      caption: t(words.plan),
      isCaptionHidden: true,
      rows: steps.toSorted(
        (one, other) => order(one.severity) - order(other.severity) || one.n - other.n,
      ),
      columns: [
        { label: t(texts.severity), cell: ({ severity }) => t(severityWords[severity]) },
        { label: t(words.step), cell: ({ n }) => t.number(n), isNumber: true },
        { label: t(words.wait), cell: ({ waitS }) => t.number(waitS), isNumber: true },
        { label: t(words.about), cell: ({ predicate }) => said(view, predicate) },
        { label: t(words.channel), cell: ({ channel }) => t(words[channel]) },
        { label: t(words.target), cell: ({ target }) => t(words[target]) },
        {
          label: t(words.every),
          cell: ({ repeatEveryS, maxRepeats }) =>
            maxRepeats === 0 ? '–' : `${t.number(repeatEveryS)} × ${t.number(maxRepeats)}`,
          isNumber: true,
        },
        {
          label: t(words.action),
          cell: ({ severity, n }) =>
            mayChange && postForm(view, { ...remove, hidden: { severity, n: String(n) } }),
        },
      ],
    })
    const main = html`${refusedPart(view, STEP_LABELS)}<p>${t(words.planHint)}</p>${list}${mayChange && disclosure(t(words.setStep), stepForm(view))}`
    return { title: t(words.plan), main }
  },
})

/** What the fields of a step are called. */
const STEP_LABELS = {
  severity: texts.severity,
  n: words.step,
  waitS: words.wait,
  predicate: words.about,
  channel: words.channel,
  target: words.target,
  repeatEveryS: words.every,
  maxRepeats: words.times,
}

function stepForm(view: View): Html {
  const choice = (values: readonly string[]) =>
    values.map((value) => ({ value, label: said(view, value) }))
  return actionForm(view, {
    name: 'set',
    action: setStep,
    without: ['isNew'],
    labels: STEP_LABELS,
    values: {
      severity: 'Severe',
      n: 10,
      waitS: 120,
      predicate: PREDICATES[0],
      channel: STEP_CHANNELS[0],
      target: STEP_TARGETS[0],
    },
    choices: {
      severity: severityWords,
      predicate: choice(PREDICATES),
      channel: choice(STEP_CHANNELS),
      target: choice(STEP_TARGETS),
    },
    button: words.setStep,
  })
}

export const messagesPage = page({
  path: MESSAGES_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { under: PLAN_PATH, after: '/console/cards', label: words.messages },
  found: purposes.messages,
  async load(ctx: PageContext) {
    const after = ctx.search['after']?.slice(0, 250)
    const { items, next } = await ctx.call(messages, { limit: SCREEN_ROWS, ...given({ after }) })
    return { items, next, names: await namesOf(ctx, { areas: items.map(({ area }) => area) }) }
  },
  render({ items, next, names }, view) {
    const { t, base } = view
    const list = table(t, {
      caption: t(words.messages),
      isCaptionHidden: true,
      empty: t(words.noMessages),
      rows: items,
      columns: [
        { label: t(texts.when), cell: ({ at }) => moment(view, at) },
        {
          label: t(texts.alerts),
          cell: ({ alert, step }) =>
            html`<a href="${base}${alertAddress(alert)}">${t(words.step)} ${t.number(step)}</a>`,
        },
        { label: t(words.channel), cell: ({ channel }) => t(words[channel]) },
        {
          label: t(words.address),
          cell: ({ address, area }) => html`${code(address)}<br>${areaName(view, names, area)}`,
        },
        {
          label: t(texts.state),
          cell: ({ state, status, body }) =>
            html`${t(words[state])}${statusMark(status)}${body !== null && html`<br>${t(words.notSent)} ${typed(body)}`}`,
        },
        { label: t(words.tries), cell: ({ tries }) => t.number(tries), isNumber: true },
      ],
    })
    const main = html`<p>${t(words.messagesHint)}</p>${live('message-list', html`${list}${restLink(view, { path: MESSAGES_PATH, next })}`)}`
    return { title: t(words.messages), main }
  },
})

/** What the gateway said besides: a number of its protocol stays one. */
function statusMark(status: string): Html | null {
  if (status === '' || status === 'accepted') return null
  return html` ${code(status)}`
}
