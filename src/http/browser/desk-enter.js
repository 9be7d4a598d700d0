// A report that came to an officer by telephone, by letter or in person: sealed here as the reporter's own browser would,
// with a receipt for whoever told it. Words and parts: src/ui/desk-key.ts.

import { base64, randomBytes, sealAge } from './age.js'
import { askDesk } from './desk-part.js'
import { frameOf } from './padme.js'
import { derive, digitsOf, readHash } from './receipt.js'

/** Fields of the routing part that are chosen. */
const CHOSEN = ['agency', 'what', 'place', 'moment', 'teller', 'language', 'forward']

/** @param {HTMLFormElement} form @param {HTMLElement} part */
async function enter(form, part) {
  const given = new FormData(form)
  const told = (/** @type {string} */ name) => String(given.get(name) || '')
  /** @type {Record<string, string | boolean>} */
  const routing = { danger: given.has('danger'), contact: given.has('contact') }
  for (const name of CHOSEN.concat('channel', 'text')) {
    const field = /** @type {HTMLElement | null} */ (form.querySelector(`[name="${name}"]`))
    if (!told(name).trim()) return field && field.focus()
    if (CHOSEN.indexOf(name) >= 0) routing[name] = told(name)
  }
  const seed = randomBytes(16)
  const { mailbox, read, recipient } = await derive(seed)
  const readers = JSON.parse(form.dataset['readers'] || '{}')[told('agency')].concat(recipient)
  const manifest = { v: 1, kind: 'answers', language: told('language'), recipient }
  const sealed = base64(await sealAge(frameOf(manifest, told('text')), readers))
  const receipt = { mailbox, recipient, readHash: await readHash(read) }
  const input = Object.assign({ routing, channel: told('channel'), sealed }, receipt)
  const { report } = await askDesk(form, 'enter', input)
  const find = (/** @type {string} */ name) =>
    /** @type {HTMLElement} */ (part.querySelector(`[data-${name}]`))
  find('digits').textContent = digitsOf(seed)
  find('link').setAttribute('href', `${form.dataset['path']}${report}`)
  find('done').hidden = false
  find('enter').hidden = true
  const text = form.querySelector('textarea')
  if (text) text.value = ''
}

const form = document.querySelector('form[data-enter]')
const part = form && form.querySelector('[data-entering]')
if (form instanceof HTMLFormElement && part instanceof HTMLElement) {
  const failed = /** @type {HTMLElement} */ (part.querySelector('[data-says]'))
  const button = /** @type {HTMLButtonElement} */ (part.querySelector('[data-enter]'))
  form.addEventListener('submit', (event) => event.preventDefault())
  button.addEventListener('click', async () => {
    button.disabled = true
    failed.hidden = true
    await enter(form, part).catch(() => {
      failed.hidden = false
    })
    button.disabled = false
  })
  part.hidden = false
}
