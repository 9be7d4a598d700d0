import { directionOf } from '../core/language-tag.ts'
import type { View } from '../core/slice.ts'
import { forbids } from '../domains/alerting/index.ts'
import { badge, type Severity, severityBadge } from '../ui/badge.ts'
import { type Html, html } from '../ui/html.ts'
import { answerWord, type End, type StationAlert, waits } from './station-alert.ts'
import { texts } from './texts.ts'

const SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const

interface Said {
  readonly language: string
  readonly headline: string
  readonly instruction: string
}

/** What a card says, by place. */
interface Parts {
  readonly badges: Html
  readonly said: readonly Said[]
  readonly text: string
  readonly times: string
  readonly state: string
}

/** The way to answer it, or anew; null where there is none. */
interface Way {
  readonly href: string
  readonly label: string
}

/** One alert, or what it ended with; `isAsked` where the foot of the page answers it. */
export function alertCard(view: View, alert: StationAlert, isAsked: boolean): Html {
  const { t } = view
  const { alert: thread, revision, end, eventCode, answers, answer, sent } = alert
  const look = `${answer !== null || end !== null ? 'card' : ''} ${end === 'cancel' ? 'hot' : ''}`
  const facts = html` id="${thread}" class="${look}" data-about="${thread} ${revision}" data-may="${answers.join(' ')}"${end && html` data-end="${end}" data-at="${sent}"`}${forbids(eventCode) && html` data-heed="1"`}`
  const parts = end === null ? inForce(view, alert) : ended(view, alert, end)
  const label = t(answer === null ? texts.choose : texts.change)
  return card(facts, parts, isAsked || end !== null ? null : { href: `?change=${thread}`, label })
}

/** The empty card: the script's mould, with every badge. */
export function mould(view: View): Html {
  const { t } = view
  const marked = (name: string, sign: Html) => html`<span data-is="${name}">${sign}</span>`
  const badges = [
    SEVERITIES.map((severity) => marked(severity, severityBadge(t, severity))),
    (['cancel', 'clear'] as const).map((end) => marked(end, endBadge(view, end, '{time}'))),
  ]
  const nothing = { said: [], text: '', times: '', state: '', badges: html`${badges}` }
  return html`<template id="card">${card(html``, nothing, null)}</template>`
}

function card(facts: Html, parts: Parts, way: Way | null): Html {
  const { said, badges, text, times, state } = parts
  const [first, ...others] = said
  return html`<article${facts}>${badges}<h2 dir="auto">${first?.headline}</h2><p dir="auto" data-of="text">${text}</p>${others.map(saidPart)}<p class="hint" data-of="times">${times}</p><p><strong data-of="state">${state}</strong> <a data-of="change" href="${way?.href}"${way === null && html` hidden`}>${way?.label}</a></p></article>`
}

function inForce(view: View, alert: StationAlert): Parts {
  const { t, node } = view
  const { sent, expiresAt, answer, answeredAt } = alert
  const said = blocksFor(alert, view)
  const time = (at: string) => t.clock(at, node.zone)
  const state =
    answer === null
      ? t(texts.open)
      : t(texts.sent, { time: time(answeredAt ?? sent), what: t(answerWord(alert, answer)) })
  return {
    badges: severityBadge(t, severityOf(alert.severity)),
    said,
    text: said[0]?.instruction ?? '',
    times: t(texts.until, { sent: time(sent), until: time(expiresAt) }),
    state,
  }
}

/** The end of an alert: what was said before, and what the station did about it. */
function ended(view: View, alert: StationAlert, end: End): Parts {
  const { t, node } = view
  const { before } = alert
  const did = before?.answer == null ? null : t(answerWord({ ...alert, end: null }, before.answer))
  return {
    badges: endBadge(view, end, t.clock(alert.sent, node.zone)),
    said: blocksFor(alert, view).map((block) => ({ ...block, instruction: '' })),
    text: did === null ? '' : t(end === 'cancel' ? texts.undo : texts.answered, { what: did }),
    times: saidBefore(view, alert),
    state: waits(alert) ? t(texts.open) : t(texts.readIt),
  }
}

/** Which alert an end is about, by what was said before; empty where that never came here. */
function saidBefore(view: View, { before, end }: StationAlert): string {
  if (before === null) return ''
  const time = view.t.clock(before.sent, view.node.zone)
  const what = blocksFor(before, view)[0]?.headline ?? ''
  return view.t(end === 'cancel' ? texts.wrong : texts.was, { time, what })
}

function endBadge(view: View, end: End, time: string): Html {
  const word = endWord(view, end, time)
  return end === 'cancel' ? badge('extreme', 'cross', word) : badge('ok', 'tick', word)
}

function endWord({ t }: View, end: End, time: string): string {
  return t(end === 'cancel' ? texts.takenBack : texts.over, { time })
}

/** How and when an alert ended; null while it is in force. */
export function endTime(view: View, { end, sent }: StationAlert): string | null {
  return end && endWord(view, end, view.t.clock(sent, view.node.zone))
}

/** What it says first, in the language of the page where it has it. */
export function headlineOf(view: View, alert: StationAlert): string {
  return blocksFor(alert, view)[0]?.headline ?? ''
}

/** The page's language first, else the first there is; then those that no page of the node speaks, whose readers have no other. */
function blocksFor({ texts: said }: Pick<StationAlert, 'texts'>, { t, node }: View): Said[] {
  const tags = Object.keys(said)
  const first = tags.includes(t.language) ? t.language : (tags[0] ?? t.language)
  const others = tags.filter((tag) => tag !== first && !node.languages.includes(tag))
  return [first, ...others].map((language) => ({
    language,
    headline: said[language]?.headline ?? '',
    instruction: said[language]?.instruction ?? '',
  }))
}

/** What is said in a language that the page does not speak, in its own direction. */
function saidPart({ language, headline, instruction }: Said): Html {
  return html`<p lang="${language}" dir="${directionOf(language)}">${headline} ${instruction}</p>`
}

function severityOf(word: string): Severity {
  return SEVERITIES.find((severity) => severity === word) ?? 'Unknown'
}

/** What is over and was read, or never came here. */
export function pastPart(view: View, alerts: readonly StationAlert[]): Html {
  const { t, node } = view
  const items = alerts.map((alert) => {
    const word = t(alert.end === 'cancel' ? texts.cancelled : texts.cleared)
    return html`<li>${t.clock(alert.sent, node.zone)} ${word}: ${headlineOf(view, alert)} ${saidBefore(view, alert)}</li>`
  })
  return html`<section id="past"${items.length === 0 && html` hidden`}><h2>${t(texts.past)}</h2><ul>${items}</ul></section>`
}
