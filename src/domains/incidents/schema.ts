import { z } from 'zod'
import { count } from '../../core/bounds.ts'
import { id } from '../../core/id.ts'
import { areaPath } from '../../core/permission.ts'
import { DAY, time } from '../../core/time.ts'
import { RSIT, type RsitType } from '../../lib/rsit/index.ts'

export { classOf, RSIT, type RsitType } from '../../lib/rsit/index.ts'

/** Open tasks and finished ones of one incident. */
export const MAX_TASKS = 200
/**
 * How far the timeline of one incident is filled, by who adds another entry: whatever machines enter leaves room for
 * people, and what people write for the steps and tasks by which an incident comes to its end.
 */
export const ROOM = { machine: 9_000, person: 10_000, step: 11_000 } as const
export const MAX_ENTRIES: number = ROOM.step
/** Incidents that are proposed as like another one. */
export const MAX_ALIKE = 10

/**
 * What happened and what we do about it: `open`, `contained`, `recovered`, `closed`, in this order; out of it lead
 * `false-alarm`, where nothing had happened, and `merged`, where it was another one's.
 */
export const INCIDENT_STATES = [
  'open',
  'contained',
  'recovered',
  'closed',
  'false-alarm',
  'merged',
] as const
export const incidentState = z.enum(INCIDENT_STATES)
export type IncidentState = z.infer<typeof incidentState>

/** Where a state leads to; a person says that it was nothing, or that it is closed and was not over, with a reason. */
export const NEXT_STATES: Readonly<Record<IncidentState, readonly IncidentState[]>> = {
  open: ['contained', 'false-alarm'],
  contained: ['recovered', 'open', 'false-alarm'],
  recovered: ['closed', 'open', 'false-alarm'],
  closed: ['open'],
  'false-alarm': ['open'],
  merged: [],
}

/** Steps that are taken with a reason. */
export const REASONED: ReadonlySet<IncidentState> = new Set(['false-alarm', 'open'])

/** Class and type in one: the type names its class. */
export const rsitType = z.enum(Object.values(RSIT).flat() as [RsitType, ...RsitType[]])

/** What of an election it is about. */
export const ASSETS = [
  'voter-register',
  'registration-portal',
  'candidate-portal',
  'e-poll-book',
  'ballot-production',
  'voting-machine',
  'internet-voting',
  'count-aggregation',
  'results-transmission',
  'results-site',
  'information-site',
  'dns-zone',
  'mail-domain',
  'alert-channel',
  'station-network',
] as const
export const asset = z.enum(ASSETS)

/** When in an election. */
export const PHASES = ['preparation', 'campaign', 'voting', 'counting', 'results', 'after'] as const
export const phase = z.enum(PHASES)

export const SEVERITIES = ['extreme', 'severe', 'moderate', 'minor'] as const
export const severity = z.enum(SEVERITIES)

/** How far a clock is ahead, in ms; below zero where it is behind. */
export const skewMs = z
  .number()
  .int()
  .min(-10 * DAY)
  .max(10 * DAY)

/** Whose clock the times of an incident come from. */
export const CLOCKS = ['node', 'system', 'person', 'unknown'] as const
export const clockSource = z.enum(CLOCKS)

export const incidentRow = z.strictObject({
  id,
  code: z.string(),
  area: areaPath,
  state: incidentState,
  severity,
  /** Stands in the log as a commitment only. */
  title: z.string(),
  titleSalt: z.string(),
  /** The title as it is searched. */
  words: z.string(),
  type: rsitType.nullable(),
  asset: asset.nullable(),
  phase: phase.nullable(),
  clock: clockSource.nullable(),
  /** How far that clock was from true time, in ms; null where nobody knows. */
  clockOffsetMs: z.number().int().nullable(),
  /** Who leads it; null while nobody does. */
  owner: z.string().nullable(),
  /** What a machine opened it for, so that it does so once: `alert:<id>`. */
  origin: z.string().nullable(),
  openedBy: z.string(),
  openedAt: time,
  containedAt: time.nullable(),
  recoveredAt: time.nullable(),
  endedAt: time.nullable(),
  /** The incident that it became a part of. */
  mergedInto: id.nullable(),
  /** What machines would have entered while its timeline was full. */
  leftOut: count,
})
export type IncidentRow = z.infer<typeof incidentRow>

/** What a step of a playbook is called, what is to be done and by whom, by language. */
export const stepWords = z.record(
  z.string(),
  z.strictObject({
    name: z.string(),
    text: z.string(),
    who: z.string(),
    /** What an answer is called, by the answer; most have words of their own. */
    answers: z.record(z.string(), z.string()),
  }),
)

