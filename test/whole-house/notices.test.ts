// Clause 1: a falsified claim gets a checked answer, its publisher is heard and can win: pasted at /check, checked, a notice
// with its reply beside it, decided, appealed, overturned, taken back where it stood, and counted;
// and what the office does not decide in its own time is lost.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinFirst, startTestNode } from '../support/node.ts'

/** A day of the exercise is a minute; a busy machine takes its time. */
const LOOK_AGAIN_MS = 2_000
const MAX_LOOKS = 90

const textOf = async (url: string) => await (await fetch(url)).text()

test('clause 1: from a pasted claim to a notice that the appeal overturns, the outlet heard on its own page', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { origin } = house.node
    await house.call('exercises.start', {})
    await house.node.settled(60_000)
    const call = async <O>(action: string, input: object) =>
      await house.call<O>(action, input, 'exercise')

    // What is checked; an exercise has no network from which a page could be kept.
    const item = 'REF-VENICE-CODE'
    const words = 'Polling stations in Cedar are closed on Sunday because of a flood'
    const said = { words, language: 'en', harm: 'voting' }
    const { code: claim } = await call<{ code: string }>('claims.takeIn', said)
    const of = { claim, kind: 'factual', claimant: 'outlet', claimantName: 'Morning Post' }
    await call('claims.triage', of)
    const checked = { language: 'en', verdict: 'false', title: 'They are open', summary: 'Open.' }
    const rests = { method: 'We asked.', item, stance: 'refutes' }
    const { check } = await call<{ check: string }>('claims.writeCheck', {
      claim,
      ...checked,
      ...rests,
    })
    const { read } = await call<{ read: string }>('claims.deskClaim', { claim })
    await call('claims.publish', { check, read })

    // The outlet is written to.
    const found = await call<{ items: { code: string; kind: string; title: string }[] }>(
      'sources.publicSources',
      {
        what: 'source',
        limit: 20,
      },
    )
    const issuer = found.items.find(({ kind }) => kind === 'authority')?.code ?? ''
    // The one that nobody plays.
    const source =
      found.items.find(({ title }) => title.startsWith('Alder Evening News'))?.code ?? ''
    const day = new Date().toISOString().slice(0, 10)
    const written = {
      claim,
      issuer,
      item,
      quote: words,
      quoteLanguage: 'en',
      saidOn: day,
      category: 'results',
      facts: 'All stations of Cedar are open.',
      language: 'en',
      ground: 'voluntary',
      remedy: 'correction',
      harm: 'People stay away.',
      lessIntrusive: 'A call was not answered.',
      detection: 'person',
      flaggedBy: 'citizen',
    }
    const at = (code: string) => `${origin}/exercise/en/notices/${code}`
    const readOf = async (code: string) =>
      (await call<{ read: string }>('notices.deskNotice', { notice: code })).read
    const served = async (to: string) => {
      const { notice: code } = await call<{ notice: string }>('notices.write', {
        ...written,
        source: to,
      })
      assert.equal((await fetch(at(code))).status, 404, 'a draft is nobody’s to read')
      await call('notices.approve', { notice: code, read: await readOf(code), isFree: true })
      await call('notices.serve', { notice: code, channel: 'page', proof: 'Shown on the own page' })
      return code
    }

    // An authority is written to like anybody. The office has a day, in an exercise a minute, to decide; nobody will.
    const { terms } = await call<{ terms: Record<string, number> }>('notices.terms', {})
    const days = { weekend: '6 7', holidays: '', reason: 'A short rehearsal.' }
    await call('notices.setTerms', { ...terms, ...days, decisionDays: 1 })
    const forgotten = await served(issuer)
    const letter = { words: 'It is as we wrote.', language: 'en', by: 'O. Editor, editor' }
    await call('notices.enterReply', { notice: forgotten, ...letter })
    await call('notices.setTerms', { ...terms, ...days, reason: 'As it was.' })

    const notice = await served(source)
    const one = at(notice)

    // Its person answers in a browser, and what was pasted finds the check.
    const olga = await joinFirst(house, 'Olga Editor')
    const own = `${origin}/exercise/en/console/outlet?of=${source}&notice=${notice}`
    await olga.page.goto(own)
    await olga.page.getByLabel('Answer', { exact: true }).fill('We were there. It is closed.')
    await olga.page.getByLabel('Who signs').fill('O. Editor, editor')
    await olga.page.getByRole('button', { name: 'Publish this answer' }).click()
    await olga.page.getByText('Your answer stands beside the notice.').waitFor()
    await olga.page.goto(`${origin}/exercise/en/check`)
    await olga.page.getByLabel('Text or link').fill(`${words}!!`)
    await olga.page.getByRole('button', { name: 'Check it' }).click()
    await olga.page.getByText('Similar, not confirmed').waitFor()
    await olga.page.goto(one)
    const sides = await olga.page.locator('.sides > .card').allInnerTexts()
    assert.match(sides[0] ?? '', /What the office says[^]*All stations of Cedar are open/)
    assert.match(sides[1] ?? '', /answers[^]*We were there\. It is closed\.[^]*Word for word/)
    assert.equal(await olga.page.locator('.sides details').count(), 0)

    // Decided against it, appealed, overturned by another.
    await call('notices.review', { notice, isFree: true })
    const outcome = { outcome: 'unresolved_disagreement', reasons: 'Both were heard.' }
    await call('notices.decide', { notice, read: await readOf(notice), ...outcome, isFree: true })
    await olga.page.goto(own)
    await olga.page.locator('summary', { hasText: 'Appeal' }).click()
    await olga.page.getByLabel('Why the decision is wrong').fill('Look at the picture.')
    await olga.page.getByLabel('Who signs').fill('O. Editor, editor')
    await olga.page.getByRole('button', { name: 'Appeal' }).click()
    await olga.page.getByText('Another person decides now.').waitFor()
    const retraction = 'We were wrong: the stations of Cedar are closed.'
    const judged = { notice, outcome: 'overturned', reasons: 'The picture shows it.', retraction }
    await call('notices.judge', { ...judged, read: await readOf(notice), isFree: true })
    await olga.page.goto(one)
    const [first = ''] = await olga.page.locator('.sides > .card').allInnerTexts()
    assert.match(first, /takes this notice back[^]*We were wrong/, 'where the notice was')
    await olga.page.goto(`${origin}/exercise/en/notices/statistics`)
    const told = await olga.page.locator('main').innerText()
    assert.match(told, /of the appeals decided\s+2 of 2/)
    await olga.page.goto(`${origin}/exercise/en/outlets/${source}`)
    await olga.page.getByText(notice).waitFor()

    // The other one is lost by then, or soon: the office let its own day go by.
    const isLost = async () => /This office missed its own time/.test(await textOf(at(forgotten)))
    for (let n = 0; n < MAX_LOOKS && !(await isLost()); n += 1)
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    await olga.page.goto(at(forgotten))
    const lost = 'This office missed its own time. So the notice fell: no action.'
    await olga.page.getByText(lost, { exact: true }).waitFor()
    await olga.page.getByText('It is as we wrote.').waitFor()
    await olga.page.goto(`${origin}/exercise/en/notices`)
    await olga.page.getByText(/[1-9] lost because this office was late/).waitFor()
    await olga.context.close()
  } finally {
    await house.remove()
  }
})
