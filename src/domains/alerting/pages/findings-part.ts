// What stands behind an alert, said alike wherever the alert is: what of it is still so, and what a person does about it.
import type { z } from 'zod'
import { holds } from '../../../core/actor.ts'
import type { PageContext, View } from '../../../core/slice.ts'
import type { Message } from '../../../core/text.ts'
import { disclosure } from '../../../ui/details.ts'
import { postForm } from '../../../ui/form.ts'
import { type Html, html } from '../../../ui/html.ts'
import { notification, warningText } from '../../../ui/notice.ts'
import { shortMoment } from '../../../ui/time.ts'
import type { show } from '../actions/view.ts'
import { willDo } from '../graver.ts'
import { checkTitles } from '../needs.ts'
import type { AlertState, FindingEnd } from '../schema.ts'
import { findingTexts as texts } from '../texts/findings.ts'

/** What of an alert says what stands behind it. */
export type FoundFacts = Pick<
  z.output<typeof show.output>,
  'alert' | 'state' | 'endedWhy' | 'eventCode' | 'severity' | 'findings' | 'proposal'
>
type Found = FoundFacts['findings'][number]

/** What each check is called, by its name; empty for whoever sees no findings. */
export type Titles = Readonly<Record<string, Message>>

/** What the checks behind alerts are called. */
export async function titlesOf(ctx: PageContext): Promise<Titles> {
  if (!holds(ctx.actor, 'monitoring:read')) return {}
  return (await ctx.ask(checkTitles, {})).titles
}

/** How a finding stands, in words with their time. */
export const STANDS: Readonly<Record<FindingEnd | 'open', Message<'time'>>> = {
  open: texts.open,
  closed: texts.closed,
  'false-positive': texts.excusedFalse,
  'accepted-risk': texts.excusedRisk,
}

const isOpen = ({ overAt }: Found) => overAt === null

/** The findings as links, each with how it stands. */
export function foundList(view: View, findings: readonly Found[], titles: Titles): Html {
  const { t, base } = view
  const rows = findings.map(({ finding, check, addedAt, overAt, overWhy }) => {
    const title = titles[check ?? ''] ?? texts.finding
    const time = shortMoment(view, overAt ?? addedAt)
    const stands = t.parts(STANDS[overWhy ?? 'open'], { time })
    return html`<li><a href="${base}/console/findings/${finding}">${t(title)}</a> · ${stands}</li>`
  })
  return html`<ul>${rows}</ul>`
}

interface Sentence {
  readonly tone: 'info' | 'warn'
  readonly words: Message
}

/** What is said on top once everything behind an alert is over, by its state; null where nobody has anything to do. */
export const OVER: Readonly<Record<AlertState, Sentence | null>> = {
  draft: { tone: 'warn', words: texts.draftOver },
  proposed: { tone: 'warn', words: texts.proposalOver },
  issued: { tone: 'info', words: texts.alertOver },
  updated: { tone: 'info', words: texts.alertOver },
  withdrawn: { tone: 'info', words: texts.withdrawn },
  cancelled: null,
  cleared: null,
  expired: null,
  rejected: null,
}

/** What is said where a finding was noted on words that warn of less; what is found later has a draft of its own. */
export const GRAVER: Readonly<Record<AlertState, Message | null>> = {
  draft: texts.graverDraft,
  proposed: texts.graverProposal,
  issued: null,
  updated: null,
  withdrawn: null,
  cancelled: null,
  cleared: null,
  expired: null,
  rejected: null,
}

interface Shown {
  readonly facts: FoundFacts
  readonly titles: Titles
  /** Buttons of whoever may do something about it. */
  readonly acts?: Html | false
  readonly mayDraft?: boolean
}

/** What stands on top of every page of an alert about what is behind it; nothing where there is nothing to say. */
export function findingsNotice(view: View, { facts, titles, acts, mayDraft }: Shown): Html {
  const { t } = view
  const { state, findings, endedWhy } = facts
  if (findings.length === 0) return html``
  const list = foundList(view, findings, titles)
  const open = findings.filter(isOpen)
  if (open.length === 0) {
    const said = state === 'withdrawn' && endedWhy === null ? null : OVER[state]
    if (said === null) return html``
    const body = html`<p>${t(said.words)}</p>${list}${acts}`
    return notification(t, { tone: said.tone, body })
  }
  const more = open.filter((one) => !willDo(facts, one))
  const graver = more.length > 0 ? GRAVER[state] : null
  if (graver !== null) {
    const again = state === 'proposed' && mayDraft && againForm(view, facts.alert)
    const body = html`<p>${t(graver)}</p>${foundList(view, more, titles)}${again}`
    return notification(t, { tone: 'warn', body })
  }
  if (OVER[state] === null || state === 'withdrawn' || findings.length === 1) return html``
  const count = open.length
  const words =
    count < findings.length
      ? t(texts.some, { count, total: t.number(findings.length) })
      : t(texts.together, { count })
  // One line: nothing is to be done about it, and what is pressed here stands below.
  return disclosure(words, list)
}

function againForm(view: View, alert: string): Html {
  const label = view.t(texts.again)
  return postForm(view, { name: 'redraft', hidden: { alert }, label, kind: 'secondary' })
}

/** The same where an alert ends: what is still so and asks for a reason, in these words, or that none is asked. */
export function standsPart(
  view: View,
  { findings, titles }: Pick<FoundFacts, 'findings'> & { readonly titles: Titles },
  stillSo: Message,
): Html {
  const { t } = view
  const open = findings.filter(isOpen)
  if (open.length === 0) return html`<p>${t(texts.noReason)}</p>`
  return html`<div class="is-open">${warningText(t, t(stillSo))}${foundList(view, open, titles)}</div>`
}
