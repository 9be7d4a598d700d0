import { unverifiedCheckpoint } from '../../lib/tlog/index.ts'
import type { NodeStore } from './node-store.ts'

/**
 * Gives the newest checkpoint that was handed out, where it covers so many records. Where it does not, null, and one is
 * handed out meanwhile: a query awaits only its transaction, and what was given to anybody must be on the disk before.
 */
export function handedOut(
  store: Pick<NodeStore, 'publish'>,
  onFailure: (error: unknown) => void,
): (records: number) => string | null {
  let newest = { note: '', size: -1 }
  let isAsking = false
  async function ask(): Promise<void> {
    try {
      const note = await store.publish()
      const { size } = unverifiedCheckpoint(note)
      newest = { note, size }
    } catch (error) {
      onFailure(error)
    } finally {
      isAsking = false
    }
  }
  return (records) => {
    if (newest.size >= records) return newest.note
    if (!isAsking) {
      isAsking = true
      void ask()
    }
    return null
  }
}
