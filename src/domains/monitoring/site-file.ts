import type { CommandContext } from '../../core/action.ts'
import { areasOf, holdsIn } from '../../core/actor.ts'
import { given } from '../../core/asked.ts'
import { namesOf, pathsOf } from '../../core/names.ts'
import { areaContains } from '../../core/permission.ts'
import type { WrittenArea } from '../../core/written-area.ts'
import { cleanedLine } from '../../core/line.ts'
import { readSheet } from '../../core/sheet.ts'
import { changedKeys } from '../../lib/sql/table.ts'
import { addressOf } from './address.ts'
import { arePortsOpen, nearnessOf } from './opening.ts'
import { refusal } from './refusals.ts'
import {
  columnsOf,
  readRow,
  type SheetColumns,
  type SheetDraft,
  type SheetError,
} from './site-sheet.ts'
import { openingsIn } from './store/opening.ts'
import {
  authorisedOf,
  type SheetRow,
  sheetSite,
  type SheetSite,
  sitesAtHosts,
  type Wanted,
} from './store/site-file.ts'
import { organizations, type SiteRow } from './store/site.ts'

/** Most rows of one file: ten times the sites of a large nation. */
export const MAX_FILE_ROWS = 2_000

/** Characters of a wrong cell that are kept, so that the file of wrong rows can be mended. */
const MAX_KEPT_CELL = 2_000

/** Reads a whole file. Throws Problems `monitoring.not_text`, `bad_csv`, `bad_column`, `no_rows` and `too_many_rows`. */
export function readFile(text: string): {
  readonly columns: SheetColumns
  readonly rows: readonly { readonly n: number; readonly cells: readonly string[] }[]
} {
  return readSheet(text, { columnsOf, most: MAX_FILE_ROWS, refuse: refusal })
}

/** What all rows of a file are judged by, read once. */
interface Known {
  readonly sites: ReadonlyMap<string, SiteRow>
  readonly authorised: ReadonlySet<string>
  readonly owners: ReadonlyMap<string, string>
  readonly ownerNames: ReadonlyMap<string, string>
  pathOf(area: WrittenArea): string | null
  readonly areas: readonly string[]
  readonly openings: Awaited<ReturnType<typeof openingsIn>>
}

const keyOf = (site: {
  readonly host: string
  readonly httpsPort: number
  readonly path: string
}) => addressOf(site)

/** Judges every row of a file against what is watched now: what it would do, or all that is wrong with it. */
export async function judgeRows(
  ctx: CommandContext,
  file: string,
  { columns, rows }: ReturnType<typeof readFile>,
): Promise<SheetRow[]> {
  const drafts = rows.map(({ n, cells }) => ({ n, cells, draft: readRow(columns, cells) }))
  const known = await knownOf(
    ctx,
    drafts.map(({ draft }) => draft),
  )
  const seen = new Set<string>()
  return drafts.map(({ n, cells, draft }) => {
    const judged = judgeRow(ctx, draft, known)
    const key = judged.key
    const errors = [...judged.errors]
    if (key !== null && seen.has(key)) errors.push({ column: 'address', code: 'duplicate_in_file' })
    if (key !== null) seen.add(key)
    const shown = {
      file,
      n,
      isDone: false,
      name: draft.name ?? judged.before?.name ?? cleanedLine(cellOf(columns, cells, 'name'), 200),
      address: key ?? cleanedLine(cellOf(columns, cells, 'address'), 200),
      cells: cells.slice(0, columns.length).map((cell) => kept(cell)),
      errors,
    }
    if (errors.length > 0 || judged.wanted === null)
      return { ...shown, kind: 'wrong', wanted: null, site: null, before: null }
    const { wanted, site, before, kind } = judged
    return { ...shown, kind, wanted, site, before }
  })
}

function kept(cell: string): string {
  return cell.slice(0, MAX_KEPT_CELL).toWellFormed().replaceAll('\0', ' ')
}

