// An election day against the clock, faster than on the wall: everything is real but the length of an hour.

import { execFile } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { type FrameReader, frameKeyId } from '../../src/lib/frame/index.ts'
import { type ApiPerson, joinByApi } from './api-person.ts'
import { type ChildNode, startChildNode } from './child-node.ts'
import { type FollowingStation, followStream } from './following-station.ts'
import { type Nginx, startNginx } from './nginx.ts'
import { type RealSite, startRealSite } from './real-site.ts'
import { type SmsSink, startSmsSink } from './sms-sink.ts'
import { type SmtpSink, startSmtp } from './smtp.ts'

const SHELL_SCRIPT = join(import.meta.dirname, '../../deploy/scrutineer-signal.sh')
const HOUR_MS = 3_600_000
const POLL_MS = 100
const LIMIT_MS = 60_000

/** Stations with a device; one more has only a telephone for short messages. */
export const STATIONS = 12
export const SMS_NUMBER = '+15550100113'
const SMS_SECRET = 'secret-of-the-gateway-in-tests'

/** What the day stands on. */
export interface ElectionDay {
  readonly node: ChildNode
  readonly site: RealSite
  readonly mail: SmtpSink
  readonly sms: SmsSink
  readonly people: Readonly<Record<'analyst' | 'officer' | 'releaser', ApiPerson>>
  readonly stations: readonly FollowingStation[]
  /** Ids of all stations; the last one is the one without a device. */
  readonly stationIds: readonly string[]
  readonly register: { readonly system: string; heartbeat(): Promise<void> }
  readonly mirror: Nginx
  readonly mirrorFolder: string
  /** Resolves when the day's clock shows this hour, `13:00`; at once where it is past. */
  at(clock: string): Promise<void>
  /** A reply as the gateway hands it in. */
  textIn(text: string): Promise<void>
  end(): Promise<void>
}

/** Begins the day at 08:00; an hour takes an hour divided by `speed`. Whatever was started ends when it cannot begin. */
export async function beginDay(speed: number): Promise<ElectionDay> {
  const ends: (() => unknown)[] = []
  const end = async () => {
    for (const one of ends.toReversed()) await one()
  }
  try {
    return { ...(await prepare(speed, ends)), end }
  } catch (error) {
    await end()
    throw error
  }
}

async function prepare(speed: number, ends: (() => unknown)[]): Promise<Omit<ElectionDay, 'end'>> {
  const site = await startRealSite()
  ends.push(() => site.stop())
  const mail = await startSmtp()
  ends.push(() => mail.close())
  const sms = await startSmsSink()
  ends.push(() => sms.close())
  const mirror = await startNginx(
    ({ address, folder }) =>
      `server { listen ${address}:80; root ${folder}/www; index index.html; }`,
  )
  ends.push(() => mirror.stop())
  const mirrorFolder = join(mirror.folder, 'www')
  mkdirSync(mirrorFolder)
  const node = await startChildNode({
    ...site.settings,
    SMTP_URL: mail.url,
    SMTP_FROM: 'node@elections.test',
    SMS_GATEWAY: 'json',
    SMS_URL: sms.url,
    SMS_RATE: '100',
    SMS_IN_SECRET: SMS_SECRET,
    SCRUTINEER_MIRROR: mirrorFolder,
    SCRUTINEER_MIRROR_MS: '1000',
  })
  ends.push(() => node.remove())
  const join_ = async (name: string, role: string) => {
    const invited = await node.call<{ secret: string }>('accounts.invite', {
      name,
      role,
      area: '/',
    })
    return await joinByApi(node.origin, invited.secret)
  }
  const people = {
    analyst: await join_('Analyst', 'analyst'),
    officer: await join_('Alert officer', 'alert-officer'),
    releaser: await join_('Releasing officer', 'releasing-officer'),
  }
  const { path: area } = await node.call<{ path: string }>('territory.addArea', {
    parent: '/',
    name: 'North',
    kind: 'region',
  })
  const stationIds = await addStations(node, area)
  await node.call('monitoring.openNetwork', {
    network: `${site.address}/32`,
    reason: 'The site of the test',
  })
  await addSite(people.analyst, { area, site })
  await hasten(node, speed)
  const register = await addRegister(node, people.analyst, area)
  const stations = await followAll(node, stationIds.slice(0, STATIONS))
  for (const station of stations) ends.push(() => station.stop())
  const beganMs = Date.now()
  return {
    node,
    site,
    mail,
    sms,
    people,
    stations,
    stationIds,
    register,
    mirror,
    mirrorFolder,
    async at(clock) {
      const [hours = 0, minutes = 0] = clock.split(':').map(Number)
      const dueMs = beganMs + ((hours - 8 + minutes / 60) * HOUR_MS) / speed
      await pause(Math.max(0, dueMs - Date.now()))
    },
    async textIn(text) {
      const response = await fetch(`${node.origin}/sms/in/${SMS_SECRET}`, {
        method: 'POST',
        body: new URLSearchParams({ from: SMS_NUMBER, text }),
      })
      if (!response.ok) throw new Error(await response.text())
    },
  }
}

