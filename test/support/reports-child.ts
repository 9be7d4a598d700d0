// A process that takes reports until it is killed: node reports-child.ts <place as JSON> <folder> <desk as JSON> <first>.
// It prints the number of each report that it took.

import type { StorePlace } from '../../src/platform/store/index.ts'
import { openReports, send } from './reports-crash.ts'
import type { TestDesk } from './reports.ts'

/** More than are taken before somebody kills it. */
const MAX_REPORTS = 10_000

const [place = '', folder = '', desk = '', first = '0'] = process.argv.slice(2)
const house = await openReports(JSON.parse(place) as StorePlace, folder)
for (let n = Number(first); n < MAX_REPORTS; n += 1) {
  await send(house, JSON.parse(desk) as TestDesk, n)
  process.stdout.write(`${n}\n`)
}
