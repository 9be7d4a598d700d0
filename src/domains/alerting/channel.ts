import type { CommandContext } from '../../core/action.ts'
import type { Ports } from '../../core/port.ts'
import type { Language } from '../../core/text.ts'
import type { OwnerKind, Purpose, RouteChannel } from './reach.ts'
import type { RevisionKind } from './schema.ts'

/** What a message is about, before it has words. */
export interface MessageFacts {
  /** Stable per message: a repeat has the same. */
  readonly id: string
  readonly alert: string
  readonly revision: number
  readonly kind: RevisionKind
  readonly purpose: Purpose
  readonly route: string
  readonly owner: string
  readonly ownerKind: OwnerKind
  readonly address: string
  readonly language: Language
  /** Whole headline and instruction in that language, or in the first there is. */
  readonly headline: string
  readonly instruction: string
  readonly answers: readonly string[]
  readonly expiresAt: string
  /** The station that is asked or needs help. */
  readonly station: string | null
  /** Its number, or the name of the area that the message is about. */
  readonly place: string
  /** Stations that have not answered, in a message about them. */
  readonly silent: number
}

/** The words of a message, and what its channel needs besides. */
export interface ComposedMessage {
  readonly subject: string
  readonly text: string
  readonly mail?: { readonly messageId: string; readonly inReplyTo: string | null }
  readonly push?: { readonly topic: string; readonly ttlSeconds: number }
}

/** A message ready to go out. */
export interface OutboundMessage extends MessageFacts, ComposedMessage {}

/** What became of a message that was handed over. */
export interface HandedOver {
  /** The provider's name for it; null where it gives none. */
  readonly providerId: string | null
  /** A few words or a number of the provider. */
  readonly status: string
  /** Nothing left the node. */
  readonly isSink: boolean
  /** The address is no more: the route is removed. */
  readonly isGone?: boolean
}

/** One way to people. A new one is one file and one line in `channels.ts`. */
export interface Channel {
  readonly name: RouteChannel
  /** Messages handed over at once. */
  readonly concurrency: number
  /**
   * The words. Runs in the transaction that takes the message, so it may write what its links need; it runs again when the
   * message is tried again.
   */
  compose(ctx: CommandContext, facts: MessageFacts): Promise<ComposedMessage>
  /** Throws a Problem for what will never go, anything else for what may be tried again. */
  send(ports: Ports, message: OutboundMessage): Promise<HandedOver>
}
