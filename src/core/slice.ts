import type { Action, Command, Need, NodeFacts } from './action.ts'
import type { ClausePart } from './clause.ts'
import type { ExercisePart } from './exercise.ts'
import type { Feed, OpenFile } from './feed.ts'
import type { Installed } from './installed.ts'
import type { IncomingSms } from './incoming-sms.ts'
import type { Intake } from './intake.ts'
import type { Caller, Page, ReadinessItem } from './page.ts'
import type { DaySection, Panel, PublicCard, Search, Waits } from './page-parts.ts'
import type { Permission } from './permission.ts'
import type { Ports } from './port.ts'
import type { RecordType, SequencedRecord } from './record.ts'
import type { RolesPart } from './role.ts'
import type { Shuts } from './shuts.ts'
import type { Tags } from './tags.ts'
import type { Message } from './text.ts'
import type { Time } from './time.ts'

export * from './page.ts'

/** A job as its handler sees it. */
export interface DueJob {
  readonly kind: string
  readonly subject: string
  readonly payload: string
  /** 1 for the first try. */
  readonly tries: number
  readonly dueAt: Time
}

export interface JobContext extends Caller {
  readonly node: NodeFacts
  readonly ports: Ports
  now(): Time
  /**
   * Runs a command that the same `key` does once: a job runs again where the process ended after the command and before
   * the job. For commands that would otherwise do it twice.
   */
  callOnce<N extends string, I>(key: string, action: Command<N, I>, input: I): Promise<void>
  /** A uniform number in [0, below), for jitter. */
  randomBelow(below: number): number
}

/** Payload of a job that is due because the house was opened. */
export const AT_START = 'start'

/**
 * A kind of work by the clock. `run` uses ports, then calls an action with the result; the job row is removed after it
 * returns, unless the action scheduled the same (kind, subject) again. A thrown error retries with back-off.
 */
export interface JobKind {
  readonly kind: string
  readonly permissions: readonly Permission[]
  /** How many at once in this process. */
  readonly concurrency: number
  readonly leaseMs: number
  readonly maxTries: number
  /** Subject of a job that exists from the first start on, for periodic work. */
  readonly always?: {
    readonly subject: string
    /** Due at each start as well; its payload says so then: {@link AT_START}. */
    readonly atStart?: boolean
  }
  run(ctx: JobContext, job: DueJob): Promise<void>
}

/** A slice: all that one noun group brings to the house. */
export interface Slice {
  readonly name: string
  /** Clauses of the programme that it tells and carries out. */
  readonly clauses: readonly ClausePart[]
  /** Clauses that it helps to carry out; another slice tells them, or nobody yet. */
  readonly serves?: readonly number[]
  readonly needs: Readonly<Record<string, Need<unknown, unknown>>>
  readonly actions: readonly Action[]
  readonly pages: readonly Page[]
  /** Pages for people who must stay unknown. */
  readonly intakes?: readonly Intake[]
  readonly jobs: readonly JobKind[]
  /** Sentences for the people by Problem code, English and Arabic; every code of the slice. */
  readonly problems: Readonly<Record<string, Message>>
  /** Every type of record that it writes. */
  readonly records?: Readonly<Record<string, RecordType>>
  /** Which roles hold its permissions, and roles of its own. */
  readonly roles?: RolesPart
  /** What it puts on the situation page. */
  readonly panels?: readonly Panel[]
  /** Its sections of the day's report. */
  readonly day?: readonly DaySection[]
  /** What it puts on the public front page. */
  readonly publicCards?: readonly PublicCard[]
  /** What must be there before the node is relied on. */
  readonly readiness?: readonly ReadinessItem[]
  /** What waits for a person. */
  readonly waits?: Waits
  /** Finds its things by words. */
  readonly search?: Search
  /** By what it keeps things of other slices from some of their readers. */
  readonly shuts?: Shuts
  /** Its feeds. */
  readonly feeds?: readonly Feed[]
  /** Words of the tags under which its records stand in timelines of other slices, told in the language of whoever reads. */
  readonly tags?: Tags
  /** Its files for everybody. */
  readonly files?: readonly OpenFile[]
  /** Pages of its that a telephone can install. */
  readonly installed?: Installed
  /** Short messages that it takes. */
  readonly sms?: IncomingSms
  /** Its steps of the exercise's seed, and whom it plays there. */
  readonly exercise?: ExercisePart
}

/** What a workflow's handler may do: everything inside the transaction that moves its cursor. */
export interface WorkflowContext extends Caller {
  readonly now: Time
  readonly node: NodeFacts
}

/** A join between slices: idempotent by a unique key, at most a page, its cursor moves with its effect. */
export interface Workflow {
  readonly name: string
  readonly permissions: readonly Permission[]
  /** Record types it reacts to. */
  readonly on: readonly string[]
  /** All other workflows and drawings wait until what it wrote is on its way to whoever listens. */
  readonly goesAhead?: true | undefined
  handle(ctx: WorkflowContext, record: SequencedRecord): Promise<void>
}
