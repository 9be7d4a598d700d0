// An exercise from its start to its removal. Whatever is shown of it says that it is one, and nothing real does.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { siteChangeTexts as changes } from '../../../src/domains/exercises/site-texts.ts'
import { texts } from '../../../src/domains/exercises/texts.ts'
import { texts as frame } from '../../../src/ui/texts.ts'
import { browser } from '../../support/chromium.ts'
import { startTestNode } from '../../support/node.ts'
import { colleague, FACES, type Hand, sit } from '../../support/task.ts'

await browser()

test('a trainer starts the exercise, breaks a site and mends it, and removes it; nobody takes it for real', async () => {
  const house = await startTestNode('sqlite', { SCRUTINEER_VISIT_MS: '86400000' })
  try {
    const trainer = await colleague(house, 'Amina Sow', 'administrator')
    for (const [at, face] of FACES.entries()) {
      const hand = await sit(house, face, { task: 'exercise', as: trainer })
      const { t, page } = hand
      await hand.open('/LANG/console')
      await isReal(hand)
      await hand.goTo(t(texts.title))
      if (at === 0) await hand.press('button', t(texts.start))
      await page.getByRole('link', { name: t(texts.enter) }).waitFor()
      await isReal(hand)
      await hand.press('link', t(texts.enter))
      await isExercise(hand)
      const story = page.locator('#story-sites')
      const title = story.locator('summary').first()
      await hand.readOnTo(title)
      // It stands open until something was broken once.
      if ((await story.getAttribute('open')) === null) await hand.pressThis(title)
      const deface = story.getByRole('button', { name: t(changes.deface) }).first()
      await hand.readOnTo(deface)
      await hand.pressThis(deface)
      await hand.sees(story.getByText(t(changes.isDefaced), { exact: true }).first())
      // The page stands where one pressed; the band is at its top.
      await hand.readOnTo(page.getByText(t(frame.exerciseBanner)).first())
      await isExercise(hand)
      const mend = page.getByRole('button', { name: t(texts.mend), exact: true }).first()
      await hand.readOnTo(mend)
      await hand.pressThis(mend)
      await page
        .locator('#exercise-now')
        .getByText(t(changes.isDefaced))
        .first()
        .waitFor({ state: 'hidden' })
      const leave = page.getByRole('link', { name: t(texts.leave) }).first()
      await hand.readOnTo(leave)
      await hand.pressThis(leave)
      await hand.sees(page.getByRole('link', { name: t(texts.enter) }))
      await isReal(hand)
      if (at === FACES.length - 1) {
        const remove = page.getByRole('button', { name: t(texts.removeButton) })
        await hand.readOnTo(remove)
        await hand.pressThis(remove)
        await hand.sees(t(texts.removeAsk))
        await hand.press('button', t(texts.removeButton))
        await page.getByRole('button', { name: t(texts.start) }).waitFor()
        assert.equal(house.node.house('exercise'), null)
      }
      await hand.leave(10)
    }
  } finally {
    await house.remove()
  }
})

/** The band in sight, and the first word of the title of the window. */
async function isExercise({ t, page, sees }: Hand): Promise<void> {
  await sees(page.getByText(t(frame.exerciseBanner)).first())
  assert.ok((await page.title()).startsWith(`${t(frame.exerciseWord)} – `), await page.title())
}

async function isReal({ t, page }: Hand): Promise<void> {
  assert.equal(await page.getByText(t(frame.exerciseBanner)).count(), 0)
  assert.ok(!(await page.title()).startsWith(`${t(frame.exerciseWord)} – `), await page.title())
}
