// Polling stations of an exercise that answer by themselves, at the speed of people: most have done it, some need help,
// some cannot, a few stay silent. A station whose part a person has taken, or was offered, is left to that person, and one
// in each district waits for a person from the start: who reads of it in the walk-through always finds it unanswered.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { need } from '../core/action.ts'
import { systemActor } from '../core/actor.ts'
import { recordOf, type SequencedRecord } from '../core/record.ts'
import { fromMs, nowMs, SECOND, toMs } from '../core/time.ts'
import { accountsRecords } from '../domains/accounts/index.ts'
import { acknowledgeBatch, alertingRecords, receiveBatch } from '../domains/alerting/index.ts'
import { type Pace, waitsForPerson } from '../domains/exercises/index.ts'
import type { OpenHouse } from '../house.ts'
import { startLoop } from '../platform/loop.ts'

const actor = systemActor('exercise:stations', ['alerting:stream', 'territory:read'])

const audiencePage = need<{ areas: string[]; after?: string; limit: number }>()(
  'territory.audiencePage',
  z.object({
    items: z.array(z.object({ station: z.string(), area: z.string(), number: z.string() })),
    next: z.string().nullable(),
  }),
)
const devicesOf = need<{ stations: string[] }>()(
  'accounts.devicesOf',
  z.object({ devices: z.array(z.object({ station: z.string() })) }),
)

/** How often stations move; answers of one moment share a command. */
const TICK_MS = 500
/** Items of one command; a third of what it may hold, so that a real station's answer never waits for long. */
const BATCH = 150
/** Alerts that are answered at once; the oldest is dropped. */
const MAX_ALERTS = 20
/** Stations of one alert; the country has 2,400. */
const MAX_STATIONS = 5000
/** Nobody who was offline for this long is still to be imitated after a restart. */
const STALE_MS = 10 * 60 * SECOND

/** How long people take to open an alert and to act on it, in ms: log-normal around these, never beyond the ends. */
const SEEN = { medianMs: 9 * SECOND, spread: 0.7, leastMs: 2 * SECOND, mostMs: 55 * SECOND }
const DONE = { medianMs: 20 * SECOND, spread: 0.8, leastMs: 3 * SECOND, mostMs: 60 * SECOND }
const FACTOR: Readonly<Record<Exclude<Pace, 'silent'>, number>> = { human: 1, quick: 0.05 }

/** Answers of a station in the words of the stream. */
type Answer = 'done' | 'cannot_comply' | 'need_help'

/** What one station will do about one version of an alert; times in ms after it was released, null is never. */
export interface Conduct {
  readonly deliveredMs: number | null
  readonly seenMs: number | null
  readonly answerMs: number | null
  readonly answer: Answer
}

/**
 * Decides what a station does, always the same for the same `key`, so that a restarted node goes on where it was.
 * Of a hundred about one is unreachable, two never look, three never answer, four need help and three cannot.
 */
export function conductOf(key: string): Conduct {
  const chances = chancesOf(key)
  const silence = chances()
  const deliveredMs = 200 + chances() * 2_800
  const seenMs = deliveredMs + logNormal(SEEN, chances(), chances())
  const answerMs = seenMs + logNormal(DONE, chances(), chances())
  const choice = chances()
  const answer = choice < 0.03 ? 'cannot_comply' : choice < 0.07 ? 'need_help' : 'done'
  return {
    deliveredMs: silence < 0.01 ? null : deliveredMs,
    seenMs: silence < 0.03 ? null : seenMs,
    answerMs: silence < 0.06 ? null : answerMs,
    answer,
  }
}

/** Numbers in [0, 1) that follow from `key`; eight of them, then they come again. */
function chancesOf(key: string): () => number {
  const bytes = createHash('sha256').update(key).digest()
  let at = 0
  return () => {
    const value = bytes.readUInt32BE(at) / 2 ** 32
    at = (at + 4) % bytes.length
    return value
  }
}

/** A log-normal duration from two uniform numbers, by Box and Muller. */
function logNormal(shape: typeof SEEN, one: number, other: number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)
  const ms = shape.medianMs * Math.exp(shape.spread * normal)
  return Math.min(Math.max(ms, shape.leastMs), shape.mostMs)
}

/** One thing that a station is going to do. */
interface Act {
  readonly atMs: number
  readonly does: 'delivered' | 'seen' | 'answered'
  readonly station: string
  readonly area: string
  readonly answer: Answer
}

/** A version of an alert that stations are busy with; acts in the order of their times. */
interface Dispatch {
  readonly alert: string
  readonly revision: number
  readonly releasedMs: number
  acts: Act[]
}

/** The simulated stations of a running exercise. */
export interface Stations {
  /** Takes in a record of the Exercise's log; records come in order. */
  take(record: SequencedRecord): Promise<void>
  setPace(pace: Pace): void
  stop(): Promise<void>
}

const RELEASES = ['alert.issued', 'alert.updated', 'alert.cleared', 'alert.cancelled'] as const

type DeviceRecord = 'device.enrolled' | 'device.revoked'

