// Takes reports on a disk that fills up: node report-room-child.ts <folder>. Prints what became of words and files as one
// JSON line.

import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newBytes } from '../../src/core/id.ts'
import * as store from '../../src/domains/reports/store.ts'
import { openReports } from './reports-crash.ts'
import { sealedTestFile, sendFile } from './report-files.ts'
import { callsOf, newReceipt, openTestDesk, readersOf, tell } from './reports.ts'

const MIB = 1024 * 1024

const [folder = ''] = process.argv.slice(2)
const house = await openReports({ file: join(folder, 'scrutineer.db') }, folder)
const h = callsOf(house)
const desk = await openTestDesk(h)

/** A report, with a file where one is taken; gives what the node says of the file. */
async function reportOnce(): Promise<string> {
  const receipt = newReceipt()
  const keys = [...readersOf(desk), receipt.recipient]
  const file = await sealedTestFile(newBytes(MIB), keys)
  try {
    await tell(h, desk, { receipt, files: [await sendFile(house, file)] })
    return 'taken'
  } catch (error) {
    await tell(h, desk, { receipt })
    return (error as { code?: string }).code ?? String(error)
  }
}

const before = await reportOnce()
const { bavail, blocks, bsize } = statfsSync(folder)
const filler = join(folder, 'filler')
writeFileSync(filler, Buffer.alloc(bavail * bsize - Math.floor(blocks * bsize * 0.08)))
const whileFull = await reportOnce()
rmSync(filler)
const afterwards = await reportOnce()
const reports = await house.store.read((tx) => store.reports.count(tx, {}))
process.stdout.write(`${JSON.stringify({ before, whileFull, afterwards, reports })}\n`)
await house.close()
