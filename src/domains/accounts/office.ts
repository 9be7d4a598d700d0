import type { Roles } from '../../core/role.ts'

/** Sizes of offices for which there is a preset: people who share the work. */
export const OFFICE_SIZES = ['1', '3', '10', '50'] as const
export type OfficeSize = (typeof OFFICE_SIZES)[number]

/** One person of an office besides the administrator who sets it up. */
export interface Seat {
  /** `p2`, `p3` …; the first person is the administrator. */
  readonly key: string
  readonly roles: readonly string[]
  /** Sits in another office, and is invited so that two different persons release an alert. */
  readonly isNeighbour: boolean
}

/** Who gets which role in an office. */
export interface Office {
  /** Roles that the administrator needs besides; somebody else gives them, because nobody grants himself. */
  readonly own: readonly string[]
  readonly seats: readonly Seat[]
}

/**
 * The presets. Two different persons can release in each of them, the one-person office with the help of a neighbour. From
 * three persons on there are two administrators, so that one can be replaced, and from ten on an auditor who does nothing else.
 */
export const OFFICES: Readonly<Record<OfficeSize, Office>> = {
  '1': {
    own: ['analyst', 'alert-officer'],
    seats: [{ key: 'p2', roles: ['releasing-officer'], isNeighbour: true }],
  },
  '3': {
    own: ['releasing-officer'],
    seats: seats([
      [1, ['administrator', 'analyst', 'alert-officer']],
      [1, ['analyst', 'alert-officer', 'releasing-officer']],
    ]),
  },
  '10': {
    own: [],
    seats: seats([
      [1, ['administrator']],
      [3, ['analyst']],
      [2, ['alert-officer']],
      [2, ['releasing-officer']],
      [1, ['auditor']],
    ]),
  },
  '50': {
    own: [],
    seats: seats([
      [2, ['administrator']],
      [22, ['analyst']],
      [12, ['alert-officer']],
      [10, ['releasing-officer']],
      [3, ['auditor']],
    ]),
  },
}

/** The preset for so many people, with the roles that slices put alongside. */
export function officeOf({ table }: Roles, size: OfficeSize): Office {
  const whole = (held: readonly string[]) => [
    ...held,
    ...[...table].flatMap(([name, { alongside }]) =>
      alongside !== undefined && held.includes(alongside) ? [name] : [],
    ),
  ]
  const { own, seats: places } = OFFICES[size]
  return {
    own: whole(own),
    seats: places.map((seat) => ({ ...seat, roles: whole(seat.roles) })),
  }
}

function seats(groups: readonly (readonly [count: number, roles: readonly string[]])[]): Seat[] {
  return groups
    .flatMap(([count, roles]) => Array.from({ length: count }, () => roles))
    .map((roles, index) => ({ key: `p${index + 2}`, roles, isNeighbour: false }))
}

/** Seats with the same roles one after another, for tables: first and last number and the roles. */
export function groupsOf(all: readonly Seat[]): { first: number; last: number; seat: Seat }[] {
  const groups: { first: number; last: number; seat: Seat }[] = []
  all.forEach((seat, index) => {
    const before = groups.at(-1)
    if (before !== undefined && before.seat.roles.join() === seat.roles.join()) {
      before.last = index + 2
    } else groups.push({ first: index + 2, last: index + 2, seat })
  })
  return groups
}
