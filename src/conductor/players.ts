// What slices bring to the exercise is carried out here: their steps of the seed, and the people and machines they play.
import { systemActor } from '../core/actor.ts'
import type { ExerciseContext, ExercisePart } from '../core/exercise.ts'
import type { SequencedRecord } from '../core/record.ts'
import { exercisesRecords } from '../domains/exercises/index.ts'
import type { OpenHouse } from '../house.ts'
import { callerFor } from '../house.ts'
import { startLoop } from '../platform/loop.ts'

/** The record of a button that was pressed; its subject is the button's name. */
const PRESSED = exercisesRecords['button.pressed'].type

/** How often players move. */
const TICK_MS = 500

/** A slice's part with what it acts by. */
interface Played {
  readonly name: string
  readonly part: ExercisePart
  readonly ctx: ExerciseContext
}

/** The parts of the house's slices, each as an actor of its own. */
export function playedParts(house: OpenHouse): Played[] {
  return house.slices.flatMap(({ name, exercise: part }) => {
    if (part === undefined) return []
    const actor = systemActor(`exercise:${name}`, part.permissions)
    const { facts: node, runner, time } = house
    const ask: ExerciseContext['ask'] = (need, input) => runner.ask(actor, need, input)
    return [{ name, part, ctx: { ...callerFor(runner, actor), ask, node, now: time.now } }]
  })
}

/** The people and machines of slices, at play. */
export interface Players {
  /** Takes in a record of the Exercise's log; records come in order. */
  take(record: SequencedRecord): Promise<void>
  /** Does what a record of a pressed button asks for; other records are left alone. */
  press(record: SequencedRecord): Promise<void>
  stop(): Promise<void>
}

/** Starts them; nothing runs where no slice has any. */
export function startPlayers(house: OpenHouse, log: (line: string) => void): Players {
  const played = playedParts(house)
  const loop = startLoop(
    async () => {
      for (const { part, ctx } of played) await part.tick?.(ctx)
    },
    { onFailure: (error) => log(`players: ${String(error)}`) },
  )
  const hasTicks = played.some(({ part }) => part.tick !== undefined)
  const timer = hasTicks ? setInterval(() => loop.wake(), TICK_MS) : undefined
  timer?.unref()
  return {
    async take(record) {
      for (const { part, ctx } of played) await part.take?.(ctx, record)
    },
    async press({ type, subject }) {
      if (type !== PRESSED) return
      const slice = played.find(({ name }) => subject.startsWith(`${name}.`))
      await slice?.part.press?.(slice.ctx, subject.slice(slice.name.length + 1))
    },
    async stop() {
      clearInterval(timer)
      await loop.stop()
    },
  }
}
