import type { Ahead } from './ahead.ts'
import type { PureWork } from './apart.ts'
import type { BackupSummary } from './backup.ts'
import type { Captured, KeepWanted, Looked, PageWanted } from './capture.ts'
import type { Kept } from './settings.ts'
import type { Trial } from './trial.ts'
import type { LookResult } from './log-damage.ts'
import type { OpenedPlaces } from './network.ts'
import type { AskedFile, Observation, TlsSuites } from './observation.ts'
import type { NewRecord, SequencedRecord } from './record.ts'
import type { ServedScript } from './served-script.ts'
import type { Time } from './time.ts'

/**
 * A transaction, lent for the length of one call and dead afterwards. Slices read and write through it
 * with `table()`, or `tables<T>()` in their store; nobody else looks inside.
 */
export interface Tx {
  readonly isTransaction: true
}

/** How a write is to be queued. */
export interface WriteOptions {
  /** Goes ahead of everything that waits: issue, cancel, acknowledge. */
  readonly urgent?: boolean
}

/** The store's face, the same on SQLite and PostgreSQL. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  /** Runs `work` on one snapshot, read-only. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Runs `work` in a serializable transaction; it may run more than once, so it touches only `tx`. Resolves or
   * rejects after the commit. Throws Problem `store.busy` (503) when the queue is full, `store.full` (507) on a
   * full disk, `store.unknown_outcome` (500) when the connection was lost while committing.
   */
  write<T>(work: (tx: Tx) => Promise<T>, options?: WriteOptions): Promise<T>
  /** Number of rows changed so far by `tx` in tables that are not exempt from records. */
  changes(tx: Tx): number
  /** Adds records to the log inside `tx`; they get their `seq` with the commit or soon after. */
  append(tx: Tx, records: readonly NewRecord[]): Promise<void>
  /** Records with `seq` > `after`, in order, at most `limit`. */
  recordsAfter(tx: Tx, after: number, limit: number): Promise<SequencedRecord[]>
  /** Highest `seq`, −1 when the log is empty. */
  head(tx: Tx): Promise<number>
  /**
   * Calls `listener` after records got their seq; returns the way to stop. With `types` it is spared calls about other
   * records where the store knows what was numbered. Missed calls are possible, order is not promised: read after your
   * cursor.
   */
  onSequenced(listener: () => void, types?: readonly string[]): () => void
  /** What goes before all else that follows a record. */
  readonly ahead: Ahead
  close(): Promise<void>
}

/** Work for later. The same (kind, subject) is one job: enqueueing again moves its due time to the earlier one. */
export interface JobDraft {
  readonly kind: string
  readonly subject: string
  readonly dueAt: Time
  readonly payload?: string
  /** Whoever is at it now is enough: it is not done once more afterwards. Default false. */
  readonly unlessRunning?: boolean
}

/** Job table access inside a transaction. */
export interface Jobs {
  enqueue(tx: Tx, job: JobDraft): Promise<void>
  /** Removes a waiting job; nothing happens when there is none. */
  cancel(tx: Tx, kind: string, subject: string): Promise<void>
}

/** What a site visit should look at. Limits are the egress policy's; see `platform/egress.ts`. */
export interface VisitPlan {
  readonly host: string
  /** Default 443 and 80. */
  readonly httpsPort?: number
  readonly httpPort?: number
  /** Path of the page that is fingerprinted, default `/`. */
  readonly path?: string
  /** Private networks, as `10.0.0.0/8`, that are opened for the site's own host; loopback and private addresses elsewhere are refused. */
  readonly privateNetworks: readonly string[]
  /** Ports below 1024 that are opened besides those of names, web and mail; default none. */
  readonly openPorts?: readonly number[]
  /** Which families to look at; default all. */
  readonly only?: readonly ('dns' | 'tls' | 'http')[]
  /** Paths of files of the site's own host of which the hashes are wanted, at most 10; those for which no time is left are left out. */
  readonly files?: readonly string[]
  /** Scripts and style sheets of the page that are to be asked for, at most 24; those for which no time is left are left out. */
  readonly pageFiles?: readonly AskedFile[]
  /** The look comes under the name of a common browser, to see what visitors see; default under the node's own. */
  readonly asBrowser?: boolean
  /** The last lists of suites, one for an address: one that still holds is carried on and not made again. */
  readonly listed?: readonly TlsSuites[]
}

