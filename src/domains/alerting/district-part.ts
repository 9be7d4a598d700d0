// Stations by answer, district by district: a map where the stations have coordinates, and the same as a table.
import { waysOf } from '../../core/names.ts'
import type { FileRows, PageContext, View } from '../../core/slice.ts'
import type { Message } from '../../core/text.ts'
import { disclosure } from '../../ui/details.ts'
import { type Html, html } from '../../ui/html.ts'
import { MOST_TILES, type MapTile, tileMap } from '../../ui/map.ts'
import { table } from '../../ui/table.ts'
import type { Fill, Share } from '../../ui/tile.ts'
import type { Board, Counts } from './board.ts'
import { areaPlaces } from './needs.ts'
import { type Answer, ANSWERS } from './schema.ts'
import { boardTexts as texts } from './texts/board.ts'
import { answerWords } from './texts/values.ts'

/** A district and what its stations did; the parts exclude each other. */
interface District {
  readonly path: string
  readonly name: string
  /** The name with those of the areas above it. */
  readonly way: string
  readonly counts: Counts
  readonly place: { readonly lat: number; readonly lon: number } | null
}

/** In the order in which they matter. */
const PARTS = ['needHelp', 'cannotComply', 'silent', 'deliveredOnly', 'seenOnly', 'done'] as const
type Part = (typeof PARTS)[number]

/** What each part is called, and how it is drawn. */
const LOOKS: Readonly<Record<Part, { readonly label: Message; readonly fill: Fill }>> = {
  needHelp: { label: answerWords.need_help, fill: 'help' },
  cannotComply: { label: answerWords.cannot_comply, fill: 'warn' },
  silent: { label: texts.silent, fill: 'silent' },
  deliveredOnly: { label: texts.deliveredOnly, fill: 'delivered' },
  seenOnly: { label: texts.seenOnly, fill: 'seen' },
  done: { label: answerWords.done, fill: 'answered' },
}

/** The parts as they are drawn. */
function sharesOf(counts: Counts): Share[] {
  return PARTS.map((part) => ({ fill: LOOKS[part].fill, count: counts[part] }))
}

/** Whether a station of the district asks for somebody. */
const isAsked = ({ needHelp, cannotComply }: Counts) => needHelp + cannotComply > 0

/** What stations answered, each answer by its own name. */
export function answersLine(t: View['t'], counts: Counts): string {
  const { done, cannotComply: cannot_comply, needHelp: need_help } = counts
  const given: Readonly<Record<Answer, number>> = { done, cannot_comply, need_help }
  return ANSWERS.map((answer) => `${t(answerWords[answer])}: ${t.number(given[answer])}`).join(
    ' · ',
  )
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
      return { path, name, way, counts, place: placeOf.get(path) ?? null }
    })
    .toSorted(
      ({ counts: a }, { counts: b }) =>
        b.needHelp - a.needHelp ||
        b.cannotComply - a.cannotComply ||
        b.silent - a.silent ||
        b.deliveredOnly - a.deliveredOnly,
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
    columns: [
      t(texts.district),
      ...PARTS.map((part) => t(LOOKS[part].label)),
      ...[texts.stations, texts.delivered, texts.answered].map((label) => t(label)),
    ],
    rows: districts.map(({ way, counts }) => [
      way,
      ...PARTS.map((part) => counts[part]),
      counts.count,
      counts.delivered,
      counts.acknowledged,
    ]),
  }
}

function tileOf(
  { t, base }: View,
  { path, name, way, counts, place }: District,
  board: string,
): MapTile {
  const words = t(texts.tile, {
    name: way,
    help: t.number(counts.needHelp),
    cannot: t.number(counts.cannotComply),
    silent: t.number(counts.silent),
    done: t.number(counts.done),
  })
  return {
    name,
    href: isAsked(counts) ? `${base}/console/problems?area=${encodeURIComponent(path)}` : board,
    place,
    shares: sharesOf(counts),
    mark: counts.needHelp === 0 ? '' : t.number(counts.needHelp),
    words,
  }
}

function legend({ t }: View): Html {
  const one = (part: Part) => {
    const { label, fill } = LOOKS[part]
    return html`<li><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true"><rect class="fill-${fill}" width="12" height="12"/></svg>${t(label)}</li>`
  }
  return html`<ul class="legend">${PARTS.map(one)}</ul>`
}

function districtTable({ t, base }: View, rows: readonly District[]): Html {
  const number = (part: Part) => ({
    label: t(LOOKS[part].label),
    cell: ({ counts }: District) => t.number(counts[part]),
    isNumber: true,
  })
  return table(t, {
    caption: t(texts.byDistrict),
    isCaptionHidden: true,
    rows,
    columns: [
      {
        label: t(texts.district),
        cell: ({ path, way, counts }) =>
          isAsked(counts)
            ? html`<a href="${base}/console/problems?area=${encodeURIComponent(path)}"><bdi>${way}</bdi></a>`
            : html`<bdi>${way}</bdi>`,
      },
      ...PARTS.map(number),
    ],
  })
}
