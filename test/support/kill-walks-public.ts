// Walks through what a node hears from citizens, observers and outlets, and what it answers.

import { ANONYMOUS } from '../../src/core/actor.ts'
import { CAST } from './kill-cast.ts'
import { agencyFor, claimFor, type Recipe, sourceFor, type Walking } from './kill-walking.ts'
import { applied } from './pollwatch.ts'
import { openTestDesk, tell } from './reports.ts'

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
async function watching({ ask, look, calls }: Walking, tag: string): Promise<void> {
  const { code } = await applied(calls, `Group ${tag}`)
  const { items } = await look<{ items: { id: string; code: string }[] }>('pollwatch.groups', {
    view: 'waiting',
    limit: 100,
  })
  const group = items.find((one) => one.code === code)?.id
  await ask('pollwatch.accredit', { group }, 'ben')
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
    ],
    async walk({ ask, calls }, tag) {
      const agency = await agencyFor(ask, tag)
      const desk = await openTestDesk(calls, { agency })
      await ask('reports.changeDesk', { agency, deadlines: 'election' })
      await ask('reports.countDay', { day: '2026-11-23' })
      await tell(calls, desk)
    },
  },
  pollwatch: {
    commands: ['pollwatch.apply', 'pollwatch.hearSms', 'pollwatch.accredit'],
    async walk(walking, tag) {
      const items = [{ from: '+999 555 0100', text: `${tag} V120` }]
      await walking.ask('pollwatch.hearSms', { items })
      await watching(walking, tag)
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
    async walk({ ask }, tag) {
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
      await ask('sources.agree', { assessment, name: 'Ben' }, 'ben')
      const { code: item } = await ask('sources.addItem', {
        type: 'article',
        title: `Article ${tag}`,
        source,
      })
      await ask('sources.snapshot', { item, url: `https://${tag}.example/` })
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
      'claims.merge',
      'claims.unmerge',
      'claims.proposeOfficial',
      'claims.agreeOfficial',
    ],
    async walk({ ask }, tag) {
      const aside = await claimFor(ask, `${tag} aside`)
      await ask('claims.setAside', { claim: aside, state: 'parked', reason: 'Later.' })
      await ask('claims.resume', { claim: aside })
      await ask('claims.tell', { words: `I read that ${tag} is open.`, language: 'en' })
      const into = await claimFor(ask, tag)
      await ask('claims.merge', { into, claims: [aside], reason: 'The same.' })
      await ask('claims.unmerge', { claim: aside, reason: 'Not the same.' })
      await ask('claims.writeCheck', { claim: into, ...CHECK })
      const days = { fromDay: '2026-12-01', untilDay: '2027-01-31' }
      const said = { words: `All of ${tag} is open.`, language: 'en', ...days }
      const { word } = await ask('claims.proposeOfficial', said)
      await ask('claims.agreeOfficial', { word }, 'ben')
    },
  },
  notices: {
    commands: ['notices.setTerms'],
    async walk({ ask }, tag) {
      const days = { replyDays: 2, decisionDays: 2, correctionDays: 2, appealDays: 5 }
      const hours = { replyHours: 24, decisionHours: 24, correctionHours: 24, appealHours: 24 }
      const limits = { receiptHours: 24, receiptHoursNear: 6, filingDays: 184, oldestDays: 90 }
      await ask('notices.setTerms', { ...days, ...hours, ...limits, nearDays: 10, reason: tag })
    },
  },
  outlets: {
    commands: ['outlets.bind', 'outlets.commit', 'outlets.release'],
    async walk({ ask }, tag) {
      const source = await sourceFor(ask, tag)
      const own = `01939000-0000-7000-8000-${Buffer.from(tag).toString('hex').padStart(12, '0').slice(-12)}`
      const who = { id: `person:${own}`, via: `session:${own}` }
      await ask('outlets.bind', { source, person: who.id })
      await ask('outlets.commit', { language: 'en', words: `We correct ${tag} at once.` }, who)
      await ask('outlets.release', { person: who.id })
    },
  },
}