/**
 * Looks at sites under the one egress policy. Never throws for what the other side does: that is an observation; but
 * Problem `apart.held` for a site that overran lately and was not looked at this time.
 */
export interface Probe {
  visit(plan: VisitPlan): Promise<Observation[]>
}

/**
 * Does pure work in a thread that is not the loop that answers and alerts, and that is ended where the work overruns.
 * `about` says whose work it is: what overran is done alone for a while.
 * Throws Problem `apart.overrun` for work that took longer or more memory than it may, `apart.held` for work that was not
 * begun because what it is about overran lately, and whatever the work throws, by its message.
 */
export interface Apart {
  run<I, O>(work: PureWork<I, O>, input: I, about?: string): Promise<O>
}

/** A mail to send; plain text only. */
export interface MailMessage {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Stable per message, so that a repeat is recognised. */
  readonly messageId: string
  /** Message that this one follows, so that both stand together. */
  readonly inReplyTo?: string
}

/** Outbound mail. Throws when the server refuses or cannot be reached. In the exercise it is a visible sink. */
export interface Mail {
  /** Nothing leaves the node. */
  readonly isSink?: boolean
  send(message: MailMessage): Promise<void>
}

/** A short message to one phone. */
export interface SmsMessage {
  /** Number in the international form, `+` and digits. */
  readonly to: string
  readonly text: string
  /** Stable per message, so that a repeat is recognised. */
  readonly id: string
}

/** What a gateway said when it took a message. */
export interface SmsReceipt {
  /** Its name for the message in later reports; null where it gives none. */
  readonly providerId: string | null
  /** Nothing left the node: there is no gateway, or this is the exercise. */
  readonly isSink: boolean
}

/**
 * Outbound SMS. Throws Problem `sms.refused` (422) for a message that the gateway will never take, and anything else for
 * what may be tried again. In the exercise, and without a gateway, it is a visible sink.
 */
export interface Sms {
  send(message: SmsMessage): Promise<SmsReceipt>
}

/** A wake-up for one browser. */
export interface PushMessage {
  /** What the browser gave when it subscribed: https address of its push service, public key and secret in base64url. */
  readonly to: { readonly endpoint: string; readonly p256dh: string; readonly auth: string }
  /** For the service worker, at most 3,993 bytes. */
  readonly text: string
  /** At most 32 letters, digits, - and _: a newer message replaces one of the same topic that still waits. */
  readonly topic: string
  /** How long the push service keeps it for a telephone that is off. */
  readonly ttlSeconds: number
}

/** What a push service said when it took a message. */
export interface PushReceipt {
  readonly status: number
  /** Nothing left the node: this is the exercise. */
  readonly isSink: boolean
  /** The subscription is no more: 404 or 410. */
  readonly isGone: boolean
}

/**
 * Web push. Throws Problem `push.refused` (422) for a message or address that will never go, and anything else for what
 * may be tried again; while a push service asks for a rest, Error without asking it. In the exercise a visible sink.
 */
export interface Push {
  send(message: PushMessage): Promise<PushReceipt>
}

/** Ready forms of a webhook: ours, signed, and what services people have already take. */
export const WEBHOOK_FORMS = [
  'plain',
  'slack',
  'teams',
  'mattermost',
  'telegram',
  'matrix',
  'ntfy',
] as const
export type WebhookForm = (typeof WEBHOOK_FORMS)[number]

