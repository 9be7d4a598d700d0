// Walks through what a node hears from citizens, observers and outlets, and what it answers.

import { setTimeout as pause } from 'node:timers/promises'
import { CAST, newcomer, type Who } from './kill-cast.ts'
import {
  agencyFor,
  type Asker,
  claimFor,
  type Recipe,
  sourceFor,
  stationFor,
  type Walking,
} from './kill-walking.ts'
import { CONTENT } from './notices.ts'
import { applied } from './pollwatch.ts'
import { deviceKey, seat, tell, type TestDesk } from './reports.ts'

const CHECK = {
  language: 'en',
  verdict: 'false',
  title: 'It is open',
  summary: 'Nothing was closed.',
  method: 'We read the notice of the office.',
  item: 'REF-VENICE-CODE',
  stance: 'refutes',
}

/** A group of observers that is accredited, with an observer. */
async function watching({ ask, look, keep, calls }: Walking, tag: string): Promise<Asker> {
  const { code } = await applied(calls, `Group ${tag}`)
  const { items: groups } = await look<{ items: { id: string; code: string }[] }>(
    'pollwatch.groups',
    {
      view: 'waiting',
      limit: 100,
    },
  )
  const group = groups.find((one) => one.code === code)?.id
  await ask('pollwatch.accredit', { group }, 'ben')
  // Nobody looks after two groups.
  const manager = newcomer(tag)
  await ask('pollwatch.nameManager', { group, person: manager.id }, 'ben')
  await ask('pollwatch.openDesk', { releases: 'by-hand' }, manager)
  await stationFor(ask, tag)
  const phone = `+99955${String(Date.now()).slice(-7)}`
  const own = { label: tag, phone, station: tag }
  const { observer, number } = await ask('pollwatch.enrol', own, manager)
  const { cards } = await ask<{ cards: { letters: string }[] }>(
    'pollwatch.makeCards',
    { observers: [observer] },
    manager,
  )
  const items = [{ from: phone, text: `TU ${number} ${cards[0]?.letters} X1 V120` }]
  await ask('pollwatch.hearSms', { items })
  const { items: entries } = await look<{ items: { id: string }[] }>(
    'pollwatch.board',
    { view: 'all', limit: 1 },
    manager,
  )
  keep({ group: group ?? '', entry: entries[0]?.id ?? '' })
  return manager
}

/** A desk whose seats were asked for by one and agreed to by another. */
async function deskFor({ ask, calls }: Walking, agency: string): Promise<TestDesk> {
  await ask('reports.openDesk', { agency })
  const keys = { recovery: deviceKey(), keeper: deviceKey(), amina: deviceKey(), ben: deviceKey() }
  const agreeing = [CAST.ben]
  await seat(calls, { agency, role: 'recovery', by: CAST.ana, key: keys.recovery, agreeing })
  await seat(calls, { agency, role: 'custodian', by: CAST.cleo, key: keys.keeper, agreeing })
  await seat(calls, { agency, role: 'officer', by: CAST.ana, key: keys.amina, agreeing })
  await seat(calls, { agency, role: 'officer', by: CAST.dan, key: keys.ben, agreeing })
  return { agency, ...keys }
}

/** Times that a copy is looked for, which a job makes. */
const LOOKS = 100
const LOOK_MS = 50

/** A copy of the page of a reference. */
async function copiedFor({ ask, look }: Pick<Walking, 'ask' | 'look'>, item: string, url: string) {
  const taken = async () =>
    await look<{ copies: readonly object[] }>('sources.takenCopies', { items: [item] })
  if ((await taken()).copies.length === 0) await ask('sources.snapshot', { item, url })
  for (let n = 0; n < LOOKS && (await taken()).copies.length === 0; n += 1) await pause(LOOK_MS)
}

/** A check that everybody reads. */
async function checkedFor({ ask, look }: Walking, claim: string): Promise<void> {
  await ask('claims.writeCheck', { claim, ...CHECK })
  await copiedFor({ ask, look }, CHECK.item, 'https://law.example/code')
  const { checks, read } = await look<{ checks: { id: string }[]; read: string }>(
    'claims.deskClaim',
    { claim },
    'ben',
  )
  await ask('claims.publish', { check: checks[0]?.id, read }, 'ben')
}

/** A notice from what it answers until it is decided. */
async function decidedFor({ ask, look, keep }: Walking, tag: string, claim: string) {
  const source = await sourceFor(ask, tag)
  const issuer = await sourceFor(ask, `${tag} office`, 'authority')
  const work = { type: 'webpage', title: `Article ${tag}`, url: `https://${tag}.example/`, source }
  const { code: item = '' } = await ask('sources.addItem', work)
  await copiedFor({ ask, look }, item, work.url)
  const { notice = '' } = await ask('notices.write', {
    ...CONTENT,
    claim,
    source,
    issuer,
    item,
    quote: `They say that ${tag} is closed`,
  })
  keep({ notice })
  const readBy = async (who: Who) => {
    const { read } = await look('notices.deskNotice', { notice }, who)
    return { notice, read }
  }
  await ask('notices.approve', { ...(await readBy('ben')), isFree: true }, 'ben')
  await ask('notices.hand', { notice, channel: 'hand', proof: 'Signed by the desk' })
  await ask('notices.serve', await readBy('ben'), 'ben')
  const said = { words: 'We stand by it.', language: 'en', by: 'Editor' }
  await ask('notices.enterReply', { notice, ...said }, 'cleo')
}

