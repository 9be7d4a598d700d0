import { z } from 'zod'
import { id } from '../core/id.ts'
import { time } from '../core/time.ts'
import { parseBoundedJson } from '../lib/json/bounded.ts'

/** Longest message of a client, in bytes: an answer with the longest reason has 1.5 KB in Arabic. */
export const MAX_MESSAGE_BYTES = 4096

/** A message is one flat object. */
export const MAX_MESSAGE_DEPTH = 1

const key = z.string().regex(/^[\w-]{8,64}$/)
const about = { thread: id, rev: z.number().int().min(1).max(1000) }

/**
 * What a client may say, on a socket or in the list of a POST. `ack` answers an alert, `got` says that its frame was
 * verified and kept, `seen` that it was open on a screen before a person, `problem` speaks first, `alive` is the sign
 * of life. Whatever has a `key` is confirmed by `ok` or refused by `no` with the same key, after the commit; a repeat
 * with the same key changes nothing. `at` is when it happened and `sent` when it was sent, both by the client's clock.
 */
const clientMessage = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('ack'),
    key,
    ...about,
    answer: z.string().max(40),
    reason: z.string().max(200).optional(),
    comment: z.string().max(500).optional(),
    at: time,
    sent: time.optional(),
  }),
  z.strictObject({ t: z.literal('got'), key, ...about, at: time }),
  z.strictObject({ t: z.literal('seen'), key, ...about, at: time }),
  z.strictObject({
    t: z.literal('problem'),
    key,
    symptom: z.string().max(40),
    note: z.string().max(500).optional(),
    at: time,
  }),
  z.strictObject({ t: z.literal('alive') }),
])

export type ClientMessage = z.infer<typeof clientMessage>
/** A message that is confirmed. */
export type KeyedMessage = Exclude<ClientMessage, { t: 'alive' }>

/** Reads one message; null for what is none. */
export function readMessage(text: string): ClientMessage | null {
  try {
    const limits = { maxLength: MAX_MESSAGE_BYTES, maxDepth: MAX_MESSAGE_DEPTH }
    return clientMessage.safeParse(parseBoundedJson(text, limits)).data ?? null
  } catch {
    return null
  }
}

/** Most messages of one POST. */
const MAX_MESSAGES = 20

const keyed = z
  .array(clientMessage)
  .max(MAX_MESSAGES)
  .transform((list) => list.filter((message) => message.t !== 'alive'))

/** Reads the list of a POST; null for what is none. */
export function readMessages(value: unknown): KeyedMessage[] | null {
  return keyed.safeParse(value).data ?? null
}

/** What became of a message. With `again` it may be sent once more later; without, it never will be taken. */
export type Reply =
  | { readonly t: 'ok'; readonly key: string }
  | {
      readonly t: 'no'
      readonly key: string
      readonly code: string
      readonly sentence: string
      readonly again: boolean
    }
