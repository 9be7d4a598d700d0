import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { secretHash } from '../../../core/id.ts'
import { withAncestors } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { partOf } from '../part.ts'
import { MAX_IN_FORCE } from '../reach.ts'
import * as noun from '../schema.ts'
import { refusal } from '../refusals.ts'
import { alertById, alertsOnPaths, revisionOf, revisionRow } from '../store/alert.ts'
import { linkByHash } from '../store/link.ts'
import { receptionKey, receptionsOf } from '../store/receipt.ts'
import { countedRefusal, storeAnswers } from './receipt.ts'

const token = z.string().regex(/^[\w-]{20,64}$/, 'no secret of a link')

/** What only the page of the link holds: who posts to the address without having read the page does not have it. */
function proofOf(secret: string): string {
  return secretHash(`answer page ${secret}`).slice(0, 32)
}

async function openLink(ctx: QueryContext, secret: string) {
  const link = await linkByHash(ctx.tx, secretHash(secret))
  const alert = link && (await alertById(ctx.tx, link.alert))
  const revision = link && (await revisionOf(ctx.tx, link.alert, link.revision))
  if (!(link && alert && revision)) throw refusal('unknownLink')
  const isOpen =
    // Whoever left takes no link along that still speaks for the station.
    link.removedAt === null &&
    noun.isActive(alert.state) &&
    alert.revision === link.revision &&
    link.expiresAt > ctx.now &&
    revision.expiresAt > ctx.now
  return { link, alert, revision, isOpen }
}

const revisionFacts = revisionRow.pick({
  eventCode: true,
  severity: true,
  texts: true,
  answers: true,
  expiresAt: true,
})

export const answerLink = query({
  name: 'alerting.answerLink',
  permission: 'anyone',
  scope: 'none',
  summary: 'What a link of a mail is about: the alert, the station, and what it has answered.',
  input: z.strictObject({ token }),
  output: z.strictObject({
    ...revisionFacts.shape,
    place: z.string(),
    state: noun.alertState,
    answer: noun.answer.nullable(),
    answeredAt: time.nullable(),
    /** Whether an answer is still taken. */
    isOpen: z.boolean(),
    /** Other alerts in force at the station, which this link does not answer. */
    others: z.number().int(),
    /** Goes back with the answer. */
    proof: z.string(),
  }),
  async run(ctx, input) {
    const { link, alert, revision, isOpen } = await openLink(ctx, input.token)
    const known = await receptionsOf(ctx.tx, [link], [link.station])
    const reception = known.get(receptionKey(link, link.station))
    const now = { now: ctx.now, endedSince: ctx.now, limit: MAX_IN_FORCE }
    const inForce = await alertsOnPaths(ctx.tx, { ...now, paths: withAncestors(link.area) })
    return {
      ...partOf(revisionFacts, revision),
      place: link.place,
      state: alert.state,
      answer: reception?.answer ?? null,
      answeredAt: reception?.answeredAt ?? null,
      isOpen,
      others: inForce.filter(({ id }) => id !== link.alert).length,
      proof: proofOf(input.token),
    }
  },
})

export const answerByLink = command({
  name: 'alerting.answerByLink',
  permission: 'anyone',
  scope: 'none',
  urgent: true,
  summary: 'Answers for a station by the link of a mail, from the page that the link opens.',
  input: z.strictObject({
    token,
    proof: z.string().max(64),
    answer: noun.answer,
    reason: noun.words(200).optional(),
  }),
  output: z.strictObject({ answer: noun.answer }),
  async run(ctx, input) {
    const { link, isOpen } = await openLink(ctx, input.token)
    const [given, wanted] = [Buffer.from(input.proof), Buffer.from(proofOf(input.token))]
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw refusal('noProof')
    if (!isOpen) throw refusal('linkOver')
    if (input.answer === 'cannot_comply' && input.reason === undefined) {
      throw refusal('reasonMissing')
    }
    const { alert, revision, station, area } = link
    const { answer, reason } = input
    const by = { device: `route:${link.route}`, clientKey: `mail-${ctx.newId()}` }
    const [stored] = await storeAnswers(ctx, [
      { alert, revision, station, area, answer, reason, ...by, channel: 'mail' },
    ])
    if (stored?.result !== 'stored') throw countedRefusal(stored?.code)
    return { answer }
  },
})
