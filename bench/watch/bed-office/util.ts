// Small hash and text helpers: everything on a page is drawn from strings by these.
import { createHash } from 'node:crypto'

/** 32-bit hash of a key (FNV-1a with a final mix). */
export function h32(key: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193)
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
export const rnd = (key: string): number => h32(key) / 4294967296
export const int = (key: string, lo: number, hi: number): number => lo + (h32(key) % (hi - lo + 1))
export const pick = <T>(key: string, list: readonly T[]): T => list[h32(key) % list.length]

/** A string of `n` letters of an alphabet, drawn from a key. */
export function draw(key: string, n: number, alphabet: string): string {
  let out = '',
    x = h32(key)
  for (let i = 0; i < n; i++) {
    x = (Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + 0x9e3779b9 + i) >>> 0
    out += alphabet[(x >>> 9) % alphabet.length]
  }
  return out
}
const LOW = 'abcdefghijklmnopqrstuvwxyz',
  UP = LOW.toUpperCase(),
  NUM = '0123456789'
export const hex = (k: string, n: number): string => draw(k, n, NUM + 'abcdef')
export const b36 = (k: string, n: number): string => draw(k, n, NUM + LOW)
export const b62 = (k: string, n: number): string => draw(k, n, LOW + UP + NUM)
export const b64u = (k: string, n: number): string => draw(k, n, LOW + UP + NUM + '-_')
export const b32 = (k: string, n: number): string => draw(k, n, UP + '234567')
export const digits = (k: string, n: number): string => draw(k, n, NUM)
export const b64 = (k: string, n: number): string =>
  draw(k, n, UP + LOW + NUM + '+/') + (n % 4 === 2 ? '==' : n % 4 === 3 ? '=' : '')
export const sri = (k: string): string => 'sha384-' + draw(k, 64, UP + LOW + NUM + '+/')
export const uuid = (k: string): string => {
  const x = hex(k, 32)
  return `${x.slice(0, 8)}-${x.slice(8, 12)}-4${x.slice(13, 16)}-a${x.slice(17, 20)}-${x.slice(20)}`
}

/** The list in another order, drawn from a key. */
export function shuffle<T>(key: string, list: readonly T[]): T[] {
  return list
    .map((v, i) => ({ v, r: h32(key + '/' + i) }))
    .sort((a, b) => a.r - b.r)
    .map((x) => x.v)
}
export const esc = (s: string): string =>
  s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
export const pad = (n: number): string => (n < 10 ? '0' : '') + n
export const fill = (s: string, v: Record<string, string>): string =>
  s.replace(/\{(\w+)\}/g, (_, k) => v[k] ?? '')
export const list = (s: string): string[] => s.split('|')

/** Remembers what was drawn for a key: pages of one site repeat most of their parts. */
const drawn = new Map<string, string>()
export function once(key: string, make: () => string): string {
  let s = drawn.get(key)
  if (s === undefined) {
    if (drawn.size > 4000) drawn.clear()
    drawn.set(key, (s = make()))
  }
  return s
}
/** The true integrity value of a body. */
export const integrity = (body: string): string =>
  once('sri' + body, () => 'sha384-' + createHash('sha384').update(body).digest('base64'))
