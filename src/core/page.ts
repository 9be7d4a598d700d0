import type { Action, Need, NodeFacts, Realm } from './action.ts'
import type { Actor } from './actor.ts'
import type { Nav } from './nav.ts'
import type { Permission } from './permission.ts'
import type { Placed } from './placed.ts'
import type { Problem } from './problem.ts'
import type { Message, Translator } from './text.ts'
import type { Time } from './time.ts'
import type { Work } from './waiting.ts'
import type { Cell } from '../lib/csv/write.ts'
import type { CalendarEvent } from '../lib/ics/index.ts'

/** Calls an action as the given actor: parse, permission, transaction, records, as for everybody. */
export interface Caller {
  call<N extends string, I, O>(action: Action<N, I, O>, input: I): Promise<O>
}

/** A form that was sent and has done nothing: what was typed, by field name, and why it was refused. */
export interface Refused {
  readonly form: string
  readonly values: Readonly<Record<string, string>>
  /** Null where nobody asked for the act: the form is drawn again to search in it or to open a part of it. */
  readonly problem: Problem | null
}

/** Queries only, its own slice's by value and others' by need. */
export interface Asking extends Caller {
  ask<I, O>(need: Need<I, O>, input: I): Promise<O>
}

/** The reader himself, whoever that is. */
export interface Reader extends Asking {
  readonly actor: Actor
}

/** What a page's `load` gets. */
export interface PageContext extends Asking {
  readonly node: NodeFacts
  /** What a page reads here besides what the reader may do makes its drawing his alone: {@link PageContext.ofReader}. */
  readonly actor: Actor
  /**
   * What the page says of the reader himself, besides what he may do. One drawing serves all to whom the same is told, so
   * `tell` uses nothing but its argument and answers as little as the page shows.
   */
  ofReader<T>(tell: (reader: Reader) => T | Promise<T>): Promise<T>
  readonly now: Time
  /** What must be there before the node is relied on, from every slice. */
  readonly readiness: readonly ReadinessItem[]
  /** What waits for the reader, from every slice: what is too late first. */
  waiting(): Promise<readonly Work[]>
  /** `:name` parts of the path. */
  readonly params: Readonly<Record<string, string>>
  /** Query string, first value of each name. */
  readonly search: Readonly<Record<string, string>>
  /** After a form of this page that was refused, or is drawn again. */
  readonly refused: Refused | null
  /** After an accepted form with `show`: its output, shown once and never stored (a code, a link). */
  readonly done: { readonly form: string; readonly output: unknown } | null
}

/** A form on a page: which action it runs (by name, so a page may offer another slice's verb) and where to go next. */
export interface PageForm {
  /** `ask`: runs a query, and the page shows its answer as `done`; nothing of it stands in an address or is kept. */
  readonly kind?: 'ask'
  readonly action: `${string}.${string}`
  /** Path (without language) to go to after success; `null` shows the page itself with `done`, for secrets shown once. */
  next(output: never, params: Readonly<Record<string, string>>): string | null
  /** Questions of the page's address that go along to the next one: the filter that somebody looks through. */
  readonly keeps?: readonly string[]
  /** What is asked before it is done, for what cannot be taken back or reaches many. */
  readonly asks?: AskFirst
  /** What the next page says about it: that it was done, in the words of who did it. A plain word where none are given. */
  readonly said?: Message
  /** What takes it back for a while: an action, and its input from what was sent and what came out. */
  readonly undo?: {
    readonly action: `${string}.${string}`
    input(sent: never, output: never): unknown
  }
}

/** A question on a page of its own: what it is, what it does and whether that can be undone, and the verb of its button. */
export interface AskFirst {
  readonly title: Message
  readonly what: Message
  readonly act: Message
  /** What is to be known besides of the very thing that was sent: how many it reaches, what is missing. A sentence each. */
  more?(
    ctx: PageContext,
    sent: Readonly<Record<string, string>>,
  ): Promise<(t: Translator) => readonly string[]>
}

/** Whether a text is the path of a page of the console, after the language: nothing that leads elsewhere. */
export function isPath(text: string): boolean {
  return /^\/console(\/[\w.~:%-]+)*(\?[\w.~:%&=+-]*)?$/.test(text)
}

/** What stays in sight on a phone: who this is, with the page's `h1`; how things stand; what to do now. */
export interface Column<H> {
  readonly head: H
  readonly state: H
  readonly foot: H
}

/** Where a page is cited, for good, and since when it says so. */
export interface Cited {
  /** Path without a language: `/id/CIT-ABCDEFGH`. */
  readonly path: string
  readonly issued?: Time | null
}

