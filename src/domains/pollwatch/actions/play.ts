import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { id, secretHash } from '../../../core/id.ts'
import { addMs, SECOND } from '../../../core/time.ts'
import { electionDay, type Station, stationFrame, stationPlaces, stations } from '../needs.ts'
import { announce } from '../announced.ts'
import { DAY, issueOf, PLAYED, WAVE_MS } from '../played.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { lettersOf } from '../secret.ts'
import * as noun from '../schema.ts'
import { MIN_SAMPLE } from '../schema-sample.ts'
import * as store from '../store.ts'
import { openOf } from './issue.ts'
import { addObserver, standing } from './observer.ts'
import { CHECK_PHOTO_JOB } from './photo.ts'
import { drawFor } from './sample.ts'

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
    let places: Awaited<ReturnType<typeof standing>> = []
    for (const [n, played] of PLAYED.entries()) {
      const group = await playGroup(ctx, played)
      if (n === 0) places = await standing(ctx, await stationsFor(ctx, group))
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

/** The stations of the sample that the first group draws before anybody votes; where none can be drawn, the first ones. */
async function stationsFor(ctx: CommandContext, group: string): Promise<readonly Station[]> {
  const election = await ctx.ask(electionDay, {})
  const all = (await ctx.ask(stationFrame, {})).stations
  const frame = all.flatMap(({ registered, ...one }) =>
    registered ? [{ ...one, registered }] : [],
  )
  if (election === null || frame.length < Math.max(all.length, MIN_SAMPLE))
    return (await ctx.ask(stations, { search: '', limit: MAX_STATIONS })).items
  const of = { group, election: election.date, frame, size: MAX_STATIONS }
  const drawn = await drawFor(ctx, of)
  const { stations: known } = await ctx.ask(stationPlaces, { stations: drawn })
  const voters = new Map(frame.map(({ id, registered }) => [id, registered]))
  const byId = new Map(known.map((one) => [one.id, { ...one, registered: voters.get(one.id) }]))
  return drawn.flatMap((id) => byId.get(id) ?? [])
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
      await openOf(ctx, row, { summary, isRead: true })
      made += 1
    }
    if (made === 0) ctx.unchanged('nobody reported any')
    return {}
  },
})

/** Bytes of a photo that is drawn. */
const MAX_SHEET = 100_000

export const playPhoto = command({
  ...playing,
  name: 'pollwatch.playPhoto',
  summary:
    'Has a photo come behind the closing of a simulated observer, as his telephone sends it.',
  input: z.strictObject({
    observer: id,
    sha256: noun.sha256,
    /** What came of it. */
    part: noun.sha256,
    size: z.number().int().min(1).max(MAX_SHEET),
  }),
  output: z.strictObject({}),
  async run(ctx, { observer: own, sha256, part, size }) {
    checkPlayed(ctx)
    const of = { observer: own, form: 'CL', state: 'counted' } as const
    const entry = await store.entries.one(ctx.tx, of, { order: ['-id'] })
    const observer = await store.observers.one(ctx.tx, { id: own })
    const known = { entry: entry?.id ?? '', sha256 }
    if (!entry || !observer || (await store.photos.count(ctx.tx, known)) > 0) {
      ctx.unchanged('nothing was closed, or it is here already')
      return {}
    }
    const [photo = ''] = await announce(ctx, [sha256], {
      upload: ctx.newId(),
      entry: entry.id,
      observer,
    })
    await store.photoParts.insert(ctx.tx, { photo, n: 0, sha256: part, size })
    await ctx.schedule({ kind: CHECK_PHOTO_JOB, subject: photo, dueAt: ctx.now })
    ctx.record(records['watchPhoto.announced'], { subject: entry.id, marking: 'TLP:AMBER' })
    return {}
  },
})

/** Observers whom the exercise plays. */
const MAX_PLAYED = 400

export const playRoster = command({
  ...playing,
  name: 'pollwatch.playRoster',
  summary: 'The simulated observers with their telephones and the letters of their cards.',
  showsSecret: true,
  input: z.strictObject({}),
  output: z.strictObject({
    observers: z.array(
      z.strictObject({
        id,
        number: noun.observerNumber,
        letters: z.string(),
        phone: z.string(),
        label: z.string(),
      }),
    ),
  }),
  async run(ctx) {
    checkPlayed(ctx)
    const how = { order: ['number'], limit: MAX_PLAYED } as const
    const rows = await store.observers.many(ctx.tx, { endedAt: null, phone: { not: null } }, how)
    ctx.unchanged('they are only listed')
    const played = /^[12]-\d+$/
    return {
      observers: rows
        .filter(({ label }) => played.test(label))
        .map(({ phone, ...row }) => ({
          id: row.id,
          number: row.number,
          letters: lettersOf(ctx, row),
          phone: phone ?? '',
          label: row.label,
        })),
    }
  },
})
