import type { Permission } from './permission.ts'

/** Incoming short messages that a slice takes; what none takes goes to alerting. */
export interface IncomingSms {
  /** Whether the text is one of its own. Linear in the text, which anybody may have written. */
  takes(text: string): boolean
  /** Whether a text that no slice takes is shown to this one besides alerting: it may come from a telephone that it knows. */
  hears?(text: string): boolean
  /** The command that takes them, `{ items: { from, text }[] }`, at most a hundred at once. */
  readonly action: `${string}.${string}`
  readonly permission: Permission
}
