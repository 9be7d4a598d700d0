// Clause 6: whoever reads something cited here finds it under an address for good, in the form that his program takes; what
// stood twice leads on, and what was withdrawn says why.

import assert from 'node:assert/strict'
import { test } from 'node:test'
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
    const list = await (await get('/en/sources')).text()
    assert.match(list, /Counting in the open[\s\S]*Checked by this office/)
    assert.match(list, /Convention on Cybercrime[\s\S]*not checked by this office/)
    assert.equal((await get(`/id/${first}`)).headers.get('location'), `/en/id/${first}`)
    const page = await get(`/en/id/${first}`)
    assert.equal(page.status, 200)
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
