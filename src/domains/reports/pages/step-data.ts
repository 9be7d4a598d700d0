import type { PublicAgency } from '../../../core/contacts.ts'
import type { Time } from '../../../core/time.ts'
import type { Receiver } from '../actions/public.ts'
import type { Challenge } from '../puzzle.ts'
import type { Step } from '../steps.ts'

/** What a page of the report is drawn from. */
export interface StepData {
  readonly step: Step
  /** What was answered so far, this page's fields too where it is drawn again. */
  readonly answers: Readonly<Record<string, string>>
  readonly receivers: readonly Receiver[]
  /** Parts of the country that are told apart; none where nobody asks. */
  readonly areas: readonly { readonly path: string; readonly name: string }[]
  /** Pages that were answered before the report began, and are not asked again. */
  readonly given: readonly Step[]
  /** Numbers to call first, where somebody is in danger. */
  readonly contacts: readonly PublicAgency[]
  /** What is wrong with it; null where nothing is. */
  readonly wrong: { readonly field: string; readonly message: string } | null
  /** The receipt that the report is to get, on the last page. */
  readonly seed?: string
  /** What a browser that seals is to find a number for. */
  readonly challenge?: Challenge
  /** Before its keys were read, so that whoever seals to them says which they were. */
  readonly drawnAt?: Time
}
