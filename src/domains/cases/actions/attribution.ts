import { z } from 'zod'
import { command, type CommandContext, nothing } from '../../../core/action.ts'
import { given } from '../../../core/asked.ts'
import { committed } from '../../../core/committed.ts'
import { id } from '../../../core/id.ts'
import { line, lines } from '../../../core/line.ts'
import { movedBy } from '../../../core/moved.ts'
import { checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { assertion, type Assertion } from '../../../lib/custody/index.ts'
import { decisionBytes, proposalBytes } from '../attribution-bytes.ts'
import { wordsGone } from '../erasing.ts'
import { basisOf, lackingOf } from '../grounds.ts'
import { DECIDING, PROPOSING } from '../levels.ts'
import { personOf } from '../blind.ts'
import { areOfDifferentTeams, type Member, memberToChange, teamsOf } from '../membership.ts'
import { hashOf, officerProof } from '../officer.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema/attribution.ts'
import { MAX_SEATS } from '../schema/case.ts'
import { checkSeatedByOther } from '../seconds.ts'
import * as store from '../store/analysis.ts'
import { checkSeen } from '../subject-seen.ts'
import { seats } from '../store/case.ts'

const attributing = { permission: 'cases:attribute', scope: 'area' } as const
const ref = { case: id, attribution: id }
const reason = line(500)

export const draftAttribution = command({
  ...attributing,
  name: 'cases.draftAttribution',
  summary:
    'Writes down what is said of who did it: how far it goes, of what, how sure, and on which hypothesis it stands.',
  input: z.strictObject({
    case: id,
    kind: noun.subjectKind,
    subject: line(200),
    estimate: noun.estimate,
    /** The hypothesis of the matrix that it takes. */
    hypothesis: id.optional(),
    /** The charge or finding that it repeats, for organisations, States and persons. */
    basis: line(300).optional(),
    note: lines(2000).optional(),
  }),
  output: z.strictObject({ attribution: id }),
  async run(ctx, { case: of, kind, estimate, hypothesis, ...words }) {
    const level = noun.levelOf(kind)
    const member = await memberToChange(ctx, of, PROPOSING[level])
    if ((await store.attributions.count(ctx.tx, { case: of })) >= noun.MAX_ATTRIBUTIONS)
      throw refusal('tooMany', { params: { most: noun.MAX_ATTRIBUTIONS } })
    const round = hypothesis === undefined ? null : await store.roundOf(ctx.tx, member)
    if (hypothesis !== undefined && round?.hypotheses.includes(hypothesis) !== true)
      throw refusal('unknownHypothesis')
    await checkSeen(ctx, member, { kind, subject: words.subject })
    const attribution = ctx.newId()
    const subject = committed(ctx, words.subject)
    const note = committed(ctx, words.note ?? '')
    const basis = committed(ctx, level === 'A4' ? (words.basis ?? '') : '')
    await store.attributions.insert(ctx.tx, {
      id: attribution,
      case: of,
      kind,
      state: 'draft',
      subject: subject.text,
      subjectSalt: subject.salt,
      estimate,
      note: note.text,
      noteSalt: note.salt,
      basis: basis.text,
      basisSalt: basis.salt,
      hypothesis,
      round: round?.id,
      draftedBy: ctx.actor.id,
      draftedAt: ctx.now,
      reason: '',
      reasonSalt: '',
    })
    const body = {
      attribution,
      level,
      subject: subject.commitment,
      ...given({
        note: note.text === '' ? undefined : note.commitment,
        basis: basis.text === '' ? undefined : basis.commitment,
      }),
    }
    ctx.record(records['attribution.drafted'], { ...about(member), body })
    return { attribution }
  },
})

const about = ({ case: { id: subject, area } }: Member) => ({ subject, area })

type Row = noun.AttributionRow

/** The attribution, and the caller by one of the seats that its level asks for. */
async function rowFor(
  ctx: CommandContext,
  asked: { readonly case: string; readonly attribution: string },
  seats: typeof PROPOSING,
): Promise<{ readonly member: Member; readonly row: Row }> {
  const member = await memberToChange(ctx, asked.case)
  const row = await store.attributionOf(ctx.tx, member, asked.attribution)
  const known = found(row, 'unknownAttribution')
  await memberToChange(ctx, asked.case, seats[noun.levelOf(known.kind)])
  return { member, row: known }
}

/**
 * Refuses where the level lacks something. A draft has no opinions yet: who differs says so once it is proposed, and
 * before it is decided.
 */
async function checkReady(
  ctx: CommandContext,
  member: Member,
  { row, opinions }: { readonly row: Row; readonly opinions: readonly noun.OpinionRow[] },
): Promise<void> {
  await checkSeen(ctx, member, row)
  const lacking = lackingOf(await basisOf(ctx, member), row, opinions)
  const isLacking = lacking.some(({ what }) => row.state !== 'draft' || what !== 'dissent')
  if (isLacking) throw refusal('groundsMissing')
}

/** Nobody stands for an attribution whose words were erased. */
function checkThere({ subject }: Row): void {
  if (subject === '') throw refusal('wordsErased')
}

/** What one of the two leaves: who, where, for which team, over what, by which passkey. */
async function signed(
  ctx: CommandContext,
  member: Member,
  { bytes, read, last, assertion: answer }: Signed,
): Promise<z.infer<typeof noun.signing>> {
  const hash = hashOf(bytes)
  if (read !== hash) throw refusal('attributionMoved', { params: await movedBy(ctx, last) })
  const proof = await officerProof(ctx, bytes, answer)
  return { ...handOf(ctx.actor), teams: [...ownTeams(member)], at: ctx.now, hash, ...proof }
}

/** Teams of the seats that the caller holds by their grants. */
const ownTeams = (member: Member) => teamsOf(member.seats, personOf(member))

interface Signed {
  readonly bytes: Uint8Array
  /** Hash of what the caller read. */
  readonly read: string
  /** The last change of it. */
  readonly last: { readonly person: string; readonly at: string }
  readonly assertion: Assertion | undefined
}

const hashRead = z.string().regex(/^[0-9a-f]{64}$/)

export const proposeAttribution = command({
  ...attributing,
  name: 'cases.proposeAttribution',
  summary: 'Has the author of a draft answer for it; a second person decides it then.',
  input: z.strictObject({ ...ref, read: hashRead, assertion: assertion.optional() }),
  output: nothing,
  async run(ctx, { case: of, attribution, read, assertion: answer }) {
    const { member, row } = await rowFor(ctx, { case: of, attribution }, PROPOSING)
    checkThere(row)
    if (row.state !== 'draft' || row.draftedBy !== ctx.actor.id) throw refusal('notDraft')
    await checkReady(ctx, member, { row, opinions: [] })
    const bytes = proposalBytes(row)
    const last = { person: row.draftedBy, at: row.draftedAt }
    const proposed = await signed(ctx, member, { bytes, read, last, assertion: answer })
    await store.attributions.change(
      ctx.tx,
      { id: attribution, state: 'draft' },
      { state: 'proposed', proposed },
    )
    const body = { attribution, level: noun.levelOf(row.kind), hash: proposed.hash }
    ctx.record(records['attribution.proposed'], { ...about(member), body })
    return {}
  },
})

export const giveOpinion = command({
  permission: 'cases:read',
  scope: 'area',
  name: 'cases.giveOpinion',
  summary:
    'Says what a member thinks of a proposed attribution; dissent stays with it wherever it goes.',
  input: z.strictObject({ ...ref, opinion: noun.opinion, words: lines(1000) }),
  output: nothing,
  async run(ctx, { case: of, attribution, opinion, words }) {
    const member = await memberToChange(ctx, of)
    const row = found(await store.attributionOf(ctx.tx, member, attribution), 'unknownAttribution')
    if (row.state !== 'proposed') throw refusal('notProposed')
    const others = await store.opinions.count(ctx.tx, { attribution })
    if (others >= noun.MAX_OPINIONS)
      throw refusal('tooMany', { params: { most: noun.MAX_OPINIONS } })
    const { text, salt, commitment } = committed(ctx, words)
    const own = { attribution, person: ctx.actor.id }
    const said = { opinion, words: text, wordsSalt: salt, at: ctx.now }
    await store.opinions.put(ctx.tx, { ...own, ...said })
    const subject = `${attribution} ${own.person}`
    await wordsGone(ctx, member, { kind: 'opinion', subject })
    const body = { attribution, opinion, words: commitment }
    ctx.record(records['opinion.given'], { ...about(member), body })
    return {}
  },
})

const decision = z.strictObject({
  ...ref,
  read: hashRead,
  /** The free words name no natural person. */
  namesNobody: z.boolean().optional(),
  assertion: assertion.optional(),
})

export const decideAttribution = command({
  permission: 'cases:analyse',
  scope: 'area',
  name: 'cases.decideAttribution',
  summary:
    'Decides a proposed attribution of infrastructure, tool or intrusion set as the second person, over what was read.',
  input: decision,
  output: nothing,
  run: decide,
})

export const decideFinding = command({
  permission: 'cases:head',
  scope: 'area',
  name: 'cases.decideFinding',
  summary: 'The same for an organisation, State or person: the head of the agency decides it.',
  input: decision,
  output: nothing,
  run: decide,
})

async function decide(
  ctx: CommandContext,
  { case: of, attribution, read, namesNobody, assertion: answer }: z.infer<typeof decision>,
) {
  const { member, row } = await rowFor(ctx, { case: of, attribution }, DECIDING)
  const level = noun.levelOf(row.kind)
  const { proposed } = row
  if (row.state !== 'proposed' || proposed === null) throw refusal('notProposed')
  checkThere(row)
  checkSecondPerson(ctx, { by: proposed })
  checkSeatedByOther(ctx, member, {
    seats: DECIDING[level],
    hands: [proposed.person, row.draftedBy],
    since: row.draftedAt,
  })
  if (level === 'A3') await checkOtherTeam(ctx, member, proposed)
  if (level !== 'A4' && row.note !== '' && namesNobody !== true) throw refusal('namesUnread')
  const opinions = await store.opinionsOn(ctx.tx, member, [row])
  await checkReady(ctx, member, { row, opinions })
  const bytes = decisionBytes(row, opinions)
  const last = opinions.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? proposed
  const decided = await signed(ctx, member, { bytes, read, last, assertion: answer })
  await store.attributions.change(
    ctx.tx,
    { id: attribution, state: 'proposed' },
    { state: 'decided', decided },
  )
  const body = { attribution, level, hash: decided.hash }
  ctx.record(records['attribution.decided'], { ...about(member), body })
  return {}
}

/**
 * No team in which the one ever sat in this case, nor one for which it was proposed, is one in which the other ever did:
 * nobody moves to be another's second, and a team spelled otherwise is the same team.
 */
async function checkOtherTeam(
  ctx: CommandContext,
  member: Member,
  proposed: z.infer<typeof noun.signing>,
): Promise<void> {
  if (ctx.node.realm === 'exercise') return
  const wanted = { case: member.case.id, person: [proposed.person, personOf(member)] }
  const ever = await seats.many(ctx.tx, wanted, { limit: MAX_SEATS })
  const { person } = proposed
  const signedFor = proposed.teams.map((team) => ({ person, organisation: '', team }))
  if (!areOfDifferentTeams([...ever, ...signedFor], proposed.person, personOf(member)))
    throw refusal('sameTeam')
}

export const refuseAttribution = command({
  permission: 'cases:read',
  scope: 'area',
  name: 'cases.refuseAttribution',
  summary:
    'Refuses a proposed attribution with a reason, by whoever could decide it; or takes back an own one.',
  input: z.strictObject({ ...ref, reason }),
  output: nothing,
  async run(ctx, { case: of, attribution, reason: why }) {
    const own = await memberToChange(ctx, of)
    const row = found(await store.attributionOf(ctx.tx, own, attribution), 'unknownAttribution')
    const isOpen = row.state === 'proposed' || row.state === 'draft'
    if (!isOpen) throw refusal('notProposed')
    if (row.draftedBy !== ctx.actor.id) {
      if (row.state === 'draft') throw refusal('notDraft')
      await memberToChange(ctx, of, DECIDING[noun.levelOf(row.kind)])
    }
    return await end(ctx, own, { row, to: 'refused', why })
  },
})

export const withdrawAttribution = command({
  ...attributing,
  name: 'cases.withdrawAttribution',
  summary:
    'Withdraws an attribution that was decided, with a reason; it stays in sight as withdrawn.',
  input: z.strictObject({ ...ref, reason }),
  output: nothing,
  async run(ctx, { case: of, attribution, reason: why }) {
    const { member, row } = await rowFor(ctx, { case: of, attribution }, PROPOSING)
    if (row.state !== 'decided') throw refusal('notDecided')
    return await end(ctx, member, { row, to: 'withdrawn', why })
  },
})

async function end(
  ctx: CommandContext,
  member: Member,
  {
    row,
    to,
    why,
  }: { readonly row: Row; readonly to: 'refused' | 'withdrawn'; readonly why: string },
) {
  const { text, salt, commitment } = committed(ctx, why)
  const ended = { endedBy: ctx.actor.id, endedAt: ctx.now, reason: text, reasonSalt: salt }
  await store.attributions.change(ctx.tx, { id: row.id, state: row.state }, { state: to, ...ended })
  const body = { attribution: row.id, reason: commitment }
  ctx.record(records[`attribution.${to}`], { ...about(member), body })
  return {}
}
