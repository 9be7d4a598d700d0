import assert from 'node:assert/strict'
import {
  COMMAND_LINE,
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage, wordsOf } from '../../../test/support/page-visit.ts'
import type { Trials } from '../../core/port.ts'
import type { Kept } from '../../core/settings.ts'
import { MINUTE } from '../../core/time.ts'
import type { Trial } from '../../core/trial.ts'
import { slices } from '../index.ts'
import { reset, undo } from './actions/back.ts'
import { setBackup, setMail, setSms } from './actions/served.ts'
import { setLanguages, setMark, setName, setZone } from './actions/set.ts'
import { keptSettings, shownSettings } from './actions/shown.ts'
import { tryPart } from './actions/try.ts'
import { plainOf } from './keeping.ts'
import { settingPage, settingsPage } from './pages/settings.ts'
import type { SettingPart } from '../../core/settings.ts'

const permissions = [
  'settings:write',
  'accounts:self',
  'accounts:names',
  'monitoring:open',
  'words:read',
] as const
const amina = person('amina', [...permissions])
const jo = person('jo', [...permissions])
const SECRET = 'korrekt-horse-battery'

/** A world in which every try ends in the same way; it notes what was tried. */
function world(ends: Trial): Trials & { readonly tried: Kept[] } {
  const tried: Kept[] = []
  const end = async (kept: Kept) => {
    tried.push(kept)
    return ends
  }
  return { tried, mail: end, sms: end, backup: end }
}

const partOf = async (house: TestHouse, part: SettingPart) => {
  const { parts } = await house.call(amina, shownSettings, {})
  const found = parts.find((one) => one.part === part)
  assert.ok(found)
  return found
}
const valueOf = async (house: TestHouse, part: SettingPart, name: string) =>
  (await partOf(house, part)).settings.find((one) => one.name === name)?.value
const typesOf = async (house: TestHouse) =>
  (await house.records()).map(({ type }) => type).filter((type) => type.startsWith('setting'))

const mail = {
  server: 'smtp.example.org',
  user: 'node',
  password: SECRET,
  from: 'node@example.org',
} as const

forHouse(
  'what is set is recorded, shown with who did it, and undone within ten minutes',
  { slices },
  async (house) => {
    await house.call(amina, setZone, { zone: 'Africa/Nairobi', version: 0 })
    assert.equal(await valueOf(house, 'zone', 'SCRUTINEER_ZONE'), 'Africa/Nairobi')
    const [record] = (await house.records()).filter(({ type }) => type === 'setting.changed')
    assert.deepEqual(record?.body, {
      part: 'zone',
      names: ['SCRUTINEER_ZONE'],
      values: { SCRUTINEER_ZONE: 'Africa/Nairobi' },
      by: amina.id,
      way: 'set',
    })
    assert.equal(record?.actor, amina.id)
    const again = { zone: 'Africa/Nairobi', version: 1 }
    assert.deepEqual(await house.call(amina, setZone, again), { changed: false })
    await house.call(jo, undo, { part: 'zone', version: 1 })
    assert.equal(await valueOf(house, 'zone', 'SCRUTINEER_ZONE'), null)
    await house.call(amina, undo, { part: 'zone', version: 2 })
    assert.equal(await valueOf(house, 'zone', 'SCRUTINEER_ZONE'), 'Africa/Nairobi')
    assert.equal((await partOf(house, 'zone')).changedBy, amina.id)
    await house.pass(10 * MINUTE + 1)
    assert.equal((await partOf(house, 'zone')).undoUntil, null)
    await assert.rejects(
      house.call(amina, undo, { part: 'zone', version: 3 }),
      problemWith('settings.not_undoable'),
    )
    const nobody = person('nobody', ['accounts:self'])
    await assert.rejects(
      house.call(nobody, setZone, { zone: 'UTC', version: 3 }),
      problemWith('core.not_allowed'),
    )
    await assert.rejects(
      house.call(amina, setZone, { zone: 'Nowhere/Town', version: 3 }),
      problemWith('core.bad_input'),
    )
  },
)

forBothHouses(
  'of two administrators at once the second is refused, and told what changed',
  { slices },
  async (house) => {
    const first = await house.call(amina, setName, { name: 'Electoral Commission', version: 0 })
    assert.ok(first.changed)
    await assert.rejects(house.call(jo, setName, { name: 'Other', version: 0 }), (error: Error) => {
      assert.match(
        error.message,
        /Somebody changed this after you opened the page: SCRUTINEER_NAME/,
      )
      return problemWith('settings.stale')(error)
    })
    assert.equal(await valueOf(house, 'name', 'SCRUTINEER_NAME'), 'Electoral Commission')
    await house.call(jo, setZone, { zone: 'Asia/Tokyo', version: 0 })
    await house.call(jo, setName, { name: 'Other', version: 1 })
    assert.equal(await valueOf(house, 'name', 'SCRUTINEER_NAME'), 'Other')
  },
)

