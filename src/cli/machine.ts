import type { Action, Realm } from '../core/action.ts'

/** A report as the command line prints it; the composition root makes it from the checks. */
export interface PrintedReport {
  readonly host: string
  readonly at: string
  readonly letter: string | null
  readonly score: number | null
  readonly capReasons: readonly string[]
  readonly categories: readonly {
    readonly name: string
    readonly score: number | null
    readonly notTested: number
  }[]
  readonly findings: readonly PrintedItem[]
  readonly passed: readonly PrintedItem[]
  readonly notTested: readonly PrintedItem[]
}

export interface PrintedItem {
  readonly title: string
  readonly severityName: string
  readonly what: readonly string[]
  readonly why: string
  readonly remedy: string
  readonly standard: string
  readonly page: string
  readonly evidence: readonly { readonly text: string; readonly sha256: string | null }[]
}

/** What `check` looks at. */
export interface LookTarget {
  readonly host: string
  readonly path: string
  readonly httpsPort: number
  readonly httpPort: number
  readonly allowPrivate: boolean
  readonly ca: string | null
  readonly resolver: string | null
}

/** `failed` says in one sentence why nothing could be seen at all. */
export type LookOutcome =
  | { readonly report: PrintedReport; readonly failed?: undefined }
  | { readonly failed: string; readonly report?: undefined }

/** Outcome of verifying one realm's log. */
export interface Verification {
  readonly realm: Realm
  readonly origin: string
  readonly records: number
  readonly signed: number
  readonly erased: number
  readonly fault: {
    readonly seq: number | null
    readonly id: string | null
    readonly what: string
  } | null
}

/** What a lookout is ordered to do; times in ms. */
export interface LookoutOrder {
  /** Origin of the node. */
  readonly of: string
  readonly name: string
  readonly everyMs: number
  readonly againMs: number
  /** Folder of its memory; null for one below the data folder. */
  readonly state: string | null
  readonly mail: readonly string[]
  readonly sms: readonly string[]
  readonly token: string | null
  /** File of further roots. */
  readonly ca: string | null
  readonly key: string | null
  /** Address of a mirror to look at as well. */
  readonly mirror: string | null
  readonly language: 'en' | 'ar'
  readonly once: boolean
  readonly pinsAgain: boolean
}

/** The machine that the command line stands on; the composition root provides it. */
export interface Machine {
  out(line: string): void
  err(line: string): void
  /** Where the node's pages are, by its settings. */
  origin(): string
  /** Serves until it is told to stop. */
  serve(): Promise<void>
  look(target: LookTarget): Promise<LookOutcome>
  /** Through the running node, or on the store itself when none runs. */
  call(
    realm: Realm,
    action: string,
    input: unknown,
  ): Promise<{ output: unknown; records: readonly string[] }>
  actions(): readonly Action[]
  verify(): Promise<readonly Verification[]>
  /** The main job on a temporary node, each step told by `out`. */
  tour(): Promise<number>
  importStations(path: string, options: { skipBad: boolean }): Promise<number>
  /** Looks out for another node; gives what the last look said. */
  lookOut(order: LookoutOrder): Promise<'well' | 'wrong' | 'silent'>
}
