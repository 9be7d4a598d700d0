import { createHash } from 'node:crypto'
import { z } from 'zod'
import { id } from '../../core/id.ts'
import type { SigningKey } from '../../core/port.ts'
import type { Realm } from '../../core/action.ts'
import type { Time } from '../../core/time.ts'
import {
  coreHash,
  encodeFrame,
  type FrameBody,
  type FrameSigner,
  type FrameTexts,
  NO_HASH,
} from '../../lib/frame/index.ts'
import type { versionFacts } from './store/alert.ts'
import type { ENTRY_KINDS } from './store/stream.ts'
import type { CapCertainty, CapSeverity, CapUrgency } from '../../lib/cap/index.ts'

/** One shard per realm, until 100,000 stations. */
export const SHARD = 'main'

/** A frame in one language fits a datagram of a bad network and half a page of a phone's screen. */
export const MAX_FRAME_BYTES = 1024

/** What a headline and an instruction may take of it in one language; the rest is signature, hashes and codes. */
const TEXT_BYTES = 430
const HEADLINE_BYTES = 300
/** What even a long headline leaves for the first words of the instruction. */
const MIN_INSTRUCTION_BYTES = 60

/** Signs for a realm with its stream key; the key id is the first 8 hex digits of the public key's SHA-256. */
export function streamSigner(key: SigningKey, realm: Realm): FrameSigner {
  const keyId = createHash('sha256').update(key.publicKey).digest('hex').slice(0, 8)
  return { realm, keyId, sign: (bytes) => key.sign(bytes) }
}

/** What an entry says, before it has a number. */
export interface EntryFacts extends Omit<z.output<typeof versionFacts>, 'kind' | 'expiresAt'> {
  readonly kind: (typeof ENTRY_KINDS)[number]
  readonly expires: Time
  readonly answers: readonly string[]
}

/** Where an entry stands. */
export interface EntryPlace {
  readonly epoch: string
  readonly seq: number
  /** Hash of the core of the entry before. */
  readonly chain: string
}

/** The two signed lines of an entry, and the hash for the next one. */
export interface SignedEntry {
  readonly frame: string
  /** For everybody whom the entry does not concern: the same number, so that a hole always means loss. */
  readonly skipFrame: string
  readonly chain: string
}

/** Signs an entry at its place. */
export function signedEntry(
  facts: EntryFacts,
  place: EntryPlace,
  signer: FrameSigner,
): SignedEntry {
  const at = { d: SHARD, e: place.epoch, n: place.seq, p: place.chain }
  const body: FrameBody = { ...at, ...bodyOf(facts) }
  return {
    frame: encodeFrame(body, signer),
    skipFrame: encodeFrame({ ...at, k: 'skip' }, signer),
    chain: coreHash(body),
  }
}

function bodyOf(facts: EntryFacts): Omit<FrameBody, 'd' | 'e' | 'n' | 'p'> {
  const { kind, alert, revision, sent } = facts
  const superseded = Array.from({ length: revision - 1 }, (_, index) => index + 1)
  const thread = { k: kind, s: sent, t: alert, r: revision }
  if (kind === 'expire') return { ...thread, x: [...superseded, revision] }
  const texts = Object.entries(facts.texts).map(([language, text]) => {
    const headline = cut(text.headline, HEADLINE_BYTES)
    const room = Math.max(MIN_INSTRUCTION_BYTES, TEXT_BYTES - bytes(headline))
    return { language, headline, instruction: cut(text.instruction, room) }
  })
  const all = {
    ...thread,
    c: facts.eventCode,
    u: facts.urgency as CapUrgency,
    v: facts.severity as CapSeverity,
    y: facts.certainty as CapCertainty,
    z: facts.expires,
    h: Object.fromEntries(
      texts.map(({ language, headline }) => [language, headline]),
    ) as FrameTexts,
    a: facts.answers,
    b: Buffer.from(facts.sha256, 'hex').toString('base64url'),
  }
  if (kind === 'cancel' || kind === 'clear') return { ...all, x: superseded }
  const i = Object.fromEntries(texts.map(({ language, instruction }) => [language, instruction]))
  return kind === 'alert' ? { ...all, i } : { ...all, i, x: superseded }
}

function bytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2
}

/** The text, or as many whole words of it as fit with an ellipsis; the full text is in the CAP message. */
function cut(text: string, max: number): string {
  if (bytes(text) <= max) return text
  const letters = [...text]
  let size = 0
  let count = 0
  for (const letter of letters) {
    size += bytes(letter)
    if (size > max - 3) break
    count += 1
  }
  const part = letters.slice(0, count).join('')
  const space = part.lastIndexOf(' ')
  return `${space > part.length / 2 ? part.slice(0, space) : part}…`
}

/** The newest state of the stream. */
export const streamHead = z.strictObject({
  epoch: z.string(),
  seq: z.number().int(),
  /** Hash of the newest entry's core, for heartbeats. */
  chainHead: z.string(),
  /** Newest revisions in force, at most 10, as alert and revision. */
  active: z.array(z.tuple([id, z.number().int()])),
})

type Head = Omit<z.output<typeof streamHead>, 'active'> & {
  readonly active: readonly (readonly [string, number])[]
}

/** The signed heartbeat over a head: who has a smaller number has missed something. */
export function heartbeatFrame(signer: FrameSigner, head: Head, now: Time): string {
  const body: FrameBody = {
    d: SHARD,
    e: head.epoch,
    n: head.seq,
    k: 'hb',
    p: head.chainHead,
    s: now,
    l: head.active,
  }
  return encodeFrame(body, signer)
}

export { NO_HASH }
