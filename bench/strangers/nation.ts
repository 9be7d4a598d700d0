// A node in a process of its own with everything that strangers and officials do: a desk that receives reports, a group of
// observers with cards, stations with devices, an officer with a key. And what lies in it afterwards.

import { join, resolve } from 'node:path'
import { readConfig } from '../../src/core/config.ts'
import type { Action } from '../../src/core/action.ts'
import type { Actor } from '../../src/core/actor.ts'
import type { Tx } from '../../src/core/port.ts'
import { TELL } from '../../src/domains/claims/actions/claim.ts'
import { claims } from '../../src/domains/claims/store.ts'
import { templateContent } from '../../src/domains/alerting/index.ts'
import { APPLY } from '../../src/domains/pollwatch/actions/application.ts'
import * as watching from '../../src/domains/pollwatch/store.ts'
import { reports } from '../../src/domains/reports/store.ts'
import { openNode } from '../../src/node.ts'
import { run } from '../../src/platform/store/lend.ts'
import { SoftwareAuthenticator } from '../../test/support/authenticator.ts'
import { callsOf, openTestDesk } from '../../test/support/reports.ts'
import { LEEWAY_BYTES, lineBytes } from '../fanout/fan.ts'
import { enrolDevices } from '../fanout/node.ts'
import { type Place as Running, startPlace } from '../pages/node.ts'
import type { Place } from './doors.ts'
import type { Honest, Observer } from './honest.ts'

const STATIONS = 200
/** Observers who send, and those whose numbers a crowd has. */
const OBSERVERS = 40
const HAND: Actor = { id: 'cli:0', holds: 'all' }
const SMS_SECRET = 'secret-of-the-bench-gateway'

/** Marks of what was taken in, and of what waits in a slow lane. */
export interface Kept {
  readonly marks: ReadonlySet<string>
  readonly waiting: ReadonlySet<string>
}

/** It runs. */
export interface Nation {
  readonly honest: Honest
  /** File with the secrets of the stations' devices, one a line. */
  readonly devices: string
  readonly stations: number
  readonly running: Running
  /** Drafts and proposes an alert to everybody; gives what issues it. */
  proposed(): Promise<{ issue(): Promise<unknown>; cancel(): Promise<unknown> }>
  /** Bytes after which a station has an alert; more than a heartbeat. */
  frameBytes(): Promise<number>
  stop(): Promise<void>
  /** Marks of everything that is there, after `stop`. */
  kept(): Promise<Kept>
}

/** Opens it over a folder, on the engine of `settings`. */
export async function openNation(
  folder: string,
  settings: Readonly<Record<string, string>>,
): Promise<Nation> {
  const env: Record<string, string> = {
    ...settings,
    SCRUTINEER_DATA: join(folder, 'data'),
    SCRUTINEER_LANGUAGES: 'en',
    SMS_IN_SECRET: SMS_SECRET,
    TRUST_PROXY: '1',
  }
  const seed = await seeded(env, folder)
  const running = await startPlace(resolve(import.meta.dirname, '../..'), {
    ...env,
    PORT: String(seed.port),
  })
  const origin = `http://localhost:${running.port}`
  const place = { ...seed.place, origin }
  const persons = [await joined(running, origin, 'Author'), await joined(running, origin, 'Second')]
  const [author, second] = persons.map(({ actor }) => actor) as [Actor, Actor]
  const [{ key: officer }] = persons as [Joined]
  const call = <O>(action: string, input: object, as: Actor) => running.call<O>(action, input, as)
  const proposed = async () => {
    const content = templateContent({ event: 'DDOS', severity: 'Moderate', areas: ['/'] })
    const { en } = content.texts
    const drafted = { content: { ...content, texts: { en } } }
    const { alert } = await call<{ alert: string }>('alerting.draft', drafted, author)
    await call('alerting.propose', { alert, confirmed: ['en'] }, author)
    const { read } = await call<{ read: string }>('alerting.preview', { alert }, author)
    return {
      issue: () => call('alerting.issue', { alert, read, count: STATIONS }, second),
      cancel: () => call('alerting.cancel', { alert }, second),
    }
  }
  let isOpen = true
  return {
    honest: { place, observers: seed.observers, officer },
    devices: seed.devices,
    stations: STATIONS,
    running,
    proposed,
    async frameBytes() {
      const alert = await proposed()
      await alert.issue()
      const bytes = await lineBytes(running)
      await alert.cancel()
      return bytes - LEEWAY_BYTES
    },
    async stop() {
      if (isOpen) await running.stop()
      isOpen = false
    },
    kept: () => keptIn({ ...env, PORT: String(running.port) }),
  }
}

interface Joined {
  readonly actor: Actor
  readonly key: SoftwareAuthenticator
}

