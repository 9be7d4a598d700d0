import { holds, holdsIn } from '../../../core/actor.ts'
import { page, type View } from '../../../core/slice.ts'
import { LANGUAGES, type Message } from '../../../core/text.ts'
import { block } from '../../../ui/block.ts'
import { code, typed } from '../../../ui/code.ts'
import { keyOpeningPart } from '../../../ui/desk-key.ts'
import { summaryList } from '../../../ui/details.ts'
import { textField } from '../../../ui/field.ts'
import { fieldStates, postForm, refusedPart } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { whatTexts, whereTexts, whoTexts } from '../../../ui/report-class.ts'
import { table } from '../../../ui/table.ts'
import { moment, shortMoment, timeOf } from '../../../ui/time.ts'
import { report } from '../actions/desk.ts'
import { texts } from '../texts/desk.ts'
import { texts as reportTexts } from '../texts/report.ts'
import { pathOf, REPORTS, stateOf } from './look.ts'

/** Longest title of an incident. */
const MAX_TITLE = 200

type Data = Awaited<ReturnType<typeof load>>
type Loading = Parameters<Parameters<typeof page>[0]['load']>[0]

async function load(ctx: Loading) {
  return {
    ...(await ctx.call(report, { report: ctx.params['report'] ?? '' })),
    /** What the reader may begin elsewhere; nothing of a report goes there by itself. */
    may: {
      incident: holdsIn(ctx.actor, 'incidents:lead', '/'),
      alert: holds(ctx.actor, 'alerting:draft'),
      site: holds(ctx.actor, 'monitoring:read'),
    },
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
    incident: {
      action: 'incidents.open',
      next: ({ incident }: { incident: string }) => `/console/incidents/${incident}`,
      said: texts.saidIncident,
    },
    move: { action: 'reports.move', next: here, said: texts.saidMoved },
  },
  load,
  render(data: Data, view: View) {
    const { t } = view
    const main = html`${refusedPart(view, { title: texts.incidentTitle })}${factsPart(data, view)}${block(t(texts.next), nextPart(data, view))}${block(t(texts.files), filesPart(data, view))}${elsewherePart(data, view)}`
    return {
      title: t(whatTexts[data.what]),
      sub: html`${stateOf(t, data.state)} ${code(data.code)}`,
      main,
      scripts: ['desk-key.js'],
      breadcrumb: [{ path: REPORTS, label: t(texts.reports) }],
    }
  },
})

/** Steps beyond the report, each by a person's own words: an incident, an alert, a look at a site. */
function elsewherePart({ may }: Data, view: View): Html | false {
  const { t, base } = view
  if (!may.incident && !may.alert && !may.site) return false
  const title = fieldStates('incident', view.refused)('title')
  const incident =
    may.incident &&
    postForm(view, {
      name: 'incident',
      hidden: { area: '/', severity: 'moderate' },
      body: textField(t, { ...title, label: t(texts.incidentTitle), maxLength: MAX_TITLE }),
      label: t(texts.openIncident),
      kind: 'secondary',
    })
  const alert = may.alert && html`<a href="${base}/console/alerts/new">${t(texts.writeAlert)}</a>`
  const site = may.site && html`<a href="${base}/console/sites">${t(texts.lookAtSite)}</a>`
  return block(
    t(texts.elsewhere),
    html`<p class="hint">${t(texts.elsewhereHint)}</p>${incident}<p>${alert} ${site}</p>`,
  )
}

const FORWARD = {
  none: texts.forwardNone,
  country: texts.country,
  abroad: texts.abroad,
} as const satisfies Readonly<Record<Data['forward'], Message>>

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
    line(texts.place, t(whereTexts[data.place])),
    line(texts.teller, t(whoTexts[data.teller])),
    line(texts.moment, t(reportTexts[data.moment])),
    line(texts.danger, yesNo(data.danger)),
    line(texts.language, LANGUAGES[data.language].name),
    line(texts.forward, t(FORWARD[data.forward])),
    line(texts.contact, yesNo(data.contact)),
    line(texts.came, moment(view, data.receivedAt)),
    line(texts.sealedBy, t(texts[data.sealedBy])),
  ])
}

function nextPart({ id: of, state, acknowledgedAt }: Data, view: View): Html {
  const { t } = view
  const to = (where: string, label: Message, kind?: 'danger' | 'secondary') =>
    postForm(view, {
      name: 'move',
      hidden: { report: of, to: where },
      label: t(label),
      kind: kind ?? 'secondary',
    })
  if (state === 'closed') return to('investigating', texts.reopen)
  const first =
    acknowledgedAt === null &&
    postForm(view, { name: 'acknowledge', hidden: { report: of }, label: t(texts.acknowledge) })
  return html`${first}${state !== 'investigating' && to('investigating', texts.investigate)}${state !== 'waiting' && to('waiting', texts.ask)}${to('closed', texts.close)}`
}

function filesPart({ files, id: of, recipients, targets }: Data, view: View): Html {
  const { t, node } = view
  const rows = table(t, {
    caption: t(texts.files),
    isCaptionHidden: true,
    empty: '',
    rows: files,
    columns: [
      {
        label: t(texts.report),
        cell: ({ kind, person }) =>
          kind === 'message'
            ? `${t(texts.message)}, ${t(person === null ? texts.fromReporter : texts.fromAgency)}`
            : t(kind === 'name' ? texts.named : texts[kind]),
      },
      { label: t(texts.came), cell: ({ at }) => shortMoment(view, at) },
      {
        label: 'SHA-256',
        cell: ({ id, kind, sha256, size }) =>
          html`<span data-file="${id}" data-kind="${kind}">${code(sha256.slice(0, 16))}</span> ${t(texts.size, { count: size })}`,
      },
    ],
  })
  return html`<div data-desk data-report="${of}" data-api="${node.prefix}/api" data-recipients="${recipients.join(' ')}" data-targets="${JSON.stringify(targets)}"><p class="hint">${t(texts.filesHint)}</p>${rows}${keyOpeningPart(t)}<p class="hint">${t(texts.answerHint)}</p></div>`
}
