import { z } from 'zod'
import { CODE_LETTERS, id } from '../../core/id.ts'
import { line } from '../../core/line.ts'
import { areaPath, permission } from '../../core/permission.ts'
import { roleName } from '../../core/role.ts'
import { Problem } from '../../core/problem.ts'
import { DAY, HOUR, MINUTE, time } from '../../core/time.ts'
import { defineTexts, type Message } from '../../core/text.ts'

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
/** Most challenges waiting at once; the oldest make room, so that nobody can fill the table. */
export const MAX_CHALLENGES = 5_000

export const RECOVERY_CODES = 10
/** 28 letters are 128 bits: nobody guesses them, so a plain hash may be stored. */
export const RECOVERY_CODE_LETTERS = 28

/** A device keeps its cookie this long; a code is typed within minutes; a printed link lasts until the training day. */
export const DEVICE_MS = 90 * DAY
export const ENROLMENT_CODE_MS = 15 * MINUTE
export const PRINTED_LINK_MS = 7 * DAY
/**
 * Twelve letters of 24 are 55 bits, so that nobody has to be slowed for what others guess. Whoever has a /32 of IPv6 has
 * 2³² networks and guesses as fast as the node answers, say 5,000 times a second without a pause: of 2,400 codes that are
 * open all the time he finds one in 24¹² / (2,400 · 5,000) s, a hundred years. With eight letters it was two and a half
 * hours.
 */
export const ENROLMENT_CODE_LETTERS = 12

/** Wrong codes from one network in {@link TRY_WINDOW_MS}: a training day behind one address mistypes some, and waits then. */
export const ENROLMENT_TRIES = 20
/** The same for recovery codes, which one person types. */
export const RECOVERY_TRIES = 5
export const TRY_WINDOW_MS = 15 * MINUTE

/** A station has a few phones; more is a mistake or an attack. */
export const MAX_DEVICES_PER_STATION = 20
export const MAX_PASSKEYS_PER_PERSON = 20
export const MAX_GRANTS_PER_PERSON = 50

/** Default validity of a machine's token. */
export const TOKEN_DAYS = 365

/** A name as people write it. */
export const personName = line(100)

/** Secret of a link: 128 bits or more in base64url. */
export const secret = z.string().regex(/^[0-9A-Za-z_-]{20,64}$/, 'not a link of this node')

/** A typed code: letters in any case, with spaces or hyphens between them. */
export const typedCode = (letters: number) =>
  z
    .string()
    .max(100)
    .transform((text) => text.toUpperCase().replaceAll(/[\s-]/g, ''))
    .pipe(z.string().regex(new RegExp(`^[${CODE_LETTERS}]{${letters}}$`), `not ${letters} letters`))

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

export const grant = z.strictObject({ id, role: roleName, area: areaPath, givenAt: time })

export const cookie = z.strictObject({ secret: z.string(), maxAgeSeconds: z.number().int() })

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

/** Every refusal of the slice: `throw refusal('usedLink')`. */
const REFUSALS = {
  unknownLink: [404, 'This link is not known here. Check that it is complete.', true],
  usedLink: [410, 'This link was used already. Ask for a new one.', true],
  expiredLink: [410, 'This link is no longer valid. Ask for a new one.', true],
  expiredChallenge: [410, 'This took too long. Please try again.', false],
  wrongPasskey: [403, 'This passkey was not accepted.', true],
  unconfirmed: [
    403,
    'Confirm this with a passkey that you have. If you have none any more, sign in again with a recovery code and add one at once.',
    true,
  ],
  knownPasskey: [409, 'This passkey is registered already.', false],
  wrongCode: [403, 'This code is not valid.', true],
  usedCode: [410, 'This code was used already. Ask for a new one.', true],
  tooManyTries: [429, 'Too many wrong codes. Wait some minutes and try again.', true],
  ownGrant: [403, 'Nobody gives a role to himself.', true],
  lastAdministrator: [409, 'The node would be left without an administrator.', false],
  unknownPerson: [404, 'There is no such person.', false],
  unknownGrant: [404, 'This role is not held any more.', false],
  unknownInvitation: [404, 'There is no such open invitation.', false],
  unknownSession: [404, 'There is no such open session.', false],
  unknownPasskey: [404, 'There is no such passkey.', false],
  unknownDevice: [404, 'There is no such device.', false],
  unknownToken: [404, 'There is no such token.', false],
  hasGrant: [409, 'The person holds this role here already.', false],
  tooManyGrants: [409, 'The person holds too many roles. Withdraw some first.', false],
  tooManyPasskeys: [409, 'You have too many passkeys. Remove one first.', false],
  tooManyDevices: [409, 'The station has too many devices. Revoke one first.', false],
  lastPasskey: [409, 'This is your only passkey. Add another one first.', false],
  tokenRole: [403, 'This role is given to a token on the machine itself only.', true],
  notAPerson: [403, 'Only a person signed in can do this.', false],
  noName: [400, 'Write your name.', false],
  unknownSeat: [400, 'An office of this size has no such place.', false],
  noNames: [400, 'Write at least one name.', false],
} as const satisfies Readonly<Record<string, readonly [number, string, boolean]>>