forHouse(
  'what the machine sets cannot be changed, and the page says by which name it is set',
  {
    slices,
    facts: {
      given: {
        SCRUTINEER_ZONE: 'Africa/Cairo',
        SMTP_URL: 'smtp://mail.example',
        SMTP_PASSWORD: '',
      },
      zone: 'Africa/Cairo',
    },
  },
  async (house) => {
    await assert.rejects(
      house.call(amina, setZone, { zone: 'UTC', version: 0 }),
      problemWith('settings.of_machine'),
    )
    await assert.rejects(
      house.call(amina, setMail, { ...mail, version: 0 }),
      problemWith('settings.of_machine'),
    )
    await house.call(amina, setLanguages, { first: 'en', others: ['fr'], version: 0 })
    const said = wordsOf(await visitPage(house, settingsPage, { actor: amina }))
    const zone = { actor: amina, params: { part: 'zone' } }
    const onItsOwn = wordsOf(await visitPage(house, settingPage, zone))
    assert.match(onItsOwn, /The machine sets this, so nothing of it can be changed here/)
    assert.match(said, /Time zone Africa\/Cairo set on the machine by SCRUTINEER_ZONE/)
    assert.match(said, /Mail server smtp:\/\/mail\.example set on the machine by SMTP_URL/)
    assert.match(said, /Languages of the interface en,fr/)
  },
)

const works = world({ outcome: 'reached', answer: '250' })

forBothHouses(
  'mail is tried before it is kept; its password is in no row, record, list or page',
  { slices, trials: works },
  async (house) => {
    await house.call(amina, setMail, { ...mail, version: 0 })
    assert.equal(await valueOf(house, 'mail', 'SMTP_URL'), null, 'nothing is kept yet')
    await house.settled()
    assert.deepEqual(works.tried.at(-1), {
      SMTP_URL: 'smtp://smtp.example.org:587',
      SMTP_USER: 'node',
      SMTP_PASSWORD: SECRET,
      SMTP_FROM: 'node@example.org',
    })
    assert.equal(await valueOf(house, 'mail', 'SMTP_URL'), 'smtp://smtp.example.org:587')
    assert.equal(await valueOf(house, 'mail', 'SMTP_PASSWORD'), null)
    const types = ['settingTry.begun', 'setting.changed', 'settingTry.ended']
    assert.deepEqual((await typesOf(house)).toSorted(), types.toSorted())
    const follower = { id: 'door:settings', holds: [{ permission: 'settings:follow', area: '/' }] }
    const kept = await house.call(follower as typeof amina, keptSettings, {})
    assert.equal(plainOf(kept.settings, house.keys).SMTP_PASSWORD, SECRET)
    const page = await visitPage(house, settingPage, { actor: amina, params: { part: 'mail' } })
    assert.match(wordsOf(page), /Password set, and shown to nobody/)
    const everything = [
      await house.records(),
      kept,
      await house.call(amina, shownSettings, {}),
      page,
      await house.store.read((tx) => rowsOf(house, tx)),
    ]
    const said = JSON.stringify(everything)
    assert.ok(said.includes('smtp.example.org') && !said.includes(SECRET))
    assert.ok(!JSON.stringify(await house.records()).includes('"node"'), 'nor the user in a record')
  },
)

/** All that the tables of the settings hold. */
async function rowsOf(_house: TestHouse, tx: object): Promise<unknown> {
  const { settings, tries } = await import('./store.ts')
  return [await settings.many(tx, {}, { limit: 100 }), await tries.many(tx, {}, { limit: 100 })]
}

forHouse(
  'a password goes to no other server unless it is typed again',
  { slices, trials: works },
  async (house) => {
    await house.call(amina, setMail, { ...mail, version: 0 })
    await house.settled()
    const { password: _, ...untyped } = mail
    const elsewhere = { ...untyped, server: 'smtp.evil.example', version: 1 }
    await assert.rejects(
      house.call(amina, setMail, elsewhere),
      problemWith('settings.password_again'),
    )
    await assert.rejects(
      house.call(amina, setMail, { ...untyped, user: 'other', version: 1 }),
      problemWith('settings.password_again'),
    )
    await house.call(amina, setMail, { ...untyped, from: 'office@example.org', version: 1 })
    await house.settled()
    assert.equal(works.tried.at(-1)?.SMTP_PASSWORD, SECRET, 'the same server has it')
    const pasted = { server: `smtps://new:p%40ss@mail.example`, from: mail.from, version: 2 }
    await house.call(amina, setMail, pasted)
    await house.settled()
    const { SMTP_URL, SMTP_USER, SMTP_PASSWORD } = works.tried.at(-1) ?? {}
    assert.deepEqual(
      [SMTP_URL, SMTP_USER, SMTP_PASSWORD],
      ['smtps://mail.example:465', 'new', 'p@ss'],
    )
  },
)

const fails = world({ outcome: 'not-signed-in', answer: '535 EAUTH' })

