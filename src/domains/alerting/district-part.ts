// Stations by answer, district by district: a map where the stations have coordinates, and the same as a table.
import { waysOf } from '../../core/names.ts'
import type { FileRows, PageContext, View } from '../../core/slice.ts'
import { disclosure } from '../../ui/details.ts'
import { type Html, html } from '../../ui/html.ts'
import { MOST_TILES, type MapTile, tileMap } from '../../ui/map.ts'
import { table } from '../../ui/table.ts'
import type { Fill } from '../../ui/tile.ts'
import type { Board, Counts } from './board.ts'
import { areaPlaces } from './needs.ts'
import { boardTexts as texts } from './texts/board.ts'

/** A district and what its stations did; the five parts exclude each other. */
interface District {
  readonly path: string
  readonly name: string
  /** The name with those of the areas above it. */
  readonly way: string
  readonly parts: Parts
  readonly place: { readonly lat: number; readonly lon: number } | null
}

/** In the order in which they matter. */
const PARTS = ['help', 'silent', 'delivered', 'seen', 'answered'] as const
type Parts = Readonly<Record<(typeof PARTS)[number], number>>

export function partsOf(counts: Counts): Parts {
  const help = counts.needHelp + counts.cannotComply
  return {
    help,
    silent: counts.silent,
    delivered: counts.deliveredOnly,
    seen: counts.seenOnly,
    answered: counts.acknowledged - help,
  }
}

/** The districts of a board with where they lie, the worst first. */
export async function districtsOf(ctx: PageContext, board: Board): Promise<readonly District[]> {
  // Of one, or of too many, no map is drawn and nobody need say where they lie.
  const isDrawn = board.perArea.length > 1 && board.perArea.length <= MOST_TILES
  const paths = board.perArea.map(({ path }) => path)
  const { places } = isDrawn ? await ctx.ask(areaPlaces, { areas: paths }) : { places: [] }
  const ways = await waysOf(ctx, paths)
  const placeOf = new Map(places.map(({ path, ...place }) => [path, place]))
  return board.perArea
    .map(({ path, name, ...counts }) => {
      const way = ways.get(path) ?? name
      return { path, name, way, parts: partsOf(counts), place: placeOf.get(path) ?? null }
    })
    .toSorted(
      ({ parts: a }, { parts: b }) =>
        b.help - a.help || b.silent - a.silent || b.delivered - a.delivered,
    )
}

/** Map, legend and table; `first` rows stand in sight, all of them in what is opened, everything in sight without it. */
export function districtPart(
  view: View,
  districts: readonly District[],
  { board, first }: { readonly board: string; readonly first?: number },
): Html {
  const { t } = view
  const label = t(texts.byDistrict)
  const isPlaced = districts.some(({ place }) => place !== null)
  const map =
    isPlaced &&
    districts.length > 1 &&
    tileMap(
      label,
      districts.map((one) => tileOf(view, one, board)),
    )
  const whole = (rows: readonly District[]) => districtTable(view, rows)
  const list =
    first === undefined || districts.length <= first
      ? whole(districts)
      : html`${whole(districts.slice(0, first))}${disclosure(t(texts.allDistricts), whole(districts))}`
  return html`${map}${map && legend(view)}${list}`
}

/** The same as a file: a row a district, in the order of the page. */
export function districtRows(
  { t }: Pick<View, 't'>,
  districts: readonly District[],
): Omit<FileRows, 'isCut'> {
  return {
    columns: [t(texts.district), ...PARTS.map((part) => t(texts[part]))],
    rows: districts.map(({ way, parts }) => [way, ...PARTS.map((part) => parts[part])]),
  }
}

function tileOf(
  { t, base }: View,
  { path, name, way, parts, place }: District,
  board: string,
): MapTile {
  const words = t(texts.tile, {
    name: way,
    help: t.number(parts.help),
    silent: t.number(parts.silent),
    answered: t.number(parts.answered),
  })
  return {
    name,
    href: parts.help > 0 ? `${base}/console/problems?area=${encodeURIComponent(path)}` : board,
    place,
    shares: PARTS.map((fill) => ({ fill, count: parts[fill] })),
    mark: parts.help === 0 ? '' : t.number(parts.help),
    words,
  }
}

function legend({ t }: View): Html {
  const one = (fill: Fill & keyof Parts) =>
    html`<li><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><rect class="fill-${fill}" width="12" height="12"/></svg>${t(texts[fill])}</li>`
  return html`<ul class="legend">${PARTS.map(one)}</ul>`
}

function districtTable({ t, base }: View, rows: readonly District[]): Html {
  const number = (part: keyof Parts) => ({
    label: t(texts[part]),
    cell: ({ parts }: District) => t.number(parts[part]),
    isNumber: true,
  })
  return table(t, {
    caption: t(texts.byDistrict),
    isCaptionHidden: true,
    rows,
    columns: [
      {
        label: t(texts.district),
        cell: ({ path, way, parts }) =>
          parts.help === 0
            ? html`<bdi>${way}</bdi>`
            : html`<a href="${base}/console/problems?area=${encodeURIComponent(path)}"><bdi>${way}</bdi></a>`,
      },
      ...PARTS.map(number),
    ],
  })
}
