// To whom what comes for an agency is sealed, from the seats that are taken.
import { LEAST_OFFICERS, type SeatRow } from './schema.ts'

/** Keys of an agency that receives. */
export interface DeskKeys {
  readonly officers: readonly string[]
  /** Who opens names, with an officer; nobody where the agency takes none. */
  readonly custodians: readonly string[]
  /** Locked away: opens what no officer can open any more. */
  readonly recovery: string
}

/** The keys; null for an agency that receives nothing: two officers and a recovery key are the least. */
export function keysOf(seats: readonly SeatRow[]): DeskKeys | null {
  const of = (role: SeatRow['role']) => seats.filter((seat) => seat.role === role)
  const officers = of('officer')
  const persons = new Set(officers.map(({ person }) => person))
  const recovery = of('recovery').at(-1)
  if (persons.size < LEAST_OFFICERS || recovery === undefined) return null
  const recipients = (some: readonly SeatRow[]) => some.map((seat) => seat.recipient)
  return {
    officers: recipients(officers),
    custodians: recipients(of('custodian')),
    recovery: recovery.recipient,
  }
}

/** Who opens what is told. */
export function readersOf({ officers, recovery }: DeskKeys): string[] {
  return [...officers, recovery]
}

/** Who opens the inner layer of a name. */
export function namersOf({ custodians, recovery }: DeskKeys): string[] {
  return custodians.length === 0 ? [] : [...custodians, recovery]
}

/** Since when the newest of those keys reads: what was sealed before does not open for all of them. '' where nobody sits. */
export function newestOf(seats: readonly SeatRow[]): string {
  const readers = seats.filter(({ role }) => role !== 'custodian').map(({ since }) => since)
  return readers.toSorted().at(-1) ?? ''
}
