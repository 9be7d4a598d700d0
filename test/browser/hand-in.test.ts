// Evidence handed in from the page of its incident: many files at once, with what was typed once, on a desk and on a
// telephone; a file that does not come in stops none of the others.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findingsInMain, newContext } from '../support/chromium.ts'
import { joinAs, joinFirst, startTestNode } from '../support/node.ts'
import { runFolder } from '../support/run-folder.ts'

test('many files are handed in from an incident at once, and a bad one stops no other', async () => {
  const node = await startTestNode('sqlite')
  const folder = mkdtempSync(join(runFolder(), 'hand-in-'))
  try {
    await joinFirst(node, 'Amina Sow')
    const facts = { title: 'Somebody else signed in', area: '/', severity: 'severe' }
    const { incident } = await node.call<{ incident: string }>('incidents.open', facts)
    const { page, context } = await joinAs(node, 'Omar Haddad', 'investigator')
    const origin = node.node.origin
    await page.goto(`${origin}/en/console/incidents/${incident}`)
    await page.getByRole('link', { name: 'Hand in evidence' }).click()
    const form = page.locator('[data-upload] form')
    assert.match(await form.getByLabel('Incident').inputValue(), /^INC-/)
    assert.ok(await form.getByLabel('The whole nation').isChecked())
    const files = ['auth.log', 'empty.log', 'web.log'].map((name) => join(folder, name))
    for (const file of files)
      writeFileSync(file, file.includes('empty') ? '' : `${file}: Exercise\n`)
    // The page's script is what takes several.
    await form.locator('input[type="file"][multiple]').setInputFiles(files)
    await form.getByLabel('What it is').fill('Logs')
    await form.getByLabel('Where it was found').fill('Data centre')
    await form.getByRole('button', { name: 'Hand in this file' }).click()
    await page.getByText('Files that did not come in: 1.').waitFor()
    const rows = page.locator('[data-files] > li')
    assert.deepEqual(
      (await rows.allTextContents()).map((row) => row.replace(/: .*/, '')),
      ['auth.log', 'empty.log', 'web.log'],
    )
    assert.deepEqual(await findingsInMain(page), [])
    // What came in is not sent again.
    await form.getByRole('button', { name: 'Hand in this file' }).click()
    await page.getByText('Files that did not come in: 1.').waitFor()
    const known = await node.call<{ items: { title: string }[] }>('evidence.items', {})
    const titles = known.items.map(({ title }) => title)
    assert.deepEqual(titles.toSorted(), ['Logs: auth.log', 'Logs: web.log'])
    await form
      .locator('input[type="file"][multiple]')
      .setInputFiles([files[0] ?? '', files[2] ?? ''])
    assert.equal(await form.getByLabel('Where it was found').inputValue(), 'Data centre')
    await rows.getByRole('link', { name: 'web.log' }).click()
    await page.getByRole('link', { name: 'Hand in another one like it' }).click()
    await page.locator('[data-upload] form').waitFor()
    const next = page.locator('[data-upload] form')
    assert.equal(await next.getByLabel('Where it was found').inputValue(), 'Data centre')
    assert.match(await next.getByLabel('Incident').inputValue(), /^INC-/)

    const storageState = await context.storageState()
    for (const viewport of [
      { width: 360, height: 640 },
      { width: 1440, height: 900 },
    ]) {
      const plain = await newContext({ viewport, javaScriptEnabled: false, storageState })
      const bare = await plain.newPage()
      await bare.goto(`${origin}/ar/console/evidence/add?incident=${incident}&area=/`)
      const field = bare.locator('input[type="file"]')
      assert.equal(await field.getAttribute('multiple'), null, 'a form alone sends one file')
      const wide = await bare.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      assert.ok(wide <= 0)
      const shots = process.env['SCRUTINEER_SHOTS']
      if (shots !== undefined)
        await bare.screenshot({
          path: join(shots, `hand-in-${viewport.width}.png`),
          fullPage: true,
        })
      await plain.close()
    }
  } finally {
    await node.remove()
    rmSync(folder, { recursive: true, force: true })
  }
})
