// Forty sites whose pages live on, watched by a real node: nobody is disturbed by their life or by what their offices
// edit, an attack is told with the words that changed, and nothing is left open when the page is mended. The clock of a
// page runs sixty times as fast as the node's: a minute for each look, which follow each other within seconds.
//
// Not covered here, since each look of a whole house takes tens of milliseconds: learning by the node itself, which
// `learned-site.test.ts` has for one site, and the other half of the attacks, which `npm run bench -- watch` has; among
// them the one that only some visitors see: the page as it is read afterwards may not hold it.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { EDITS } from '../../bench/watch/bed/bed.ts'
import { attack, ofPages, roundsOf } from '../support/bed-attacks.ts'
import { type WatchedBed, watchBed } from '../support/bed-watch.ts'

const SITES = 40
const LIMIT = { timeout: 540_000 }
/** At most one attack a site, each kind of rule among them. */
const ATTACKS = [
  'page replaced with a signature',
  'page emptied',
  'signature hidden',
  'title replaced',
  'insult in place of a line',
  'vote postponed on top',
  'vote postponed in place of the day',
  'stations closed in place of the hours',
  'vote by telephone message',
  'voters told to stay away, at the end',
  'opening hour changed',
  'day changed by a week',
  'telephone changed',
  'line about hours dropped',
  'half of the text dropped',
  'register link to another host',
  'register link through an own door',
  'register link with code',
  'program to download',
  'many links hidden',
  'lines hidden by an element',
  'marks of direction in the hours',
  'lookalike letters in a line',
  'not to be found',
  'script from another host',
  'own script added',
  'script that leads away',
  'script as data',
  'handler on a picture',
  'frame over the page',
  'frame with a page inside',
  'form to another host',
  'password asked',
  'base to another host',
  'refresh without script',
  'style that writes',
  'sheet from another host',
  'canonical to another host',
  'fake maintenance with a form',
]

let bed: WatchedBed

before(async () => {
  bed = await watchBed(SITES)
}, LIMIT)
after(() => bed?.stop())

test('pages that live on disturb nobody', LIMIT, async () => {
  // The first look was that of the node itself.
  await bed.look(bed.sites)
  assert.deepEqual(ofPages(await bed.open()), [])
})

test(
  'each attack is told, shown with its words and place, and over when it is mended',
  LIMIT,
  async () => {
    const rounds = roundsOf(bed.sites, ATTACKS)
    for (const round of rounds) await attack(bed, round)
  },
)

test(
  'what an office edits is nothing grave, unless it changes what voters go by',
  LIMIT,
  async () => {
    const ordinary = EDITS.filter(({ changesFact }) => !changesFact).map(({ id }) => id)
    const rounds = roundsOf(bed.sites, ordinary)
    for (const round of rounds) {
      for (const [site, edit] of round) site.change = edit
      await bed.look([...round.keys()])
      const grave = (await bed.open()).filter(
        ({ severity }) => severity === 'C' || severity === 'H',
      )
      assert.deepEqual(ofPages(grave), [])
    }
    assert.deepEqual(bed.node.log, [])
  },
)