export const taskRow = z.strictObject({
  id,
  incident: id,
  title: z.string(),
  titleSalt: z.string(),
  owner: z.string().nullable(),
  dueAt: time.nullable(),
  addedBy: z.string(),
  addedAt: time,
  doneBy: z.string().nullable(),
  doneAt: time.nullable(),
  /** The run of a playbook that it is a step of, and the key of that step; null for what a person added. */
  run: id.nullable(),
  step: z.number().int().nullable(),
  /** What the step may be answered with; null where it is done or not. */
  answers: z.array(z.string()).nullable(),
  said: z.string().nullable(),
  /** Role of the node that should do it. */
  role: z.string().nullable(),
  words: stepWords.nullable(),
})

/** Where entries of the timeline come from, with what each may tell. */
export const SOURCES = {
  notes: ['note', 'moved'],
  findings: ['finding-opened', 'finding-closed'],
  alerts: ['alert-issued', 'alert-updated', 'alert-ended'],
  answers: ['answers-counted'],
  stations: ['problem-reported', 'problem-settled', 'problem-reopened'],
  evidence: ['item-preserved', 'custody-acted', 'custody-broken'],
  observations: ['observation-told'],
  issues: [
    'issue-opened',
    'issue-confirmed',
    'issue-answered',
    'issue-closed',
    'issue-reopened',
    'issue-rejected',
  ],
  tasks: ['task-done'],
} as const
export type Source = keyof typeof SOURCES
export const source = z.enum(Object.keys(SOURCES) as [Source, ...Source[]])

/** What an entry of the timeline tells. */
export const ENTRY_KINDS = Object.values(SOURCES).flat()
export type EntryKind = (typeof ENTRY_KINDS)[number]
export const entryKind = z.enum(ENTRY_KINDS as [EntryKind, ...EntryKind[]])

/** What an incident itself is told by in the timeline of its area. */
export const INCIDENT_KINDS = ['incident-opened', 'incident-ended'] as const

const { notes: _notes, tasks: _tasks, ...OF_MANY } = SOURCES
/** What the timeline of an area tells: all but what is written into one incident, and the incidents. */
export const AREA_SOURCES = { ...OF_MANY, incidents: INCIDENT_KINDS } as const
export type AreaSource = keyof typeof AREA_SOURCES
export const areaSource = z.enum(Object.keys(AREA_SOURCES) as [AreaSource, ...AreaSource[]])
export const AREA_KINDS = Object.values(AREA_SOURCES).flat()
export type AreaKind = (typeof AREA_KINDS)[number]
export const areaKind = z.enum(AREA_KINDS as [AreaKind, ...AreaKind[]])

/** What came of an alert: stations that it meant, those that answered, those that need help, and those that cannot do it. */
export const counts = z.strictObject({
  stations: count,
  answered: count,
  help: count,
  /** Left out in entries from when it was not told. */
  cannot: count.optional(),
})

export const entryRow = z.strictObject({
  id,
  area: areaPath,
  kind: entryKind,
  /** The record that it was made from, so that it is made once; null for what a person wrote. */
  record: z.string().nullable(),
  /** What it is about: a finding, an alert, an item. */
  subject: z.string(),
  /** Path of the page where that is, after the language; empty where there is none. */
  path: z.string(),
  /** The time as it was written where it was read: unchanged. */
  written: z.string(),
  /** Minutes east of UTC that go with it; null where nobody said. */
  offsetMin: z.number().int().nullable(),
  /** IANA zone that it was read in where nobody said an offset; empty else. */
  zone: z.string(),
  /** How far the clock that it was read from was ahead, in ms; null where nobody said. */
  skewMs: z.number().int().nullable(),
  /** The moment itself; null for what has no date, which stays so. */
  at: time.nullable(),
  tag: z.string(),
  observable: z.string(),
  /** Where a person read it: an item of evidence or a log, and the line. */
  readIn: z.string(),
  /** The file that brought it in, and its row there as a spreadsheet counts; null for what came otherwise. */
  file: id.nullable(),
  fileRow: z.number().int().nullable(),
  /** What a person wrote, or what a machine names it by; in the log as a commitment only. */
  text: z.string(),
  textSalt: z.string(),
  counts: counts.nullable(),
  addedBy: z.string(),
  addedAt: time,
  /** When it became a part of an incident; null while it is a part of none. */
  linkedAt: time.nullable(),
})

/** `at` is the moment of the entry, empty where it has none; `kind` is the entry's. */
export const linkRow = z.strictObject({
  entry: id,
  incident: id,
  at: z.string(),
  kind: entryRow.shape.kind,
  addedAt: time,
})

/** A row of the timeline of an area. */
export const areaRow = entryRow
  .pick({ id: true, area: true, path: true, text: true, tag: true, observable: true, counts: true })
  .extend({
    at: time,
    kind: areaKind,
    /** Whether it is a part of an incident, or one itself. */
    isLinked: z.boolean(),
    /** An entry of the timeline, which can be made a part of an incident. */
    isEntry: z.boolean(),
  })
export type AreaRow = z.infer<typeof areaRow>
