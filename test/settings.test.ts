// What the administrator sets in the browser holds at once in the node that runs, in every process over the same store,
// and after a new start; the machine goes before it and takes it off.

import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { test } from 'node:test'
import { configAsKept } from '../src/commands/as-kept.ts'
import { askOnce } from '../src/commands/line.ts'
import { runSettings } from '../src/cli/settings.ts'
import type { Machine } from '../src/cli/machine.ts'
import { readConfig } from '../src/core/config.ts'
import { openNode, type RunningNode } from '../src/node.ts'
import { CookieBrowser } from './support/cookie-browser.ts'
import { startTestNode, type TestNode } from './support/node.ts'
import { runFolder } from './support/run-folder.ts'
import { startSmtp } from './support/smtp.ts'

const PAGE = '/en/console/settings'

/** The page of the part that a form or an action changes. */
const pageOf = (part: string) => `${PAGE}/${part === 'mark' ? 'name' : part}`
const SECRET = 'not-to-be-seen-anywhere'
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** The first administrator at a browser without script. */
async function administrator(house: TestNode): Promise<CookieBrowser> {
  const invited = { name: 'Amina Sow', role: 'administrator', area: '/' }
  const { secret } = await house.call<{ secret: string }>('accounts.invite', invited)
  const browser = new CookieBrowser(house)
  await browser.join(secret)
  return browser
}

/** Fills a form of the settings page in, waits for what it brings about, and gives the page. */
async function submitted(
  house: TestNode,
  browser: CookieBrowser,
  name: string,
  typed: readonly (readonly [string, string])[],
): Promise<string> {
  const page = pageOf(name)
  const { text: markup } = await browser.get(page)
  const answer = await browser.submit(page, { markup, name }, typed)
  assert.equal(answer.status, 303, answer.text)
  await house.node.settled()
  return (await browser.get(page)).text
}

/** The same for a command of the page. */
async function asked(
  house: TestNode,
  browser: CookieBrowser,
  action: string,
  input: { readonly part: string; readonly version?: number },
): Promise<string> {
  const answer = await browser.post(action, input)
  assert.equal(answer.status, 200, answer.text)
  await house.node.settled()
  return (await browser.get(pageOf(input.part))).text
}

const front = async ({ node }: TestNode, path = '/en') =>
  await (await fetch(`${node.origin}${path}`)).text()

test('name, seal, zone and languages hold at once, after a new start, and until the machine sets others', async () => {
  const house = await startTestNode('sqlite')
  try {
    assert.doesNotMatch(await front(house), /Electoral Commission of Practica/)
    const browser = await administrator(house)
    await submitted(house, browser, 'name', [['name', 'Electoral Commission of Practica']])
    await house.call('settings.setMark', { png: PIXEL, version: 0 })
    const page = await submitted(house, browser, 'zone', [['zone', 'Africa/Nairobi']])
    assert.match(page, /Saved\. It holds from now on\./)
    assert.match(page, /Changed .* by .*Amina Sow/)
    await submitted(house, browser, 'languages', [
      ['first', 'fr'],
      ['others[]', ''],
    ])
    const check = async () => {
      const markup = await front(house, '/fr')
      assert.match(markup, /<span>Electoral Commission of Practica<\/span>/)
      const [, seal = ''] = /<img class="mark" src="([^"]+)"/.exec(markup) ?? []
      const picture = await fetch(`${house.node.origin}${seal}`)
      assert.equal(picture.headers.get('content-type'), 'image/png')
      assert.equal(Buffer.from(await picture.arrayBuffer()).toString('base64'), PIXEL)
      assert.equal(house.node.house('actual')?.facts.zone, 'Africa/Nairobi')
      const arabic = await fetch(`${house.node.origin}/ar/alerts`)
      assert.equal(new URL(arabic.url).pathname, '/fr/alerts', 'Arabic was not ticked')
      assert.deepEqual(house.node.house('actual')?.facts.mandatoryLanguages, ['fr'])
    }
    await check()
    await house.stop()
    await house.restart()
    await check()
    await house.stop()
    Object.assign(house.env, { SCRUTINEER_ZONE: 'Asia/Tokyo', SCRUTINEER_LANGUAGES: 'en,ar' })
    await house.restart()
    await house.node.settled()
    assert.equal(house.node.house('actual')?.facts.zone, 'Asia/Tokyo')
    assert.match(await front(house), /Electoral Commission of Practica/)
    const fixed = (await browser.get(PAGE)).text
    assert.match(fixed, /set on the machine by .*SCRUTINEER_ZONE/)
    assert.ok(!fixed.includes('name="zone" type="text" value="Africa'), 'there is no field for it')
  } finally {
    await house.remove()
  }
})

