// Walks through what a node knows of its country and of itself.

import { ANONYMOUS } from '../../src/core/actor.ts'
import { SoftwareAuthenticator } from './authenticator.ts'
import { incidentFor, NORTH, type Recipe, stationFor, type Walking } from './kill-walking.ts'

const SOON = '2027-01-10T08:00:00.000Z'
const LATER = '2027-01-10T20:00:00.000Z'
const ORIGIN = 'https://node.example'

/** What a page asks a passkey for. */
interface Begun {
  readonly challengeId: string
  readonly challenge: string
  readonly rpId: string
  readonly user: { readonly id: string }
}

/** Somebody joins by a link. */
async function join({ ask }: Walking, tag: string): Promise<void> {
  const name = `Person ${tag}`
  const asked = { name, role: 'analyst', area: NORTH }
  const { secret } = await ask('accounts.invite', asked, 'job')
  const key = new SoftwareAuthenticator()
  const begun = await ask<Begun>('accounts.beginJoin', { secret, name }, ANONYMOUS)
  key.userHandle = begun.user.id
  const { challengeId } = begun
  const credential = key.create({ ...begun, origin: ORIGIN })
  const { person } = await ask(
    'accounts.finishJoin',
    { secret, challengeId, name, credential },
    ANONYMOUS,
  )
  const again = await ask<Begun>('accounts.beginSignIn', {}, ANONYMOUS)
  const signed = key.get({ ...again, origin: ORIGIN })
  const { challengeId: second } = again
  await ask('accounts.finishSignIn', { challengeId: second, credential: signed }, ANONYMOUS)
  await ask('accounts.grant', { person, role: 'auditor', area: NORTH }, 'job')
  await ask('accounts.closeSessions', { person }, 'job')
  await ask('accounts.recover', { person }, 'job')
}

