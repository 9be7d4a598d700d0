// Goes through the open reports of a desk and writes a fresh header before each file that a colleague's newer key does not
// open. What was written is kept at once: stopped at any time, it goes on later where it was. Words: src/ui/desk-key.ts.

import { askDesk, piecesOf, tellDesk } from './desk-part.js'
import { freshHeads } from './desk-heads.js'
import { watchUnlock } from './desk-own-key.js'

/** @typedef {import('./desk-own-key.js').OwnKey} OwnKey */

/** Pages of reports that one go looks through at most: more than any desk has open. */
const MAX_PAGES = 10000

/** @param {HTMLElement} part @param {HTMLElement} desk @param {OwnKey} key */
async function renew(part, desk, key) {
  const { find, say } = piecesOf(part)
  const { agency = '' } = desk.dataset
  const shown = find('count')
  let after = ''
  let looked = 0
  let done = 0
  let left = 0
  find('working').hidden = false
  for (let page = 0; page < MAX_PAGES; page++) {
    const asked = after ? { agency, after } : { agency }
    const { items, newest, looked: more, next } = await tellDesk(desk, 'toRenew', asked)
    const fresh = await freshHeads(items, key)
    if (fresh.heads.length) await askDesk(desk, 'reseal', { agency, newest, heads: fresh.heads })
    looked += more
    done += fresh.heads.length
    left += fresh.left
    shown.textContent = `${looked} · ${done} · ${left}`
    if (next) {
      after = next
      continue
    }
    if (!left || done) await askDesk(desk, 'renewed', { agency, newest, left })
    break
  }
  find('working').hidden = true
  say(left ? 'some' : 'renewed')
}

for (const part of Array.from(document.querySelectorAll('[data-key-renewing]'))) {
  const desk = part.closest('[data-renew]')
  if (part instanceof HTMLElement && desk instanceof HTMLElement) {
    watchUnlock(part, (key) => renew(part, desk, key), true)
    part.hidden = false
  }
}