test('the set-up leads to the settings, with what was chosen filled in', async () => {
  const house = await startTestNode('sqlite')
  try {
    const browser = await administrator(house)
    await house.call('directory.chooseNation', { iso3: 'MAR', languages: ['fr', 'ar'] })
    const election = { name: 'Election', date: '2027-08-10', zone: 'Africa/Casablanca' }
    await house.call('territory.createElection', election)
    const setup = (await browser.get('/en/console/setup')).text
    const links = [...setup.matchAll(/href="(\/en\/console\/settings[^"]*)"/g)].map(
      ([, link = '']) => link.replaceAll('&amp;', '&'),
    )
    assert.deepEqual(
      links.filter((link) => link.includes('?')),
      [
        '/en/console/settings/languages?languages=fr,ar',
        '/en/console/settings/zone?zone=Africa%2FCasablanca',
      ],
    )
    assert.ok(!/SCRUTINEER_(LANGUAGES|ZONE)=/.test(setup), 'nobody is sent to the machine')
    const zone = (await browser.get('/en/console/settings/zone?zone=Africa%2FCasablanca')).text
    assert.match(zone, /name="zone"[^>]* value="Africa\/Casablanca"/)
    const spoken = (await browser.get('/en/console/settings/languages?languages=fr,ar')).text
    assert.match(spoken, /<option value="fr" selected>/)
  } finally {
    await house.remove()
  }
})

test('mail and SMS are set, tried and used without a restart, and no password is seen again', async () => {
  const house = await startTestNode('sqlite')
  const smtp = await startSmtp()
  const sent: string[] = []
  const gateway = createServer((request, response) => {
    request.on('data', (part: Buffer) => sent.push(part.toString('utf8')))
    request.on('end', () => response.end('{"id":"m-1"}'))
  })
  await new Promise<void>((resolve) => void gateway.listen(0, '127.0.0.1', resolve))
  try {
    const browser = await administrator(house)
    const typed = [
      ['server', smtp.url],
      ['from', 'node@example.org'],
    ] as const
    const closed = await submitted(house, browser, 'mail', typed)
    assert.match(closed, /Not saved:.*It stands in a private network/s)
    await house.call('monitoring.openNetwork', { network: '127.0.0.0/8', reason: 'own relay' })
    assert.match(await submitted(house, browser, 'mail', typed), /Saved: it works\./)
    const { port } = gateway.address() as AddressInfo
    const sms = [
      ['gateway', 'json'],
      ['url', `http://127.0.0.1:${port}/send`],
      ['password', SECRET],
    ] as const
    await submitted(house, browser, 'sms', sms)
    for (const [channel, address] of [
      ['mail', 'amina@example.org'],
      ['sms', '+201000000001'],
    ] as const)
      await browser.post('alerting.addContact', { channel, address, language: 'en' })
    await house.node.settled()
    const [mail = ''] = await smtp.received(1)
    assert.match(mail, /From: node@example\.org/)
    const code = /[A-Z]{8}/.exec(mail)?.[0] ?? ''
    const { items } = await contacts(browser)
    const route = items.find(({ channel }) => channel === 'mail')?.route ?? ''
    await browser.post('alerting.confirmContact', { route, code })
    const tried = await asked(house, browser, 'settings.try', { part: 'mail' })
    assert.match(tried, /A test was taken for your own confirmed address.*250/s)
    assert.match((await smtp.received(2))[1] ?? '', /Test from localhost/)
    const unconfirmed = await asked(house, browser, 'settings.try', { part: 'sms' })
    assert.match(unconfirmed, /No message was sent: you have no confirmed address or number/)
    const smsNow = house.node.house('actual')?.ports.sms
    await smsNow?.send({ to: '+201000000002', text: 'alert', id: 'a-1' })
    assert.match(sent.at(-1) ?? '', /"to":"\+201000000002"/)
    await checkUnseen(house, browser)
    await asked(house, browser, 'settings.undo', { part: 'mail', version: 1 })
    assert.equal(house.node.house('actual')?.ports.mail.isSink, true, 'as it was before')
  } finally {
    smtp.close()
    gateway.close()
    gateway.closeAllConnections()
    await house.remove()
  }
})

async function contacts(browser: CookieBrowser) {
  const { text } = await browser.get('/api/alerting.myContacts')
  return JSON.parse(text) as { items: { channel: string; route: string }[] }
}

/** The password stands in no page, no record, no file of the store and no line of the log. */
async function checkUnseen(house: TestNode, browser: CookieBrowser): Promise<void> {
  const said = [
    (await browser.get(PAGE)).text,
    (await browser.get(pageOf('mail'))).text,
    (await browser.get(pageOf('sms'))).text,
    (await browser.get('/api/settings.list')).text,
    (await browser.get('/api/openapi.json')).text,
    ...house.log,
  ]
  const data = house.env['SCRUTINEER_DATA'] ?? ''
  for (const file of readdirSync(data).filter((name) => name.startsWith('scrutineer.db')))
    said.push(readFileSync(join(data, file), 'latin1'))
  for (const text of said) assert.ok(!text.includes(SECRET))
  const config = await configAsKept(readConfig(house.env))
  assert.equal(config.sms?.password, SECRET, 'the doctor on the machine has it')
}

