// Clause 6: whoever reads something cited here finds it under an address for good, in the form that his program takes; what
// stood twice leads on, and what was withdrawn says why.

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { KeepWanted } from '../../src/core/capture.ts'
import type { Files } from '../../src/core/port.ts'
import { commandHere } from '../support/command-here.ts'
import { startNginx } from '../support/nginx.ts'
import { runFolder } from '../support/run-folder.ts'
import { startTestNode } from '../support/node.ts'

test('clause 6: a reference is cited for good; merged it leads on, withdrawn it says why', async () => {
  const house = await startTestNode('sqlite')
  try {
    const { origin } = house.node
    const get = (path: string, accept = 'text/html') =>
      fetch(`${origin}${path}`, { headers: { accept }, redirect: 'manual' })
    const cite = async (more: object) =>
      (await house.call<{ code: string }>('sources.addItem', { type: 'report', ...more })).code
    const first = await cite({
      title: 'Counting in the open',
      issued: '2024',
      authors: 'Ode, Lena',
    })
    const twin = await cite({ title: 'Counting, in the open', issued: '2024', isOther: true })
    const cited = await (await get('/en/sources?_cite=page')).text()
    assert.match(cited, /Cite this page[\s\S]*APA 7[\s\S]*\(n\.d\.\)[\s\S]*Retrieved/)
    assert.match(cited, /href="\/en\/sources\?_cite=bibtex"/)
    const file = await get('/ar/sources?kind=outlet&_cite=csl-json')
    assert.match(file.headers.get('content-type') ?? '', /^application\/vnd\.citationstyles/)
    const [work] = (await file.json()) as { URL: string; language: string; type: string }[]
    const url = `${origin}/ar/sources?kind=outlet`
    assert.deepEqual([work?.URL, work?.language, work?.type], [url, 'ar', 'webpage'])
    const list = await (await get('/en/sources')).text()
    assert.match(list, /href="\/en\/sources\?_cite=page" rel="nofollow"/)
    assert.match(list, /Counting in the open[\s\S]*Checked by this office/)
    assert.match(list, /Convention on Cybercrime[\s\S]*not checked by this office/)
    assert.equal((await get(`/id/${first}`)).headers.get('location'), `/en/id/${first}`)
    const page = await get(`/en/id/${first}`)
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('link'), `<${origin}/id/${first}>; rel="cite-as"`)
    assert.match(await page.text(), /Ode, L\. \(2024\)\. <i>Counting in the open<\/i>/)
    assert.match(page.headers.get('vary') ?? '', /Accept,/)
    const bibtex = await get(`/en/id/${first}`, 'application/x-bibtex')
    assert.match(bibtex.headers.get('content-type') ?? '', /^application\/x-bibtex/)
    assert.match(await bibtex.text(), /^@\w+\{/)
    const saved = await get(`/ar/sources/${first}?_file=ris`)
    assert.equal(saved.headers.get('content-disposition'), `attachment; filename="${first}.ris"`)
    await house.call('sources.merge', { code: twin, into: first, reason: 'It stood twice.' })
    const moved = await get(`/en/id/${twin}`)
    assert.deepEqual([moved.status, moved.headers.get('location')], [301, `/en/sources/${first}`])
    await house.call('sources.withdraw', { code: first, reason: 'It never appeared.' })
    const gone = await get(`/en/sources/${first}`)
    assert.equal(gone.status, 410)
    assert.match(await gone.text(), /Counting in the open[\s\S]*It never appeared\./)
    assert.equal((await get(`/en/sources/${first}`, 'application/x-bibtex')).status, 410)
    assert.equal((await get('/en/id/CIT-NOTHINGX')).status, 404)
  } finally {
    await house.remove()
  }
})

test('clause 6: what was cited opens from its copy when its site is gone, and its proof holds or names the byte', async () => {
  const nginx = await startNginx(
    ({ address, folder }) => `server { listen ${address}:8085; root ${folder}/www; }`,
  )
  const house = await startTestNode('sqlite')
  const folder = mkdtempSync(join(runFolder(), 'copy-'))
  const at = (name: string) => join(folder, name)
  try {
    mkdirSync(join(nginx.folder, 'www'))
    const words = '<p>Polls close at eight, the office said.</p>'
    writeFileSync(join(nginx.folder, 'www', 'hours.html'), `<title>Hours</title>${words.repeat(9)}`)
    const actual = house.node.house('actual')
    assert.ok(actual)
    const { capture } = actual.ports
    // This machine's own network stands for the public one.
    Object.assign(actual.ports, {
      capture: {
        ...capture,
        take: (wanted: KeepWanted, files: Files) =>
          capture.take({ ...wanted, privateNetworks: ['127.0.0.0/8'] }, files),
      },
    })
    const url = `http://${nginx.address}:8085/hours.html`
    const page = { type: 'webpage', title: 'Hours', url }
    const { code: item } = await house.call<{ code: string }>('sources.addItem', page)
    const quote = 'Polls close at eight'
    const asked = { item, quote }
    const { snapshot } = await house.call<{ snapshot: string }>('sources.snapshot', asked)
    await house.node.settled(60_000)
    await nginx.stop()

    const { credential } = await house.call<{ credential: string }>('accounts.createToken', {
      name: 'reader',
      role: 'librarian',
    })
    const post = async (action: string, body: object) =>
      await fetch(`${house.node.origin}/api/${action}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    const shown = await post('sources.openCopy', { snapshot, language: 'en' })
    assert.match(await shown.text(), /It shows what was answered then[\s\S]*Polls close at eight/)
    const saved = await post('sources.giveSnapshot', { snapshot })
    assert.match(saved.headers.get('memento-datetime') ?? '', /^\w{3}, \d\d \w{3} \d{4} .* GMT$/)
    assert.equal(saved.headers.get('link'), `<${url}>; rel="original"`)
    const copy = Buffer.from(await saved.arrayBuffer())
    const told = await (await fetch(`${house.node.origin}/en/id/${item}`)).text()
    const path = /href="([^"]+record\.proof[^"]+)"/.exec(told)?.[1]?.replaceAll('&amp;', '&')
    // Asked once more when the head of the log was written.
    const ask = async (from: string) => await (await fetch(`${house.node.origin}${from}`)).text()
    for (const from of [path ?? '', '/log/checkpoint']) await ask(from)
    const proof = await ask(path ?? '')
    const key = (await (await fetch(`${house.node.origin}/log/key`)).text()).trim()
    await house.stop()

    writeFileSync(at('proof'), proof)
    writeFileSync(at('copy'), copy)
    const verify = async () =>
      await commandHere({}, 'verify', '--proof', at('proof'), '--key', key, '--content', at('copy'))
    const sound = await verify()
    assert.deepEqual([sound.code, /byte for byte/.test(sound.said)], [0, true], sound.said)
    copy[copy.indexOf('eight')] = 'E'.charCodeAt(0)
    writeFileSync(at('copy'), copy)
    const other = await verify()
    assert.deepEqual([other.code, /^content: /m.test(other.said)], [1, true], other.said)
  } finally {
    await house.remove()
    await nginx.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
