// What the rounds of kills do: for each slice a short walk of commands, as people do them one after another.

/** Calls a command by its name; gives its output. Throws the refusal. */
export type Ask = (command: string, input: object) => Promise<Readonly<Record<string, string>>>

/** A walk: the commands that it does, each at least once, and how; `tag` is a word that no other walk has. */
export interface Recipe {
  readonly commands: readonly string[]
  /** What no job may do, and a person without an account may. */
  readonly byPerson?: true
  walk(ask: Ask, tag: string): Promise<void>
}

const SOON = '2027-01-10T08:00:00.000Z'
const LATER = '2027-01-10T20:00:00.000Z'
const NORTH = '/'

/** An incident to work on. */
async function incidentFor(ask: Ask, tag: string): Promise<string> {
  const facts = { title: `Incident ${tag}`, area: NORTH, severity: 'minor' }
  return (await ask('incidents.open', facts))['incident'] ?? ''
}

/** A claim with the citation that it is checked by, and the source that said it. */
async function claimFor(ask: Ask, tag: string): Promise<string> {
  const said = { words: `They say that ${tag} is closed.`, language: 'en', harm: 'voting' }
  return (await ask('claims.takeIn', said))['code'] ?? ''
}

async function sourceFor(ask: Ask, tag: string, kind = 'outlet'): Promise<string> {
  return (await ask('sources.addSource', { name: `Source ${tag}`, kind }))['code'] ?? ''
}

