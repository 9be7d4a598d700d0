import { holdsIn } from '../../../core/actor.ts'
import { id } from '../../../core/id.ts'
import { page, type PageContext, type View } from '../../../core/slice.ts'
import { CAP_SEVERITIES } from '../../../lib/cap/index.ts'
import { code, typed } from '../../../ui/code.ts'
import { disclosure } from '../../../ui/details.ts'
import { selectField, textField } from '../../../ui/field.ts'
import { buttonLink, fieldStates } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { live } from '../../../ui/live.ts'
import { table } from '../../../ui/table.ts'
import { messages, plan } from '../actions/plan.ts'
import { claims } from '../actions/sms.ts'
import { PREDICATES, STEP_CHANNELS, STEP_TARGETS } from '../reach.ts'
import { texts } from '../texts.ts'
import { severityWords } from '../words.ts'
import { reachTexts as words } from '../words-reach.ts'
import {
  alertAddress,
  areaLabel,
  moment,
  namesOfAreas,
  postForm,
  refusedPart,
  word,
} from './parts.ts'

export const CLAIMS_PATH = '/console/claims-sms'
export const PLAN_PATH = '/console/escalation'
export const MESSAGES_PATH = '/console/messages'

const ROWS = 50

/** A word of this page for a fixed value. */
const said = (view: View, value: string) => word(view, words, value)

export const claimsPage = page({
  path: CLAIMS_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { group: 'node', after: '/console/cards', label: words.claims },
  load: (ctx: PageContext) =>
    ctx.call(claims, { after: id.safeParse(ctx.search['after']).data, limit: ROWS }),
  render(data, view) {
    const { t, base } = view
    const list = table(t, {
      caption: t(words.claims),
      isCaptionHidden: true,
      empty: t(words.noClaims),
      rows: data.items,
      columns: [
        { label: t(texts.when), cell: ({ at }) => moment(view, at) },
        { label: t(words.number), cell: ({ number }) => code(number) },
        { label: t(words.words), cell: ({ text }) => typed(text) },
        { label: t(words.why), cell: ({ reason }) => t(words[reason]) },
        {
          label: t(texts.station),
          cell: ({ station }) =>
            station === null
              ? '–'
              : html`<a href="${base}/console/stations/${station}">${t(texts.station)}</a>`,
        },
      ],
    })
    const more =
      data.next !== null &&
      buttonLink({
        href: `${base}${CLAIMS_PATH}?after=${data.next}`,
        label: t(texts.more),
        kind: 'secondary',
      })
    const main = html`<p>${t(words.claimsHint)}</p>${live('claim-list', html`${list}`)}<p class="no-print">${more}</p>`
    return { title: t(words.claims), main }
  },
})

export const planPage = page({
  path: PLAN_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { group: 'node', after: CLAIMS_PATH, label: words.plan },
  forms: {
    set: { action: 'alerting.setStep', next: () => PLAN_PATH },
    remove: { action: 'alerting.removeStep', next: () => PLAN_PATH },
  },
  async load(ctx: PageContext) {
    const { steps } = await ctx.call(plan, {})
    return { steps, mayChange: holdsIn(ctx.actor, 'alerting:plan', '/') }
  },
  render({ steps, mayChange }, view) {
    const { t } = view
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
            mayChange
              ? postForm(view, {
                  name: 'remove',
                  fields: { severity, n: String(n) },
                  label: t(words.removeStep),
                  kind: 'secondary',
                })
              : '–',
        },
      ],
    })
    const main = html`${refusedPart(view)}<p>${t(words.planHint)}</p>${list}${mayChange && disclosure(t(words.setStep), stepForm(view))}`
    return { title: t(words.plan), main }
  },
})

function stepForm(view: View): Html {
  const { t } = view
  const state = fieldStates('set', view.refused)
  const number = (name: string, label: string, value: string) =>
    textField(t, { ...state(name, value), label, inputMode: 'numeric', width: 'short' })
  const choice = (name: string, label: string, values: readonly string[]) =>
    selectField(t, {
      ...state(name, values[0] ?? ''),
      label,
      choices: values.map((value) => ({ value, label: said(view, value) })),
    })
  const severity = selectField(t, {
    ...state('severity', 'Severe'),
    label: t(texts.severity),
    choices: CAP_SEVERITIES.map((value) => ({ value, label: t(severityWords[value]) })),
  })
  const body = [
    severity,
    number('n', t(words.step), '10'),
    number('waitS', t(words.wait), '120'),
    choice('predicate', t(words.about), PREDICATES),
    choice('channel', t(words.channel), STEP_CHANNELS),
    choice('target', t(words.target), STEP_TARGETS),
    number('repeatEveryS', t(words.every), '0'),
    number('maxRepeats', t(words.times), '0'),
  ]
  return postForm(view, { name: 'set', fields: {}, body, label: t(words.setStep) })
}

export const messagesPage = page({
  path: MESSAGES_PATH,
  surface: 'console',
  permission: 'alerting:read',
  nav: { group: 'node', after: PLAN_PATH, label: words.messages },
  async load(ctx: PageContext) {
    const { items } = await ctx.call(messages, { limit: ROWS })
    return {
      items,
      names: await namesOfAreas(
        ctx,
        items.map(({ area }) => area),
      ),
    }
  },
  render({ items, names }, view) {
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
          cell: ({ address, area }) => html`${code(address)}<br>${areaLabel(view, names, area)}`,
        },
        {
          label: t(texts.state),
          cell: ({ state, status, body }) =>
            html`${t(words[state])}${statusMark(status)}${body !== null && html`<br>${t(words.notSent)} ${typed(body)}`}`,
        },
        { label: t(words.tries), cell: ({ tries }) => t.number(tries), isNumber: true },
      ],
    })
    const main = html`<p>${t(words.messagesHint)}</p>${live('message-list', html`${list}`)}`
    return { title: t(words.messages), main }
  },
})

/** What the gateway said besides: a number of its protocol stays one. */
function statusMark(status: string): Html | null {
  if (status === '' || status === 'accepted') return null
  return html` ${code(status)}`
}
