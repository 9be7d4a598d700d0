// How much is written in one report at most, from both sides together.
import assert from 'node:assert/strict'
import { forHouse, problemWith } from '../../../test/support/house.ts'
import { sealedTestFile, sendFile } from '../../../test/support/report-files.ts'
import {
  amina,
  keeper,
  newReceipt,
  openTestDesk,
  readersOf,
  reportsHouse,
  tell,
} from '../../../test/support/reports.ts'
import { ANONYMOUS } from '../../core/actor.ts'
import { newBytes, newId, newSecret } from '../../core/id.ts'
import { list, report } from './actions/desk.ts'
import { askName, giveName, namesAsked } from './actions/name.ts'
import { write } from './actions/receive.ts'
import { sealedFrame } from './envelope.ts'
import { MAX_FILES } from './schema.ts'
import { files } from './store.ts'

forHouse(
  'a letter with files that do not all fit is refused whole, and so is a name where nothing fits any more',
  reportsHouse,
  async (h) => {
    const desk = await openTestDesk(h)
    const receipt = newReceipt()
    const { mailbox, read, recipient } = receipt
    await tell(h, desk, { receipt, name: 'Zainab' })
    const of = (await h.call(amina, list, { limit: 9 })).items[0]?.id ?? ''
    const frame = { manifest: {}, text: 'x' }
    const seal = async (to: readonly string[]) => (await sealedFrame(frame, to)).toString('base64')
    const inner = await seal([desk.keeper.recipient, desk.recovery.recipient, recipient])
    await h.call(amina, askName, { report: of, inner, reason: 'A witness is needed' })

    const one = { report: of, kind: 'message', person: null, bytes: new Uint8Array(1) } as const
    const facts = { sha256: '0'.repeat(64), size: 1, at: h.clock.now(), record: newId() }
    const had = Array.from({ length: MAX_FILES - 7 }, () => ({ ...one, ...facts, id: newId() }))
    await h.store.write((tx) => files.insert(tx, had))
    const keys = [...readersOf(desk), recipient]
    const letter = async (count: number) => {
      const named = []
      for (let n = 0; n < count; n += 1)
        named.push(await sendFile(h, await sealedTestFile(newBytes(9), keys)))
      const sealed = await seal(keys)
      const sent = { mailbox, read, letter: newSecret(128), sealed, files: named }
      return await h.call(ANONYMOUS, write, sent)
    }
    await assert.rejects(letter(5), problemWith('reports.full'))
    await letter(4)
    assert.equal((await h.call(amina, report, { report: of })).files.length, MAX_FILES)
    const [{ askedAt } = { askedAt: '' }] = (await h.call(keeper, namesAsked, {})).items
    const given = { report: of, askedAt, sealed: await seal(keys) }
    await assert.rejects(h.call(keeper, giveName, given), problemWith('reports.full'))
  },
)
