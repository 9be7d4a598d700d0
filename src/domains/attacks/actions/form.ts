import { z } from 'zod'
import { command, type CommandContext, nothing, type QueryContext } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { fold } from '../../../core/fold.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { everyItem, MAX_PAGE_ROWS } from '../../../core/listed.ts'
import { namesOf, wayTo } from '../../../core/names.ts'
import { areaContains, withAncestors } from '../../../core/permission.ts'
import { searchWords } from '../../../core/search-words.ts'
import { checkPerson, checkSecondPerson } from '../../../core/two-persons.ts'
import { type Incident, incidentsNamed, namesIn, publicSites } from '../needs.ts'
import { pointedOut, unconfirmed } from '../pointed.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const ref = z.strictObject({ form: id })
const reason = line(500)
const approving = { permission: 'attacks:approve', scope: 'area' } as const
const consenting = { permission: 'attacks:consent', scope: 'area' } as const

/** Sites whose names a text is compared with. */
const MAX_SITES = 1_000

/** The words of a form as one text. */
export function textOf(row: noun.Content | noun.FormRow): string {
  const { title, happened, effect, learnt, advice, site, judgment } = row
  return [title, happened, effect, learnt, advice, site ?? '', judgment ?? ''].join('\n')
}

/** What of a form could tell who or where it was. */
export async function pointedIn(ctx: QueryContext, row: noun.FormRow): Promise<noun.Pointed[]> {
  const text = textOf(row)
  const { names } = await ctx.ask(namesIn, { text })
  const { items } = await everyItem<{ name: string }>(
    (after) => ctx.ask(publicSites, { limit: MAX_PAGE_ROWS, ...given({ after }) }),
    MAX_SITES,
  )
  const plain = fold(text)
  const sites = items.map(({ name }) => name).filter((name) => plain.includes(fold(name)))
  return pointedOut(text, [
    ...names.map((one) => ({ kind: 'person', text: one }) as const),
    ...sites.map((one) => ({ kind: 'site', text: one }) as const),
  ])
}

/** SHA-256 in hex of what everybody is to read. */
function hashOf(row: noun.FormRow): string {
  const { code, version, kind, service, month, placeName: place } = row
  return canonicalHash({ code, version, kind, service, month, place, text: textOf(row) })
}

/** The incident, closed. Throws 404 and 409. */
async function closedIncident(ctx: CommandContext, incident: string): Promise<Incident> {
  const { items } = await ctx.ask(incidentsNamed, { incidents: [incident] })
  const own = found(items[0], 'unknownIncident')
  ctx.inArea(own.area)
  if (own.state !== 'closed') throw refusal('notClosed')
  return own
}

/** What the place is called; a district at most, and one in which the incident lies. Throws 400. */
async function nameOf(ctx: CommandContext, place: string | undefined, area: string) {
  if (place === undefined || place === '/') return null
  if (!areaContains(place, area) || withAncestors(place).length > noun.PLACE_DEPTH + 1)
    throw refusal('placeTooNear')
  return wayTo(await namesOf(ctx, { areas: [place] }), place)
}

export const write = command({
  permission: 'attacks:write',
  scope: 'area',
  name: 'attacks.write',
  summary:
    'Writes for the public what happened in a closed incident, what it did to voters, what was learnt and what anybody can do; the desk alone reads it before it is published.',
  input: noun.content.extend({ incident: id }),
  output: z.strictObject({ form: id, code: noun.attackCode }),
  async run(ctx, { incident, ...words }) {
    const { area } = await closedIncident(ctx, incident)
    const text = await textFrom(ctx, words, area)
    const last = await store.forms.one(ctx.tx, { incident }, { order: ['-version'] })
    if (last?.state === 'sent') throw refusal('alreadySent')
    const { id: form, code, version } = last?.state === 'draft' ? last : nextOf(ctx, last)
    if (form === last?.id) await store.forms.change(ctx.tx, { id: form }, text)
    else {
      const fresh = { isCurrent: false, isHidden: false, confirmed: [] as noun.Pointed[] }
      const own = { id: form, code, version, incident, area, state: 'draft' } as const
      await store.forms.insert(ctx.tx, { ...fresh, ...text, ...own })
      await store.left.remove(ctx.tx, { incident })
    }
    ctx.record(records['attack.written'], { subject: form, area, body: { code, version } })
    return { form, code }
  },
})

/** The version behind the last one; the first where there is none. */
function nextOf(ctx: CommandContext, last: noun.FormRow | undefined) {
  const code = last?.code ?? `ATT-${ctx.newCode(8)}`
  return { id: ctx.newId(), code, version: (last?.version ?? 0) + 1 }
}

