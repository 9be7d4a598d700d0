// A sheet of paper with a few large words on it, as a picture that needs no fonts.
import { greyPng } from './grey.ts'

/** Letters as they are drawn: rows of five points from the top, a digit in base 32 each. */
const LETTERS: Readonly<Record<string, string>> = {
  '-': '000e000',
  '0': 'ehjlphe',
  '1': '4c4444e',
  '2': 'eh1248v',
  '3': 'v2421he',
  '4': '26aiv22',
  '5': 'vgu11he',
  '6': '68guhhe',
  '7': 'v124888',
  '8': 'ehhehhe',
  '9': 'ehhf12c',
  A: 'ehhvhhh',
  B: 'uhhuhhu',
  C: 'ehggghe',
  D: 'uhhhhhu',
  E: 'vgguggv',
  H: 'hhhvhhh',
  I: 'e44444e',
  L: 'ggggggv',
  N: 'hhpljhh',
  O: 'ehhhhhe',
  P: 'uhhuggg',
  R: 'uhhukih',
  S: 'fgge11u',
  T: 'v444444',
  U: 'hhhhhhe',
  V: 'hhhhha4',
  X: 'hha4ahh',
}

const [WIDTH, HEIGHT] = [720, 540] as const
const [COLUMNS, ROWS] = [5, 7] as const
const [PAPER, INK] = [245, 30] as const

/** A sheet with these lines, the first one largest: capital letters and digits; others leave a gap. */
export function letteredPng(lines: readonly string[]): Buffer {
  const points = new Uint8Array(WIDTH * HEIGHT).fill(PAPER)
  const dot = (left: number, top: number, size: number) => {
    for (let y = top; y < Math.min(top + size, HEIGHT); y += 1)
      points.fill(INK, y * WIDTH + left, y * WIDTH + Math.min(left + size, WIDTH))
  }
  let top = 40
  for (const [n, words] of lines.entries()) {
    const size = n === 0 ? 12 : 6
    for (const [at, letter] of [...words].entries()) {
      const left = 40 + at * (COLUMNS + 1) * size
      for (const [x, y] of dotsOf(letter))
        if (left + x * size < WIDTH) dot(left + x * size, top + y * size, size)
    }
    top += (ROWS + 4) * size
  }
  return greyPng({ width: WIDTH, height: HEIGHT, points })
}

function dotsOf(letter: string): [x: number, y: number][] {
  const rows = [...(LETTERS[letter] ?? '')].map((digit) => Number.parseInt(digit, 32))
  return rows.flatMap((row, y) =>
    Array.from({ length: COLUMNS }, (_, x): [number, number] => [x, y]).filter(
      ([x]) => ((row >> (COLUMNS - 1 - x)) & 1) === 1,
    ),
  )
}
