import type { NodeFacts, Realm } from '../core/action.ts'
import type { Actor } from '../core/actor.ts'
import type { Installed } from '../core/installed.ts'
import type { RemoteEnd } from '../core/network.ts'
import type { SigningKey, Store } from '../core/port.ts'
import type { Runner } from '../core/runner.ts'
import type { Language, Message, Translator } from '../core/text.ts'

/** One realm as the gateway sees it. */
export interface StreamHouse {
  readonly node: NodeFacts
  readonly runner: Runner
  readonly store: Pick<Store, 'onSequenced' | 'ahead'>
  /** Signs heartbeats; entries come signed from the store. */
  readonly streamKey: SigningKey
  readonly problems: Readonly<Record<string, Message>>
}

/** What a request said about who it is; a call with `authorization` carries no cookie. */
export interface CredentialHeaders {
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
}

/** A static file of the web door, held in memory. */
export interface GatewayAsset {
  readonly bytes: Uint8Array
  readonly etag: string
}

/** What the composition root hands to the gateway. */
export interface GatewayParts {
  /** null while there is no exercise; with another runner once it was removed and started again. */
  house(realm: Realm): StreamHouse | null
  /** Who stands behind each of these, in their order; null for nobody. */
  identify(
    realm: Realm,
    all: readonly CredentialHeaders[],
  ): Promise<readonly ({ readonly actor: Actor } | null)[]>
  /** Told who is behind a connection once it was let in. */
  readonly known?: ((end: RemoteEnd | undefined, actor: Actor) => void) | undefined
  readonly languages: readonly Language[]
  readonly translator: (language: Language) => Translator
  readonly assets: ReadonlyMap<string, GatewayAsset>
  /** What else than the station's pages can be installed. */
  readonly installed?: readonly Installed[] | undefined
  /** Secret of the address where an SMS gateway hands in replies; none are taken without it. */
  readonly smsInSecret?: string | null | undefined
  /** Time between two heartbeats, default 15 s; tests hasten it. */
  readonly heartbeatMs?: number | undefined
  /** Writes one line to the operator's log. */
  log(line: string): void
}

/** What the gateway has open in one realm. */
export interface StreamStats {
  readonly sockets: number
  readonly events: number
  readonly polls: number
  readonly epoch: string
  readonly seq: number
  /** When the newest heartbeat was signed, ms since 1970. */
  readonly heartbeatMs: number
  /** Connections cut because they did not read fast enough. */
  readonly slow: number
}
