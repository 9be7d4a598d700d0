// The observers of the exercise: what each of them writes in each hour of its polling day. They are told apart by their
// labels, group and place in it, so that every exercise has the same day.
import { SECOND } from '../../core/time.ts'

/** The groups of the exercise. */
export const PLAYED = [
  {
    facts: {
      name: 'Citizens’ Watch of Alder',
      kind: 'citizens',
      members: 160,
      about: 'Volunteers of all districts; each stands at one station all day.',
      contact: 'desk of the exercise',
    },
    support: { what: 'training', source: 'organisation' },
  },
  {
    facts: {
      name: 'Observers of the Neighbouring States',
      kind: 'international',
      members: 40,
      about: 'Teams of the neighbouring States at every fourth station.',
      contact: 'desk of the exercise',
    },
    support: { what: 'money', source: 'other-state' },
  },
] as const

/** Time between two stretches of the day: six of them in three minutes. */
export const WAVE_MS = 30 * SECOND

/** Who writes: the group from 1, and the place in it from 1. */
interface Who {
  readonly group: number
  readonly place: number
}

type Wave = (who: Who) => string | null

const two = (n: number) => String(n).padStart(2, '0')

/** The station from 1: the second group stands at 1, 5, 9 … */
const spot = ({ group, place }: Who) => (group === 1 ? place : (place - 1) * 4 + 1)

/** One in ten of either group has no network until the end: twenty of two hundred. */
const isOffline = ({ group, place }: Who) => place % 10 === (group === 1 ? 9 : 0)

/** The site of the exercise that somebody broke into while people vote. */
const CLOSED_SITE = 'authority-practica.invalid'

const opening: Wave = (who) =>
  spot(who) % 23 === 0
    ? `OP # A0745 B1 C2 E4 D2 @ the device of the register does not start`
    : `OP # A07${two(spot(who) % 30)} B1 C1 D1 F${(spot(who) % 3) + 1}`

/** Both groups count at station 21, and not the same. */
const turnout =
  (serial: number): Wave =>
  (who) => {
    const voted = serial * (90 + (spot(who) % 40))
    const other = spot(who) === 21 ? 17 * who.group : 0
    return `TU # X${serial} V${voted + other} Q${spot(who) % 12}`
  }

const incidents: Wave = (who) => {
  if (spot(who) === 13) return 'IN # C7 S3 @ the site of the register does not answer'
  if (spot(who) === 30) return 'IN # ! C2 S4 @ people are sent away at the door'
  if (spot(who) === 44) return 'IN # C8 S2 @ a message says that voting ended at noon'
  return null
}

/** Five observers of five districts read on their telephones that nobody may vote. */
const siteSaysClosed: Wave = (who) =>
  who.group === 1 && who.place % 10 === 5 && who.place < 50
    ? `IN # C7 S3 @ ${CLOSED_SITE} says closed`
    : null

/** What a group makes of an incident for everybody; of a site that somebody broke into the desk makes an incident. */
export function issueOf({ comment, category }: { comment: string; category: string }) {
  if (comment.includes(CLOSED_SITE)) return null
  return ISSUES[category] ?? null
}
const ISSUES: Readonly<Record<string, string>> = {
  cyber: 'The site of the register does not answer at a station',
  disenfranchisement: 'People are sent away at the door of a station',
  'false-information': 'A message says that voting ended at noon',
}

/** How many the observers count at the end. */
const votedAt = (who: Who) => 400 + (spot(who) % 40)

const closing: Wave = (who) => {
  const voted = votedAt(who)
  return `CL # A1800 B1 C1 V${voted} U${voted} D${spot(who) % 31 === 0 ? 2 : 1}`
}

const unlessOffline =
  (wave: Wave): Wave =>
  (who) =>
    isOffline(who) ? null : wave(who)

/** Whose result sheets come as photos behind the closing; of the last one a part was lost on the way. */
export const PHOTOS: readonly (Who & { readonly isCut?: true })[] = [
  { group: 1, place: 1 },
  { group: 1, place: 21 },
  { group: 2, place: 6 },
  { group: 1, place: 5, isCut: true },
]

/** What stands on the sheet of an observer, in capital letters and digits. */
export function sheetOf(who: Who): readonly string[] {
  const voted = votedAt(who)
  const place = `STATION ${spot(who)} OBSERVER ${who.group}-${who.place}`
  return ['EXERCISE', 'RESULT SHEET', place, `VOTED ${voted}`, `IN THE BOX ${voted}`]
}

/** Before this stretch groups make issues of what came. */
export const ISSUES_AT = 3

/** The stretches of the day; what was written without network comes with the last. */
export const DAY: readonly (readonly Wave[])[] = [
  [unlessOffline(opening)],
  [unlessOffline(turnout(1))],
  [incidents, siteSaysClosed],
  [unlessOffline(turnout(2))],
  [unlessOffline(turnout(3))],
  [
    closing,
    (who) => (isOffline(who) ? opening(who) : null),
    (who) => (isOffline(who) ? turnout(3)(who) : null),
  ],
]
