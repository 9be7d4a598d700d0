import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { keysOf, namersOf, readersOf } from '../keys.ts'
import { found } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'

const open = { permission: 'anyone', scope: 'none' } as const

/** An agency that receives here, and to whom what comes for it is sealed, the reporter apart. */
const receiver = noun.deskRow.pick({ agency: true, name: true, deadlines: true }).extend({
  readers: z.array(noun.recipient),
  /** The inner layer of a name; empty where the agency takes none. */
  namers: z.array(noun.recipient),
})
export type Receiver = z.infer<typeof receiver>

export const receiving = query({
  ...open,
  name: 'reports.receiving',
  summary: 'Agencies that receive reports here now, with the keys that what comes is sealed to.',
  input: z.strictObject({}),
  output: z.strictObject({ agencies: z.array(receiver) }),
  async run({ tx }) {
    const rows = await store.desks.many(tx, {}, { order: ['name'], limit: noun.MAX_DESKS })
    const taken = Map.groupBy(await store.allSeats(tx), ({ agency }) => agency)
    const agencies = rows.flatMap(({ agency, name, deadlines }) => {
      const keys = keysOf(taken.get(agency) ?? [])
      if (keys === null) return []
      return [{ agency, name, deadlines, readers: readersOf(keys), namers: namersOf(keys) }]
    })
    return { agencies }
  },
})

export const ready = query({
  ...open,
  name: 'reports.ready',
  summary: 'How many agencies receive reports here whose recovery key was tried.',
  input: z.strictObject({}),
  output: z.strictObject({ desks: z.number().int() }),
  async run({ tx }) {
    const taken = Map.groupBy(await store.allSeats(tx), ({ agency }) => agency)
    const isReady = (seats: readonly noun.SeatRow[]) =>
      keysOf(seats) !== null && seats.findLast(({ role }) => role === 'recovery')?.testedAt !== null
    return { desks: [...taken.values()].filter(isReady).length }
  },
})

/** A key, nobody's name with it. */
const keyPart = noun.seatRow.omit({
  person: true,
  id: true,
  agency: true,
  testedBy: true,
  testedAt: true,
})

/** Keys of one agency from the first on. */
const MAX_HISTORY = 200

export const keys = query({
  ...open,
  name: 'reports.keys',
  summary: 'Every key that opened or opens reports of an agency, with the records that say so.',
  input: z.strictObject({ agency: noun.agencyCode }),
  output: z.strictObject({
    name: z.string(),
    isReceiving: z.boolean(),
    keys: z.array(keyPart),
  }),
  async run({ tx }, { agency }) {
    const { name } = found(await store.desks.one(tx, { agency }), 'unknownDesk')
    const rows = await store.seats.many(tx, { agency }, { order: ['-id'], limit: MAX_HISTORY })
    const taken = rows.filter(({ endedAt }) => endedAt === null)
    const history = rows.map((row) => keyPart.strip().parse(row))
    return { name, isReceiving: keysOf(taken) !== null, keys: history }
  },
})
