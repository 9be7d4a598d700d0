import { z } from 'zod'
import { command, type CommandContext } from '../../../core/action.ts'
import { count } from '../../../core/bounds.ts'
import { line } from '../../../core/line.ts'
import { SMS_SHAPES } from '../../../core/settings.ts'
import { HOUR } from '../../../core/time.ts'
import { checkFree, readPart, sealedChanges } from '../keeping.ts'
import { mailServerOf } from '../mail-server.ts'
import { refusal } from '../refusals.ts'
import {
  type Changes,
  folder,
  gatewayUrl,
  mailServer,
  recipients,
  type SettingRow,
  type TriedPart,
  type Values,
} from '../schema.ts'
import { askFor } from '../trying.ts'

const facts = {
  permission: 'settings:write',
  scope: 'nation',
  realm: 'actual',
  output: z.strictObject({ try: z.string() }),
} as const

const version = count
const password = z.string().max(200).optional()

/** What fails when it is tried is not kept: whoever has to set it all the same sets it on the machine. */
async function ask(
  ctx: CommandContext,
  part: TriedPart,
  wanted: { readonly version: number; readonly values: Values },
  check: (rows: readonly SettingRow[]) => void = () => {},
): Promise<{ try: string }> {
  checkFree(ctx, Object.keys(wanted.values))
  const rows = await readPart(ctx, part, wanted.version)
  check(rows)
  const changes = sealedChanges(ctx, wanted.values)
  return {
    try: await askFor(ctx, { part, changes, keeps: true, sendTo: null, version: wanted.version }),
  }
}

/** Throws 422 where a kept password would go elsewhere than where it was typed for. */
function checkPassword(
  rows: readonly SettingRow[],
  wanted: Values,
  names: {
    readonly password: keyof Changes
    readonly goesTo: readonly (keyof Changes)[]
  },
): void {
  const kept = (name: string) => rows.find((row) => row.name === name)?.value ?? ''
  if (kept(names.password) === '' || wanted[names.password] !== undefined) return
  if (names.goesTo.every((name) => kept(name) === (wanted[name] ?? ''))) return
  const problem = refusal('passwordAgain')
  throw refusal('passwordAgain', { fields: [{ path: 'password', message: problem.message }] })
}

export const setMail = command({
  ...facts,
  name: 'settings.setMail',
  summary: 'Sets the mail server once it could be reached and has let the node sign in.',
  input: z.strictObject({
    server: mailServer,
    user: line(200).optional(),
    password,
    from: z.email().max(200),
    version,
  }),
  async run(ctx, { server: text, from, version: read, ...typed }) {
    const server = mailServerOf(text)
    if (server === null) throw new RangeError('a server that was parsed at the door')
    const user = typed.user ?? server.user
    const secret = typed.password ?? (server.password === '' ? undefined : server.password)
    const values: Values = {
      SMTP_URL: server.url,
      SMTP_USER: user,
      SMTP_FROM: from,
      // Without a user nobody signs in, and a password would only lie there.
      ...(user === ''
        ? { SMTP_PASSWORD: '' }
        : secret === undefined
          ? {}
          : { SMTP_PASSWORD: secret }),
    }
    return await ask(ctx, 'mail', { version: read, values }, (rows) =>
      checkPassword(rows, values, { password: 'SMTP_PASSWORD', goesTo: ['SMTP_URL', 'SMTP_USER'] }),
    )
  },
})

export const setSms = command({
  ...facts,
  name: 'settings.setSms',
  summary: 'Sets the SMS gateway once it could be reached.',
  input: z.strictObject({
    gateway: z.enum(SMS_SHAPES),
    url: gatewayUrl,
    user: line(200).optional(),
    password,
    from: line(20).optional(),
    /** Messages a second that the contract allows. */
    rate: z.number().min(0.1).max(1000).default(10),
    version,
  }),
  async run(ctx, { gateway, url, user = '', password: secret, from = '', rate, version: read }) {
    const values: Values = {
      SMS_GATEWAY: gateway,
      SMS_URL: url,
      SMS_USER: user,
      SMS_FROM: from,
      SMS_RATE: String(rate),
      ...(secret === undefined ? {} : { SMS_PASSWORD: secret }),
    }
    return await ask(ctx, 'sms', { version: read, values }, (rows) =>
      checkPassword(rows, values, {
        password: 'SMS_PASSWORD',
        goesTo: ['SMS_GATEWAY', 'SMS_URL', 'SMS_USER'],
      }),
    )
  },
})

/** Hours between two backups: from a quarter of one to a week. */
const hours = z.number().min(0.25).max(168)

export const setBackup = command({
  ...facts,
  name: 'settings.setBackup',
  summary: 'Sets where backups go, once one was written there and read back.',
  input: z.strictObject({
    folder,
    hours: hours.default(6),
    /** Besides the last one of each day. */
    keep: z.number().int().min(1).max(1000).default(28),
    recipients,
    version,
  }),
  async run(ctx, { folder: path, hours: every, keep, recipients: readers, version: read }) {
    const values: Values = {
      SCRUTINEER_BACKUP: path,
      SCRUTINEER_BACKUP_MS: String(Math.round(every * HOUR)),
      SCRUTINEER_BACKUP_KEEP: String(keep),
      SCRUTINEER_BACKUP_RECIPIENTS: readers,
    }
    return await ask(ctx, 'backup', { version: read, values })
  },
})
