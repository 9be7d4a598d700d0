// Clause 15: whoever tells in plain words what happened is led to the agency that a person would name, on a cheap
// telephone without script and at a desk, in both writing directions; what was chosen stands in no address.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { What, Where, Who } from '../../src/lib/report-classes/index.ts'
import { axe, newContext } from '../support/chromium.ts'
import { commandHere } from '../support/command-here.ts'
import { startTestNode, type TestNode } from '../support/node.ts'

/** A story, what is chosen for it, and the agency of {@link country} that a person would name. */
type Story = readonly [story: string, what: What, where: Where, who: Who, agency: string]

const STORIES: readonly Story[] = [
  ['I cannot get into my e-mail any more', 'account-taken-over', 'online', 'voter', 'ReportCyber'],
  ['A message leads to a false register', 'fake-site-or-message', 'online', 'voter', 'ReportCyber'],
  [
    'A letter says that we vote on Monday',
    'false-voting-information',
    'post',
    'voter',
    'Electoral',
  ],
  ['The page of results does not open', 'service-down', 'online', 'journalist', 'Electoral'],
  ['The list of voters is on a forum', 'data-leak', 'online', 'voter', 'ASD ACSC'],
  ['Our computers are locked for money', 'ransom', 'online', 'staff', 'ASD ACSC'],
  ['Somebody wrote where I live', 'threats', 'online', 'candidate', 'Police of the State'],
  [
    'There is money for a photo of the ballot',
    'vote-buying',
    'station',
    'voter',
    'Police of the State',
  ],
  ['They sent me away though I am listed', 'obstruction', 'station', 'voter', 'Electoral'],
  [
    'The sheet has other figures than we counted',
    'result-tampering',
    'station',
    'official',
    'Electoral',
  ],
]

/** A country whose agencies came with the product, with a police that the authority entered. */
async function country(house: TestNode): Promise<void> {
  await house.call('directory.chooseNation', { iso3: 'AUS', languages: ['en'] })
  const police = { iso3: 'AUS', kind: 'reporting', desk: 'police', name: 'Police of the State' }
  const reached = { phone: '131 444', emergency: '000', source: 'Read on its own website' }
  await house.call('directory.addAgency', { ...police, ...reached })
}

const FACES = [
  { language: 'en', javaScriptEnabled: false, viewport: { width: 360, height: 640 } },
  { language: 'ar', javaScriptEnabled: true, viewport: { width: 1440, height: 900 } },
] as const

const IS_WIDE = 'document.documentElement.scrollWidth > document.documentElement.clientWidth'

async function answerTo(page: Page, [, what, where, who]: Story): Promise<string> {
  await page.locator(`input[name=what][value=${what}]`).check()
  await page.locator(`input[name=where][value=${where}]`).check()
  await page.locator('select[name=who]').selectOption(who)
  await page.locator('form:has(input[name=what]) button').click()
  return (await page.locator('[role=status] .card').first().innerText()).trim()
}

test('clause 15: ten plain stories lead to the agency that a person would name, which says how sure it is', async () => {
  const house = await startTestNode('sqlite')
  try {
    await country(house)
    for (const { language, ...options } of FACES) {
      const context = await newContext(options)
      const page = await context.newPage()
      const front = `${house.node.origin}/${language}`
      for (const story of STORIES) {
        await page.goto(front)
        await page.locator('.lead a.button:not(.secondary)').click()
        const first = page.locator('main .card').first()
        assert.match(await first.innerText(), /000/, 'danger comes first, with the number')
        const said = await answerTo(page, story)
        assert.ok(said.includes(story[4]), `${story[0]}: ${said}`)
        const sure =
          story[4] === 'Police of the State' ? /Confirmed on|أكدتها/ : /not confirmed|غير مؤكدة/
        assert.match(said, sure)
        assert.equal(page.url(), `${front}/agencies`)
        const isWide = await page.evaluate<boolean>(IS_WIDE)
        assert.equal(isWide, false)
      }
      if (options.javaScriptEnabled) assert.deepEqual(await axe(page), [])
      await context.close()
    }
  } finally {
    await house.remove()
  }
})

test('clause 15: the command line names the proper agency', async () => {
  const house = await startTestNode('sqlite')
  try {
    await country(house)
    const asked = JSON.stringify({ what: 'threats', where: 'online', who: 'candidate' })
    const said = await commandHere(house.env, 'call', 'directory.finder', '--json', asked)
    assert.equal(said.code, 0, said.said)
    const { output } = JSON.parse(said.out.join('\n')) as {
      output: { answers: { name: string }[] }
    }
    assert.equal(output.answers[0]?.name, 'Police of the State')
  } finally {
    await house.remove()
  }
})
