import { z } from 'zod'
import { command, type CommandContext, nothing, query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { listed, listInput, newestPage } from '../../../core/listed.ts'
import { checkPerson } from '../../../core/two-persons.ts'
import { keyOf, standsOn } from '../../../lib/claimreview/index.ts'
import { changedKeys } from '../../../lib/sql/table.ts'
import { outlets } from '../needs.ts'
import * as noun from '../others.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { claimRow, read, reason } from '../schema.ts'
import * as store from '../store.ts'
import { approving, reading } from './claim-ref.ts'
import { MATCH_JOB } from './index-old.ts'

const domainsOf = ({ domains }: { readonly domains: string }) => domains.split(' ')

export const registerPublisher = command({
  ...approving,
  name: 'claims.registerPublisher',
  summary:
    'Registers a publisher of checks with the domains on which its checks stand, or changes its domains.',
  input: noun.publisherContent,
  output: z.strictObject({ publisher: id }),
  async run(ctx, { name, domains }) {
    checkPerson(ctx)
    const wrong = domainsOf({ domains }).find(
      (one) => !standsOn(`https://${one}/`, { domains: [one] }),
    )
    if (wrong !== undefined) throw refusal('badDomain', { params: { domain: wrong } })
    const known = await store.publishers.one(ctx.tx, { name })
    if ((await store.publishers.count(ctx.tx, {})) >= noun.MAX_PUBLISHERS && known === undefined)
      throw refusal('tooMany', { params: { most: noun.MAX_PUBLISHERS } })
    const own = known ?? { id: ctx.newId(), name, addedBy: ctx.actor.id, addedAt: ctx.now }
    await store.publishers.put(ctx.tx, { ...own, domains })
    const body = { publisher: own.id, domains: domainsOf({ domains }) }
    ctx.record(records['checkpublisher.registered'], { subject: own.id, body })
    return { publisher: own.id }
  },
})

const publisher = noun.publisherRow.pick({ id: true, name: true, domains: true })

export const publishers = query({
  ...reading,
  name: 'claims.publishers',
  summary: 'Publishers whose checks are taken in, with their domains.',
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(publisher) }),
  async run({ tx }) {
    const how = { order: ['name'], limit: noun.MAX_PUBLISHERS, as: publisher } as const
    return { items: await store.publishers.many(tx, {}, how) }
  },
})

const count = z.number().int()

export const bringChecks = command({
  ...approving,
  name: 'claims.bringChecks',
  summary:
    'Takes in checks of a registered publisher, without their texts. One that stands on a foreign domain waits until a person looked at it; what is there already is renewed.',
  input: z.strictObject({
    publisher: noun.publisherName,
    checks: z.array(noun.broughtCheck).min(1).max(noun.MAX_STEP),
  }),
  output: z.strictObject({ added: count, renewed: count, same: count, quarantined: count }),
  async run(ctx, { publisher: name, checks }) {
    const by = found(await store.publishers.one(ctx.tx, { name }), 'unknownPublisher')
    const who = await publicOf(ctx, checks)
    const fresh = new Map(checks.map((one) => [keyOf(by.id, one.url, one.claim), one]))
    const key = [...fresh.keys()]
    const rows = await store.others.many(ctx.tx, { key }, { limit: key.length })
    const known = new Map(rows.map((row) => [row.key, row]))
    const sums = { added: 0, renewed: 0, same: 0, quarantined: 0 }
    for (const [own, one] of fresh) {
      const told = toldBy(one, who)
      const row = known.get(own)
      if (row !== undefined && changedKeys(row, told).length === 0) {
        sums.same += 1
        continue
      }
      const isForeign = !standsOn(one.url, { domains: domainsOf(by) })
      const moved = await store.moveOn(ctx)
      if (row !== undefined) {
        // What a person let in was read as it was then: something else is read again.
        const isLetIn = isForeign && row.state === 'kept'
        const again = isLetIn ? ({ state: 'quarantined' } as const) : {}
        await store.others.change(ctx.tx, { id: row.id }, { ...told, ...again, moved })
        sums.renewed += 1
        sums.quarantined += isLetIn ? 1 : 0
        continue
      }
      const state = isForeign ? 'quarantined' : 'kept'
      const at = { broughtAt: ctx.now, broughtBy: ctx.actor.id }
      const named = { id: ctx.newId(), key: own, publisher: by.id, state } as const
      await store.others.insert(ctx.tx, { ...named, ...told, ...at, moved })
      sums.added += 1
      sums.quarantined += isForeign ? 1 : 0
    }
    if (sums.added + sums.renewed === 0) ctx.unchanged('all of it is there already')
    else {
      const body = { publisher: by.id, ...sums }
      ctx.record(records['otherschecks.brought'], { subject: by.id, body })
      // Nobody who asks next reads a whole import in.
      await ctx.schedule({ kind: MATCH_JOB, subject: 'brought', payload: '', dueAt: ctx.now })
    }
    return sums
  },
})

