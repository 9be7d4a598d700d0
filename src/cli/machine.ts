import type { Action, Realm } from '../core/action.ts'
import type { Measurement } from '../core/capacity.ts'
import type { BackupSummary } from '../core/backup.ts'
import type { Diagnosis } from '../core/diagnosis.ts'
import type { Checked } from '../lib/bundle/index.ts'
import type { JudgedRecord } from '../lib/provable/index.ts'

/** A report as the command line prints it; the composition root makes it from the checks. */
export interface PrintedReport {
  readonly host: string
  readonly at: string
  readonly letter: string | null
  /** What the letter means where it is no mark but a reason. */
  readonly meaning: string | null
  /** Why there is no letter. */
  readonly notGraded: string | null
  readonly score: number | null
  readonly capReasons: readonly string[]
  readonly categories: readonly {
    readonly name: string
    readonly score: number | null
    /** `2 of 7` */
    readonly share: string
  }[]
  readonly findings: readonly PrintedItem[]
  readonly passed: readonly PrintedItem[]
  /** A line for each cause. */
  readonly untested: readonly { readonly cause: string; readonly checks: readonly string[] }[]
  /** Checks that were judged by rules that changed since. */
  readonly outdated: readonly string[]
  /** What this version cannot check. */
  readonly unchecked: readonly string[]
  readonly evidence: readonly {
    readonly number: number
    readonly text: string
    readonly sha256: string | null
  }[]
}

export interface PrintedItem {
  /** G, S, P, I or N. */
  readonly result: string
  readonly title: string
  readonly severityName: string
  readonly what: readonly string[]
  readonly why: string
  readonly remedy: string
  readonly stages: readonly string[]
  readonly recipes: readonly {
    readonly name: string
    readonly lines: string | null
    readonly text: string | null
  }[]
  readonly standard: string
  readonly page: string
  /** Numbers of the report's evidence. */
  readonly evidence: readonly number[]
}

/** Files of claims and posts, and how many claims are given for each post. */
export interface MatchOrder {
  readonly claims: string
  readonly queries: string
  readonly top: number
}

/** What is to be done with the texts of a language, and the file. */
export interface WordsOrder {
  readonly verb: 'export' | 'import'
  readonly language: string
  readonly path: string
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
  /** Name that the log was expected to have; null where it has that. */
  readonly expected: string | null
  readonly records: number
  readonly signed: number
  readonly erased: number
  readonly fault: {
    readonly seq: number | null
    readonly id: string | null
    readonly what: string
  } | null
  /** What is damaged and was named by an administrator. */
  readonly damaged: readonly {
    readonly seq: number | null
    readonly what: string
    readonly naming: {
      readonly namedBy: number
      readonly at: string
      readonly actor: string
      readonly reason: string
    }
  }[]
  /** Where the log says that it does not go on from a published one of `size` records. */
  readonly breaks: readonly {
    readonly seq: number
    readonly size: number
    readonly reason: string
  }[]
}

/** A proof to check, and by whose word: a key or a policy. */
export interface ProofOrder {
  readonly file: string
  /** Verifier key of the one log. */
  readonly key: string | null
  /** File with a C2SP tlog-policy. */
  readonly policy: string | null
  /** File of which the record says the hash; null where none is to be compared. */
  readonly content: string | null
}

/** A bundle to check, and by whose word. */
export interface BundleOrder {
  readonly file: string
  /** PEM file of those whose time-stamps are believed. */
  readonly authorities: string | null
  /** Verifier key of the log. */
  readonly key: string | null
  readonly custodyKey: string | null
  /** File with a C2SP tlog-policy, in place of the key of the log. */
  readonly policy: string | null
}

