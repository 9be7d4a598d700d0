// Parts of pages that several slices make together: the situation, the day's report, the front page, the set-up's
// checklist, the search and what waits. The doors arrange them and name no slice.
import type { Realm } from './action.ts'
import { type Actor, mayOpen } from './actor.ts'
import type { FileView, PageContext, View } from './page.ts'
import type { Permission } from './permission.ts'
import type { Placed } from './placed.ts'
import type { Message } from './text.ts'
import type { Time } from './time.ts'
import type { Waiting, Written } from './waiting.ts'

export type { Waiting } from './waiting.ts'

/** Who sees a part, as of a page. */
export interface Seen {
  readonly permission: Permission | 'anyone'
  readonly reach?: 'nation'
  readonly realm?: Realm
}

/** Whether this part is for the reader. */
export function isFor(
  part: Seen,
  { actor, node }: { actor: Actor; node: { realm: Realm } },
): boolean {
  return (part.realm === undefined || part.realm === node.realm) && mayOpen(actor, part)
}

/**
 * A part of the situation page. Where it stands: a `notice` above everything; `work` that waits for the reader; the `lead` below the title; `figures`, which
 * are tiles of `ui/tile.ts` side by side below what waits; a `banner` below them; a `section` of its own, under its title, and at the `side`
 * what one looks up. All but notices follow the log.
 */
export interface Panel<D = never, H = unknown> extends Placed, Seen {
  readonly place: 'notice' | 'work' | 'lead' | 'figures' | 'banner' | 'section' | 'side'
  /** Words above a section. */
  readonly title?: Message
  /** Where the whole of it is: path after the language, and words of the link. */
  readonly all?: { readonly path: string; readonly label: Message }
  load(ctx: PageContext): Promise<D>
  /** Null shows nothing of it. */
  render(data: D, view: View): H | null
}

/** From where until where a report goes. */
export interface Stretch {
  readonly from: Time
  readonly until: Time
}

/** A section of the day's report. */
export interface DaySection<D = never, H = unknown> extends Placed, Seen {
  readonly title: Message
  /** The query whose answer can be downloaded as it is, where this section has one of its own. */
  readonly file?: { readonly query: `${string}.${string}`; readonly label: Message }
  load(ctx: PageContext, stretch: Stretch): Promise<D>
  render(data: D, view: View): H
  /** The same for the day as a list: a line for each thing that happened. */
  lines(data: D, view: FileView): readonly DayLine[]
}

/** What happened once on a day, in words. */
export interface DayLine {
  readonly at: Time
  readonly what: string
  readonly where?: string
  readonly who?: string
  /** What came of it. */
  readonly more?: string
}

/** What a slice says of the present on top of the public front page. */
export interface Said<H = unknown> {
  /** Whose page it is, which election: a few words. */
  readonly about?: string
  /** A sentence of the title: whether voting goes on, what must not be used. */
  readonly first?: string
  /** What else everybody should know at once. */
  readonly more?: H
  /** A button that leads on, below all that is said. */
  readonly way?: H
}

/** What a slice puts on the public front page; the door shows what is not null. */
export interface PublicCard<D = never, H = unknown> extends Placed {
  /** Beside the others, where the screen has room. */
  readonly isAside?: boolean
  load(ctx: PageContext): Promise<D>
  say?(data: D, view: View): Said<H>
  render(data: D, view: View): H | null
}

/** Asks a slice what waits for the reader; at most {@link SHOWN_OF_SLICE} things. */
export interface Waits extends Seen {
  readonly name: string
  list(ctx: PageContext): Promise<readonly Waiting[]>
  /**
   * Of causes that this slice knows, what each came from: an incident from its alert, an alert from its site. Asked only of
   * kinds that `knows` names; what it does not know is left out.
   */
  readonly origins?: {
    readonly knows: string
    of(ctx: PageContext, ids: readonly string[]): Promise<ReadonlyMap<string, string>>
  }
}

/** Something that was found by words. */
export interface Hit {
  readonly title: Written
  readonly kind: Message
  /** Path of its page, after the language. */
  readonly path: string
}

/** Most things of one slice on the page of what waits, and on that of what was found. */
export const SHOWN_OF_SLICE = 50

/** Finds things of a slice by words. */
export interface Search extends Seen {
  readonly name: string
  find(ctx: PageContext, words: string): Promise<readonly Hit[]>
}

/** Keeps the types of one panel together, as `page` does; what stands among the figures is made by `tilePanel` of the ui. */
export function panel<D, H>(
  definition: Panel<D, H> & { readonly place: Exclude<Panel['place'], 'figures'> },
): Panel {
  return definition as unknown as Panel
}

/** The same for a section of the day. */
export function daySection<D, H>(definition: DaySection<D, H>): DaySection {
  return definition as unknown as DaySection
}

/** The same for a card of the front page. */
export function publicCard<D, H>(definition: PublicCard<D, H>): PublicCard {
  return definition as unknown as PublicCard
}

/** Moments of one thing in words, such as its beginning and its end, as far as they lie in the stretch from `from` up to `until`. */
export function linesWithin(
  { from, until }: { readonly from: Time; readonly until: Time },
  where: string,
  moments: readonly { readonly at: Time | null; readonly what: string }[],
): DayLine[] {
  return moments.flatMap(({ at, what }) =>
    at !== null && at >= from && at < until ? [{ at, what, where }] : [],
  )
}
