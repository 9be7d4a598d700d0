// Support of the tests of reports: a desk with two officers, a custodian and a locked-away key, and what browsers do
// beside it: sealing and opening.

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Action, query } from '../../src/core/action.ts'
import { type Actor, ANONYMOUS } from '../../src/core/actor.ts'
import { newBytes, newId } from '../../src/core/id.ts'
import type { Slice } from '../../src/core/slice.ts'
import { now } from '../../src/core/time.ts'
import { agencies } from '../../src/domains/directory/store.ts'
import { receive } from '../../src/domains/reports/actions/receive.ts'
import { agreeSeat, askSeat, openDesk } from '../../src/domains/reports/actions/seat.ts'
import { sealedFrame, sealedTwice } from '../../src/domains/reports/envelope.ts'
import { reports } from '../../src/domains/reports/index.ts'
import type { Routing, SeatRole } from '../../src/domains/reports/schema.ts'
import { proof } from '../../src/domains/record/actions/proof.ts'
import { problems as recordProblems } from '../../src/domains/record/refusals.ts'
import { identityOf, identityText, recipientText } from '../../src/lib/age/index.ts'
import { derive, digitsOf, readHash, SEED_BYTES } from '../../src/lib/receipt/index.ts'
import { exampleSlice } from './example-slice.ts'
import type { OpenHouse } from '../../src/house.ts'
import { person, type TestHouseOptions } from './house.ts'
import type { TestNode } from './node.ts'
import { PLAIN_NAMES } from './plain-names.ts'

/** Two persons of the set-up, three officers and a custodian; the last sits nowhere. */
export const founder = person('founder', ['reports:desk', 'reports:seat'])
export const second = person('second', ['reports:desk', 'reports:seat'])
export const amina = person('amina', ['reports:desk', 'reports:read'])
export const ben = person('ben', ['reports:desk', 'reports:read'])
export const carla = person('carla', ['reports:desk', 'reports:read'])
export const keeper = person('keeper', ['reports:desk', 'reports:name'])

/** A key as a device makes it. */
export interface DeviceKey {
  readonly identity: string
  readonly recipient: string
}

/** A new key. */
export function deviceKey(): DeviceKey {
  const secret = newBytes(32)
  return { identity: identityText(secret), recipient: recipientText(identityOf(secret)) }
}

/** Keys of a desk by who has them. */
export interface TestDesk {
  readonly agency: string
  readonly amina: DeviceKey
  readonly ben: DeviceKey
  readonly keeper: DeviceKey
  readonly recovery: DeviceKey
}

/** To whom is sealed what comes for a desk, whoever reports apart. */
export function readersOf(desk: TestDesk): string[] {
  return [desk.amina, desk.ben, desk.recovery].map((key) => key.recipient)
}

/** Runs actions: a house of a test, or a realm of a node. */
export interface Calls {
  call<N extends string, I, O>(actor: Actor, action: Action<N, I, O>, input: I): Promise<O>
  /** Puts an agency of this code into the directory; a house of a test has those that tests name. */
  readonly listAgency?: (code: string, name: string) => Promise<void>
}

/** A realm of a node as one runs actions in it. */
export function callsOf(house: OpenHouse | null): Calls {
  if (house === null) throw new Error('the realm is not open')
  return {
    call: async (actor, action, input) => (await house.runner.call(actor, action, input)).output,
    listAgency: (code, name) => listAgency(house, code, name),
  }
}

/** A node gives agencies codes by chance: tests write one that they know beforehand. */
async function listAgency({ store }: OpenHouse, code: string, name: string): Promise<void> {
  await store.write(async (tx) => {
    if ((await agencies.one(tx, { code })) !== undefined) return
    const facts = {
      iso3: 'AUS',
      kind: 'reporting',
      desk: 'police',
      name,
      languages: 'en',
      actsOn: '',
      source: 'test',
    } as const
    const added = { asOf: '', confidence: 'high', addedBy: 'test', addedAt: now() } as const
    await agencies.insert(tx, { id: newId(), code, ...facts, ...added })
  })
}

/** Everything that a node wrote, as bytes. */
export function writtenBy({ folder }: Pick<TestNode, 'folder'>): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  const plain = files.filter((file) => file.isFile())
  return Buffer.concat(plain.map((file) => readFileSync(join(file.parentPath, file.name))))
}

/** Debian's own. */
const AGE = 'age'

/** The content of a padded age file by Debian's own program. */
export function openedByAge(
  { folder }: Pick<TestNode, 'folder'>,
  sealed: Uint8Array,
  identity: string,
): Buffer {
  const key = join(folder, 'key.txt')
  writeFileSync(key, `${identity}\n`)
  const ran = spawnSync(AGE, ['-d', '-i', key], { input: sealed, maxBuffer: 1 << 24 })
  if (ran.status !== 0) throw new Error(ran.stderr.toString())
  return ran.stdout
}

/** Code of the agency whose desk the tests sit at. */
export const AGENCY = 'AGY-0000000A'

/** Opens a desk and seats everybody, each with two persons' consent. */
export async function openTestDesk(
  h: Calls,
  { agency = AGENCY, name = 'Commission <North>' } = {},
): Promise<TestDesk> {
  await h.listAgency?.(agency, name)
  await h.call(founder, openDesk, { agency })
  const keys = { amina: deviceKey(), ben: deviceKey(), keeper: deviceKey(), recovery: deviceKey() }
  await seat(h, { agency, role: 'recovery', by: founder, key: keys.recovery })
  await seat(h, { agency, role: 'custodian', by: keeper, key: keys.keeper })
  await seat(h, { agency, role: 'officer', by: amina, key: keys.amina })
  await seat(h, { agency, role: 'officer', by: ben, key: keys.ben })
  return { agency, ...keys }
}

