import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { civilDate } from '../../../core/civil-day.ts'
import { id } from '../../../core/id.ts'
import { checkPerson, checkSecondPerson, handOf } from '../../../core/two-persons.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { agencyFact, isPoint, POINT_KINDS } from '../schema.ts'
import { add, confirm, present } from './agency.ts'

const stating = { permission: 'directory:point', scope: 'nation' } as const

export const addPoint = command({
  ...stating,
  name: 'directory.addPoint',
  summary:
    'Adds whom to reach in a State by day and night, or its central authority, with the source and its date; it is unverified until a second person confirms it.',
  input: agencyFact
    .omit({ confidence: true, actsOn: true, desk: true, asOf: true, kind: true })
    .extend({
      kind: z.enum(POINT_KINDS),
      /** The day of the source. */
      asOf: civilDate,
    }),
  output: z.strictObject({ agency: id }),
  async run(ctx, input) {
    checkPerson(ctx)
    const { device: addedDevice } = handOf(ctx.actor)
    const agency = await add(ctx, { ...input, confidence: 'medium' }, { addedDevice })
    const body = { iso3: input.iso3, kind: input.kind }
    ctx.record(records['agency.added'], { subject: agency, body })
    return { agency }
  },
})

export const confirmPoint = command({
  ...stating,
  name: 'directory.confirmPoint',
  summary:
    'Confirms whom to reach in a State, by a source of the caller’s own; whoever added it is somebody else.',
  input: agencyFact.pick({ source: true }).extend({ agency: id }),
  output: z.strictObject({}),
  async run(ctx, { agency, source }) {
    const row = await present(ctx, agency)
    if (!isPoint(row.kind)) throw refusal('noPoint')
    // What came with the product or from a file nobody here has stated.
    if (row.fact === null)
      checkSecondPerson(ctx, { by: { person: row.addedBy, device: row.addedDevice } })
    await confirm(ctx, row, source)
    return {}
  },
})
