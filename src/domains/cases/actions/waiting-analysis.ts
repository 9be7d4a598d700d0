import { z } from 'zod'
import { query } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { SHOWN_OF_SLICE } from '../../../core/page-parts.ts'
import { under } from '../../../core/permission.ts'
import { time } from '../../../core/time.ts'
import { DECIDING } from '../levels.ts'
import { levelOf } from '../schema/attribution.ts'
import * as store from '../store/analysis-waits.ts'

const waiting = z.strictObject({ id, case: id, code: z.string(), since: time })

export const analysisWaiting = query({
  permission: 'cases:list',
  scope: 'area',
  name: 'cases.analysisWaiting',
  summary:
    'Scores that the caller has to hand in, and attributions that wait for him as the second person, by the codes of their cases.',
  input: z.strictObject({}),
  output: z.strictObject({ scores: z.array(waiting), decisions: z.array(waiting) }),
  async run(ctx) {
    const reader = { person: ctx.actor.id, areas: under(ctx.areas()), now: ctx.now }
    const wanted = { ...reader, limit: SHOWN_OF_SLICE }
    const open = await store.undecidedAttributions(ctx.tx, wanted)
    const own = open.filter(({ kind, role }) => DECIDING[levelOf(kind)].includes(role))
    const once = new Map(
      own.map(({ id: attribution, case: of, code, since }) => [
        attribution,
        { id: attribution, case: of, code, since },
      ]),
    )
    return {
      scores: await store.unscoredRounds(ctx.tx, wanted),
      decisions: [...once.values()],
    }
  },
})
