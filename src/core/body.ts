import { growingBytes } from '../lib/bytes/index.ts'
import { Problem } from './problem.ts'

/** A request as a door has it; without `incoming` where the node asks itself. */
export interface Carrier {
  readonly req: { readonly raw: { readonly body: AsyncIterable<Uint8Array> | null } }
  readonly env: unknown
}

/** What the server knows of a request on its way in. */
interface Incoming {
  /** All of it came. */
  readonly complete: boolean
  /** Nothing more comes. */
  readonly destroyed: boolean
  /** Its pieces as the socket gave them: a stream of the web around each costs as much as hashing it. */
  iterator?(options: { readonly destroyOnReturn: false }): AsyncIterable<Uint8Array>
}

/**
 * Reads the body of a request, at most `limit` bytes; beyond, throws what `tooLarge` makes, and else what `wholeBody`
 * throws.
 */
export async function readBounded(
  from: Carrier,
  limit: number,
  tooLarge: () => Problem,
): Promise<Buffer> {
  const bytes = growingBytes(limit)
  for await (const chunk of wholeBody(from)) if (!bytes.append(chunk)) throw tooLarge()
  return bytes.bytes()
}

/**
 * The body of a request, piece by piece. Throws Problem `core.hung_up` (400) where the other side was gone before all of
 * it came: nobody reads that answer, and it is no fault of the node.
 */
export async function* wholeBody(from: Carrier): AsyncGenerator<Uint8Array> {
  try {
    const straight = incomingOf(from)?.iterator?.({ destroyOnReturn: false })
    for await (const chunk of straight ?? from.req.raw.body ?? []) yield chunk
  } catch (error) {
    throw isCutOff(from) && !(error instanceof Problem) ? hungUp(error) : error
  }
  // A stream that was broken before anybody read from it looks like an empty one.
  if (isCutOff(from)) throw hungUp()
}

function incomingOf({ env }: Carrier): Incoming | undefined {
  return ((env ?? {}) as { incoming?: Incoming }).incoming
}

function isCutOff(from: Carrier): boolean {
  const incoming = incomingOf(from)
  return incoming !== undefined && incoming.destroyed && !incoming.complete
}

function hungUp(cause?: unknown): Problem {
  return new Problem('core.hung_up', 400, 'The request ended before all of it came.', { cause })
}
