import { z } from 'zod'
import { command, query, type QueryContext } from '../../../core/action.ts'
import { time } from '../../../core/time.ts'
import { INSIDE_KEYS, SITES } from '../country.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { injectKind, isEdit, pace, site, siteChange } from '../schema.ts'
import * as store from '../store.ts'

/** Throws 409 Problem `exercises.only_exercise` in Actual. */
export function mustBeExercise(ctx: QueryContext): void {
  if (ctx.node.realm !== 'exercise') throw refusal('onlyExercise')
}

export const inject = command({
  name: 'exercises.inject',
  permission: 'exercise:run',
  scope: 'nation',
  summary:
    'Breaks a practice site in one way, edits its page honestly, or puts everything back as it was.',
  input: z.strictObject({ site, kind: injectKind }),
  output: z.strictObject({ kind: injectKind }),
  async run(ctx, input) {
    mustBeExercise(ctx)
    const { host } = SITES[input.site]
    const live = (await store.liveInjects(ctx.tx)).filter((row) => row.site === input.site)
    if (input.kind === 'mend') {
      if (live.length === 0) {
        ctx.unchanged('nothing was done to it')
        return { kind: input.kind }
      }
      await store.mendInjects(ctx.tx, input.site, ctx.now)
      const kinds = live.map(({ kind }) => kind)
      ctx.record(records['inject.mended'], { subject: input.site, body: { host, kinds } })
      return { kind: input.kind }
    }
    if (live.some(({ kind }) => kind === input.kind)) {
      ctx.unchanged('that was done to it already')
      return { kind: input.kind }
    }
    await store.injects.insert(ctx.tx, {
      id: ctx.newId(),
      site: input.site,
      kind: input.kind,
      madeBy: ctx.actor.id,
      madeAt: ctx.now,
    })
    const type = isEdit(input.kind) ? 'inject.edited' : 'inject.made'
    ctx.record(records[type], { subject: input.site, body: { host, kind: input.kind } })
    return { kind: input.kind }
  },
})

export const press = command({
  name: 'exercises.press',
  permission: 'exercise:run',
  scope: 'nation',
  summary: 'Presses a button that a slice brings to the exercise: what it does follows at once.',
  input: z.strictObject({ button: z.string().max(100) }),
  output: z.strictObject({ button: z.string() }),
  async run(ctx, { button }) {
    mustBeExercise(ctx)
    if (!ctx.node.buttons.some(({ name }) => name === button)) throw refusal('unknownButton')
    ctx.record(records['button.pressed'], { subject: button })
    return { button }
  },
})

/** Injects of one screen. */
const SHOWN = 50

export const injects = query({
  name: 'exercises.injects',
  permission: 'exercise:run',
  scope: 'nation',
  summary: 'What is broken or edited about the practice sites now, and what was done to them.',
  input: z.strictObject({}),
  output: z.strictObject({
    live: z.array(z.strictObject({ site, host: z.string(), kind: siteChange, at: time })),
    made: z.array(z.strictObject({ site, kind: siteChange, at: time, mendedAt: time.nullable() })),
    pace,
    /** Inside systems that were stopped. */
    silent: z.array(z.string()),
  }),
  async run(ctx) {
    const live = (await store.liveInjects(ctx.tx)).map((row) => {
      const key = site.parse(row.site)
      return { site: key, host: SITES[key].host, kind: row.kind, at: row.madeAt }
    })
    const made = (await store.injectsMade(ctx.tx, SHOWN)).map((row) => ({
      site: site.parse(row.site),
      kind: row.kind,
      at: row.madeAt,
      mendedAt: row.mendedAt,
    }))
    return {
      live,
      made,
      pace: await store.paceNow(ctx.tx),
      silent: await store.silentSystems(ctx.tx),
    }
  },
})

export const silence = command({
  name: 'exercises.silence',
  permission: 'exercise:run',
  scope: 'nation',
  summary: 'Stops what an inside system of the exercise tells of itself, or lets it go on.',
  input: z.strictObject({ system: z.enum(INSIDE_KEYS), isSilent: z.boolean() }),
  output: z.strictObject({}),
  async run(ctx, { system, isSilent }) {
    mustBeExercise(ctx)
    if ((await store.silentSystems(ctx.tx)).includes(system) === isSilent) {
      ctx.unchanged('it is so already')
      return {}
    }
    const site = store.insideSite(system)
    const stop = { site, kind: 'silence', madeBy: ctx.actor.id, madeAt: ctx.now } as const
    if (isSilent) await store.injects.insert(ctx.tx, { id: ctx.newId(), ...stop })
    else await store.mendInjects(ctx.tx, site, ctx.now)
    const type = isSilent ? 'insideSystem.stopped' : 'insideSystem.mended'
    ctx.record(records[type], { subject: system })
    return {}
  },
})

export const setPace = command({
  name: 'exercises.pace',
  permission: 'exercise:run',
  scope: 'nation',
  summary: 'How fast the simulated stations answer: as people do, quickly, or not at all.',
  input: z.strictObject({ pace }),
  output: z.strictObject({}),
  async run(ctx, input) {
    mustBeExercise(ctx)
    if ((await store.paceNow(ctx.tx)) === input.pace) {
      ctx.unchanged('it is so already')
      return {}
    }
    await store.paces.put(ctx.tx, { what: 'stations', pace: input.pace })
    ctx.record(records['pace.set'], { subject: 'stations', body: { pace: input.pace } })
    return {}
  },
})