/** Where a message is posted. */
export interface WebhookTarget {
  readonly form: WebhookForm
  /** As the service gave it; it may hold a secret. */
  readonly url: string
  /** Telegram: the chat; Matrix: the room; null for any other. */
  readonly to: string | null
  /** Plain: what the body is signed with. Matrix and ntfy: the access token, null where there is none. */
  readonly key: string | null
}

/** A message by a webhook. */
export interface WebhookMessage {
  readonly to: WebhookTarget
  /** Stable per message, so that a repeat is recognised. */
  readonly id: string
  /** What it is about, for machines: `alert`, `code`, `test`, `account`… */
  readonly type: string
  /** In one line; says that it is an exercise where it is one. */
  readonly title: string
  readonly text: string
  /** As CAP has it; null for what is about no alert. */
  readonly severity: string | null
  /** Page of the node to open; null for none. */
  readonly link: string | null
  readonly node: string
  readonly realm: 'actual' | 'exercise'
  readonly time: Time
  /** What the administrator opened: private networks and ports below 1024. */
  readonly opened: { readonly networks: readonly string[]; readonly ports: readonly number[] }
}

/** Why a webhook did not take a message. */
export const WEBHOOK_FAULTS = [
  'answer',
  'redirect',
  'address',
  'timeout',
  'network',
  'resting',
] as const
export type WebhookFault = (typeof WEBHOOK_FAULTS)[number]

/** What became of a message by a webhook. */
export interface WebhookReceipt {
  /** `refused`: of no use to try again as it is; `failed`: it may be tried again. */
  readonly outcome: 'taken' | 'refused' | 'failed'
  readonly fault: WebhookFault | null
  /** Of the answer; null where none came. */
  readonly status: number | null
  readonly ms: number
  /** The first words of the answer in one line, without what is secret; empty where it came from a private address. */
  readonly words: string
  /** The service asks for a rest of so long, or it is given one; 0 for none. */
  readonly restMs: number
  /** Nothing left the node: this is the exercise. */
  readonly isSink: boolean
}

/** Posts to webhooks under the egress policy; in the exercise a visible sink. What the other side does is a receipt, never thrown. */
export interface Webhook {
  send(message: WebhookMessage): Promise<WebhookReceipt>
}

/** Largest content that Files takes: four times the biggest body a probe keeps; larger things are parts. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024

/** Content that Files took: its hash in hex, and how long it is. */
export interface Content {
  readonly sha256: string
  readonly size: number
}

/** What several contents, one after another, are as a whole. */
export interface Digest extends Content {
  readonly sha512: string
}

/** Where a content stands in something larger: the whole by any name, and its place from 0. */
export interface PartOfWhole {
  readonly whole: string
  readonly n: number
}

/** Content of one slice, in a folder of its own, stored once by SHA-256 (hex). */
export interface Files {
  put(bytes: Uint8Array): Promise<string>
  /**
   * Takes what comes, at most `limit` bytes and never more than {@link MAX_FILE_BYTES}; beyond, throws RangeError. Whatever
   * it throws, nothing of what came is left. A part that follows the one before is hashed as part of its whole at once.
   */
  take(chunks: AsyncIterable<Uint8Array>, limit: number, part?: PartOfWhole): Promise<Content>
  /** null when nothing has this hash; throws when the bytes no longer match it. */
  get(sha256: string): Promise<Uint8Array | null>
  /** Both hashes over these contents in order, read anew unless just taken so as parts of `whole`. Throws where one is missing. */
  digest(parts: readonly string[], whole?: string): Promise<Digest>
  /** The first two digits of the hashes that are there, in their order; some of them may have gone meanwhile. */
  shelves(): Promise<string[]>
  /** Hashes that begin with these two digits and were put, or put again, before `until`; in their order. */
  putBefore(shelf: string, until: Time): Promise<string[]>
  /** Free and total bytes of the disk where contents lie. */
  disk(): Promise<{ readonly free: number; readonly size: number }>
  /** With `until` only what was not put again since. */
  remove(sha256: string, until?: Time): Promise<void>
}

