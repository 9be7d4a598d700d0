import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { boundaryOf, readForm } from './index.ts'

const how = (boundary: string) => ({ boundary, maxParts: 10 })

/** A form as the platform writes it. */
async function written(form: FormData): Promise<{ bytes: Uint8Array; boundary: string }> {
  const response = new Response(form)
  const boundary = boundaryOf(response.headers.get('content-type') ?? '') ?? ''
  return { bytes: new Uint8Array(await response.arrayBuffer()), boundary }
}

test('a form that the platform wrote is read as it was filled in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.string(), fc.string({ unit: 'grapheme' })), { maxLength: 5 }),
      fc.uint8Array({ maxLength: 300 }),
      async (fields, content) => {
        const form = new FormData()
        for (const [name, value] of fields) form.append(name, value)
        form.append('_bytes', new File([content], 'a "b".jpg'))
        const { bytes, boundary } = await written(form)
        const read = readForm(bytes, how(boundary))
        const texts = [...form].flatMap(([, value]) => (typeof value === 'string' ? [value] : []))
        assert.equal(read?.cut, null)
        assert.deepEqual(
          read.parts.slice(0, -1).map((part) => Buffer.from(part.bytes).toString('utf8')),
          texts.map((value) => value.replaceAll(/\r?\n|\r/g, '\r\n')),
        )
        const last = read.parts.at(-1)
        assert.deepEqual([last?.name, last?.fileName], ['_bytes', 'a "b".jpg'])
        assert.deepEqual(new Uint8Array(last?.bytes ?? []), content)
      },
    ),
  )
})

test('a form that is cut off gives the parts before, and says in which it ended', async () => {
  const form = new FormData()
  form.append('step', 'check')
  form.append('_bytes', new File([new Uint8Array(5_000)], 'x.jpg'))
  const { bytes, boundary } = await written(form)
  const cut = readForm(bytes.subarray(0, 2_000), how(boundary))
  assert.deepEqual(
    cut?.parts.map(({ name }) => name),
    ['step'],
  )
  assert.deepEqual(cut?.cut, { name: '_bytes', fileName: 'x.jpg' })
})

test('what is no form, and one of too many parts, is none', async () => {
  assert.equal(readForm(Buffer.from('step=check'), how('x')), null)
  assert.equal(readForm(Buffer.from('--x\r\n\r\nno name\r\n--x--'), how('x')), null)
  assert.equal(
    readForm(Buffer.from('--x\r\nContent-Disposition: form-data; name="a"'), how('x')),
    null,
  )
  const form = new FormData()
  for (let n = 0; n < 11; n += 1) form.append('a', '')
  const { bytes, boundary } = await written(form)
  assert.equal(readForm(bytes, how(boundary)), null)
  for (const type of [
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    `multipart/form-data; boundary=${'x'.repeat(71)}`,
  ])
    assert.equal(boundaryOf(type), null, type)
})
