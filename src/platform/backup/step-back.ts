import { setPriority } from 'node:os'

/** Below everything that answers people. */
const NICE = 15

/** From here on this process comes after everything that answers people; for most users there is no way back. */
export function stepBack(): void {
  setPriority(NICE)
}
