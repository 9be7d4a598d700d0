import assert from 'node:assert/strict'
import { exampleNation } from '../../../test/support/example-nation.ts'
import {
  forBothHouses,
  forHouse,
  person,
  problemWith,
  type TestHouse,
} from '../../../test/support/house.ts'
import { visitPage } from '../../../test/support/page-visit.ts'
import { speak } from '../../shipped.ts'
import { confirmTexts, exportFile, importFile, languages, ownTexts, textsOf } from './actions.ts'
import { words } from './index.ts'
import { cataloguePage, languagePage, wordsPage } from './pages.ts'

const options = {
  slices: [exampleNation().slice, words],
  facts: { languages: ['en', 'ar', 'fr'], speak },
}
const translator = person('translator', ['words:read', 'words:write'])
const reader = person('reader', ['words:read'])

const fileOf = async (house: TestHouse) =>
  (await house.call(translator, exportFile, { language: 'fr' })).file

async function french(house: TestHouse) {
  const { languages: all } = await house.call(reader, languages, {})
  const found = all.find(({ language }) => language === 'fr')
  assert.ok(found)
  return found
}

/** The file with one text changed, and the mark of a draft taken off it or left. */
function changed(file: string, key: string, to: string, isDraft: boolean): string {
  const entries = file.split('\n\n')
  const at = entries.findIndex((entry) => entry.includes(`msgctxt "${key}"`))
  assert.ok(at >= 0, key)
  const other = entries[at]?.replace(/msgstr ".*"/, `msgstr "${to}"`) ?? ''
  return entries.with(at, isDraft ? other : other.replace('#, fuzzy\n', '')).join('\n\n')
}

forBothHouses('all that ships is a draft until a person has read it', options, async (house) => {
  const before = await french(house)
  assert.ok(before.said > 50 && before.drafts === before.said && before.review === null)
  const { read, texts } = await house.call(reader, textsOf, { language: 'fr', catalogue: 'ui' })
  assert.ok(texts.length > 20 && read !== null)
  const input = { language: 'fr', catalogue: 'ui', read } as const
  await assert.rejects(house.call(reader, confirmTexts, input), problemWith('core.not_allowed'))
  const other = { ...input, read: '0'.repeat(64) }
  await assert.rejects(
    house.call(translator, confirmTexts, other),
    problemWith('words.not_what_was_read'),
  )
  const { confirmed } = await house.call(translator, confirmTexts, input)
  const after = await french(house)
  assert.equal(after.drafts, before.drafts - confirmed)
  assert.deepEqual(after.review, { by: translator.id, at: house.clock.now() })
  assert.equal((await house.call(translator, confirmTexts, input)).confirmed, 0, 'once is enough')
  const [record, ...more] = (await house.records()).filter(({ type }) =>
    type.startsWith('wording.'),
  )
  assert.deepEqual([record?.type, record?.subject, more.length], ['wording.confirmed', 'fr', 0])
})

forHouse('a file that comes back unchanged changes nothing', options, async (house) => {
  const file = await fileOf(house)
  const done = await house.call(translator, importFile, { language: 'fr', file })
  assert.deepEqual(done, { changed: 0, confirmed: 0 })
  assert.deepEqual(await house.records(), [])
})

forHouse(
  'a text that comes back corrected is the node’s own, and confirmed where it is no draft any more',
  options,
  async (house) => {
    const draft = changed(await fileOf(house), 'ui.rest', 'Davantage', true)
    const first = await house.call(translator, importFile, { language: 'fr', file: draft })
    assert.deepEqual(first, { changed: 1, confirmed: 0 })
    const own = await house.call(reader, ownTexts, {})
    assert.deepEqual(own.texts, [
      { language: 'fr', slice: 'ui', key: 'rest', pattern: 'Davantage' },
    ])
    const read = changed(await fileOf(house), 'ui.rest', 'Davantage', false)
    const second = await house.call(translator, importFile, { language: 'fr', file: read })
    assert.deepEqual(second, { changed: 0, confirmed: 1 })
    assert.match(
      await fileOf(house),
      /ar: [^\n]*\nmsgctxt "ui\.rest"\nmsgid "Show more"\nmsgstr "Davantage"/,
    )
    const types = (await house.records()).map(({ type, body }) => [type, body['changed']])
    assert.deepEqual(types, [
      ['wording.imported', 1],
      ['wording.imported', 0],
    ])
  },
)

forHouse(
  'a file with one fault is refused as a whole, and every fault names its text',
  options,
  async (house) => {
    const good = changed(await fileOf(house), 'ui.rest', 'Davantage', false)
    const bad = changed(
      changed(good, 'ui.version', 'Version', false),
      'ui.asOf',
      'Au {when}',
      false,
    )
    const input = { language: 'fr', file: bad } as const
    await assert.rejects(house.call(translator, importFile, input), (error) => {
      assert.ok(problemWith('words.bad_file')(error))
      const { fields } = error as { fields: readonly { message: string }[] }
      const said = fields.map(({ message }) => message).join('\n')
      assert.match(said, /fr: ui\.version \(other\) lacks \{version\}/)
      assert.match(said, /fr: ui\.asOf \(other\) lacks \{time\}/)
      assert.match(said, /fr: ui\.asOf \(other\) has \{when\}, which English has not/)
      return true
    })
    assert.deepEqual((await house.call(reader, ownTexts, {})).texts, [])
  },
)

forHouse(
  'the pages show how whole each language is, every text beside English, and forms only to those who may',
  options,
  async (house) => {
    const list = await visitPage(house, wordsPage, { actor: reader })
    assert.match(list, /Français/)
    assert.match(list, /Nobody yet/)
    const params = { language: 'fr', catalogue: 'ui' }
    const shown = await visitPage(house, cataloguePage, { actor: translator, params })
    assert.match(shown, /Skip to the content/)
    assert.match(shown, /Aller au contenu/)
    assert.match(shown, /I have read them, they are right/)
    assert.doesNotMatch(
      await visitPage(house, cataloguePage, { actor: reader, params }),
      /I have read them/,
    )
    const language = await visitPage(house, languagePage, { actor: translator, params })
    assert.match(language, /words export fr fr\.po/)
    assert.match(language, /type="file"/)
    assert.doesNotMatch(
      await visitPage(house, languagePage, { actor: reader, params, language: 'ar' }),
      /type="file"|\[en\]/,
    )
    const nowhere = { actor: reader, params: { ...params, catalogue: 'nowhere' } }
    await assert.rejects(
      visitPage(house, cataloguePage, nowhere),
      problemWith('words.unknown_catalogue'),
    )
  },
)