forHouse(
  'what fails is not kept, says why, and is typed again from where it stopped',
  { slices, trials: fails },
  async (house) => {
    await house.call(amina, setMail, { ...mail, version: 0 })
    await house.settled()
    const part = await partOf(house, 'mail')
    assert.deepEqual([part.version, part.try?.outcome], [0, 'not-signed-in'])
    assert.deepEqual(await typesOf(house), ['settingTry.begun', 'settingTry.ended'])
    const page = await visitPage(house, settingPage, { actor: amina, params: { part: 'mail' } })
    assert.match(
      wordsOf(page),
      /Not saved: The server refuses user and password\. The answer: 535 EAUTH/,
    )
    assert.match(page, /value="smtp:\/\/smtp\.example\.org:587"/)
    assert.ok(!page.includes(SECRET))
    await house.call(amina, setBackup, {
      folder: '/nowhere/at/all',
      hours: 6,
      keep: 28,
      recipients: 'plain',
      version: 0,
    })
    await house.call(amina, setSms, {
      gateway: 'json',
      url: 'https://sms.example/send',
      password: SECRET,
      rate: 10,
      version: 0,
    })
    await house.settled()
    assert.equal((await partOf(house, 'backup')).version, 0)
    assert.equal((await partOf(house, 'sms')).version, 0)
    await assert.rejects(
      house.call(amina, tryPart, { part: 'mail' }),
      problemWith('settings.nothing_to_try'),
    )
  },
)

forHouse(
  'a part that was changed while a try ran is not gone over by it',
  { slices, trials: works, runsJobs: false },
  async (house) => {
    const { try: id } = await house.call(amina, setMail, { ...mail, version: 0 })
    const queue = { id: 'job:settings.try', holds: 'all' } as const
    const { noteTry } = await import('./actions/try.ts')
    await house.call(queue, noteTry, { id, trial: { outcome: 'reached', answer: '' } })
    const again = await house.call(jo, setMail, { ...mail, version: 1 })
    await house.call(COMMAND_LINE, reset, { name: 'mail' })
    await house.call(queue, noteTry, { id: again.try, trial: { outcome: 'reached', answer: '' } })
    const part = await partOf(house, 'mail')
    assert.deepEqual([part.try?.outcome, part.settings[0]?.isSet], ['stale', false])
  },
)

forBothHouses(
  'the machine takes a setting off, or the whole of a part that hangs together',
  { slices, trials: works },
  async (house) => {
    await house.call(amina, setLanguages, { first: 'ar', others: ['en'], alert: 'sw', version: 0 })
    await house.call(COMMAND_LINE, reset, { name: 'SCRUTINEER_ALERT_LANGUAGES' })
    assert.equal(await valueOf(house, 'languages', 'SCRUTINEER_LANGUAGES'), 'ar,en')
    assert.equal(await valueOf(house, 'languages', 'SCRUTINEER_ALERT_LANGUAGES'), null)
    await house.call(amina, setMail, { ...mail, version: 0 })
    await house.settled()
    await house.call(COMMAND_LINE, reset, { name: 'SMTP_FROM' })
    assert.ok((await partOf(house, 'mail')).settings.every(({ isSet }) => !isSet))
    assert.deepEqual(await house.call(COMMAND_LINE, reset, { name: 'mail' }), { changed: false })
  },
)

/** One pixel. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

forHouse('a seal is a picture and nothing else', { slices }, async (house) => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')
  for (const png of [svg, PIXEL.slice(0, 40), ''])
    await assert.rejects(
      house.call(amina, setMark, { png, version: 0 }),
      problemWith('settings.not_a_png'),
    )
  await house.call(amina, setMark, { png: PIXEL, version: 0 })
  const part = await partOf(house, 'mark')
  assert.deepEqual(part.settings, [
    { name: 'SCRUTINEER_MARK', isSet: true, isOfMachine: false, value: null },
  ])
  const [record] = (await house.records()).filter(({ type }) => type === 'setting.changed')
  assert.deepEqual(record?.body['values'], {}, 'the picture is in no record')
})

forHouse('the page tries zones and says which words are missing', { slices }, async (house) => {
  const at = async (zone: string) =>
    wordsOf(
      await visitPage(house, settingPage, {
        actor: amina,
        params: { part: 'zone' },
        search: { zone },
      }),
    )
  assert.match(await at('Asia/Tokyo'), /In Asia\/Tokyo it is now 17:00 \./)
  assert.match(await at('Asia/Atlantis'), /There is no time zone Asia\/Atlantis/)
  const languages = { actor: amina, params: { part: 'languages' } }
  const words = wordsOf(await visitPage(house, settingPage, languages))
  assert.match(words, /Texts that are missing .*العربية/)
  await assert.rejects(
    visitPage(house, settingPage, { actor: amina, params: { part: 'toString' } }),
    problemWith('settings.unknown_setting'),
  )
})
