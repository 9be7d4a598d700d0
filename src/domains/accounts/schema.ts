import { z } from 'zod'
import { id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { areaPath, permission } from '../../core/permission.ts'
import { roleName } from '../../core/role.ts'
import { addMs, DAY, FOR_GOOD, HOUR, MINUTE, type Time, time } from '../../core/time.ts'
import type { Tried } from '../../core/tries.ts'

/** Validity of a link to join, and of the first administrator's and a recovery link. */
export const INVITATION_MS = 3 * DAY
export const ONE_TIME_LINK_MS = DAY

/** A session ends after this time without use, and after this time in any case. */
export const SESSION_IDLE_MS = 30 * MINUTE
export const SESSION_MS = 12 * HOUR

/**
 * A browser counts as a person's own device this long after his first sign-in there, and at once where he joined: whoever
 * clears cookies to be a second device waits as long as break-glass has to. Source: docs/decisions/two-persons.md
 */
export const BROWSER_KNOWN_MS = HOUR

/** Seen times are written at most this often, because every write costs a commit. */
export const SEEN_EVERY_MS = MINUTE

/** Time for the person to touch the authenticator. */
export const CHALLENGE_MS = 5 * MINUTE
/** Time after a sign-in with a recovery code in which a new passkey needs no other one. */
export const FRESH_RECOVERY_MS = 10 * MINUTE
/** Most challenges waiting for one link, or one act of one session; the oldest make room, and no other's. */
export const MAX_CHALLENGES = 20

export const RECOVERY_CODES = 10
/** 28 letters are 128 bits: nobody guesses them, so a plain hash may be stored. */
export const RECOVERY_CODE_LETTERS = 28

/** A device keeps its cookie this long; what is read out is used within minutes, a printed sheet lasts until the training day. */
export const DEVICE_MS = 90 * DAY
export const OFFER_MS = 15 * MINUTE
export const PRINTED_OFFER_MS = 7 * DAY
const TRY_WINDOW_MS = 15 * MINUTE
/** Wrong codes from one network: a training day behind one address mistypes some, and waits then. */
export const ENROLMENT_TRIES: Tried = {
  what: 'accounts.enrol',
  limit: 20,
  spanMs: TRY_WINDOW_MS,
}
/** The same for recovery codes, which one person types. */
export const RECOVERY_TRIES: Tried = {
  what: 'accounts.recover',
  limit: 5,
  spanMs: TRY_WINDOW_MS,
}

/** A station has a few phones; more is a mistake or an attack. */
export const MAX_DEVICES_PER_STATION = 20
export const MAX_PASSKEYS_PER_PERSON = 20
export const MAX_GRANTS_PER_PERSON = 50

/** Default validity of a machine's token. */
export const TOKEN_DAYS = 365

/** A name as people write it. */
export const personName = line(100)

export { cookie, linkSecret as secret, typedCode } from '../../core/enrolment.ts'

/** Reference to a person, as actors are named: `person:<id>`. */
export const personRef = z.string().regex(/^person:[0-9a-f-]{36}$/, 'not a person')

/** Polling station as another slice names it. */
export const stationId = z.string().min(1).max(64)

/** Takes an id out of `person:<id>`. */
export function idOf(ref: string): string {
  return ref.slice(ref.indexOf(':') + 1)
}

export const holding = z.strictObject({
  permission,
  area: areaPath,
})

export const grant = z.strictObject({
  id,
  role: roleName,
  area: areaPath,
  givenAt: time,
  /** Until when it holds; null for good. */
  until: time.nullable(),
})

/** Days for which somebody has a role, where it is not for good. */
export const grantDays = z.number().int().min(1).max(365)

/** What a record says of an end; nothing of none. */
export const untilTold = (until: Time) => (until === FOR_GOOD ? {} : { until })

/** The end of what is given now for so many days, or for good. */
export const endOf = (now: Time, days: number | null | undefined): Time =>
  typeof days === 'number' ? addMs(now, days * DAY) : FOR_GOOD

/** What a page needs to ask an authenticator; binary values as base64url. */
export const passkeyRequest = z.strictObject({
  challengeId: id,
  challenge: z.string(),
  rpId: z.string(),
  timeoutMs: z.number().int(),
})
export const passkeyCreation = passkeyRequest.extend({
  rpName: z.string(),
  user: z.strictObject({ id: z.string(), name: z.string() }),
  algorithms: z.array(z.number().int()),
  /** Credentials that the person has already. */
  exclude: z.array(z.string()),
})
