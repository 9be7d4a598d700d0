import { z } from 'zod'
import { type CommandContext, command, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { liveFindings } from '../store/finding.ts'
import { isAuthorised } from '../store/permission.ts'
import { countFiles, countUnguarded, unguardedIn } from '../store/passage-list.ts'
import { sites } from '../store/site.ts'
import { changesOf, passages, passagesOf, siteWatches } from '../store/watch.ts'
import { MAX_PASSAGES, readProfile, steadyTexts } from '../watch/index.ts'
import { passageText } from '../watched.ts'
import { readableSite, watchedSite } from './about.ts'
import { VISIT_JOB } from './observe.ts'

const reading = { permission: 'monitoring:read', scope: 'area' } as const

const choice = z.strictObject({ text: z.string(), place: z.string() })

export const passageChoices = query({
  ...reading,
  name: 'monitoring.passageChoices',
  summary: 'The texts of a page that were always there, and those of them that must stay.',
  input: z.strictObject({ site: id }),
  output: z.strictObject({
    site: id,
    name: z.string(),
    area: z.string(),
    chosen: z.array(z.string()),
    /** Empty while no look has seen the page. */
    choices: z.array(choice),
  }),
  async run(ctx, input) {
    const { id: site, name, area } = await readableSite(ctx, input.site)
    const chosen = await passagesOf(ctx.tx, site)
    return { site, name, area, chosen, choices: await steadyIn(ctx, site) }
  },
})

async function steadyIn(ctx: QueryContext, site: string) {
  const row = await siteWatches.one(ctx.tx, { site })
  const profile = row === undefined ? null : readProfile(row.profile)
  return profile === null || 'damage' in profile ? [] : steadyTexts(profile)
}

export const setPassages = command({
  name: 'monitoring.setPassages',
  permission: 'monitoring:write',
  scope: 'area',
  summary:
    'Says which texts of a page must stay: whoever takes one away raises a critical finding.',
  input: z.strictObject({
    site: id,
    passages: z.array(passageText).max(MAX_PASSAGES).default([]),
  }),
  output: z.object({ site: id, before: z.array(z.string()) }),
  async run(ctx, input) {
    const row = await watchedSite(ctx, input.site)
    const { id: site, area } = row
    const before = await passagesOf(ctx.tx, site)
    const wanted = [...new Set(input.passages)]
    if (wanted.length === before.length && wanted.every((text) => before.includes(text))) {
      ctx.unchanged('the same passages are watched already')
      return { site, before }
    }
    await requireKnown(ctx, site, wanted)
    const given = before.filter((text) => !wanted.includes(text))
    await requireThere(ctx, site, given)
    const by = { setBy: ctx.actor.id, setAt: ctx.now }
    await passages.change(ctx.tx, { site, removedAt: null }, { removedAt: ctx.now })
    await passages.put(
      ctx.tx,
      wanted.map((text) => ({ site, text, ...by })),
    )
    // What must stay decides when the site counts as broken: whoever changes it aims the site anew.
    await sites.change(ctx.tx, { id: site }, { aimedAt: ctx.now })
    const body = { passages: wanted.length, before: before.length }
    ctx.record(records['passages.set'], { subject: site, area, body })
    if (await isAuthorised(ctx.tx, site, ctx.now))
      await ctx.schedule({ kind: VISIT_JOB, subject: site, dueAt: ctx.now })
    return { site, before }
  },
})

/** Throws Problem for a text that does not stand on the page as a rule, and never was chosen. */
async function requireKnown(ctx: CommandContext, site: string, wanted: readonly string[]) {
  const known = new Set((await steadyIn(ctx, site)).map(({ text }) => text))
  const others = wanted.filter((text) => !known.has(text))
  const earlier = await passages.many(ctx.tx, { site, text: others }, { limit: MAX_PASSAGES })
  if (earlier.length < others.length) throw refusal('unknownPassage')
}

/** Throws Problem for a passage that is missing now: giving it up would make that right by one person's word. */
async function requireThere(ctx: CommandContext, site: string, given: readonly string[]) {
  if (given.length === 0) return
  const live = await liveFindings(ctx.tx, { site })
  const items = await changesOf(
    ctx.tx,
    live.map((row) => row.id),
  )
  const missing = [...items.values()].find(
    ({ why, old }) => why.code === 'passage_gone' && given.includes(old ?? ''),
  )
  if (missing !== undefined)
    throw refusal('missingPassage', { params: { passage: missing.old ?? '' } })
}

/** Sites that one list shows. */
const MAX_SITES = 200

export const unguardedSites = query({
  ...reading,
  name: 'monitoring.unguardedSites',
  summary: 'Watched sites of which no passage was chosen that must stay, by name.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(z.strictObject({ id, name: z.string() })),
    isCut: z.boolean(),
    /** How many files are watched by their hash, and of how many sites. */
    files: z.strictObject({ files: z.number().int(), sites: z.number().int() }),
  }),
  async run(ctx) {
    const files = await countFiles(ctx.tx, ctx.areas())
    const items = await unguardedIn(ctx.tx, { areas: ctx.areas(), limit: MAX_SITES + 1 })
    return { items: items.slice(0, MAX_SITES), isCut: items.length > MAX_SITES, files }
  },
})

export const unguardedCount = query({
  name: 'monitoring.unguardedCount',
  permission: 'accounts:names',
  scope: 'shared',
  summary: 'Of how many watched sites no passage was chosen that must stay.',
  input: z.strictObject({}),
  output: z.strictObject({ count: z.number().int() }),
  run: async (ctx) => ({ count: await countUnguarded(ctx.tx) }),
})
