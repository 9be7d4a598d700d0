import { z } from 'zod'
import { count } from '../../core/bounds.ts'
import { id } from '../../core/id.ts'
import { languageTags } from '../../core/language-tag.ts'
import { line, lines } from '../../core/line.ts'
import { SETTING_NAMES, SETTING_PARTS, type SettingName } from '../../core/settings.ts'
import { MINUTE, time } from '../../core/time.ts'
import { trialOutcome } from '../../core/trial.ts'
import { AgeError, parseRecipient } from '../../lib/age/index.ts'
import { mailServerOf } from './mail-server.ts'

export const settingName = z.enum(SETTING_NAMES as [SettingName, ...SettingName[]])
export const settingPart = z.enum(SETTING_PARTS)

/** Parts that are tried against the world: by a message, or by a backup. */
export const triedPart = settingPart.extract(['mail', 'sms', 'backup'])
export type TriedPart = z.infer<typeof triedPart>

/** How long a change can be taken back on its page. */
export const UNDO_MS = 10 * MINUTE

/** A seal in base64: 64 KiB of picture, more than a page of this product ever is. */
export const MAX_MARK_BYTES = 64 * 1024
export const MAX_MARK_TEXT = Math.ceil(MAX_MARK_BYTES / 3) * 4

/** Longest value of any other setting: a hundred recipients of backups. */
const MAX_VALUE = 10_000

export const settingRow = z.strictObject({
  name: settingName,
  value: z.string().nullable(),
  valueBefore: z.string().nullable(),
  version: count,
  changedAt: time,
  changedBy: z.string(),
})
export type SettingRow = z.infer<typeof settingRow>

/** Values by the names of their settings. */
export const values = z.partialRecord(settingName, z.string())
export type Values = z.infer<typeof values>

/** What is to become of settings: a new value, passwords sealed; null takes one off. */
export const changes = z.partialRecord(settingName, z.string().nullable())
export type Changes = z.infer<typeof changes>

export const tryRow = z.strictObject({
  part: triedPart,
  id,
  /** Whether what was tried is kept when it works. */
  keeps: z.boolean(),
  /** Version of the part that whoever asked had read. */
  version: count,
  /** What is tried; passwords are taken out once it was. */
  changes,
  /** Own, confirmed address or number of whoever asked, to which a test goes; null for none, and once it was sent. */
  sendTo: z.string().nullable(),
  askedAt: time,
  askedBy: z.string(),
  endedAt: time.nullable(),
  outcome: trialOutcome.nullable(),
  answer: z.string().nullable(),
})
export type TryRow = z.infer<typeof tryRow>

/** A mail server as people write it: a whole address, or a host with or without port. */
export const mailServer = line(300).refine(
  (text) => mailServerOf(text) !== null,
  'write a server like smtp://mail.example.org:587',
)

/** Address of an SMS gateway; what nobody may see has a field of its own. */
export const gatewayUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => !/[?#@]/.test(text), 'write it without user, password and parameters')

const MAX_RECIPIENTS = 100

/** Who may read the backups: `age1…` keys, or the word `plain`; one form of it, separated by spaces. */
export const recipients = lines(MAX_VALUE)
  .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
  .refine(areRecipients, 'write age1… keys, one a line, or the word plain')
  .transform((words) => words.join(' '))

function areRecipients(words: readonly string[]): boolean {
  if (words.length === 1 && words[0] === 'plain') return true
  return words.length > 0 && words.length <= MAX_RECIPIENTS && words.every(isRecipient)
}

function isRecipient(word: string): boolean {
  try {
    parseRecipient(word)
    return true
  } catch (error) {
    if (error instanceof AgeError) return false
    throw error
  }
}

/** A folder of the machine, as it is written there. */
export const folder = line(500).refine(
  (path) => path.startsWith('/') && !path.split('/').includes('..'),
  'write the whole path, like /var/backups/scrutineer',
)

/** Tags of languages as people list them; one form of it. */
export const tagList = z
  .string()
  .max(300)
  .transform((text) => [...new Set(text.split(/[\s,]+/).filter((tag) => tag !== ''))])
  .pipe(languageTags)
  .transform((tags) => tags.join(','))
