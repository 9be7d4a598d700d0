// `scrutineer words`: the texts of a language leave the node, come back corrected, and are spoken at once.

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { carryWords } from '../src/commands/words.ts'
import { readConfig } from '../src/core/config.ts'
import { startTestNode } from './support/node.ts'

test('a corrected text is spoken as soon as it is imported, and after a new start', async () => {
  const house = await startTestNode('sqlite', { SCRUTINEER_LANGUAGES: 'en,ar,fr' })
  try {
    const path = join(house.folder, 'fr.po')
    const said: string[] = []
    const carry = (verb: 'export' | 'import') =>
      carryWords(readConfig(house.env), { verb, language: 'fr', path }, (line) => said.push(line))
    assert.equal(await carry('export'), 0)
    const file = readFileSync(path, 'utf8')
    assert.match(file, /msgid "Skip to the content"\nmsgstr "Aller au contenu"/)
    writeFileSync(path, file.replace('"Aller au contenu"', '"Passer au contenu"'))
    assert.equal(await carry('import'), 0)
    assert.equal(said.at(-1), '1 texts of fr are others now; 0 count as read by you.')
    const page = async () => {
      await house.node.settled()
      return await (await fetch(`${house.node.origin}/fr/`)).text()
    }
    assert.match(await page(), /Passer au contenu/)
    await house.stop()
    await house.restart()
    assert.match(await page(), /Passer au contenu/)
    writeFileSync(path, file.replace('msgctxt "ui.rest"', 'msgctxt "ui.mroe"'))
    await assert.rejects(carry('import'), /ui\.mroe is no text of this version/)
  } finally {
    await house.stop()
    await house.remove()
  }
})
