// Settings are tried before they hold: against the server, the gateway or the folder that they name.
import { createReadStream } from 'node:fs'
import { createHash } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { join, relative, resolve } from 'node:path'
import type { Config } from '../core/config.ts'
import { isPortOpen, type OpenedPlaces } from '../core/network.ts'
import type { MailMessage, SmsMessage, Trials } from '../core/port.ts'
import { Problem } from '../core/problem.ts'
import { isOfMachine, type Kept } from '../core/settings.ts'
import { SECOND } from '../core/time.ts'
import type { Trial, TrialOutcome } from '../core/trial.ts'
import { recipientsOf, type ScheduledJob, writeScheduled } from './backup/schedule.ts'
import { LookFailed, permittedAddresses } from './egress.ts'
import { smtpTransport } from './mail.ts'
import { smsGateway } from './sms.ts'

/** How long a server may take for a connection. */
const CONNECT_MS = 10 * SECOND

const MAX_ANSWER = 300

/** Tries settings of one node; what the environment decides goes before `kept`, as it would when they hold. */
export function settingsTrials(config: Config, job: ScheduledJob): Trials {
  return {
    mail: (kept, message, opened) =>
      caught(async () => await tryMail({ config, kept, opened }, message)),
    sms: (kept, message, opened) =>
      caught(async () => await trySms({ config, kept, opened }, message)),
    backup: (kept) => caught(async () => await tryBackup(config, kept, job), 'not-written'),
  }
}

/** For the exercise and for houses that reach nothing. */
export const NO_TRIALS: Trials = {
  mail: async () => came('no-setting'),
  sms: async () => came('no-setting'),
  backup: async () => came('no-setting'),
}

interface Tried {
  readonly config: Config
  readonly kept: Kept
  readonly opened: OpenedPlaces
}

function came(outcome: TrialOutcome, answer = ''): Trial {
  return { outcome, answer: answer.slice(0, MAX_ANSWER).toWellFormed() }
}

/** Where a try stopped. */
class Stopped extends Error {
  override readonly name = 'Stopped'
  readonly trial: Trial

  constructor(outcome: TrialOutcome, answer = '') {
    super(outcome)
    this.trial = came(outcome, answer)
  }
}

async function caught(
  work: () => Promise<Trial>,
  otherwise: TrialOutcome = 'refused',
): Promise<Trial> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Stopped) return error.trial
    return came(otherwise, codeOf(error))
  }
}

/** A short code where the system gives one, else what our own code said: never a server's words. */
function codeOf(error: unknown): string {
  const { code, cause, message } = error as Error & { readonly code?: unknown }
  if (typeof code === 'string' && /^E[A-Z_]+$/.test(code)) return code
  if (cause instanceof Error) return codeOf(cause)
  return error instanceof Problem || /answered/.test(message) ? message : 'error'
}

async function tryMail(tried: Tried, message: MailMessage | null): Promise<Trial> {
  const { smtpUrl, smtpFrom } = tried.config.with(tried.kept)
  if (smtpUrl === null) return came('no-setting')
  const url = new URL(smtpUrl)
  const port = Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587)
  if (!isOfMachine(tried.config.given, 'SMTP_URL'))
    await checkPlace(url.hostname, port, tried.opened)
  // A password that anybody on the way can read is none.
  const transport = await smtpTransport(smtpUrl, { requireTLS: url.username !== '' })
  try {
    await transport.verify()
    if (message === null) return came('reached')
    const sent = await transport.sendMail({ from: smtpFrom, ...message })
    return came('sent', /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(sent.response)?.[0])
  } catch (error) {
    throw mailFault(error)
  } finally {
    transport.close()
  }
}

interface SmtpFault {
  readonly code?: string
  readonly responseCode?: number
  readonly command?: string
}

function mailFault(error: unknown): Stopped {
  const { code = '', responseCode, command } = error as SmtpFault
  const answer = [responseCode, code].filter((one) => one !== undefined && one !== '').join(' ')
  if (code === 'EAUTH') return new Stopped('not-signed-in', answer)
  const { message } = error as Error
  const isAboutTls = code === 'ETLS' || command === 'STARTTLS'
  if (isAboutTls || /certificate|altname|SSL|wrong version/i.test(message))
    return new Stopped('not-encrypted', answer)
  if (responseCode !== undefined) return new Stopped('refused', answer)
  return new Stopped('unreachable', answer)
}

async function trySms(tried: Tried, message: SmsMessage | null): Promise<Trial> {
  const { sms } = tried.config.with(tried.kept)
  if (sms === null) return came('no-setting')
  const url = new URL(sms.url)
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  if (!isOfMachine(tried.config.given, 'SMS_URL'))
    await checkPlace(url.hostname, port, tried.opened)
  await checkConnection(url.hostname, port)
  if (message === null) return came('reached')
  const { providerId } = await smsGateway(sms).send(message)
  return came('sent', providerId === null ? '' : providerId.replaceAll(/[^\w.:-]/g, ''))
}

/** A server that the console names stands where sites may stand that the node looks at: in public, or in a network that is opened. */
async function checkPlace(name: string, port: number, opened: OpenedPlaces): Promise<void> {
  const host = name.replace(/^\[|\]$/g, '')
  const found = await lookup(host, { all: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Stopped('unreachable', error.code)
  })
  try {
    permittedAddresses(
      found.map(({ address }) => address),
      opened.privateNetworks,
    )
  } catch (error) {
    if (error instanceof LookFailed) throw new Stopped('closed-network', error.message)
    throw error
  }
  if (!isPortOpen(port, opened.openPorts)) throw new Stopped('closed-network', `port ${port}`)
}

function checkConnection(name: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect({ host: name.replace(/^\[|\]$/g, ''), port, timeout: CONNECT_MS })
    const stop = (code = 'ETIMEDOUT') => {
      socket.destroy()
      fail(new Stopped('unreachable', code))
    }
    socket.once('timeout', () => stop())
    socket.once('error', (error: NodeJS.ErrnoException) => stop(error.code))
    socket.once('connect', () => {
      socket.destroy()
      done()
    })
  })
}

async function tryBackup(config: Config, kept: Kept, job: ScheduledJob): Promise<Trial> {
  const { backup, dataFolder, mirror } = config.with(kept)
  if (backup === null) return came('no-setting')
  if (!isOfMachine(config.given, 'SCRUTINEER_BACKUP')) {
    // Beside what it is a copy of it is lost with it, and what the mirror holds everybody reads.
    const own = [dataFolder, ...(mirror === null ? [] : [mirror.folder])]
    if (own.some((folder) => isInside(backup.folder, folder))) return came('own-folder')
  }
  try {
    recipientsOf(backup.recipients)
  } catch {
    return came('bad-recipients')
  }
  try {
    const summary = await writeScheduled(backup, job)
    const { bytes, sha256 } = await readBack(join(backup.folder, summary.file))
    if (bytes !== summary.bytes || sha256 !== summary.sha256)
      return came('not-written', summary.file)
    return { ...came('written', summary.file), backup: summary }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return came('bad-folder', error.message)
  }
}

function isInside(folder: string, outer: string): boolean {
  const way = relative(resolve(outer), resolve(folder))
  return way !== '..' && !way.startsWith('../')
}

/** What lies on the disk now, whatever was meant to be written. */
async function readBack(path: string): Promise<{ bytes: number; sha256: string }> {
  const digest = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    digest.update(chunk)
    bytes += chunk.length
  }
  return { bytes, sha256: digest.digest('hex') }
}