/** Walks by slice. */
export const COUNTRY: Readonly<Record<string, Recipe>> = {
  accounts: {
    commands: [
      'accounts.invite',
      'accounts.withdrawInvitation',
      'accounts.createToken',
      'accounts.revokeToken',
      'accounts.beginJoin',
      'accounts.finishJoin',
      'accounts.beginSignIn',
      'accounts.finishSignIn',
      'accounts.grant',
      'accounts.closeSessions',
      'accounts.recover',
      'accounts.offerDevices',
      'accounts.enrolDevice',
    ],
    async walk(walking, tag) {
      const { ask, look } = walking
      const asked = { name: `Person ${tag}`, role: 'analyst', area: NORTH }
      const { invitation } = await ask('accounts.invite', asked, 'job')
      await ask('accounts.withdrawInvitation', { invitation }, 'job')
      const name = tag.toLowerCase()
      await ask('accounts.createToken', { role: 'partner', name }, 'job')
      const { items } = await look<{ items: { token: string; name: string }[] }>(
        'accounts.tokens',
        { limit: 100 },
        'job',
      )
      const own = items.find((one) => one.name === name)
      if (own !== undefined) await ask('accounts.revokeToken', { token: own.token }, 'job')
      const { station } = await stationFor(ask, `a${tag}`)
      const offered = { stations: [station] }
      const { offers } = await ask<{ offers: { secret: string }[] }>(
        'accounts.offerDevices',
        offered,
      )
      await ask('accounts.enrolDevice', { secret: offers[0]?.secret }, ANONYMOUS)
      await join(walking, tag)
    },
  },
  territory: {
    commands: [
      'territory.addArea',
      'territory.renameArea',
      'territory.addStation',
      'territory.changeStation',
      'territory.addOfficial',
      'territory.addDuty',
      'territory.startDuty',
      'territory.removeDuty',
      'territory.removeOfficial',
      'territory.closeStation',
      'territory.createElection',
      'territory.setPhase',
      'territory.setHours',
      'territory.setFreezes',
      'territory.beginImport',
      'territory.importRows',
      'territory.cancelImport',
    ],
    async walk({ ask }, tag) {
      const { path, station } = await stationFor(ask, tag)
      await ask('territory.renameArea', { path, name: `Area of ${tag}` })
      await ask('territory.changeStation', { station, name: `School ${tag}` })
      const post = { station, post: 'presiding-officer' }
      const { official } = await ask('territory.addOfficial', post)
      const { official: next } = await ask('territory.addOfficial', { ...post, label: 'Deputy' })
      const { duty } = await ask('territory.addDuty', { official, from: SOON, until: LATER })
      await ask('territory.removeDuty', { duty })
      await ask('territory.startDuty', { official, hours: 4 })
      await ask('territory.startDuty', { official: next, hours: 8 })
      await ask('territory.removeOfficial', { official })
      const { station: closed } = await stationFor(ask, `${tag}b`)
      await ask('territory.closeStation', { station: closed })
      const day = { name: `Election ${tag}`, date: '2027-01-10', zone: 'UTC' }
      const { election } = await ask('territory.createElection', day)
      const polling = { from: '2027-01-10T08:00', until: '2027-01-10T20:00' }
      await ask('territory.setPhase', { election, phase: 'polling', ...polling })
      await ask('territory.setHours', { election, opens: '08:00', closes: '20:00' })
      const freezes = [{ ...polling, reason: 'The day itself' }]
      await ask('territory.setFreezes', { election, freezes })
      // One import is open at a time.
      const file = { name: `${tag}.csv`, columns: ['number', 'name', 'area'] }
      const begin = { ...file, delimiter: ',', skipBad: false }
      const { import: brought } = await ask('territory.beginImport', begin)
      const rows = [[`${tag}-i`, `Hall ${tag}`, `Region ${tag}`]]
      await ask('territory.importRows', { import: brought, from: 0, rows })
      await ask('territory.cancelImport', { import: brought })
    },
  },
  directory: {
    commands: [
      'directory.addAgency',
      'directory.correctAgency',
      'directory.removeAgency',
      'directory.putChannel',
      'directory.addRoute',
    ],
    async walk({ ask }, tag) {
      const { iso3, ...facts } = {
        iso3: 'KEN',
        name: `Agency ${tag}`,
        phone: '+999 555 0100',
        source: 'A letter',
      }
      const kind = { kind: 'reporting', desk: 'police', iso3 }
      const gone = await ask('directory.addAgency', { ...kind, ...facts, name: `Old ${tag}` })
      await ask('directory.removeAgency', { agency: gone['agency'] })
      const { agency } = await ask('directory.addAgency', { ...kind, ...facts })
      await ask('directory.correctAgency', { agency, ...facts, name: `Agency of ${tag}` })
      const way = { kind: 'phone', value: '+999 555 0101', source: 'A letter' }
      await ask('directory.putChannel', { agency, ...way })
      await ask('directory.addRoute', { agency, rank: 2 })
    },
  },
  record: {
    commands: ['record.noteDrill', 'record.noteCapacity', 'record.noteScripts'],
    async walk({ ask }, tag) {
      const root = Buffer.alloc(32).toString('hex')
      const drill = { file: `${tag}.age`, backupAt: SOON, size: 1, durationMs: 1 }
      await ask('record.noteDrill', { ...drill, root })
      const times = { syncMedianMs: 1, syncWorstMs: 1, durableByOne: 1, durableBy64: 1 }
      const rates = { signatures: 1, socketWrites: 1, visits: 1, cores: 1, memoryBytes: 1 }
      await ask('record.noteCapacity', { ...times, ...rates })
      await ask('record.noteScripts', { scripts: [{ name: `${tag}.js`, sha256: root }] })
    },
  },
  settings: {
    commands: ['settings.setName'],
    async walk({ ask, look }, tag) {
      const { parts } = await look<{ parts: { part: string; version: number }[] }>(
        'settings.list',
        {},
      )
      const version = parts.find(({ part }) => part === 'name')?.version
      await ask('settings.setName', { name: `Office ${tag}`, version })
    },
  },
  words: {
    commands: ['words.import', 'words.confirm'],
    async walk({ ask, look }) {
      const { file } = await look('words.export', { language: 'ar' })
      await ask('words.import', { language: 'ar', file })
      const { read } = await look('words.texts', { language: 'ar', catalogue: 'ui' })
      await ask('words.confirm', { language: 'ar', catalogue: 'ui', read })
    },
  },
  work: {
    commands: ['work.take', 'work.giveBack', 'work.snooze', 'work.wake'],
    async walk({ ask }, tag) {
      const subject = await incidentFor(ask, `work ${tag}`)
      await ask('work.take', { subject })
      await ask('work.giveBack', { subject })
      await ask('work.snooze', { subject, minutes: 15 })
      await ask('work.wake', { subject })
    },
  },
}
