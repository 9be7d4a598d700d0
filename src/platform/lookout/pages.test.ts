import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startLogServer } from '../../../test/support/log-server.ts'
import { isAnswer, openReader } from './get.ts'
import { readPage } from './pages.ts'

test('a page is followed within its origin and never to another machine, however the redirect is written', async () => {
  const node = await startLogServer()
  const other = await startLogServer()
  const asked: string[] = []
  const { host } = new URL(other.origin)
  for (const path of ['/', '/secret', '//secret']) {
    other.answer(path, (response) => {
      asked.push(path)
      response.end('what only this machine may see')
    })
  }
  node.answer('/page', (response) => response.end('a page'))
  const reader = openReader(node.origin)
  const follow = async (location: string) => {
    node.answer('/', (response) => response.writeHead(302, { location }).end())
    return await readPage(reader, '/')
  }
  try {
    for (const location of [
      `${other.origin}/secret`,
      `//${host}/secret`,
      `${node.origin}//${host}/secret`,
      `/.//${host}/secret`,
      `/\\${host}/secret`,
      `http://${new URL(node.origin).host}@${host}/secret`,
    ]) {
      const got = await follow(location)
      assert.ok(!isAnswer(got) || got.status === 404, location)
    }
    assert.deepEqual(asked, [])
    const within = await follow('/page')
    assert.ok(isAnswer(within) && within.body.equals(Buffer.from('a page')))
  } finally {
    reader.close()
    node.close()
    other.close()
  }
})
