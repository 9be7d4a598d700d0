import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readBounded } from './body.ts'
import { Problem } from './problem.ts'

const tooLarge = () => new Problem('core.too_large', 413, 'Too large.')

async function* pieces(texts: readonly string[], broken?: Error) {
  for (const text of texts) yield Buffer.from(text)
  if (broken !== undefined) throw broken
}

function request(body: AsyncIterable<Uint8Array> | null, incoming?: object) {
  return { req: { raw: { body } }, env: incoming === undefined ? undefined : { incoming } }
}

test('a body is read up to its limit and refused beyond', async () => {
  const read = (limit: number) => readBounded(request(pieces(['ab', '', 'cd'])), limit, tooLarge)
  assert.equal((await read(4)).toString(), 'abcd')
  await assert.rejects(read(3), { code: 'core.too_large' })
  assert.equal((await readBounded(request(null), 4, tooLarge)).length, 0)
})

test('what the server has at hand is read straight', async () => {
  const straight = { complete: true, destroyed: false, iterator: () => pieces(['a', 'b']) }
  const body = pieces([], new Error('read by another way'))
  assert.equal((await readBounded(request(body, straight), 9, tooLarge)).toString(), 'ab')
})

test('what came only in part is no body, whether its stream breaks or is empty', async () => {
  const gone = { complete: false, destroyed: true }
  const broken = new Error('aborted')
  for (const body of [pieces(['a'], broken), pieces(['a']), null])
    await assert.rejects(readBounded(request(body, gone), 9, tooLarge), { code: 'core.hung_up' })
})

test('a whole body counts though its client has gone, and a fault is none of the client', async () => {
  const whole = { complete: true, destroyed: true }
  assert.equal((await readBounded(request(pieces(['a']), whole), 9, tooLarge)).toString(), 'a')
  const fault = new Error('out of memory')
  await assert.rejects(readBounded(request(pieces(['a'], fault), whole), 9, tooLarge), fault)
  await assert.rejects(readBounded(request(pieces([], fault)), 9, tooLarge), fault)
})