/** A person with a key of software, and the actor that the bench calls as. */
async function joined(running: Running, origin: string, name: string): Promise<Joined> {
  const invited = { name, role: 'alert-officer', area: '/' }
  const { secret } = await running.call<{ secret: string }>('accounts.invite', invited)
  const key = new SoftwareAuthenticator()
  const asked = await running.call<{ challengeId: string; challenge: string; rpId: string }>(
    'accounts.beginJoin',
    { secret },
  )
  const credential = key.create({ ...asked, origin })
  const { challengeId } = asked
  const { person } = await running.call<{ person: string }>('accounts.finishJoin', {
    secret,
    challengeId,
    credential,
  })
  const actor = { id: person, via: `session:${name}`, device: `browser:${name}`, holds: 'all' }
  return { actor: actor as Actor, key }
}

/** Puts everything in, in this process, and leaves. */
async function seeded(env: Readonly<Record<string, string>>, folder: string) {
  const node = await openNode(readConfig({ ...env, PORT: '0' }), { log: () => {} })
  try {
    const house = node.house('actual')
    if (house === null) throw new Error('there is no house')
    const call = async <O>(name: string, input: object, as = HAND) =>
      (await house.runner.call(as, house.action(name) as Action, input)).output as O
    const { agency } = await openTestDesk(callsOf(house), { agency: 'AGY-0000000A' })
    const stations: string[] = []
    for (let n = 0; n < STATIONS; n += 1) {
      const added = { number: `B${n}`, name: `School ${n}`, area: '/' }
      const { station } = await call<{ station: string }>('territory.addStation', added)
      stations.push(station)
    }
    const devices = await enrolDevices({ call }, folder, stations)
    const observers = await observersOf(house, call)
    const numbers = observers.map(({ number }) => number)
    const place: Place = { origin: '', agency, numbers, smsSecret: SMS_SECRET }
    return { port: node.port, place, observers, devices }
  } finally {
    await node.close()
  }
}

type House = NonNullable<ReturnType<Awaited<ReturnType<typeof openNode>>['house']>>

/** An accredited group whose observers have cards. */
async function observersOf(
  house: House,
  call: <O>(name: string, input: object, as?: Actor) => Promise<O>,
): Promise<readonly Observer[]> {
  const manager: Actor = { id: 'person:of-the-bench', holds: 'all' }
  const about = {
    name: 'Observers',
    kind: 'citizens',
    members: OBSERVERS,
    about: 'Volunteers.',
    contact: 'desk@group.example',
    conduct: true,
  }
  const { code } = await call<{ code: string }>('pollwatch.apply', about)
  const waiting = { view: 'waiting', limit: 10 }
  const { items } = await call<{ items: { id: string; code: string }[] }>(
    'pollwatch.groups',
    waiting,
  )
  const group = items.find((one) => one.code === code)?.id ?? ''
  await call('pollwatch.accredit', { group })
  const named = { person: manager.id, observerGroup: group, namedBy: HAND.id }
  await house.store.write(
    async (tx) => await watching.managers.insert(tx, { ...named, namedAt: house.time.now() }),
  )
  await call('pollwatch.openDesk', { releases: 'at-once' }, manager)
  const all: Observer[] = []
  for (let n = 0; n < OBSERVERS; n += 1) {
    const phone = `+99955${String(n).padStart(7, '0')}`
    const one = { label: `Observer ${n}`, phone, station: `B${n}` }
    const made = await call<{ observer: string; number: string }>('pollwatch.enrol', one, manager)
    const { cards } = await call<{ cards: { letters: string }[] }>(
      'pollwatch.makeCards',
      { observers: [made.observer] },
      manager,
    )
    all.push({ number: made.number, letters: cards[0]?.letters ?? '', phone })
  }
  return all
}

const MAX_ROWS = 1_000_000

async function keptIn(env: Readonly<Record<string, string>>): Promise<Kept> {
  const node = await openNode(readConfig(env), { log: () => {} })
  try {
    const store = node.house('actual')?.store
    if (store === undefined) throw new Error('the node is not open')
    const how = { limit: MAX_ROWS } as const
    return await store.read(async (tx) => {
      const [said, groups, boxes, heard] = [
        await claims.many(tx, {}, how),
        await watching.groups.many(tx, {}, how),
        await reports.many(tx, {}, how),
        await watching.entries.many(tx, {}, how),
      ]
      const marks = new Set([
        ...said.map(({ words }) => words),
        ...groups.map(({ name }) => name),
        ...boxes.map(({ mailbox }) => mailbox),
        ...heard.map(({ comment }) => comment),
      ])
      return { marks, waiting: await waitingIn(tx) }
    })
  } finally {
    await node.close()
  }
}

/** The words of claims and the names of groups that wait in the slow lanes. */
async function waitingIn(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await run(
    tx,
    'select payload from job where kind in (?, ?)',
    TELL.lane.job,
    APPLY.lane.job,
  )
  const sent = rows.map((row) => JSON.parse(String(row['payload'])) as Record<string, string>)
  return new Set(sent.flatMap(({ words, name }) => [words ?? '', name ?? '']))
}
