import { encodeEntries, encodeTile, parseTilePath, tileWidth } from '../../lib/tlog/index.ts'
import type { NodeStore } from './node-store.ts'
import { entries, logState, tileHashes } from './log.ts'

/** The public faces of a log as tlog-tiles wants them. Source: c2sp.org/tlog-tiles. */
export function logFiles(store: NodeStore) {
  return {
    /** Signed note of the newest checkpoint. */
    checkpoint: () => store.publish(),
    /** Bytes of `tile/<L>/<N>[.p/<W>]` or, where `mayReadEntries`, `tile/entries/…`; null when there is no such tile. */
    async tile(path: string, mayReadEntries: boolean): Promise<Uint8Array | null> {
      const tile = parseTilePath(path)
      if (tile === null) return null
      const { level, index, width } = tile
      return await store.read(async (tx) => {
        const { signedSize } = await logState(tx)
        const available = tileWidth(level === 'entries' ? 0 : level, index, signedSize)
        if (width > available) return null
        if (level !== 'entries') {
          const hashes = await tileHashes(tx, { level, index, width })
          return hashes === null ? null : encodeTile(hashes)
        }
        if (!mayReadEntries) return null
        const envelopes = await entries(tx, { index, width })
        return envelopes === null ? null : encodeEntries(envelopes)
      })
    },
  }
}
