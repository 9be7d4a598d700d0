/** The words and facts of an observer's page, and what every part of its script finds and writes. */

/**
 * @typedef {{
 *   phone: string, number: string, base: string, api: string, zone: string, locale: string, sms: string,
 *   form: any, words: Record<string, any>
 * }} Facts
 */

/** @type {Facts} */
export const facts = JSON.parse(
  (document.getElementById('watch') || { textContent: '{}' }).textContent || '{}',
)
export const { words } = facts

/** @param {string} selector @param {ParentNode} [root] @returns {any} */
export const seek = (selector, root) => (root || document).querySelector(selector)
/** @param {string} selector @param {ParentNode} [root] @returns {any[]} */
export const seekAll = (selector, root) => Array.from((root || document).querySelectorAll(selector))

/** @param {number} at */
export function hour(at) {
  return new Date(at).toLocaleTimeString(facts.locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: facts.zone,
  })
}

/** @param {any} parent @param {string} tag @param {string} [text] */
export function put(parent, tag, text) {
  const element = document.createElement(tag)
  if (text) element.textContent = text
  parent.append(element)
  return element
}

/** @param {any} parent @param {string} text @param {() => void} work @param {string} [kind] */
export function pressable(parent, text, work, kind = 'secondary') {
  const button = put(parent, 'button', text)
  button.className = `button ${kind}`
  button.setAttribute('type', 'button')
  button.addEventListener('click', work)
  return button
}

/** An id as the node makes them: the time, then chance. Source: RFC 9562 §5.7. */
export function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  const hex = Array.from(bytes, (byte) => `0${byte.toString(16)}`.slice(-2)).join('')
  const ms = `00000000000${Date.now().toString(16)}`.slice(-12)
  const variant = '89ab'.charAt(bytes[2] & 3)
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex.slice(0, 3)}-${variant}${hex.slice(5, 8)}-${hex.slice(8)}`
}
