// The time-stamp of a real authority in a bundle that the product wrote: checked on the command line by whoever says
// which authorities he believes, and by openssl without us.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY } from '../src/core/time.ts'
import { bundle, downloadBundle } from '../src/domains/evidence/actions/bundle.ts'
import { record } from '../src/domains/record/index.ts'
import { makeAuthority } from './support/authority.ts'
import { commandHere } from './support/command-here.ts'
import { keyWords } from './support/bundle-keys.ts'
import { evidenceHouse, handIn, keeper } from './support/evidence.ts'
import { forHouse } from './support/house.ts'
import { openingOf } from './support/opening.ts'
import { runFolder } from './support/run-folder.ts'

const [authority, stranger] = [makeAuthority(), makeAuthority()]
process.once('exit', () => {
  authority.remove()
  stranger.remove()
})

const others = evidenceHouse.slices.map((one) => ({
  ...one,
  actions: one.actions.filter(({ name }) => !name.startsWith('record.')),
}))

forHouse(
  'a bundle holds the last time-stamp of the log, and the command line believes whom it is told to',
  {
    slices: [...others, { ...record, needs: {} }, openingOf()],
    timeStamps: { isSet: true, ask: async (query) => authority.answer(query) },
  },
  async (h) => {
    const folder = mkdtempSync(join(runFolder(), 'stamped-'))
    const at = (name: string) => join(folder, name)
    try {
      await h.settled()
      const of = await handIn(h, keeper, 'GET / 200')
      await h.pass(DAY)
      const { bundle: own } = await h.call(keeper, bundle, { items: [of] })
      await h.settled()
      const { file } = await h.call(keeper, downloadBundle, { bundle: own })
      const parts = await Promise.all(file.parts.map((one) => h.files('evidence').get(one)))
      writeFileSync(at('b.zip'), Buffer.concat(parts.map((one) => one ?? Buffer.alloc(0))))
      const keys = await keyWords(readFileSync(at('b.zip')))
      const verify = async (...more: string[]) => {
        const { code, out } = await commandHere(
          {},
          'verify',
          '--bundle',
          at('b.zip'),
          ...keys,
          ...more,
        )
        return { code, lines: out.filter((line) => /^V[89]|^ {3}tsa/.test(line)) }
      }
      const bare = await verify()
      assert.equal(bare.code, 0)
      assert.match(bare.lines[0] ?? '', /^V8 not checked/)
      assert.match(bare.lines[1] ?? '', /^V9 pass/)
      const believed = await verify('--tsa-ca', authority.rootFile)
      assert.equal(believed.code, 0)
      assert.match(believed.lines[0] ?? '', /^V8 pass .*looked at: 1/)
      const other = await verify('--tsa-ca', stranger.rootFile)
      assert.equal(other.code, 1)
      assert.match(other.lines[1] ?? '', /^ {3}tsa\/\d+\.tsr: .*\(chain\)$/)
      assert.equal((await verify('--tsa-ca', at('b.zip'))).code, 2)

      execFileSync('unzip', ['-q', at('b.zip'), '-d', at('b')])
      const size = /tsa\/(\d+)/.exec(other.lines[1] ?? '')?.[1] ?? ''
      const reply = new Uint8Array(readFileSync(at(`b/tsa/${size}.tsr`)))
      const over = readFileSync(at(`b/checkpoints/${size}.txt`))
      assert.equal(authority.isTaken(reply, over), true)
      assert.equal(stranger.isTaken(reply, over), false)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
