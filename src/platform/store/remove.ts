import { rmSync } from 'node:fs'
import type { StorePlace } from './node-store.ts'

/**
 * Deletes a closed store with everything in it; nothing happens where there is none. A database without a schema of
 * its own is never deleted: that is Actual's. Throws RangeError for one.
 */
export async function removeStore(place: StorePlace): Promise<void> {
  if ('file' in place) {
    for (const end of ['', '-wal', '-shm']) rmSync(`${place.file}${end}`, { force: true })
    return
  }
  const { url, schema } = place
  if (schema === undefined || !/^[a-z_][a-z0-9_]{0,62}$/.test(schema)) {
    throw new RangeError('only a schema of its own can be removed')
  }
  const { connectOnce } = await import('./postgres.ts')
  const client = await connectOnce(url)
  try {
    await client.query(`drop schema if exists "${schema}" cascade`)
  } finally {
    await client.end()
  }
}
