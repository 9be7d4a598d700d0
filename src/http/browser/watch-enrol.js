// The telephone of an observer becomes his by the link on a card. The page says in attributes what to do and in which words.

import { countWaiting, inWords, wipe } from './watch-kept.js'

const enrolling = document.getElementById('enrol')
const secret = location.hash.slice(1)

/** @param {string} name */
const find = (name) => /** @type {HTMLElement | null} */ (document.querySelector(`[data-${name}]`))

/** @param {string} name @param {boolean} isShown */
function show(name, isShown) {
  const element = find(name)
  if (element) element.hidden = !isShown
}

/** @param {string} name @param {string} text */
function write(name, text) {
  const element = find(name)
  if (element) element.textContent = text
}

/** @param {string} sentence */
function say(sentence) {
  const message = find('message')
  if (message) message.className = sentence && 'errors'
  write('message', sentence)
  show('message', sentence !== '')
}

/** What an action answers; null, and then the person is told, where it refuses. @param {string} action */
async function call(action) {
  const data = enrolling ? enrolling.dataset : {}
  const headers = {
    'Content-Type': 'application/json',
    'Accept-Language': document.documentElement.lang,
  }
  const request = { method: 'POST', headers, body: JSON.stringify({ secret }) }
  const response = await fetch(`${data['api']}/pollwatch.${action}`, request).catch(() => null)
  const answer = response && (await response.json().catch(() => null))
  if (response && response.ok && answer) return answer.output
  say((answer && answer.title) || data['offline'] || '')
  return null
}

/** A telephone that was switched off keeps nothing, and says what is lost with it. */
async function clear() {
  const told = find('revoked')
  if (!told) return
  const patterns = JSON.parse(told.dataset['revoked'] || '{}')
  const count = await countWaiting()
  write('lost', inWords(count, patterns, patterns.lost))
  await wipe()
  // Whose it was the node knows by the cookie, which goes last.
  const headers = { 'Content-Type': 'application/json' }
  const address = `${enrolling ? enrolling.dataset['api'] : ''}/pollwatch.leavePhone`
  await fetch(address, { method: 'POST', headers, body: '{}' })
}

async function start() {
  // Without a secret in the address the form for the typed code is all that is needed.
  show('code', secret === '')
  if (secret === '' || !enrolling) return
  const card = await call('readCard')
  if (!card) return show('code', true)
  write('number', card.number)
  write('station', card.station)
  show('start', true)
  const button = find('go')
  if (!(button instanceof HTMLButtonElement)) return
  button.addEventListener('click', async () => {
    button.disabled = true
    if (await call('enrolPhone')) location.replace(enrolling.dataset['next'] || '/')
    button.disabled = false
  })
}

clear().catch(() => {})
void start()
