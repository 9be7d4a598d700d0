import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { dateAt } from '../../../core/civil-day.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { movedBy } from '../../../core/moved.ts'
import type { Language } from '../../../core/text.ts'
import type { Time } from '../../../core/time.ts'
import { checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { assertion } from '../../../lib/custody/index.ts'
import { checkNotAsked } from '../erasing.ts'
import { type Member, memberToChange } from '../membership.ts'
import { countries, nation, wasInForce } from '../needs-justice.ts'
import { officerProof } from '../officer.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { requestDocument } from '../request-document.ts'
import { proposalLanguage, proposedContents } from '../request-proposal.ts'
import { isGroundedIn, missingContents, NEXT_REQUEST_STATES } from '../request-way.ts'
import type { Seat } from '../schema/case.ts'
import { APPROVERS, checkSeatedByOther } from '../seconds.ts'
import * as noun from '../schema/request.ts'
import * as store from '../store/request.ts'

/** Whoever writes a request: the second person is another one. */
export const WRITERS: readonly Seat[] = ['incident-handler', 'investigator', 'prosecutor']

const writing = { permission: 'cases:read', scope: 'area' } as const
const ref = z.strictObject({ case: id, request: id })
const iso3 = z.string().regex(/^[A-Z]{3}$/, 'three capital letters, for example KEN')

/** The request in the member's case. Throws 404. */
export async function requestIn(ctx: CommandContext, member: Member, request: string) {
  return found(await store.requestOf(ctx.tx, member, request), 'unknownRequest')
}

/** The refusal for whoever read a request that went on since: who made its last step, and when. */
export async function requestMoved(ctx: CommandContext, member: Member, row: noun.RequestRow) {
  const [last] = await store.movesOf(ctx.tx, member, row)
  const person = last?.person ?? row.draftedBy
  const at = last?.writtenAt ?? row.draftedAt
  return refusal('requestMoved', { params: await movedBy(ctx, { person, at }) })
}

/**
 * Writes down that a request went from one state to another; gives the commitment to the note. Throws 409 Problem
 * `cases.request_wrong_way`.
 */
export async function step(
  ctx: CommandContext,
  member: Member,
  { row, to, more = {}, at = ctx.now, note }: Stepping,
): Promise<string | undefined> {
  if (!NEXT_REQUEST_STATES[row.state].includes(to)) throw refusal('requestWrongWay')
  await store.requests.change(ctx.tx, { id: row.id }, { ...more, state: to })
  const said = note === undefined ? null : committed(ctx, note)
  await store.moves.insert(ctx.tx, {
    id: ctx.newId(),
    request: row.id,
    from: row.state,
    to,
    at,
    note: said?.text,
    noteSalt: said?.salt,
    person: ctx.actor.id,
    writtenAt: ctx.now,
  })
  await store.keepTreatyClock(ctx.tx, member.case.id)
  return said?.commitment
}

interface Stepping {
  readonly row: noun.RequestRow
  readonly to: noun.RequestState
  readonly more?: Partial<noun.RequestRow>
  /** When it happened; now where nobody says. */
  readonly at?: Time
  readonly note?: string | undefined
}

const about = ({ case: { id: subject, area } }: Member) => ({ subject, area })

interface Drafting {
  readonly article: noun.Article
  readonly iso3: string
  readonly earlier: string | null
  readonly form: noun.RequestForm
}

/** Adds a draft to the member's case. Throws 404 for an unknown State, 409 where the case has no room. */
async function addDraft(ctx: CommandContext, member: Member, draft: Drafting): Promise<string> {
  const all = await ctx.ask(countries, {})
  if (!all.countries.some((one) => one.iso3 === draft.iso3)) throw refusal('unknownState')
  if ((await ctx.ask(nation, {}))?.iso3 === draft.iso3) throw refusal('ownState')
  if ((await store.requests.count(ctx.tx, { case: member.case.id })) >= noun.MAX_REQUESTS)
    throw refusal('tooMany', { params: { most: noun.MAX_REQUESTS } })
  const request = ctx.newId()
  const code = `REQ-${ctx.newCode(8)}`
  await store.requests.insert(ctx.tx, {
    id: request,
    case: member.case.id,
    code,
    state: 'draft',
    ...draft,
    draftedBy: ctx.actor.id,
    draftedAt: ctx.now,
    isAssumed: false,
  })
  const body = {
    request,
    code,
    article: draft.article,
    ...given({ earlier: draft.earlier ?? undefined }),
  }
  ctx.record(records['request.drafted'], { ...about(member), body })
  return request
}

export const draftRequest = command({
  ...writing,
  name: 'cases.draftRequest',
  summary:
    'Drafts a request to another State: that stored data is preserved (Article 29) or traffic data disclosed (Article 30). What is left out is filled in from the request that it follows, else from the case, as far as that says it.',
  input: z.strictObject({
    case: id,
    article: noun.article,
    iso3,
    /** Code of the request that it goes on from. */
    earlier: line(20).optional(),
    /** In which language it is filled in. */
    language: proposalLanguage.optional(),
    ...noun.requestForm.shape,
  }),
  output: z.strictObject({ request: id }),
  async run(ctx, { case: of, article, iso3: state, earlier: code, language = 'en', ...said }) {
    const member = await memberToChange(ctx, of, WRITERS)
    const before = await earlierOf(ctx, member, code)
    if (!isGroundedIn({ article, iso3: state }, before)) throw refusal('noBasis')
    const filled = await filledFrom(ctx, member, { before, iso3: state, language })
    const form = { ...filled, ...said }
    const draft = { article, iso3: state, earlier: before?.id ?? null, form }
    return { request: await addDraft(ctx, member, draft) }
  },
})

/** What a draft says where nobody wrote it: what the request before it says, else what the case does. */
async function filledFrom(
  ctx: CommandContext,
  member: Member,
  { before, ...wanted }: { before: noun.RequestRow | null; iso3: string; language: Language },
): Promise<Partial<noun.RequestForm>> {
  if (before === null) return await proposedContents(ctx, member, wanted)
  await checkNotAsked(ctx, member, { kind: 'request', subject: before.id })
  const { requested, ...contents } = before.form
  return before.iso3 === wanted.iso3 ? { ...contents, ...given({ requested }) } : contents
}

async function earlierOf(ctx: CommandContext, member: Member, code: string | undefined) {
  if (code === undefined) return null
  const all = await store.requestsOf(ctx.tx, member)
  return found(
    all.find((one) => one.code === code.toUpperCase()),
    'unknownRequest',
  )
}

export const nextHop = command({
  ...writing,
  name: 'cases.nextHop',
  summary:
    'A provider in a further State took part (Article 30): drafts the request of Article 29 there, from what this one says.',
  input: ref.extend({ iso3, custodian: noun.requestForm.shape.custodian.unwrap() }),
  output: z.strictObject({ request: id }),
  async run(ctx, { case: of, request, iso3: state, custodian }) {
    const member = await memberToChange(ctx, of, WRITERS)
    const { form, ...row } = await requestIn(ctx, member, request)
    if (row.sentAt === null) throw refusal('requestWrongWay')
    await checkNotAsked(ctx, member, { kind: 'request', subject: request })
    const { requested: _, ...said } = form
    const next = { ...said, kind: 'new', custodian } as const
    const draft = { article: '29', iso3: state, earlier: row.id, form: next } as const
    return { request: await addDraft(ctx, member, draft) }
  },
})

export const writeRequest = command({
  ...writing,
  name: 'cases.writeRequest',
  summary: 'Writes a draft further.',
  input: ref.extend(noun.requestForm.shape),
  output: nothing,
  async run(ctx, { case: of, request, ...form }) {
    const member = await memberToChange(ctx, of, WRITERS)
    const row = await requestIn(ctx, member, request)
    if (row.state !== 'draft') throw await requestMoved(ctx, member, row)
    await checkNotAsked(ctx, member, { kind: 'request', subject: request })
    await store.requests.change(ctx.tx, { id: request }, { form })
    ctx.record(records['request.written'], { ...about(member), body: { request } })
    return {}
  },
})

/** How the two States stand to the Convention today. Throws 409 where one is not bound, or nobody saw that it is. */
async function treatyOf(
  ctx: CommandContext,
  other: string,
  officerSource: string | undefined,
): Promise<noun.TreatyCheck> {
  const on = dateAt(ctx.now, ctx.node.zone)
  const ask = async (state: string) => {
    const { wasInForce: is, confidence, source } = await ctx.ask(wasInForce, { iso3: state, on })
    return { iso3: state, wasInForce: is, confidence, source }
  }
  const here = await ctx.ask(nation, {})
  const nobody = { iso3: '', wasInForce: null, confidence: 'none', source: '' }
  const own = here === null ? nobody : await ask(here.iso3)
  const theirs = await ask(other)
  const both = [own, theirs]
  if (both.some((one) => one.wasInForce === false && one.confidence === 'confirmed'))
    throw refusal('notInForce')
  const isSure = both.every((one) => one.wasInForce === true && one.confidence === 'confirmed')
  if (!isSure && officerSource === undefined) throw refusal('treatyUnverified')
  return { on, own, theirs, officerSource: isSure ? null : (officerSource ?? null) }
}

export const completeRequest = command({
  ...writing,
  name: 'cases.completeRequest',
  summary:
    'Says that a request is complete: all six contents of Article 29(2) are there, and both States are bound today.',
  input: ref.extend({
    /** Where the officer saw that both are, where nobody has confirmed it in the directory. */
    officerSource: line(400).optional(),
  }),
  output: z.strictObject({ hash: z.string() }),
  async run(ctx, { case: of, request, officerSource }) {
    const member = await memberToChange(ctx, of, WRITERS)
    const row = await requestIn(ctx, member, request)
    if (row.state !== 'draft') throw await requestMoved(ctx, member, row)
    const count = missingContents(row.form).length
    if (count > 0) throw refusal('contentsMissing', { params: { count } })
    const treaty = await treatyOf(ctx, row.iso3, officerSource)
    const before = row.earlier === null ? null : await requestIn(ctx, member, row.earlier)
    const salt = ctx.newSecret()
    const made = requestDocument({ ...row, treaty, earlier: before?.code ?? null, salt })
    const hand = handOf(ctx.actor)
    const by = { completedBy: hand.person, completedDevice: hand.device }
    await step(ctx, member, { row, to: 'complete', more: { ...made, treaty, ...by } })
    const isConfirmed = treaty.officerSource === null
    const body = { request, hash: made.hash, isConfirmed }
    ctx.record(records['request.completed'], { ...about(member), body })
    return { hash: made.hash }
  },
})

export const reopenRequest = command({
  ...writing,
  name: 'cases.reopenRequest',
  summary: 'Takes a request that has not left back into the draft, with a reason.',
  input: ref.extend({ note: line(500) }),
  output: nothing,
  async run(ctx, { case: of, request, note }) {
    const member = await memberToChange(ctx, of, [...WRITERS, ...APPROVERS])
    const row = await requestIn(ctx, member, request)
    const gone = { document: null, hash: null, treaty: null, ...NOT_APPROVED }
    const why = await step(ctx, member, { row, to: 'draft', note, more: gone })
    const body = { request, from: row.state, to: 'draft', at: ctx.now, ...given({ note: why }) }
    ctx.record(records['request.moved'], { ...about(member), body })
    return {}
  },
})

const NOT_APPROVED = {
  completedBy: null,
  completedDevice: null,
  approvedBy: null,
  approvedAt: null,
  assertion: null,
  officerKey: null,
} as const

export const approveRequest = command({
  ...writing,
  name: 'cases.approveRequest',
  summary:
    'Stands for a complete request as its second person, by passkey over the hash of what was read.',
  input: ref.extend({
    /** Hash of what the caller read. */
    read: z.string().regex(/^[0-9a-f]{64}$/),
    assertion: assertion.optional(),
  }),
  output: nothing,
  async run(ctx, { case: of, request, read, assertion: answer }) {
    const member = await memberToChange(ctx, of, APPROVERS)
    const row = await requestIn(ctx, member, request)
    const { document, completedBy: person, completedDevice: device } = row
    if (row.state !== 'complete' || row.hash !== read) throw await requestMoved(ctx, member, row)
    if (document === '') throw refusal('wordsErased')
    if (document === null || person === null) throw await requestMoved(ctx, member, row)
    checkSeatedByOther(ctx, member, {
      seats: APPROVERS,
      hands: [person, row.draftedBy],
      since: row.draftedAt,
    })
    const author = { person: row.draftedBy, device: null }
    checkSecondPerson(ctx, { by: { person, device }, author })
    const proof = await officerProof(ctx, Buffer.from(document), answer)
    const signed = { assertion: proof.assertion, officerKey: proof.publicKey }
    const by = { approvedBy: ctx.actor.id, approvedAt: ctx.now }
    await step(ctx, member, { row, to: 'approved', more: { ...signed, ...by } })
    const body = { request, hash: read, isSigned: proof.assertion !== null }
    ctx.record(records['request.approved'], { ...about(member), body })
    return {}
  },
})