/** Walks by slice. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  accounts: {
    commands: ['accounts.invite', 'accounts.withdrawInvitation', 'accounts.createToken'],
    async walk(ask, tag) {
      const { invitation } = await ask('accounts.invite', {
        name: `Person ${tag}`,
        role: 'analyst',
        area: NORTH,
      })
      await ask('accounts.createToken', { role: 'partner', name: tag })
      await ask('accounts.withdrawInvitation', { invitation })
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
      'territory.closeStation',
    ],
    async walk(ask, tag) {
      const { path } = await ask('territory.addArea', { parent: NORTH, name: `Area ${tag}` })
      await ask('territory.renameArea', { path, name: `Area of ${tag}` })
      const { station } = await ask('territory.addStation', {
        number: tag,
        name: `Hall ${tag}`,
        area: path,
      })
      await ask('territory.changeStation', { station, name: `School ${tag}` })
      const { official } = await ask('territory.addOfficial', {
        station,
        post: 'presiding-officer',
      })
      await ask('territory.addDuty', { official, from: SOON, until: LATER })
      await ask('territory.closeStation', { station })
    },
  },
  directory: {
    commands: ['directory.addAgency', 'directory.correctAgency', 'directory.removeAgency'],
    async walk(ask, tag) {
      const facts = {
        iso3: 'KEN',
        name: `Agency ${tag}`,
        phone: '+999 555 0100',
        source: 'A letter',
      }
      const { agency } = await ask('directory.addAgency', { kind: 'csirt', ...facts })
      const { iso3: _, ...rest } = facts
      await ask('directory.correctAgency', { agency, ...rest, name: `Agency of ${tag}` })
      await ask('directory.removeAgency', { agency })
    },
  },
  monitoring: {
    commands: [
      'monitoring.addOrganization',
      'monitoring.addSite',
      'monitoring.removeSite',
      'monitoring.addSystem',
      'monitoring.changeSystem',
      'monitoring.endSystem',
    ],
    async walk(ask, tag) {
      const { organization } = await ask('monitoring.addOrganization', {
        name: `Organization ${tag}`,
        area: NORTH,
      })
      const { site } = await ask('monitoring.addSite', {
        name: `Site ${tag}`,
        area: NORTH,
        host: `${tag}.example`,
        organization,
      })
      const system = { name: `Register ${tag}`, kind: 'register', area: NORTH }
      const { system: id } = await ask('monitoring.addSystem', { ...system, organization })
      await ask('monitoring.changeSystem', { system: id, ...system, name: `Rolls ${tag}` })
      await ask('monitoring.endSystem', { system: id })
      await ask('monitoring.removeSite', { site })
    },
  },
  alerting: {
    commands: ['alerting.draft', 'alerting.withdraw', 'alerting.addRoute', 'alerting.removeRoute'],
    async walk(ask, tag) {
      const { alert } = await ask('alerting.draft', {
        content: {
          eventCode: 'DDOS',
          urgency: 'Immediate',
          severity: 'Moderate',
          certainty: 'Observed',
          areas: [NORTH],
          texts: { en: words(tag), ar: words(tag) },
          cancelTexts: { en: `Over: ${tag}`, ar: `Over: ${tag}` },
          clearTexts: { en: `Safe: ${tag}`, ar: `Safe: ${tag}` },
        },
      })
      await ask('alerting.withdraw', { alert })
      const { route } = await ask('alerting.addRoute', {
        ownerKind: 'official',
        owner: tag,
        area: NORTH,
        channel: 'mail',
        address: `${tag}@office.example`,
        hasConsent: true,
      })
      await ask('alerting.removeRoute', { route })
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
    async walk(ask, tag) {
      const incident = await incidentFor(ask, tag)
      await ask('incidents.note', { incident, text: `Seen at ${tag}.` })
      const { task } = await ask('incidents.addTask', { incident, title: `Look at ${tag}` })
      await ask('incidents.takeTask', { incident, task })
      await ask('incidents.doTask', { incident, task })
      await ask('incidents.move', { incident, from: 'open', to: 'contained' })
    },
  },
  evidence: {
    commands: ['evidence.openItem', 'evidence.dropItem', 'evidence.addPhysical'],
    async walk(ask, tag) {
      const facts = { area: NORTH, title: `Disk ${tag}`, place: 'The office' }
      const { item } = await ask('evidence.openItem', { ...facts, name: 'disk.img' })
      await ask('evidence.dropItem', { item })
      await ask('evidence.addPhysical', { ...facts, media: 'A disk' })
    },
  },
  reports: {
    commands: ['reports.openDesk', 'reports.changeDesk', 'reports.countDay'],
    async walk(ask, tag) {
      const facts = { iso3: 'KEN', name: `Desk ${tag}`, phone: '+999 555 0100', source: 'A letter' }
      const added = await ask('directory.addAgency', {
        kind: 'reporting',
        desk: 'police',
        ...facts,
      })
      const agency = `AGY-${added['agency']?.slice(28).toUpperCase()}`
      await ask('reports.openDesk', { agency })
      await ask('reports.changeDesk', { agency, deadlines: 'election' })
      await ask('reports.countDay', { day: '2026-11-23' })
    },
  },
  pollwatch: {
    commands: ['pollwatch.apply', 'pollwatch.hearSms'],
    async walk(ask, tag) {
      await ask('pollwatch.hearSms', { items: [{ from: '+999 555 0100', text: `${tag} V120` }] })
      await ask('pollwatch.apply', {
        name: `Group ${tag}`,
        kind: 'citizens',
        members: 9,
        about: 'Volunteers of the district.',
        contact: `${tag}@group.example`,
        conduct: true,
      })
    },
  },
  statements: {
    commands: ['statements.prepare', 'statements.setKind'],
    async walk(ask, tag) {
      const incident = await incidentFor(ask, `said ${tag}`)
      const facts = { code: `INC ${tag}`, area: NORTH, at: SOON }
      const { statement } = await ask('statements.prepare', { incident, ...facts })
      await ask('statements.setKind', { statement, kind: 'down', phase: 'before' })
    },
  },
  attacks: {
    commands: ['incidents.describe', 'incidents.lead', 'attacks.write'],
    async walk(ask, tag) {
      const incident = await incidentFor(ask, `attack ${tag}`)
      await ask('incidents.describe', {
        incident,
        title: `Incident ${tag}`,
        severity: 'minor',
        type: 'infected-system',
        asset: 'registration-portal',
        phase: 'campaign',
        clock: 'node',
      })
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
  sources: {
    commands: ['sources.addSource', 'sources.correctSource', 'sources.discuss', 'sources.addItem'],
    async walk(ask, tag) {
      const source = await sourceFor(ask, tag)
      await ask('sources.correctSource', { source, name: `The source ${tag}`, kind: 'outlet' })
      await ask('sources.discuss', { source, words: 'Seen.', language: 'en', name: 'A reader' })
      await ask('sources.addItem', { type: 'article', title: `Article ${tag}`, source })
    },
  },
  claims: {
    commands: ['claims.takeIn', 'claims.triage', 'claims.setAside', 'claims.tell'],
    async walk(ask, tag) {
      const claim = await claimFor(ask, tag)
      await ask('claims.triage', { claim, kind: 'factual', claimant: 'unknown' })
      await ask('claims.setAside', { claim, state: 'parked', reason: 'Later.' })
      await ask('claims.tell', { words: `I read that ${tag} is open.`, language: 'en' })
    },
  },
  notices: {
    byPerson: true,
    commands: ['notices.setTerms'],
    async walk(ask, tag) {
      const days = { replyDays: 2, decisionDays: 2, correctionDays: 2, appealDays: 5 }
      const hours = { replyHours: 24, decisionHours: 24, correctionHours: 24, appealHours: 24 }
      const limits = { receiptHours: 24, receiptHoursNear: 6, filingDays: 184, oldestDays: 90 }
      await ask('notices.setTerms', { ...days, ...hours, ...limits, nearDays: 10, reason: tag })
    },
  },
  record: {
    commands: ['record.noteDrill', 'record.noteCapacity', 'record.noteScripts'],
    async walk(ask, tag) {
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
    async walk(ask, tag) {
      await ask('settings.setName', { name: `Office ${tag}`, version: 0 })
    },
  },
  work: {
    commands: ['work.take', 'work.giveBack', 'work.snooze', 'work.wake'],
    async walk(ask, tag) {
      const incident = await incidentFor(ask, `work ${tag}`)
      const subject = incident
      await ask('work.take', { subject })
      await ask('work.giveBack', { subject })
      await ask('work.snooze', { subject, minutes: 15 })
      await ask('work.wake', { subject })
    },
  },
}

function words(tag: string) {
  return {
    event: 'A slow page',
    headline: `Test ${tag}`,
    description: 'The page is slow.',
    instruction: 'Wait.',
  }
}