/** What was written, with its place by name and whose hand it is. Throws 400. */
async function textFrom(ctx: CommandContext, words: noun.Content, area: string) {
  if (words.month > ctx.now.slice(0, 7)) throw refusal('monthToCome')
  const placeName = await nameOf(ctx, words.place, area)
  return {
    ...words,
    site: words.site ?? null,
    judgment: words.judgment ?? null,
    place: placeName === null ? null : (words.place ?? null),
    placeName,
    writtenBy: ctx.actor.id,
    writtenDevice: ctx.actor.device ?? null,
    writtenAt: ctx.now,
  }
}

/** The form in this state, in an area of the caller. Throws 404 and 409. */
async function toChange(
  ctx: CommandContext,
  form: string,
  state: noun.State,
): Promise<noun.FormRow> {
  const row = found(await store.forms.one(ctx.tx, { id: form }), 'unknownForm')
  ctx.inArea(row.area)
  if (row.state !== state) throw refusal('wrongState')
  return row
}

const about = ({ id: subject, area, code, version }: noun.FormRow) => ({
  subject,
  area,
  body: { code, version },
})

/** Refuses what nobody confirmed. Throws 409 Problem `attacks.pointed_out`. */
async function checkPointed(ctx: QueryContext, row: noun.FormRow, confirmed: readonly string[]) {
  const all = await pointedIn(ctx, row)
  const open = unconfirmed(
    all,
    confirmed.map((text) => ({ text })),
  )
  if (open.length > 0)
    throw refusal('pointedOut', { params: { what: open.map(({ text }) => text).join(', ') } })
  return all
}

export const send = command({
  permission: 'attacks:write',
  scope: 'area',
  name: 'attacks.send',
  summary:
    'Puts a text forward to a second person and to the prosecutor, once everything that was pointed out in it is confirmed.',
  input: ref.extend({
    /** Of what was pointed out, what stays as it is. */
    confirmed: z.array(line(320)).max(300).default([]),
    isAnonymous: z.boolean().default(false),
  }),
  output: nothing,
  async run(ctx, { form, confirmed, isAnonymous }) {
    const row = await toChange(ctx, form, 'draft')
    checkPerson(ctx)
    if (ctx.node.realm === 'actual' && ctx.actor.id !== row.writtenBy) throw refusal('notWriter')
    if (!isAnonymous) throw refusal('notAnonymous')
    await closedIncident(ctx, row.incident)
    const all = await checkPointed(ctx, row, confirmed)
    const device = { writtenDevice: ctx.actor.device ?? null }
    const to = { ...device, state: 'sent', sentAt: ctx.now, confirmed: all } as const
    await store.forms.change(ctx.tx, { id: form }, to)
    const { body, ...rest } = about(row)
    const sha256 = hashOf(row)
    ctx.record(records['attack.sent'], {
      ...rest,
      body: { ...body, sha256, confirmed: all.length },
    })
    return {}
  },
})

export const approve = command({
  ...approving,
  name: 'attacks.approve',
  summary:
    'A second person approves a text about an attack; everybody reads it once the prosecutor has said that nothing stands against it.',
  input: ref,
  output: nothing,
  async run(ctx, { form }) {
    const row = await toChange(ctx, form, 'sent')
    if (row.approvedAt !== null) throw refusal('wrongState')
    checkSecondPerson(ctx, { by: { person: row.writtenBy, device: row.writtenDevice } })
    await checkPointed(
      ctx,
      row,
      row.confirmed.map(({ text }) => text),
    )
    const by = { approvedBy: ctx.actor.id, approvedAt: ctx.now }
    await store.forms.change(ctx.tx, { id: form }, by)
    ctx.record(records['attack.approved'], about(row))
    if (row.consent === 'given') await publish(ctx, row)
    return {}
  },
})

export const consent = command({
  ...consenting,
  name: 'attacks.consent',
  summary:
    'The prosecutor says that nothing stands against a text about an attack. He is asked about each, whether or not there is a case.',
  input: ref,
  output: nothing,
  async run(ctx, { form }) {
    const row = await toAnswer(ctx, form)
    const by = { consent: 'given', consentBy: ctx.actor.id, consentAt: ctx.now } as const
    await store.forms.change(ctx.tx, { id: form }, by)
    ctx.record(records['attack.consented'], about(row))
    if (row.approvedAt !== null) await publish(ctx, row)
    return {}
  },
})

