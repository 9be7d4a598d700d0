import type { View } from '../../../core/slice.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, html } from '../../../ui/html.ts'
import { moveRequest } from '../actions/answer.ts'
import {
  completeRequest,
  nextHop,
  reopenRequest,
  WRITERS,
  writeRequest,
} from '../actions/request.ts'
import { NEXT_REQUEST_STATES } from '../request-way.ts'
import { type RequestState, SETTLED_STATES } from '../schema/request.ts'
import { APPROVERS } from '../seconds.ts'
import {
  basisTexts,
  channelTexts,
  groundTexts,
  kindTexts,
  moveTexts,
  requestTexts as texts,
} from '../texts/requests.ts'
import { officerForm } from './officer-form.ts'
import type { RequestData } from './request-data.ts'
import { stateChoices } from './request-look.ts'

type Told = keyof typeof moveTexts
const isTold = (state: RequestState): state is Told => Object.hasOwn(moveTexts, state)

const SEVERAL = { rows: 3 } as const

/** The one thing to do with a request now. */
export function nowPart(data: RequestData, view: View, of: string): Content {
  const { t } = view
  const act = actOf(data, view, of)
  return act === null ? null : block(t(texts.now), act)
}

const has = ({ found }: RequestData, seats: readonly string[]) =>
  found.seats.some((seat) => seats.includes(seat))

function actOf(data: RequestData, view: View, of: string): Content {
  const { found } = data
  if (found.state === 'draft') return has(data, WRITERS) ? draftAct(data, view, of) : null
  if (found.state === 'complete') return approval(data, view, of)
  if (!has(data, [...WRITERS, 'liaison-24-7'])) return null
  const [next] = NEXT_REQUEST_STATES[found.state].filter(isTold)
  return next === undefined ? null : moveForm(data, view, { of, to: next })
}

function draftAct({ found }: RequestData, view: View, of: string): Content {
  const { t } = view
  if (found.missing.length > 0) {
    const rows = found.missing.map((name) => html`<li>${t(texts[name])}</li>`)
    return [
      html`<p>${t(texts.filled)}</p><p>${t(texts.missing)}</p><ul>${rows}</ul>`,
      writeForm({ found }, view, of),
    ]
  }
  const form = actionForm(view, {
    name: 'complete',
    action: completeRequest,
    labels: texts,
    hidden: { case: of, request: found.id },
    button: texts.complete,
  })
  return [
    html`<p>${t(texts.completeTold)}</p>`,
    form,
    disclosure(t(texts.write), writeForm({ found }, view, of)),
  ]
}

function writeForm({ found }: Pick<RequestData, 'found'>, view: View, of: string) {
  return actionForm(view, {
    name: 'write',
    action: writeRequest,
    labels: texts,
    hidden: { case: of, request: found.id },
    values: found.form,
    choices: { kind: kindTexts },
    looks: {
      contact: SEVERAL,
      authority: SEVERAL,
      offence: SEVERAL,
      data: SEVERAL,
      custodian: SEVERAL,
      necessity: SEVERAL,
      intention: SEVERAL,
    },
    button: texts.save,
    ...(found.missing.length > 0 ? {} : { kind: 'secondary' }),
  })
}

/** The second person stands for what he read; whoever completed it waits. */
function approval(data: RequestData, view: View, of: string): Content {
  const { found, self } = data
  const { t, node } = view
  const isOwn = found.completedBy === self && node.realm === 'actual'
  if (isOwn || !has(data, APPROVERS) || found.hash === null)
    return html`<p>${t(texts.waitsApproval)}</p>`
  const form = postForm(view, {
    name: 'approve',
    hidden: { case: of, request: found.id, read: found.hash },
    label: t(texts.approve),
  })
  const signed = officerForm(view, { hash: found.hash, form })
  return html`<p>${t(texts.approveTold)}</p>${signed}`
}

/** What each step is asked for; what is not named stays out of its form. */
const ASKED: Readonly<Record<Told, readonly string[]>> = {
  sent: ['channel', 'at', 'note'],
  acknowledged: ['receipt', 'at', 'note'],
  conditions: ['basis', 'at', 'note'],
  preserved: ['at', 'until', 'note'],
  extended: ['until', 'at', 'note'],
  'mla-sent': ['at', 'note'],
  answered: ['at', 'note'],
  refused: ['ground', 'offence', 'at', 'note'],
  closed: ['note'],
}
const FIELDS = ['at', 'channel', 'receipt', 'until', 'ground', 'basis', 'offence', 'note'] as const

function moveForm(
  { found }: RequestData,
  view: View,
  { of, to, kind }: { readonly of: string; readonly to: Told; readonly kind?: 'secondary' },
): Content {
  const labels = { ...texts, offence: texts.offenceArticle }
  const isSettled = SETTLED_STATES.some((one) => one === found.state)
  // Who ends a request of which nothing came says why.
  const saysWhy = to === 'conditions' || (to === 'closed' && !isSettled)
  return actionForm(view, {
    name: ofRow('move', to),
    action: moveRequest,
    labels,
    hidden: { case: of, request: found.id, from: found.state, to },
    without: FIELDS.filter((field) => !ASKED[to].includes(field)),
    choices: { channel: channelTexts, ground: groundTexts, basis: basisTexts },
    looks: {
      at: { calendar: 'moment' },
      until: { calendar: 'moment', isOptional: to !== 'extended' },
      channel: { isOptional: false },
      receipt: { isOptional: false },
      ground: { isOptional: false },
      basis: { isOptional: false },
      note: { rows: 2, isOptional: !saysWhy },
      offence: { width: 'short', direction: 'ltr' },
    },
    button: moveTexts[to],
    ...(kind === undefined ? {} : { kind }),
  })
}

/** What is rarer: other steps, back into the draft, a further State. */
export function otherwisePart(data: RequestData, view: View, of: string): Content {
  const { found } = data
  const { t } = view
  const [, ...others] = NEXT_REQUEST_STATES[found.state].filter(isTold)
  const mayTell = has(data, [...WRITERS, 'liaison-24-7'])
  const isUnsent = found.state === 'complete' || found.state === 'approved'
  const steps = found.state === 'draft' || found.state === 'complete' ? ['closed' as const] : others
  return [
    mayTell &&
      steps.map((to) =>
        disclosure(t(moveTexts[to]), moveForm(data, view, { of, to, kind: 'secondary' })),
      ),
    isUnsent &&
      has(data, [...WRITERS, ...APPROVERS]) &&
      disclosure(
        t(texts.reopen),
        actionForm(view, {
          name: 'reopen',
          action: reopenRequest,
          labels: { note: texts.reopenNote },
          hidden: { case: of, request: found.id },
          button: texts.reopen,
          kind: 'secondary',
        }),
      ),
    found.sentAt !== null && has(data, WRITERS) && hopPart(data, view, of),
  ]
}

function hopPart({ found, states }: RequestData, view: View, of: string): Content {
  const { t } = view
  const form = actionForm(view, {
    name: 'hop',
    action: nextHop,
    labels: texts,
    hidden: { case: of, request: found.id },
    choices: { iso3: stateChoices(view, states) },
    looks: { custodian: SEVERAL },
    button: texts.hopAct,
    kind: 'secondary',
  })
  return disclosure(t(texts.hop), html`<p>${t(texts.hopTold)}</p>${form}`)
}
