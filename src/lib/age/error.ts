/**
 * Why an age file or key was refused: `not_age` (no header of version 1), `bad_key` (a recipient or identity that
 * nobody can use), `no_identity` (encrypted to somebody else), `damaged` (a byte was changed, or parts were moved),
 * `truncated` (the end is missing).
 */
export type AgeErrorCode = 'not_age' | 'bad_key' | 'no_identity' | 'damaged' | 'truncated'

/** Thrown by everything that reads age files and keys. */
export class AgeError extends Error {
  readonly code: AgeErrorCode

  constructor(code: AgeErrorCode, message: string) {
    super(message)
    this.name = 'AgeError'
    this.code = code
  }
}
