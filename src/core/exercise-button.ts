import type { Message } from './text.ts'

/** A button of the exercise page; what it does is said in `press`. */
export interface ExerciseButton {
  readonly name: string
  readonly label: Message
  /** What happens then, and where one sees it. */
  readonly hint?: Message
}
