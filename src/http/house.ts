import type { NodeFacts } from '../core/action.ts'
import type { Actor } from '../core/actor.ts'
import type { RealmClock } from '../core/clock.ts'
import type { Navigation } from '../core/nav.ts'
import type { Waits } from '../core/page-parts.ts'
import type { Runner } from '../core/runner.ts'
import type { NavPage } from '../core/page.ts'
import type { Page, ReadinessItem } from '../core/slice.ts'
import type { Language, Message, Translator } from '../core/text.ts'
import type { RemoteEnd } from '../core/network.ts'
import type { Files, Store } from '../core/port.ts'
import type { Html } from '../ui/html.ts'
import type { Operating } from './operate.ts'

/** The public faces of the record log, all texts and bytes ready to send; null where there is nothing. */
export interface LogFiles {
  /** Signed note of the newest checkpoint. */
  checkpoint(): Promise<string>
  /** Bytes of `tile/…` below /log/; `entries` tells whether the caller may read record envelopes. */
  tile(path: string, entries: boolean): Promise<Uint8Array | null>
}

/** One realm as the web door sees it. */
export interface House {
  readonly node: NodeFacts
  readonly nodeName: string
  readonly runner: Runner
  readonly store: Store
  readonly pages: readonly Page<unknown, Html>[]
  /** Entries of the navigation with their views, in its order. */
  readonly navigation: readonly Navigation<NavPage>[]
  /** What every slice says waits for the reader. */
  readonly waits: readonly Waits[]
  /** What must be there before the node is relied on. */
  readonly readiness: readonly ReadinessItem[]
  readonly problems: Readonly<Record<string, Message>>
  readonly log: LogFiles
  readonly time: RealmClock
  /** Content of a slice, for what an action gives as a file. */
  files(slice: string): Pick<Files, 'get'>
}

/** Who stands behind the credentials of a request. */
export interface Identity {
  readonly actor: Actor
  /** Name to show in the corner; null for tokens and devices. */
  readonly name: string | null
}

/** Hashes of what a request carried. */
export interface Credentials {
  readonly session?: string | undefined
  /** Of the browser's own mark; alone it is nobody. */
  readonly browser?: string | undefined
  readonly device?: string | undefined
  /** Of an observer's telephone; where it is asked for, nothing else is looked at. */
  readonly watch?: string | undefined
  readonly token?: string | undefined
}

/** What the composition root hands to the web door. */
export interface DoorParts {
  /** null while there is no exercise. */
  house(realm: 'actual' | 'exercise'): House | null
  identify(realm: 'actual' | 'exercise', credentials: Credentials): Promise<Identity | null>
  /** Told who is behind a connection once its credentials are found to be valid. */
  readonly known?: ((end: RemoteEnd | undefined, actor: Actor) => void) | undefined
  readonly languages: readonly Language[]
  readonly translator: (language: Language) => Translator
  readonly assets: ReadonlyMap<string, Asset>
  /** Number of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: number
  /** Address of the node's onion service. */
  readonly onion?: string | null
  readonly operating: Operating
  /** Address that the node's mail comes from. */
  readonly mailbox: string
  /** The office's seal, a PNG, and its path; null while there is none. */
  readonly mark?: (() => { readonly path: string; readonly png: Uint8Array } | null) | undefined
  /** The page that checks bundles of evidence, with its hash in hex. */
  readonly verifier?:
    | (() => Promise<{ readonly bytes: Uint8Array; readonly sha256: string }>)
    | undefined
  /** Writes one line to the operator's log. */
  log(line: string): void
}

/** A static file, held in memory with its Brotli form. */
export interface Asset {
  readonly type: string
  readonly bytes: Uint8Array
  /** Its Brotli form, made when it is first asked for. */
  brotli(): Promise<Uint8Array>
  readonly etag: string
}