/**
 * Keeps pages of others as web archives, under the one egress policy; no script of theirs is run. Never throws for what a
 * site does: that is a capture which says why; but Problem `apart.held` for a site that overran lately, and what writing throws.
 */
export interface Capture {
  /** Nothing is written where it fails. Contents that no row names yet are the slice's to sweep. */
  take(wanted: KeepWanted, files: Pick<Files, 'take' | 'digest'>): Promise<Captured>
  /** The page alone, its first bytes: what became of it. Any status is an answer. */
  look(wanted: PageWanted): Promise<Looked>
}

/** A signing key that never leaves the platform. */
export interface SigningKey {
  /** Raw 32-byte Ed25519 public key. */
  readonly publicKey: Uint8Array
  sign(bytes: Uint8Array): Uint8Array
}

/** What a key signs: checkpoints of the log, the stream of alerts, events of custody. */
export type SigningPurpose = 'log' | 'stream' | 'custody'

/** Ed25519 keys in SCRUTINEER_DATA, mode 0600, made on first use, one set per realm. */
export interface Keys {
  signing(purpose: SigningPurpose): SigningKey
  /** The text as only these keys open it again, bound to what it is about. */
  seal(text: string, about: string): string
  /** Throws Error for what other keys sealed, or is about something else. */
  unseal(sealed: string, about: string): string
}

/** Backups by the schedule. Throws Problem `backup.refused` when one cannot be written. */
export interface Backup {
  /** Time between two; null when they are not set up. */
  readonly everyMs: number | null
  /** Writes one where it belongs and drops those that are no longer kept. */
  run(): Promise<BackupSummary>
}

/** An authority for time-stamps (RFC 3161). */
export interface TimeStamps {
  /** There is one to ask. */
  readonly isSet: boolean
  /** The reply to a question, both in DER. Throws Error where it cannot be reached, or answers with something else. */
  ask(query: Uint8Array, opened: OpenedPlaces): Promise<Uint8Array>
}

/** Looks whether the record log is whole. */
export interface LogCheck {
  /** The newest records, where asked for, and some others; tells what was not found before. Never throws for what is damaged. */
  run(withTail: boolean): Promise<LookResult>
}

/** Tries settings before they hold: `kept` is what the console would keep. Never throws for what is wrong with them. */
export interface Trials {
  /** Greets the server, encrypts, signs in; sends a message where one is given. */
  mail(kept: Kept, message: MailMessage | null, opened: OpenedPlaces): Promise<Trial>
  /** Connects to the gateway, or sends a message by it where one is given. */
  sms(kept: Kept, message: SmsMessage | null, opened: OpenedPlaces): Promise<Trial>
  /** Writes a backup into the folder and reads it back; no older one is removed. */
  backup(kept: Kept): Promise<Trial>
}

/** What a store keeps beside its rows until they are written where they stay. */
export interface Journal {
  /** Empties it; false where somebody reads what it holds, and it is to be tried again. */
  empty(): Promise<boolean>
}

/** What jobs may use besides actions. */
export interface Ports {
  readonly probe: Probe
  readonly capture: Capture
  readonly apart: Apart
  readonly mail: Mail
  readonly sms: Sms
  readonly push: Push
  readonly webhook: Webhook
  /** Of the slice whose job it is. */
  readonly files: Files
  /** Content of another slice, only to be read: what is preserved is copied. */
  filesOf(slice: string): Pick<Files, 'get'>
  readonly keys: Keys
  readonly backup: Backup
  readonly trials: Trials
  readonly log: LogCheck
  readonly journal: Journal
  /** The signed head of the realm's log as anybody is given it: it is on the disk when this resolves. */
  publish(): Promise<string>
  readonly timeStamps: TimeStamps
  /** The page that checks bundles of evidence from a disk: one file of HTML. */
  verifier(): Promise<Uint8Array>
  /** What browsers get to run, by name. */
  scripts(): readonly ServedScript[]
}