/** A record that was looked at, and whether it names the content that was given; null where none was, or it says nothing. */
export interface JudgedProof extends JudgedRecord {
  readonly isContent: boolean | null
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

/** Which mirror to check, and by what. */
export interface MirrorOrder {
  /** A folder, or an http or https address. */
  readonly place: string
  readonly key: string | null
  /** File of further roots. */
  readonly ca: string | null
  readonly maxAgeMs: number
}

/** What a mirror turned out to be. */
export interface MirrorFinding {
  readonly origin: string
  readonly made: string
  readonly files: number
  readonly size: number
  readonly key: string
  /** The key was given, not taken from the mirror. */
  readonly isPinned: boolean
  /** It is of another log than the key: nothing else was looked at. */
  readonly isOther: boolean
  readonly faults: readonly string[]
}

/** A backup by hand. */
export interface BackupOrder {
  readonly file: string
  /** `age1…`; none for those of the settings. */
  readonly recipients: readonly string[]
  readonly isPlain: boolean
  readonly withKeys: boolean
  readonly withFiles: boolean
}

export interface BackupReport extends BackupSummary {
  /** The node has a record of it. */
  readonly isRecorded: boolean
}

/** A restore: the files with the identity and the keys where they are needed, and what was published since. */
export interface RestoreOrder {
  readonly file: string
  readonly identity: string | null
  readonly keys: string | null
  /** File or address of a checkpoint. */
  readonly published: string | null
  /** Why the log does not go on from it. */
  readonly reason: string | null
}

export interface RestoreReport {
  /** When the backup was taken. */
  readonly at: string
  readonly records: number
  /** Published records that are not in it. */
  readonly lost: number
  readonly durationMs: number
  /** Address under which the node is to be started where the settings here have another one; otherwise null. */
  readonly address: string | null
}

export interface DrillReport {
  readonly at: string
  readonly records: number
  readonly durationMs: number
  readonly isRecorded: boolean
}

/** A break of the log to be named; `published` is a file or address, null for what the node has kept. */
export interface BrokenLog {
  readonly reason: string
  readonly published: string | null
}

/** What a start of this version does to the store; names of the steps. */
export interface UpgradeReport {
  readonly version: string
  readonly exists: boolean
  readonly applied: number
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** What people meet afterwards, in sentences. */
  readonly meets: readonly string[]
  readonly refusal: string | null
  readonly newestBackup: { readonly path: string; readonly at: string } | null
}

/** The machine that the command line stands on; the composition root provides it. */
export interface Machine {
  /** Prints one line: what would break it or hide in it is shown as its escape. */
  out(line: string): void
  err(line: string): void
  /** Where the node's pages are, by the node itself. Throws Problem where somebody expects another address. */
  origin(): Promise<string>
  /** Serves until it is told to stop. */
  serve(): Promise<void>
  look(target: LookTarget): Promise<LookOutcome>
  /** Through the running node, or on the store itself when none runs. */
  call(
    realm: Realm,
    action: string,
    input: unknown,
  ): Promise<{ output: unknown; records: readonly string[] }>
  actions(): Promise<readonly Action[]>
  verify(): Promise<readonly Verification[]>
  verifyProof(order: ProofOrder): Promise<JudgedProof>
  /** Writes verify.html, the same for a browser. */
  writeVerifier(file: string): Promise<void>
  /** Whose a bundle says that it is, and its nine lines. */
  verifyBundle(order: BundleOrder): Promise<Checked>
  /** For each post a line with the claims that are most like it, as it comes. */
  match(order: MatchOrder): AsyncIterable<string>
  /** What is wrong with the machine, the settings and the way to the node. */
  doctor(order: {
    readonly clock: string | null
    readonly mailTo: string | null
  }): Promise<readonly Diagnosis[]>
  /** The main job on a temporary node, each step told by `out`. */
  tour(): Promise<number>
  importStations(path: string, options: { skipBad: boolean }): Promise<number>
  importFacts(path: string): Promise<number>
  importForm(path: string): Promise<number>
  /** Brings checks of another publisher; null: of the one on whose domains they stand. */
  importClaims(path: string, publisher: string | null): Promise<number>
  /** Hands a file in as evidence; `item` goes on with what broke off. */
  importEvidence(
    path: string,
    order: {
      readonly title: string | null
      readonly incident: string | null
      readonly area: string
      readonly place: string | null
      readonly item: string | null
      /** age1…, to whom it is kept encrypted; to nobody where there are none. */
      readonly recipients: readonly string[]
    },
  ): Promise<number>
  /** Brings the texts of a language to a file, or back. */
  carryWords(order: WordsOrder): Promise<number>
  /** From here on this process comes after everything that answers people. */
  stepBack(): void
  backUp(order: BackupOrder): Promise<BackupReport>
  restore(order: RestoreOrder): Promise<RestoreReport>
  drill(order: RestoreOrder): Promise<DrillReport>
  nameBreak(order: BrokenLog): Promise<{ readonly size: number }>
  upgrade(options: { applies: boolean }): Promise<UpgradeReport>
  /** Gives the recipient of the new key in `file`. */
  makeAgeKey(file: string): Promise<string>
  /** What this machine does, measured for about so many seconds. */
  measureHere(seconds: number): Promise<Measurement>
  /** Looks out for another node; gives what the last look said. */
  lookOut(order: LookoutOrder): Promise<'well' | 'wrong' | 'silent'>
  /** Has the running node write its mirror into a folder, given by its whole path. */
  writeMirror(
    folder: string,
  ): Promise<{ files: number; changed: number; removed: number; size: number }>
  verifyMirror(order: MirrorOrder): Promise<MirrorFinding>
}
