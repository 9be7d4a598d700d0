import type { Accession } from './schema.ts'

/**
 * Whether a treaty binds a State on a day (`2026-11-24`): from its first day in force to its last. Null where nobody knows:
 * the first day of a Party, a State of which nothing is known, and whether one that was no Party when somebody last looked
 * became one since.
 */
export function isInForce(
  { status, inForce, ended, asOf }: Pick<Accession, 'status' | 'inForce' | 'ended' | 'asOf'>,
  on: string,
): boolean | null {
  if (status === null) return null
  if (status !== 'party') return on <= asOf ? false : null
  if (inForce === null) return null
  return inForce <= on && (ended === null || on <= ended)
}
