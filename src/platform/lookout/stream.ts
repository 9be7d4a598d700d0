import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { SECOND, toMs } from '../../core/time.ts'
import { type FrameBody, FrameError, openFrame } from '../../lib/frame/index.ts'
import { type Fault, proven, seen } from './fault.ts'
import { type Answer, isAnswer, type NoAnswer } from './get.ts'

/** What a lookout keeps of the alert stream: the key it believes, and how far the stream was. */
export interface KnownStream {
  /** Raw Ed25519 key in base64. */
  readonly key: string
  readonly epoch: string
  readonly seq: number
}

/** What one look at the heartbeat found. */
export interface StreamSight {
  readonly faults: readonly Fault[]
  readonly known: KnownStream | null
}

/** Four heartbeats: stations turn amber then, too. */
const STALE_MS = 60 * SECOND

const heartbeat = z.object({ line: z.string(), key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/) })

/**
 * Looks at the answer for `/stream/heartbeat`: signed by the key believed at first sight, fresh by this machine's clock
 * (`nowMs`), and not behind what was seen of the same epoch. Never throws for what the stream does.
 */
export function lookAtStream(
  got: Answer | NoAnswer,
  known: KnownStream | null,
  nowMs: number,
): StreamSight {
  const stays = (fault: Fault): StreamSight => ({ faults: [fault], known })
  if (!isAnswer(got)) return stays(seen('stream-unreadable', got.failed))
  const parsed = heartbeat.safeParse(got.status === 200 ? jsonOf(got.body) : null)
  if (!parsed.success) return stays(seen('stream-unreadable', `status ${got.status}`))
  const key = known?.key ?? parsed.data.key
  const body = opened(parsed.data.line, key)
  if (!('k' in body)) return stays(body)
  const { k, s: sent, e: epoch, n: seq } = body
  if (k !== 'hb' || sent === undefined)
    return stays(seen('stream-unreadable', 'this is no heartbeat'))
  if (known !== null && known.epoch === epoch && seq < known.seq)
    return stays(proven('stream-back', `${known.seq}, now ${seq}`))
  const ageMs = nowMs - toMs(sent)
  const faults =
    Math.abs(ageMs) <= STALE_MS
      ? []
      : [seen('stream-stale', `${Math.round(ageMs / SECOND)} s old by this machine’s clock`)]
  return { faults, known: { key, epoch, seq } }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

function opened(line: string, base64: string): FrameBody | Fault {
  const raw = Buffer.from(base64, 'base64')
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 8)
  try {
    return openFrame(line, { realm: 'actual', keys: new Map([[id, keyOf(raw)]]) })
  } catch (error) {
    if (!(error instanceof FrameError)) throw error
    const isOther = error.code === 'unknown_key' || error.code === 'bad_signature'
    return isOther
      ? proven('stream-key', `expected the key ${id}`)
      : seen('stream-unreadable', error.message)
  }
}

function keyOf(raw: Buffer): KeyObject {
  const x = raw.toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}
