import type { Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { texts } from './texts.ts'

/** Severity words of CAP 1.2. */
export type Severity = 'Extreme' | 'Severe' | 'Moderate' | 'Minor' | 'Unknown'
/** State of a watched site as the public reads it; unknown is never shown as ok. */
export type SiteStatus = 'ok' | 'at_risk' | 'degraded' | 'down' | 'unknown'
/** States of an alert from draft to its end. */
export type AlertState =
  | 'draft'
  | 'proposed'
  | 'issued'
  | 'updated'
  | 'cancelled'
  | 'cleared'
  | 'expired'
  | 'rejected'
  | 'withdrawn'
/** How far an alert got at one recipient. */
export type Reception = 'new' | 'delivered' | 'seen' | 'acknowledged' | 'escalated' | 'closed'
export type Grade = 'A+' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F'

type Tone = 'extreme' | 'bad' | 'warn' | 'ok' | 'info' | 'plain'
type Shape = 'block' | 'triangle' | 'diamond' | 'circle' | 'ring' | 'tick' | 'cross' | 'dash'
type Look = { readonly word: keyof typeof texts; readonly tone: Tone; readonly shape: Shape }

// Each shape stands for the same rank everywhere, so that colour is never needed.
const SHAPES: Readonly<Record<Shape, Html>> = {
  block: html`<path fill-rule="evenodd" d="M0 0h12v12H0zM5 2v5h2V2zm0 6.5v2h2v-2z"/>`,
  triangle: html`<path d="M6 .5 12 11.5H0z"/>`,
  diamond: html`<path d="M6 0l6 6-6 6-6-6z"/>`,
  circle: html`<circle cx="6" cy="6" r="5"/>`,
  ring: html`<circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" stroke-width="2"/>`,
  tick: html`<path d="M1 6.5 4.5 10 11 2" fill="none" stroke="currentColor" stroke-width="2.5"/>`,
  cross: html`<path d="M1.5 1.5l9 9m0-9l-9 9" fill="none" stroke="currentColor" stroke-width="2.5"/>`,
  dash: html`<path d="M1 6h10" fill="none" stroke="currentColor" stroke-width="2.5"/>`,
}

const SEVERITY: Readonly<Record<Severity, Look>> = {
  Extreme: { word: 'extreme', tone: 'extreme', shape: 'block' },
  Severe: { word: 'severe', tone: 'bad', shape: 'triangle' },
  Moderate: { word: 'moderate', tone: 'warn', shape: 'diamond' },
  Minor: { word: 'minor', tone: 'info', shape: 'circle' },
  Unknown: { word: 'unknown', tone: 'plain', shape: 'ring' },
}

const SITE: Readonly<Record<SiteStatus, Look>> = {
  ok: { word: 'siteOk', tone: 'ok', shape: 'tick' },
  at_risk: { word: 'siteAtRisk', tone: 'warn', shape: 'diamond' },
  degraded: { word: 'siteDegraded', tone: 'bad', shape: 'triangle' },
  down: { word: 'siteDown', tone: 'extreme', shape: 'cross' },
  unknown: { word: 'unknown', tone: 'plain', shape: 'ring' },
}

const ALERT: Readonly<Record<AlertState, Look>> = {
  draft: { word: 'alertDraft', tone: 'plain', shape: 'ring' },
  proposed: { word: 'alertProposed', tone: 'info', shape: 'circle' },
  issued: { word: 'alertIssued', tone: 'bad', shape: 'triangle' },
  updated: { word: 'alertUpdated', tone: 'bad', shape: 'triangle' },
  cancelled: { word: 'alertCancelled', tone: 'plain', shape: 'cross' },
  cleared: { word: 'alertCleared', tone: 'ok', shape: 'tick' },
  expired: { word: 'alertExpired', tone: 'plain', shape: 'dash' },
  rejected: { word: 'alertRejected', tone: 'plain', shape: 'cross' },
  withdrawn: { word: 'alertWithdrawn', tone: 'plain', shape: 'dash' },
}

const RECEPTION: Readonly<Record<Reception, Look>> = {
  new: { word: 'receptionNew', tone: 'plain', shape: 'ring' },
  delivered: { word: 'receptionDelivered', tone: 'info', shape: 'circle' },
  seen: { word: 'receptionSeen', tone: 'warn', shape: 'diamond' },
  acknowledged: { word: 'receptionAcknowledged', tone: 'ok', shape: 'tick' },
  escalated: { word: 'receptionEscalated', tone: 'bad', shape: 'triangle' },
  closed: { word: 'receptionClosed', tone: 'plain', shape: 'dash' },
}

/** CAP severity as word, shape and colour. */
export function severityBadge(t: Translator, severity: Severity): Html {
  return badge(t, SEVERITY[severity])
}

/** State of a site as word, shape and colour. */
export function siteBadge(t: Translator, status: SiteStatus): Html {
  return badge(t, SITE[status])
}

/** State of an alert as word, shape and colour. */
export function alertBadge(t: Translator, state: AlertState): Html {
  return badge(t, ALERT[state])
}

/** How far an alert got at a recipient as word, shape and colour. */
export function receptionBadge(t: Translator, reception: Reception): Html {
  return badge(t, RECEPTION[reception])
}

/** Grade of a site: the letter, with its meaning for those who only hear it. */
export function gradeBadge(t: Translator, grade: Grade): Html {
  const tone = { A: 'ok', B: 'ok', C: 'warn', D: 'bad', E: 'bad', F: 'extreme' }[grade[0] as 'A']
  const words = t(texts.grade, { grade })
  return html`<span class="grade tone-${tone}" dir="ltr" role="img" aria-label="${words}">${grade}</span>`
}

/** Whether something is in order, as word, shape and colour: `ok`, `warn` where somebody must act, `plain` where it does not matter. */
export function stateBadge(state: 'ok' | 'warn' | 'plain', words: string): Html {
  const shape = { ok: 'tick', warn: 'diamond', plain: 'dash' } as const
  return sign(state, shape[state], words)
}

function badge(t: Translator, { word, tone, shape }: Look): Html {
  return sign(tone, shape, t(texts[word]))
}

function sign(tone: Tone, shape: Shape, words: string): Html {
  return html`<span class="badge tone-${tone}"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${SHAPES[shape]}</svg>${words}</span>`
}
