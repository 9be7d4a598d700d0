// An act that its officer signs: his passkey answers over the hash of what he read, and the form goes on with the answer.

import { get } from './ask-passkey.js'

/** Longest that the person may look for the passkey. */
const SIGN_MS = 120000

/** @param {HTMLElement} part @param {string} name */
const word = (part, name) => part.dataset[name] || ''

/** @param {HTMLElement} part @param {string} sentence */
function tell(part, sentence) {
  const said = part.querySelector('[data-said]')
  if (!(said instanceof HTMLElement)) return
  said.textContent = sentence
  said.hidden = sentence === ''
}

/** @param {HTMLFormElement} form @param {string} name @param {string} value */
function put(form, name, value) {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = value
  form.append(field)
}

/** @param {HTMLElement} part @param {HTMLFormElement} form */
async function sign(part, form) {
  tell(part, '')
  try {
    const { clientDataJSON, authenticatorData, signature } = await get({
      challenge: word(part, 'challenge'),
      rpId: word(part, 'rp'),
      timeoutMs: SIGN_MS,
    })
    put(form, 'assertion.clientDataJSON', clientDataJSON)
    put(form, 'assertion.authenticatorData', authenticatorData)
    put(form, 'assertion.signature', signature)
    form.submit()
  } catch {
    // Closing the browser's own window for passkeys is an answer, too.
    tell(part, word(part, 'offline'))
  }
}

// On the document, so that a part that is drawn anew works as the first one did.
document.addEventListener('submit', (event) => {
  const { target } = event
  const part = target instanceof HTMLFormElement ? target.closest('[data-officer]') : null
  if (!(target instanceof HTMLFormElement) || !(part instanceof HTMLElement)) return
  event.preventDefault()
  void sign(part, target)
})
