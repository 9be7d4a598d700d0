// Pages for people who must stay unknown: whoever opens one is nobody, whatever his browser carries, nothing of him is
// kept, and what he typed goes from page to page in the body of what he sends.
import type { NodeFacts } from './action.ts'
import type { Asking, Rendered, View } from './page.ts'
import type { Language } from './text.ts'
import type { Time } from './time.ts'

/** Fields that were sent, each once. */
export type Sent = Readonly<Record<string, string>>

/** What an intake works with; it acts as nobody. */
export interface IntakeContext extends Asking {
  readonly node: NodeFacts
  readonly language: Language
  readonly now: Time
}

/** What a page of it is drawn with. */
export type IntakeView = Pick<View, 't' | 'node' | 'now' | 'base' | 'path'>

/** What comes back: a page, or something to be saved or read by a program. */
export type IntakeAnswer<H = unknown> =
  | {
      render(view: IntakeView): Rendered<H>
      /** Default: 200. */
      readonly status?: number
      /** Some time is added that nobody can tell anything from. */
      readonly isBlurred?: true
    }
  | { readonly file: { readonly name: string; readonly text: string } }
  | { readonly json: unknown; readonly isBlurred?: true }

/** One page at one address, whatever stands on it; `sent` is null where nothing was. */
export interface Intake<H = unknown> {
  /** After the language: `/report`. */
  readonly path: string
  answer(ctx: IntakeContext, sent: Sent | null): Promise<IntakeAnswer<H>>
}