function cellOf(columns: SheetColumns, cells: readonly string[], column: 'name' | 'address') {
  return cells[columns.indexOf(column)] ?? ''
}

async function knownOf(ctx: CommandContext, drafts: readonly SheetDraft[]): Promise<Known> {
  const hosts = new Set(drafts.flatMap(({ place }) => place?.host ?? []))
  const rows = await sitesAtHosts(ctx.tx, [...hosts])
  const ids = rows.map(({ id }) => id)
  const names = [...new Set(drafts.flatMap(({ organization }) => organization ?? []))]
  const how = { order: ['-addedAt', '-id'], limit: MAX_NAMESAKES * (names.length + 1) } as const
  const namesakes = await organizations.many(ctx.tx, { name: names }, how)
  const owned = [...new Set(rows.map(({ organization }) => organization))]
  const owners = await organizations.many(ctx.tx, { id: owned }, { limit: owned.length })
  const written = drafts.flatMap(({ area, areas }) => [...(area ? [area] : []), ...(areas ?? [])])
  return {
    sites: new Map(rows.map((row) => [keyOf(row), row])),
    authorised: await authorisedOf(ctx.tx, ids, ctx.now),
    // The oldest of the same name stands last and stays.
    owners: new Map(namesakes.map(({ id, name }) => [name, id])),
    ownerNames: new Map(owners.map(({ id, name }) => [id, name])),
    pathOf: await areaReader(ctx, written),
    areas: areasOf(ctx.actor, 'monitoring:write'),
    openings: await openingsIn(ctx.tx),
  }
}

/** Organizations of the same name that are looked through. */
const MAX_NAMESAKES = 10

/** Reads areas by their path or their names; those that are not there are null. */
async function areaReader(ctx: CommandContext, written: readonly WrittenArea[]) {
  const ways = written.flatMap((area) => ('names' in area ? [area.names] : []))
  const paths = written.flatMap((area) => ('path' in area ? [area.path] : []))
  const pathOfWay = await pathsOf(ctx, ways)
  const { areas } = await namesOf(ctx, { areas: paths })
  return (area: WrittenArea): string | null => {
    if ('names' in area) return pathOfWay(area.names) ?? null
    return area.path === '/' || areas.has(area.path) ? area.path : null
  }
}

type Judged = Pick<SheetRow, 'wanted' | 'site' | 'before'> & {
  readonly key: string | null
  readonly kind: 'added' | 'changed' | 'unchanged'
  readonly errors: readonly SheetError[]
}

/** What a row is judged with. */
interface Judging {
  readonly ctx: CommandContext
  readonly draft: SheetDraft
  readonly known: Known
  /** Where the row says that the site is, and the site that is watched there. */
  readonly where: Pick<SheetSite, 'host' | 'httpsPort' | 'path'>
  readonly row: SiteRow | undefined
  readonly before: SheetSite | null
  /** Says what is wrong with a column; of one column the first thing. */
  readonly wrong: Say
}

function judgeRow(ctx: CommandContext, draft: SheetDraft, known: Known): Judged {
  const errors = [...draft.errors]
  const wrong: Say = (column, code) => {
    if (!errors.some((one) => one.column === column)) errors.push({ column, code })
  }
  const none = { wanted: null, site: null, before: null, kind: 'unchanged' } as const
  const { place } = draft
  if (place === undefined) return { ...none, key: null, errors }
  const where = { host: place.host, httpsPort: place.httpsPort ?? 443, path: place.path ?? '/' }
  const key = keyOf(where)
  const row = known.sites.get(key)
  if (row !== undefined && !isInAreas(known, row.area)) {
    // Of a site of others nothing is told but that it is there.
    wrong('address', 'other_area')
    return { ...none, key, errors }
  }
  const before = row === undefined ? null : siteOf(row)
  const judging = { ctx, draft, known, where, row, before, wrong }
  const organization = ownerIn(judging)
  const site = siteIn(judging)
  // Too long for a site, or of too many areas; all else was said where it was read.
  if (site === null && errors.length === 0) wrong('address', 'too_long')
  if (site === null) return { ...none, key, errors }
  judgePlace(judging, site)
  const authorisation = authorisationIn(judging, site.area)
  const wanted = { site, organization, authorisation }
  return { wanted, site: row?.id ?? null, before, key, kind: kindOf(before, wanted), errors }
}

