import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { ANONYMOUS } from '../core/actor.ts'
import { readFields } from './sent-form.ts'

const door = new Hono().post('/', async (c) =>
  c.json((await readFields(c, ANONYMOUS, 10_000)).fields),
)

test('what was typed over several lines has one sign between them, and a file is as it was', async () => {
  const typed = { method: 'POST', body: new URLSearchParams({ text: 'a\r\nb\nc' }) }
  assert.deepEqual(await (await door.request('/', typed)).json(), [['text', 'a\nb\nc']])
  const parts = new FormData()
  parts.append('text', 'a\r\nb')
  parts.append('file', new File(['x\r\ny'], 'x.csv'))
  const sent = { method: 'POST', body: parts }
  assert.deepEqual(await (await door.request('/', sent)).json(), [
    ['text', 'a\nb'],
    ['file', 'x\r\ny'],
  ])
})
