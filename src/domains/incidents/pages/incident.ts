import { page, type View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { actionForm } from '../../../ui/action-form.ts'
import { block } from '../../../ui/block.ts'
import { code } from '../../../ui/code.ts'
import { disclosure, summaryList } from '../../../ui/details.ts'
import { erasureTexts } from '../../../ui/erasure-texts.ts'
import { plainWords } from '../../../ui/erasure.ts'
import { buttonLink, ofRow, postForm, refusedPart } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { assetTexts, kindWords } from '../../../ui/incident-class.ts'
import { live } from '../../../ui/live.ts'
import { areaName, named, personName } from '../../../ui/name.ts'
import { withSearch } from '../../../ui/page-href.ts'
import { moment } from '../../../ui/time.ts'
import { describe, lead, merge, move } from '../actions/incident.ts'
import { timeline } from '../actions/entry.ts'
import { MAX_ENTRIES, NEXT_STATES, REASONED, RSIT } from '../schema.ts'
import { texts } from '../texts/pages.ts'
import { texts as playbookTexts } from '../texts/playbooks.ts'
import * as values from '../texts/values.ts'
import { filterOf, type IncidentData, loadIncident as load } from './incident-data.ts'
import { erasurePath, INCIDENTS, pathOf, severityOf, stateOf } from './look.ts'
import { tasksPart } from './tasks.ts'
import { timelineFile } from './timeline-file.ts'
import { timelinePart } from './timeline.ts'

const here = (_: unknown, { incident: of = '' }: Readonly<Record<string, string>>) => pathOf(of)
const back = {
  next: here,
  keeps: ['source', 'tag', 'observable', 'zone', 'from', 'until', 'older', 'newer'],
} as const

/** One incident: how it stands, what to do next, what it is, its tasks and its timeline. */
export const incidentPage = page({
  path: `${INCIDENTS}/:incident`,
  surface: 'console',
  permission: 'incidents:read',
  forms: {
    move: { action: 'incidents.move', ...back, said: texts.saidMoved },
    lead: { action: 'incidents.lead', ...back, said: texts.saidLed },
    give: { action: 'incidents.lead', ...back, said: texts.saidGiven },
    describe: { action: 'incidents.describe', ...back, said: texts.saidDescribed },
    merge: {
      action: 'incidents.merge',
      next: here,
      said: texts.saidMerged,
      asks: { title: texts.mergeTitle, what: texts.mergeWhat, act: texts.mergeAct },
    },
    addTask: { action: 'incidents.addTask', ...back, said: texts.saidTask },
    doTask: { action: 'incidents.doTask', ...back, said: texts.saidDone },
    dropTask: {
      action: 'incidents.dropTask',
      ...back,
      said: texts.saidDropped,
      asks: { title: texts.dropTitle, what: texts.dropWhat, act: texts.dropTask },
    },
    answerTask: { action: 'incidents.doTask', ...back, said: playbookTexts.saidAnswered },
    takeTask: { action: 'incidents.takeTask', ...back, said: playbookTexts.saidTaken },
    startPlaybook: { action: 'incidents.startPlaybook', ...back, said: playbookTexts.saidBegun },
    stopPlaybook: {
      action: 'incidents.stopPlaybook',
      ...back,
      said: playbookTexts.saidStopped,
      asks: {
        title: playbookTexts.stopTitle,
        what: playbookTexts.stopWhat,
        act: playbookTexts.stop,
      },
    },
    note: { action: 'incidents.note', ...back, said: texts.saidNoted },
    link: { action: 'incidents.linkTo', ...back, said: texts.saidLinked },
    unlink: { action: 'incidents.unlinkFrom', ...back, said: texts.saidUnlinked },
  },
  file: {
    name: 'timeline',
    async rows(ctx, { t, node }) {
      const incident = ctx.params['incident'] ?? ''
      const all = { incident, limit: MAX_ENTRIES, ...filterOf(ctx) }
      return timelineFile(await ctx.call(timeline, all), { t, node })
    },
  },
  load,
  render(data, view) {
    const { found } = data
    const { t } = view
    const now = html`<div class="no-print">${nowPart(data, view)}</div>`
    // What somebody types there would be lost when the page is drawn anew.
    const shownNow = isFirstSaid(data) ? now : live('incident-now', now)
    const main = html`${refusedPart(view, texts)}${shownNow}
${live('incident-facts', factsPart(data, view))}
${live('incident-tasks', tasksPart(data, view))}
${timelinePart(data, view)}
<div class="no-print">${otherwisePart(data, view)}</div>`
    return {
      title: plainWords(t, found.title),
      sub: html`${stateOf(found, t)} ${severityOf(found, t)} ${code(found.code)}`,
      main,
      breadcrumb: [{ path: INCIDENTS, label: t(texts.incidents) }],
      acts: html`${data.mayReadWord && wordLink(found.id, view)}${data.mayDeclare && caseLink(found.id, view)}${data.maySeeErasures && erasureLink(found.id, view)}`,
    }
  },
})

/** The way to what the public is told, and who else is. */
function wordLink(incident: string, { t, base }: View): Html {
  const href = `${base}/console/statements/${incident}`
  return buttonLink({ href, label: t(texts.word), kind: 'secondary' })
}

/** The way to who did it: a case that stands on this incident. */
function caseLink(incident: string, { t, base }: View): Html {
  const href = `${base}/console/cases?incident=${incident}`
  return buttonLink({ href, label: t(texts.declareCase), kind: 'secondary' })
}

/** The way to what of it is erased. */
function erasureLink(incident: string, { t, base }: View): Html {
  const href = `${base}${erasurePath(incident)}`
  return buttonLink({ href, label: t(erasureTexts.erasure), kind: 'secondary' })
}

const STEPS: Readonly<Partial<Record<IncidentData['found']['state'], Message>>> = {
  contained: texts.toContained,
  recovered: texts.toRecovered,
  closed: texts.toClosed,
  open: texts.toOpen,
  'false-alarm': texts.toFalseAlarm,
}

/** Whether somebody leads it, and it is described next. */
function isFirstSaid({ found, mayLead, isOver }: IncidentData): boolean {
  return mayLead && !isOver && found.owner !== null && found.type === null
}

/** The one thing to press: who leads it, what it is, then the next step. */
function nowPart(data: IncidentData, view: View): Html {
  const { found, mayLead } = data
  const { t, base } = view
  if (found.mergedInto !== null) {
    const other = html`<a href="${base}${pathOf(found.mergedInto)}">${t(texts.incident)}</a>`
    return html`<p>${t.parts(texts.mergedInto, { incident: other })}</p>`
  }
  if (!mayLead || data.isOver) return html``
  if (found.owner === null)
    return block(
      t(texts.now),
      postForm(view, { name: 'lead', hidden: { incident: found.id }, label: t(texts.lead) }),
    )
  if (isFirstSaid(data))
    return block(
      t(texts.now),
      html`<p class="hint">${t(texts.describeNow)}</p>${describeForm(data, view)}`,
    )
  const [next] = NEXT_STATES[found.state]
  return block(t(texts.now), next !== undefined && stepForm(data, view, next))
}

function stepForm({ found }: IncidentData, view: View, to: keyof typeof STEPS): Content {
  const words = STEPS[to]
  if (words === undefined) return null
  const hidden = { incident: found.id, from: found.state, to }
  const name = ofRow('move', to)
  if (!REASONED.has(to)) return postForm(view, { name, hidden, label: view.t(words) })
  return actionForm(view, {
    name,
    action: move,
    labels: texts,
    hidden,
    looks: { reason: { rows: 2, isOptional: false } },
    button: words,
    kind: 'secondary',
  })
}

function describeForm({ found }: IncidentData, view: View): Html {
  const { t } = view
  const types = Object.entries(RSIT).flatMap(([, all]) =>
    all.map((type) => ({ value: type, label: kindWords(t, type) })),
  )
  const { title, severity, type, asset, phase, clockOffsetMs } = found
  // What the node itself opened it saw by its own clock.
  const clock = found.clock ?? (found.openedBy.startsWith('workflow:') ? 'node' : null)
  return actionForm(view, {
    name: 'describe',
    action: describe,
    labels: texts,
    hidden: { incident: found.id },
    values: { title, severity, type, asset, phase, clock, clockOffsetMs },
    choices: {
      severity: values.severityTexts,
      type: types,
      asset: assetTexts,
      phase: values.phaseTexts,
      clock: values.clockTexts,
    },
    button: texts.save,
  })
}

function factsPart(data: IncidentData, view: View): Html {
  const { found, names, mayLead, isOver } = data
  const { t } = view
  const said = (words: Message | null) => (words === null ? t(texts.notSaid) : t(words))
  const { type, asset, phase, clock, owner, clockOffsetMs } = found
  const offset =
    clockOffsetMs !== null && html` <bdi dir="ltr">(${t.number(clockOffsetMs)} ms)</bdi>`
  const parts = found.merged.map(
    (one) => html`<br>${named(view, pathOf(one.id), plainWords(t, one.title))} ${code(one.code)}`,
  )
  const list = summaryList(t, [
    {
      label: t(texts.owner),
      value: owner === null ? t(texts.nobodyLeads) : personName(view, names, owner),
    },
    { label: t(texts.type), value: type === null ? t(texts.notSaid) : kindWords(t, type) },
    { label: t(texts.asset), value: said(asset && assetTexts[asset]) },
    { label: t(texts.phase), value: said(phase && values.phaseTexts[phase]) },
    { label: t(texts.clock), value: [said(clock && values.clockTexts[clock]), offset] },
    { label: t(texts.area), value: areaName(view, names, found.area) },
    { label: t(texts.opened), value: moment(view, found.openedAt) },
    parts.length > 0 && { label: t(texts.parts), value: parts },
    evidenceRow(data, view),
  ])
  const form =
    mayLead &&
    !isOver &&
    !isFirstSaid(data) &&
    disclosure(t(texts.describe), describeForm(data, view))
  return block(t(texts.facts), html`${list}<div class="no-print">${form}</div>`)
}

/** What the reader does with evidence of the incident; nothing where he may not. */
function evidenceRow({ found, mayBundle, mayHandIn }: IncidentData, view: View) {
  const links = [mayBundle && bundleLink(found, view), mayHandIn && handInLink(found, view)]
  const shown = links.filter((link) => link !== false)
  if (shown.length === 0) return false
  const value = shown.map((link, n) => html`${n > 0 && html`<br>`}${link}`)
  return { label: view.t(texts.evidence), value }
}

/** Where all evidence of the incident becomes one file. */
function bundleLink({ code: of }: IncidentData['found'], { t, base }: View): Html {
  return html`<a href="${base}/console/evidence/bundles?of=${of}">${t(texts.bundle)}</a>`
}

/** Where evidence of the incident is handed in. */
function handInLink({ code: of, area }: IncidentData['found'], { t, base }: View): Html {
  const href = withSearch(`${base}/console/evidence/add`, { incident: of, area })
  return html`<a href="${href}">${t(texts.handIn)}</a>`
}

/** What is rarer: another leader, another state, another incident. */
function otherwisePart(data: IncidentData, view: View): Content {
  const { found, mayLead, desk, self } = data
  const { t } = view
  if (!mayLead || found.state === 'merged') return null
  const [next, ...others] = NEXT_STATES[found.state]
  const steps = (data.isOver ? [next] : others).flatMap((to) => (to === undefined ? [] : [to]))
  const hidden = { incident: found.id }
  const give =
    desk.some(({ id }) => id !== self) &&
    !data.isOver &&
    disclosure(
      t(texts.handOver),
      actionForm(view, {
        name: 'give',
        action: lead,
        labels: { owner: texts.handOverTo },
        hidden,
        choices: {
          owner: desk
            .filter(({ id }) => id !== self)
            .map(({ id: value, name: label }) => ({ value, label })),
        },
        button: texts.handOver,
        kind: 'secondary',
      }),
    )
  const into =
    found.alike.length > 0 &&
    disclosure(
      t(texts.merge),
      actionForm(view, {
        name: 'merge',
        action: merge,
        labels: { into: texts.into },
        hidden,
        choices: {
          into: found.alike.map((one) => ({
            value: one.id,
            label: `${one.code} ${plainWords(t, one.title)}`,
          })),
        },
        button: texts.mergeAct,
        kind: 'secondary',
      }),
    )
  return block(t(texts.otherwise), [
    alikePart(data, view),
    steps.map((to) =>
      disclosure(
        t(STEPS[to as keyof typeof STEPS] ?? texts.otherwise),
        stepForm(data, view, to as keyof typeof STEPS),
      ),
    ),
    give,
    into,
  ])
}

function alikePart({ found }: IncidentData, view: View): Content {
  if (found.alike.length === 0) return null
  const { t } = view
  const rows = found.alike.map(
    (one) =>
      html`<li>${named(view, pathOf(one.id), plainWords(t, one.title))} ${code(one.code)} ${stateOf(one, t)}</li>`,
  )
  return html`<p>${t(texts.alike)}:</p><ul>${rows}</ul>`
}
