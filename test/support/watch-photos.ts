// Photos as the telephone of an observer sends them: named by an entry, then brought in parts.
import { hash } from 'node:crypto'
import type { Actor } from '../../src/core/actor.ts'
import { addPhotoPart } from '../../src/domains/pollwatch/actions/photo.ts'
import { sendEntry } from '../../src/domains/pollwatch/actions/phone.ts'
import type { TestHouse } from './house.ts'
import { filledIn } from './pollwatch.ts'

/** Bytes of one part, as the page's script cuts them. */
export const PART: number = 256 * 1024

/** A whole picture of this size, with nothing beside it; of another `fill` it is another one. */
export function picture(size: number, fill = 1): Buffer {
  const [start, end] = [Buffer.from('ffd8ffda0002', 'hex'), Buffer.from('ffd9', 'hex')]
  return Buffer.concat([start, Buffer.alloc(size - start.length - end.length, fill), end])
}

/** Sends the form of the closing with these photos behind it; gives the number that the telephone gave it. */
export async function sentWith(h: TestHouse, phone: Actor, photos: readonly Buffer[]) {
  const named = photos.map((photo) => hash('sha256', photo))
  const entry = { ...filledIn(h, 'CL', {}), photos: named }
  const { ref } = await h.call(phone, sendEntry, entry)
  return { key: entry.key, ref }
}

interface SentPart {
  readonly key: string
  readonly photo: Buffer
  readonly n?: number
  /** Of the whole, as the telephone says. */
  readonly size?: number
  readonly bytes?: Buffer
}

/** Brings one part of a photo, the first unless it is said otherwise; gives which is next. */
export async function sendPart(
  h: TestHouse,
  phone: Actor,
  { key, photo, n = 0, size = photo.length, ...sent }: SentPart,
): Promise<number> {
  const { bytes = photo.subarray(n * PART, (n + 1) * PART) } = sent
  const place = { entry: key, photo: hash('sha256', photo), size, n }
  const stream = async function* () {
    yield bytes
  }
  return (await h.runner.call(phone, addPhotoPart, place, { bytes: stream })).output.next
}

/** Brings a whole photo, and waits until the node has looked at it. */
export async function sendPhoto(h: TestHouse, phone: Actor, key: string, photo: Buffer) {
  for (let n = 0; n * PART < photo.length; n += 1) await sendPart(h, phone, { key, photo, n })
  await h.settled()
}
