import { type Html, html } from './html.ts'
import { safeUrl } from './safe-url.ts'
import type { Share } from './tile.ts'

/** A district on the map: where it lies, and how its stations are divided. */
export interface MapTile {
  readonly name: string
  readonly href: string
  /** Degrees; null where no station of it has coordinates. */
  readonly place: { readonly lat: number; readonly lon: number } | null
  /** In the order in which they matter: help first. At least one dot stands for a part that is not nothing. */
  readonly shares: readonly Share[]
  /** What is written beside the name: how many need help; nothing where none do. */
  readonly mark: string
  /** The same in words, for whoever cannot see it. */
  readonly words: string
}

/** Dots of one tile, in rows of ten: stations themselves where there are no more, else one per cent each. */
const DOTS = 100
const ROW = 10
const TILE = 60
const GAP = 24
/** Tiles of one row at most. */
const MOST_COLUMNS = 12

/**
 * Districts as tiles near where they lie, each filled with its stations as dots. Not mirrored in any language. Above
 * `MOST_TILES` tiles a map would be a grid of specks: then the table alone is shown.
 */
export function tileMap(label: string, districts: readonly MapTile[]): Html | null {
  if (districts.length === 0 || districts.length > MOST_TILES) return null
  const { cells, columns, rows } = arranged(districts)
  const width = columns * (TILE + GAP / 2)
  const height = rows * (TILE + GAP)
  const drawn = cells.map(({ district, column, row }) => {
    const x = column * (TILE + GAP / 2)
    const y = row * (TILE + GAP)
    return html`<a href="${safeUrl(district.href)}"><title>${district.words}</title><svg x="${x}" y="${y}" width="${TILE}" height="${TILE + 14}"><path class="fill-plain" d="M0 0h${TILE}v${TILE}H0z"/>${dots(district.shares)}<text x="0" y="${TILE + 10}">${shortOf(district.name)}</text><text class="of-bad" x="${TILE}" y="${TILE + 10}" text-anchor="end">${district.mark}</text></svg></a>`
  })
  return html`<svg class="map" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="${label}">${drawn}</svg>`
}

/** Most districts that are drawn. */
export const MOST_TILES = 120

/** Letters of a name that stand below its tile. */
const SHORT = 5

function shortOf(name: string): string {
  return [...new Intl.Segmenter().segment(name)]
    .slice(0, SHORT)
    .map(({ segment }) => segment)
    .join('')
}

function dots(shares: readonly Share[]): readonly Html[] {
  const total = shares.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return []
  const all = Math.min(DOTS, total)
  const size = TILE / ROW
  let at = 0
  return shares.flatMap(({ fill, count }, n) => {
    if (count === 0) return []
    const left = all - at
    const wanted = n === shares.length - 1 ? left : Math.max(1, Math.round((count / total) * all))
    const end = at + Math.min(left, wanted)
    let path = ''
    for (; at < end; at += 1) {
      const x = (at % ROW) * size
      const y = Math.floor(at / ROW) * size
      path += `M${round(x)} ${round(y)}h${round(size - 0.6)}v${round(size - 0.6)}h-${round(size - 0.6)}z`
    }
    return path === '' ? [] : [html`<path class="fill-${fill}" d="${path}"/>`]
  })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

interface Cell {
  readonly district: MapTile
  readonly column: number
  readonly row: number
}

/** Puts each district on the free cell nearest to where it lies; those that lie nowhere come last, in rows below. */
function arranged(districts: readonly MapTile[]): {
  readonly cells: readonly Cell[]
  readonly columns: number
  readonly rows: number
} {
  const placed = districts.filter(({ place }) => place !== null)
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(Math.sqrt(districts.length * 1.6))))
  const lats = placed.map(({ place }) => place?.lat ?? 0)
  const lons = placed.map(({ place }) => place?.lon ?? 0)
  const [north, south] = [Math.max(...lats), Math.min(...lats)]
  const [east, west] = [Math.max(...lons), Math.min(...lons)]
  const rows = Math.max(1, Math.ceil(placed.length / columns) + 1)
  const taken = new Set<string>()
  const cells: Cell[] = []
  const byLat = placed.toSorted((a, b) => (b.place?.lat ?? 0) - (a.place?.lat ?? 0))
  for (const district of byLat) {
    const { lat = 0, lon = 0 } = district.place ?? {}
    const wanted = {
      column: east === west ? 0 : ((lon - west) / (east - west)) * (columns - 1),
      row: north === south ? 0 : ((north - lat) / (north - south)) * (rows - 1),
    }
    const free = nearestFree(wanted, { columns, rows, taken })
    taken.add(`${free.column} ${free.row}`)
    cells.push({ district, ...free })
  }
  const nowhere = districts.filter(({ place }) => place === null)
  const below = Math.max(-1, ...cells.map(({ row }) => row)) + 1
  nowhere.forEach((district, n) =>
    cells.push({ district, column: n % columns, row: below + Math.floor(n / columns) }),
  )
  return { cells, columns, rows: Math.max(0, ...cells.map(({ row }) => row)) + 1 }
}

function nearestFree(
  wanted: { readonly column: number; readonly row: number },
  grid: { readonly columns: number; readonly rows: number; readonly taken: ReadonlySet<string> },
): { readonly column: number; readonly row: number } {
  let best = { column: 0, row: grid.rows }
  let least = Number.POSITIVE_INFINITY
  for (let row = 0; row <= grid.rows; row += 1) {
    for (let column = 0; column < grid.columns; column += 1) {
      if (grid.taken.has(`${column} ${row}`)) continue
      const far = (column - wanted.column) ** 2 + (row - wanted.row) ** 2
      if (far < least) {
        least = far
        best = { column, row }
      }
    }
  }
  return best
}
