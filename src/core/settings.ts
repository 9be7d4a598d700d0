// Settings that the console keeps as well as the environment: by the same names and with the same values, so that there
// is one meaning of each. What the environment sets, wins.

/** A part is set, tried, undone and taken back as one. */
export const SETTING_PARTS = ['name', 'mark', 'zone', 'languages', 'mail', 'sms', 'backup'] as const
export type SettingPart = (typeof SETTING_PARTS)[number]

interface Settable {
  readonly part: SettingPart
  /** Kept sealed, and shown to nobody. */
  readonly isSecret?: true
  /** Names or numbers of people may stand in it: the record says that it changed, and not to what. */
  readonly isPersonal?: true
}

/** Every such setting, in the order in which people read them. */
export const SETTABLE = {
  SCRUTINEER_NAME: { part: 'name' },
  SCRUTINEER_MARK: { part: 'mark' },
  SCRUTINEER_ZONE: { part: 'zone' },
  SCRUTINEER_LANGUAGES: { part: 'languages' },
  SCRUTINEER_ALERT_LANGUAGES: { part: 'languages' },
  SCRUTINEER_MANDATORY_LANGUAGES: { part: 'languages' },
  SMTP_URL: { part: 'mail' },
  SMTP_USER: { part: 'mail', isPersonal: true },
  SMTP_PASSWORD: { part: 'mail', isSecret: true },
  SMTP_FROM: { part: 'mail' },
  SMS_GATEWAY: { part: 'sms' },
  SMS_URL: { part: 'sms' },
  SMS_USER: { part: 'sms', isPersonal: true },
  SMS_PASSWORD: { part: 'sms', isSecret: true },
  SMS_FROM: { part: 'sms' },
  SMS_RATE: { part: 'sms' },
  SCRUTINEER_BACKUP: { part: 'backup' },
  SCRUTINEER_BACKUP_MS: { part: 'backup' },
  SCRUTINEER_BACKUP_KEEP: { part: 'backup' },
  SCRUTINEER_BACKUP_RECIPIENTS: { part: 'backup' },
} as const satisfies Readonly<Record<string, Settable>>
export type SettingName = keyof typeof SETTABLE

export const SETTING_NAMES = Object.keys(SETTABLE) as readonly SettingName[]

/** Shapes of SMS gateways that come with the product; another one is described by a file, which only the environment names. */
export const SMS_SHAPES = ['json', 'form', 'query', 'kannel', 'jasmin', 'twilio'] as const

/** Settings with their values, as the environment writes them. */
export type Kept = { readonly [name in SettingName]?: string }

/**
 * Parts that come from one place as a whole: a password that the machine gives must not go to a server that the console
 * names.
 */
export const UNDIVIDED: readonly SettingPart[] = ['mail', 'sms', 'backup']

export function partOf(name: SettingName): SettingPart {
  return SETTABLE[name].part
}

/** The settings of a part. */
export function namesOf(part: SettingPart): readonly SettingName[] {
  return SETTING_NAMES.filter((name) => partOf(name) === part)
}

export function isSecret(name: SettingName): boolean {
  return 'isSecret' in SETTABLE[name]
}

/** Whether a record may say to what it was changed. */
export function isTold(name: SettingName): boolean {
  return !isSecret(name) && !('isPersonal' in SETTABLE[name]) && name !== 'SCRUTINEER_MARK'
}

/** Whether the environment decides this setting, by itself or by another of its part. */
export function isOfMachine(given: Kept, name: SettingName): boolean {
  const part = partOf(name)
  const deciding = UNDIVIDED.includes(part) ? namesOf(part) : [name]
  return deciding.some((one) => given[one] !== undefined)
}

/** What the console keeps, less what the environment decides. */
export function besides(given: Kept, kept: Kept): Kept {
  const free = Object.entries(kept).filter(([name]) => !isOfMachine(given, name as SettingName))
  return Object.fromEntries(free)
}

/** Settings that the environment decides, fit to be shown: no password, and no address with one in it. */
export function withoutSecrets(given: Kept): Kept {
  const shown = Object.entries(given).map(([name, value]) => [
    name,
    isSecret(name as SettingName)
      ? ''
      : value.replace(/^(\w+:\/\/)[^/@]*@/, '$1').replace(/\?.*$/, ''),
  ])
  return Object.fromEntries(shown)
}
