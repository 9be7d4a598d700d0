import { z } from 'zod'
import type { CommandContext } from '../../core/action.ts'
import { id } from '../../core/id.ts'
import type { Ports } from '../../core/port.ts'
import { language } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { OWNER_KINDS, PURPOSES, type RouteChannel } from './reach.ts'
import { REVISION_KINDS } from './schema.ts'

const messageFacts = z.strictObject({
  /** Stable per message: a repeat has the same. */
  id: z.string(),
  alert: id,
  revision: z.number().int(),
  kind: z.enum(REVISION_KINDS),
  purpose: z.enum(PURPOSES),
  route: id,
  owner: z.string(),
  ownerKind: z.enum(OWNER_KINDS),
  address: z.string(),
  language,
  /** Whole headline and instruction in that language, or in the first there is. */
  headline: z.string(),
  instruction: z.string(),
  answers: z.array(z.string()).readonly(),
  expiresAt: time,
  /** The station that is asked or needs help. */
  station: z.string().nullable(),
  /** Its number, or the name of the area that the message is about. */
  place: z.string(),
  /** Stations that have not answered, in a message about them. */
  silent: z.number().int(),
})

/** What a message is about, before it has words. */
export type MessageFacts = Readonly<z.infer<typeof messageFacts>>

const composedMessage = z.strictObject({
  subject: z.string(),
  text: z.string(),
  mail: z
    .strictObject({ messageId: z.string(), inReplyTo: z.string().nullable() })
    .readonly()
    .exactOptional(),
  push: z
    .strictObject({ topic: z.string(), ttlSeconds: z.number().int() })
    .readonly()
    .exactOptional(),
})

/** The words of a message, and what its channel needs besides. */
export type ComposedMessage = Readonly<z.infer<typeof composedMessage>>

/** A message ready to go out. */
export const outboundMessage = messageFacts.extend(composedMessage.shape)
export type OutboundMessage = Readonly<z.infer<typeof outboundMessage>>

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
