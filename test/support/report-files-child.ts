// A process that takes reports with files and kills itself on the way: node report-files-child.ts <place as JSON> <folder>
// <desk as JSON> <first> <report> <part>. It ends behind this part of this report, before the report itself.

import type { StorePlace } from '../../src/platform/store/index.ts'
import { openReports, sendWithFile } from './reports-crash.ts'
import type { TestDesk } from './reports.ts'

const [place = '', folder = '', desk = '', first = '0', last = '0', lastPart = '0'] =
  process.argv.slice(2)
const house = await openReports(JSON.parse(place) as StorePlace, folder)
for (let n = Number(first); n <= Number(last); n += 1) {
  await sendWithFile(house, JSON.parse(desk) as TestDesk, {
    n,
    between(part) {
      if (n === Number(last) && part === Number(lastPart)) process.kill(process.pid, 'SIGKILL')
    },
  })
}
