/** The receipts: an answer at once to every act. */
import { FRESH, kept } from './kept.js'
import { append, fill, find, words } from './page.js'

/** @type {any} */
const tones = { sent: 'ok', no: 'bad' }
/** What was done just now; brief where something waits for an answer. @param {boolean} isBrief @param {boolean} isGoing there is a network */
export function showActs(isBrief, isGoing) {
  const list = find('#receipts')
  const fresh = kept.acts.filter(({ state, at }) => state === 'queued' || Date.now() - at < FRESH)
  // What waits for an answer must not be pushed out of sight.
  list.className = isBrief ? 'brief' : ''
  const said = fresh.slice(0, isBrief ? 1 : 2).map(({ state, what, at, why }) => {
    const way = state === 'queued' && isGoing ? 'going' : state
    return [way, fill(words[way][0], at, what), why || words[way][1]]
  })
  const text = JSON.stringify(said)
  if (list.dataset.said === text) return
  list.dataset.said = text
  list.textContent = ''
  for (const [way, title, more] of said) {
    const card = append(list, 'div', '')
    card.className = `card tone-${tones[way] || 'warn'}`
    append(card, 'h2', title)
    append(card, 'p', more)
  }
}

/** @param {string} symptom */
export const buttonOf = (symptom) => find(`#trouble [value=${symptom}]`)

/** What was sent already asks before it is sent again. @param {string} symptom @param {number | string} at */
export function askAgain(symptom, at) {
  const button = buttonOf(symptom)
  button.textContent = words.sendAgain
  const line = find('[data-again]', button.parentNode) || append(button.parentNode, 'p', '')
  line.className = 'error'
  line.dataset.again = 1
  line.textContent = fill(words.again, at)
  button.before(line)
}
