import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { id } from '../../../core/id.ts'
import { time } from '../../../core/time.ts'
import { SITE_KEYS, SITES, tongueOf } from '../country.ts'
import { incidentsNamed, itemsOf } from '../needs.ts'
import { records } from '../records.ts'
import { found } from '../refusals.ts'
import { FAULTS, site } from '../schema.ts'
import { CULPRITS, STORIES } from '../stories.ts'
import { culpritTexts } from '../story-texts.ts'
import * as store from '../store.ts'
import { hostOfLog } from '../trail.ts'
import { mustBeExercise } from './play.ts'

const running = { permission: 'exercise:run', scope: 'nation' } as const

export const handInLog = command({
  ...running,
  name: 'exercises.handInLog',
  summary:
    'Has the log of a practice site, and the file that was planted on it, handed in as evidence of an incident.',
  input: z.strictObject({ site, incident: id }),
  output: z.strictObject({}),
  async run(ctx, { site: key, incident }) {
    mustBeExercise(ctx)
    const { items } = await ctx.ask(incidentsNamed, { incidents: [incident] })
    const { area } = found(items[0], 'unknownIncident')
    const { host } = SITES[key]
    ctx.record(records['log.asked'], { subject: key, body: { host, incident, area } })
    return {}
  },
})

/** Incidents of one case, and the items of theirs that are looked through. */
const MAX_INCIDENTS = 50
const MAX_ITEMS = 200
/** Faults that are looked through, the newest. */
const MAX_FAULTS = 100

const culprit = z.enum(CULPRITS)

export const truth = query({
  ...running,
  name: 'exercises.truth',
  summary:
    'What really happened at the sites whose logs are evidence of these incidents: the exercise knows it.',
  input: z.strictObject({ incidents: z.array(id).max(MAX_INCIDENTS) }),
  output: z.strictObject({
    /** One for each fault that the logs tell of, the newest first. */
    faults: z.array(
      z.strictObject({ site, host: z.string(), kind: z.enum(FAULTS), at: time, culprit }),
    ),
    /** All explanations in the language of the country, in the same order whatever is true. */
    explanations: z.array(z.strictObject({ culprit, name: z.string() })),
  }),
  async run(ctx, { incidents }) {
    mustBeExercise(ctx)
    const tongue = tongueOf(ctx.node.languages)
    const t = ctx.node.speak(tongue)
    return {
      faults: await faultsBehind(ctx, incidents),
      explanations: CULPRITS.map((one) => ({ culprit: one, name: t(culpritTexts[one]) })),
    }
  },
})

/** The faults that were made to a site before its log was handed in. */
async function faultsBehind(ctx: QueryContext, incidents: string[]) {
  if (incidents.length === 0) return []
  const { items } = await ctx.ask(itemsOf, { incidents, limit: MAX_ITEMS })
  const logs = items.flatMap(({ fileName, addedAt }) => {
    const host = hostOfLog(fileName)
    const key = SITE_KEYS.find((one) => SITES[one].host === host)
    return key === undefined ? [] : [{ key, addedAt }]
  })
  return (await store.injectsMade(ctx.tx, MAX_FAULTS)).flatMap((row) => {
    const kind = FAULTS.find((one) => one === row.kind)
    const isTold = logs.some(({ key, addedAt }) => key === row.site && row.madeAt <= addedAt)
    if (kind === undefined || !isTold) return []
    const { culprit: by } = STORIES[kind]
    const key = site.parse(row.site)
    return [{ site: key, host: SITES[key].host, kind, at: row.madeAt, culprit: by }]
  })
}
