import { eachToken } from './tokens.ts'

/** One run of a text. */
export interface Run {
  readonly text: string
  readonly kind: 'word' | 'number' | 'space' | 'mark'
}

/** A word, number or space; whatever is none of them is a mark. */
const RUN = /[\p{L}\p{M}]+|\p{Nd}+|\s+|[^\p{L}\p{M}\p{Nd}\s]/gu
export const HAN = /[\u3040-\u30ff\u3400-\u9fff]/

const SPACE: Run = { text: ' ', kind: 'space' }

/** Ideographs one by one, since they are written without spaces. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  eachToken(text, RUN, (part) => {
    if (part === ' ') runs.push(SPACE)
    else push(runs, part, kindOf(part))
    return true
  })
  return runs
}

function push(runs: Run[], part: string, kind: Run['kind']): void {
  if (kind === 'word' && HAN.test(part)) for (const one of part) runs.push({ text: one, kind })
  else runs.push({ text: part, kind })
}

function kindOf(part: string): Run['kind'] {
  const code = part.charCodeAt(0)
  if (code < 128) {
    if (isLatin(code)) return 'word'
    if (code >= 0x30 && code <= 0x39) return 'number'
    return code === 0x20 || (code >= 0x09 && code <= 0x0d) ? 'space' : 'mark'
  }
  if (/^[\p{L}\p{M}]/u.test(part)) return 'word'
  if (/^\p{Nd}/u.test(part)) return 'number'
  return /^\s/.test(part) ? 'space' : 'mark'
}

/** A letter of ASCII, small or capital. */
export function isLatin(code: number): boolean {
  const small = code | 0x20
  return small >= 0x61 && small <= 0x7a
}

/** Whether a run is of Latin letters without marks, or of digits. */
export function isAlphanumeric(run: Run | undefined): boolean {
  if (run === undefined || run.kind === 'space' || run.kind === 'mark') return false
  for (let at = 0; at < run.text.length; at++) {
    const code = run.text.charCodeAt(at)
    if (!isLatin(code) && (code < 0x30 || code > 0x39)) return false
  }
  return true
}