function kindOf(before: SheetSite | null, { site, authorisation }: Wanted): Judged['kind'] {
  if (before === null) return 'added'
  const isChanged = changedKeys(before, site).length > 0
  return isChanged || authorisation !== null ? 'changed' : 'unchanged'
}

function isInAreas({ areas }: Known, area: string): boolean {
  return areas.some((held) => areaContains(held, area))
}

type Say = (column: SheetError['column'], code: SheetError['code']) => void

function areaIn({ draft, known, row, wrong }: Judging): string | undefined {
  if (draft.area === undefined) {
    if (row === undefined) wrong('area', 'missing')
    return undefined
  }
  const area = known.pathOf(draft.area)
  if (area === null) wrong('area', 'unknown_area')
  else if (!isInAreas(known, area)) wrong('area', 'other_area')
  return area ?? undefined
}

function areasIn({ draft, known, wrong }: Judging): string[] | undefined {
  const areas = draft.areas?.map(known.pathOf)
  if (areas?.includes(null) === true) wrong('affected', 'unknown_area')
  return areas && [...new Set(areas.flatMap((area) => area ?? []))]
}

function ownerIn({ draft, row, known, wrong }: Judging) {
  const name = draft.organization
  if (row === undefined) {
    if (draft.name === undefined) wrong('name', 'missing')
    if (name === undefined) wrong('organization', 'missing')
    return { id: known.owners.get(name ?? '') ?? null, name: name ?? '' }
  }
  const own = known.ownerNames.get(row.organization) ?? ''
  if (name !== undefined && name !== own) wrong('organization', 'other_organization')
  return { id: row.organization, name: own }
}

/** The site as the row wants it, what it does not say as it is or as usual; null where it says too little. */
function siteIn(judging: Judging): SheetSite | null {
  const { draft, before, where } = judging
  const { place, organization: _o, authorisation: _a, errors: _e, ...said } = draft
  const httpPort = said.httpPort ?? place?.httpPort
  const own = { ...said, httpPort, area: areaIn(judging), areas: areasIn(judging) }
  return sheetSite.safeParse({ ...before, ...given(own), ...where }).data ?? null
}

/** What may be looked at, with the words that say how it can be. */
function judgePlace({ ctx, known, before, wrong }: Judging, site: SheetSite): void {
  const near = nearnessOf(site.host)
  if (near === 'never') wrong('address', 'never_address')
  if (site.allowPrivate && ctx.node.realm === 'exercise') wrong('private', 'private_in_exercise')
  else if (near === 'private' && !site.allowPrivate) wrong('address', 'private_address')
  const isOpen = (port: number, old: number | undefined) =>
    port === old || arePortsOpen([port], known.openings)
  if (!isOpen(site.httpsPort, before?.httpsPort)) wrong('address', 'closed_port')
  if (!isOpen(site.httpPort, before?.httpPort)) wrong('http_port', 'closed_port')
}

/** The permission to be written down; null where the row gives none, or one is in force already. */
function authorisationIn({ ctx, draft, row, known, wrong }: Judging, area: string) {
  const { authorisation } = draft
  if (authorisation === null) return null
  if (row !== undefined && known.authorised.has(row.id)) return null
  const may = holdsIn(ctx.actor, 'monitoring:authorise', area)
  if (!may) wrong('legal_basis', 'may_not_authorise')
  return authorisation
}

/** What a file says of a site, of one that is watched. */
export function siteOf(row: SiteRow): SheetSite {
  const fields = sheetSite.keyof().options.map((key) => {
    return [key, key === 'areas' ? row.affected : row[key]]
  })
  return Object.fromEntries(fields) as SheetSite
}
