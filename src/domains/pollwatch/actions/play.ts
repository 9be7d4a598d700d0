import { z } from 'zod'
import { command, type CommandContext, query } from '../../../core/action.ts'
import { id, secretHash } from '../../../core/id.ts'
import { addMs, SECOND } from '../../../core/time.ts'
import { stations } from '../needs.ts'
import { DAY, issueOf, PLAYED, WAVE_MS } from '../played.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import * as noun from '../schema.ts'
import * as store from '../store.ts'
import { openOf } from './issue.ts'
import { addObserver, standing } from './observer.ts'

/** The exercise plays groups and observers; nobody holds this in Actual. */
const playing = { permission: 'pollwatch:play', scope: 'nation' } as const

/** One stretch of the simulated day. */
export const PLAY_JOB = 'pollwatch.play'

/** Nobody plays in Actual, whoever he is. Throws Problem `pollwatch.exercise_only`. */
function checkPlayed({ node }: Pick<CommandContext, 'node'>): void {
  if (node.realm !== 'exercise') throw refusal('exerciseOnly')
}

export const playGroups = command({
  ...playing,
  name: 'pollwatch.playGroups',
  summary: 'Makes the groups of the exercise with their simulated observers at its stations.',
  input: z.strictObject({}),
  output: z.strictObject({}),
  async run(ctx) {
    checkPlayed(ctx)
    if ((await store.groups.count(ctx.tx, {})) > 0) {
      ctx.unchanged('they are there')
      return {}
    }
    const places = await placesOf(ctx)
    for (const [n, played] of PLAYED.entries()) {
      const group = await playGroup(ctx, played)
      // The second group stands at every fourth station of the first.
      const own = places.filter((_, at) => n === 0 || at % 4 === 0)
      for (const [at, where] of own.entries()) {
        const phone = `+999${String(n + 1)}${String(at).padStart(7, '0')}`
        await addObserver(ctx, group, { label: `${n + 1}-${at + 1}`, phone, ...where })
      }
    }
    return {}
  },
})

async function playGroup(ctx: CommandContext, played: (typeof PLAYED)[number]): Promise<string> {
  const group = ctx.newId()
  const code = `OBS-${ctx.newCode(8)}`
  const by = { decidedBy: ctx.actor.id, decidedAt: ctx.now, appliedAt: ctx.now }
  const state = { state: 'accredited', releases: 'at-once', ...by } as const
  const keyHash = secretHash(ctx.newSecret())
  await store.groups.insert(ctx.tx, { id: group, code, keyHash, ...played.facts, ...state })
  ctx.record(records['observerGroup.applied'], { subject: group, body: { code } })
  ctx.record(records['observerGroup.accredited'], { subject: group, body: { code } })
  const support = { id: ctx.newId(), observerGroup: group, ...played.support, name: null }
  await store.support.insert(ctx.tx, { ...support, addedBy: ctx.actor.id, addedAt: ctx.now })
  const body = { ...played.support, isNamed: false }
  ctx.record(records['observerGroup.supported'], { subject: group, body })
  return group
}

/** Stations of the exercise at which somebody stands. */
const MAX_STATIONS = 160

async function placesOf(ctx: CommandContext) {
  const { items } = await ctx.ask(stations, { search: '', limit: MAX_STATIONS })
  return await standing(ctx, items)
}

export const playDay = command({
  ...playing,
  name: 'pollwatch.playDay',
  summary:
    'Has the simulated observers write as they do on a polling day, an hour in three minutes.',
  input: z.strictObject({}),
  output: z.strictObject({}),
  async run(ctx) {
    checkPlayed(ctx)
    for (const n of DAY.keys()) {
      const dueAt = addMs(ctx.now, n * WAVE_MS + SECOND)
      await ctx.schedule({ kind: PLAY_JOB, subject: `wave ${n}`, payload: String(n), dueAt })
    }
    ctx.unchanged('what is to come is no fact yet')
    return {}
  },
})

export const playIssues = command({
  ...playing,
  name: 'pollwatch.playIssues',
  summary: 'Has the simulated groups make issues of what their observers reported.',
  input: z.strictObject({}),
  output: z.strictObject({}),
  async run(ctx) {
    checkPlayed(ctx)
    const told = { form: 'IN', state: 'counted', issue: null } as const
    const how = { order: ['id'], limit: MAX_PLAYED } as const
    let made = 0
    for (const row of await store.entries.many(ctx.tx, told, how)) {
      const category = noun.CATEGORIES[(row.answers['C'] ?? 0) - 1] ?? ''
      const summary = issueOf({ comment: row.comment, category })
      if (summary === null) continue
      await openOf(ctx, row, summary)
      made += 1
    }
    if (made === 0) ctx.unchanged('nobody reported any')
    return {}
  },
})

/** Observers whom the exercise plays. */
const MAX_PLAYED = 400

export const playRoster = query({
  ...playing,
  name: 'pollwatch.playRoster',
  summary: 'The simulated observers with their telephones.',
  input: z.strictObject({}),
  output: z.strictObject({
    observers: z.array(
      z.strictObject({ id, number: noun.observerNumber, phone: z.string(), label: z.string() }),
    ),
  }),
  async run(ctx) {
    checkPlayed(ctx)
    const how = { order: ['number'], limit: MAX_PLAYED } as const
    const rows = await store.observers.many(ctx.tx, { endedAt: null, phone: { not: null } }, how)
    const played = /^[12]-\d+$/
    return {
      observers: rows
        .filter(({ label }) => played.test(label))
        .map(({ id: own, number, phone, label }) => ({
          id: own,
          number,
          phone: phone ?? '',
          label,
        })),
    }
  },
})