/** A form that waits for the prosecutor, whom the one who wrote it is not. Throws 403, 404 and 409. */
async function toAnswer(ctx: CommandContext, form: string): Promise<noun.FormRow> {
  const row = await toChange(ctx, form, 'sent')
  if (row.consent !== null) throw refusal('wrongState')
  if (ctx.node.realm === 'actual' && ctx.actor.id === row.writtenBy) throw refusal('ownAnswer')
  return row
}

/** Shows the text to everybody, in the place of the version before it. Throws 409 where the incident is open again. */
async function publish(ctx: CommandContext, row: noun.FormRow): Promise<void> {
  await closedIncident(ctx, row.incident)
  const { code, version, id: form } = row
  const before = await store.forms.one(ctx.tx, { code, isCurrent: true })
  if (before !== undefined) await store.words.remove(ctx.tx, { form: before.id })
  await store.forms.change(ctx.tx, { code, isCurrent: true }, { isCurrent: false })
  const to = { state: 'published', isCurrent: true, publishedAt: ctx.now } as const
  await store.forms.change(ctx.tx, { id: form }, to)
  const words = searchWords(`${code} ${textOf(row)} ${row.placeName ?? ''}`, noun.FOUND_WORDS)
  await store.words.insert(
    ctx.tx,
    words.map((word) => ({ word, form })),
  )
  // Everybody may have the record proved, so it lies where the text says, not where the incident was.
  const area = row.place ?? '/'
  const body = { code, version, sha256: hashOf(row) }
  ctx.record(records['attack.explained'], { subject: form, area, body })
}

async function refused(ctx: CommandContext, row: noun.FormRow, why: string): Promise<void> {
  const to = { state: 'refused', reason: why, endedBy: ctx.actor.id, endedAt: ctx.now } as const
  await store.forms.change(ctx.tx, { id: row.id }, to)
  ctx.record(records['attack.refused'], about(row))
}

export const refuse = command({
  ...approving,
  name: 'attacks.refuse',
  summary: 'Gives a text about an attack back to whoever wrote it, with a reason.',
  input: ref.extend({ reason }),
  output: nothing,
  async run(ctx, { form, reason: why }) {
    await refused(ctx, await toChange(ctx, form, 'sent'), why)
    return {}
  },
})

export const object = command({
  ...consenting,
  name: 'attacks.object',
  summary:
    'The prosecutor says that something stands against a text about an attack, with a reason that tells nothing of a case.',
  input: ref.extend({ reason }),
  output: nothing,
  async run(ctx, { form, reason: why }) {
    const row = await toAnswer(ctx, form)
    const by = { consent: 'refused', consentBy: ctx.actor.id, consentAt: ctx.now } as const
    await store.forms.change(ctx.tx, { id: form }, by)
    await refused(ctx, row, why)
    return {}
  },
})

export const withdraw = command({
  ...approving,
  name: 'attacks.withdraw',
  summary:
    'Takes the explanation of an attack back: it stays where it was, with the reason; its words go from sight where they do harm.',
  input: ref.extend({ reason, hides: z.boolean().default(false) }),
  output: nothing,
  async run(ctx, { form, reason: why, hides }) {
    const row = await toChange(ctx, form, 'published')
    if (!row.isCurrent) throw refusal('wrongState')
    const { code, version } = row
    const to = { state: 'withdrawn', reason: why, endedBy: ctx.actor.id, endedAt: ctx.now } as const
    await store.forms.change(ctx.tx, { id: form }, to)
    if (hides) {
      await store.forms.change(ctx.tx, { code, publishedAt: { not: null } }, { isHidden: true })
      await store.words.remove(ctx.tx, { form })
    }
    const area = row.place ?? '/'
    ctx.record(records['attack.withdrawn'], { subject: form, area, body: { code, version } })
    return {}
  },
})

export const leaveOut = command({
  permission: 'attacks:write',
  scope: 'area',
  name: 'attacks.leaveOut',
  summary:
    'Says with a reason that a closed incident is not explained to the public; whoever writes a text later takes it back.',
  input: z.strictObject({ incident: id, reason }),
  output: nothing,
  async run(ctx, { incident, reason: why }) {
    const { area } = await closedIncident(ctx, incident)
    if ((await store.forms.one(ctx.tx, { incident })) !== undefined) throw refusal('wrongState')
    const by = { leftBy: ctx.actor.id, leftAt: ctx.now }
    await store.left.put(ctx.tx, { incident, area, reason: why, ...by })
    ctx.record(records['attack.leftOut'], { subject: incident, area })
    return {}
  },
})
