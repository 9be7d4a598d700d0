import { z } from 'zod'
import { MAX_SPAN_MS } from './bounds.ts'
import { isLanguageTag, languageTags } from './language-tag.ts'
import { besides, type Kept, SETTING_NAMES } from './settings.ts'

const port = z.coerce.number().int().min(0).max(65535)
const list = z.string().transform((text) => text.split(/[\s,]+/).filter((part) => part !== ''))
const tags = list.pipe(languageTags)

/**
 * Every setting of the node with its default; read from the environment once, at start. Names, defaults and meaning
 * are the contract of the product's face.
 */
const settings = z.object({
  PORT: port.default(8420),
  HOST: z.string().default('127.0.0.1'),
  /** The only source of RP id, allowed Origin, links and QR codes; default `http://localhost:PORT`. */
  SCRUTINEER_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  /** What people call the node; default: the host of its address. */
  SCRUTINEER_NAME: z.string().max(80).optional(),
  /** Seal of the office: a PNG in base64, which the console keeps. */
  SCRUTINEER_MARK: z.string().optional(),
  /** A second address for public pages and reports: `http://` and the 56 letters of an onion service. */
  SCRUTINEER_ONION: z
    .string()
    .regex(/^http:\/\/[a-z2-7]{56}\.onion\/?$/, 'http:// and the name of an onion service')
    .transform((address) => address.replace(/\/$/, ''))
    .nullable()
    .default(null),
  /** Where Tor brings what comes by that address, on this machine: nothing else comes there, whatever it says of itself. */
  SCRUTINEER_ONION_PORT: port.nullable().default(null),
  TLS_CERT: z.string().optional(),
  TLS_KEY: z.string().optional(),
  /** Number of proxies in front whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  SCRUTINEER_DATA: z.string().default('data'),
  /** Bearer that may read the node's figures and its readiness from elsewhere; on the machine itself none is needed. */
  METRICS_TOKEN: z.string().min(16).max(200).regex(/^\S+$/, 'no spaces').optional(),
  /** File that gets one JSON line for each event besides what is printed. */
  SCRUTINEER_LOG: z.string().min(1).optional(),
  DATABASE_URL: z.string().optional(),
  /** Languages of the node, first is the default. */
  SCRUTINEER_LANGUAGES: list.default(['en', 'ar']),
  /** Languages in which alerts are written besides those of the node: tags such as `sw`. */
  SCRUTINEER_ALERT_LANGUAGES: tags.default([]),
  /** Languages that an Actual alert must carry; default: the first language. */
  SCRUTINEER_MANDATORY_LANGUAGES: tags.optional(),
  SCRUTINEER_ZONE: z.string().default('UTC'),
  /** DNS resolvers as ADDR:PORT; default those of the machine. */
  SCRUTINEER_RESOLVERS: list.optional(),
  /** PEM file with roots trusted besides the usual ones. */
  SCRUTINEER_EXTRA_CA: z.string().optional(),
  /** https address of an authority for time-stamps (RFC 3161); none by default. */
  SCRUTINEER_TSA: z.url({ protocol: /^https$/ }).optional(),
  /** smtp://user:password@host:port; without it mail waits in a visible list. */
  SMTP_URL: z.string().optional(),
  /** User and password, where they do not stand in the address. */
  SMTP_USER: z.string().default(''),
  SMTP_PASSWORD: z.string().default(''),
  SMTP_FROM: z.string().default('scrutineer@localhost'),
  /** Shape of the SMS gateway: json, form, query, kannel, jasmin, twilio, or a JSON file that describes another one. */
  SMS_GATEWAY: z.string().optional(),
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_USER: z.string().default(''),
  SMS_PASSWORD: z.string().default(''),
  /** Number or name that messages come from. */
  SMS_FROM: z.string().max(20).default(''),
  /** Messages a second that the contract with the provider allows. */
  SMS_RATE: z.coerce.number().min(0.1).max(1000).default(10),
  /** Secret of the address at which the gateway hands in replies; without it none are taken. */
  SMS_IN_SECRET: z.string().min(16).max(128).optional(),
  /** Folder of the backups by the schedule; without it none are made. */
  SCRUTINEER_BACKUP: z.string().optional(),
  /** Time between two backups, in ms. */
  SCRUTINEER_BACKUP_MS: z.coerce.number().int().min(10_000).max(MAX_SPAN_MS).default(21_600_000),
  /** Backups kept besides the last one of each day. */
  SCRUTINEER_BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(28),
  /** Keys that may read the backups: `age1…` separated by spaces, or a file with one a line, or the word `plain`. */
  SCRUTINEER_BACKUP_RECIPIENTS: z.string().optional(),
  /** 1 lets web push reach private addresses: for tests, and for a push service of one's own. */
  PUSH_ALLOW_PRIVATE: z.enum(['0', '1']).default('0'),
  /** Folder of the static mirror of the public pages; without it none is written. */
  SCRUTINEER_MIRROR: z.string().optional(),
  /** Time between two writings of the mirror, in ms. */
  SCRUTINEER_MIRROR_MS: z.coerce.number().int().min(1000).max(3_600_000).default(15_000),
  /** Times of the confirming visits after a first bad one, in ms. */
  SCRUTINEER_RECHECK_MS: list.default(['0', '20000', '60000']),
  /** Usual time between two visits of a site, in ms. */
  SCRUTINEER_VISIT_MS: z.coerce.number().int().min(1000).default(300_000),
  /** How long the page of a site is learned before every change of it counts in full, in ms. */
  SCRUTINEER_LEARN_MS: z.coerce.number().int().min(0).max(MAX_SPAN_MS).default(86_400_000),
  /** 0 lets each look at a site say who looks: then nobody sees what is shown to all others. */
  SCRUTINEER_BROWSER_LOOKS: z.enum(['0', '1']).default('1'),
})

