import type { z } from 'zod'
import { holds } from '../../core/actor.ts'
import type { PageContext } from '../../core/page.ts'
import { SHOWN_OF_SLICE, type Waiting, type Waits } from '../../core/page-parts.ts'
import { pressing } from '../../core/waiting.ts'
import { waitingLetters } from './actions/letter.ts'
import { type DeskNotice, waitingNotices } from './actions/read.ts'
import { noticesLosing } from './actions/resting.ts'
import { copiesLeaving } from './needs.ts'
import { deskPath, letterPath } from './pages/look.ts'
import { mayStep, type State } from './states.ts'
import { correctionDeskTexts as correctionTexts } from './texts/correction.ts'
import { letterDeskTexts } from './texts/letters.ts'
import { elsewhereTexts as texts } from './texts/desk.ts'

const { approve, serve, review, decide, judge, confirm } = texts

/** What waits of notices: for the other issuer, the reviewer, the member for appeals; what is not done in time is lost. */
export const waits: Waits = {
  name: 'notices',
  permission: 'notices:read',
  async list(ctx) {
    const { items } = await ctx.call(waitingNotices, { limit: SHOWN_OF_SLICE })
    const isRehearsal = ctx.node.realm === 'exercise'
    const parts = await ctx.ofReader(({ actor }) =>
      items.map((row) => ({ row, part: partOf(row, isRehearsal ? null : actor.id) })),
    )
    const may = (verb: 'issue' | 'review' | 'judge') => holds(ctx.actor, `notices:${verb}`)
    const held = { issue: may('issue'), review: may('review'), judge: may('judge') }
    const acts = parts
      .flatMap(({ row, part }) => [
        actOf(row, part, { held, now: ctx.now }),
        labelOf(row, part, held),
        correctionOf(row, part, held),
      ])
      .filter((one) => one !== null)
    const unsent = held.issue
      ? (await ctx.call(waitingLetters, {})).items.map((one) => letterWait(one, ctx.now))
      : []
    const lost = held.issue ? await losing(ctx) : []
    return [...acts, ...unsent, ...lost].slice(0, SHOWN_OF_SLICE)
  },
}

/** Notices that lose the copy on which they rest: who issues them looks whether they stand without it. */
async function losing(ctx: PageContext): Promise<Waiting[]> {
  const { copies } = await ctx.ask(copiesLeaving, {})
  if (copies.length === 0) return []
  const { items } = await ctx.call(noticesLosing, { copies: copies.map(({ code }) => code) })
  return items.flatMap(({ copy, code, sourceName, quote }) => {
    const own = copies.find((one) => one.code === copy)
    if (own === undefined) return []
    return [
      {
        key: `copy ${copy} ${code}`,
        what: own.isGone ? texts.copyGone : texts.copyLeaves,
        act: texts.look,
        about: `${sourceName}: ${quote.slice(0, 100)}`,
        since: own.askedAt,
        until: null,
        severity: 'moderate',
        cause: `notice:${code}`,
        path: deskPath(code),
      },
    ]
  })
}

/** A letter that nobody sent yet. */
function letterWait(
  one: z.infer<typeof waitingLetters.output>['items'][number],
  now: string,
): Waiting {
  const { en, ar } = letterDeskTexts[one.kind]
  const whose = `${one.sourceName}: ${one.code}`
  return {
    key: `letter ${one.id}`,
    what: letterDeskTexts.send,
    act: texts.look,
    about: { en: `${String(en)} · ${whose}`, ar: `${String(ar)} · ${whose}` },
    since: one.madeAt,
    until: one.dueAt === null ? null : pressing(one.madeAt, one.dueAt, now).until,
    end: 'late',
    severity: 'minor',
    cause: `notice:${one.code}`,
    path: letterPath(one.code, one.id),
  }
}

type Part = ReturnType<typeof partOf>
type Held = Readonly<Record<'issue' | 'review' | 'judge', boolean>>

