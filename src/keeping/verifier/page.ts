// verify.html as a running node hands it out: made when it is first asked for, and kept for as long as the node runs.
import { createHash } from 'node:crypto'
import { makeVerifier } from './index.ts'

/** The page in bytes, and its hash. */
export interface VerifierPage {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Hex. */
  readonly sha256: string
}

let made: VerifierPage | null = null
let making: Promise<VerifierPage> | null = null

/** The page; it is made once, and again only where that failed. */
export async function verifierPage(): Promise<VerifierPage> {
  making ??= make()
  try {
    return await making
  } finally {
    making = null
  }
}

async function make(): Promise<VerifierPage> {
  if (made !== null) return made
  const bytes = new TextEncoder().encode(await makeVerifier())
  made = { bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  return made
}

/** The hash of the page; null while it is not made, and then it is made meanwhile. */
export function knownVerifierHash(): string | null {
  // Whoever asks for the page itself hears why it cannot be made.
  if (made === null) void verifierPage().catch(() => {})
  return made?.sha256 ?? null
}