/** Starts them; they hear of alerts through `take`. */
export function startStations(house: OpenHouse, log: (line: string) => void): Stations {
  const dispatches = new Map<string, Dispatch>()
  /** Stations with a device, or with the offer of one: a person plays them. */
  const taken = new Set<string>()
  let pace: Pace = 'human'

  async function begin(record: SequencedRecord, type: (typeof RELEASES)[number]): Promise<void> {
    const { revision, areas } = recordOf(record, alertingRecords[type]).body
    const releasedMs = toMs(record.at)
    dispatches.delete(record.subject)
    if (nowMs() - releasedMs > STALE_MS) return
    const isEnd = record.type === 'alert.cleared' || record.type === 'alert.cancelled'
    const all = await audienceOf(house, areas)
    const stations = all.filter(({ number }) => !waitsForPerson(number))
    const { devices } = await house.runner.ask(actor, devicesOf, {
      stations: stations.map(({ station }) => station),
    })
    for (const { station } of devices) taken.add(station)
    const acts = stations
      .flatMap((place) => actsOf(`${record.subject}.${revision}`, place, isEnd))
      .toSorted((one, other) => one.atMs - other.atMs)
    dispatches.set(record.subject, { alert: record.subject, revision, releasedMs, acts })
    const [oldest] = dispatches.keys()
    if (dispatches.size > MAX_ALERTS && oldest !== undefined) dispatches.delete(oldest)
  }

  const loop = startLoop(
    async () => {
      for (const dispatch of dispatches.values()) await act(dispatch)
    },
    { onFailure: (error) => log(`stations: ${String(error)}`) },
  )
  const timer = setInterval(() => loop.wake(), TICK_MS)
  timer.unref()

  async function act(dispatch: Dispatch): Promise<void> {
    if (pace === 'silent') return
    const passed = (nowMs() - dispatch.releasedMs) / FACTOR[pace]
    const later = dispatch.acts.findIndex(({ atMs }) => atMs > passed)
    const count = later < 0 ? dispatch.acts.length : later
    for (let from = 0; from < count; from += BATCH) {
      const part = dispatch.acts.slice(from, Math.min(from + BATCH, count))
      await send(
        house,
        dispatch,
        part.filter(({ station }) => !taken.has(station)),
      )
    }
    dispatch.acts = dispatch.acts.slice(count)
  }

  return {
    async take(record) {
      const release = RELEASES.find((type) => type === record.type)
      if (release !== undefined) await begin(record, release)
      if (record.type === 'alert.expired') dispatches.delete(record.subject)
      const station = (type: DeviceRecord) => recordOf(record, accountsRecords[type]).body.station
      // Offers to a whole area name that: its stations are played until somebody takes one.
      if (record.type === 'device.offered') taken.add(record.subject)
      if (record.type === 'device.enrolled') taken.add(station(record.type))
      if (record.type === 'device.revoked') taken.delete(station(record.type))
    },
    setPace(wanted) {
      pace = wanted
    },
    async stop() {
      clearInterval(timer)
      await loop.stop()
    },
  }
}

interface Place {
  readonly number: string
  readonly station: string
  readonly area: string
}

async function audienceOf(house: OpenHouse, areas: string[]): Promise<Place[]> {
  const page = await house.runner.ask(actor, audiencePage, { areas, limit: MAX_STATIONS })
  return page.items
}

function actsOf(ref: string, { station, area }: Place, isEnd: boolean): Act[] {
  const { deliveredMs, seenMs, answerMs, answer } = conductOf(`${ref}.${station}`)
  const steps = [
    ['delivered', deliveredMs],
    ['seen', seenMs],
    // The end of an alert is read, not answered.
    ['answered', isEnd ? null : answerMs],
  ] as const
  return steps.flatMap(([does, atMs]) =>
    atMs === null ? [] : [{ atMs, does, station, area, answer }],
  )
}

async function send(house: OpenHouse, dispatch: Dispatch, acts: readonly Act[]): Promise<void> {
  const { alert, revision } = dispatch
  const at = fromMs(nowMs())
  const whose = ({ station, area }: Act) => ({
    station,
    area,
    device: 'simulated',
    alert,
    revision,
  })
  const receipts = acts.flatMap((act) =>
    act.does === 'answered' ? [] : [{ ...whose(act), kind: act.does, at }],
  )
  if (receipts.length > 0) await house.runner.call(actor, receiveBatch, { items: receipts })
  const answers = acts
    .filter(({ does }) => does === 'answered')
    .map((act) => ({
      ...whose(act),
      clientKey: clientKey(`${alert}.${revision}.${act.station}`),
      answer: act.answer,
      ...(act.answer === 'cannot_comply' ? { reason: 'Exercise: nobody has the key' } : {}),
      capturedAt: at,
    }))
  if (answers.length > 0) await house.runner.call(actor, acknowledgeBatch, { items: answers })
}

/** The same for every repeat of a station's answer, so that a restart answers nothing twice. */
function clientKey(ref: string): string {
  return `simulated-${createHash('sha256').update(ref).digest('hex').slice(0, 32)}`
}
