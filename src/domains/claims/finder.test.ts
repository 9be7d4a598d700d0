// Who asks while the index is moved is told to ask again only where it is far behind, not because others asked before him.
import assert from 'node:assert/strict'
import { checkedClaim, claimsHouse } from '../../../test/support/claims.ts'
import { forHouse } from '../../../test/support/house.ts'
import { catchUp } from './finder.ts'

forHouse('each of those who wait in a row has the index as he sees it', claimsHouse, async (h) => {
  const gate = Promise.withResolvers<void>()
  const node = { ...h.facts, othersTurn: () => gate.promise }
  const asked: Promise<boolean>[] = []
  const words = ['close at two', 'close at three', 'close at four', 'close at five']
  for (const one of words) {
    await checkedClaim(h, `Polling stations in Alder ${one}`)
    const began = Promise.withResolvers<void>()
    asked.push(
      h.store.read(async (tx) => {
        const whole = catchUp({ tx, node })
        // What it sees is settled with its first question.
        setImmediate(() => began.resolve())
        return await whole
      }),
    )
    await began.promise
  }
  gate.resolve()
  assert.deepEqual(await Promise.all(asked), [true, true, true, true])
})