/** Sentences for the people, by what went wrong. */
const sentences = defineTexts('accounts', {
  unknownLink: {
    en: REFUSALS.unknownLink[1],
    ar: 'هذا الرابط غير معروف هنا. تأكد من أنه كامل.',
  },
  usedLink: { en: REFUSALS.usedLink[1], ar: 'سبق استخدام هذا الرابط. اطلب رابطًا جديدًا.' },
  expiredLink: { en: REFUSALS.expiredLink[1], ar: 'لم يعد هذا الرابط صالحًا. اطلب رابطًا جديدًا.' },
  expiredChallenge: {
    en: REFUSALS.expiredChallenge[1],
    ar: 'استغرق الأمر وقتًا طويلًا. حاول مرة أخرى.',
  },
  wrongPasskey: { en: REFUSALS.wrongPasskey[1], ar: 'لم يُقبل مفتاح المرور هذا.' },
  unconfirmed: {
    en: REFUSALS.unconfirmed[1],
    ar: 'أكّد هذا بمفتاح مرور لديك. إن لم يبقَ لديك أي مفتاح، فسجّل الدخول مجددًا برمز استرداد وأضف مفتاحًا فورًا.',
  },
  knownPasskey: { en: REFUSALS.knownPasskey[1], ar: 'مفتاح المرور هذا مسجَّل من قبل.' },
  wrongCode: { en: REFUSALS.wrongCode[1], ar: 'هذا الرمز غير صالح.' },
  usedCode: { en: REFUSALS.usedCode[1], ar: 'سبق استخدام هذا الرمز. اطلب رمزًا جديدًا.' },
  tooManyTries: {
    en: REFUSALS.tooManyTries[1],
    ar: 'رموز خاطئة كثيرة. انتظر بضع دقائق ثم حاول مرة أخرى.',
  },
  ownGrant: { en: REFUSALS.ownGrant[1], ar: 'لا يمنح أحد دورًا لنفسه.' },
  lastAdministrator: { en: REFUSALS.lastAdministrator[1], ar: 'ستبقى العقدة بلا مسؤول.' },
  unknownPerson: { en: REFUSALS.unknownPerson[1], ar: 'لا يوجد شخص كهذا.' },
  unknownGrant: { en: REFUSALS.unknownGrant[1], ar: 'لم يعد هذا الدور ممنوحًا.' },
  unknownInvitation: { en: REFUSALS.unknownInvitation[1], ar: 'لا توجد دعوة مفتوحة كهذه.' },
  unknownSession: { en: REFUSALS.unknownSession[1], ar: 'لا توجد جلسة مفتوحة كهذه.' },
  unknownPasskey: { en: REFUSALS.unknownPasskey[1], ar: 'لا يوجد مفتاح مرور كهذا.' },
  unknownDevice: { en: REFUSALS.unknownDevice[1], ar: 'لا يوجد جهاز كهذا.' },
  unknownToken: { en: REFUSALS.unknownToken[1], ar: 'لا يوجد رمز وصول كهذا.' },
  hasGrant: { en: REFUSALS.hasGrant[1], ar: 'يحمل الشخص هذا الدور هنا بالفعل.' },
  tooManyGrants: {
    en: REFUSALS.tooManyGrants[1],
    ar: 'يحمل الشخص أدوارًا أكثر من اللازم. اسحب بعضها أولًا.',
  },
  tooManyPasskeys: {
    en: REFUSALS.tooManyPasskeys[1],
    ar: 'لديك مفاتيح مرور أكثر من اللازم. احذف واحدًا أولًا.',
  },
  tooManyDevices: {
    en: REFUSALS.tooManyDevices[1],
    ar: 'لدى المركز أجهزة أكثر من اللازم. ألغِ أحدها أولًا.',
  },
  lastPasskey: { en: REFUSALS.lastPasskey[1], ar: 'هذا مفتاح المرور الوحيد لديك. أضف آخر أولًا.' },
  tokenRole: {
    en: REFUSALS.tokenRole[1],
    ar: 'لا يُمنح هذا الدور لرمز وصول إلا على الجهاز نفسه.',
  },
  notAPerson: { en: REFUSALS.notAPerson[1], ar: 'لا يستطيع ذلك إلا شخص سجّل الدخول.' },
  noName: { en: REFUSALS.noName[1], ar: 'اكتب اسمك.' },
  unknownSeat: {
    en: REFUSALS.unknownSeat[1],
    ar: 'لا يوجد مكان كهذا في مكتب بهذا الحجم.',
  },
  noNames: { en: REFUSALS.noNames[1], ar: 'اكتب اسمًا واحدًا على الأقل.' },
})

/** Code of a refusal as programs see it: `accounts.used_link`. */
const codeOf = (key: string) =>
  `accounts.${key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`

/** The Problem for a refusal by name; `keepsCount` commits the tries that were counted before it. */
export function refusal(
  key: keyof typeof REFUSALS,
  options: { readonly cause?: unknown; readonly keepsCount?: boolean } = {},
): Problem {
  const [status, sentence, recorded] = REFUSALS[key]
  return new Problem(codeOf(key), status, sentence, { ...options, recorded })
}

/** Sentences by Problem code. */
export const problems: Readonly<Record<string, Message>> = Object.fromEntries(
  Object.entries(sentences).map(([key, message]) => [codeOf(key), message]),
)
