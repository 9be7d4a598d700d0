import type { Content, Files, PartOfWhole } from './port.ts'
import { Problem } from './problem.ts'

/** The slice of an action: `evidence.addPart` is one of `evidence`. */
export function sliceOf(action: string): string {
  return action.split('.', 1)[0] ?? ''
}

/**
 * Streams bytes into Files. Throws Problem `core.no_bytes` (400) where none come, `core.too_many_bytes` (413) beyond
 * `limit`, and what reading them throws; then nothing of them is left.
 */
export async function takeBytes(
  files: Pick<Files, 'take'>,
  bytes: (() => AsyncIterable<Uint8Array>) | undefined,
  { limit, part }: { readonly limit: number; readonly part: PartOfWhole | undefined },
): Promise<Content> {
  if (bytes === undefined) throw noBytes()
  try {
    return await files.take(some(bytes()), limit, part)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const sentence = 'These are more bytes than are taken at once.'
    throw new Problem('core.too_many_bytes', 413, sentence, { params: { limit }, cause: error })
  }
}

/** Where a disk is large, a share of it is more than anything needs that is to stay free: then this is enough. */
const ENOUGH_FREE_BYTES = 64 * 1024 ** 3

/** Whether this share of a disk is free, or as much as is enough. */
export function isFree(
  { free, size }: { readonly free: number; readonly size: number },
  share: number,
): boolean {
  return free >= Math.min(share * size, ENOUGH_FREE_BYTES)
}

/** Throws Problem `core.no_room` (507) where less than this share of the disk is free. */
export function checkRoom(
  disk: { readonly free: number; readonly size: number },
  leavesFree: number,
): void {
  if (isFree(disk, leavesFree)) return
  throw new Problem('core.no_room', 507, 'There is no room for files at the moment.')
}

/** The same bytes; throws where they end before they began, so that no empty file is kept. */
async function* some(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isEmpty = true
  for await (const chunk of bytes) {
    isEmpty &&= chunk.length === 0
    yield chunk
  }
  if (isEmpty) throw noBytes()
}

function noBytes(): Problem {
  return new Problem('core.no_bytes', 400, 'Bytes must come with this.')
}
