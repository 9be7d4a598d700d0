import type { Need, NodeFacts } from './action.ts'
import type { Permission } from './permission.ts'
import type { Caller } from './page.ts'
import type { SequencedRecord } from './record.ts'
import type { Time } from './time.ts'

/** What a slice's part of the exercise gets: it acts like people do, by actions. */
export interface ExerciseContext extends Caller {
  ask<I, O>(need: Need<I, O>, input: I): Promise<O>
  readonly node: NodeFacts
  now(): Time
}

/** What a slice brings to the exercise. */
export interface ExercisePart {
  /** What its steps and its players may do. */
  readonly permissions: readonly Permission[]
  /** Sets up what it needs in the country, after areas, stations and sites; looks first, because a node that was killed begins anew. */
  seed?(ctx: ExerciseContext): Promise<void>
  /** Plays its people or machines: is told of each record of the exercise's log, in order. */
  take?(ctx: ExerciseContext, record: SequencedRecord): Promise<void>
  /** Plays them by the clock, about twice a second. */
  tick?(ctx: ExerciseContext): Promise<void>
}
