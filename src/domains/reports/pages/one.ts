import { namesOf } from '../../../core/names.ts'
import { page, type View } from '../../../core/slice.ts'
import { isLanguage, LANGUAGES, type Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { keyOpeningPart } from '../../../ui/desk-key.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { buttonLink, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { areaName, personName, plainName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { whatTexts, whereTexts, whoTexts } from '../../../ui/report-class.ts'
import { notification } from '../../../ui/notice.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment, timeOf } from '../../../ui/time.ts'
import { lead } from '../actions/act.ts'
import { report } from '../actions/desk.ts'
import { due } from '../actions/queue.ts'
import { ownKeys } from '../actions/seat.ts'
import { assign, close, move, prolong } from '../actions/step.ts'
import { may, STEP_TO } from '../states.ts'
import { texts } from '../texts/desk.ts'
import { texts as reportTexts } from '../texts/report.ts'
import { FORWARD, KINDS, LANES, pathOf, REPORTS, stateOf, WAYS, WHY } from './look.ts'

type Data = Awaited<ReturnType<typeof load>>
type Loading = Parameters<Parameters<typeof page>[0]['load']>[0]

async function load(ctx: Loading) {
  const found = await ctx.call(report, { report: ctx.params['report'] ?? '' })
  const { officers, assignedTo, releases, files, acts } = found
  const owed = await ctx.call(due, {})
  const first = owed.firstUrgent ?? owed.first
  const { keys } = await ctx.call(ownKeys, {})
  const persons = [
    ...officers,
    assignedTo,
    ...releases.flatMap(({ askedBy, agreedBy }) => [askedBy, agreedBy]),
    ...files.map(({ person }) => person),
    ...acts.map(({ madeBy }) => madeBy),
  ]
  return {
    ...found,
    names: await namesOf(ctx, { persons, areas: [found.area] }),
    own: keys.flatMap(({ agency, recipient }) => (agency === found.agency ? [recipient] : [])),
    /** What is read next; null where nothing else waits. */
    next: first === null || first.id === found.id ? null : first.id,
  }
}
const here = (_: never, { report: of = '' }: Readonly<Record<string, string>>) => pathOf(of)

/** One report at the desk. */
export const reportPage = page({
  path: `${REPORTS}/:report`,
  surface: 'console',
  permission: 'reports:read',
  forms: {
    acknowledge: { action: 'reports.acknowledge', next: here, said: texts.saidAcknowledged },
    incident: { action: 'reports.lead', next: here, said: texts.saidLed },
    alert: { action: 'reports.lead', next: here, said: texts.saidLed },
    look: { action: 'reports.lead', next: here, said: texts.saidLed },
    claim: { action: 'reports.lead', next: here, said: texts.saidLed },
    move: { action: 'reports.move', next: here, said: texts.saidMoved },
    triage: { action: 'reports.move', next: here, said: texts.saidMoved },
    assign: { action: 'reports.assign', next: here, said: texts.saidAssigned },
    prolong: { action: 'reports.prolong', next: here, said: texts.saidProlonged },
    close: {
      action: 'reports.close',
      next: here,
      said: texts.saidMoved,
      undo: {
        action: 'reports.move',
        input: ({ report: of }: { report: string }) => ({ report: of, to: 'reopened' }),
      },
    },
  },
  load,
  render(data: Data, view: View) {
    const { t } = view
    const labels = { ...texts, words: texts.incidentTitle }
    const main = html`${refusedPart(view, labels)}${nowPart(data, view)}${alikePart(data, view)}${block(t(texts.files), filesPart(data, view))}${nextPart(data, view)}${elsewherePart(data, view)}${factsPart(data, view)}${forwardsPart(data, view)}${releasesPart(data, view)}`
    return {
      title: t(whatTexts[data.what]),
      sub: html`${stateOf(t, data.state)} ${code(data.code)}`,
      main,
      acts: data.next !== null && nextLink(data.next, view),
      scripts: ['desk-key.js'],
      breadcrumb: [{ path: REPORTS, label: t(texts.reports) }],
    }
  },
})

/** Steps beyond the report, each in a person's own words: an incident, an alert, a look at a site, a claim; and what came of them. */
function elsewherePart({ id: of, state, acts, names, ...data }: Data, view: View): Html {
  const { t, base, node } = view
  const languageChoices = node.languages
    .filter(isLanguage)
    .map((value) => ({ value, label: LANGUAGES[value].name }))
  const began = (kind: 'incident' | 'alert' | 'look', label: Message, act: Message) =>
    disclosure(
      t(act),
      actionForm(view, {
        name: kind,
        action: lead,
        labels: { words: label },
        hidden: { report: of, kind },
        without: ['language'],
        button: act,
        kind: 'secondary',
      }),
    )
  const claim = disclosure(
    t(texts.makeClaim),
    actionForm(view, {
      name: 'claim',
      action: lead,
      labels: { words: texts.claimWords, language: texts.language },
      hidden: { report: of, kind: 'claim' },
      choices: { language: languageChoices },
      values: { language: data.language },
      looks: { words: { rows: 3 } },
      button: texts.makeClaim,
      kind: 'secondary',
    }),
  )
  const forms =
    state !== 'closed' &&
    html`<p class="hint">${t(texts.elsewhereHint)}</p>${began('look', texts.address, texts.lookAtSite)}${began('alert', texts.alertWords, texts.writeAlert)}${began('incident', texts.incidentTitle, texts.openIncident)}${claim}`
  const lines = acts.map(({ kind, words, madeBy, madeAt, ref, state: how }) => {
    const path = ref === null ? null : pathAt(ref)
    const what = html`${t(ACTS[kind])}: ${typed(words)}`
    return html`<li>${path === null ? what : html`<a href="${base}${path}">${what}</a>`}, ${t(ACT_STATES[how])} (${personName(view, names, madeBy)}, ${shortMoment(view, madeAt)})</li>`
  })
  return block(t(texts.elsewhere), html`${lines.length > 0 && html`<ul>${lines}</ul>`}${forms}`)
}

const ACTS = {
  incident: texts.openIncident,
  alert: texts.writeAlert,
  look: texts.lookAtSite,
  claim: texts.makeClaim,
} as const
const ACT_STATES = {
  asked: texts.actAsked,
  begun: texts.actBegun,
  done: texts.actDone,
  refused: texts.actRefused,
} as const

/** Where what came of it has its page: `alert:…`, `incident:…`, `site:…`, `claim:…`. */
function pathAt(ref: string): string {
  const [kind = '', of = ''] = ref.split(':')
  return `/console/${kind}s/${of}`
}

function factsPart(data: Data, view: View): Html {
  const { t } = view
  const yesNo = (flag: boolean) => t(flag ? texts.yes : texts.no)
  const due =
    data.due !== null &&
    t.parts(data.due.what === 'answer' ? texts.dueAnswer : texts.dueAcknowledge, {
      at: timeOf(view, data.due.until),
    })
  const line = (label: Message, value: Html | string | readonly (string | Html)[]) => ({
    label: t(label),
    value,
  })
  return summaryList(t, [
    line(texts.desk, typed(data.desk)),
    due !== false && line(texts.due, due),
    data.state === 'waiting' && line(texts.due, t(texts.standing)),
    data.assignedTo !== null && line(texts.assigned, personName(view, data.names, data.assignedTo)),
    data.prolongedFor !== null && line(texts.prolonged, typed(data.prolongedFor)),
    data.closedFor !== null && line(texts.why, t(WHY[data.closedFor])),
    data.state === 'closed' && data.closedFor === null && line(texts.why, t(texts.dropped)),
    line(texts.lane, t(LANES[data.lane])),
    line(texts.place, t(whereTexts[data.place])),
    ...(data.area === '/' ? [] : [line(texts.area, areaName(view, data.names, data.area))]),
    line(texts.teller, t(whoTexts[data.teller])),
    line(texts.moment, t(reportTexts[data.moment])),
    line(texts.danger, yesNo(data.danger)),
    line(texts.language, LANGUAGES[data.language].name),
    line(texts.forward, t(FORWARD[data.forward])),
    line(texts.contact, yesNo(data.contact)),
    line(texts.came, moment(view, data.receivedAt)),
    data.channel !== 'web' && line(texts.way, t(WAYS[data.channel])),
    line(texts.sealedBy, t(texts[data.sealedBy])),
  ])
}

function nextLink(of: string, { t, base }: View): Html {
  return buttonLink({ href: `${base}${pathOf(of)}`, label: t(texts.readNext), kind: 'secondary' })
}

/** What may be done with it now: the next step in sight, the others a press away. */
function nextPart(data: Data, view: View): Html | false {
  const { t } = view
  const { id: of, state } = data
  const to = (where: 'investigating' | 'waiting' | 'reopened', label: Message) =>
    may(state, STEP_TO[where]) &&
    state !== where &&
    postForm(view, {
      name: 'move',
      hidden: { report: of, to: where },
      label: t(label),
      kind: 'secondary',
    })
  const first =
    may(state, 'acknowledge') &&
    postForm(view, { name: 'acknowledge', hidden: { report: of }, label: t(texts.acknowledge) })
  const steps = [
    first,
    data.purgedAt === null && to('reopened', texts.reopen),
    to('investigating', texts.investigate),
    to('waiting', texts.ask),
  ].filter((one) => one !== false)
  const more = [...workPart(data, view), closePart(data, view)].filter((one) => one !== false)
  // What is offered to another desk waits for that one.
  if (steps.length + more.length === 0) return false
  const own = steps.length > 0 && html`<div class="buttons steps">${steps}</div>`
  return block(t(texts.next), html`${own}${more}`)
}

/** Who works on it, how soon it is read, and why an answer takes longer. */
function workPart(
  { id: of, state, lane, officers, names, ...data }: Data,
  view: View,
): (Html | false)[] {
  const { t } = view
  const choices = officers.map((value) => ({ value, label: plainName(view, names, value) }))
  const given =
    may(state, 'assign') &&
    disclosure(
      t(texts.assign),
      actionForm(view, {
        name: 'assign',
        action: assign,
        labels: { person: texts.person },
        hidden: { report: of },
        choices: { person: choices },
        values: { person: data.assignedTo ?? '' },
        button: texts.assign,
        kind: 'secondary',
      }),
    )
  const sorted =
    may(state, 'triage') &&
    disclosure(
      t(texts.triage),
      actionForm(view, {
        name: 'triage',
        action: move,
        labels: { lane: texts.lane },
        hidden: { report: of, to: 'triaged' },
        choices: { lane: LANES },
        values: { lane },
        button: texts.triage,
        kind: 'secondary',
      }),
    )
  const longer =
    may(state, 'prolong') &&
    data.prolongedFor === null &&
    data.due?.what === 'answer' &&
    disclosure(
      t(texts.prolong),
      actionForm(view, {
        name: 'prolong',
        action: prolong,
        labels: { reason: texts.reason },
        hidden: { report: of },
        button: texts.prolong,
        kind: 'secondary',
      }),
    )
  return [sorted, given, longer]
}

function closePart({ id: of, state }: Data, view: View): Html | false {
  const { t } = view
  if (!may(state, 'close')) return false
  const form = actionForm(view, {
    name: 'close',
    action: close,
    labels: { why: texts.why },
    hidden: { report: of },
    choices: { why: WHY },
    button: texts.close,
    kind: 'secondary',
  })
  return disclosure(t(texts.close), html`<p class="hint">${t(texts.closeHint)}</p>${form}`)
}

/** It happens at a polling station while people vote, and nobody has it yet. */
function nowPart({ urgent, state, dueAt }: Data, view: View): Html | false {
  if (!urgent || state !== 'received' || dueAt === null) return false
  const { t } = view
  const at = timeOf(view, dueAt)
  return notification(t, { tone: 'warn', body: html`<p>${t.parts(texts.nowOwed, { at })}</p>` })
}

/** Others that are like it and wait to be read. */
function alikePart({ alike, kin }: Data, { t, base }: View): Html | false {
  if (alike < 2) return false
  const href = withSearch(`${base}${REPORTS}`, { alike: kin })
  return html`<p><a href="${href}">${t(texts.alikeMany, { count: alike - 1 })}</a></p>`
}

const FORWARDED = {
  offered: texts.forwardOffered,
  accepted: texts.forwardAccepted,
  refused: texts.forwardRefused,
} as const

/** To which desks it was offered, and why one refused it. */
function forwardsPart({ forwards }: Data, view: View): Html | false {
  if (forwards.length === 0) return false
  const { t } = view
  const lines = forwards.map(({ to, state, offeredAt, endedAt, reason }) => {
    const at = shortMoment(view, endedAt ?? offeredAt)
    return html`<p>${typed(to)}: ${t(FORWARDED[state])}, ${at}${reason !== '' && html`: ${typed(reason)}`}</p>`
  })
  return block(t(texts.forwards), lines)
}

/** Who gave it to the recovery key, and when. */
function releasesPart({ releases, names }: Data, view: View): Html | false {
  if (releases.length === 0) return false
  const { t } = view
  const lines = releases.map(({ reason, askedBy, agreedBy, agreedAt }) => {
    const asked = personName(view, names, askedBy)
    const by =
      agreedAt === null
        ? t.parts(texts.releaseAsked, { asked })
        : t.parts(texts.releasedBy, {
            asked,
            agreed: personName(view, names, agreedBy),
            at: timeOf(view, agreedAt),
          })
    return html`<p>${by}: ${typed(reason)}</p>`
  })
  return block(t(texts.released), lines)
}

function filesPart(
  { files, id: of, own, recipients, targets, names, state }: Data,
  view: View,
): Html {
  const { t, node } = view
  const rows = table(t, {
    caption: t(texts.files),
    isCaptionHidden: true,
    empty: '',
    rows: files,
    columns: [
      {
        label: t(texts.report),
        cell: ({ id, kind, letter, person }) =>
          html`<span data-file="${id}" data-kind="${kind}" data-upload="${letter ?? ''}">${t(KINDS[kind])}${kind === 'message' && html`, ${t(person === null ? texts.fromReporter : texts.fromAgency)}`}${kind === 'note' && html`, ${personName(view, names, person)}`}</span>`,
      },
      { label: t(texts.came), cell: ({ at }) => shortMoment(view, at) },
      {
        label: 'SHA-256',
        cell: ({ sha256, size }) =>
          html`${code(sha256.slice(0, 16))} ${t(texts.size, { count: size })}`,
      },
    ],
  })
  return html`<div data-desk data-report="${of}" data-api="${node.prefix}/api" data-recipients="${recipients.join(' ')}" data-targets="${JSON.stringify(may(state, 'offer') ? targets : [])}"><p class="hint">${t(texts.filesHint)}</p>${rows}${keyOpeningPart(t, { own })}<noscript><p class="hint">${t(texts.answerHint)}</p></noscript></div>`
}
