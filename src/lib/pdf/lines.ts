// Lines of a page out of the pieces that it was set in. A document sets glyphs at places; what is read is put together here.

/** A piece of text at its place, as a library gives it: its own letters in the order in which they are read. */
export interface Piece {
  readonly str: string
  /** A line ends behind it. */
  readonly hasEOL: boolean
  /** From the left edge. */
  readonly x: number
}

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const LTR = /[\p{L}\p{N}]/u
/** Nothing of it is stored or shown: control characters, and halves of letters. */
const CONTROL = /(?!\n)\p{Cc}/gu

/**
 * The words of a page, a line each. Lines from right to left are set from left to right by some programs, a glyph at a time,
 * and in the order of reading by others: of such a line only the places count. Linear but for the sorting of one line.
 */
export function pageText(pieces: readonly Piece[]): string {
  const lines: string[] = []
  let line: Piece[] = []
  for (const piece of pieces) {
    line.push(piece)
    if (!piece.hasEOL) continue
    lines.push(lineText(line))
    line = []
  }
  if (line.length > 0) lines.push(lineText(line))
  return lines.join('\n').replace(CONTROL, '').toWellFormed()
}

function lineText(line: readonly Piece[]): string {
  const told = line.filter(({ str }) => str !== '')
  if (!told.some(({ str }) => RTL.test(str))) return told.map(({ str }) => str).join('')
  const placed = told.toSorted((a, b) => a.x - b.x).map(({ str }) => str)
  return inReadingOrder(placed)
}

type Way = 'rtl' | 'ltr' | null

/** Pieces from left to right in the order in which they are read. Source: UAX #9, for one level of each direction. */
function inReadingOrder(placed: readonly string[]): string {
  const ways = placed.map((str): Way => (RTL.test(str) ? 'rtl' : LTR.test(str) ? 'ltr' : null))
  // Numbers stand in lines of both directions.
  const count = (way: Way) =>
    placed.reduce(
      (sum, str, n) => sum + (ways[n] === way && /\p{L}/u.test(str) ? str.length : 0),
      0,
    )
  const base = count('rtl') >= count('ltr') ? 'rtl' : 'ltr'
  const runs = runsOf(placed, resolved(ways, base))
  const read = runs.map(({ way, pieces }) => (way === 'rtl' ? pieces.toReversed() : pieces))
  return (base === 'rtl' ? read.toReversed() : read).flat().join('')
}

/** Marks and spaces go with what stands on both sides of them, else with the line. */
function resolved(ways: readonly Way[], base: 'rtl' | 'ltr'): ('rtl' | 'ltr')[] {
  const after: Way[] = []
  let next: Way = null
  for (let n = ways.length - 1; n >= 0; n -= 1) {
    next = ways[n] ?? next
    after[n] = next
  }
  let before: Way = null
  return ways.map((way, n) => {
    before = way ?? before
    return way ?? (before !== null && before === after[n] ? before : base)
  })
}

function runsOf(placed: readonly string[], ways: readonly ('rtl' | 'ltr')[]) {
  const runs: { way: 'rtl' | 'ltr'; pieces: string[] }[] = []
  for (const [n, piece] of placed.entries()) {
    const way = ways[n] ?? 'ltr'
    const last = runs.at(-1)
    if (last?.way === way) last.pieces.push(piece)
    else runs.push({ way, pieces: [piece] })
  }
  return runs
}
