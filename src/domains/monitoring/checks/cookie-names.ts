/** Words of a name that give a session or login cookie away. */
const SESSION_WORDS = new Set([
  'auth',
  'bearer',
  'jwt',
  'login',
  'sess',
  'sessid',
  'session',
  'sessionid',
  'sid',
  'token',
])

/** Names that frameworks write as one word, with what stands before or after. */
const JOINED = [
  /^(?:access|app|auth|id|j|login|my|php|refresh|user|web)(?:sessid|session|sessionid|token)$/,
  /^aspsessionid[a-z]*$/,
  /^s?sess[0-9a-f]{16,}$/,
  /^(?:aspxauth|cftoken|loggedin)$/,
]

const CSRF = /csrf|xsrf/i

/** True for the token against forged requests, which is meant to be read by script. */
export function isCsrfName(name: string): boolean {
  return CSRF.test(name)
}

/** True where a cookie's name says that it stands for who signed in: by its words, not by letters inside another word. */
export function isSessionName(name: string): boolean {
  if (isCsrfName(name)) return false
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  const isLoggedIn = words.some((word, place) => word === 'logged' && words[place + 1] === 'in')
  return isLoggedIn || words.some(isSessionWord)
}

function isSessionWord(word: string): boolean {
  return SESSION_WORDS.has(word) || JOINED.some((pattern) => pattern.test(word))
}
