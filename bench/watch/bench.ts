// How well the change watch tells break-ins from the life of a page, and what it costs.
//   npm run bench -- watch [--bed FILE] [--sites N] [--days N] [--kinds WORD] [--explain]
// A site is visited every minute for twenty minutes, every fifteen minutes for the rest of a day, then about every hour
// for N days, seven unless it is said; what is seen for the first time is looked at again after 20 and 60 seconds, as in the product. After
// that each attack and each edit is put on the page for two visits. An attack or edit that leaves a page as it is counts
// for nothing there.
//
// FILE is a module with
//   page(kind, site, t, attack)  HTML of a site at t, milliseconds since 1970, or an object with html, headers, status and
//                                files (texts of its own scripts and style sheets, by their address as the page writes it);
//                                attack is null or a name of ATTACKS or EDITS
//   KINDS, ATTACKS, EDITS        lists of names, or of objects with an `id` or `name`; an edit that changes a fact of the
//                                vote says so by `changesFact: true`, and may alarm
//   passagesOf(kind)             texts that a person would set as passages; may be left out
//   addressOf(kind, site)        where the page stands; else what its canonical link says, else an address of the bench
// `page` and `passagesOf` may be async. Sites are numbers from 1.

import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Change, loadBed } from './file.ts'
import { newTotals, type SiteRun, type Totals, watchSite } from './run.ts'

/** CPU of a page of this many characters is told apart. */
const LARGE_PAGE = 100_000

const { values: flags } = parseArgs({
  options: {
    bed: { type: 'string' },
    sites: { type: 'string', default: '2' },
    days: { type: 'string', default: '7' },
    kinds: { type: 'string', default: '' },
    explain: { type: 'boolean', default: false },
  },
})

function print(figure: string, value: number, unit: string): void {
  const rounded = Number.isFinite(value) ? Number(value.toPrecision(4)) : null
  console.log(JSON.stringify({ bench: 'watch', figure, value: rounded, unit, vs: {} }))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.floor(sorted.length / 2)],
  ]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}

const file = flags.bed ?? join(import.meta.dirname, 'bed', 'bed.ts')
const bed = await loadBed(file)
const totals: Totals = newTotals()
const kinds = bed.kinds.filter((kind) => kind.includes(flags.kinds))
const days = Number(flags.days)
const weeks = days / 7
const runs: SiteRun[] = []
for (const kind of kinds)
  for (let site = 1; site <= Number(flags.sites); site += 1)
    runs.push(await watchSite(bed, { kind, site, days, isExplained: flags.explain }, totals))

const { attacks, found, foundHigh, edits, editsAlarmed } = totals
const unused = (all: readonly Change[], used: ReadonlySet<string>) =>
  all.filter(({ id }) => !used.has(id)).length
print('sites', runs.length, 'sites')
print(
  'false_alarms',
  runs.reduce((sum, run) => sum + run.alarms, 0),
  `findings of C and H in ${days} days`,
)
print(
  'reviews',
  median(runs.map((run) => run.reviews)) / weeks,
  'findings of M a site and week, median',
)
print(
  'reviews_mean',
  runs.reduce((sum, run) => sum + run.reviews, 0) / runs.length / weeks,
  'findings of M a site and week',
)
print('found', (100 * found) / attacks, '% of attacks within two visits')
print('found_high', (100 * foundHigh) / attacks, '% of attacks as C or H')
print('edits_alarmed', editsAlarmed, `of ${edits} edits that change no fact of the vote`)
print('attacks', attacks, `attacks on pages; ${unused(bed.attacks, totals.used)} changed no page`)
print(
  'ms_page',
  totals.cpuMs / totals.looks,
  'ms of CPU a page: read, judge, learn, load and store',
)
if (totals.largeLooks > 0)
  print(
    'ms_large_page',
    totals.largeCpuMs / totals.largeLooks,
    `ms of CPU a page of ${LARGE_PAGE} characters and more`,
  )
print('profile_bytes', Math.max(...runs.map((run) => run.profileBytes)), 'bytes at most')