/** Walks by slice. */
export const PUBLIC: Readonly<Record<string, Recipe>> = {
  reports: {
    commands: [
      'reports.openDesk',
      'reports.changeDesk',
      'reports.countDay',
      'reports.askSeat',
      'reports.agreeSeat',
      'reports.receive',
      'reports.acknowledge',
    ],
    async walk(walking, tag) {
      const { ask, look, keep, calls } = walking
      const agency = await agencyFor(ask, tag)
      const desk = await deskFor(walking, agency)
      await ask('reports.changeDesk', { agency, deadlines: 'election' })
      await ask('reports.countDay', { day: '2026-11-23' })
      await tell(calls, desk)
      const { items } = await look<{ items: { id: string }[] }>('reports.list', { limit: 5 })
      const report = items[0]?.id ?? ''
      await ask('reports.acknowledge', { report })
      keep({ report })
    },
  },
  pollwatch: {
    commands: [
      'pollwatch.apply',
      'pollwatch.hearSms',
      'pollwatch.accredit',
      'pollwatch.nameManager',
      'pollwatch.openDesk',
      'pollwatch.enrol',
      'pollwatch.makeCards',
    ],
    async walk(walking, tag) {
      const items = [{ from: '+999 555 0100', text: `${tag} V120` }]
      await walking.ask('pollwatch.hearSms', { items })
      return await watching(walking, tag)
    },
  },
  sources: {
    commands: [
      'sources.addSource',
      'sources.correctSource',
      'sources.discuss',
      'sources.addItem',
      'sources.assess',
      'sources.agree',
      'sources.merge',
      'sources.snapshot',
    ],
    async walk({ ask, look, keep }, tag) {
      const source = await sourceFor(ask, tag)
      const twice = await sourceFor(ask, `${tag} too`)
      await ask('sources.merge', { code: twice, into: source, reason: 'It stood twice.' })
      await ask('sources.correctSource', { source, name: `The source ${tag}`, kind: 'outlet' })
      await ask('sources.discuss', { source, words: 'Seen.', language: 'en', name: 'A reader' })
      const words = { scope: 'News', reasons: 'It names its editors.', language: 'en' }
      const { assessment } = await ask('sources.assess', {
        source,
        standing: 'usable',
        ...words,
        name: 'Ana',
      })
      const { items } = await look<{ items: { id: string; read: string }[] }>(
        'sources.waitingAssessments',
        { limit: 100 },
        'ben',
      )
      const read = items.find(({ id }) => id === assessment)?.read
      await ask('sources.agree', { assessment, name: 'Ben', read }, 'ben')
      const { code: item } = await ask('sources.addItem', {
        type: 'article',
        title: `Article ${tag}`,
        source,
      })
      const { snapshot } = await ask('sources.snapshot', { item, url: `https://${tag}.example/` })
      keep({ source, item: item ?? '', snapshot: snapshot ?? '' })
    },
  },
  claims: {
    commands: [
      'claims.takeIn',
      'claims.triage',
      'claims.setAside',
      'claims.resume',
      'claims.tell',
      'claims.writeCheck',
      'claims.publish',
      'claims.merge',
      'claims.unmerge',
      'claims.proposeOfficial',
      'claims.agreeOfficial',
    ],
    async walk(walking, tag) {
      const { ask, keep } = walking
      const aside = await claimFor(ask, `${tag} aside`)
      await ask('claims.setAside', { claim: aside, state: 'parked', reason: 'Later.' })
      await ask('claims.resume', { claim: aside })
      await ask('claims.tell', { words: `I read that ${tag} is open.`, language: 'en' })
      const into = await claimFor(ask, tag)
      await ask('claims.merge', { into, claims: [aside], reason: 'The same.' })
      await ask('claims.unmerge', { claim: aside, reason: 'Not the same.' })
      await checkedFor(walking, into)
      keep({ claim: into })
      const days = { fromDay: '2026-12-01', untilDay: '2027-01-31' }
      const said = { words: `All of ${tag} is open.`, language: 'en', ...days }
      const { word } = await ask('claims.proposeOfficial', said)
      await ask('claims.agreeOfficial', { word }, 'ben')
    },
  },
  notices: {
    commands: [
      'notices.setTerms',
      'notices.write',
      'notices.approve',
      'notices.hand',
      'notices.serve',
      'notices.enterReply',
    ],
    async walk(walking, tag) {
      const { ask } = walking
      const days = { replyDays: 2, decisionDays: 2, correctionDays: 2, appealDays: 5 }
      const hours = { replyHours: 24, decisionHours: 24, correctionHours: 24, appealHours: 24 }
      const limits = { receiptHours: 24, receiptHoursNear: 6, filingDays: 184, oldestDays: 90 }
      await ask('notices.setTerms', { ...days, ...hours, ...limits, nearDays: 10, reason: tag })
      const claim = await claimFor(walking.ask, tag)
      await checkedFor(walking, claim)
      await decidedFor(walking, tag, claim)
    },
  },
  outlets: {
    commands: ['outlets.bind', 'outlets.agree', 'outlets.commit', 'outlets.release'],
    async walk({ ask, look }, tag) {
      const source = await sourceFor(ask, tag)
      const person = CAST.eve.id
      // A kill may have left her bound to another one.
      await ask('outlets.release', { person }).catch(() => {})
      await ask('outlets.bind', { source, person })
      const { items } = await look<{ items: { person: string; read: string | null }[] }>(
        'outlets.boundPersons',
        {},
        'ben',
      )
      const read = items.find((one) => one.person === person)?.read
      await ask('outlets.agree', { person, read }, 'ben')
      await ask('outlets.commit', { language: 'en', words: `We correct ${tag} at once.` }, 'eve')
      await ask('outlets.release', { person })
    },
  },
}
