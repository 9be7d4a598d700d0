import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/**
 * The bytes of `source` after `transform`, which starts only when somebody reads. Throws what either of them throws;
 * whoever stops early ends both.
 */
export async function* through(
  source: AsyncIterable<Uint8Array>,
  transform: Duplex,
): AsyncGenerator<Uint8Array> {
  const feeding = pipeline(source, transform)
  // The reading below throws the same.
  feeding.catch(() => {})
  yield* transform as AsyncIterable<Uint8Array>
  await feeding
}
