import type { Message } from './text.ts'

/** A button of the exercise page; what it does is said in `press`. */
export interface ExerciseButton {
  readonly name: string
  readonly label: Message
  /** Title of the part of the page that opens on it: what it is a story of. Its label where left out. */
  readonly story?: Message
  /** What happens then, and where one sees it. */
  readonly hint?: Message
}
