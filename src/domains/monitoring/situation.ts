import { named } from '../../ui/name.ts'
import { type Panel, panel } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import { html } from '../../ui/html.ts'
import { emptyState } from '../../ui/notice.ts'
import { table } from '../../ui/table.ts'
import { type Tile, tilePanel } from '../../ui/tile.ts'
import { moment } from '../../ui/time.ts'
import { suspect } from './actions/conduct.ts'
import { worstFindings } from './actions/finding.ts'
import { sites as siteList } from './actions/read.ts'
import { readiness } from './actions/system-read.ts'
import { checkText } from './report.ts'
import { pageCounts } from './page-counts.ts'
import { placeOf } from './pages/findings.ts'
import { findingPath } from './pages/site-now.ts'
import { severityBadge, siteBadge, suspectBadge } from './site-badge.ts'
import { situationSystemTexts as systemTexts, situationTexts as texts } from './texts/situation.ts'

/** Rows of each section; the whole lists are a link away. */
const ROWS = 8

/** States of sites that are not well, the worst first. */
const BAD = ['down', 'degraded', 'at_risk'] as const

const reading = { permission: 'monitoring:read' } as const

/** How a tile looks: what is bad before what is being looked at, and nothing unknown as well. */
function lookOf({
  isBad,
  isLooked,
  isWell,
}: Readonly<Record<'isBad' | 'isLooked' | 'isWell', boolean>>): Pick<Tile, 'tone' | 'shape'> {
  if (isBad) return { tone: 'bad', shape: 'cross' }
  if (isLooked) return { tone: 'warn', shape: 'ring' }
  return isWell ? { tone: 'ok', shape: 'tick' } : { tone: 'plain', shape: 'ring' }
}

const figures = tilePanel({
  ...reading,
  name: 'sites-in-numbers',
  load: (ctx) => ctx.call(siteList, { status: 'down', limit: ROWS }),
  render({ counts, maintained, suspect }, { t, base }) {
    const { ok, down, at_risk: atRisk, degraded, unknown } = counts
    const bad = down + atRisk + degraded
    const total = ok + bad + unknown
    const worked = Object.values<number>(maintained).reduce((sum, count) => sum + count, 0)
    const looked = suspect.ok ?? 0
    // One that is worked on may not answer, and what is suspected may be so: nobody counts either as well.
    const well = ok - (maintained.ok ?? 0) - looked
    const isWell = total > 0 && well === total && worked === 0
    const notes = [
      bad > 0 && t(texts.notWell, { count: bad }),
      looked > 0 && t(texts.looked, { count: looked }),
      unknown > 0 && t(texts.someUnknown),
      worked > 0 && t(texts.maintained, { count: worked }),
    ].filter((note) => note !== false)
    const look = lookOf({ isBad: bad > 0, isLooked: looked > 0, isWell })
    return {
      label: t(texts.sitesTile),
      href: `${base}/console/sites`,
      figure: t.number(well),
      of: t(texts.ofWell, { total: t.number(total) }),
      note: isWell ? t(texts.allWell) : total === 0 ? t(texts.noSites) : t.list(notes),
      ...look,
      shares: [
        { fill: 'extreme', count: down },
        { fill: 'bad', count: atRisk },
        { fill: 'warn', count: degraded },
        { fill: 'plain', count: unknown },
        { fill: 'warn', count: looked },
        { fill: 'info', count: maintained.ok ?? 0 },
        { fill: 'ok', count: well },
      ],
    }
  },
})

const findings = panel({
  ...reading,
  name: 'findings',
  place: 'section',
  after: 'last-day',
  title: texts.findings,
  all: { path: '/console/findings', label: texts.allFindings },
  load: (ctx) => ctx.call(worstFindings, { limit: ROWS }),
  render: ({ items, isCut }, view) => {
    const { t } = view
    const rows = table(t, {
      caption: t(texts.findings),
      isCaptionHidden: true,
      empty: t(texts.noFindings),
      rows: items,
      columns: [
        { label: t(texts.severity), cell: (row) => severityBadge(t, row.severity) },
        { label: t(texts.site), cell: (row) => named(view, placeOf(row), row.name) },
        {
          label: t(texts.worst),
          cell: (row) =>
            html`${named(view, findingPath(row.id), checkText(t, `${row.check}.title`))}${row.count > 1 && html` <span class="hint">${t(texts.andMore, { count: row.count - 1 })}</span>`}`,
        },
        {
          label: t(texts.state),
          cell: (row) => t(row.state === 'open' ? texts.open : texts.suspect),
        },
        { label: t(texts.since), cell: (row) => moment(view, row.openedAt ?? row.suspectedAt) },
      ],
    })
    return html`${rows}${isCut && html`<p class="hint">${t(texts.moreSites)}</p>`}`
  },
})

