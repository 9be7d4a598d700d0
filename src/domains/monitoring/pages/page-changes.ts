// What changed on the page of a site: where, what was there and what is now, why it matters, and what a person says of it.
import type { View } from '../../../core/slice.ts'
import { code } from '../../../ui/code.ts'
import { block } from '../../../ui/block.ts'
import { disclosure } from '../../../ui/details.ts'
import { ofRow, postForm } from '../../../ui/form.ts'
import { type Content, type Html, html } from '../../../ui/html.ts'
import { shortMoment } from '../../../ui/time.ts'
import type { SiteFacts } from '../actions/read.ts'
import type { Severity } from '../checks/check.ts'
import type { Verdict } from '../checks/index.ts'
import { reasonText } from '../report-words.ts'
import type { MarkKind } from '../schema.ts'
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
  /** Somebody called it an attack. */
  readonly isAttack: boolean
}

/** What the reader may say of changes. */
export interface MaySay {
  readonly mayWrite: boolean
  readonly mayMark: boolean
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

/** The form by which a person calls a change an attack. */
export function attacking(here: (sent: unknown, params: Params) => string) {
  return {
    action: 'monitoring.mark',
    next: here,
    said: texts.attackNoted,
    undo: {
      action: 'monitoring.withdrawMark',
      input: (_sent: unknown, { mark: made }: { mark: string }) => ({ mark: made }),
    },
  } as const
}

/** All changes of a page that are findings now; what concerns no voting may be called right all at once. */
export function changesPart(
  view: View,
  { site, changes, ...may }: { site: string; changes: readonly Changed[] } & MaySay,
): Html {
  const { t } = view
  if (changes.length === 0) return html``
  const rows = changes.map(
    (one) => html`<li>${changePart(view, one)}${actsPart(view, { site, one, ...may })}</li>`,
  )
  const all = may.mayWrite && allPart(view, site, changes)
  return block(
    t(texts.title),
    html`<p class="hint">${t(texts.intro)}</p><ul class="group">${rows}</ul>${all}`,
  )
}

/** What one person may call right of all changes at once, and why the others are left out. */
function allPart(view: View, site: string, changes: readonly Changed[]): Html {
  const { t } = view
  const ofVoting = changes.filter(({ change }) => change.isOfVoting)
  const others = changes.filter(({ change, isAttack }) => !change.isOfVoting && !isAttack)
  const why =
    ofVoting.length > 0 &&
    html`<p class="hint">${t(texts.oneByOne, { count: ofVoting.length })}</p>`
  if (others.length < 2) return html`${why}`
  const learnt = others.map(({ change }) => html`<li>${learntWords(view, change)}</li>`)
  const act = decide(view, {
    name: 'decide',
    site,
    changes: others,
    kind: 'approve',
    label: t(texts.approveAll, { count: others.length }),
  })
  const body = html`<p>${t(texts.learnt)}</p><ul>${learnt}</ul>${act}`
  return html`${why}<div class="no-print">${disclosure(t(texts.several), body)}</div>`
}

/** The finding with its change; none for a finding about something else. */
export function changedOf(
  finding: Omit<Changed, 'change' | 'isAttack'> & {
    readonly change: ShownChange | null
    readonly marks: readonly (MarkKind | { readonly kind: MarkKind })[]
  },
): Changed[] {
  const { id, severity, suspectedAt, verdict, change } = finding
  if (change === null) return []
  const kinds = finding.marks.map((made) => (typeof made === 'string' ? made : made.kind))
  return [{ id, severity, suspectedAt, verdict, change, isAttack: kinds.includes('attack') }]
}

/** One change on the page of its finding: what may be done about it before all else; what concerns voting is made right elsewhere on the page. */
export function onePart(
  view: View,
  { site, one, isOfVotingPlace, ...may }: One & { readonly isOfVotingPlace: boolean },
): Html {
  const { t } = view
  const { change, isAttack } = one
  const moves =
    may.mayWrite &&
    !isAttack &&
    change.place !== '' &&
    !isOfVotingPlace &&
    html`<div class="acts no-print">${decide(view, {
      site,
      changes: [one],
      name: ofRow('decide', `${one.id}-m`),
      kind: 'moves',
      label: t(texts.moves),
    })}</div>`
  const acts = actsPart(view, { site, one, ...may }, true)
  return block(t(texts.title), html`${wordsPart(view, one)}${acts}${moves}`)
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

interface One extends MaySay {
  readonly site: string
  readonly one: Changed
}

/** What a person may do about a change: first against it. On other pages than its own a text about voting is only led to. */
function actsPart(view: View, { site, one, mayWrite, mayMark }: One, isOwnPage = false): Html {
  const { t, base } = view
  const { id, change, isAttack } = one
  const { isOfVoting } = change
  const attack =
    mayMark &&
    !isAttack &&
    postForm(view, {
      name: ofRow('attack', id),
      hidden: { finding: id, kind: 'attack' },
      label: t(texts.attack),
      ...(isOfVoting ? {} : { kind: 'secondary' }),
    })
  const marked = isAttack && html`<p class="hint">${t(texts.isAttack)}</p>`
  const page = `${base}/console/findings/${id}`
  const open = isOwnPage
    ? mayMark && html`<a href="#mark">${t(texts.somethingElse)}</a>`
    : html`<a href="${page}">${t(isOfVoting ? texts.decideThere : texts.somethingElse)}</a>`
  const acts = html`<div class="acts no-print">${attack} ${open}</div>${marked}`
  if (isOfVoting || !mayWrite || isAttack) return acts
  const approve = decide(view, {
    site,
    changes: [one],
    name: ofRow('decide', `${id}-a`),
    kind: 'approve',
    label: t(texts.approve),
  })
  return html`${acts}
<div class="acts no-print">${approve} <a href="${ANNOUNCE}">${t(texts.announce)}</a></div>`
}

/** What counts as right from then on. */
export function learntWords({ t }: View, { now, old, under }: ShownChange): Content {
  if (now !== null) return html`<bdi>${now}</bdi>`
  return t.parts(texts.noLonger, { text: html`<bdi>${old ?? under}</bdi>` })
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
