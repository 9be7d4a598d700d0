/** The page and its words: what every part of the script finds, fills and writes. */

/** With what old browsers lack. @type {any} */
export const world = window
export const SECOND = 1000

/** @param {string} selector @param {ParentNode} [root] @returns {any} */
export const find = (selector, root) => (root || document).querySelector(selector)
/** @param {string} selector @param {ParentNode} [root] @returns {any[]} */
export const all = (selector, root) => Array.from((root || document).querySelectorAll(selector))
export const page = JSON.parse(find('#station').textContent)
export const { words } = page
export const { lang } = document.documentElement

/** @param {number | string} at */
export function clock(at) {
  return new Date(at).toLocaleTimeString(page.locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: page.zone,
  })
}

/** @param {string} sentence @param {string | number} at @param {string} [what] */
export const fill = (sentence, at, what = '') =>
  sentence.replace('{time}', clock(at)).replace('{what}', what)

/** @param {string} sentence */
export function say(sentence) {
  const news = find('#news')
  news.className = sentence && 'card tone-warn'
  news.textContent = sentence
}

/** @param {any} element @param {string} sentence */
export function write(element, sentence) {
  if (element.textContent !== sentence) element.textContent = sentence
}

/** @param {any} parent @param {string} tag @param {string} text */
export function append(parent, tag, text) {
  const element = document.createElement(tag)
  element.textContent = text
  parent.append(element)
  return element
}

/** A press does its work here, and nothing at the node but what `work` asks for with true. @param {any} element @param {() => unknown} work */
export function press(element, work) {
  element.onclick = () => work() === true
}

/** Another look at a page of the node. @param {string} path @param {(page: Document) => void} done */
export function lookAt(path, done) {
  const request = new XMLHttpRequest()
  request.open('GET', path)
  request.responseType = 'document'
  request.onload = () => request.response && done(request.response)
  request.send()
}
