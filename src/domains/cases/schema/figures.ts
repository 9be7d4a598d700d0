import { z } from 'zod'
import { time } from '../../../core/time.ts'
import { UNITS } from '../figures.ts'

const number = z.number().nullable()

/** How far cases, suspects and offences went, and how they divide. */
export const figuresPart = z.strictObject({
  /** The country of the node, ISO 3166-1 alpha-3; null while none is chosen. */
  state: z.string().nullable(),
  stages: z.array(
    z.strictObject({
      unit: z.enum(UNITS),
      stage: z.enum([
        'registered',
        'suspect',
        'prosecuted',
        'convicted',
        'sentenced',
        'named',
        'charged',
        'decided',
      ]),
      n: number,
      /** Of those that have not come so far: how many still may. */
      nOpen: number,
      share: number,
      medianDays: number,
      p90Days: number,
    }),
  ),
  divisions: z.array(
    z.strictObject({
      unit: z.enum(UNITS),
      by: z.enum(['outcome', 'article', 'class', 'asset', 'year']),
      total: number,
      parts: z.array(z.strictObject({ key: z.string(), n: number })),
    }),
  ),
  /** Incidents that were detected, of whatever became a case or not. */
  detected: number,
  /** There were more than are counted. */
  isCut: z.boolean(),
  rulesVersion: z.number().int(),
})

/** The same for everybody, as it was last counted, and what stands behind it, nothing hidden. */
export const figureRow = z.strictObject({
  id: z.string(),
  at: time,
  figures: figuresPart,
  /** Null where it was counted before it was kept. */
  counted: figuresPart.pick({ stages: true, divisions: true }).nullable(),
})
