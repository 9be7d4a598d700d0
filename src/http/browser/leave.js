// Leaving a page of the report at once: by its link, or by pressing Escape three times. The page does not stay in the
// history, and what was typed does not stay in the page.

/** Presses further apart than this do not belong together. */
const APART_MS = 1500

let presses = 0
let last = 0

/** Empties every field, so that going back finds nothing. */
export function forget() {
  for (const form of Array.from(document.forms)) {
    for (const field of Array.from(form.elements)) {
      const isTyped = field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement
      if (isTyped) field.value = ''
    }
  }
}

function leave() {
  const link = document.querySelector('[data-leave]')
  if (!(link instanceof HTMLAnchorElement)) return
  const { href } = link
  forget()
  document.body.hidden = true
  location.replace(href)
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  presses = event.timeStamp - last < APART_MS ? presses + 1 : 1
  last = event.timeStamp
  if (presses >= 3) leave()
})
document.addEventListener('click', (event) => {
  const { target } = event
  if (!(target instanceof Element) || !target.closest('[data-leave]')) return
  event.preventDefault()
  leave()
})
