import type { Message } from './text.ts'

/** Pages that a telephone can install and keep for when there is no network. */
export interface Installed {
  /** Where they begin, after the language; the surface of that name. */
  readonly path: '/station' | '/watch'
  /** What the telephone calls them. */
  readonly name: Message
  readonly scripts: readonly string[]
  /** Pages that are kept at once; what is seen below is kept as well where `keepsSeen` says so. */
  readonly pages: readonly string[]
  readonly keepsSeen?: true
}