/** Who may be named, and whose pages may be linked. */
interface PublicOnes {
  readonly names: ReadonlySet<string>
  readonly hosts: readonly string[]
}

/** Outlets that are listed as sources, and whoever this desk itself named as somebody of the public. */
async function publicOf(
  ctx: CommandContext,
  checks: readonly noun.BroughtCheck[],
): Promise<PublicOnes> {
  const { items } = await ctx.ask(outlets, {})
  const claimantName = [...new Set(checks.flatMap((one) => one.claimantName ?? []))]
  const how = { limit: noun.MAX_STEP * 20, as: namePart }
  const named = await store.claims.many(ctx.tx, { claimantName }, how)
  return {
    names: new Set([
      ...items.map(({ name }) => name),
      ...named.flatMap((one) => one.claimantName ?? []),
    ]),
    hosts: items.flatMap(({ domains }) => domains),
  }
}
const namePart = claimRow.pick({ claimantName: true })

/** What of a check is kept: nobody is named and no page is linked but those of the public. */
function toldBy(
  { claimantName, addresses, ...one }: noun.BroughtCheck,
  { names, hosts }: PublicOnes,
) {
  const isNamed = claimantName !== null && names.has(claimantName)
  const who = isNamed ? ('named' as const) : ('account' as const)
  return {
    ...one,
    host: URL.parse(one.url)?.hostname ?? '',
    verdict: 'unmapped' as const,
    claimant: claimantName === null ? null : who,
    claimantName: isNamed ? claimantName : null,
    addresses: addresses.filter((url) => standsOn(url, { domains: hosts })),
  }
}

export const judgeOthers = command({
  ...approving,
  name: 'claims.judgeOthers',
  summary:
    'A person lets a check of somebody else in that stands on a foreign domain, or refuses one, with a reason; the one that was read, and no other.',
  input: z.strictObject({ check: id, read, state: z.enum(['kept', 'refused']), reason }),
  output: nothing,
  async run(ctx, { check, read: asRead, state, reason: why }) {
    checkPerson(ctx)
    const row = found(await store.others.one(ctx.tx, { id: check }), 'unknownCheck')
    if (row.state === state) throw refusal('wrongState')
    if (noun.othersHash(row) !== asRead) throw refusal('otherWords')
    const by = { decidedBy: ctx.actor.id, decidedAt: ctx.now, reason: why }
    const moved = await store.moveOn(ctx)
    await store.others.change(ctx.tx, { id: check }, { state, ...by, moved })
    ctx.record(records['otherscheck.judged'], { subject: check, body: { check, state } })
    return {}
  },
})

const listedCheck = noun.othersRow
  .pick({ id: true, state: true, url: true, host: true, claim: true, language: true })
  .extend(noun.othersRow.pick({ label: true, title: true, broughtAt: true, reason: true }).shape)
  .extend({
    publisher: z.string(),
    /** Names it as it is read now. */
    read,
  })
export type OthersCheck = z.infer<typeof listedCheck>

export const othersChecks = query({
  ...reading,
  name: 'claims.othersChecks',
  summary:
    'Checks of other publishers in a state, the newest first: those that wait, are shown, or were refused.',
  input: listInput.extend({ state: noun.othersState }),
  output: listed(listedCheck),
  async run(ctx, { after, limit, state }) {
    const { items, next } = await newestPage(ctx.tx, store.others, { state }, { after, limit })
    const ids = [...new Set(items.map((one) => one.publisher))]
    const all = await store.publishers.many(ctx.tx, { id: ids }, { limit: ids.length + 1 })
    const names = new Map(all.map((one) => [one.id, one.name]))
    const told = items.map((one) =>
      listedCheck.strip().parse({
        ...one,
        read: noun.othersHash(one),
        publisher: names.get(one.publisher) ?? '',
      }),
    )
    return { items: told, next }
  },
})
