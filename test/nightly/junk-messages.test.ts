import { forBothHouses } from '../support/house.ts'
import { hearJunk } from '../support/junk-messages.ts'
import { NIGHT_CASES } from '../support/night-cases.ts'
import { mona, watchHouse, watching } from '../support/pollwatch.ts'

forBothHouses(
  'ten thousand junk messages are counted, a few kept, and an observer is heard all the same',
  watchHouse,
  async (h) => {
    const facts = { name: 'North Watch', manager: mona, stations: ['A-1'] }
    await hearJunk(h, await watching(h, facts), NIGHT_CASES.messages)
  },
)
