import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { z } from 'zod'
import { exampleSlice, THINGS } from '../../test/support/example-slice.ts'
import { forHouse, person, problemWith } from '../../test/support/house.ts'
import { rawCommand } from './action.ts'
import { Problem } from './problem.ts'

const bring = rawCommand({
  name: 'things.bring',
  permission: 'things:write',
  scope: 'area',
  summary: 'Takes bytes.',
  input: z.strictObject({ area: z.string(), refuse: z.boolean().default(false) }),
  output: z.strictObject({ sha256: z.string(), size: z.number() }),
  raw: {
    maxBytes: 4,
    keptMs: 1000,
    async admit(ctx, { area, refuse }) {
      if (!ctx.areas().includes(area)) throw new Problem('things.elsewhere', 403, 'Elsewhere.')
      if (refuse) throw new Problem('things.unwanted', 409, 'Not wanted.')
    },
  },
  async run(ctx, { area }, bytes) {
    ctx.inArea(area)
    ctx.record(THINGS['thing.noted'], { subject: bytes.sha256, area })
    return { ...bytes }
  },
})

const things = exampleSlice('things', { actions: [bring], records: THINGS })
const writer = person('1', ['things:write'], '/1/')

/** Bytes that tell whether anybody read them. */
function source(text: string, broken?: Error) {
  const seen = { isRead: false }
  const bytes = async function* () {
    seen.isRead = true
    yield Buffer.from(text)
    if (broken !== undefined) throw broken
  }
  return { seen, bytes }
}

forHouse(
  'bytes are taken after the permission and before the command',
  { slices: [things] },
  async (h) => {
    const call = (actor: typeof writer, input: object, bytes?: () => AsyncIterable<Uint8Array>) =>
      h.runner.call(actor, bring, input, { bytes, idempotencyKey: 'k' })
    for (const [actor, input, code] of [
      [person('2', []), { area: '/1/' }, 'core.not_allowed'],
      [writer, { area: '/2/' }, 'things.elsewhere'],
      [writer, { area: '/1/', refuse: true }, 'things.unwanted'],
      [writer, { area: 1 }, 'core.bad_input'],
    ] as const) {
      const { seen, bytes } = source('abc')
      await assert.rejects(call(actor, input, bytes), problemWith(code))
      assert.equal(seen.isRead, false, `${code}: nothing is read of what is refused`)
    }
    await assert.rejects(call(writer, { area: '/1/' }), problemWith('core.no_bytes'))
    await assert.rejects(
      call(writer, { area: '/1/' }, source('').bytes),
      problemWith('core.no_bytes'),
    )
    const tooLong = call(writer, { area: '/1/' }, source('abcde').bytes)
    await assert.rejects(tooLong, problemWith('core.too_many_bytes'))
    const broken = call(writer, { area: '/1/' }, source('ab', new Error('gone')).bytes)
    await assert.rejects(broken, /gone/)
    assert.deepEqual(
      (await h.records()).filter(({ type }) => type === 'thing.noted'),
      [],
    )

    const { output, records } = await call(writer, { area: '/1/' }, source('abcd').bytes)
    assert.deepEqual(output, { sha256: hash('sha256', 'abcd'), size: 4 })
    const kept = await h.files('things').get(output.sha256)
    assert.equal(Buffer.from(kept ?? []).toString(), 'abcd')
    assert.equal(await h.files('monitoring').get(output.sha256), null, 'each slice has its own')
    const again = await call(writer, { area: '/1/' }, source('abcd').bytes)
    assert.deepEqual([again.repeated, again.records], [true, records])
    const other = call(writer, { area: '/1/' }, source('abc').bytes)
    await assert.rejects(other, problemWith('core.key_reused'), 'other bytes are another call')
  },
)
