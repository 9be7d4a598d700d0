// A changed text about voting is made right by two persons: one puts it forward, another one carries it out.
import { z } from 'zod'
import { type CommandContext, command, query, type QueryContext } from '../../../core/action.ts'
import { canonicalHash } from '../../../core/canonical-hash.ts'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import {
  checkAlone,
  checkPerson,
  checkSecondPerson,
  handOf,
  reachable,
} from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import { line, severity } from '../schema.ts'
import {
  type ApprovalRow,
  approvalsIn,
  doneApproval,
  pageApprovals,
  waitingApproval,
} from '../store/approval.ts'
import { marksOf } from '../store/finding.ts'
import type { SiteRow } from '../store/site.ts'
import { changesOf, pageDecisions } from '../store/watch.ts'
import { isTyped, toType } from '../typed-words.ts'
import { type ChangeItem, decisionKind, readOf } from '../watched.ts'
import { readableSite, watchedSite } from './about.ts'
import { decidable, type Decided, endWaiting, makeDecision, requireRead } from './deciding.ts'

const approving = { permission: 'monitoring:write', scope: 'area' } as const

/** A hash of what was read, as pages and queries give it. */
const asRead = z.string().max(64)

/** What is put forward: of one change, as it was read. */
const putFields = { site: id, finding: id, kind: decisionKind, read: asRead }

/** Names what the second person reads: which approval, and the change as it was put forward. */
function readOfApproval({ id: approval, kind, read }: ApprovalRow): string {
  return canonicalHash({ approval, kind, read })
}

/** The change as it was read, and its site. Throws Problem where it is another one, or over. */
async function readNow(
  ctx: CommandContext,
  { site, finding, read }: { readonly site: string; readonly finding: string; read: string },
): Promise<{ row: SiteRow; decided: Decided }> {
  const row = await watchedSite(ctx, site)
  const all = await decidable(ctx, row, [finding])
  requireRead(all, read)
  return { row, decided: found(all[0], 'unknownFinding') }
}

export const putForward = command({
  ...approving,
  name: 'monitoring.putForward',
  summary:
    'Puts a changed text about voting forward as right, or its place as one that moves by itself; another person carries it out.',
  input: z.strictObject(putFields),
  output: z.object({ approval: id, site: id, finding: id }),
  async run(ctx, input) {
    checkPerson(ctx)
    const { row, decided } = await readNow(ctx, input)
    const { id: finding } = decided.finding
    const known = await waitingApproval(ctx.tx, finding)
    const isSame = known?.read === input.read && known.kind === input.kind
    if (known !== null && isSame) {
      if (known.putBy !== ctx.actor.id) throw refusal('approvalWaits')
      ctx.unchanged('it was put forward before')
      return { approval: known.id, site: row.id, finding }
    }
    await endWaiting(ctx, finding, 'replaced')
    const approval = await insertApproval(ctx, { ...input, state: 'waiting' })
    const body = { approval, kind: input.kind, finding }
    ctx.record(records['page.approvalProposed'], { subject: row.id, area: row.area, body })
    return { approval, site: row.id, finding }
  },
})

async function insertApproval(
  ctx: CommandContext,
  {
    site,
    finding,
    kind,
    read,
    ...more
  }: Pick<ApprovalRow, 'site' | 'finding' | 'kind' | 'read'> &
    Pick<ApprovalRow, 'state'> &
    Partial<ApprovalRow>,
): Promise<string> {
  const approval = ctx.newId()
  const { person: putBy, device: putDevice } = handOf(ctx.actor)
  const put = { putBy, putDevice, putAt: ctx.now }
  await pageApprovals.insert(ctx.tx, { id: approval, site, finding, kind, read, ...put, ...more })
  return approval
}

/** What waits, with its site. Throws Problem where it waits no more. */
async function waitingOne(ctx: CommandContext, approval: string) {
  const one = found(await pageApprovals.one(ctx.tx, { id: approval }), 'unknownApproval')
  const row = await watchedSite(ctx, one.site)
  if (one.state !== 'waiting') throw refusal('approvalOver')
  return { one, row }
}

const decidedOutput = z.object({ decision: id, site: id, finding: id })

export const carryOut = command({
  ...approving,
  name: 'monitoring.carryOut',
  summary:
    'Makes right what another person put forward, exactly as it was read; in Actual a second person does it on a device of his own.',
  input: z.strictObject({ approval: id, read: asRead }),
  output: decidedOutput,
  async run(ctx, input) {
    const { one, row } = await waitingOne(ctx, input.approval)
    const { finding, kind, read, putBy: person, putDevice: device } = one
    if (readOfApproval(one) !== input.read) throw refusal('otherChange')
    const decided = await decidable(ctx, row, [finding])
    requireRead(decided, read)
    checkSecondPerson(ctx, { by: { person, device } })
    const ended = { state: 'done', endedBy: ctx.actor.id, endedAt: ctx.now } as const
    await pageApprovals.change(ctx.tx, { id: one.id }, ended)
    const decision = await makeDecision(ctx, row, decided, { kind, approval: one.id })
    await pageApprovals.change(ctx.tx, { id: one.id }, { decision })
    return { decision, site: row.id, finding }
  },
})

