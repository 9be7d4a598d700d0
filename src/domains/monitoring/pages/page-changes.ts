// What changed on the page of a site: where, what was there and what is now, why it matters, and what a person says of it.
import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { block } from '../../../ui/block.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import type { SiteFacts } from '../actions/read.ts'
import type { Severity } from '../checks/check.ts'
import type { Verdict } from '../checks/index.ts'
import { reasonText } from '../report-words.ts'
import { severityBadge } from '../site-badge.ts'
import { announceTexts } from '../texts/announce.ts'
import { pageChangeTexts as texts } from '../texts/page-changes.ts'
import { PROVISIONAL_FETCHES } from '../watch/index.ts'
import { readOf, type ShownChange } from '../watched.ts'
import { ANNOUNCE } from './announce.ts'

/** A finding about a change, as the pages show it. */
export interface Changed {
  /** The finding. */
  readonly id: string
  readonly severity: Severity
  readonly suspectedAt: string
  readonly verdict: Verdict
  readonly change: ShownChange
}

type Params = Readonly<Record<string, string>>

/** The form by which a person decides about changes, on pages that show them. */
export function deciding(here: (sent: unknown, params: Params) => string) {
  return {
    action: 'monitoring.decideChanges',
    next: here,
    said: texts.decided,
    undo: {
      action: 'monitoring.undoDecision',
      input: (_sent: unknown, { decision }: { decision: string }) => ({ decision }),
    },
  } as const
}

/** All changes of a page that are findings now; what is right may be said of all at once. */
export function changesPart(
  view: View,
  { site, changes, mayWrite }: { site: string; changes: readonly Changed[]; mayWrite: boolean },
): Html {
  const { t } = view
  if (changes.length === 0) return html``
  const all =
    mayWrite &&
    changes.length > 1 &&
    decide(view, { name: 'decide', site, changes, kind: 'approve', label: t(texts.approveAll) })
  const rows = changes.map(
    (one) => html`<li>${changePart(view, one)}${mayWrite && actsPart(view, site, one)}</li>`,
  )
  return block(
    t(texts.title),
    html`<p class="hint">${t(texts.intro)}</p><ul class="group">${rows}</ul>${all}`,
  )
}

/** The finding with its change; none for a finding about something else. */
export function changedOf(
  finding: Omit<Changed, 'change'> & { readonly change: ShownChange | null },
): Changed[] {
  const { id, severity, suspectedAt, verdict, change } = finding
  return change === null ? [] : [{ id, severity, suspectedAt, verdict, change }]
}

/** One change on the page of its finding. */
export function onePart(
  view: View,
  { site, one, mayAct }: { site: string; one: Changed; mayAct: boolean },
): Html {
  const body = html`${wordsPart(view, one)}${mayAct && actsPart(view, site, one)}`
  return block(view.t(texts.title), body)
}

/** How far the page is learned, and what of it cannot be watched. */
export function watchLine(view: View, learned: SiteFacts['learned']): Content {
  const { t } = view
  if (learned === null) return '–'
  const { stage, fetches, beganAt, damage, notTested } = learned
  const count = Math.min(fetches, PROVISIONAL_FETCHES)
  const said: Content[] =
    stage === 'learning'
      ? [t(texts.learning, { count, most: PROVISIONAL_FETCHES })]
      : [t(texts[stage]), t.parts(texts.learnedSince, { time: shortMoment(view, beganAt) })]
  if (damage !== null) said.push(t(texts.damaged))
  if (notTested.includes('drawn')) said.push(t(texts.drawn))
  if (notTested.includes('too_much')) said.push(t(texts.tooMuch))
  return said.map((one) => html`${one} `)
}

/** One change: its level and why, the place, the words before and now. */
function changePart(view: View, one: Changed): Html {
  const { t } = view
  return html`<p>${severityBadge(t, one.severity)} ${reasonText(t, one.verdict)}</p>
${wordsPart(view, one)}`
}

/** The place of a change and the words before and now. */
function wordsPart(view: View, { suspectedAt, change }: Changed): Html {
  const { t } = view
  const { place, under } = change
  const where =
    place !== '' && html`<br>${t.parts(texts.where, { place: code(place.replace(/^>/, '')) })}`
  const heading =
    under !== '' && html` ${t.parts(texts.under, { heading: html`<bdi>${under}</bdi>` })}`
  const since = t.parts(texts.since, { time: shortMoment(view, suspectedAt) })
  const came = change.isAnnounced && html` ${t(announceTexts.cameWith)}`
  return html`<p class="hint">${since}${came}${where}${heading}</p>
${side(t(texts.before), change, 'old')}${side(t(texts.now), change, 'now')}`
}

/** One side of a change in full; the words that the other lacks are marked, and named where nothing is drawn. */
function side(label: string, change: ShownChange, which: 'old' | 'now'): Content {
  const whole = change[which]
  if (whole === null) return null
  const runs = change.marked.filter((run) => run.in === 'both' || run.in === which)
  const words =
    runs.length === 0
      ? whole
      : runs.map((run) => {
          if (run.in === 'both') return run.text
          return which === 'old' ? html`<del>${run.text}</del>` : html`<ins>${run.text}</ins>`
        })
  return html`<p><strong>${label}</strong> <span dir="auto">${words}</span></p>`
}

/** What a person may say of a change. */
function actsPart(view: View, site: string, one: Changed): Html {
  const { t, base } = view
  const moves = one.change.place !== ''
  const of = { site, changes: [one] }
  return html`<div class="acts">${decide(view, { ...of, name: ofRow('decide', `${one.id}-a`), kind: 'approve', label: t(texts.approve) })}
${moves && decide(view, { ...of, name: ofRow('decide', `${one.id}-m`), kind: 'moves', label: t(texts.moves) })}
<a href="${base}/console/findings/${one.id}#mark">${t(texts.attack)}</a>
<a href="${ANNOUNCE}">${t(texts.announce)}</a></div>`
}

interface Decide {
  readonly name: string
  readonly site: string
  readonly changes: readonly Changed[]
  readonly kind: 'approve' | 'moves'
  readonly label: string
}

function decide(view: View, { name, site, changes, kind, label }: Decide): Html {
  const findings = changes.map(({ id }) => id)
  const read = readOf(changes.map(({ id, change }) => ({ id, ...change })))
  return postForm(view, {
    name,
    hidden: { site, 'findings[]': findings, kind, read },
    label,
    kind: 'secondary',
  })
}
