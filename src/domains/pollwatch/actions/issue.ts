import { z } from 'zod'
import { command, type CommandContext, query, type QueryContext } from '../../../core/action.ts'
import { firstIdAt, id } from '../../../core/id.ts'
import { line } from '../../../core/line.ts'
import { listed, listInput, newestPage, pageOf } from '../../../core/listed.ts'
import { inReach, under } from '../../../core/permission.ts'
import { publicWords } from '../../../core/taken-out.ts'
import { addMs, HOUR, time } from '../../../core/time.ts'
import { handOf } from '../../../core/two-persons.ts'
import { noteAlike } from '../alike.ts'
import { checkNames, unreadOf } from '../issue-words.ts'
import { ownGroup } from '../membership.ts'
import { records } from '../records.ts'
import { found, refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const answering = { permission: 'pollwatch:answer', scope: 'area' } as const
const observing = { permission: 'pollwatch:observe', scope: 'own' } as const
const ref = z.strictObject({ issue: id })
const words = noun.words
const MAX_STEPS = 200

/** Whether names and numbers in words of the authority are meant for everybody; asked where there are some. */
const isNamed = z.boolean().optional()

/** Issues that others may still join. */
export const LIVE = ['unconfirmed', 'confirmed', 'answered'] as const

export async function addStep(
  ctx: CommandContext,
  issue: string,
  kind: z.infer<typeof noun.stepKind>,
  said = '',
): Promise<void> {
  const { person, device } = handOf(ctx.actor)
  // What a group says waits for a second reader, what the authority says is its own word.
  const readAt = kind === 'reopened' ? null : ctx.now
  const step = { id: ctx.newId(), issue, kind, words: said, person, device, at: ctx.now, readAt }
  await store.steps.insert(ctx.tx, step)
}

/** Until when the authority answers what was confirmed now. */
function dueAt({ now }: CommandContext, severity: number): string {
  return addMs(now, noun.ANSWER_MS[severity] ?? HOUR)
}

/** Confirms an issue: everybody sees it, and the clock of the answer runs. Gives until when. */
export async function confirmed(
  ctx: CommandContext,
  row: noun.IssueRow,
  how: z.infer<typeof noun.confirmedHow>,
): Promise<string> {
  const due = dueAt(ctx, row.severity)
  await store.issues.change(
    ctx.tx,
    { id: row.id },
    {
      state: 'confirmed',
      confirmedAt: ctx.now,
      confirmedHow: how,
      dueAt: due,
      publicAt: ctx.now,
      unreadAt: row.readAt === null ? ctx.now : row.unreadAt,
    },
  )
  await addStep(ctx, row.id, 'confirmed')
  const body = { code: row.code, how, dueAt: due }
  ctx.record(records['issue.confirmed'], { subject: row.id, area: row.area, body })
  await noteAlike(ctx, row)
  return due
}

/** Confirms the issue of an entry whose observer said the same again. Throws 404 and 409. */
export async function confirmByCall(ctx: CommandContext, entry: noun.EntryRow): Promise<void> {
  const row = found(
    entry.issue === null ? undefined : await store.issues.one(ctx.tx, { id: entry.issue }),
    'unknownIssue',
  )
  if (row.state !== 'unconfirmed') throw refusal('wrongState')
  await confirmed(ctx, row, 'call-back')
}

export const openIssue = command({
  ...observing,
  name: 'pollwatch.openIssue',
  summary:
    'Makes an issue of an entry of the own group that says that something is wrong; one that is there already for the same station and kind is joined, and two groups confirm it.',
  input: z.strictObject({ entry: id, summary: noun.summary }),
  output: z.strictObject({ issue: id, code: z.string(), isJoined: z.boolean() }),
  async run(ctx, { entry, summary }) {
    const group = await ownGroup(ctx)
    const own = { id: entry, observerGroup: group.id }
    const row = found(await store.entries.one(ctx.tx, own), 'unknownEntry')
    return await openOf(ctx, row, { summary })
  },
})

/**
 * Makes an issue of an entry, or has it join one that is there for the same station and kind. `isRead`: its words are nobody's,
 * as those of the exercise. Throws 409.
 */
export async function openOf(
  ctx: CommandContext,
  row: noun.EntryRow,
  { summary, isRead = false }: { readonly summary: string; readonly isRead?: boolean },
) {
  if (row.issue !== null) throw refusal('hasIssue')
  const { id: entry, station, place, area } = row
  const category = noun.CATEGORIES[(row.answers['C'] ?? 0) - 1]
  const isWhole = station !== null && place !== null && area !== null && category !== undefined
  if (row.form !== 'IN' || row.state !== 'counted' || !isWhole) throw refusal('notAnIncident')
  const severity = row.answers['S'] ?? 1
  const alike = await store.issues.one(
    ctx.tx,
    { station, category, state: LIVE, id: { from: firstIdAt(addMs(ctx.now, -noun.ALIKE_MS)) } },
    { order: ['-id'] },
  )
  if (alike !== undefined) {
    await join(ctx, alike, { entry, severity })
    return { issue: alike.id, code: alike.code, isJoined: true }
  }
  const issue = ctx.newId()
  const code = `ISS-${ctx.newCode(8)}`
  await store.issues.insert(ctx.tx, {
    id: issue,
    code,
    area,
    station,
    place,
    category,
    severity,
    state: 'unconfirmed',
    summary,
    openedBy: ctx.actor.id,
    openedDevice: handOf(ctx.actor).device,
    openedAt: ctx.now,
    readAt: isRead ? ctx.now : null,
    redacted: [],
    publicAt: addMs(ctx.now, noun.UNCONFIRMED_MS),
    reopened: 0,
  })
  await store.entries.change(ctx.tx, { id: entry }, { issue })
  await addStep(ctx, issue, 'opened')
  ctx.record(records['issue.opened'], {
    subject: issue,
    area,
    body: { code, category, severity },
  })
  return { issue, code, isJoined: false }
}

/** Adds an entry to an issue; a second group confirms it. One that is worse than was known is answered the sooner. */
async function join(
  ctx: CommandContext,
  row: noun.IssueRow,
  by: { readonly entry: string; readonly severity: number },
): Promise<void> {
  await store.entries.change(ctx.tx, { id: by.entry }, { issue: row.id })
  const severity = Math.max(row.severity, by.severity)
  const sooner = soonerOf(ctx, row, severity)
  if (severity !== row.severity)
    await store.issues.change(ctx.tx, { id: row.id }, { severity, ...sooner })
  await addStep(ctx, row.id, 'joined')
  const { code, area } = row
  ctx.record(records['issue.joined'], { subject: row.id, area, body: { code, ...sooner } })
  if (row.state === 'unconfirmed' && (await store.behind(ctx.tx, row.id)).groups > 1)
    await confirmed(ctx, { ...row, severity }, 'two-groups')
}

/** The new end of a clock that runs, where what is worse now is answered before the old one. */
function soonerOf(ctx: CommandContext, { state, dueAt: before }: noun.IssueRow, severity: number) {
  const due = dueAt(ctx, severity)
  return state === 'confirmed' && before !== null && due < before ? { dueAt: due } : {}
}

/** The issue in one of these states, in an area of the caller. Throws 404 and 409. */
export async function toChange(
  ctx: CommandContext,
  issue: string,
  states: readonly noun.IssueState[],
): Promise<noun.IssueRow> {
  const row = found(await store.issues.one(ctx.tx, { id: issue }), 'unknownIssue')
  ctx.inArea(row.area)
  if (!states.includes(row.state)) throw refusal('wrongState')
  return row
}

export const answerIssue = command({
  ...answering,
  name: 'pollwatch.answerIssue',
  summary: 'Answers an issue for the authority in words that everybody reads; stops its clock.',
  input: ref.extend({ answer: words, isNamed }),
  output: z.strictObject({}),
  async run(ctx, { issue, answer, isNamed: mayName }) {
    const row = await toChange(ctx, issue, ['confirmed', 'answered'])
    checkNames(row, answer, mayName)
    const { code, area } = row
    // Better words later do not move the moment of the first answer.
    const to = { state: 'answered', answer, answeredAt: row.answeredAt ?? ctx.now } as const
    await store.issues.change(ctx.tx, { id: issue }, to)
    await addStep(ctx, issue, 'answered', answer)
    ctx.record(records['issue.answered'], {
      subject: issue,
      area,
      body: { code, answer: publicWords(row, answer) },
    })
    return {}
  },
})

export const closeIssue = command({
  ...answering,
  name: 'pollwatch.closeIssue',
  summary: 'Closes an issue that was answered.',
  input: ref,
  output: z.strictObject({}),
  async run(ctx, { issue }) {
    const { code, area } = await toChange(ctx, issue, ['answered'])
    await store.issues.change(ctx.tx, { id: issue }, { state: 'closed', closedAt: ctx.now })
    await addStep(ctx, issue, 'closed')
    ctx.record(records['issue.closed'], { subject: issue, area, body: { code } })
    return {}
  },
})

export const reopenIssue = command({
  ...observing,
  name: 'pollwatch.reopenIssue',
  summary: 'Says for a group that reported an issue that it goes on; a new clock begins.',
  input: ref.extend({ reason: line(300) }),
  output: z.strictObject({}),
  async run(ctx, { issue, reason }) {
    const group = await ownGroup(ctx)
    const own = await store.entries.one(ctx.tx, { issue, observerGroup: group.id })
    const row = found(
      own === undefined ? undefined : await store.issues.one(ctx.tx, { id: issue }),
      'unknownIssue',
    )
    if (row.state !== 'answered' && row.state !== 'closed') throw refusal('wrongState')
    const due = dueAt(ctx, row.severity)
    // Its clock runs from now on; when it was confirmed first stands among its steps.
    const clock = { confirmedAt: ctx.now, dueAt: due, answeredAt: null, closedAt: null }
    const unreadAt = row.unreadAt ?? ctx.now
    const to = { state: 'confirmed', ...clock, unreadAt, reopened: row.reopened + 1 } as const
    await store.issues.change(ctx.tx, { id: issue }, to)
    await addStep(ctx, issue, 'reopened', reason)
    const { code, area } = row
    ctx.record(records['issue.reopened'], { subject: issue, area, body: { code, dueAt: due } })
    return {}
  },
})

export const rejectIssue = command({
  permission: 'pollwatch:judge',
  scope: 'nation',
  name: 'pollwatch.rejectIssue',
  summary: 'Rejects an issue with a reason that everybody reads; whoever answered it does not.',
  input: ref.extend({ reason: line(300), isNamed }),
  output: z.strictObject({}),
  async run(ctx, { issue, reason, isNamed: mayName }) {
    const row = found(await store.issues.one(ctx.tx, { id: issue }), 'unknownIssue')
    checkNames(row, reason, mayName)
    if (!LIVE.some((one) => one === row.state)) throw refusal('wrongState')
    const own = { issue, kind: 'answered', person: ctx.actor.id } as const
    if ((await store.steps.one(ctx.tx, own)) !== undefined) throw refusal('ownAnswer')
    const publicAt = row.publicAt < ctx.now ? row.publicAt : ctx.now
    await store.issues.change(
      ctx.tx,
      { id: issue },
      { state: 'rejected', reason, publicAt, unreadAt: null },
    )
    await addStep(ctx, issue, 'rejected', reason)
    const { code, area } = row
    ctx.record(records['issue.rejected'], {
      subject: issue,
      area,
      body: { code, reason: publicWords(row, reason) },
    })
    return {}
  },
})

export const issueView = z.enum(['open', 'all'])
const listedView = z.enum(['open', 'unanswered', 'unread', 'all'])
/** States of a list; `unanswered` is what waits for the authority. */
const STATES = { open: LIVE, unanswered: ['confirmed'], unread: undefined, all: undefined } as const

export const issues = query({
  permission: 'pollwatch:read',
  scope: 'area',
  name: 'pollwatch.issues',
  summary: 'Voting issues as the authority sees them, the newest first.',
  input: listInput.extend({ view: listedView.default('open') }),
  output: listed(noun.issueRow),
  async run(ctx, { view, after, limit }) {
    const unreadAt = view === 'unread' ? { not: null } : undefined
    const where = { area: under(ctx.areas()), state: STATES[view], unreadAt }
    return newestPage(ctx.tx, store.issues, where, { after, limit })
  },
})

/** An issue with its steps and how many entries of how many groups are behind it. */
const issueFile = noun.issueRow.extend({
  steps: z.array(noun.stepRow),
  /** Words that wait for a second reader. */
  toRead: z.array(z.string()),
  entries: z.number().int(),
  groups: z.number().int(),
})

async function fileOf(
  { tx }: QueryContext,
  row: noun.IssueRow,
): Promise<z.infer<typeof issueFile>> {
  const how = { order: ['-id'], limit: MAX_STEPS } as const
  return {
    ...row,
    steps: (await store.steps.many(tx, { issue: row.id }, how)).toReversed(),
    toRead: (await unreadOf(tx, row)).map(({ words: one }) => one),
    ...(await store.behind(tx, row.id)),
  }
}

export const issue = query({
  permission: 'pollwatch:read',
  scope: 'area',
  name: 'pollwatch.issue',
  summary: 'A voting issue with its steps, as the authority sees it.',
  input: z.strictObject({ code: noun.issueCode }),
  output: issueFile,
  async run(ctx, { code }) {
    const row = inReach(ctx, await store.issues.one(ctx.tx, { code }))
    return await fileOf(ctx, found(row, 'unknownIssue'))
  },
})

export const issuesByCode = query({
  permission: 'pollwatch:read',
  scope: 'area',
  name: 'pollwatch.issuesByCode',
  summary: 'The voting issue of a code, where the caller may see it.',
  input: z.strictObject({ code: noun.issueCode }),
  output: z.strictObject({ items: z.array(noun.issueRow.pick({ code: true, summary: true })) }),
  async run(ctx, { code }) {
    const row = inReach(ctx, await store.issues.one(ctx.tx, { code }))
    return { items: row === null ? [] : [{ code: row.code, summary: row.summary }] }
  },
})

/** Issues that a report tells. */
const MAX_TOLD = 500

const dayItem = noun.issueRow.pick({
  code: true,
  summary: true,
  openedAt: true,
  confirmedAt: true,
  answeredAt: true,
})

export const issuesOfDay = query({
  permission: 'pollwatch:read',
  scope: 'area',
  name: 'pollwatch.issuesOfDay',
  summary: 'Voting issues that were opened, confirmed or answered in a stretch of time.',
  input: z.strictObject({ from: time, until: time }),
  output: z.strictObject({ from: time, until: time, items: z.array(dayItem) }),
  async run(ctx, { from, until }) {
    const wanted = { areas: under(ctx.areas()), from, until, limit: MAX_TOLD }
    return { from, until, items: await store.issuesWithin(ctx.tx, wanted) }
  },
})

export const ownIssues = query({
  ...observing,
  name: 'pollwatch.ownIssues',
  summary: 'Voting issues that the own group reported, the newest first.',
  input: listInput.extend({ view: z.enum(['all', 'unread']).optional() }),
  output: listed(noun.issueRow.extend({ toRead: z.array(z.string()) })),
  async run(ctx, { after, limit, view }) {
    const group = await ownGroup(ctx)
    const how = { after, limit: limit + 1, isUnread: view === 'unread' }
    const { items, next } = pageOf(await store.issuesOf(ctx.tx, group.id, how), limit)
    const all = await Promise.all(
      items.map(async (row) => {
        const unread = row.unreadAt === null ? [] : await unreadOf(ctx.tx, row)
        return { ...row, toRead: unread.map(({ words: one }) => one) }
      }),
    )
    return { items: all, next }
  },
})