/** The SMS gateway as set. */
export interface SmsSettings {
  /** Name of a known shape, or path of a JSON file. */
  readonly gateway: string
  readonly url: string
  readonly user: string
  readonly password: string
  readonly from: string
  readonly perSecond: number
  /** Where the gateway reports what became of a message; null where replies are not set up. */
  readonly reportUrl: string | null
}

/** The backups as set; `recipients` is `plain`, a list of keys, or a file of them. */
export interface BackupSettings {
  readonly folder: string
  readonly everyMs: number
  readonly keep: number
  readonly recipients: string
}

/** Parsed settings in code names. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly origin: string
  /** The same where the environment names it, not only the port: then somebody expects just this one. */
  readonly expectedOrigin: string | null
  /** The same of its onion service; null where it has none. */
  readonly onion: string | null
  /** The port of its own at which the onion service comes; null where only the name that is asked for tells it apart. */
  readonly onionPort: number | null
  readonly name: string
  /** PNG in base64. */
  readonly mark: string | null
  readonly tls: { readonly cert: string; readonly key: string } | null
  readonly trustProxy: number
  readonly dataFolder: string
  readonly metricsToken: string | null
  readonly logFile: string | null
  readonly databaseUrl: string | null
  readonly languages: readonly string[]
  readonly alertLanguages: readonly string[]
  readonly mandatoryLanguages: readonly string[]
  readonly zone: string
  readonly resolvers: readonly string[] | null
  readonly extraCa: string | null
  /** Authority for time-stamps. */
  readonly timeStamps: string | null
  readonly smtpUrl: string | null
  readonly smtpFrom: string
  /** null: messages go to a visible sink. */
  readonly sms: SmsSettings | null
  readonly smsInSecret: string | null
  readonly pushAllowsPrivate: boolean
  readonly mirror: { readonly folder: string; readonly everyMs: number } | null
  readonly recheckMs: readonly number[]
  readonly visitMs: number
  readonly learnMs: number
  readonly looksAsBrowser: boolean
  readonly backup: BackupSettings | null
  /** Those that the console may set as well, where the environment sets them. */
  readonly given: Kept
  /** The same environment with what the console keeps. Throws as {@link readConfig}. */
  with(kept: Kept): Config
  /** The same with the door that a node has, where this environment is not the node's. Throws as {@link readConfig}. */
  behind(door: Door): Config
}

/** Where a node is, in the words of its environment; an empty one is not set. */
export type Door = Readonly<
  Partial<Record<'SCRUTINEER_ORIGIN' | 'PORT' | 'HOST' | 'TLS_CERT' | 'TLS_KEY', string>>
>

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the settings of the environment; an empty one counts as not set. Where the console keeps some, they hold as far as the
 * environment does not decide. Throws Error with one sentence per wrong setting.
 */
export function readConfig(env: Environment, kept: Kept = {}): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const given: Kept = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => (set[name] === undefined ? [] : [[name, set[name]]])),
  )
  const parsed = settings.safeParse({ ...set, ...besides(given, kept) })
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(
      (issue) => `${issue.path.join('.')}: ${issue.message}`,
    )
    throw new Error(`These settings are wrong. ${sentences.join('. ')}.`)
  }
  return {
    ...configOf(parsed.data),
    given,
    with: (more) => readConfig(env, more),
    behind: (door) => readConfig({ ...env, ...door }, kept),
  }
}

type Settings = z.infer<typeof settings>

