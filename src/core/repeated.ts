import { canonicalJson, type JsonValue } from '../lib/jcs/jcs.ts'
import { type Actor, ANONYMOUS } from './actor.ts'
import type { Tx } from './port.ts'
import { Problem } from './problem.ts'
import type { Time } from './time.ts'

/** A call that its caller may repeat: `key` names it, `action` and the canonical JSON of `input` say what it asks. */
export interface RepeatableCall {
  readonly key: string
  readonly action: string
  readonly input: string
}

/** Replies kept for repeated requests with the same idempotency key; an exempt table. */
export interface Replies {
  /** The reply kept under the key, and whether it answered this very call; null when the key is new. */
  get(tx: Tx, call: RepeatableCall): Promise<{ isSameCall: boolean; reply: string } | null>
  put(
    tx: Tx,
    entry: RepeatableCall & { readonly actor: string; readonly reply: string; readonly at: Time },
  ): Promise<void>
}

/** Longest idempotency key that a caller may send. */
export const MAX_KEY_CHARACTERS = 200

/** What a key is made of: printable ASCII. Cut or changed, one could stand for two requests. */
const KEY = new RegExp(`^[ -~]{1,${MAX_KEY_CHARACTERS}}$`)

/** What is wrong with a key. */
function badKey(): Problem {
  const sentence = `The key that names this request has 1 to ${MAX_KEY_CHARACTERS} characters of ASCII.`
  return new Problem('core.bad_key', 400, sentence, { params: { limit: MAX_KEY_CHARACTERS } })
}

/**
 * The call as replies are kept for it; null without a key, and for strangers, who would all share one space of keys.
 * Throws Problem `core.bad_key` (400) for a key that is none, whoever sends it.
 */
export function repeatableCall(call: {
  readonly actor: Actor
  readonly action: string
  readonly input: unknown
  readonly key: string | undefined
}): RepeatableCall | null {
  const { actor, action, input, key } = call
  if (key !== undefined && !KEY.test(key)) throw badKey()
  if (key === undefined || actor.id === ANONYMOUS.id) return null
  // By way of JSON, so that a field left out and one that is undefined are the same input.
  // Halves of a pair, which an action that judges its texts itself takes, become the sign for them: JSON has no word for one.
  const plain = JSON.parse(JSON.stringify(input), wellFormed) as JsonValue
  return { key: `${actor.id}:${key}`, action, input: canonicalJson(plain) }
}

function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}

/**
 * The outcome kept in a reply. Throws 422 when the key named another call, and 409 when the first answer held a secret.
 * Source: draft-ietf-httpapi-idempotency-key-header §2.7.
 */
export function repeatedReply(kept: { isSameCall: boolean; reply: string }) {
  if (!kept.isSameCall) {
    const sentence =
      'This was already sent once with something else in it. Please check it and send it again.'
    throw new Problem('core.key_reused', 422, sentence)
  }
  if (kept.reply === '') {
    throw new Problem('core.already_done', 409, 'This was already done; its secret was shown once.')
  }
  const { output, records } = JSON.parse(kept.reply) as { output: unknown; records: string[] }
  return { output, records, repeated: true }
}
