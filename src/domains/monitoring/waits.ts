import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import type { PageContext } from '../../core/slice.ts'
import type { Message } from '../../core/text.ts'
import type { Time } from '../../core/time.ts'
import { findings } from './actions/finding.ts'
import { isExcuse } from './schema.ts'
import { waitTexts as texts } from './texts/waits.ts'
import { approvalWaits } from './waits-approvals.ts'

const SEVERITIES = { C: 'extreme', H: 'severe', M: 'moderate' } as const

type Item = Awaited<ReturnType<typeof openOnes>>[number]

async function openOnes(ctx: PageContext) {
  return (await ctx.call(findings, { state: 'open', limit: SHOWN_OF_SLICE })).items
}

/**
 * What waits for analysts: serious findings, and changes of pages, that nobody has marked; and changes of which people
 * were reminded since, unless somebody excused them.
 */
export const waits: Waits = {
  name: 'monitoring',
  permission: 'monitoring:mark',
  async list(ctx) {
    const isWaiting = ({ marks, reminder }: Item) =>
      marks.length === 0 || (reminder !== null && !marks.some(isExcuse))
    const approvals = await approvalWaits(ctx)
    const isPut = ({ id }: Item) => approvals.findings.has(id)
    const items = (await openOnes(ctx)).filter((item) => isWaiting(item) && !isPut(item))
    const isOfWindow = ({ announced, severity }: Item) => announced !== null && severity === 'M'
    const bySite = Map.groupBy(items.filter(isOfWindow), ({ site }) => site ?? '')
    const alone = items.filter((item) => !isOfWindow(item))
    return [
      ...approvals.entries,
      ...alone.flatMap((item) => single(item, ctx.now)),
      ...Array.from(bySite, ([site, own]) => announced(site, own, ctx.now)),
    ]
  },
}

function since({ openedAt, suspectedAt }: Item): string {
  return openedAt ?? suspectedAt
}

/** What people were reminded of: that it is old, or until when it should be settled. */
function reminderOf(
  items: readonly Item[],
  now: Time,
): { what: Message; until: Time | null } | null {
  const last = items
    .flatMap(({ reminder }) => reminder ?? [])
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1)
  if (last === undefined) return null
  if (last.of > now && last.of !== 'age') return { what: texts.beforeFreeze, until: last.of }
  return { what: texts.unsettled, until: null }
}

function single(item: Item, now: Time): Waiting[] {
  const { id, severity, reason, siteName } = item
  const isChange = reason.startsWith('change.')
  const isWork = severity === 'C' || severity === 'H' || (severity === 'M' && isChange)
  if (!isWork) return []
  const usual = { what: isChange ? texts.change : texts.finding, until: null }
  const cause = item.site === null ? `system:${item.system ?? id}` : `site:${item.site}`
  const facts = { about: siteName, severity: SEVERITIES[severity], since: since(item), cause }
  return [{ ...facts, ...(reminderOf([item], now) ?? usual), path: `/console/findings/${id}` }]
}

/** What came with an announced change is one piece of work, on the page of its site. */
function announced(site: string, items: readonly Item[], now: Time): Waiting {
  const path = `/console/sites/${site}`
  const first = items.map(since).toSorted()[0] ?? ''
  const about = items[0]?.siteName ?? ''
  const facts = { about, severity: SEVERITIES.M, since: first, path, cause: `site:${site}` }
  const said = reminderOf(items, now) ?? { what: texts.announced, until: null }
  return { ...facts, ...said, act: texts.decide }
}
