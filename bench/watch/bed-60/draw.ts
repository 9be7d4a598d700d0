// Deterministic drawing: a small hash, words of an alphabet, and local time.

export type Part = string | number

/** A 32-bit hash of any parts. */
export function hash(...parts: Part[]): number {
  let h = 0x811c9dc5
  const text = parts.join('\u0001')
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 0x01000193)
  }
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

export const pick = <T>(list: readonly T[], ...seed: Part[]): T =>
  list[hash(...seed) % list.length]!
export const num = (lo: number, hi: number, ...seed: Part[]): number =>
  lo + (hash(...seed) % (hi - lo + 1))
export const chance = (p: number, ...seed: Part[]): boolean => hash(...seed) / 4294967296 < p

/** The list in an order drawn from the seed. */
export function shuffle<T>(list: readonly T[], ...seed: Part[]): T[] {
  return list
    .map((v, i) => ({ v, k: hash(i, ...seed) }))
    .sort((a, b) => a.k - b.k)
    .map((x) => x.v)
}

export const HEX = '0123456789abcdef'
export const DIGITS = '0123456789'
export const B36 = 'abcdefghijklmnopqrstuvwxyz0123456789'
export const UP32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
export const B62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
export const B64U = B62 + '-_'
export const B64 = B62 + '+/'

/** A word of n letters of an alphabet. */
export function word(n: number, letters: string, ...seed: Part[]): string {
  let out = ''
  let h = hash(...seed)
  for (let i = 0; i < n; i++) {
    h = (Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) + 0x9e3779b9 + i) | 0
    const v = (h ^ (h >>> 13)) >>> 0
    out += letters[v % letters.length]
  }
  return out
}

export const uuid = (...seed: Part[]): string =>
  word(32, HEX, ...seed).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5')

export const DAY = 86400000
export const HOUR = 3600000
export const MIN = 60000

/** A zone: minutes east of UTC in winter, and the moment at which summer time (one hour more) ends, if it has one. */
export interface Zone {
  name: string
  east: number
  summerEnds: number
}
const EU = Date.UTC(2026, 9, 25, 1)
const US = Date.UTC(2026, 10, 1, 6)
const z = (name: string, east: number, summerEnds = 0): Zone => ({ name, east, summerEnds })
export const ZONES: Record<string, Zone> = {
  london: z('Europe/London', 0, EU),
  york: z('America/New_York', -300, US),
  nairobi: z('Africa/Nairobi', 180),
  paris: z('Europe/Paris', 60, EU),
  dakar: z('Africa/Dakar', 0),
  berlin: z('Europe/Berlin', 60, EU),
  lisbon: z('Europe/Lisbon', 0, EU),
  sao: z('America/Sao_Paulo', -180),
  bogota: z('America/Bogota', -300),
  madrid: z('Europe/Madrid', 60, EU),
  moscow: z('Europe/Moscow', 180),
  almaty: z('Asia/Almaty', 300),
  tunis: z('Africa/Tunis', 60),
  amman: z('Asia/Amman', 180),
  shanghai: z('Asia/Shanghai', 480),
  singapore: z('Asia/Singapore', 480),
}

/** Local time at a moment: `day` counts local days since 1970, `min` minutes of the day, `wd` 0 is Sunday. */
export interface Clock {
  day: number
  y: number
  m: number
  d: number
  wd: number
  h: number
  min: number
  t: number
}
export function clock(t: number, zone: Zone): Clock {
  const local = t + (zone.east + (t < zone.summerEnds ? 60 : 0)) * MIN
  const day = Math.floor(local / DAY)
  const date = new Date(local)
  return {
    day,
    y: date.getUTCFullYear(),
    m: date.getUTCMonth(),
    d: date.getUTCDate(),
    wd: date.getUTCDay(),
    h: date.getUTCHours(),
    min: Math.floor((local - day * DAY) / MIN),
    t,
  }
}
export const pad = (n: number): string => String(n).padStart(2, '0')
/** 2026-12-13 of a local day. */
export const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

/** How many times something happened up to now: on weekdays, in office hours, every few days. */
export function bumps(c: Clock, everyDays: number, ...seed: Part[]): number {
  let n = 0
  for (let day = 20690; day <= c.day; day++) {
    const wd = (day + 4) % 7
    if (wd === 0 || wd === 6 || !chance(7 / 5 / everyDays, day, 'bump', ...seed)) continue
    if (day < c.day || c.min >= num(540, 1050, day, 'at', ...seed)) n++
  }
  return n
}

/** The last release that touched a part of a program; `rate` is how often a release touches it. */
export function touched(part: Part, release: number, rate: number, ...seed: Part[]): number {
  for (let r = release; r > 0; r--) if (chance(rate, part, r, ...seed)) return r
  return 0
}

export const esc = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
const made = new Map<string, string>()
/** What was made once for a seed is not made again. */
const once = (key: string, make: () => string): string => {
  let v = made.get(key)
  if (v === undefined) made.set(key, (v = make()))
  return v
}
/** Bytes of a minified program, the same for the same seed. */
export const program = (lines: number, ...seed: Part[]): string =>
  once('p' + lines + seed.join('\u0001'), () => {
    let out = '(()=>{"use strict";'
    const low = B36.slice(0, 26)
    for (let i = 0; i < lines; i++) {
      const v = word(2, B62.slice(0, 52), i, ...seed)
      out += `var ${v}=document.querySelector(".${word(6, low, i, 's', ...seed)}");${v}&&${v}.addEventListener("${pick(['click', 'toggle', 'focusin', 'change'], i, 'e', ...seed)}",()=>{${v}.classList.toggle("is-${word(5, low, i, 'c', ...seed)}")});`
    }
    return out + '})();'
  })
/** Bytes of a style sheet, the same for the same seed. */
export const sheet = (lines: number, ...seed: Part[]): string =>
  once('s' + lines + seed.join('\u0001'), () => {
    let out = ':root{--accent:#' + word(6, HEX, 'acc', ...seed) + '}'
    for (let i = 0; i < lines; i++)
      out += `.${word(6, B36.slice(0, 26), i, 'k', ...seed)}{margin:${num(0, 32, i, ...seed)}px ${num(0, 9, i, 'r', ...seed)}px;padding:${num(0, 24, i, 'p', ...seed)}px}`
    return out
  })
