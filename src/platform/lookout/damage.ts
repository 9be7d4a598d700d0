import { z } from 'zod'
import { type Fault, seen } from './fault.ts'
import { type Answer, isAnswer, type NoAnswer } from './get.ts'

/** Damaged places that a message names. */
const NAMED = 5

const said = z.object({
  damages: z.array(
    z.object({
      namedAt: z.string().nullable(),
      faults: z.array(z.object({ seq: z.number().nullable() })),
    }),
  ),
})

/**
 * What a node says of damage in its own log that nobody has named yet; null where it says nothing, as an older one. That
 * its checkpoint stands still meanwhile is the same thing, and no other.
 */
export function damageFault(got: Answer | NoAnswer): Fault | null {
  if (!isAnswer(got) || got.status !== 200) return null
  const parsed = said.safeParse(jsonOf(got.body))
  if (!parsed.success) return null
  const open = parsed.data.damages.filter(({ namedAt }) => namedAt === null)
  const places = open.flatMap(({ faults }) => faults)
  if (places.length === 0) return null
  const named = places.slice(0, NAMED).map(({ seq }) => (seq === null ? 'head' : `record ${seq}`))
  const more = places.length > NAMED ? ` and ${places.length - NAMED} more` : ''
  return seen('log-damaged', `${named.join(', ')}${more}; docs/runbooks/log-damage.md`)
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}