const REVIEWED = {
  held: 'review',
  what: review,
  isFor: (part: Part) => !part.isForward,
  since: (row: DeskNotice) => row.heardAt ?? row.updatedAt,
} as const

/** What waits in which state, for whom. */
const ACTS: Readonly<
  Partial<
    Record<
      State,
      {
        readonly held: keyof Held
        readonly what: Waiting['what']
        isFor(part: Part): boolean
        since(row: DeskNotice): string
      }
    >
  >
> = {
  draft: {
    held: 'issue',
    what: approve,
    isFor: (part) => !part.isWriter,
    since: ({ writtenAt }) => writtenAt,
  },
  approved: {
    held: 'issue',
    what: serve,
    isFor: (part) => !part.isBearer,
    since: ({ handedAt, approvedAt, writtenAt }) => handedAt ?? approvedAt ?? writtenAt,
  },
  corrected_voluntarily: REVIEWED,
  reply_received: REVIEWED,
  no_reply: REVIEWED,
  in_review: {
    held: 'review',
    what: decide,
    isFor: (part) => part.isTaker,
    since: ({ updatedAt }) => updatedAt,
  },
  appealed: {
    held: 'judge',
    what: judge,
    isFor: (part) => !part.isInvolved,
    since: ({ updatedAt }) => updatedAt,
  },
}

/** The act of the state, where this person may do it. */
function actOf(
  row: DeskNotice,
  part: Part,
  { held, now }: { held: Held; now: string },
): Waiting | null {
  const act = ACTS[row.state]
  if (act === undefined || !held[act.held] || !act.isFor(part)) return null
  const { dueAt } = row
  const from = OURS[row.dueWhat ?? '']?.(row) ?? null
  const plain = of(row, act.what, act.since(row))
  return dueAt === null || from === null ? plain : { ...plain, ...pressing(from, dueAt, now) }
}

/** Since when our own time runs, by what is due. */
const OURS: Readonly<Record<string, (row: DeskNotice) => string | null>> = {
  decision: ({ heardAt }) => heardAt,
  appeal: ({ appealedAt }) => appealedAt,
}

/** Which part this person had; in the exercise everybody may do everything. */
function partOf(row: DeskNotice, person: string | null) {
  const is = (...all: readonly (string | null)[]) => person !== null && all.includes(person)
  return {
    isWriter: is(row.writtenBy),
    isBearer: is(row.handedBy),
    isForward: is(row.writtenBy, row.approvedBy),
    isInvolved: is(row.writtenBy, row.approvedBy, row.takenBy, row.decidedBy),
    isTaker: person === null || is(row.takenBy),
  }
}

function of(row: DeskNotice, what: Waiting['what'], since: string): Waiting {
  return {
    key: `${what.key} ${row.id}`,
    what,
    act: texts.look,
    about: `${row.sourceName}: ${row.quote.slice(0, 100)}`,
    since,
    until: null,
    severity: 'minor',
    cause: `notice:${row.code}`,
    path: deskPath(row.code),
  }
}

/** What the subject says it corrected, for an issuer who did not write the notice. */
function correctionOf(row: DeskNotice, part: Part, held: Held): Waiting | null {
  const { correctionStatedAt: since, state } = row
  if (since === null || !held.issue || part.isWriter || !mayStep(state, 'correct')) return null
  return of(row, correctionTexts.wait, since)
}

/** An urgent label that expires unless another person confirms it. */
function labelOf(row: DeskNotice, part: Part, held: Held): Waiting | null {
  const { labelUntil, labelConfirmedAt, labelExpiredAt } = row
  const isOpen = labelUntil !== null && labelConfirmedAt === null && labelExpiredAt === null
  if (!isOpen || !held.review || part.isForward) return null
  return { ...of(row, confirm, row.updatedAt), until: labelUntil, severity: 'severe' }
}
