// What a search in opened files looks through: each noun gives its own texts.
import type { QueryContext } from '../../core/action.ts'
import type { Member } from './membership.ts'

/** Rows of one kind that a search looks through; the newest. */
export const MAX_FOUND_ROWS = 2_000

/** A text of a case that may be found. */
export interface CaseText {
  readonly case: string
  readonly text: string
  /** What the address of the page ends with where it stands. */
  readonly page: string
}

/** All texts of these cases that a noun has, the newest first. */
export type Finder = (ctx: QueryContext, members: readonly Member[]) => Promise<readonly CaseText[]>
