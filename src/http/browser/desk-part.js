// What the parts of an officer's desk share: saying one of their sentences, asking the node, and showing what was sealed.

import { AgeProblem } from './age.js'
import { readFrame } from './padme.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {string} text base64 */
export const bytesOfBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** The pieces of one part by their data attributes. @param {Element} part */
export function piecesOf(part) {
  /** @param {string} name */
  const find = (name) => /** @type {HTMLElement} */ (part.querySelector(`[data-${name}]`))
  /** Says one of the part's sentences; nothing for ''. What follows a press is brought in sight. @param {string} name @param {boolean} [isQuiet] */
  const say = (name, isQuiet = false) => {
    for (const each of Array.from(part.querySelectorAll('[data-says]'))) {
      if (!(each instanceof HTMLElement)) continue
      each.hidden = each.dataset['says'] !== name
      if (!each.hidden && !isQuiet) each.scrollIntoView({ block: 'center' })
    }
  }
  /** @param {string} name @param {() => Promise<void>} step */
  const on = (name, step) => {
    const button = /** @type {HTMLButtonElement} */ (find(name))
    button.addEventListener('click', async () => {
      button.disabled = true
      say('')
      await step().catch((error) => say(sentenceOf(error)))
      button.disabled = false
    })
  }
  return { find, say, on }
}

/** A button of the part with these words. @param {string | undefined} words */
export function buttonOf(words) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button secondary'
  button.textContent = words || ''
  return button
}

/** @param {unknown} error */
export function sentenceOf(error) {
  if (error instanceof AgeProblem) return error.code
  return error instanceof DOMException && error.name === 'NotAllowedError' ? 'cancelled' : 'failed'
}

/** Where the node answers in the realm of the page. @param {HTMLElement} desk */
export function apiOf(desk) {
  const isExercise = location.pathname.indexOf('/exercise/') === 0
  return desk.dataset['api'] || (isExercise ? '/exercise/api' : '/api')
}

/** Asks the node as its own pages do. @param {HTMLElement} desk @param {string} action @param {object} input */
export async function askDesk(desk, action, input) {
  const response = await fetch(`${apiOf(desk)}/reports.${action}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': document.documentElement.lang,
    },
    body: JSON.stringify(input),
  })
  if (!response.ok) throw new AgeProblem('refused')
  return (await response.json()).output
}

/** @param {HTMLElement} place @param {string} label @param {string} text */
function addLine(place, label, text) {
  const line = document.createElement('p')
  const name = document.createElement('strong')
  name.textContent = `${label} `
  const words = document.createElement('bdi')
  words.textContent = text
  // Lines of the text stay lines; the style sheet is not ours to write in.
  words.style.setProperty('white-space', 'pre-wrap')
  line.append(name, words)
  place.append(line)
}

/** Shows what a frame holds. @param {HTMLElement} part @param {Bytes} frame */
export function showFrame(part, frame) {
  const read = readFrame(frame)
  if (!read) throw new AgeProblem('damaged')
  const { find } = piecesOf(part)
  const place = find('opened')
  place.textContent = ''
  for (const name of ['text', 'place', 'name', 'contact']) {
    const value = name === 'text' ? read.text : read.manifest[name]
    if (typeof value === 'string' && value) addLine(place, place.dataset[name] || '', value)
  }
  place.hidden = false
  place.focus()
}

/**
 * Asks the node for what it tells without a change.
 * @param {HTMLElement} desk @param {string} query @param {Record<string, string | undefined>} [input]
 */
export async function tellDesk(desk, query, input = {}) {
  const headers = { 'Accept-Language': document.documentElement.lang }
  const search = new URLSearchParams(/** @type {Record<string, string>} */ (input)).toString()
  const path = `/reports.${query}${search && `?${search}`}`
  const response = await fetch(`${apiOf(desk)}${path}`, { headers })
  if (!response.ok) throw new AgeProblem('refused')
  return response.json()
}
