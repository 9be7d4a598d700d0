// Walks through what a node watches, tells and keeps.

import { addMs, DAY, HOUR, now } from '../../src/core/time.ts'
import { answerOf } from './kill-cast.ts'
import {
  describedFor,
  incidentFor,
  NORTH,
  type Recipe,
  stationFor,
  type Walking,
} from './kill-walking.ts'

function words(tag: string) {
  return {
    event: 'A slow page',
    headline: `Test ${tag}`,
    description: 'The page is slow.',
    instruction: 'Wait.',
  }
}

function contentOf(tag: string, area: string) {
  return {
    eventCode: 'DDOS',
    urgency: 'Immediate',
    severity: 'Moderate',
    certainty: 'Observed',
    areas: [area],
    texts: { en: words(tag), ar: words(tag) },
    cancelTexts: { en: `Over: ${tag}`, ar: `Over: ${tag}` },
    clearTexts: { en: `Safe: ${tag}`, ar: `Safe: ${tag}` },
  }
}

const CONFIRMED = ['en', 'ar']

/** What a second person has read, and for how many stations. */
async function asShown({ look }: Walking, alert: string | undefined) {
  const { count, read } = await look<{ count: number; read: string }>(
    'alerting.preview',
    { alert },
    'ben',
  )
  return { alert, count, read }
}

/** An alert that two persons issued for an area. */
async function issuedFor(walking: Walking, tag: string, area: string) {
  const { ask } = walking
  const { alert } = await ask('alerting.draft', { content: contentOf(tag, area) })
  await ask('alerting.propose', { alert, confirmed: CONFIRMED })
  await ask('alerting.issue', await asShown(walking, alert), 'ben')
  return alert
}

/** The main job: an alert that stations answer, from its draft to its end. */
async function alerted(walking: Walking, tag: string): Promise<void> {
  const { ask } = walking
  const { path, station } = await stationFor(ask, tag)
  const { alert: dropped } = await ask('alerting.draft', { content: contentOf(tag, path) })
  await ask('alerting.withdraw', { alert: dropped })
  const { alert: refused } = await ask('alerting.draft', { content: contentOf(tag, path) })
  await ask('alerting.revise', { alert: refused, content: contentOf(`${tag} again`, path) })
  await ask('alerting.propose', { alert: refused, confirmed: CONFIRMED })
  await ask('alerting.reject', { alert: refused, reason: 'Not yet.' }, 'ben')
  const device = { id: `device:${tag}`, via: `device:${tag}`, station }
  const alert = await issuedFor(walking, tag, path)
  const answer = { alert, revision: 1, clientKey: `${tag}-answer`, answer: 'done' }
  await ask('alerting.acknowledge', answer, device)
  await ask('alerting.noteCall', { alert, station, result: 'reached' })
  await ask('alerting.takeBackCall', { alert, station })
  await ask('alerting.cancel', { alert })
  const second = await issuedFor(walking, `${tag} two`, path)
  const content = contentOf(`${tag} three`, path)
  await ask('alerting.proposeUpdate', { alert: second, content, confirmed: CONFIRMED })
  await ask('alerting.update', await asShown(walking, second), 'ben')
  await ask('alerting.allClear', { alert: second })
  const problem = { symptom: 'network', clientKey: `${tag}-problem` }
  const { problem: told } = await ask('alerting.reportProblem', problem, device)
  await ask('alerting.takeProblem', { problem: told })
  await ask('alerting.settleProblem', { problem: told, remedy: 'Another cable.' })
  await ask('alerting.reopenProblem', { problem: told })
  const order = { content: contentOf(`${tag} order`, path), until: addMs(now(), DAY) }
  const { order: made } = await ask('alerting.proposeOrder', {
    ...order,
    site: null,
    confirmed: CONFIRMED,
  })
  const { items } = await walking.look<{ items: { order: string; read: string }[] }>(
    'alerting.orders',
    { limit: 100 },
    'ben',
  )
  const read = items.find((one) => one.order === made)?.read
  await ask('alerting.approveOrder', { order: made, read }, 'ben')
  await ask('alerting.revokeOrder', { order: made })
  await issuedFor(walking, `${tag} four`, path)
}

