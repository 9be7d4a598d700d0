import { type Shape, shapeOf, type Tone } from './badge.ts'
import { type Content, type Html, html } from './html.ts'
import { safeUrl } from './safe-url.ts'
import type { Panel } from '../core/page-parts.ts'

/** One figure of a page, which leads to what it counts. */
export interface Tile {
  readonly label: string
  readonly href: string
  /** The figure in front of what it is of: `28` of `31 well`. */
  readonly figure: string
  readonly of: string
  /** What is not as it should be, in words; what is well where nothing is. */
  readonly note: string
  readonly tone: Tone
  readonly shape: Shape
  /** How the whole is divided, in the order of reading. */
  readonly shares: readonly Share[]
}

/** A part of a whole, by its fill in the style sheet. */
export interface Share {
  readonly fill: Fill
  readonly count: number
}

export type Fill =
  | 'answered'
  | 'seen'
  | 'delivered'
  | 'silent'
  | 'help'
  | 'ok'
  | 'info'
  | 'warn'
  | 'bad'
  | 'extreme'
  | 'plain'

/** A figure that a slice puts on the situation page: a tile, or null where there is nothing to count. */
export function tilePanel<D>(definition: Omit<Panel<D, Tile>, 'place' | 'title' | 'all'>): Panel {
  return { ...definition, place: 'figures' } as unknown as Panel
}

/** Figures side by side, at most four in a row. */
export function tiles(all: readonly Tile[]): Html {
  return html`<div class="tiles">${all.map(tile)}</div>`
}

function tile({ label, href, figure, of, note, tone, shape, shares }: Tile): Content {
  return html`<a class="tile" href="${safeUrl(href)}"><span>${label}<svg class="of-${tone}" viewBox="0 0 12 12" width="12" height="12" fill="currentColor" aria-hidden="true">${shapeOf(shape)}</svg></span><strong>${figure} <small>${of}</small></strong>${shareBar(shares)}<span class="small of-${tone}">${note}</span></a>
`
}

/** Width of a bar in its own units; a part that is not nothing keeps two of them. */
const WIDTH = 200

/** Parts of a whole as one line, for eyes only: the words stand beside it. */
export function shareBar(shares: readonly Share[]): Html | null {
  const total = shares.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  let x = 0
  const pieces = shares.flatMap(({ fill, count }) => {
    if (count === 0) return []
    const width = Math.max(2, Math.round((count / total) * WIDTH))
    const piece = html`<rect class="fill-${fill}" x="${x}" width="${width}" height="6"/>`
    x += width
    return [piece]
  })
  return html`<svg class="chart run" viewBox="0 0 ${x} 6" height="6" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>`
}
