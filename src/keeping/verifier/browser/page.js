/**
 * The page of verify.html: takes a file by input or drop, has it checked, and shows nine lines. Everything is written as
 * text, never as markup.
 */

/**
 * @typedef {object} Line
 * @property {string} check
 * @property {string} state
 * @property {number} checked
 * @property {{ part: string, fault: string, detail: string }[]} faults
 * @property {{ remark: string, count: number }[]} remarks
 */
/** @typedef {{ lines: Line[] } | { refused: string }} Outcome */
/** @typedef {{ dir: string, name: string, words: { [key: string]: string } }} Words */
/** @typedef {(file: Blob, tell: (done: number, all: number) => void) => Promise<Outcome>} Check */

/**
 * @param {string} tag @param {string} text @param {string} [kind]
 * @returns {HTMLElement}
 */
function element(tag, text, kind) {
  const made = document.createElement(tag)
  made.textContent = text
  if (kind) made.className = kind
  return made
}

/** @type {(id: string) => HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id))

/** @typedef {(key: string) => string} Word */

/** @type {(line: Line, word: Word) => HTMLElement} */
function row(line, word) {
  const made = document.createElement('tr')
  made.id = line.check
  made.className = line.state
  const title = element('th', `${line.check} ${word(`checks.${line.check}`)}`)
  title.setAttribute('scope', 'row')
  const found = document.createElement('td')
  const list = document.createElement('ul')
  for (const { part, fault, detail } of line.faults) {
    const item = document.createElement('li')
    const code = element('code', part)
    code.dir = 'ltr'
    item.append(code, ` ${word(`faults.${fault}`)}`, detail ? ` (${detail})` : '')
    list.append(item)
  }
  for (const { remark, count } of line.remarks)
    list.append(element('li', `${word(`remarks.${remark}`)}: ${count}`))
  if (line.checked) found.append(element('p', `${word('states.looked')}: ${line.checked}`))
  if (list.childElementCount) found.append(list)
  made.append(title, element('td', word(`states.${line.state}`), 'state'), found)
  return made
}

/** @type {(lines: Line[], word: Word) => HTMLElement} */
function tableOf(lines, word) {
  const table = document.createElement('table')
  const head = table.createTHead().insertRow()
  for (const key of ['page.check', 'page.outcome', 'page.found']) {
    const cell = element('th', word(key))
    cell.setAttribute('scope', 'col')
    head.append(cell)
  }
  const body = table.createTBody()
  for (const line of lines) body.append(row(line, word))
  return table
}

/** Hands on each file that is chosen or dropped. @param {(file: File) => void} take */
function listen(take) {
  const input = /** @type {HTMLInputElement} */ (byId('file'))
  input.addEventListener('change', () => {
    const file = input.files && input.files[0]
    if (file) take(file)
  })
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    const file = event.dataTransfer && event.dataTransfer.files[0]
    if (file) take(file)
  })
}

/** A button for each language. @param {{ [language: string]: Words }} languages @param {(language: string) => void} speak */
function offer(languages, speak) {
  for (const language of Object.keys(languages)) {
    const button = element('button', languages[language].name)
    button.setAttribute('type', 'button')
    button.setAttribute('data-language', language)
    button.lang = language
    button.addEventListener('click', () => speak(language))
    byId('languages').append(button)
  }
}

/** Shows the page in one of its languages and takes files. @param {{ [language: string]: Words }} languages @param {Check} check */
export function start(languages, check) {
  /** @type {Words} */
  let spoken = languages.en
  /** @type {Outcome | null} */
  let outcome = null
  let name = ''
  let turn = 0
  const progress = /** @type {HTMLProgressElement} */ (byId('progress'))
  /** @type {Word} */
  const word = (key) => spoken.words[key] || key

  function draw() {
    const result = byId('result')
    result.textContent = ''
    if (!outcome) return
    result.append(element('h2', name))
    if ('lines' in outcome) result.append(tableOf(outcome.lines, word))
    else result.append(element('p', `${word('page.refused')} (${outcome.refused})`, 'fail'))
  }

  /** @param {string} language */
  function speak(language) {
    spoken = languages[language]
    document.documentElement.lang = language
    document.documentElement.dir = spoken.dir
    document.title = word('page.title')
    for (const one of document.querySelectorAll('[data-word]'))
      one.textContent = word(one.getAttribute('data-word') || '')
    for (const one of document.querySelectorAll('[data-language]'))
      one.setAttribute('aria-pressed', String(one.getAttribute('data-language') === language))
    draw()
  }

  /** @param {File} file */
  async function take(file) {
    turn += 1
    const own = turn
    outcome = null
    name = file.name
    draw()
    progress.hidden = false
    const told = await check(file, (done, all) => {
      if (own === turn) progress.value = all ? done / all : 1
    })
    // Another file was chosen meanwhile.
    if (own !== turn) return
    outcome = told
    progress.hidden = true
    draw()
    byId('result').focus()
  }

  listen(take)
  offer(languages, speak)
  speak(navigator.language.startsWith('ar') ? 'ar' : 'en')
}