const SAID = {
  known: 'The page of results does not answer.',
  unknown: 'We do not know why.',
  vote: 'Votes are counted on paper.',
}

/** Walks by slice. */
export const WATCH: Readonly<Record<string, Recipe>> = {
  alerting: {
    commands: [
      'alerting.draft',
      'alerting.withdraw',
      'alerting.revise',
      'alerting.propose',
      'alerting.reject',
      'alerting.issue',
      'alerting.acknowledge',
      'alerting.noteCall',
      'alerting.takeBackCall',
      'alerting.cancel',
      'alerting.proposeUpdate',
      'alerting.update',
      'alerting.allClear',
      'alerting.reportProblem',
      'alerting.takeProblem',
      'alerting.settleProblem',
      'alerting.reopenProblem',
      'alerting.proposeOrder',
      'alerting.approveOrder',
      'alerting.revokeOrder',
      'alerting.addRoute',
      'alerting.removeRoute',
    ],
    async walk(walking, tag) {
      const { ask } = walking
      const { route } = await ask('alerting.addRoute', {
        ownerKind: 'official',
        owner: tag,
        area: NORTH,
        channel: 'mail',
        address: `${tag}@office.example`,
        hasConsent: true,
      })
      await ask('alerting.removeRoute', { route })
      await alerted(walking, tag)
    },
  },
  monitoring: {
    commands: [
      'monitoring.addOrganization',
      'monitoring.addSite',
      'monitoring.removeSite',
      'monitoring.visitNow',
      'monitoring.authorise',
      'monitoring.approveAuthorisation',
      'monitoring.openMaintenance',
      'monitoring.endMaintenance',
      'monitoring.addSystem',
      'monitoring.changeSystem',
      'monitoring.expectSignal',
      'monitoring.dropExpected',
      'monitoring.renewSystemKey',
      'monitoring.endSystem',
    ],
    async walk({ ask, look }, tag) {
      const own = { name: `Organization ${tag}`, area: NORTH }
      const { organization } = await ask('monitoring.addOrganization', own)
      const system = { name: `Register ${tag}`, kind: 'register', area: NORTH }
      const { system: ended } = await ask('monitoring.addSystem', { ...system, organization })
      await ask('monitoring.changeSystem', { system: ended, ...system, name: `Rolls ${tag}` })
      await ask('monitoring.endSystem', { system: ended })
      const facts = { area: NORTH, organization }
      const gone = { ...facts, name: `Old ${tag}`, host: `old-${tag}.example` }
      const { site: removed } = await ask('monitoring.addSite', gone)
      await ask('monitoring.removeSite', { site: removed })
      const { system: kept } = await ask('monitoring.addSystem', {
        ...system,
        name: `Books ${tag}`,
        organization,
      })
      const beat = { system: kept, kind: 'heartbeat' }
      await ask('monitoring.expectSignal', { ...beat, everyMs: 3_600_000, graceMs: 600_000 })
      await ask('monitoring.dropExpected', beat)
      await ask('monitoring.renewSystemKey', { system: kept })
      const { site } = await ask('monitoring.addSite', {
        ...facts,
        name: `Site ${tag}`,
        host: `${tag}.example`,
      })
      const order = { legalBasis: 'Order 7', grantedBy: 'Head of the office', days: 30 }
      const { authorisation } = await ask('monitoring.authorise', {
        site,
        scope: 'active',
        ...order,
      })
      const { authorisations } = await look<{ authorisations: { id: string; read: string }[] }>(
        'monitoring.site',
        { site },
        'ben',
      )
      const read = authorisations.find(({ id }) => id === authorisation)?.read
      await ask('monitoring.approveAuthorisation', { authorisation, read }, 'ben')
      await ask('monitoring.visitNow', { site })
      const until = { until: addMs(now(), HOUR).slice(0, 16), reason: 'A new disk' }
      const { maintenances } = await ask<{ maintenances: string[] }>('monitoring.openMaintenance', {
        sites: [site],
        ...until,
      })
      await ask('monitoring.endMaintenance', { maintenances })
    },
  },
  incidents: {
    commands: [
      'incidents.open',
      'incidents.note',
      'incidents.addTask',
      'incidents.takeTask',
      'incidents.doTask',
      'incidents.move',
    ],
    async walk({ ask }, tag) {
      const incident = await incidentFor(ask, tag)
      await ask('incidents.note', { incident, text: `Seen at ${tag}.` })
      const { task } = await ask('incidents.addTask', { incident, title: `Look at ${tag}` })
      await ask('incidents.takeTask', { incident, task })
      await ask('incidents.doTask', { incident, task })
      await ask('incidents.move', { incident, from: 'open', to: 'contained' })
    },
  },
  evidence: {
    commands: [
      'evidence.openItem',
      'evidence.dropItem',
      'evidence.addPhysical',
      'evidence.addFile',
      'evidence.prepareEvent',
      'evidence.appendEvent',
    ],
    async walk({ ask }, tag) {
      const facts = { area: NORTH, title: `Disk ${tag}`, place: 'The office' }
      const { item: dropped } = await ask('evidence.openItem', { ...facts, name: 'disk.img' })
      await ask('evidence.dropItem', { item: dropped })
      await ask('evidence.addFile', { ...facts, name: 'access.log' })
      const { item } = await ask('evidence.addPhysical', { ...facts, media: 'A disk' })
      const act = { item, type: 'sealed', seal: tag }
      const { draft, challenge } = await ask<{ draft: string; challenge: string | null }>(
        'evidence.prepareEvent',
        act,
      )
      const signed = challenge === null ? {} : { assertion: answerOf('ana', challenge) }
      await ask('evidence.appendEvent', { draft, ...signed })
    },
  },
  statements: {
    commands: [
      'statements.prepare',
      'statements.setKind',
      'statements.write',
      'statements.release',
      'statements.beginBreach',
    ],
    async walk({ ask, look }, tag) {
      const incident = await incidentFor(ask, `said ${tag}`)
      const facts = { code: `INC ${tag}`, area: NORTH, at: '2026-12-01T08:00:00.000Z' }
      const { statement } = await ask('statements.prepare', { incident, ...facts })
      await ask('statements.setKind', { statement, kind: 'down', phase: 'before' })
      const { version } = await ask('statements.write', {
        statement,
        kind: 'down',
        words: { en: SAID, ar: SAID },
      })
      const { read } = await look('statements.statement', { incident }, 'ben')
      await ask('statements.release', { version, read, namesNobody: true }, 'ben')
      await ask('statements.beginBreach', { statement })
    },
  },
  attacks: {
    commands: ['incidents.describe', 'incidents.lead', 'attacks.write'],
    async walk({ ask }, tag) {
      const incident = await describedFor(ask, `attack ${tag}`)
      await ask('incidents.lead', { incident })
      await ask('incidents.move', { incident, from: 'open', to: 'contained' })
      await ask('incidents.move', { incident, from: 'contained', to: 'recovered' })
      await ask('incidents.move', { incident, from: 'recovered', to: 'closed', reason: 'Done.' })
      await ask('attacks.write', {
        title: `Attack ${tag}`,
        kind: 'availability',
        service: 'results',
        month: '2026-11',
        happened: 'Too much was asked.',
        effect: 'The page was slow.',
        learnt: 'More room.',
        advice: 'Keep room.',
        language: 'en',
        incident,
      })
    },
  },
}
