// What a page of the bed is drawn from: its site, its language, its facts, and chance that is the same in every run.

import { LANGUAGES, type Words } from './languages.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** The day of the vote of every page, at noon UTC. */
const ELECTION = Date.UTC(2026, 11, 13, 12)

/** What the page says about the vote. */
export interface Facts {
  open: string
  close: string
  day: string
  phone: string
  mail: string
  registerHref: string
  findHref: string
}

/** One drawing of one page. */
export interface Scene {
  readonly kind: string
  readonly host: string
  readonly w: Words
  readonly t: number
  readonly facts: Facts
  /** A number from 0 to 1, the same for the same words on this site. */
  chance(...words: (string | number)[]): number
  /** A number from 0 below `most`. */
  number(most: number, ...words: (string | number)[]): number
  /** Hexadecimal digits. */
  hex(length: number, ...words: (string | number)[]): string
}

/** 32 bits of a text. Source: FNV-1a with the MurmurHash3 finaliser. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

export function sceneOf(kind: string, language: string, site: number | string, t: number): Scene {
  const w = LANGUAGES[language] ?? LANGUAGES['en']
  if (!w) throw new Error('the bed has no English')
  const seed = `${kind}/${site}`
  const draw = (...words: (string | number)[]) => hash(`${seed}/${words.join('/')}`) / 2 ** 32
  const host = `www.vote-${site}.example`
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
  const number = (most: number, ...words: (string | number)[]) => Math.floor(draw(...words) * most)
  return {
    kind,
    host,
    w,
    t,
    facts: {
      open: `0${6 + number(3, 'open')}:00`,
      close: `${17 + number(4, 'close')}:00`,
      day: day.format(ELECTION),
      phone: `+${10 + number(80, 'p')} ${100 + number(900, 'q')} ${1000 + number(9000, 'r')}`,
      mail: `info@vote-${site}.example`,
      registerHref: '/register',
      findHref: '/stations/find',
    },
    chance: draw,
    number,
    hex: (length, ...words) =>
      Array.from({ length }, (_, index) => number(16, 'hex', index, ...words).toString(16)).join(
        '',
      ),
  }
}

/** Fills `{name}` in a sentence. */
export function say(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

export function daysLeft(t: number): number {
  return Math.ceil((ELECTION - t) / DAY)
}

export function dateText(scene: Scene, at: number, withTime = false): string {
  return new Intl.DateTimeFormat(scene.w.tag, {
    dateStyle: 'long',
    ...(withTime ? { timeStyle: 'short' as const } : {}),
    timeZone: 'UTC',
  }).format(at)
}

/** The part that tells how to vote, in one of several markups. */
export function factsPart(scene: Scene): string {
  const { w, facts } = scene
  const values = { ...facts, mail: `<a href="mailto:${facts.mail}">${facts.mail}</a>` }
  const lines = [w.hours, w.day, w.bring, w.call].map((line) => say(line, values))
  const links = `<a href="${facts.registerHref}">${w.register}</a> <a class="b" href="${facts.findHref}">${w.find}</a>`
  const style = scene.number(4, 'facts')
  if (style === 0)
    return `<section id="voting"><h2>${w.voting}</h2>${lines.map((line) => `<p>${line}</p>`).join('\n')}<p>${links}</p></section>`
  if (style === 1)
    return `<div class="panel"><div class="t">${w.voting}</div><ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul><div>${links}</div></div>`
  if (style === 2)
    return `<table><caption>${w.voting}</caption>${lines.map((line) => `<tr><td>${line}</td></tr>`).join('')}</table><nav>${links}</nav>`
  return `<div class="col-md-6"><h3>${w.voting}</h3><p>${lines.join('<br>')}</p>${links}</div>`
}

/** Headlines, the newest first: one more every `everyMs`. */
export function headlines(
  scene: Scene,
  count: number,
  everyMs: number,
): { text: string; at: number; id: number }[] {
  const newest = Math.floor((scene.t + scene.number(everyMs, 'phase')) / everyMs)
  return Array.from({ length: count }, (_, index) => {
    const id = newest - index
    const { headlines: all } = scene.w
    const line = all[scene.number(all.length, 'line', id)] ?? ''
    return { id, at: id * everyMs, text: say(line, { n: 2 + scene.number(400, 'value', id) }) }
  })
}

export function prose(scene: Scene): string {
  return scene.w.prose.map((line) => `<p>${line}</p>`).join('\n')
}

/** Menu of a site. */
export function menu(scene: Scene): string {
  const { w } = scene
  const items = [w.news, w.voting, w.find, w.register]
  return `<nav><ul>${items.map((item, index) => `<li><a href="/m/${'abcd'[index]}">${item}</a></li>`).join('')}</ul></nav>`
}

export function document(
  scene: Scene,
  parts: { head?: string; body: string; bodyTag?: string },
): string {
  const { w } = scene
  return `<!doctype html><html lang="${w.tag}"${w.tag === 'ar' ? ' dir="rtl"' : ''}><head><meta charset="utf-8"><title>${w.authority}</title>
<link rel="canonical" href="https://${scene.host}/"><link rel="stylesheet" href="/assets/site.css?v=${scene.hex(8, 'css')}">${parts.head ?? ''}</head>
<body${parts.bodyTag ?? ''}>${parts.body}</body></html>`
}

/** Draws one kind of page. */
export type Draw = (scene: Scene) => string