export const endApproval = command({
  ...approving,
  name: 'monitoring.endApproval',
  summary:
    'Takes back what one put forward as right, or refuses what another person did; the finding stays open.',
  input: z.strictObject({ approval: id }),
  output: z.object({ site: id, finding: id }),
  async run(ctx, input) {
    const { one, row } = await waitingOne(ctx, input.approval)
    checkPerson(ctx)
    const how = one.putBy === ctx.actor.id ? 'taken-back' : 'refused'
    await endWaiting(ctx, one.finding, how)
    const body = { approval: one.id, how, finding: one.finding }
    ctx.record(records['page.approvalEnded'], { subject: row.id, area: row.area, body })
    return { site: row.id, finding: one.finding }
  },
})

export const approveAlone = command({
  ...approving,
  name: 'monitoring.approveAlone',
  summary:
    'Makes a changed text about voting right by one person, where nobody else could be called: whoever does it types the words that stand there.',
  input: z.strictObject({ ...putFields, typed: line(500) }),
  output: decidedOutput,
  async run(ctx, { typed, ...input }) {
    const { row, decided } = await readNow(ctx, input)
    const { kind } = input
    const by = handOf(ctx.actor)
    await checkAlone(ctx, { by, permission: approving.permission, areas: [row.area] })
    if (!isTyped(toType(decided.item), typed))
      throw refusal('otherWords', {
        fields: [{ path: 'typed', message: 'is not what stands there' }],
      })
    const decision = await makeDecision(ctx, row, [decided], { kind, isAlone: true })
    const ended = { endedBy: ctx.actor.id, endedAt: ctx.now, decision } as const
    await insertApproval(ctx, { ...input, state: 'done', ...ended })
    return { decision, site: row.id, finding: decided.finding.id }
  },
})

/** How it stands with making a change right. */
export const approvalFacts = z.strictObject({
  /** What waits for a second person; `read` is sent by whoever carries it out, null where the text is another one by now. */
  waiting: z
    .strictObject({
      approval: id,
      kind: decisionKind,
      putBy: z.string(),
      putAt: time,
      read: z.string().nullable(),
    })
    .nullable(),
  /** What was carried out: by whom, by one alone where both are the same, and when it was taken back. */
  done: z
    .strictObject({
      kind: decisionKind,
      putBy: z.string(),
      putAt: time,
      endedBy: z.string().nullable(),
      endedAt: time.nullable(),
      undoneAt: time.nullable(),
    })
    .nullable(),
})

/** The same of a finding. */
export async function approvalOf(
  { tx }: Pick<QueryContext, 'tx'>,
  finding: string,
  item: ChangeItem | undefined,
): Promise<z.infer<typeof approvalFacts>> {
  if (item === undefined) return { waiting: null, done: null }
  const one = await waitingApproval(tx, finding)
  const done = await doneApproval(tx, finding)
  const undone = done && (await pageDecisions.one(tx, { id: done.decision ?? '' }))
  const isSame = one?.read === readOf([{ id: finding, ...item }])
  return {
    waiting: one && {
      approval: one.id,
      kind: one.kind,
      putBy: one.putBy,
      putAt: one.putAt,
      read: isSame ? readOfApproval(one) : null,
    },
    done: done && {
      kind: done.kind,
      putBy: done.putBy,
      putAt: done.putAt,
      endedBy: done.endedBy,
      endedAt: done.endedAt,
      undoneAt: undone?.undoneAt ?? null,
    },
  }
}

export const mayApproveAlone = query({
  ...approving,
  name: 'monitoring.mayApproveAlone',
  summary: 'Whether nobody else could be called now who may make a text of this site right.',
  input: z.strictObject({ site: id }),
  output: z.strictObject({ isAlone: z.boolean() }),
  async run(ctx, { site }) {
    const { area } = await readableSite(ctx, site)
    const own = ctx.actor.id
    // In the exercise one person rehearses both.
    if (ctx.node.realm === 'exercise' || !own.startsWith('person:')) return { isAlone: false }
    const asked = { permission: approving.permission, area, exceptPersons: [own] }
    return { isAlone: (await ctx.ask(reachable, asked)).count === 0 }
  },
})

/** What waits in one answer; each is an act of a person. */
const MAX_WAITING = 50

export const approvals = query({
  ...approving,
  name: 'monitoring.approvals',
  summary:
    'Changed texts about voting that somebody put forward as right and that wait for a second person.',
  input: z.strictObject({}),
  output: z.strictObject({
    items: z.array(
      z.strictObject({
        approval: id,
        finding: id,
        site: id,
        siteName: z.string(),
        severity,
        putAt: time,
        /** Whoever asks may be the second person; in the exercise one rehearses both. */
        isForReader: z.boolean(),
      }),
    ),
  }),
  async run(ctx) {
    const rows = await approvalsIn(ctx.tx, ctx.areas(), MAX_WAITING)
    const ids = rows.map(({ finding }) => finding)
    const items = await changesOf(ctx.tx, ids)
    const attacks = (await marksOf(ctx.tx, ids, ctx.now)).filter(({ kind }) => kind === 'attack')
    const isAttack = new Set(attacks.map(({ finding }) => finding))
    const isThere = ({ finding, read }: (typeof rows)[number]) => {
      const item = items.get(finding)
      return item !== undefined && readOf([{ id: finding, ...item }]) === read
    }
    const waiting = rows.filter((row) => isThere(row) && !isAttack.has(row.finding))
    const isExercise = ctx.node.realm === 'exercise'
    return {
      items: waiting.map(({ read: _read, putBy, ...row }) => ({
        ...row,
        isForReader: isExercise || putBy !== ctx.actor.id,
      })),
    }
  },
})
