/** The foot: the answers that it offers, which of several messages it answers, and the moment in which it takes none. */
import { all, find, page, press, SECOND, words, write } from './page.js'

export const [done, help, cannot] = all('[data-foot=answer] .pair > *')

let settling = 0
/** No press is taken for a moment after an answer, and after the foot turned to another message: it was meant for the one before. */
export function settle() {
  const bar = find('.foot-bar')
  bar.className = 'foot-bar new'
  clearTimeout(settling)
  settling = setTimeout(() => void (bar.className = 'foot-bar'), SECOND)
  find('.reel').scrollTop = 0
}
export const isSettling = () => find('.new')

/** What a card may be answered with. @param {any} facts */
export function showAnswers({ end, may, heed }) {
  done.textContent = words[end ? 'readIt' : heed ? 'heeded' : 'done']
  done.hidden = !end && !may.includes('done')
  help.hidden = !may.includes('help')
  cannot.hidden = end || !may.includes('cannot')
  help.className = `button danger ${cannot.hidden ? 'wide' : ''}`
}

/**
 * Which of several the foot answers, how many there are, and the ways to it and to those below it.
 * @param {any[]} open @param {any} first @param {boolean} isTrouble
 */
export function showOpen(open, first, isTrouble) {
  const line = find('#open')
  const [name, more] = all('a', line)
  line.hidden = isTrouble || open.length < 2
  write(find('b', name), first && first.dataset.end ? first.firstElementChild.textContent : '')
  write(find('bdi', name), first ? find('h2', first).textContent : '')
  write(more, words.count.replace('{number}', open.length.toLocaleString(page.locale)))
  press(name, () => first.scrollIntoView())
  press(more, () => open[1].scrollIntoView())
}
