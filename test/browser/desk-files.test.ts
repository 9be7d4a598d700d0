// Files that came with a report, opened by an officer in a real browser: held to what the report says of them, saved under a
// name that hides nothing, never shown.

import assert from 'node:assert/strict'
import { hash, hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { text } from '../../src/core/text.ts'
import { sealedFile, sealedFrame } from '../../src/domains/reports/envelope.ts'
import { identityOf, recipientText } from '../../src/lib/age/index.ts'
import { digitsOf } from '../../src/lib/receipt/index.ts'
import { deskFilesTexts as words } from '../../src/ui/desk-files-texts.ts'
import { keyOpeningPart } from '../../src/ui/desk-key.ts'
import { axe, newContext } from '../support/chromium.ts'
import { pageServer, scriptTag } from '../support/page-server.ts'
import { jpeg, jpegWith } from '../support/pictures.ts'

const MIB = 1024 * 1024
const SEED = Buffer.alloc(16, 7)
const t = text('en')
const secret = Buffer.from(hkdfSync('sha256', SEED, 'scrutineer/officer/v1', 'age-identity', 32))
const officer = recipientText(identityOf(secret))
/** A name that would leave its folder and be shown backwards. */
const NAME = '../../\u202egpj.exe\u202c/x:y.jpg'

const content = new Uint8Array(20 * MIB).fill(5)
const told = jpegWith(Buffer.from('33.8, 9.5 by Zq9X'))
const cut = told.subarray(0, -1)
const said = (id: string, name: string, bytes: Uint8Array = content) => ({
  id,
  name,
  type: 'image/jpeg',
  size: bytes.length,
  sha256: hash('sha256', bytes),
})
const frame = await sealedFrame(
  {
    manifest: {
      v: 1,
      kind: 'answers',
      files: [
        said('right', NAME),
        said('wrong', 'b.jpg'),
        said('gone', 'c.jpg'),
        said('told', 'd.jpg', told),
        said('cut', 'e.jpg', cut),
      ],
    },
    text: 'Look at the picture',
  },
  [officer],
)
const sealed = async (bytes: Uint8Array) => {
  const { header, payload } = await sealedFile(bytes, [officer])
  return Buffer.concat([header, payload])
}
const given: Readonly<Record<string, Uint8Array>> = {
  f2: await sealed(content),
  f3: await sealed(Buffer.from('another file')),
  f4: await sealed(told),
  f5: await sealed(cut),
}
const holder = (file: string, kind: string, upload: string) =>
  `<p><span data-file="${file}" data-kind="${kind}" data-upload="${upload}"></span></p>`
const page =
  `<!doctype html><html lang="en"><title>Desk</title><main><h1>Desk</h1><h2>Files</h2>` +
  `<div data-desk data-report="r1" data-api="/api" data-recipients="${officer}" data-targets="[]">` +
  `${holder('f1', 'answers', '')}${holder('f2', 'attachment', 'right')}${holder('f3', 'attachment', 'wrong')}${holder('f4', 'attachment', 'told')}${holder('f5', 'attachment', 'cut')}` +
  `${keyOpeningPart(t)}</div></main>${scriptTag('desk-key.js')}</html>`
const { origin, close } = await pageServer((method, path, body) => {
  const { file = '' } = method === 'POST' ? (JSON.parse(body) as { file?: string }) : {}
  if (path === '/api/reports.take') return { output: { sealed: frame.toString('base64') } }
  if (path === '/api/reports.takeFile') return given[file] ?? new Uint8Array()
  return page
})
after(close)

test('twenty MiB are opened and saved as they were sealed; another file under their name is not', async () => {
  const context = await newContext({ acceptDownloads: true })
  try {
    const desk = await context.newPage()
    desk.on('pageerror', (error) => assert.fail(error))
    await desk.goto(origin)
    await desk.locator('[data-typed]').fill(digitsOf(SEED))
    await desk.locator('[data-code]').click()
    await desk.locator('[data-file="f1"] button').click()
    await desk.getByText('Look at the picture').waitFor()
    const lines = desk.locator('[data-came-list] p')
    assert.equal(await lines.count(), 5)
    assert.match((await lines.nth(2).textContent()) ?? '', new RegExp(t(words.lacking)))
    assert.deepEqual(await axe(desk), [])
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      lines.nth(0).getByRole('button').click(),
    ])
    await desk.getByText(t(words.saved)).waitFor()
    assert.equal(download.suggestedFilename(), '_.._gpj.exe_x_y.jpg')
    assert.equal(hash('sha256', readFileSync(await download.path())), hash('sha256', content))
    const saved = async (line: number, button: number) => {
      const [file] = await Promise.all([
        desk.waitForEvent('download'),
        lines.nth(line).getByRole('button').nth(button).click(),
      ])
      return readFileSync(await file.path())
    }
    assert.ok((await saved(3, 0)).equals(jpeg()), 'nothing of who took it is handed on')
    await desk.getByText(t(words.bare)).waitFor()
    assert.ok((await saved(3, 1)).equals(told), 'for evidence it is as it was sealed')
    await lines.nth(4).getByRole('button').click()
    await desk.getByText(t(words.unclean)).waitFor()
    assert.ok((await saved(4, 1)).equals(cut))
    const more: unknown[] = []
    desk.on('download', (one) => more.push(one))
    await lines.nth(1).getByRole('button').click()
    await desk.getByText(t(words.other)).waitFor()
    assert.deepEqual(more, [], 'nothing is saved')
    assert.equal(desk.url(), `${origin}/`, 'nothing is shown in place of the page')
  } finally {
    await context.close()
  }
})
