import type { Need, NodeFacts } from './action.ts'
import type { ExerciseButton } from './exercise-button.ts'
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
  /** Buttons for whoever leads the exercise. */
  readonly buttons?: readonly ExerciseButton[]
  /** Does what a button says, told by its own name. */
  press?(ctx: ExerciseContext, button: string): Promise<void>
  /** Plays them by the clock, about twice a second. */
  tick?(ctx: ExerciseContext): Promise<void>
}

/** The buttons of slices as the page has them: named by the slice, a dot, and their own name. */
export function buttonsOf(
  slices: readonly { readonly name: string; readonly exercise?: ExercisePart }[],
): ExerciseButton[] {
  return slices.flatMap(({ name, exercise }) =>
    (exercise?.buttons ?? []).map((button) => ({ ...button, name: `${name}.${button.name}` })),
  )
}

/** What is wrong with the buttons that slices bring, a sentence each. */
export function buttonFaults(
  slices: readonly { readonly name: string; readonly exercise?: ExercisePart }[],
): string[] {
  return slices.flatMap(({ name, exercise }) => {
    if (exercise?.buttons === undefined) return []
    const names = exercise.buttons.map((button) => button.name)
    const twice = names.filter((one, n) => names.indexOf(one) < n)
    return [
      ...twice.map((one) => `The slice ${name} has two buttons of the exercise named ${one}.`),
      ...(exercise.press === undefined
        ? [
            `The slice ${name} has buttons of the exercise and does nothing with them: give it "press".`,
          ]
        : []),
    ]
  })
}
