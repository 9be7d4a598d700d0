// A secret key of age belongs to whoever has it and to no node: a form that holds one is not sent, and says so beside the
// field. The node refuses it too, yet then it has left the browser.

import { holdsSecret } from '../../lib/age/secret.js'

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** Whether this is a field whose text a form sends. @param {unknown} field @returns {field is Field} */
function isSent(field) {
  const isText =
    field instanceof HTMLTextAreaElement ||
    (field instanceof HTMLInputElement && field.type !== 'file')
  return isText && field.name !== '' && field.form !== null
}

/** Says beside a field that it holds a secret key, or takes that back. @param {Field} field @returns {boolean} whether it does */
function heed(field) {
  const id = `${field.id || field.name}-secret`
  const said = document.getElementById(id)
  const isSecret = holdsSecret(field.value)
  if (isSecret === (said !== null)) return isSecret
  const others = (field.getAttribute('aria-describedby') || '').split(' ')
  const by = others.filter((one) => one !== '' && one !== id)
  if (said) said.remove()
  else {
    const told = document.createElement('p')
    told.id = id
    told.className = 'error'
    told.setAttribute('role', 'alert')
    told.textContent =
      document.querySelector('[data-secret-key]')?.getAttribute('data-secret-key') ?? ''
    field.before(told)
    by.push(id)
  }
  field.closest('.field')?.classList.toggle('wrong', isSecret)
  field.setAttribute('aria-describedby', by.join(' '))
  if (isSecret) field.setAttribute('aria-invalid', 'true')
  else field.removeAttribute('aria-invalid')
  return isSecret
}

/** The first field of a form that holds a secret key; all of them say so. @param {HTMLFormElement} form */
export function secretIn(form) {
  return [...form.elements].filter(isSent).filter(heed)[0]
}

/** Keeps forms that hold a secret key from being sent, by the browser or by any script of the page. */
export function keepSecrets() {
  document.addEventListener('input', ({ target }) => {
    if (isSent(target)) heed(target)
  })
  document.addEventListener(
    'submit',
    (event) => {
      const field = event.target instanceof HTMLFormElement ? secretIn(event.target) : undefined
      if (!field) return
      event.preventDefault()
      event.stopImmediatePropagation()
      field.focus()
      field.select()
    },
    true,
  )
}
