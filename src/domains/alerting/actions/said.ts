import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { isTargeted } from '../areas.ts'
import { devicesOf, stationPlace } from '../needs.ts'
import * as noun from '../schema.ts'
import { refusal } from '../refusals.ts'
import { newestRevisions } from '../store/alert.ts'
import { refusalsSince } from '../store/answer-limit.ts'
import { answersBy, saidAnswer } from '../store/receipt.ts'
import { problemRow, problems as problemTable } from '../store/station-problem.ts'

/** A device that says more is over its limit for hours; its records say the rest. */
const MAX_SAID = 500

/** Before every hour that is counted. */
const EVER = '2000-01-01T00:00:00.000Z'

const reported = problemRow.pick({
  id: true,
  symptom: true,
  answer: true,
  note: true,
  reportedAt: true,
})

export const saidBy = query({
  name: 'alerting.saidBy',
  permission: 'alerting:read',
  scope: 'area',
  summary:
    'What a device said for its station, newest first: answers, problems, and how much of it was refused.',
  input: z.strictObject({
    station: noun.stationId,
    device: z.string().regex(/^device:[0-9a-z-]{1,64}$/, 'not a device'),
  }),
  output: z.strictObject({
    station: z.strictObject({ id: z.string(), number: z.string(), name: z.string() }),
    /** Whether the device still speaks for the station; false once it is revoked. */
    isInForce: z.boolean(),
    answers: z.array(
      saidAnswer.omit({ id: true }).extend({
        revision: noun.revisionNumber,
        eventCode: z.string(),
        /** Nobody of the station answered this revision later, so it counts on the board. */
        isCurrent: z.boolean(),
      }),
    ),
    problems: z.array(reported.omit({ id: true }).extend({ problem: id })),
    /** Answers and receipts of the last seven days that were not taken. */
    refused: z.number().int(),
  }),
  async run(ctx, { station, device }) {
    const held = ctx.areas()
    const { area, id: stationId, number, name } = await ctx.ask(stationPlace, { station })
    if (!isTargeted(held, area)) throw refusal('unknownStation')
    const answers = await answersBy(ctx.tx, { station, device, limit: MAX_SAID })
    const how = { order: ['-id'], limit: MAX_SAID, as: reported } as const
    const problems = await problemTable.many(
      ctx.tx,
      { station, reportedBy: device, answer: null },
      how,
    )
    const { devices } = await ctx.ask(devicesOf, { stations: [station] })
    const revisions = await newestRevisions(ctx.tx, [...new Set(answers.map(({ alert }) => alert))])
    const all = { since: EVER, areas: [area], giver: device, limit: MAX_SAID }
    const refused = await refusalsSince(ctx.tx, all)
    return {
      station: { id: stationId, number, name },
      isInForce: devices.some((one) => one.device === device),
      answers: answers.map(({ id: _id, laterId, ...row }) => ({
        ...row,
        eventCode: revisions.get(row.alert)?.eventCode ?? '',
        isCurrent: laterId === null,
      })),
      problems: problems.map(({ id: problem, ...row }) => ({ problem, ...row })),
      refused: refused.reduce((sum, row) => sum + row.tooMany + row.notMeant, 0),
    }
  },
})