/** What `render` gives; the door puts the page's frame (banner, navigation, footer) around `main`. */
export interface Rendered<H> {
  readonly title: string
  readonly main: H
  /** Below the title, in one line: how bad, how far, by when. */
  readonly sub?: H
  /** Beside the title: what can be done from here; one main button at most. */
  readonly acts?: H
  /** It is elsewhere for good (301): path after the language. `main` says so to whoever does not follow. */
  readonly movedTo?: string
  /** It was here and is no more (410); `main` says why. */
  readonly isGone?: boolean
  /** How it is cited where that is not by the address of the page. */
  readonly cite?: Cited
  /** Names of browser scripts (`station.js`); none on public pages. */
  readonly scripts?: readonly string[]
  /** Of a page that is a column as high as the screen: what stays in sight above and below of what scrolls. */
  readonly column?: Column<H>
  /** Links from the start page down to this page's parent: path after the language, and label. */
  readonly breadcrumb?: readonly { readonly path: string; readonly label: string }[]
}

/**
 * A page: the door runs `load`, then `render`. `path` begins after the language: `/console/sites/:id`.
 * A form is posted to the page's own path with hidden `_form` (its name) and `_key` (idempotency key); its other
 * fields, named by dotted path with `[]` at the end for lists, become the action's input. What begins with `_` does not:
 * a button named `_redraw` draws the page again with everything as it was typed, and runs nothing.
 */
export interface Page<D = never, H = unknown> {
  readonly path: string
  /** `watch`: for the telephone of an observer, known by a cookie of its own. */
  readonly surface: 'public' | 'console' | 'station' | 'watch'
  readonly permission: Permission | 'anyone'
  /** `nation`: opens only to whoever holds the permission in `/`, because what it shows is there once for all. */
  readonly reach?: 'nation'
  readonly forms?: Readonly<Record<string, PageForm>>
  /** The only realm that has it; from the other one the browser is led there. */
  readonly realm?: Realm
  /** Entry of the navigation, where it has one. */
  readonly nav?: Nav
  /**
   * What people come to it for, in their words, a semicolon between two phrases: each finds this page in the search, and
   * no other page has it. The first is its title there where it has no entry.
   */
  readonly found?: Message
  /** What the page lists, as a file; `isFor` says of what was loaded whether there is anything yet. */
  readonly file?: PageFile & { isFor?(data: D): boolean }
  /** What is when on the page, for people's calendars. */
  readonly calendar?: PageCalendar
  /** What the page shows in the form that a program asks for. */
  readonly media?: PageMedia<D>
  load(ctx: PageContext): Promise<D>
  render(data: D, view: View): Rendered<H>
}

/** What a file has of what a page has for drawing. */
export type FileView = Pick<View, 't' | 'node' | 'now'>

/** A page's whole list as CSV: what the filters of its address show, not only the rows of one page. */
export interface PageFile {
  /** Name of the file, without its ending. */
  readonly name: string
  rows(ctx: PageContext, view: FileView): Promise<FileRows>
  /** The same as JSON, where programs read it too: numbers as they are kept, `isCut` where there would have been more. */
  json?(ctx: PageContext, view: FileView): Promise<{ readonly isCut: boolean }>
}

/** What a page knows of times to come, as an iCalendar file. */
export interface PageCalendar {
  /** Name of the file, without its ending. */
  readonly name: string
  /** What calendars call it. */
  readonly title: Message
  events(
    ctx: PageContext,
    view: Pick<View, 't' | 'node' | 'now'>,
  ): Promise<readonly CalendarEvent[]>
}

/** What a page shows for programs: by the `Accept` of who asks, or by `_file=<kind>` of a link. */
export interface PageMedia<D = never> {
  /** Null where nothing of it is asked for: then it is the page. */
  write(
    data: D,
    wanted: { readonly accept: string; readonly kind: string },
    view: FileView,
  ): { readonly type: string; readonly name: string; readonly body: string } | null
}

export interface FileRows {
  /** Words above the columns, in the reader's language. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Whether there would have been more; the file then says so in its last line. */
  readonly isCut: boolean
}

/** What `render` gets besides its data. */
export interface View {
  readonly t: Translator
  readonly node: NodeFacts
  readonly now: Time
  readonly path: string
  /** `/en`, with the realm's prefix before it: put before every link to a page. */
  readonly base: string
  /** A fresh idempotency key for a form. */
  newKey(): string
  readonly refused: PageContext['refused']
  readonly done: PageContext['done']
}

/** What the navigation knows of a page: where it is, who may open it, and where it stands. */
export type NavPage = Pick<Page, 'path' | 'surface' | 'permission' | 'reach' | 'realm' | 'nav'>

/** Keeps the types of one page together; the list of a slice's pages forgets them. */
export function page<D, H>(definition: Page<D, H>): Page {
  return definition as unknown as Page
}

/** How many of the things are there that must be, and words that say so; it is ready with all of them. */
export interface Counted {
  readonly count: number
  readonly of: number
  readonly words: Message<'count' | 'of'>
}

/** Something that must be there before a node is relied on; its state is asked of the slice that knows it. */
export interface ReadinessItem extends Placed {
  readonly title: Message
  /** What to do while it is not ready. */
  readonly todo: Message
  /** The page where that is done and who may open it; null where it is done on the machine. */
  readonly page: (Pick<Page, 'permission' | 'reach'> & { readonly path: string }) | null
  isReady(ctx: PageContext): Promise<boolean | Counted>
}
