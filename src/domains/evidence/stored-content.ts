import type { Files } from '../../core/port.ts'

/** Stored contents one behind the other. Throws Error for one that is missing; one that was changed throws by itself. */
export async function* contentOf(files: Pick<Files, 'get'>, contents: readonly string[]) {
  for (const sha256 of contents) {
    const bytes = await files.get(sha256)
    if (bytes === null) throw new Error(`stored content ${sha256} is missing`)
    yield bytes
  }
}
