import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forAccounts, MACHINE, type AccountsHouse } from '../../../test/support/accounts.ts'
import { askingAs } from '../../../test/support/page-visit.ts'
import { type Actor, ANONYMOUS } from '../../core/actor.ts'
import { catalogueProblems } from '../../core/catalogue-problems.ts'
import type { Page, PageContext, View } from '../../core/slice.ts'
import { type Catalogue, text } from '../../core/text.ts'
import { invite } from './actions/joining.ts'
import { offerDevice, offerDevices, enrolDevice } from './actions/device.ts'
import { accounts } from './index.ts'
import { texts } from './texts/accounts.ts'

type Drawing = {
  actor: Actor
  language?: 'en' | 'ar'
  search?: Record<string, string>
  done?: View['done']
}

/** Draws a page as the web door does, without the frame. */
async function draw(house: AccountsHouse, path: string, drawing: Drawing): Promise<string> {
  const page = accounts.pages.find((one) => one.path === path) as Page<unknown, unknown> | undefined
  if (page === undefined) throw new Error(`no page ${path}`)
  const { actor, language = 'en', search = {}, done = null } = drawing
  const shared = { node: house.facts, now: house.now(), refused: null, done }
  const ctx: PageContext = {
    readiness: [],
    waiting: () => Promise.resolve([]),
    ...shared,
    params: {},
    search,
    ...askingAs(house, actor),
  }
  const data = await page.load(ctx)
  const view: View = {
    ...shared,
    t: text(language),
    path,
    base: `/${language}`,
    newKey: () => 'key',
  }
  const { title, main } = page.render(data, view)
  return `${title}\n${String(main)}`
}

test('every text of accounts is whole in English and Arabic', () => {
  const problems = Object.fromEntries(
    Object.values(accounts.problems).map((message) => [message.key, message]),
  )
  for (const catalogue of [texts, problems]) {
    assert.deepEqual(catalogueProblems(catalogue as Catalogue), [])
  }
})

forAccounts('every page draws for who may see it, in both languages', async (house) => {
  const { actor } = await house.first()
  await house.call(MACHINE, invite, { name: 'Basma', role: 'analyst', area: '/1/' })
  const { secret } = await house.call(MACHINE, offerDevice, { station: 's1' })
  await house.call(ANONYMOUS, enrolDevice, { secret, label: 'Phone <1>' })
  for (const page of accounts.pages) {
    for (const language of ['en', 'ar'] as const) {
      const drawn = await draw(house, page.path, { actor, language })
      assert.ok(!/undefined|\[object|=>/.test(drawn), `${page.path}: ${drawn}`)
      if (language === 'ar') assert.match(drawn, /[\u0600-\u06ff]/)
    }
  }
  const people = await draw(house, '/console/people', { actor })
  assert.match(people, /Amal/)
  assert.match(people, /Basma/)
  assert.match(people, /North/)
  assert.match(await draw(house, '/console/devices', { actor }), /Phone &lt;1&gt;/)
})

forAccounts(
  'an invitation is shown once as link and QR code, with the secret behind the #',
  async (house) => {
    const { actor } = await house.first()
    const output = await house.call(MACHINE, invite, { name: 'B', role: 'analyst', area: '/' })
    const drawn = await draw(house, '/console/people', { actor, done: { form: 'invite', output } })
    assert.ok(drawn.includes(`https://node.example/en/join#${output.secret}`))
    assert.match(drawn, /<svg class="qr"/)
    assert.ok(!(await draw(house, '/console/people', { actor })).includes(output.secret))
  },
)

forAccounts('codes for devices and recovery codes are shown to be printed', async (house) => {
  const { actor } = await house.first()
  const one = await house.call(MACHINE, offerDevice, { station: 's1' })
  const search = { station: 's1', area: '/1/' }
  const offered = { actor, search, done: { form: 'offer', output: one } }
  const drawn = await draw(house, '/console/devices', offered)
  const [first, second, third] = [one.code.slice(0, 4), one.code.slice(4, 8), one.code.slice(8)]
  assert.ok(drawn.includes(`${first}-${second}-${third}`))
  assert.ok(drawn.includes(`/en/station/enrol#${one.secret}`))
  const listed = await draw(house, '/console/devices', { actor, search })
  assert.ok(listed.includes('name="stations[]" value="s3"'))
  assert.match(listed, /<a href="\/en\/console\/stations\/s3">3<\/a>/)

  const stations = ['s11', 's3', 's1']
  const output = await house.call(MACHINE, offerDevices, { stations })
  const many = await draw(house, '/console/devices', { actor, done: { form: 'offerArea', output } })
  const sheets = many.split('<section class="printable sheet').slice(1)
  assert.deepEqual(
    sheets.map((sheet) => /<h2>Station .*?(\d+)/.exec(sheet)?.[1]),
    ['1', '3', '11'],
  )
  for (const sheet of sheets) {
    assert.ok(sheet.indexOf('class="qr"') < sheet.indexOf('class="big-code"'))
    assert.match(sheet, /Square and code are good until .*, for one telephone\./)
  }
})

forAccounts('sign-in goes back only to pages of this node', async (house) => {
  const nextOf = async (next: string) =>
    /data-next="([^"]*)"/.exec(
      await draw(house, '/sign-in', { actor: ANONYMOUS, search: { next } }),
    )?.[1]
  assert.equal(await nextOf('/en/console/sites/1'), '/en/console/sites/1')
  assert.equal(await nextOf('/exercise/ar/console'), '/exercise/ar/console')
  for (const evil of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:1',
  ]) {
    assert.equal(await nextOf(evil), '/en/console')
  }
})
