import type { Translator } from '../core/text.ts'
import { type Html, html } from './html.ts'
import { texts } from './texts.ts'

/** Severity words of CAP 1.2. */
export type Severity = 'Extreme' | 'Severe' | 'Moderate' | 'Minor' | 'Unknown'

/** How good or bad something is. */
export type Tone = 'extreme' | 'bad' | 'warn' | 'ok' | 'info' | 'plain'
/** Each stands for the same rank everywhere, so that colour is never needed. */
export type Shape = 'block' | 'triangle' | 'diamond' | 'circle' | 'ring' | 'tick' | 'cross' | 'dash'
type Look = { readonly word: keyof typeof texts; readonly tone: Tone; readonly shape: Shape }

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

/** CAP severity as word, shape and colour. */
export function severityBadge(t: Translator, severity: Severity): Html {
  return looked(t, SEVERITY[severity])
}

/** Whether something is in order, as word, shape and colour: `ok`, `warn` where somebody must act, `plain` where it does not matter. */
export function stateBadge(state: 'ok' | 'warn' | 'plain', words: string): Html {
  const shape = { ok: 'tick', warn: 'diamond', plain: 'dash' } as const
  return badge(state, shape[state], words)
}

function looked(t: Translator, { word, tone, shape }: Look): Html {
  return badge(tone, shape, t(texts[word]))
}

/** A state as word, shape and colour; which state looks how is said by the slice that has it. */
export function badge(tone: Tone, shape: Shape, words: string | Html): Html {
  return html`<span class="badge tone-${tone}"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${SHAPES[shape]}</svg>${words}</span>`
}

/** A shape alone, within twelve units, for a sign that stands beside its words. */
export function shapeOf(shape: Shape): Html {
  return SHAPES[shape]
}