test('a backup folder is kept once a backup lies there, which is a backup like any other', async () => {
  const house = await startTestNode('sqlite')
  try {
    const browser = await administrator(house)
    const folder = join(house.folder, 'backups')
    const inside = join(house.env['SCRUTINEER_DATA'] ?? '', 'backups')
    const form = (path: string) =>
      [
        ['folder', path],
        ['recipients', 'plain'],
        ['hours', '3'],
      ] as const
    const own = await submitted(house, browser, 'backup', form(inside))
    assert.match(own, /Not saved:.*inside the data or the mirror of the node/s)
    const page = await submitted(house, browser, 'backup', form(folder))
    assert.match(page, /Saved: it works\..*A backup was written there and read back whole/s)
    assert.equal(readdirSync(folder).length, 1)
    const shown = (await browser.get('/en/console/backups')).text
    assert.ok(shown.includes(readdirSync(folder)[0] ?? 'none'))
    assert.equal(house.node.house('actual')?.facts.backupMs, 3 * 3_600_000)
    await browser.post('record.backUpNow', {})
    await house.node.settled(60_000)
    assert.equal(readdirSync(folder).length, 2, 'the schedule writes there, too')
  } finally {
    await house.remove()
  }
})

/** What `scrutineer settings …` prints on the machine of this node. */
async function settingsCommand(house: TestNode, ...args: string[]): Promise<string> {
  const lines: string[] = []
  const machine = {
    out: (line: string) => void lines.push(line),
    call: (realm, action, input) => askOnce(readConfig(house.env), { realm, action, input }),
  } as Partial<Machine> as Machine
  assert.equal(await runSettings(machine, args), 0)
  return lines.join('\n')
}

test('the machine lists the settings and takes one off, while the node runs and while it does not', async () => {
  const house = await startTestNode('sqlite', { SCRUTINEER_ZONE: 'Africa/Cairo' })
  try {
    await house.call('settings.setName', { name: 'Commission', version: 0 })
    await house.call('settings.setLanguages', { first: 'ar', others: [], version: 0 })
    const listed = await settingsCommand(house)
    assert.match(listed, /^SCRUTINEER_NAME +Commission +the console, 20/m)
    assert.match(listed, /^SCRUTINEER_ZONE +Africa\/Cairo +the environment$/m)
    assert.match(listed, /^SMTP_PASSWORD +\(not set\)$/m)
    await settingsCommand(house, 'reset', 'SCRUTINEER_NAME')
    await house.node.settled()
    assert.equal(house.node.house('actual')?.facts.name, 'localhost')
    await house.stop()
    assert.equal(
      await settingsCommand(house, 'reset', 'languages'),
      'The console keeps no languages any more.',
    )
    await assert.rejects(settingsCommand(house, 'reset', 'PORT'))
    await assert.rejects(settingsCommand(house, 'reset'), /Say: settings/)
    await house.restart()
    assert.deepEqual(house.node.house('actual')?.facts.languages, ['en', 'ar'])
  } finally {
    await house.remove()
  }
})

test('two processes over one PostgreSQL both follow, passwords included', async () => {
  const house = await startTestNode('postgres')
  const other = mkdtempSync(join(runFolder(), 'second-'))
  let second: RunningNode | null = null
  try {
    cpSync(join(house.env['SCRUTINEER_DATA'] ?? '', 'keys'), join(other, 'keys'), {
      recursive: true,
    })
    const env = {
      ...house.env,
      PORT: '0',
      SCRUTINEER_DATA: other,
      SCRUTINEER_ORIGIN: house.node.origin,
    }
    second = await openNode(readConfig(env), { log: () => {} })
    await house.call('monitoring.openNetwork', { network: '127.0.0.0/8', reason: 'own gateway' })
    await house.call('settings.setZone', { zone: 'Asia/Tokyo', version: 0 })
    const gateway = createServer()
    await new Promise<void>((resolve) => void gateway.listen(0, '127.0.0.1', resolve))
    const { port } = gateway.address() as AddressInfo
    const url = `http://127.0.0.1:${port}/`
    await house.call('settings.setSms', { gateway: 'json', url, password: SECRET, version: 0 })
    await house.node.settled()
    await second.settled()
    gateway.close()
    for (const node of [house.node, second])
      assert.equal(node.house('actual')?.facts.zone, 'Asia/Tokyo')
    const tried = await house.call<{ parts: { part: string; version: number }[] }>(
      'settings.list',
      {},
    )
    assert.equal(tried.parts.find(({ part }) => part === 'sms')?.version, 1)
  } finally {
    await second?.close()
    await house.remove()
  }
})