function configOf(s: Settings): Omit<Config, 'given' | 'with' | 'behind'> {
  const origins = originsOf(s)
  const { origin } = origins
  const mandatory = s.SCRUTINEER_MANDATORY_LANGUAGES ?? s.SCRUTINEER_LANGUAGES.slice(0, 1)
  return {
    port: s.PORT,
    host: s.HOST,
    ...origins,
    onion: s.SCRUTINEER_ONION,
    onionPort: s.SCRUTINEER_ONION === null ? null : s.SCRUTINEER_ONION_PORT,
    name: s.SCRUTINEER_NAME ?? new URL(origin).hostname,
    mark: s.SCRUTINEER_MARK ?? null,
    tls: tlsOf(s),
    trustProxy: s.TRUST_PROXY,
    dataFolder: s.SCRUTINEER_DATA,
    metricsToken: s.METRICS_TOKEN ?? null,
    logFile: s.SCRUTINEER_LOG ?? null,
    databaseUrl: s.DATABASE_URL ?? null,
    languages: s.SCRUTINEER_LANGUAGES,
    alertLanguages: [
      ...new Set([
        ...s.SCRUTINEER_LANGUAGES.filter(isLanguageTag),
        ...s.SCRUTINEER_ALERT_LANGUAGES,
        ...mandatory,
      ]),
    ],
    mandatoryLanguages: mandatory,
    zone: s.SCRUTINEER_ZONE,
    resolvers: s.SCRUTINEER_RESOLVERS ?? null,
    extraCa: s.SCRUTINEER_EXTRA_CA ?? null,
    timeStamps: s.SCRUTINEER_TSA ?? null,
    smtpUrl: smtpUrlOf(s),
    smtpFrom: s.SMTP_FROM,
    sms: smsSettings(s),
    smsInSecret: s.SMS_IN_SECRET ?? null,
    pushAllowsPrivate: s.PUSH_ALLOW_PRIVATE === '1',
    mirror:
      s.SCRUTINEER_MIRROR === undefined
        ? null
        : { folder: s.SCRUTINEER_MIRROR, everyMs: s.SCRUTINEER_MIRROR_MS },
    recheckMs: s.SCRUTINEER_RECHECK_MS.map(Number),
    visitMs: s.SCRUTINEER_VISIT_MS,
    learnMs: s.SCRUTINEER_LEARN_MS,
    looksAsBrowser: s.SCRUTINEER_BROWSER_LOOKS === '1',
    backup: backupOf(s),
  }
}

function originsOf(s: Settings): Pick<Config, 'origin' | 'expectedOrigin'> {
  const scheme = s.TLS_CERT === undefined ? 'http' : 'https'
  const expectedOrigin = s.SCRUTINEER_ORIGIN?.replace(/\/+$/, '') ?? null
  return { origin: expectedOrigin ?? `${scheme}://localhost:${s.PORT}`, expectedOrigin }
}

function smtpUrlOf(s: Settings): string | null {
  if (s.SMTP_URL === undefined || s.SMTP_USER === '') return s.SMTP_URL ?? null
  const url = new URL(s.SMTP_URL)
  url.username = encodeURIComponent(s.SMTP_USER)
  url.password = encodeURIComponent(s.SMTP_PASSWORD)
  return url.href
}

function smsSettings(s: Settings): SmsSettings | null {
  if ((s.SMS_GATEWAY === undefined) !== (s.SMS_URL === undefined)) {
    throw new Error('SMS_GATEWAY and SMS_URL belong together: set both or none.')
  }
  if (s.SMS_GATEWAY === undefined || s.SMS_URL === undefined) return null
  const origin = s.SCRUTINEER_ORIGIN?.replace(/\/+$/, '')
  return {
    gateway: s.SMS_GATEWAY,
    url: s.SMS_URL,
    user: s.SMS_USER,
    password: s.SMS_PASSWORD,
    from: s.SMS_FROM,
    perSecond: s.SMS_RATE,
    reportUrl:
      s.SMS_IN_SECRET === undefined || origin === undefined
        ? null
        : `${origin}/sms/report/${s.SMS_IN_SECRET}`,
  }
}

function tlsOf({ TLS_CERT: cert, TLS_KEY: key }: Settings): Config['tls'] {
  if (cert === undefined && key === undefined) return null
  if (cert !== undefined && key !== undefined) return { cert, key }
  throw new Error('TLS_CERT and TLS_KEY belong together: set both or none.')
}

function backupOf(s: Settings): BackupSettings | null {
  const { SCRUTINEER_BACKUP: folder, SCRUTINEER_BACKUP_RECIPIENTS: recipients } = s
  if (folder === undefined || folder === '') return null
  if (recipients === undefined || recipients === '') {
    throw new Error(
      'SCRUTINEER_BACKUP needs SCRUTINEER_BACKUP_RECIPIENTS: the age1… keys that may read the backups, or the word plain.',
    )
  }
  return {
    folder,
    everyMs: s.SCRUTINEER_BACKUP_MS,
    keep: s.SCRUTINEER_BACKUP_KEEP,
    recipients,
  }
}