async function addStations(node: ChildNode, area: string): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n <= STATIONS; n += 1) {
    const station = { number: `${101 + n}`, name: `School ${101 + n}`, area }
    const phone = n === STATIONS ? { phone: SMS_NUMBER } : {}
    const added = await node.call<{ station: string }>('territory.addStation', {
      ...station,
      ...phone,
    })
    ids.push(added.station)
  }
  return ids
}

async function addSite(analyst: ApiPerson, { area, site }: { area: string; site: RealSite }) {
  await analyst.call('monitoring.addSite', {
    newOrganization: 'Office of elections',
    name: 'Register of voters',
    area,
    areas: [area],
    host: site.host,
    keyword: 'Find my station',
    allowPrivate: true,
    authorisation: {
      scope: 'passive',
      legalBasis: 'Order of the office',
      grantedBy: 'Head of the office',
      days: 30,
    },
  })
}

/** The plan of escalation at the pace of the day. */
async function hasten(node: ChildNode, speed: number): Promise<void> {
  const { steps } = await node.call<{ steps: { waitS: number; maxRepeats: number }[] }>(
    'alerting.plan',
    {},
  )
  for (const step of steps.filter(({ waitS, maxRepeats }) => waitS > 0 && maxRepeats === 0))
    await node.call('alerting.setStep', { ...step, waitS: Math.ceil(step.waitS / speed) })
}

/** The voters' register behind the firewall: it tells by the script that is shipped. */
async function addRegister(node: ChildNode, analyst: ApiPerson, area: string) {
  const { system, key } = await analyst.call<{ system: string; key: string }>(
    'monitoring.addSystem',
    {
      newOrganization: 'Registry',
      name: 'Voters’ register',
      area,
      kind: 'register',
      backupHours: 24,
      restoreDays: 30,
      expectUsual: false,
    },
  )
  const expected = { system, kind: 'heartbeat', everyMs: 10_000, graceMs: 0 }
  await analyst.call('monitoring.expectSignal', expected)
  const [script, conf] = [join(node.folder, 'scrutineer-signal'), join(node.folder, 'signal.conf')]
  copyFileSync(SHELL_SCRIPT, script)
  chmodSync(script, 0o755)
  writeFileSync(conf, `NODE=${node.origin}\nSYSTEM=${system}\nKEY=${key}\n`, { mode: 0o600 })
  const env = { ...process.env, SIGNAL_CONF: conf, STATE: join(node.folder, 'signals') }
  const tell = async (...args: string[]) => {
    await promisify(execFile)(script, args, { env })
  }
  await tell('backup-finished', 'bytes=1200000000', `sha256=${'0'.repeat(64)}`)
  await tell('restore-tested', 'result=ok')
  return { system, heartbeat: () => tell('heartbeat') }
}

async function followAll(node: ChildNode, ids: readonly string[]): Promise<FollowingStation[]> {
  const { key } = (await (await fetch(`${node.origin}/stream/heartbeat`)).json()) as { key: string }
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'base64').toString('base64url') },
    format: 'jwk',
  })
  const reader: FrameReader = {
    realm: 'actual',
    keys: new Map([[frameKeyId(publicKey), publicKey]]),
  }
  const { offers } = await node.call<{ offers: { secret: string }[] }>('accounts.offerDevices', {
    stations: ids,
  })
  const stations: FollowingStation[] = []
  for (const [n, { secret }] of offers.entries()) {
    const device = await node.call<{ cookie: { secret: string } }>('accounts.enrolDevice', {
      secret,
    })
    const answer = n % 6 === 5 ? 'need_help' : 'done'
    const name = `station ${101 + n}`
    const { origin } = node
    stations.push(followStream({ name, origin, secret: device.cookie.secret, reader, answer }))
  }
  return stations
}

/** Asks until the answer is what is waited for. Throws Error after the limit with what was seen last. */
export async function seen<T>(
  what: string,
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
  limitMs = LIMIT_MS,
): Promise<T> {
  const until = Date.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (isThere(answer)) return answer
    if (Date.now() > until)
      throw new Error(`${what} was waited for in vain: ${JSON.stringify(answer)}`)
    await pause(POLL_MS)
  }
}
