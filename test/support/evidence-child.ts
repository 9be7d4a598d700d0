// A process that hands evidence in and on until it is killed: node evidence-child.ts <place as JSON> <folder> <title>.
// It prints each step before it begins it.

import type { StorePlace } from '../../src/platform/store/index.ts'
import { carryOn, openEvidence } from './evidence-crash.ts'

const [place = '', folder = '', title = ''] = process.argv.slice(2)
const house = await openEvidence(JSON.parse(place) as StorePlace, folder)
await carryOn(house, title, (step) => void process.stdout.write(`${step}\n`))
await house.close()