/** Asks for a seat; the two persons of the set-up agree, or these. */
export async function seat(
  h: Calls,
  wanted: {
    readonly agency: string
    readonly role: SeatRole
    readonly by: Actor
    readonly key: DeviceKey
    readonly agreeing?: readonly Actor[]
  },
  /** Agrees where one person rehearses all parts. */
  rehearsing?: Actor,
): Promise<void> {
  const { agency, role, by, key, agreeing = [founder, second] } = wanted
  const { change } = await h.call(by, askSeat, { agency, role, recipient: key.recipient })
  const others = agreeing.filter(({ id }) => id !== by.id)
  for (const one of rehearsing === undefined ? others : [rehearsing])
    await h.call(one, agreeSeat, { change })
}

/** How a report is routed where a test says nothing else. */
export const ROUTING: Routing = {
  agency: AGENCY,
  what: 'fake-site-or-message',
  place: 'online',
  area: '/',
  teller: 'voter',
  moment: 'today',
  danger: false,
  language: 'en',
  forward: 'country',
  contact: true,
}

/** A receipt with everything that it is good for. */
export function newReceipt(seed: Uint8Array = newBytes(SEED_BYTES)) {
  const derived = derive(seed)
  return { ...derived, digits: digitsOf(seed), readHash: readHash(derived.read) }
}
export type TestReceipt = ReturnType<typeof newReceipt>

/** A file whose parts came, as a report names it. */
export interface NamedFile {
  readonly upload: string
  readonly header: string
}

/** Reports as a browser that seals does, with a name where one is given; gives the receipt. */
export async function tell(
  h: Calls,
  desk: TestDesk,
  {
    text = 'They took it down.',
    name = '',
    routing = {} as Partial<Routing>,
    receipt = newReceipt(),
    files = [] as readonly NamedFile[],
    drawnAt = undefined as string | undefined,
    keys = readersOf(desk),
    by = ANONYMOUS as Actor,
  } = {},
): Promise<TestReceipt> {
  const { mailbox, recipient, readHash: hash } = receipt
  const outer = [...keys, recipient]
  const sealed = await sealedFrame({ manifest: { v: 1, kind: 'answers' }, text }, outer)
  const inner = [desk.keeper.recipient, desk.recovery.recipient, recipient]
  const who = { manifest: { v: 1, kind: 'identity', of: recipient, name, contact: '' }, text: '' }
  const identity = (await sealedTwice(who, { inner, outer })).toString('base64')
  await h.call(by, receive, {
    routing: { ...ROUTING, agency: desk.agency, ...routing },
    mailbox,
    recipient,
    readHash: hash,
    sealed: sealed.toString('base64'),
    ...(name === '' ? {} : { identity }),
    ...(files.length === 0 ? {} : { files: [...files] }),
    ...(drawnAt === undefined ? {} : { drawnAt }),
    sealedBy: 'browser',
  })
  return receipt
}

/** Agencies of the directory as tests have it. */
const LISTED: Readonly<Record<string, string>> = {
  [AGENCY]: 'Commission <North>',
  'AGY-0000000B': 'Police',
}

/** The day of voting of the tests, a long time after their clock begins. */
export const VOTING = '2027-08-10'

/** What reports read of other slices. */
const surroundings: Slice = exampleSlice('surroundings', {
  problems: recordProblems,
  actions: [
    ...PLAIN_NAMES,
    proof,
    query({
      permission: 'anyone',
      scope: 'none',
      summary: 'For tests.',
      name: 'directory.publicContacts',
      input: z.object({}),
      output: z.looseObject({}),
      run: async () => ({ country: null, agencies: [] }),
    }),
    query({
      permission: 'anyone',
      scope: 'none',
      summary: 'For tests.',
      name: 'territory.electionDay',
      input: z.object({}),
      output: z.looseObject({}),
      run: async () => ({
        zone: 'Africa/Nairobi',
        times: { first: VOTING, last: VOTING, opens: '06:00', closes: '17:00', isDaily: true },
      }),
    }),
    query({
      permission: 'anyone',
      scope: 'none',
      summary: 'For tests.',
      name: 'directory.areasTold',
      input: z.object({}),
      output: z.looseObject({}),
      run: async () => ({ areas: [] }),
    }),
    query({
      permission: 'anyone',
      scope: 'none',
      summary: 'For tests.',
      name: 'directory.finder',
      input: z.looseObject({}),
      output: z.looseObject({}),
      run: async () => ({ answers: [] }),
    }),
    query({
      permission: 'anyone',
      scope: 'none',
      summary: 'For tests.',
      name: 'directory.agencyOf',
      input: z.object({ code: z.string() }),
      output: z.object({ name: z.string() }).nullable(),
      run: async (_, { code }) => {
        const name = LISTED[code]
        return name === undefined ? null : { name }
      },
    }),
    query({
      permission: 'anyone',
      scope: 'none',
      summary: 'For tests.',
      name: 'directory.findAgencies',
      input: z.looseObject({}),
      output: z.looseObject({}),
      run: async () => ({
        agencies: Object.entries(LISTED).map(([code, name]) => ({ code, name })),
      }),
    }),
  ],
})

export const reportsHouse: TestHouseOptions = { slices: [reports, surroundings] }