async function badSites(ctx: PageContext) {
  const {
    counts,
    pages,
    suspect: suspects,
  } = await ctx.call(siteList, {
    status: 'down',
    limit: ROWS,
  })
  const lists = []
  for (const status of BAD.filter((one) => (counts[one] ?? 0) > 0))
    lists.push(await ctx.call(siteList, { status, limit: ROWS }))
  const total = Object.values<number>(counts).reduce((sum, count) => sum + count, 0)
  const bad = lists.flatMap(({ items }) =>
    items.map(({ id, name, status }) => ({ id, name, status })),
  )
  const known = new Set(bad.map(({ id }) => id))
  const isLooked = Object.values<number>(suspects).some((count) => count > 0)
  const { items } = isLooked ? await ctx.call(suspect, { limit: ROWS }) : { items: [] }
  const looked = items.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, status: null }))
  return { rows: [...bad, ...looked].slice(0, ROWS), total, pages }
}

const sites = panel({
  ...reading,
  name: 'sites',
  place: 'section',
  after: 'findings',
  title: texts.sites,
  load: badSites,
  render({ rows, total, pages }, view) {
    const { t, base } = view
    const all = html`<a href="${base}/console/sites">${t(texts.allSites)}</a>`
    if (total === 0) return emptyState(t(texts.noSites), all)
    return html`${table(t, {
      caption: t(texts.sites),
      isCaptionHidden: true,
      empty: t(texts.allWell),
      rows,
      columns: [
        { label: t(texts.site), cell: (row) => named(view, `/console/sites/${row.id}`, row.name) },
        {
          label: t(texts.state),
          cell: ({ status }) =>
            status === null ? suspectBadge(t) : siteBadge(t, status, { isSuspect: false }),
        },
      ],
    })}<p>${pageCounts(t, pages)}</p><p>${all}</p>`
  },
})

/** Whether the election can rely on the systems behind the firewall: those that are not ready or silent, and how many there are of each. */
const systems = panel({
  ...reading,
  name: 'systems',
  place: 'section',
  after: 'sites',
  title: systemTexts.insideSystems,
  load: (ctx) => ctx.call(readiness, {}),
  render({ items, counts }, view) {
    const { t, base } = view
    const all = html`<p><a href="${base}/console/systems">${t(systemTexts.allInsideSystems)}</a></p>`
    const [ready, notReady, silent] = [counts.ready, counts.not_ready, counts.silent]
    if (ready + notReady + silent === 0) return emptyState(t(systemTexts.noInsideSystems), all)
    const numbers = {
      ready: t.number(ready),
      notReady: t.number(notReady),
      silent: t.number(silent),
    }
    return html`<p>${t(systemTexts.insideCounts, numbers)}</p>${table(t, {
      caption: t(systemTexts.insideSystems),
      isCaptionHidden: true,
      empty: t(systemTexts.allReady),
      rows: items.slice(0, ROWS),
      columns: [
        {
          label: t(systemTexts.insideSystem),
          cell: (row) => named(view, `/console/systems/${row.id}`, row.name),
        },
        {
          label: t(systemTexts.insideState),
          cell: ({ state }) =>
            html`<strong>${t(state === 'silent' ? systemTexts.silentSystem : systemTexts.notReady)}</strong>`,
        },
        {
          label: t(systemTexts.insideHeard),
          cell: ({ heardAt }) => heardAt !== null && moment(view, heardAt),
        },
      ],
    })}${all}`
  },
})

/** What monitoring puts on the situation page: sites, findings, inside systems. */
export const panels: readonly Panel[] = [figures, findings, sites, systems]
