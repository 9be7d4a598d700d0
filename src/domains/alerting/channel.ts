import { z } from 'zod'
import type { CommandContext, NodeFacts } from '../../core/action.ts'
import { id } from '../../core/id.ts'
import type { Ports, WebhookReceipt } from '../../core/port.ts'
import { language } from '../../core/text.ts'
import { time } from '../../core/time.ts'
import { type RouteChannel, routeChannel } from './reach.ts'
import { revisionRow } from './store/alert.ts'
import { attemptRow } from './store/attempt.ts'
import { routeRow } from './store/route.ts'

/** A message to one contact that is about no alert. */
export const outgoing = z.strictObject({
  channel: routeChannel,
  address: z.string(),
  subject: z.string(),
  text: z.string(),
})

/** What a message takes over from its attempt and its route. */
export const attemptFacts = attemptRow
  .pick({
    revision: true,
    purpose: true,
    route: true,
    owner: true,
    station: true,
    silent: true,
  })
  .extend({ ...routeRow.pick({ ownerKind: true, address: true }).shape, alert: id })

/** What it takes over from the version that it is about. */
export const revisionFacts = revisionRow.pick({
  kind: true,
  eventCode: true,
  severity: true,
  answers: true,
  expiresAt: true,
})

const messageFacts = z.strictObject({
  ...attemptFacts.shape,
  ...revisionFacts.shape,
  /** Stable per message: a repeat has the same. */
  id: z.string(),
  language,
  /** Whole headline and instruction in that language, or in the first there is. */
  headline: z.string(),
  instruction: z.string(),
  /** Number of the station, or the name of the area that the message is about. */
  place: z.string(),
  /** Other alerts in force where the message goes: those of the station, or of the post's area and of those in it. */
  others: z.number().int(),
})

/** What a message is about, before it has words. */
export type MessageFacts = Readonly<z.infer<typeof messageFacts>>

/** What a webhook needs besides words. */
export const hookFacts = z.strictObject({
  link: z.string().nullable(),
  opened: z.strictObject({ networks: z.array(z.string()), ports: z.array(z.number()) }),
  time,
})

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
  hook: hookFacts.readonly().exactOptional(),
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
  /** What a webhook answered; it tells by itself whether it took the message. */
  readonly answer?: WebhookReceipt
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
  send(
    ports: Ports,
    message: OutboundMessage,
    node: Pick<NodeFacts, 'origin' | 'realm'>,
  ): Promise<HandedOver>
}
