// Pages for people who must stay unknown: whoever opens one is nobody, whatever his browser carries, nothing of him is
// kept, and what he typed goes from page to page in the body of what he sends.
import type { Action, NodeFacts } from './action.ts'
import type { NavEntry } from './nav.ts'
import type { Asking, NavPage, Rendered, View } from './page.ts'
import type { Language } from './text.ts'
import type { Time } from './time.ts'

/** Fields that were sent, each once. */
export type Sent = Readonly<Record<string, string>>

/**
 * The file that came with a form, in memory alone; or why it is not there: it was larger than a form may bring, or too many
 * came at once. Its name is whatever the sender says.
 */
export type SentFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly missing: 'too_large' | 'busy' }

/** What an intake works with; it acts as nobody. */
export interface IntakeContext extends Asking {
  readonly node: NodeFacts
  readonly language: Language
  readonly now: Time
  /** Runs a raw command with these bytes. */
  put<N extends string, I, O>(action: Action<N, I, O>, input: I, bytes: Uint8Array): Promise<O>
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
      /** Nothing on it was typed, and nothing is secret: it may be sent compressed, whose length tells what is in it. */
      readonly isOpen?: boolean
    }
  | { readonly file: { readonly name: string; readonly text: string } }
  | { readonly json: unknown; readonly isBlurred?: true }

/** One page at one address, whatever stands on it; `sent` is null where nothing was, `file` where none came along. */
export interface Intake<H = unknown> {
  /** After the language: `/report`. */
  readonly path: string
  /** Entry of the navigation of public pages, where it has one. */
  readonly nav?: NavEntry
  answer(ctx: IntakeContext, sent: Sent | null, file: SentFile | null): Promise<IntakeAnswer<H>>
}

/** An intake as the navigation takes pages: anybody opens it. */
export function asNavPage({ path, nav }: Pick<Intake, 'path' | 'nav'>): NavPage {
  return { path, surface: 'public', permission: 'anyone', ...(nav === undefined ? {} : { nav }) }
}
